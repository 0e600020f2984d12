"""Tables that no lines rule and fills mark: cells filled edge to edge, row by row or every other row, and rows
across the table that are filled to name a group. Taken from the whole page, before its text is parted.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from rettesnor.documents.pdf.alignment import is_table, table_of_rows
from rettesnor.documents.pdf.drawing import Drawing, Frame
from rettesnor.documents.pdf.fragments import Fragment
from rettesnor.documents.pdf.lines import rows_of
from rettesnor.documents.pdf.row_starts import WIDEST, Row, row_starts
from rettesnor.documents.pdf.table_parts import TablePart

_SAME_EDGE = 2.0
"""How far apart, in points, edges may be that are meant to be one."""
_HIGHEST_FILL, _HIGHEST_BAND = 150.0, 40.0
"""A filled cell is no higher than this, in points, and a filled row that names a group no higher than that."""
_MOST_BETWEEN = 90.0
"""No more points of unfilled cells stand between two filled rows of one table."""
_MOST_FILLS = 600
_FEWEST_COLUMNS = 3
_COLUMN_GAP = 5.0
_FARTHEST = 4.0
"""No two lines of a table are more sizes apart than this where no fill holds them together."""
_LARGER = 1.1


@dataclass(slots=True)
class _Fills:
    """The filled rows of one table, from above, and where its columns begin and must end."""

    frames: list[Frame]
    begins: list[float]
    ends: list[float]
    across: bool

    def columns_of(self, row: Row) -> set[int] | None:
        """The columns that a line fills; None where it does not fit."""
        columns: set[int] = set()
        for piece in row:
            column = bisect_right(self.begins, piece.left + 1) - 1
            if column < 0 or piece.right > self.ends[column] + _SAME_EDGE:
                return None
            columns.add(column)
        return columns

    def fill_of(self, row: Row) -> int | None:
        """Which of the fills a line stands in."""
        at = row[0].baseline - 0.3 * row[0].size
        place = bisect_right(self.frames, at, key=lambda frame: frame.top) - 1
        return place if place >= 0 and at <= self.frames[place].bottom else None


def take_filled_tables(
    fragments: list[Fragment], drawing: Drawing, page: int
) -> tuple[list[Fragment], list[TablePart]]:
    """The text outside such tables, and the tables.

    Args:
        fragments: the text of a page without its furniture and ruled tables.
        drawing: what is drawn on the page.
        page: its number.
    """
    fills = [frame for frame in drawing.frames if frame.filled and frame.bottom - frame.top <= _HIGHEST_FILL]
    tables: list[TablePart] = []
    if not 1 < len(fills) <= _MOST_FILLS:
        return fragments, tables
    rows = rows_of(fragments)
    taken: set[int] = set()
    for marks in (*_filled_cells(fills), *_filled_rows(fills, rows)):
        near = list(_rows_within(marks.frames[0], rows, taken))
        found = _table(marks, near, drawing, page)
        if found is not None:
            table, used = found
            tables.append(table)
            taken.update(id(piece) for row in used for piece in row)
    return [fragment for fragment in fragments if id(fragment) not in taken], tables


def _rows_within(frame: Frame, rows: list[Row], taken: set[int]) -> Iterator[Row]:
    """What is left of the lines as far as a frame is wide."""
    for row in rows:
        inside = [
            piece
            for piece in row
            if frame.left - 1 <= (piece.left + piece.right) / 2 <= frame.right + 1 and id(piece) not in taken
        ]
        if inside:
            yield inside


def _filled_cells(fills: list[Frame]) -> Iterator[_Fills]:
    """Rows of cells that are filled edge to edge, with those of the same columns closely below."""
    lanes: list[tuple[list[float], list[Frame]]] = []
    row: list[Frame] = []
    ordered = sorted(fills, key=lambda frame: (round(frame.top), frame.left))
    for frame, after in pairwise([*ordered, None]):
        if frame is None:
            continue
        row.append(frame)
        if after is not None and _goes_on(frame, after):
            continue
        edges = [row[0].left, *(part.right for part in row)]
        whole = Frame(edges[0], row[0].top, edges[-1], row[0].bottom, filled=True)
        if len(row) >= _FEWEST_COLUMNS:
            for known, frames in lanes:
                if _are_alike(known, edges) and -_SAME_EDGE <= whole.top - frames[-1].bottom <= _MOST_BETWEEN:
                    frames.append(whole)
                    break
            else:
                lanes.append((edges, [whole]))
        row = []
    return (_Fills(frames, edges[:-1], edges[1:], across=False) for edges, frames in lanes)


def _goes_on(frame: Frame, after: Frame) -> bool:
    return (
        abs(after.left - frame.right) <= _SAME_EDGE
        and abs(after.top - frame.top) <= _SAME_EDGE
        and abs(after.bottom - frame.bottom) <= _SAME_EDGE
    )


def _are_alike(edges: list[float], others: list[float]) -> bool:
    return len(edges) == len(others) and all(
        abs(edge - other) <= _SAME_EDGE for edge, other in zip(edges, others, strict=True)
    )


def _filled_rows(fills: list[Frame], rows: list[Row]) -> Iterator[_Fills]:
    """Filled rows of one width that hold one piece of text each, where what stands between has columns."""
    lanes: list[list[Frame]] = []
    for fill in sorted(fills, key=lambda frame: frame.top):
        if fill.bottom - fill.top > _HIGHEST_BAND:
            continue
        for lane in lanes:
            if _are_alike([lane[0].left, lane[0].right], [fill.left, fill.right]):
                if fill.top >= lane[-1].bottom:
                    lane.append(fill)
                break
        else:
            lanes.append([fill])
    for lane in lanes:
        if len(lane) < 2:
            continue
        marks = _Fills(lane, [lane[0].left], [lane[0].right], across=True)
        held = [(row, marks.fill_of(row)) for row in rows if lane[0].top < row[0].baseline < lane[-1].bottom]
        between = [piece for row, fill in held if fill is None for piece in row]
        if any(fill is not None and len(row) > 1 for row, fill in held) or not between:
            continue
        if any(piece.left < lane[0].left - 1 or piece.right > lane[0].right + 1 for piece in between):
            continue
        corridors = list(_corridors(between))
        if len(corridors) + 1 >= _FEWEST_COLUMNS:
            marks.begins += [(start + end) / 2 for start, end in corridors]
            marks.ends = [*(end - _COLUMN_GAP for _, end in corridors), lane[0].right]
            yield marks


def _corridors(pieces: list[Fragment]) -> Iterator[tuple[float, float]]:
    reached: float | None = None
    for left, right in sorted((piece.left, piece.right) for piece in pieces):
        if reached is not None and left - reached >= _COLUMN_GAP:
            yield reached, left
        reached = right if reached is None else max(reached, right)


def _table(marks: _Fills, rows: list[Row], drawing: Drawing, page: int) -> tuple[TablePart, list[Row]] | None:
    """The table that fills mark, and the lines in it; None where its lines do not stand in its columns."""
    top, bottom = marks.frames[0].top, marks.frames[-1].bottom
    first = next((place for place, row in enumerate(rows) if row[0].baseline > top), len(rows))
    last = next((place for place, row in enumerate(rows) if row[0].baseline > bottom), len(rows))
    filled: list[set[int]] = []
    for row in rows[first:last]:
        is_group = marks.across and marks.fill_of(row) is not None
        columns = {0} if is_group else marks.columns_of(row)
        if columns is None:
            return None
        filled.append(columns)
    if not filled:
        return None
    while last < len(rows) and (columns := marks.columns_of(rows[last])) is not None:
        is_below_fill = rows[last - 1][0].baseline < bottom
        if _ends_before(rows[last - 1], rows[last], columns, is_below_fill=is_below_fill):
            break
        filled.append(columns)
        last += 1
    while first and _is_heading(marks, rows[first - 1], rows[first]):
        first -= 1
        filled.insert(0, marks.columns_of(rows[first]) or {0})
    used = rows[first:last]
    starts = _starts(marks, used, filled, drawing)
    table = table_of_rows(used, starts, marks.begins, marks.frames[0].right, page)
    if marks.across:
        for number, start in enumerate(starts):
            if marks.fill_of(used[start]) is not None:
                table.rows[number] = [replace(table.rows[number][0], column_span=len(marks.begins))]
    return (table, used) if is_table(table, drawing) else None


def _ends_before(above: Row, row: Row, columns: set[int], *, is_below_fill: bool) -> bool:
    """Whether a table has ended above a line that would still fit its columns."""
    before, first = above[0], row[0]
    step = first.baseline - before.baseline
    if step > _FARTHEST * first.size or first.size > _LARGER * before.size:
        return True
    return columns == {0} and (
        is_below_fill or step > WIDEST * first.size or (first.bold and not before.bold)
    )


def _is_heading(marks: _Fills, row: Row, below: Row) -> bool:
    """Whether a bold line right above the first fill stands over the columns."""
    columns = marks.columns_of(row)
    near = below[0].baseline - row[0].baseline <= _FARTHEST * row[0].size
    return near and columns is not None and 2 * len(columns) > len(marks.begins) and all(p.bold for p in row)


def _starts(marks: _Fills, rows: list[Row], filled: list[set[int]], drawing: Drawing) -> list[int]:
    """The lines at which a row begins: at each fill and below it, and between fills where their steps say so."""
    fills = [marks.fill_of(row) for row in rows]
    edges = [place for place in range(1, len(rows)) if fills[place] != fills[place - 1]]
    is_striped = not marks.across and len(marks.frames) > 2
    starts: list[int] = []
    for start, end in pairwise([0, *edges, len(rows)]):
        inner = None
        is_between = any(fill is not None for fill in fills[end:])
        if fills[start] is None and not (is_striped and is_between):
            inner = row_starts(rows[start:end], filled[start:end], len(marks.begins), drawing, fewest=1)
        starts += [start + place for place in inner or [0]]
    return starts
