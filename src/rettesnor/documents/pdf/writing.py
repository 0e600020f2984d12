"""Writes laid-out pages as one text, with the lines, pages and tables that point into it."""

from __future__ import annotations

from collections.abc import Iterator

from rettesnor.documents.model import Box, Cell, Line, Page, Role, Table
from rettesnor.documents.pdf.blocks import Spacing, blocks_of, usual_spacing
from rettesnor.documents.pdf.captions import mark_captions, pictures_on
from rettesnor.documents.pdf.columns import Element
from rettesnor.documents.pdf.layout import LaidPage
from rettesnor.documents.pdf.lines import LaidLine
from rettesnor.documents.pdf.table_parts import CellPart, TablePart


class Writer:
    """Takes page after page, and gives the text and what points into it."""

    def __init__(self, pages: list[LaidPage], body: float) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._block = 0
        self._body = body
        self.lines: list[Line] = []
        self.pages: list[Page] = []
        self.tables: list[Table] = []
        self._cells: list[Cell] = []
        self._rows = 0
        self._open: TablePart | None = None
        self._spacing: Spacing = usual_spacing(
            run for page in pages for run in (*_runs(page.body), page.sides) if isinstance(run, list)
        )
        for page in pages:
            self._write_page(page)
        self._close_table()

    @property
    def text(self) -> str:
        """Everything that was written."""
        return "".join(self._parts)

    def _write_page(self, page: LaidPage) -> None:
        sheet = page.sheet
        if self.pages:
            self._put("\f")
        first = len(self.lines)
        pictures = pictures_on(sheet)
        for line in page.head:
            self._write_block([line])
        for run in _runs(page.body):
            if isinstance(run, TablePart):
                self._write_table(run)
                continue
            self._close_table()
            blocks = list(blocks_of(run, self._spacing))
            mark_captions(blocks, pictures, self._body)
            for block in blocks:
                self._write_block(block)
        for block in blocks_of(page.sides, self._spacing):
            self._write_block(block)
        for line in page.foot:
            self._write_block([line])
        self.pages.append(Page(sheet.number, sheet.width, sheet.height, first, len(self.lines)))

    def _put(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def _write_block(self, block: list[LaidLine], role: Role | None = None) -> None:
        parts, lines, number = self._parts, self.lines, self._block
        if parts and parts[-1] != "\f":
            self._put("\n")
        start = self._length
        for line in block:
            text = line.text
            end = start + len(text)
            lines.append(
                Line(
                    start, end, number, line.page, role or line.role, None, line.size, line.bold,
                    Box(line.left, line.top, line.right, line.bottom),
                )
            )  # fmt: skip
            parts.append(text)
            parts.append("\n")
            start = end + 1
        self._length = start
        self._block = number + 1

    def _write_table(self, part: TablePart) -> None:
        if not part.continues or self._open is None:
            self._close_table()
            self._open = part
        for line in part.repeated:
            self._write_block([line])
        for row in part.rows:
            for cell in row:
                self._write_cell(cell)
        self._rows += len(part.rows)

    def _write_cell(self, cell: CellPart) -> None:
        start = end = self._length
        page = cell.lines[0].page if cell.lines else None
        if cell.lines:
            first = len(self.lines)
            self._write_block(cell.lines, Role.CELL)
            start, end = self.lines[first].start, self.lines[-1].end
        self._cells.append(
            Cell(start, end, self._rows + cell.row, cell.column, cell.row_span, cell.column_span, page)
        )

    def _close_table(self) -> None:
        if self._open is not None and self._cells:
            self.tables.append(
                Table(
                    self._cells[0].start, max(cell.end for cell in self._cells), self._open.columns,
                    tuple(self._cells), self._open.header_rows, self._open.ruled,
                )
            )  # fmt: skip
        self._open, self._cells, self._rows = None, [], 0


def _runs(elements: list[Element]) -> Iterator[list[LaidLine] | TablePart]:
    """Lines that follow each other, and the tables between them."""
    run: list[LaidLine] = []
    for element in elements:
        if isinstance(element, TablePart):
            if run:
                yield run
            yield element
            run = []
        else:
            run.append(element)
    if run:
        yield run
