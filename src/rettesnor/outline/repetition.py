"""What a plan prints twice (an overview, then the chapter) is one item, at the place where its children stand."""

from __future__ import annotations

from collections import defaultdict

from rettesnor.outline.drafts import Draft
from rettesnor.outline.prose import letters
from rettesnor.outline.record import ItemKind

_MAY_REPEAT = frozenset(
    {
        ItemKind.AREA,
        ItemKind.GOAL,
        ItemKind.SUBGOAL,
        ItemKind.STRATEGY,
        ItemKind.VISION,
        ItemKind.VALUE,
        ItemKind.APPROACH,
    }
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
            groups[kind, letters(draft.text)].append(draft)
    has_children = {draft.parent for draft in drafts if draft.parent is not None}
    areas = {letters(draft.text): draft for draft in drafts if draft.kind is ItemKind.AREA}
    dropped = {
        draft
        for draft in drafts
        if draft.kind is ItemKind.GOAL and draft not in has_children and _announces(draft, areas)
    }
    for same in groups.values():
        if len(same) < 2:
            continue
        labels = {draft.label for draft in same if draft.label}
        kept = [draft for draft in same if draft in has_children] or same[:1]
        if same[0].kind is ItemKind.STRATEGY and (len(kept) != 1 or kept[0] not in has_children):
            # Two goals may have the same strategy; only one that has a chapter of its own was announced.
            continue
        if len(labels) > 1 and same[0].kind is not ItemKind.AREA and len(kept) != 1:
            continue
        dropped.update(draft for draft in same if draft not in kept)
    return [draft for draft in drafts if draft not in dropped]


def _announces(goal: Draft, areas: dict[str, Draft]) -> bool:
    """Whether a goal without points is but the name of an area in an overview («1 Digitale tjenester»)."""
    area = areas.get(letters(goal.text))
    return area is not None and goal.parent is None and area.start > goal.start and area.label == goal.label
