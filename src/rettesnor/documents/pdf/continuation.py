"""Tables that break across pages: one page's last table and the next one's first, where they are one."""

from __future__ import annotations

import re

from rettesnor.documents.model import Role
from rettesnor.documents.pdf.layout import LaidPage
from rettesnor.documents.pdf.table_parts import CellPart, TablePart

_SAME_EDGE = 6.0
"""How far apart, in points, the edges of one column on two pages may be."""
_ENDS = (".", "!", "?", ":", ";")
_MOST_HEADER_ROWS = 3
_USUALLY = 0.85
"""In what share of its rows a cell must be filled for an empty one to be a surprise."""
_LABELLED = re.compile(r"\W*(?:\w+\s+)?\d{1,3}(?:\.\d{1,3})*[.:)]?(?:\s|$)")


def join_tables(pages: list[LaidPage]) -> None:
    """Marks tables that continue, takes out the header rows they repeat, and puts broken rows together.

    Args:
        pages: all pages, in order.
    """
    first: TablePart | None = None
    last: TablePart | None = None
    for page in pages:
        top = page.body[0] if page.body else None
        if first is not None and last is not None and isinstance(top, TablePart) and _is_one(last, top):
            _continue(first, last, top)
            last = top if top.rows else last
        else:
            first = None
        bottom = page.body[-1] if page.body else None
        if not isinstance(bottom, TablePart):
            first = last = None
        elif bottom is not top or first is None:
            first = last = bottom


def _is_one(before: TablePart, after: TablePart) -> bool:
    return (
        before.ruled == after.ruled
        and before.columns == after.columns
        and all(abs(x - y) <= _SAME_EDGE for x, y in zip(before.xs[:-1], after.xs[:-1], strict=True))
    )


def _continue(first: TablePart, last: TablePart, part: TablePart) -> None:
    part.continues = True
    repeated = 0
    for mine, theirs in zip(part.rows[:_MOST_HEADER_ROWS], first.rows, strict=False):
        if not any(cell.lines for cell in mine) or [c.text for c in mine] != [c.text for c in theirs]:
            break
        repeated += 1
    if repeated:
        first.header_rows = max(first.header_rows, repeated)
        part.repeated = [line for row in part.rows[:repeated] for cell in row for line in cell.lines]
        for line in part.repeated:
            line.role = Role.HEADER
        part.rows = part.rows[repeated:]
    part.header_rows = 0
    if part.rows and last.rows and _goes_on(last, part.rows[0]):
        _put_together(last, part.rows[0])
        part.rows = part.rows[1:]
    for number, row in enumerate(part.rows):
        for cell in row:
            cell.row = number


def _in_last_row(part: TablePart) -> dict[int, CellPart]:
    """The cells that reach the table's last row, by column."""
    rows = len(part.rows)
    found: dict[int, CellPart] = {}
    for row in part.rows:
        for cell in row:
            if cell.row + cell.row_span >= rows or row is part.rows[-1]:
                found[cell.column] = cell
    return found


def _goes_on(last: TablePart, row: list[CellPart]) -> bool:
    """Whether a page's first row is the rest of the last row of the page before.

    Its cells then go on in the middle of a sentence; or most of them had room enough above and are empty
    now, though hardly a row has them empty.
    """
    above = _in_last_row(last)
    filled = [cell for cell in row if cell.lines]
    if not filled or any(cell.column not in above or not above[cell.column].lines for cell in filled):
        return False
    for cell in filled:
        before, first = above[cell.column].lines[-1], cell.lines[0]
        if (first.text[0].islower() and not before.text.endswith(_ENDS)) or before.text.endswith("-"):
            return True
        if (first.bold and not before.bold) or _LABELLED.match(first.text):
            return False
    empty = {cell.column for cell in row if not cell.lines}
    usual = sum(bool(cell.lines) for cell in last.cells() if cell.column in empty and cell.row_span == 1)
    possible = sum(cell.column in empty and cell.row_span == 1 for cell in last.cells())
    return 2 * len(filled) <= len(row) and usual >= _USUALLY * possible > 0


def _put_together(last: TablePart, row: list[CellPart]) -> None:
    above = _in_last_row(last)
    for cell in row:
        if cell.lines:
            above[cell.column].lines += cell.lines
