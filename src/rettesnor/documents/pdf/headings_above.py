"""Heading rows that stand right above a ruled table, bold and over its columns, but outside its lines."""

from __future__ import annotations

from bisect import bisect_right

from rettesnor.documents.pdf.fragments import Fragment
from rettesnor.documents.pdf.lines import as_line, rows_of
from rettesnor.documents.pdf.row_starts import WIDEST, Row
from rettesnor.documents.pdf.table_parts import CellPart, TablePart

_NEAREST = 2.0
"""So many sizes above a table the last line of such a row may stand."""
_MOST_LINES = 3
_OVER_EDGE = 2.0
"""How far, in points, a heading may reach over the edge of its column."""


def take_headings_above(fragments: list[Fragment], tables: list[TablePart], page: int) -> list[Fragment]:
    """The text outside such rows, each of which is put on its table as the first row.

    Args:
        fragments: the text of a page outside its ruled tables.
        tables: the ruled tables; those that have heading rows stay as they are.
        page: the page's number.
    """
    bare = [table for table in tables if table.ruled and not table.header_rows and table.columns > 1]
    if not bare:
        return fragments
    rows = rows_of(fragments)
    taken: set[int] = set()
    for table in bare:
        lines = _heading_lines(table, rows)
        if lines:
            _put_on(table, lines, page)
            taken.update(id(piece) for line in lines for piece in line)
    return [fragment for fragment in fragments if id(fragment) not in taken]


def _heading_lines(table: TablePart, rows: list[Row]) -> list[Row]:
    """The bold lines right above a table that stand over its columns, from the top."""
    if all(line.bold for cell in table.rows[0] for line in cell.lines):
        return []
    lines: list[Row] = []
    columns: set[int] = set()
    below, farthest = table.top, _NEAREST
    for row in reversed(rows[: bisect_right(rows, table.top, key=lambda row: row[0].baseline)]):
        inside = [piece for piece in row if piece.right > table.xs[0] and piece.left < table.xs[-1]]
        if not inside:
            continue
        if below - inside[0].baseline > farthest * inside[0].size or not _stands_over(table, inside):
            break
        lines.insert(0, inside)
        columns.update(_column(table, piece) for piece in inside)
        below, farthest = inside[0].baseline, WIDEST
    is_whole = len(lines) <= _MOST_LINES and len(columns) > 1 and 2 * len(columns) > table.columns
    return lines if is_whole else []


def _stands_over(table: TablePart, row: Row) -> bool:
    """Whether each piece of a row is bold and stands over one column."""
    return all(
        piece.bold
        and table.xs[column := _column(table, piece)] - _OVER_EDGE <= piece.left
        and piece.right <= table.xs[column + 1] + _OVER_EDGE
        for piece in row
    )


def _column(table: TablePart, piece: Fragment) -> int:
    place = bisect_right(table.xs, (piece.left + piece.right) / 2) - 1
    return min(max(place, 0), table.columns - 1)


def _put_on(table: TablePart, lines: list[Row], page: int) -> None:
    for cell in table.cells():
        cell.row += 1
    heading = [CellPart(0, column, 1, 1, []) for column in range(table.columns)]
    for line in lines:
        for piece in line:
            heading[_column(table, piece)].lines.append(as_line(piece, page))
    table.rows.insert(0, heading)
    table.top = min(piece.top for piece in lines[0])
    table.header_rows = 1
