"""Margins: goals and headings in a narrow column at the left, each level with the text that it heads in the wide
column beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from rettesnor.documents.pdf.bands import extent
from rettesnor.documents.pdf.fragments import Fragment

_WIDTH = 0.6
"""A margin is no wider than this share of the column beside it, unless it holds the heading of each of its texts."""
_FEWEST_PAIRS = 3
_LARGER = 1.1
_STANDS_FOR = 10.0
"""The size of the type, in points, where nothing but boxes and tables stands beside the margin."""
_SMALL = 0.94
"""What is set in no more than this share of the text's size explains or quotes, and heads nothing."""
_APART = 0.9
"""White of more sizes than this parts what stands in a margin, and paragraphs beside it."""
_LEVEL = 1.2
"""How far apart, in sizes, the upper edges of a heading and of its text may be."""
_FEWEST_LINES, _FEW = 2, 0.5
"""At least so large a share of the headings have so many lines beside them, and no more of them end in a colon;
else they are a list of names and values."""


@dataclass(slots=True)
class MarginRow:
    """What stands in the margin, the text beside it, and the notes and quotes that stand below it in the margin."""

    head: list[Fragment]
    text: list[Fragment]
    notes: list[Fragment]


def margin_rows(columns: Sequence[list[Fragment]]) -> list[MarginRow] | None:
    """The rows that headings in a margin part two columns into, from above; None where the columns are none such.

    Args:
        columns: what stands in each column, in reading order of the columns.
    """
    if len(columns) != 2:
        return None
    margin, text = (sorted(column, key=extent) for column in columns)
    size = median([piece.size for piece in text if piece.text] or [_STANDS_FOR])
    groups = _parted_by_white(margin)
    if _width(margin) > _WIDTH * _width(text) and not _are_pairs(groups, _parted_by_white(text), size):
        return None
    begins = [piece.top for piece in _firsts(text)]
    starts: list[float] = []
    for group in groups:
        top = group[0].top
        level = [begin for begin in begins if abs(begin - top) < _LEVEL * size]
        if level and _is_head(group, size):
            starts.append(min(top, *level) - 1)
    if not starts or sum(group[0].text.endswith(":") for group in groups) > _FEW * len(groups):
        return None
    if starts[0] > min(margin[0].top, text[0].top):
        starts.insert(0, float("-inf"))
    rows: list[MarginRow] = []
    for start, end in pairwise([*starts, float("inf")]):
        row = MarginRow([], [piece for piece in text if start <= piece.top < end], [])
        for group in groups:
            if start <= group[0].top < end:
                is_note = bool(row.head) and _is_note(group, size)
                (row.notes if is_note else row.head).extend(group)
        rows.append(row)
    running = sum(
        bool(row.head) and (len(row.text) >= _FEWEST_LINES or not row.text[0].text)
        for row in rows
        if row.text
    )
    return rows if running >= _FEW * len(starts) else None


def _are_pairs(heads: list[list[Fragment]], texts: list[list[Fragment]], size: float) -> bool:
    """Whether each heading stands level with one text, and nothing else stands in either column."""
    return len(heads) == len(texts) >= _FEWEST_PAIRS and all(
        _is_head(head, size) and abs(head[0].top - text[0].top) < _LEVEL * size
        for head, text in zip(heads, texts, strict=True)
    )


def _width(column: Sequence[Fragment]) -> float:
    return max(piece.right for piece in column) - min(piece.left for piece in column)


def _parted_by_white(column: Sequence[Fragment]) -> list[list[Fragment]]:
    groups: list[list[Fragment]] = []
    for piece in column:
        if groups and extent(piece)[0] - extent(groups[-1][-1])[1] <= _APART * max(piece.size, 1.0):
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return groups


def _firsts(text: Sequence[Fragment]) -> list[Fragment]:
    """The pieces that stand below white."""
    return [group[0] for group in _parted_by_white(text)]


def _is_head(group: Sequence[Fragment], size: float) -> bool:
    """Whether it is a box, or set as a heading, perhaps below a small label; a number alone is the label of its
    line.
    """
    return not group[0].text or (
        not group[0].italic
        and any(
            ((piece.bold and piece.size > _SMALL * size) or piece.size > _LARGER * size)
            and any(map(str.isalpha, piece.text))
            for piece in group[:2]
        )
    )


def _is_note(group: Sequence[Fragment], size: float) -> bool:
    return all(piece.text and (piece.italic or piece.size <= _SMALL * size) for piece in group)
