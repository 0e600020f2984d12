"""The printed lines of a table set by spaces, and which of them are one row where a row's cells stand about its middle.

The label, or the time and the sum, stand on the line in the middle then: above and below it the act goes on.
"""

from __future__ import annotations

from dataclasses import dataclass

from rettesnor.documents import Line
from rettesnor.outline.cell_forms import goes_on, is_cut
from rettesnor.outline.tables import Part

_BEGINS_SMALL = 3.0
_ENDS_OPEN = 2.0
_OVER_GAP = 1.5
_LABEL_ALONE = 2.0
_MIDDLE = 0.5
_OFF_MIDDLE = 1.0


@dataclass(frozen=True, slots=True)
class SpacedLine:
    """A printed line of the table.

    Args:
        place: its place among the printed lines.
        line: the line.
        label: the row's label on it.
        spans: where the words of each column stand on it, the label left out.
        words: the words of each column.
        after_gap: whether a gap stands before it.
    """

    place: int
    line: Line
    label: Part | None
    spans: dict[str, list[tuple[int, int]]]
    words: dict[str, str]
    after_gap: bool


def rows_about(lines: list[SpacedLine], is_anchor: list[bool], own: str) -> list[list[SpacedLine]]:
    """The lines of each row, where every row has one line that is its anchor.

    Args:
        lines: the table's lines.
        is_anchor: for each line, whether it bears the row's label, or its time or sum.
        own: the column of the acts.

    Returns:
        The rows that cost least: whose acts begin and end where acts do, with the anchor at the top or in the middle.
    """
    anchors = [place for place, one in enumerate(is_anchor) if one]
    if not anchors:
        return []
    # The cost of the best way to each place where the row of this anchor may begin, and where the rows before began.
    ways: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for number, anchor in enumerate(anchors):
        is_last = number + 1 == len(anchors)
        ends = [len(lines)] if is_last else range(anchor + 1, anchors[number + 1] + 1)
        following: dict[int, tuple[float, tuple[int, ...]]] = {}
        for begin, (cost, begins) in ways.items():
            for end in ends:
                now = cost + _cost(lines[begin:end], anchor - begin, own)
                if end not in following or now < following[end][0]:
                    following[end] = (now, (*begins, begin))
        ways = following
    ((_, begins),) = ways.values()
    return [lines[begin:end] for begin, end in zip(begins, [*begins[1:], len(lines)], strict=True)]


def _cost(row: list[SpacedLine], anchor: int, own: str) -> float:
    """What speaks against the lines being one row, the anchor among them."""
    below = len(row) - anchor - 1
    cost = sum(_OVER_GAP for line in row[1:] if line.after_gap)
    if anchor:
        cost += _MIDDLE + _OFF_MIDDLE * max(abs(anchor - below) - 1, 0)
    elif own not in row[0].words:
        cost += _LABEL_ALONE
    for name in (own, "responsible"):
        cell = [line.words[name] for line in row if name in line.words]
        if cell:
            cost += _BEGINS_SMALL * cell[0][0].islower() + _ENDS_OPEN * is_cut(cell[-1])
    act = [line.words[own] for line in row[: anchor + 1] if own in line.words]
    if anchor and own in row[anchor].words and len(act) > 1 and not goes_on(act[-2], act[-1]):
        cost += _ENDS_OPEN
    return cost
