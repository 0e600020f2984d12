"""The Document: what a file holds, as one text with lines, pages and tables that point into it.

Every offset counts Unicode code points in `Document.text`, half-open. Nothing here knows a file format.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from rettesnor.documents.errors import Warning


class Role(StrEnum):
    """What a line is on its page. Only BODY, SIDE_BOX and CELL lines can carry statements."""

    BODY = "body"
    SIDE_BOX = "side_box"
    CELL = "cell"
    CAPTION = "caption"
    HEADER = "header"
    FOOTER = "footer"
    PAGE_NUMBER = "page_number"
    MARK = "mark"

    @property
    def is_furniture(self) -> bool:
        """Whether the line belongs to the page and not to the text that runs over it."""
        return self in _FURNITURE


_FURNITURE = frozenset({Role.CAPTION, Role.HEADER, Role.FOOTER, Role.PAGE_NUMBER, Role.MARK})


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open range of code points in a text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span runs from 0 ≤ start ≤ end, not {self.start}–{self.end}")


@dataclass(frozen=True, slots=True)
class Box:
    """Where something stands on its page, in points from the page's upper left corner."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the text.

    Args:
        start: its first code point that is not white space.
        end: behind its last code point that is not white space.
        block: lines that follow each other with the same number were set as one paragraph, list or heading: the
            format says so (a Word paragraph), or they stand in one column without a wider gap (a PDF), or without
            a blank line between (plain text). Numbers never fall in reading order.
        page: 1-based; None where the format has no pages.
        role: what the line is on its page.
        level: the heading level where the format states one, 1 the highest; None elsewhere.
        size: the font size in points of most of its characters, where the format has any.
        bold: whether it is set in bold or a heavier weight.
        box: where it stands on its page, where the format has pages.
    """

    start: int
    end: int
    block: int
    page: int | None = None
    role: Role = Role.BODY
    level: int | None = None
    size: float | None = None
    bold: bool = False
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its 1-based number, its size in points, and which of the document's lines stand on it, in order."""

    number: int
    width: float
    height: float
    first_line: int
    end_line: int


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table.

    Args:
        start: where its text begins; a cell's text is one stretch, also where it breaks across pages.
        end: where it ends; equal to `start` in an empty cell.
        row: 0-based row of its upper left corner.
        column: 0-based column of its upper left corner.
        row_span: how many rows it covers.
        column_span: how many columns it covers.
        page: the page it begins on, 1-based; None where the format has no pages.
    """

    start: int
    end: int
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table; one that breaks across pages is one table, its repeated header row left out of the cells.

    Args:
        start: where its first cell begins in the text.
        end: where its last cell ends.
        columns: how many columns it has.
        cells: row by row, from left to right; cells covered by a spanning one are left out.
        header_rows: how many leading rows the format or the layout shows to be headings; 0 where it does not say.
        ruled: whether lines on the page or the format itself prove the cells (else alignment alone).
    """

    start: int
    end: int
    columns: int
    cells: tuple[Cell, ...]
    header_rows: int = 0
    ruled: bool = True

    def rows(self) -> list[list[Cell]]:
        """The cells by row; a row in which every column is covered from above is empty."""
        found: list[list[Cell]] = []
        for cell in self.cells:
            while len(found) <= cell.row:
                found.append([])
            found[cell.row].append(cell)
        return found


@dataclass(frozen=True, slots=True)
class Document:
    """What a file holds.

    Args:
        text: everything that can be read in it, in reading order. In paged formats every line stands on a line of
            its own, a blank line parts blocks, and a form feed begins every page but the first. A plain-text file's
            text is its own content, unchanged.
        lines: every line that is not blank, in order of `start`.
        media_type: as sniffed from the bytes, such as ``application/pdf``.
        sha256: of the file's bytes.
        pages: empty where the format has no pages.
        tables: in order of `start`; a nested table stands after the one that holds it.
        title: what the file's own metadata calls it, where it does; a weak hint.
        warnings: what could not be read.
    """

    text: str
    lines: tuple[Line, ...]
    media_type: str
    sha256: str
    pages: tuple[Page, ...] = ()
    tables: tuple[Table, ...] = ()
    title: str | None = None
    warnings: tuple[Warning, ...] = field(default=())
