"""Where the cells of an OpenDocument table stand: which rows and columns each covers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rettesnor.documents.odt.names import TABLE, count_of
from rettesnor.documents.safe_xml import Element

_MOST_COLUMNS = 1024
_MOST_ROWS = 100_000
_GROUPS = frozenset(TABLE + name for name in ("table-rows", "table-row-group"))


@dataclass(frozen=True, slots=True)
class CellPlace:
    """A cell and the rows and columns it covers, counted from 0."""

    element: Element
    row: int
    column: int
    row_span: int
    column_span: int


def placed_cells(table: Element) -> Iterator[CellPlace]:
    """The table's cells row by row; covered ones are left out."""
    for row, (element, _) in enumerate(_rows(table)):
        column = 0
        for cell in element:
            if cell.tag not in (TABLE + "table-cell", TABLE + "covered-table-cell"):
                continue
            repeated = count_of(cell, TABLE + "number-columns-repeated", most=_MOST_COLUMNS)
            if cell.tag == TABLE + "table-cell":
                rows = count_of(cell, TABLE + "number-rows-spanned", most=_MOST_ROWS)
                columns = count_of(cell, TABLE + "number-columns-spanned", most=_MOST_COLUMNS)
                for at in range(repeated if repeated + column <= _MOST_COLUMNS else 1):
                    yield CellPlace(cell, row, column + at, rows, columns)
            column += repeated


def header_rows(table: Element) -> int:
    """How many leading rows are marked to be repeated on every page."""
    count = 0
    for _, is_header in _rows(table):
        if not is_header:
            break
        count += 1
    return count


def _rows(parent: Element, is_header: bool = False) -> Iterator[tuple[Element, bool]]:
    for element in parent:
        if element.tag == TABLE + "table-row":
            yield element, is_header
        elif element.tag == TABLE + "table-header-rows":
            yield from _rows(element, True)
        elif element.tag in _GROUPS:
            yield from _rows(element, is_header)
