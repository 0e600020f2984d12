"""Drafts: items while they are being read, and what makes finished items of them."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from rettesnor.outline.record import Attributes, Item, ItemKind


@dataclass(slots=True, eq=False)
class Draft:
    """An item while it is being read.

    Args:
        kind: what sort of statement it is, as far as is known.
        label: its printed number or letter.
        text: its words.
        start: where its label or bullet begins.
        end: behind its last character.
        page: 1-based; None where there are none.
        rule: the rule that made it an item.
        parent: the draft it stands under.
        certainty: how sure the rule and its surroundings are, 0–1.
        attributes: what the text states about it.
        rank: how high it stands among the headings, where it is one; None in a list or paragraph.
        run: how many of its kind follow each other directly up to it, nothing between.
    """

    kind: ItemKind
    label: str | None
    text: str
    start: int
    end: int
    page: int | None
    rule: str
    parent: Draft | None = None
    certainty: float = 0.9
    attributes: Attributes = field(default_factory=Attributes)
    rank: tuple[int, int] | None = None
    run: int = 1

    def ancestors(self) -> list[Draft]:
        """The drafts above it, nearest first."""
        found = []
        above = self.parent
        while above is not None:
            found.append(above)
            above = above.parent
        return found


def finish(drafts: Iterable[Draft]) -> tuple[Item, ...]:
    """The items, in reading order, each with an id of its own that other paragraphs do not change.

    The id is a hash of kind, label and words, and of how many such there were before: nothing else in the document can
    change it.
    """
    ordered = sorted((draft for draft in drafts if draft.text), key=lambda draft: (draft.start, -draft.end))
    seen: Counter[str] = Counter()
    ids: dict[Draft, str] = {}
    for draft in ordered:
        name = f"{draft.kind}\x1f{draft.label or ''}\x1f{' '.join(draft.text.casefold().split())}"
        seen[name] += 1
        ids[draft] = hashlib.sha256(f"{name}\x1f{seen[name]}".encode()).hexdigest()[:12]
    return tuple(
        Item(
            id=ids[draft],
            kind=draft.kind,
            label=draft.label,
            text=draft.text,
            # What has no words is no item; what stands under it stands under the next above that has.
            parent=next((ids[one] for one in draft.ancestors() if one.text), None),
            page=draft.page,
            start=draft.start,
            end=draft.end,
            confidence=round(draft.certainty, 2),
            attributes=draft.attributes,
            reason=draft.rule,
        )
        for draft in ordered
    )
