"""Writes a source document as a Word file, with automatic numbering, fields, text boxes and columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

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
from examples.builder.docx_drawings import anchored_box, anchored_picture, anchored_rectangle, inline_picture
from examples.builder.docx_parts import (
    BULLETS,
    FIRST_STEPS,
    HEAD,
    MAIN,
    NAMESPACES,
    OVERVIEW,
    package_parts,
    style_key,
    text_width,
    zipped,
)
from examples.builder.pictures import picture_to_png
from examples.builder.typography import tied
from examples.builder.typst_pdf import motifs


def source_to_docx(source: Source, pages: Mapping[str, int]) -> bytes:
    """The document as a Word file; the same bytes from the same source.

    Args:
        source: the document.
        pages: on which page each heading stands, for the list of contents.
    """
    body = _Body(source, pages)
    for block in source.blocks:
        body.add(block)
    if body.parts[-1].startswith("<w:tbl>"):
        body.paragraph("Tight", "")
    main = (
        f"{HEAD}<w:document {NAMESPACES}><w:body>{''.join(body.parts)}{body.section()}</w:body></w:document>"
    )
    pictures = {motif: picture_to_png(motif) for motif in motifs(source)}
    return zipped(package_parts(source, pictures, main, body.lists), source.date)


@dataclass
class _Body:
    """The paragraphs and tables so far, and what the next ones need."""

    source: Source
    pages: Mapping[str, int]
    parts: list[str] = field(default_factory=list)
    lists: int = 0
    sections: int = 0
    drawings: int = 0
    waiting: str = ""

    def add(self, block: Block) -> None:
        match block:
            case Cover():
                self._cover(block)
            case Contents():
                self._contents(block)
            case Heading():
                self.paragraph(f"Heading {block.level}", block.text, breaks=block.begins_page)
            case Paragraph():
                self.paragraph({"lead": "Lead", "doctype": "Doctype"}.get(block.look, "Standard"), block.text)
            case Signature():
                self.paragraph("Signature", block.name)
                self.paragraph("Standard", block.role)
            case Picture():
                self._picture(block)
            case Letterhead():
                self.paragraph("Letterhead", f"{block.name}\t{', '.join(block.lines)}", small_after_tab=True)
            case Address():
                self._lines([("", line) for line in block.lines])
            case Fields():
                self._lines([(f"{name}: ", text) for name, text in block.rows])
            case Table():
                self._table(block)
            case Vision():
                self.paragraph("Slogan", block.slogan)
                self.paragraph("Sentence", block.sentence)
            case Overview():
                for entry in block.entries:
                    self.paragraph("Overview", entry.text, number=(OVERVIEW, 0))
            case Listing():
                self._listing(block)
            case Columns():
                self._end_section()
                for inner in block.blocks:
                    self.add(inner)
                self._end_section(columns=2)
            case Beside():
                self.drawings += 1
                self.waiting = anchored_box(self.source, self.drawings, block.term, block.text)
                for inner in block.blocks:
                    self.add(inner)
            case Statement():
                self._statement(block)

    def paragraph(
        self,
        style: str,
        text: str,
        *,
        number: tuple[int, int] | None = None,
        more: str = "",
        breaks: bool = False,
        bold: bool = False,
        drawing: str = "",
        small_after_tab: bool = False,
    ) -> None:
        """Adds a paragraph; properties stand in the order that the format asks for."""
        style = "Anchor" if self.waiting and style == "Standard" else style
        before = "<w:pageBreakBefore/>" if breaks else ""
        if number is not None:
            before += f'<w:numPr><w:ilvl w:val="{number[1]}"/><w:numId w:val="{number[0]}"/></w:numPr>'
        runs = self.waiting + drawing + _runs(text, bold, small_after_tab)
        self.waiting = ""
        self.parts.append(
            f'<w:p><w:pPr><w:pStyle w:val="{style_key(style)}"/>{before}{more}</w:pPr>{runs}</w:p>'
        )

    def section(self, columns: int = 1) -> str:
        """What ends a section: its paper, margins and columns; the first also brings header and footer."""
        first = self.sections == 0
        self.sections += 1
        wide, high = (16838, 11906) if self.source.landscape else (11906, 16838)
        side = 1247 if self.source.landscape else 1417
        orient = ' w:orient="landscape"' if self.source.landscape else ""
        bars = '<w:headerReference w:type="default" r:id="header"/>'
        bars += '<w:footerReference w:type="default" r:id="footer"/>'
        kind = "" if first else '<w:type w:val="continuous"/>'
        title = "<w:titlePg/>" if first and self.source.has_cover else ""
        return (
            f'<w:sectPr>{bars if first else ""}{kind}<w:pgSz w:w="{wide}" w:h="{high}"{orient}/>'
            f'<w:pgMar w:top="1587" w:right="{side}" w:bottom="1304" w:left="{side}" '
            f'w:header="737" w:footer="624" w:gutter="0"/>'
            f'<w:cols w:num="{columns}" w:space="454"/>{title}</w:sectPr>'
        )

    def _end_section(self, columns: int = 1) -> None:
        """Ends the section with the last paragraph; a section can end in no other way."""
        if not self.parts or not self.parts[-1].startswith("<w:p>"):
            self.paragraph("Tight", "")
        self.parts[-1] = self.parts[-1].replace("</w:pPr>", f"{self.section(columns)}</w:pPr>", 1)

    def _statement(self, block: Statement) -> None:
        number = (MAIN, block.depth - 1) if block.depth else None
        style = {"chapter": "Band", "section": "Section"}.get(block.look, f"Heading {block.level}")
        self.paragraph(style, block.text, number=number, breaks=block.look == "chapter")
        for inner in block.blocks:
            self.add(inner)

    def _listing(self, block: Listing) -> None:
        if block.scheme == "steps":
            self._steps(block.entries, FIRST_STEPS + self.lists, 0)
            self.lists += 1
            return
        number = (MAIN, block.depth - 1) if block.scheme == "main" else (BULLETS, 0)
        for entry in block.entries:
            self.paragraph("List Paragraph", entry.text, number=number)
        for entry in block.entries:
            for inner in entry.blocks:
                self.add(inner)

    def _steps(self, entries: tuple[Entry, ...], number: int, level: int) -> None:
        for entry in entries:
            self.paragraph("List Paragraph", entry.text, number=(number, level))
            self._steps(entry.entries, number, level + 1)

    def _cover(self, block: Cover) -> None:
        self.drawings += 2
        behind = anchored_rectangle(self.source, self.drawings - 1)
        behind += anchored_picture(self.source, self.drawings, block.motif)
        self.paragraph("Cover Name", block.municipality, drawing=behind)
        self.paragraph("Title", block.title)
        self.paragraph("Cover Line", block.line)

    def _contents(self, block: Contents) -> None:
        self.paragraph("Contents Heading", block.title, breaks=True)
        rows = headings(self.source, block.depth)
        begin = (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
            f'<w:r><w:instrText xml:space="preserve"> TOC \\o "1-{block.depth}" </w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        )
        for place, (level, text) in enumerate(rows):
            page = self.pages.get(text, "")
            self.paragraph(f"Contents {level}", f"{text}\t{page}", drawing="" if place else begin)
        self.parts[-1] = self.parts[-1].replace("</w:p>", '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>')

    def _picture(self, block: Picture) -> None:
        self.drawings += 1
        width = text_width(self.source) * (0.6 if self.source.landscape else 1.0)
        drawing = inline_picture(self.drawings, block.motif, block.caption, round(width))
        self.paragraph("Picture", "", drawing=drawing)
        self.paragraph("Caption", block.caption)

    def _lines(self, rows: list[tuple[str, str]]) -> None:
        for name, text in rows:
            self.paragraph("Tight", text, drawing=_runs(name, bold=True) if name else "")
        self.paragraph("Tight", "")

    def _table(self, table: Table) -> None:
        if table.caption:
            self.paragraph("Table Title", table.caption)
        width = text_width(self.source)
        widths = [width * part // sum(table.widths) for part in table.widths]
        grid = "".join(f'<w:gridCol w:w="{one}"/>' for one in widths)
        rule = 'w:val="single" w:sz="4" w:space="0" w:color="AAAAAA"'
        borders = f"<w:top {rule}/><w:bottom {rule}/><w:insideH {rule}/>"
        rows = [_row(table.columns, widths, self.source.colour, "Table Head", header=True)]
        for place, row in enumerate(table.rows):
            rows.append(_row(row, widths, self.source.accent if place % 2 else "", "Table Text"))
        self.parts.append(
            f'<w:tbl><w:tblPr><w:tblW w:w="{width}" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders>'
            f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>'
        )


def _row(cells: tuple[str, ...], widths: list[int], fill: str, style: str, header: bool = False) -> str:
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill.lstrip("#")}"/>' if fill else ""
    drawn = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{style_key(style)}"/></w:pPr>{_runs(text)}</w:p></w:tc>'
        for text, width in zip(cells, widths, strict=True)
    )
    return f"<w:tr>{'<w:trPr><w:tblHeader/></w:trPr>' if header else ''}{drawn}</w:tr>"


def _runs(text: str, bold: bool = False, small_after_tab: bool = False) -> str:
    look = "<w:rPr><w:b/></w:rPr>" if bold else ""
    small = '<w:rPr><w:b w:val="0"/><w:color w:val="555555"/><w:sz w:val="17"/></w:rPr>'
    runs = []
    for place, part in enumerate(text.split("\t")):
        tab = "<w:tab/>" if place else ""
        look = small if place and small_after_tab else look
        if part or tab:
            runs.append(f'<w:r>{look}{tab}<w:t xml:space="preserve">{escape(tied(part))}</w:t></w:r>')
    return "".join(runs)
