"""What a plan prints twice (an overview, then the chapter) is one item, at the place where its children stand."""

from __future__ import annotations

from collections import defaultdict

from rettesnor.outline.drafts import Draft
from rettesnor.outline.record import ItemKind

_MAY_REPEAT = frozenset(
    {ItemKind.AREA, ItemKind.GOAL, ItemKind.SUBGOAL, ItemKind.VISION, ItemKind.VALUE, ItemKind.APPROACH}
)


def once(drafts: list[Draft]) -> list[Draft]:
    """The drafts without those that only announce another of the same kind and words."""
    while len(left := _without_announcements(drafts)) < len(drafts):
        # A goal in an overview may have stood above others that were only announced there, too.
        drafts = left
    return drafts


def _without_announcements(drafts: list[Draft]) -> list[Draft]:
    groups: dict[tuple[ItemKind, str], list[Draft]] = defaultdict(list)
    for draft in drafts:
        if draft.kind in _MAY_REPEAT:
            kind = ItemKind.GOAL if draft.kind is ItemKind.SUBGOAL else draft.kind
            groups[kind, _words(draft.text)].append(draft)
    has_children = {draft.parent for draft in drafts if draft.parent is not None}
    dropped: set[Draft] = set()
    for same in groups.values():
        if len(same) < 2:
            continue
        labels = {draft.label for draft in same if draft.label}
        kept = [draft for draft in same if draft in has_children] or same[:1]
        if len(labels) > 1 and same[0].kind is not ItemKind.AREA and len(kept) != 1:
            continue
        dropped.update(draft for draft in same if draft not in kept)
    return [draft for draft in drafts if draft not in dropped]


def _words(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())
