"""Columns side by side: whether each is to be read to its end before the next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from statistics import median

from rettesnor.documents.pdf.bands import Band, Slab, columns_of, extent
from rettesnor.documents.pdf.drawing import Frame
from rettesnor.documents.pdf.fragments import Fragment
from rettesnor.documents.pdf.gaps import BULLETS

_FEWEST_LINES = 3
"""A column of running text has at least so many lines, and half of them at least so many characters."""
_FEWEST_CHARACTERS = 15
_LONG_LINE = 35
"""Lines of so many characters, half of them at least, need no more than two to be a column."""
_TABLE_CHARACTERS = 1_000
_LEVEL = 0.3
"""How far apart, in sizes, the baselines of headings side by side may be."""
_LARGER = 1.1
_INDENT = 3.0
"""What stands further to the right than this, in points, is no mark of a point."""
_MOST_FRAMES = 100
_CLOSE = 1.7
"""The lines of one paragraph are no more sizes apart than this."""


def are_running(columns: Sequence[list[Fragment]]) -> bool:
    """Whether at least two columns are text that runs from line to line, side by side, and none is mere
    labels.

    Args:
        columns: what stands in each column, and what stands for its tables and cards.
    """
    running = 0
    for column in columns:
        lengths = [len(piece.text) or _TABLE_CHARACTERS for piece in column]
        tables = sum(not piece.text for piece in column)
        usual = median(lengths)
        if (
            tables
            or (len(column) >= _FEWEST_LINES and usual >= _FEWEST_CHARACTERS)
            or (len(column) > 1 and usual >= _LONG_LINE)
        ):
            running += 1
    beside = all(
        min(extent(piece)[0] for piece in after) < max(extent(piece)[1] for piece in before)
        and min(extent(piece)[0] for piece in before) < max(extent(piece)[1] for piece in after)
        for before, after in pairwise(columns)
    )
    return beside and running >= 2 and running >= len(columns) - 1


def headed_columns(
    band: Band,
) -> tuple[list[Fragment], list[list[list[Fragment]]], list[Fragment]] | None:
    """Rows of paragraphs side by side, each below a heading of its own or behind a number, with what stands above
    and below them; None where the band holds none such.

    Args:
        band: a band with corridors.
    """
    slabs = band.slabs
    start = next((place for place, slab in enumerate(slabs) if len(slab.taken) > 1), len(slabs))
    above = [piece for slab in slabs[:start] for piece in slab.pieces]
    all_below = columns_of((piece for slab in slabs[start:] for piece in slab.pieces), band.corridors)
    if len(all_below) > 1 and _are_headed(all_below, _is_list):
        return above, [all_below], []
    groups: list[list[Fragment]] = []
    for place in range(start, len(slabs)):
        if place == start or not _is_close(slabs[place - 1].pieces[-1], slabs[place].pieces[0]):
            groups.append([])
        groups[-1] += slabs[place].pieces
    rows: list[list[list[Fragment]]] = []
    below: list[Fragment] = []
    for group in groups:
        columns = columns_of(group, band.corridors)
        if not below and len(columns) > 1 and (_are_numbered(columns) or _are_headed(columns, _runs_on)):
            rows.append(columns)
        elif not rows or len(columns) > 1:
            return None
        else:
            below += group
    return (above, rows, below) if rows else None


def _are_headed(columns: Sequence[list[Fragment]], is_body: Callable[[Sequence[Fragment]], bool]) -> bool:
    """Whether each column is a heading with such lines below it, and the headings are level."""
    ordered = _ordered(columns)
    return _are_level(ordered) and all(
        len(column) > 1 and _is_headed(column) and is_body(column[1:]) for column in ordered
    )


def _are_numbered(columns: Sequence[list[Fragment]]) -> bool:
    """Whether each column is a paragraph behind a number."""
    ordered = _ordered(columns)
    return (
        max(map(len, ordered)) > 1
        and _are_level(ordered)
        and all(column[0].text[0].isdigit() and not column[0].text.isdigit() for column in ordered)
        and all(_is_in_one_type(column) and _runs_on(column) for column in ordered)
    )


def _ordered(columns: Sequence[list[Fragment]]) -> list[list[Fragment]]:
    return [sorted(column, key=lambda piece: piece.baseline) for column in columns]


def _are_level(columns: Sequence[list[Fragment]]) -> bool:
    """Whether nothing but text stands in them, and their first lines are level."""
    firsts = [column[0] for column in columns]
    level = min(first.baseline for first in firsts)
    return all(piece.text for column in columns for piece in column) and all(
        first.baseline - level <= _LEVEL * first.size for first in firsts
    )


def _is_list(lines: Sequence[Fragment]) -> bool:
    """Whether it is nothing but points, each with its mark and its further lines indented."""
    edge = lines[0].left
    return all(
        piece.text[0] in BULLETS if piece.left < edge + _INDENT else piece is not lines[0] for piece in lines
    )


def _runs_on(lines: Sequence[Fragment]) -> bool:
    """Whether each line goes on where the one above it ends, as in a paragraph and not in a table."""
    return all(_is_close(above, below) and below.text[0].islower() for above, below in pairwise(lines))


def _is_close(above: Fragment, below: Fragment) -> bool:
    return below.baseline - above.baseline <= _CLOSE * max(above.size, below.size)


def _is_in_one_type(column: Sequence[Fragment]) -> bool:
    first = column[0]
    return all(
        piece.bold == first.bold and abs(piece.size - first.size) < 0.05 * first.size for piece in column
    )


def _is_headed(column: Sequence[Fragment]) -> bool:
    """Whether its first line is set larger or bolder than all others, which are alike."""
    head, *rest = column
    size = max(piece.size for piece in rest)
    return (head.bold and not any(piece.bold for piece in rest)) or head.size > _LARGER * size


def parted_by_banners(band: Band, frames: Sequence[Frame]) -> list[list[Fragment]] | None:
    """What stands above, in and below boxes that reach over several columns and hold no text side by side; None where
    the band has none.

    Args:
        band: a band with corridors.
        frames: the boxes drawn on the page.
    """
    top, bottom = extent(band.slabs[0].pieces[0])[0], extent(band.slabs[-1].pieces[-1])[1]
    wide = [
        frame
        for frame in frames[:_MOST_FRAMES]
        if frame.top < bottom
        and frame.bottom > top
        and any(frame.left <= start and frame.right >= end for start, end in band.corridors)
    ]
    if not wide:
        return None
    holders = [next((frame for frame in wide if _holds(frame, slab)), None) for slab in band.slabs]
    beside = {frame for frame, slab in zip(holders, band.slabs, strict=True) if len(slab.taken) > 1}
    parts: list[list[Fragment]] = []
    last: Frame | None = None
    for place, (frame, slab) in enumerate(zip(holders, band.slabs, strict=True)):
        banner = None if frame in beside else frame
        if place == 0 or banner != last:
            parts.append([])
        parts[-1] += slab.pieces
        last = banner
    return parts if len(parts) > 1 else None


def _holds(frame: Frame, slab: Slab) -> bool:
    return all(
        piece.text
        and frame.holds(piece.left, piece.baseline - 0.3 * piece.size)
        and frame.holds(piece.right, piece.baseline - 0.3 * piece.size)
        for piece in slab.pieces
    )
