"""Which items of a reading a careful reader would sign: the same place, kind, label, words, and parent."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable
from typing import Any

from rettesnor.outline.record import Item

LEAST_OVERLAP = 0.6
LEAST_WORDS = 0.9


def right_items(gold: list[dict[str, Any]], items: Iterable[Item]) -> set[str]:
    """The ids of the items that agree with a reference item in everything.

    Args:
        gold: the reference items, as their JSON gives them.
        items: the items read.
    """
    found = list(items)
    pairs = _pairs(gold, found)
    by_id = {item.id: item for item in found}
    right = set()
    for reference in gold:
        item = by_id.get(pairs.get(reference["id"], ""))
        if item is None or item.kind.value != reference["kind"]:
            continue
        same_parent = (
            pairs.get(reference["parent"]) == item.parent if reference.get("parent") else item.parent is None
        )
        if (
            same_parent
            and _folded(item.label) == _folded(reference["label"])
            and _same_words(item.text, reference["text"])
        ):
            right.add(item.id)
    return right


def _pairs(gold: list[dict[str, Any]], items: list[Item]) -> dict[str, str]:
    """Each reference item with the item that covers it best, each item used once."""
    candidates = []
    for reference in gold:
        for item in items:
            if item.start >= reference["end"] or reference["start"] >= item.end:
                continue
            same = _folded(item.text) == _folded(reference["text"])
            overlap = _overlap(reference, item)
            if overlap >= LEAST_OVERLAP or same:
                candidates.append(
                    ((item.kind.value == reference["kind"], same, overlap), reference["id"], item.id)
                )
    pairs: dict[str, str] = {}
    taken: set[str] = set()
    for _, reference_id, item_id in sorted(candidates, key=lambda candidate: candidate[0], reverse=True):
        if reference_id not in pairs and item_id not in taken:
            pairs[reference_id] = item_id
            taken.add(item_id)
    return pairs


def _overlap(reference: dict[str, Any], item: Item) -> float:
    inner = min(reference["end"], item.end) - max(reference["start"], item.start)
    outer = max(reference["end"], item.end) - min(reference["start"], item.start)
    return float(inner / outer)


def _folded(text: str | None) -> str:
    folded = unicodedata.normalize("NFKC", text or "").casefold()
    return " ".join("".join(character if character.isalnum() else " " for character in folded).split())


def _same_words(one: str, other: str) -> bool:
    first, second = Counter(_folded(one).split()), Counter(_folded(other).split())
    total = first.total() + second.total()
    return total == 0 or 2 * (first & second).total() / total >= LEAST_WORDS
