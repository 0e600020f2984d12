"""Where the cells of an HTML table stand: which rows and columns each covers (HTML standard, 4.9.12)."""

from __future__ import annotations

from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from rettesnor.documents.html.attributes import attribute, whole_number

_MOST_COLUMNS = 1000  # the standard's own bounds
_MOST_ROWS = 65_534


@dataclass(frozen=True, slots=True)
class CellPlace:
    """The rows and columns that a cell covers, counted from 0."""

    row: int
    column: int
    row_span: int
    column_span: int


class Grid:
    """One table while its cells are read."""

    def __init__(self) -> None:
        self._row = -1
        self._column = 0
        self._covered_until: dict[int, int] = {}
        self._open: list[CellPlace] = []
        self._head_rows = 0
        self._rows_of_headings = 0
        self._only_headings = True

    @property
    def header_rows(self) -> int:
        """How many leading rows are headings: those in a ``thead``, else those of nothing but ``th``."""
        return self._head_rows or self._rows_of_headings

    def enter_row(self, row: LexborNode) -> None:
        """A new row begins."""
        self._row += 1
        self._column = 0
        parent = row.parent
        if parent is not None and parent.tag == "thead" and self._head_rows == self._row:
            self._head_rows += 1
        self._only_headings = self._rows_of_headings == self._row

    def enter_cell(self, cell: LexborNode) -> None:
        """The row's next cell begins, in the first column that no cell above covers."""
        self._row = max(self._row, 0)
        while self._covered_until.get(self._column, 0) > self._row:
            self._column += 1
        columns = min(max(whole_number(attribute(cell, "colspan")) or 1, 1), _MOST_COLUMNS)
        asked = whole_number(attribute(cell, "rowspan"))
        rows = _MOST_ROWS if asked == 0 else min(max(asked or 1, 1), _MOST_ROWS)
        for column in range(self._column, self._column + columns):
            self._covered_until[column] = self._row + rows
        self._open.append(CellPlace(self._row, self._column, rows, columns))
        self._column += columns
        if cell.tag != "th":
            self._only_headings = False
            self._rows_of_headings = min(self._rows_of_headings, self._row)
        elif self._only_headings:
            self._rows_of_headings = self._row + 1

    def leave_cell(self) -> CellPlace:
        """The cell that ends."""
        return self._open.pop()
