"""Table cells: what a cell prints, and which cell stands at a row and column, also where one spans several rows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rettesnor.documents import Cell, Document, Table
from rettesnor.documents.cleaning import clean, strip_markdown

_BREAK = re.compile(r"\s*<br\s*/?>\s*", re.IGNORECASE)


def printed(document: Document, cell: Cell) -> str:
    """The words of a cell as they were printed, each line on its own."""
    return words_between(document, cell.start, cell.end).strip()


def words_between(document: Document, start: int, end: int) -> str:
    """The words of a stretch of cells as they were printed, without marks that stand for type and line breaks."""
    text = document.text[start:end]
    if not any(mark in text for mark in "<*_\\"):
        return text
    return clean(_BREAK.sub("\n", text), [strip_markdown]).text


class TableCells:
    """The cells of a table by row and column.

    A cell that spans several rows holds for each of them. Where a page ends inside such a cell, it stands empty at
    the top of the next page, and holds on there.
    """

    def __init__(self, table: Table) -> None:
        self.rows: list[list[Cell]] = table.rows()
        self._spanning = {cell.column for cell in table.cells if cell.row_span > 1 and cell.row > 0}
        self._above: dict[tuple[int, int], Cell] = {}
        for cell in table.cells:
            for row in range(cell.row + 1, cell.row + cell.row_span):
                self._above[row, cell.column] = cell

    def at(self, row: int, column: int) -> Cell | None:
        """The cell that stands there, or that holds there from a row above; None where there is none."""
        own = next((cell for cell in self.rows[row] if cell.column == column), None)
        if own is None:
            return self._above.get((row, column))
        if own.end == own.start and column in self._spanning and self._begins_page(row):
            return self.at(row - 1, column)
        return own

    def is_held(self, row: int, column: int) -> bool:
        """Whether what holds there stands in a row above."""
        cell = self.at(row, column)
        return cell is not None and cell.row < row

    def _begins_page(self, row: int) -> bool:
        """Whether a page begins with the row, above the table's last row on the page before."""
        if row == 0:
            return False
        before, own = page_of(self.rows[row - 1]), page_of(self.rows[row])
        return before is not None and own is not None and own > before


def page_of(cells: Sequence[Cell]) -> int | None:
    """The page that a row of cells begins on."""
    return next((cell.page for cell in cells if cell.page is not None), None)
