"""Levels: how high each kind of item stands in a plan, and what stands below it where nothing else tells."""

from __future__ import annotations

from rettesnor.outline.headings import WORD_RANK, Rank
from rettesnor.outline.record import ItemKind

LEVEL = {
    ItemKind.AREA: 0,
    ItemKind.GOAL: 1,
    ItemKind.SUBGOAL: 2,
    ItemKind.STRATEGY: 3,
    ItemKind.MEASURE: 4,
    ItemKind.INDICATOR: 5,
}
GOALS = frozenset({ItemKind.GOAL, ItemKind.SUBGOAL})
# The points of a list that nothing announces, by the item that it directly follows.
LISTED_BELOW = {
    ItemKind.GOAL: ItemKind.STRATEGY,
    ItemKind.SUBGOAL: ItemKind.STRATEGY,
    ItemKind.STRATEGY: ItemKind.STRATEGY,
    ItemKind.MEASURE: ItemKind.MEASURE,
}
# What «1.2» is, by the item that is «1».
NUMBERED_BELOW = {
    ItemKind.GOAL: ItemKind.SUBGOAL,
    ItemKind.SUBGOAL: ItemKind.STRATEGY,
    ItemKind.STRATEGY: ItemKind.MEASURE,
}
# The rule by which the plan's own word makes an item its highest goal («Hovedmål», «Hovedmålsetting»).
MAIN_GOAL = "word-hovedmål"
_LOWEST = 9


def level_of(kind: ItemKind) -> int:
    """How high a kind stands, 0 the highest; kinds that stand nowhere in the outline come last."""
    return LEVEL.get(kind, _LOWEST)


def rank_of(type_rank: int | None, kind: ItemKind) -> Rank:
    """How high a labelled item stands among the headings: by its type, where that tells, else by its kind."""
    return (
        (type_rank, 0) if type_rank is not None else (WORD_RANK + LEVEL.get(kind, LEVEL[ItemKind.MEASURE]), 0)
    )


def is_label_under(label: str | None, above: str | None) -> bool:
    """Whether the one number is a part of the other («1.2» of «1»)."""
    return bool(label and above and label.startswith(f"{above}."))
