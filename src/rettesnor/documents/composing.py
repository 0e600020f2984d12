"""Composing the text of a document without pages: lines, blocks and tables are written one by one.

The readers of Word, ODT and HTML say what they meet; this room alone knows how it stands in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256

from rettesnor.documents.errors import LimitExceeded, Warning
from rettesnor.documents.limits import Limits
from rettesnor.documents.model import Cell, Document, Line, Role, Table

_LINE_BREAKS = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_INDENT = "  "


@dataclass(slots=True)
class _Open:
    """A table whose cells are being written."""

    place: int
    start: int | None = None
    end: int = 0
    cells: list[Cell] = field(default_factory=list)
    cell_start: int | None = None
    cell_end: int = 0


class Composer:
    """Writes a text and remembers where its lines, blocks and tables stand in it."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._parts: list[str] = []
        self._length = 0
        self._lines: list[Line] = []
        self._block = 0
        self._tables: list[Table | None] = []
        self._open: list[_Open] = []
        self.warnings: list[Warning] = []

    @property
    def in_table(self) -> bool:
        """Whether what is written now stands in a table."""
        return bool(self._open)

    @property
    def position(self) -> int:
        """How many code points have been written."""
        return self._length

    def paragraph(
        self,
        text: str,
        *,
        label: str = "",
        depth: int = 0,
        role: Role | None = None,
        level: int | None = None,
        size: float | None = None,
        bold: bool = False,
    ) -> None:
        """Writes one paragraph as a block: each of its lines on a line of its own, the label first.

        Args:
            text: its words; line breaks in it part lines.
            label: the number or bullet that is printed in front.
            depth: how deep in lists it stands, 0 the outermost; nested items are indented in the text.
            role: what it is on the page; else CELL in a table and BODY elsewhere.
            level: its heading level, 1 the highest.
            size: in points, of most of its characters.
            bold: whether most of its characters are bold.
        """
        lines = [line for line in (part.strip() for part in _LINE_BREAKS.split(text)) if line]
        if not lines:
            return
        label = " ".join(label.split())
        if label:
            lines[0] = f"{label} {lines[0]}"
        chosen = role or (Role.CELL if self._open else Role.BODY)
        if self._lines:
            self._write("\n")
        self._block += 1
        for line in lines:
            self._write(_INDENT * depth)
            start = self._length
            self._write(line)
            self._lines.append(
                Line(start, self._length, self._block, role=chosen, level=level, size=size, bold=bold)
            )
            self._write("\n")
        self._grow_cells(self._lines[-len(lines)].start, self._lines[-1].end)

    def begin_table(self) -> None:
        """What follows stands in a table."""
        self._open.append(_Open(place=len(self._tables)))
        self._tables.append(None)

    def begin_cell(self) -> None:
        """What follows stands in the next cell of the innermost table."""
        self._open[-1].cell_start = None

    def end_cell(self, row: int, column: int, row_span: int = 1, column_span: int = 1) -> None:
        """The cell ends here; it covers the rows and columns given."""
        table = self._open[-1]
        if table.cell_start is None:
            table.cells.append(Cell(self._length, self._length, row, column, row_span, column_span))
            return
        table.cells.append(Cell(table.cell_start, table.cell_end, row, column, row_span, column_span))
        if table.start is None:
            table.start = table.cell_start
        table.end = table.cell_end

    def end_table(self, header_rows: int = 0) -> None:
        """The innermost table ends here; one without any text is left out."""
        table = self._open.pop()
        if table.start is None:
            return
        rows = max(cell.row for cell in table.cells) + 1
        cells = tuple(_within(cell, table.start, table.end, rows) for cell in table.cells)
        columns = max(cell.column + cell.column_span for cell in cells)
        self._tables[table.place] = Table(table.start, table.end, columns, cells, min(header_rows, rows))

    def document(
        self, data: bytes, media_type: str, *, title: str | None = None, warnings: Iterable[Warning] = ()
    ) -> Document:
        """The document that was written."""
        title = " ".join(title.split()) if title else ""
        return Document(
            text="".join(self._parts),
            lines=tuple(self._lines),
            media_type=media_type,
            sha256=sha256(data).hexdigest(),
            tables=tuple(table for table in self._tables if table is not None),
            title=title or None,
            warnings=(*warnings, *self.warnings),
        )

    def _write(self, part: str) -> None:
        self._length += len(part)
        if self._length > self._limits.characters:
            raise LimitExceeded("limit-characters", limit=self._limits.characters, found=self._length)
        self._parts.append(part)

    def _grow_cells(self, start: int, end: int) -> None:
        for table in self._open:
            if table.cell_start is None:
                table.cell_start = start
            table.cell_end = end


def _within(cell: Cell, start: int, end: int, rows: int) -> Cell:
    """The cell inside its table: an empty one is drawn to the text's edge, a span ends with the last row."""
    row_span = min(cell.row_span, rows - cell.row)
    if cell.start == cell.end:
        at = min(max(cell.start, start), end)
        return Cell(at, at, cell.row, cell.column, row_span, cell.column_span)
    return Cell(cell.start, cell.end, cell.row, cell.column, row_span, cell.column_span)
