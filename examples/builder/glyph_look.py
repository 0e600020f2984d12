"""How the PDF that places glyph by glyph looks: its fonts, paragraph styles and grids."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import reportlab
from reportlab.lib.colors import Color, HexColor, white
from reportlab.lib.enums import TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Flowable, Paragraph, Table, TableStyle

from examples.builder.blocks import Source

FACES = {"Vera": "Vera.ttf", "Vera-Bold": "VeraBd.ttf", "Vera-Italic": "VeraIt.ttf"}
"""Bitstream Vera, which ReportLab brings along."""

GREY = HexColor("#555555")
RULE = HexColor("#aaaaaa")
EVERYWHERE = ((0, 0), (-1, -1))


def register_fonts() -> None:
    """Makes the faces known to ReportLab."""
    folder = Path(reportlab.__file__).parent / "fonts"
    for name, file in FACES.items():
        pdfmetrics.registerFont(TTFont(name, str(folder / file)))
    faces = {"normal": "Vera", "bold": "Vera-Bold", "italic": "Vera-Italic", "boldItalic": "Vera-Bold"}
    pdfmetrics.registerFontFamily("Vera", **faces)


def style(
    size: float = 9.5,
    *,
    face: str = "Vera",
    colour: Color | None = None,
    leading: float = 1.5,
    before: float = 0,
    after: float | None = None,
    left: float = 0,
    to_right: bool = False,
    keep_next: bool = False,
) -> ParagraphStyle:
    """A paragraph style.

    Args:
        size: of the letters, in points.
        face: one of FACES.
        colour: of the letters; black where none is given.
        leading: the line's height, in sizes.
        before: space above, in points.
        after: space below, in points; seven tenths of the size where none is given.
        left: indent, in points; a bullet stands 15 points before it.
        to_right: whether the text is set to the right.
        keep_next: whether it stays on the page of what follows.
    """
    return ParagraphStyle(
        "text",
        fontName=face,
        fontSize=size,
        leading=size * leading,
        spaceBefore=before,
        spaceAfter=size * 0.7 if after is None else after,
        leftIndent=left,
        bulletIndent=max(0.0, left - 15),
        bulletFontName="Vera",
        bulletFontSize=size,
        alignment=TA_RIGHT if to_right else TA_LEFT,
        textColor=colour or HexColor("#1b1f22"),
        keepWithNext=int(keep_next),
    )


def grid(
    rows: Sequence[Sequence[object]],
    widths: Sequence[float],
    padding: tuple[float, float, float, float],
    *commands: tuple[Any, ...],
    heads: int = 0,
) -> Table:
    """A grid of flowables.

    Args:
        rows: the cells.
        widths: of the columns, in points.
        padding: at the top, right, bottom and left of every cell, in points.
        commands: ReportLab's own, for lines and colours.
        heads: how many rows are repeated on every page.
    """
    drawn = Table([list(row) for row in rows], list(widths), repeatRows=heads)
    sides = zip(("TOP", "RIGHT", "BOTTOM", "LEFT"), padding, strict=True)
    drawn.setStyle([(f"{side}PADDING", *EVERYWHERE, size) for side, size in sides])
    drawn.setStyle([("VALIGN", *EVERYWHERE, "TOP")])
    drawn.setStyle(TableStyle(list(commands)))
    return drawn


def tinted(inside: Sequence[Flowable], width: float, padding: float, source: Source) -> Table:
    """A box in the document's light colour, with a line in its dark one at the left."""
    fill = ("BACKGROUND", *EVERYWHERE, HexColor(source.accent))
    edge = ("LINEBEFORE", (0, 0), (0, -1), 2.5, HexColor(source.colour))
    return grid([[list(inside)]], [width], (padding,) * 4, fill, edge)


def band(title: Paragraph, width: float, source: Source) -> Table:
    """A heading on a field of the document's dark colour."""
    return grid([[title]], [width], (11, 12, 13, 12), ("BACKGROUND", *EVERYWHERE, HexColor(source.colour)))


def data_grid(
    head: Sequence[Paragraph], rows: Sequence[Sequence[Paragraph]], widths: Sequence[float], source: Source
) -> Table:
    """A table with a coloured head that is repeated, rules between rows, and every second row tinted."""
    return grid(
        [head, *rows],
        widths,
        (6, 6, 7, 6),
        ("BACKGROUND", (0, 0), (-1, 0), HexColor(source.colour)),
        ("ROWBACKGROUNDS", (0, 1), (-1, -1), [white, HexColor(source.accent)]),
        ("LINEBELOW", *EVERYWHERE, 0.5, RULE),
        heads=1,
    )


def paper(source: Source) -> tuple[float, float]:
    """The page's width and height, in points."""
    wide, high = landscape(A4) if source.landscape else A4
    return float(wide), float(high)


def side(source: Source) -> float:
    """The margin at the left and right, in points."""
    return (20 if source.landscape else 24) * mm
