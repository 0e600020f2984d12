"""Lays a source document out with ReportLab and writes it as a PDF that places glyph by glyph."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from reportlab.lib.colors import Color, HexColor, white
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
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
from examples.builder.glyph_look import (
    EVERYWHERE,
    GREY,
    RULE,
    band,
    data_grid,
    grid,
    paper,
    register_fonts,
    side,
    style,
    tinted,
)
from examples.builder.glyph_pages import Drawing, draw_bars, draw_cover
from examples.builder.glyph_text import GlyphCanvas
from examples.builder.typography import tied


def source_to_glyph_pdf(source: Source, pages: Mapping[str, int]) -> bytes:
    """The document as a PDF in which each letter is placed on its own; the same bytes from the same source.

    Args:
        source: the document.
        pages: on which page each heading stands, for the list of contents.
    """
    register_fonts()
    layout = _Layout(source, pages)
    for block in source.blocks:
        layout.add(block)
    packed = io.BytesIO()
    wide, high = paper(source)
    template = BaseDocTemplate(
        packed,
        pagesize=(wide, high),
        invariant=1,
        title=source.title,
        author=source.owner,
        creator=source.owner,
        lang=f"{source.language}-NO",
    )
    body = Frame(side(source), 22 * mm, layout.width, high - 48 * mm, 0, 0, 0, 0, id="body")
    page = PageTemplate("page", [body], onPage=lambda canvas, _: draw_bars(canvas, source))
    covers = [block for block in source.blocks if isinstance(block, Cover)]
    first = [
        PageTemplate("cover", [body], onPage=lambda canvas, _: draw_cover(canvas, source, covers[0]))
        for _ in covers
    ]
    template.addPageTemplates([*first, page])
    template.build(layout.story, canvasmaker=GlyphCanvas)
    return packed.getvalue()


@dataclass
class _Layout:
    """The flowables so far."""

    source: Source
    pages: Mapping[str, int]
    story: list[Flowable] = field(default_factory=list)

    @property
    def main(self) -> Color:
        return HexColor(self.source.colour)

    @property
    def width(self) -> float:
        return paper(self.source)[0] - 2 * side(self.source)

    def add(self, block: Block) -> None:
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
                name = _text(block.name, style(face="Vera-Bold", after=0))
                self.story += [Spacer(1, 14), name, _text(block.role, style())]
            case Picture():
                self._picture(block)
            case Letterhead():
                self._letterhead(block)
            case Address():
                self._lines([escape(line) for line in block.lines])
            case Fields():
                self._lines([f"<b>{escape(name)}:</b> {escape(text)}" for name, text in block.rows])
            case Table():
                self._table(block)
            case Vision():
                slogan = _text(block.slogan, style(18, face="Vera-Bold", colour=self.main, after=6))
                sentence = _text(block.sentence, style(11.5, after=0))
                self.story += [tinted([slogan, sentence], self.width, 12, self.source), Spacer(1, 14)]
            case Overview():
                for entry in block.entries:
                    words = f"<b>{entry.mark}</b> {escape(tied(entry.text))}"
                    box = tinted([Text(words, style(10.5, after=0))], self.width, 10, self.source)
                    self.story += [box, Spacer(1, 8)]
            case Listing():
                self._list(block.entries, 0)
                self.story += self._apart([inner for entry in block.entries for inner in entry.blocks])
            case Columns():
                inside = self._apart(block.blocks)
                self.story.append(BalancedColumns(inside, nCols=2, innerPadding=8 * mm, needed=60))
            case Beside():
                self._beside(block)
            case Statement():
                self._statement(block)

    def _apart(self, blocks: Sequence[Block]) -> list[Flowable]:
        """The flowables of some blocks, kept out of the story."""
        outside, self.story = self.story, []
        for block in blocks:
            self.add(block)
        inside, self.story = self.story, outside
        return inside

    def _begin_page(self) -> None:
        """A new page, unless one has just begun; space left at the end of the old one would fill another."""
        while isinstance(self.story[-1], Spacer) and not isinstance(self.story[-1], PageBreak):
            self.story.pop()
        if not isinstance(self.story[-1], PageBreak):
            self.story.append(PageBreak())

    def _heading(self, level: int, text: str) -> None:
        size = {1: 18.0 if self.source.has_cover else 14.0, 2: 12.5, 3: 10.0}[level]
        # Kept with its next, it would push a whole table to the next page: room for some lines will do.
        self.story.append(CondPageBreak(110 if level == 2 else 60))
        look = style(
            size, face="Vera-Bold", colour=self.main, leading=1.3, before=size * 0.9, after=size * 0.55
        )
        self.story.append(_text(text, look))

    def _paragraph(self, block: Paragraph) -> None:
        match block.look:
            case "lead":
                look = style(face="Vera-Bold", before=4, after=3, keep_next=True)
            case "doctype":
                look = style(11, colour=self.main)
            case _:
                look = style()
        self.story.append(_text(block.text, look))

    def _picture(self, block: Picture) -> None:
        caption = _text(block.caption, style(8, face="Vera-Italic", colour=GREY, after=12))
        drawing = Drawing(block.motif, self.width * (0.55 if self.source.landscape else 1.0))
        self.story.append(KeepTogether([Spacer(1, 8), drawing, Spacer(1, 5), caption]))

    def _letterhead(self, block: Letterhead) -> None:
        name = _text(block.name, style(14, face="Vera-Bold", colour=self.main, after=0))
        lines = [_text(line, style(8, colour=GREY, to_right=True, after=0)) for line in block.lines]
        rule = ("LINEBELOW", (0, 0), (-1, 0), 1.2, self.main)
        widths = [self.width * 0.6, self.width * 0.4]
        head = grid([[name, lines]], widths, (3, 0, 3, 0), rule, ("VALIGN", *EVERYWHERE, "BOTTOM"))
        self.story += [head, Spacer(1, 20)]

    def _beside(self, block: Beside) -> None:
        title = _text(block.term, style(8.5, face="Vera-Bold", colour=self.main, after=2))
        wide, gap = (70 if self.source.landscape else 52) * mm, 7 * mm
        box = tinted([title, _text(block.text, style(7.8, after=0))], wide, 8, self.source)
        inside = self._apart(block.blocks)
        self.story.append(grid([[inside, "", box]], [self.width - wide - gap, gap, wide], (0, 0, 4, 0)))

    def _statement(self, block: Statement) -> None:
        title = f"{block.mark} {block.text}".strip()
        if block.look == "chapter":
            self._begin_page()
            words = _text(title, style(15.5, face="Vera-Bold", colour=white, leading=1.42, after=0))
            self.story += [band(words, self.width, self.source), Spacer(1, 14)]
        else:
            self._heading(block.level, title)
        for inner in block.blocks:
            self.add(inner)

    def _list(self, entries: Sequence[Entry], depth: int) -> None:
        look = style(left=15 + 17 * depth, after=3.5)
        for entry in entries:
            self.story.append(Text(escape(tied(entry.text)), look, bulletText=entry.mark))
            self._list(entry.entries, depth + 1)
        if depth == 0:
            self.story.append(Spacer(1, 6))

    def _lines(self, rows: Sequence[str]) -> None:
        self.story += [Text(tied(row), style(after=1)) for row in rows]
        self.story.append(Spacer(1, 14))

    def _table(self, table: Table) -> None:
        size = 8.6 if self.source.landscape else 8.4
        head = style(size, face="Vera-Bold", colour=white, after=0)
        cell = style(size, leading=1.35, after=0)
        widths = [self.width * part / sum(table.widths) for part in table.widths]
        rows = [[_text(text, cell) for text in row] for row in table.rows]
        drawn = data_grid([_text(name, head) for name in table.columns], rows, widths, self.source)
        if table.caption:
            title = _text(table.caption, style(9, face="Vera-Bold", colour=self.main, before=10))
            self.story += [KeepTogether([title, drawn]), Spacer(1, 10)]
        else:
            self.story += [drawn, Spacer(1, 10)]

    def _contents(self, block: Contents) -> None:
        self._begin_page()
        self._heading(1, block.title)
        rows = []
        for level, text in headings(self.source, block.depth):
            face = "Vera-Bold" if level == 1 else "Vera"
            words = _text(text, style(8.4, face=face, leading=1.37, after=0, left=11 * (level - 1)))
            page = str(self.pages.get(text, ""))
            rows.append([words, _text(page, style(8.4, face=face, leading=1.37, after=0, to_right=True))])
        rule, low = ("LINEBELOW", *EVERYWHERE, 0.25, RULE), ("VALIGN", *EVERYWHERE, "BOTTOM")
        self.story.append(grid(rows, [self.width - 12 * mm, 12 * mm], (1.2, 0, 1.2, 0), rule, low))


def _text(words: str, look: ParagraphStyle) -> Text:
    """A paragraph of plain words."""
    return Text(escape(tied(words)), look)
