"""Lays a source document out with ReportLab and writes it as a PDF that places glyph by glyph."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from xml.sax.saxutils import escape

import reportlab
from reportlab.lib.colors import HexColor, white
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BalancedColumns,
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    KeepTogether,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Spacer,
)
from reportlab.platypus import Paragraph as Text
from reportlab.platypus import Table as Grid

from examples.builder.blocks import (
    Address,
    Beside,
    Block,
    Columns,
    Contents,
    Cover,
    Entry,
    Fields,
    Heading,
    Letterhead,
    Listing,
    Overview,
    Paragraph,
    Picture,
    Signature,
    Source,
    Statement,
    Table,
    Vision,
    headings,
)
from examples.builder.glyph_text import GlyphCanvas
from examples.builder.pictures import HEIGHT, WIDTH, Circle, shapes
from examples.builder.typography import tied

FACES = {"Vera": "Vera.ttf", "Vera-Bold": "VeraBd.ttf", "Vera-Italic": "VeraIt.ttf"}
GREY = HexColor("#555555")


def source_to_glyph_pdf(source: Source, pages: Mapping[str, int]) -> bytes:
    """The document as a PDF in which each letter is placed on its own; the same bytes from the same source.

    Args:
        source: the document.
        pages: on which page each heading stands, for the list of contents.
    """
    _register_fonts()
    layout = _Layout(source, pages)
    for block in source.blocks:
        layout.add(block)
    packed = io.BytesIO()
    owner = source.header[0] if source.header else source.facts.get("sender")
    template = BaseDocTemplate(
        packed, pagesize=layout.paper, invariant=1, title=source.title, author=owner, creator=owner,
        lang=f"{source.language}-NO",
    )  # fmt: skip
    wide, high = layout.paper
    body = Frame(layout.side, 22 * mm, layout.width, high - 48 * mm, 0, 0, 0, 0, id="body")
    page = PageTemplate("page", [body], onPage=lambda canvas, _: _bars(canvas, source, layout))
    cover = [block for block in source.blocks if isinstance(block, Cover)]
    first = PageTemplate(
        "cover", [body], onPage=lambda canvas, _: _cover(canvas, source, cover[0], (wide, high))
    )
    template.addPageTemplates([first, page] if cover else [page])
    template.build(layout.story, canvasmaker=GlyphCanvas)
    return packed.getvalue()


def _register_fonts() -> None:
    folder = Path(reportlab.__file__).parent / "fonts"
    for name, file in FACES.items():
        pdfmetrics.registerFont(TTFont(name, str(folder / file)))
    pdfmetrics.registerFontFamily(
        "Vera", normal="Vera", bold="Vera-Bold", italic="Vera-Italic", boldItalic="Vera-Bold"
    )


@dataclass
class _Layout:
    """The flowables so far, and the styles they are set in."""

    source: Source
    pages: Mapping[str, int]
    story: list[Flowable] = field(default_factory=list)

    @property
    def paper(self) -> tuple[float, float]:
        return landscape(A4) if self.source.landscape else A4

    @property
    def side(self) -> float:
        return (20 if self.source.landscape else 24) * mm

    @property
    def width(self) -> float:
        return self.paper[0] - 2 * self.side

    def style(self, size: float, **look: object) -> ParagraphStyle:
        """A style of a size, one and a half lines high; `look` names what else differs."""
        given: dict[str, object] = {
            "fontName": "Vera",
            "fontSize": size,
            "leading": size * 1.5,
            "spaceAfter": size * 0.7,
        }
        return ParagraphStyle("text", **(given | look))

    def add(self, block: Block) -> None:
        main = HexColor(self.source.colour)
        match block:
            case Cover():
                self.story += [NextPageTemplate("page"), Spacer(1, 1), PageBreak()]
            case Contents():
                self._contents(block)
            case Heading():
                if block.begins_page:
                    self._begin_page()
                self._heading(block.level, block.text)
            case Paragraph():
                self._paragraph(block)
            case Signature():
                self.story += [
                    Spacer(1, 14),
                    self.text(block.name, self.style(9.5, fontName="Vera-Bold", spaceAfter=0)),
                ]
                self.story.append(self.text(block.role, self.style(9.5)))
            case Picture():
                caption = self.text(
                    block.caption, self.style(8, fontName="Vera-Italic", textColor=GREY, spaceAfter=12)
                )
                width = self.width * (0.55 if self.source.landscape else 1.0)
                self.story.append(
                    KeepTogether([Spacer(1, 8), _Drawing(block.motif, width), Spacer(1, 5), caption])
                )
            case Letterhead():
                lines = self.style(8, textColor=GREY, alignment=TA_RIGHT, spaceAfter=0)
                name = self.text(
                    block.name, self.style(14, fontName="Vera-Bold", textColor=main, spaceAfter=0)
                )
                grid = Grid(
                    [[name, [self.text(line, lines) for line in block.lines]]],
                    [self.width * 0.6, self.width * 0.4],
                )
                grid.setStyle([("LINEBELOW", (0, 0), (-1, 0), 1.2, main), ("VALIGN", (0, 0), (-1, -1), "BOTTOM"),
                               ("LEFTPADDING", (0, 0), (-1, -1), 0), ("RIGHTPADDING", (0, 0), (-1, -1), 0)])  # fmt: skip
                self.story += [grid, Spacer(1, 20)]
            case Address():
                self._lines([escape(line) for line in block.lines])
            case Fields():
                self._lines([f"<b>{escape(name)}:</b> {escape(text)}" for name, text in block.rows])
            case Table():
                self._table(block)
            case Vision():
                slogan = self.text(
                    block.slogan, self.style(18, fontName="Vera-Bold", textColor=main, spaceAfter=6)
                )
                sentence = self.text(block.sentence, self.style(11.5, spaceAfter=0))
                self.story += [self._tinted([slogan, sentence], self.width, 12), Spacer(1, 14)]
            case Overview():
                for entry in block.entries:
                    text = Text(
                        f"<b>{entry.mark}</b> {escape(tied(entry.text))}", self.style(10.5, spaceAfter=0)
                    )
                    self.story += [self._tinted([text], self.width, 10), Spacer(1, 8)]
            case Listing():
                self._list(block.entries, 0)
                for entry in block.entries:
                    for inner in entry.blocks:
                        self.add(inner)
            case Columns():
                self.story.append(
                    BalancedColumns(self._apart(block.blocks), nCols=2, innerPadding=8 * mm, needed=60)
                )
            case Beside():
                box = [
                    self.text(block.term, self.style(8.5, fontName="Vera-Bold", textColor=main, spaceAfter=2))
                ]
                box.append(self.text(block.text, self.style(7.8, spaceAfter=0)))
                wide = (70 if self.source.landscape else 52) * mm
                left = self.width - wide - 7 * mm
                inside = [self._apart(block.blocks), "", self._tinted(box, wide, 8)]
                grid = Grid([inside], [left, 7 * mm, wide])
                grid.setStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 0),
                               ("RIGHTPADDING", (0, 0), (-1, -1), 0), ("TOPPADDING", (0, 0), (-1, -1), 0),
                               ("BOTTOMPADDING", (0, 0), (-1, -1), 4)])  # fmt: skip
                self.story.append(grid)
            case Statement():
                self._statement(block)

    def text(self, words: str, style: ParagraphStyle) -> Text:
        """A paragraph of plain words."""
        return Text(escape(tied(words)), style)

    def _apart(self, blocks: Sequence[Block]) -> list[Flowable]:
        """The flowables of some blocks, kept out of the story."""
        outside, self.story = self.story, []
        for block in blocks:
            self.add(block)
        inside, self.story = self.story, outside
        return inside

    def _begin_page(self) -> None:
        """A new page, unless one has just begun; space left at the end of the old one would fill another."""
        while self.story and isinstance(self.story[-1], Spacer) and not isinstance(self.story[-1], PageBreak):
            self.story.pop()
        if not isinstance(self.story[-1], PageBreak):
            self.story.append(PageBreak())

    def _heading(self, level: int, text: str) -> None:
        main = HexColor(self.source.colour)
        size = {1: 18.0 if self.source.has_cover else 14.0, 2: 12.5, 3: 10.0}[level]
        look = {"fontName": "Vera-Bold", "textColor": main, "leading": size * 1.3}
        # Kept with its next, a heading would push a whole table to the next page: room for some lines is enough.
        self.story.append(CondPageBreak(110 if level == 2 else 60))
        self.story.append(
            self.text(text, self.style(size, **look, spaceBefore=size * 0.9, spaceAfter=size * 0.55))
        )

    def _paragraph(self, block: Paragraph) -> None:
        match block.look:
            case "lead":
                look = {"fontName": "Vera-Bold", "keepWithNext": 1, "spaceBefore": 4, "spaceAfter": 3}
                self.story.append(self.text(block.text, self.style(9.5, **look)))
            case "doctype":
                self.story.append(
                    self.text(block.text, self.style(11, textColor=HexColor(self.source.colour)))
                )
            case _:
                self.story.append(self.text(block.text, self.style(9.5)))

    def _statement(self, block: Statement) -> None:
        title = f"{block.mark} {block.text}".strip()
        if block.look != "chapter":
            self._heading(block.level, title)
        else:
            self._begin_page()
            look = {"fontName": "Vera-Bold", "textColor": white, "leading": 22, "spaceAfter": 0}
            band = Grid([[self.text(title, self.style(15.5, **look))]], [self.width])
            band.setStyle([("BACKGROUND", (0, 0), (-1, -1), HexColor(self.source.colour)), ("TOPPADDING", (0, 0), (-1, -1), 11),
                           ("BOTTOMPADDING", (0, 0), (-1, -1), 13), ("LEFTPADDING", (0, 0), (-1, -1), 12)])  # fmt: skip
            self.story += [band, Spacer(1, 14)]
        for inner in block.blocks:
            self.add(inner)

    def _list(self, entries: Sequence[Entry], depth: int) -> None:
        for entry in entries:
            left = 15 + 17 * depth
            look = {
                "leftIndent": left,
                "bulletIndent": left - 15,
                "bulletFontName": "Vera",
                "bulletFontSize": 9.5,
            }
            style = self.style(9.5, **look, spaceAfter=3.5)
            self.story.append(Text(escape(tied(entry.text)), style, bulletText=entry.mark))
            self._list(entry.entries, depth + 1)
        if depth == 0:
            self.story.append(Spacer(1, 6))

    def _lines(self, rows: Sequence[str]) -> None:
        self.story += [Text(tied(row), self.style(9.5, spaceAfter=1)) for row in rows]
        self.story.append(Spacer(1, 14))

    def _tinted(self, inside: list[Flowable], width: float, padding: float) -> Grid:
        box = Grid([[inside]], [width])
        box.setStyle([("BACKGROUND", (0, 0), (-1, -1), HexColor(self.source.accent)),
                      ("LINEBEFORE", (0, 0), (0, -1), 2.5, HexColor(self.source.colour)),
                      ("TOPPADDING", (0, 0), (-1, -1), padding), ("BOTTOMPADDING", (0, 0), (-1, -1), padding),
                      ("LEFTPADDING", (0, 0), (-1, -1), padding), ("RIGHTPADDING", (0, 0), (-1, -1), padding)])  # fmt: skip
        return box

    def _table(self, table: Table) -> None:
        main, tint = HexColor(self.source.colour), HexColor(self.source.accent)
        size = 8.6 if self.source.landscape else 8.4
        cell, head = (
            self.style(size, spaceAfter=0, leading=size * 1.35),
            self.style(size, fontName="Vera-Bold", textColor=white, spaceAfter=0),
        )
        rows = [[self.text(name, head) for name in table.columns]]
        rows += [[self.text(text, cell) for text in row] for row in table.rows]
        widths = [self.width * part / sum(table.widths) for part in table.widths]
        grid = Grid(rows, widths, repeatRows=1)
        grid.setStyle([("BACKGROUND", (0, 0), (-1, 0), main), ("ROWBACKGROUNDS", (0, 1), (-1, -1), [white, tint]),
                       ("LINEBELOW", (0, 0), (-1, -1), 0.5, HexColor("#aaaaaa")), ("VALIGN", (0, 0), (-1, -1), "TOP"),
                       ("TOPPADDING", (0, 0), (-1, -1), 6), ("BOTTOMPADDING", (0, 0), (-1, -1), 7)])  # fmt: skip
        if table.caption:
            look = {"fontName": "Vera-Bold", "textColor": main, "spaceBefore": 10}
            grid = KeepTogether([self.text(table.caption, self.style(9, **look)), grid])
        self.story += [grid, Spacer(1, 10)]

    def _contents(self, block: Contents) -> None:
        self._begin_page()
        self._heading(1, block.title)
        rows = []
        for level, text in headings(self.source, block.depth):
            look = {"fontName": "Vera-Bold" if level == 1 else "Vera", "spaceAfter": 0, "leading": 11.5}
            left = self.text(text, self.style(8.4, **look, leftIndent=11 * (level - 1)))
            rows.append(
                [left, self.text(str(self.pages.get(text, "")), self.style(8.4, **look, alignment=TA_RIGHT))]
            )
        grid = Grid(rows, [self.width - 12 * mm, 12 * mm])
        grid.setStyle([("TOPPADDING", (0, 0), (-1, -1), 1.2), ("BOTTOMPADDING", (0, 0), (-1, -1), 1.2),
                       ("LEFTPADDING", (0, 0), (-1, -1), 0), ("RIGHTPADDING", (0, 0), (-1, -1), 0),
                       ("VALIGN", (0, 0), (-1, -1), "BOTTOM"), ("LINEBELOW", (0, 0), (-1, -1), 0.25, HexColor("#cccccc"))])  # fmt: skip
        self.story.append(grid)


class _Drawing(Flowable):  # type: ignore[misc]
    """A drawing across a given width."""

    def __init__(self, motif: str, width: float) -> None:
        super().__init__()
        self.motif, self.width, self.height = motif, width, width * HEIGHT / WIDTH

    def draw(self) -> None:
        _draw(self.canv, self.motif, 0, 0, self.width)


def _draw(canvas: Canvas, motif: str, left: float, bottom: float, width: float) -> None:
    scale = width / WIDTH
    canvas.saveState()
    canvas.translate(left, bottom)
    for shape in shapes(motif):
        canvas.setFillColor(HexColor(shape.fill))
        if isinstance(shape, Circle):
            canvas.circle(shape.x * scale, (HEIGHT - shape.y) * scale, shape.radius * scale, stroke=0, fill=1)
            continue
        path = canvas.beginPath()
        for place, (x, y) in enumerate(shape.points):
            (path.lineTo if place else path.moveTo)(x * scale, (HEIGHT - y) * scale)
        path.close()
        canvas.drawPath(path, stroke=0, fill=1)
    canvas.restoreState()


def _bars(canvas: Canvas, source: Source, layout: _Layout) -> None:
    """Running header and page number."""
    wide, high = layout.paper
    canvas.saveState()
    canvas.setFont("Vera", 7.5)
    canvas.setFillColor(GREY)
    canvas.drawRightString(wide - layout.side, 12 * mm, str(canvas.getPageNumber()))
    if source.header:
        canvas.drawString(layout.side, high - 15 * mm, source.header[0])
        canvas.drawRightString(wide - layout.side, high - 15 * mm, source.header[1])
        canvas.setStrokeColor(HexColor(source.colour))
        canvas.setLineWidth(0.5)
        canvas.line(layout.side, high - 17 * mm, wide - layout.side, high - 17 * mm)
    canvas.restoreState()


def _cover(canvas: Canvas, source: Source, cover: Cover, paper: tuple[float, float]) -> None:
    wide, high = paper
    field_high = high * 0.46
    canvas.saveState()
    canvas.setFillColor(HexColor(source.accent))
    canvas.rect(0, 0, wide, high, stroke=0, fill=1)
    _draw(canvas, cover.motif, 0, high - field_high - wide * HEIGHT / WIDTH, wide)
    canvas.setFillColor(HexColor(source.colour))
    canvas.rect(0, high - field_high, wide, field_high, stroke=0, fill=1)
    canvas.setFillColor(HexColor(source.accent))
    canvas.rect(0, 0, wide, high * 0.16, stroke=0, fill=1)
    canvas.setFillColor(white)
    canvas.setFont("Vera", 13)
    canvas.drawString(24 * mm, high - 32 * mm, cover.municipality)
    title = Text(
        escape(cover.title),
        ParagraphStyle("title", fontName="Vera-Bold", fontSize=27, leading=36, textColor=white),
    )
    title.wrap(wide - 48 * mm, field_high)
    title.drawOn(canvas, 24 * mm, high - field_high + 20 * mm)
    canvas.setFillColor(HexColor(source.colour))
    canvas.setFont("Vera", 10.5)
    canvas.drawString(24 * mm, high * 0.08, cover.line)
    canvas.restoreState()
