"""Small PDFs for the tests, set by typst or drawn line by line, and how to read what came of them."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterable
from pathlib import Path

import typst
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from rettesnor.documents.limits import Limits
from rettesnor.documents.model import Document, Line, Role, Table
from rettesnor.documents.pdf import read_pdf

WIDTH, HEIGHT = 595.0, 842.0
PROSE = (
    "Kommunen skal legge til rette for at innbyggerne kan leve gode liv i hele kommunen, også på øyene. "
    "Vi vil bygge flere boliger nær skole og barnehage, og gjøre det trygt å gå og sykle. "
)


def read(data: bytes, limits: Limits | None = None) -> Document:
    """The document, read as the engine does."""
    return read_pdf(data, sha256=hashlib.sha256(data).hexdigest(), limits=limits or Limits())


def set_by_typst(source: str, *, size: str = "10pt", page: str = 'paper: "a4"') -> bytes:
    """The source as PDF."""
    head = f'#set page({page})\n#set text(lang: "nb", size: {size}, hyphenate: false)\n'
    made = typst.compile((head + source).encode(), format="pdf")
    assert isinstance(made, bytes)
    return made


class Pen:
    """Writes and draws at places measured from the upper left corner."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas

    def write(self, x: float, y: float, text: str, *, size: float = 10, font: str = "Helvetica") -> None:
        """One line, its baseline at y."""
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, HEIGHT - y, text)

    def column(
        self, x: float, y: float, lines: Iterable[str], *, step: float = 13, size: float = 10
    ) -> float:
        """Lines under each other; gives where the next would stand."""
        for line in lines:
            self.write(x, y, line, size=size)
            y += step
        return y

    def glyphs(self, x: float, y: float, text: str, *, size: float = 10, font: str = "Helvetica") -> None:
        """Each glyph by itself, and none for a space."""
        for glyph in text:
            if glyph != " ":
                self.write(x, y, glyph, size=size, font=font)
            x += pdfmetrics.stringWidth(glyph, font, size)

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """A ruling line."""
        self.canvas.line(x0, HEIGHT - y0, x1, HEIGHT - y1)

    def box(
        self, left: float, top: float, right: float, bottom: float, *, shade: float | None = None
    ) -> None:
        """A box, filled with a grey shade or only drawn around."""
        self.canvas.saveState()
        if shade is not None:
            self.canvas.setFillGray(shade)
        self.canvas.rect(
            left, HEIGHT - bottom, right - left, bottom - top, stroke=shade is None, fill=shade is not None
        )
        self.canvas.restoreState()

    def grid(self, xs: list[float], ys: list[float]) -> None:
        """Ruling lines of a table with these edges."""
        for y in ys:
            self.line(xs[0], y, xs[-1], y)
        for x in xs:
            self.line(x, ys[0], x, ys[-1])


def drawn(*pages: Callable[[Pen], object], encrypt: str | None = None, compress: int = 1) -> bytes:
    """A PDF with a page for each of the functions, which draw it."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(WIDTH, HEIGHT), encrypt=encrypt, pageCompression=compress)
    for page in pages:
        page(Pen(canvas))
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def texts(document: Document, *roles: Role) -> list[str]:
    """What the lines with these roles say, in order; of all lines where none is given."""
    return [words(document, line) for line in document.lines if not roles or line.role in roles]


def words(document: Document, line: Line) -> str:
    """What the line says."""
    return document.text[line.start : line.end]


def blocks(document: Document) -> list[str]:
    """What each block says, its lines parted by «|»."""
    found: dict[int, list[str]] = {}
    for line in document.lines:
        found.setdefault(line.block, []).append(words(document, line))
    return ["|".join(lines) for lines in found.values()]


def rows(document: Document, table: Table) -> list[list[str]]:
    """What the cells of a table say, row by row, their lines parted by «|»."""
    return [[document.text[cell.start : cell.end].replace("\n", "|") for cell in row] for row in table.rows()]


def save(data: bytes, folder: Path, name: str = "side.pdf") -> Path:
    """The file on disk."""
    path = folder / name
    path.write_bytes(data)
    return path
