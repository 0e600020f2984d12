"""Writes a source document as OpenDocument text, with automatic numbering, text frames and columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

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
from examples.builder.docx_parts import zipped
from examples.builder.odt_parts import HEAD, NAMESPACES, automatic_styles, package_parts, paper
from examples.builder.pictures import HEIGHT, WIDTH, picture_to_png
from examples.builder.typography import tied
from examples.builder.typst_pdf import motifs


def source_to_odt(source: Source, pages: Mapping[str, int]) -> bytes:
    """The document as OpenDocument text; the same bytes from the same source.

    Args:
        source: the document.
        pages: on which page each heading stands, for the list of contents.
    """
    body = _Body(source, pages)
    for block in source.blocks:
        body.add(block)
    styles = automatic_styles(source, "".join(body.styles))
    content = (
        f'{HEAD}<office:document-content {NAMESPACES} office:version="1.3">{styles}<office:body><office:text>'
        f"{''.join(body.parts)}</office:text></office:body></office:document-content>"
    )
    pictures = {motif: picture_to_png(motif) for motif in motifs(source)}
    return zipped(package_parts(source, pictures, content), source.date)


@dataclass
class _Body:
    """What has been written so far, and what the next paragraph needs."""

    source: Source
    pages: Mapping[str, int]
    parts: list[str] = field(default_factory=list)
    styles: list[str] = field(default_factory=list)
    waiting: str = ""
    counted: int = 0
    last_list: str = ""

    def add(self, block: Block) -> None:
        match block:
            case Cover():
                self._cover(block)
            case Contents():
                self._contents(block)
            case Heading():
                style = f"Heading_20_{block.level}" + ("Break" if block.begins_page else "")
                self.parts.append(self._heading(style, block.level, block.text))
            case Paragraph():
                self.parts.append(
                    self._paragraph(
                        {"lead": "Lead", "doctype": "Doctype"}.get(block.look, "Standard"), block.text
                    )
                )
            case Signature():
                self.parts.append(self._paragraph("Signature", block.name))
                self.parts.append(self._paragraph("Standard", block.role))
            case Picture():
                self._picture(block)
            case Letterhead():
                small = f'<text:span text:style-name="Small">{escape(", ".join(block.lines))}</text:span>'
                self.parts.append(
                    f'<text:p text:style-name="Letterhead">{escape(block.name)}<text:tab/>{small}</text:p>'
                )
            case Address():
                self._lines([("", line) for line in block.lines])
            case Fields():
                self._lines([(f"{name}: ", text) for name, text in block.rows])
            case Table():
                self._table(block)
            case Vision():
                self.parts.append(self._paragraph("Slogan", block.slogan))
                self.parts.append(self._paragraph("Sentence", block.sentence))
            case Overview():
                points = "".join(
                    f"<text:list-item>{self._paragraph('Overview', one.text)}</text:list-item>"
                    for one in block.entries
                )
                self.parts.append(f'<text:list text:style-name="Overview">{points}</text:list>')
            case Listing():
                self._listing(block)
            case Columns():
                self._columns(block)
            case Beside():
                self.waiting = self._box(block)
                for inner in block.blocks:
                    self.add(inner)
            case Statement():
                self._statement(block)

    def _paragraph(self, style: str, text: str, before: str = "") -> str:
        style = "Anchor" if self.waiting and style == "Standard" else style
        inside = self.waiting + before + escape(tied(text)).replace("\t", "<text:tab/>")
        self.waiting = ""
        return f'<text:p text:style-name="{style}">{inside}</text:p>'

    def _heading(self, style: str, level: int, text: str) -> str:
        return f'<text:h text:style-name="{style}" text:outline-level="{level}">{escape(tied(text))}</text:h>'

    def _statement(self, block: Statement) -> None:
        style = {"chapter": "BandBreak", "section": "Section"}.get(block.look, f"Heading_20_{block.level}")
        heading = self._heading(style, block.level, block.text)
        self.parts.append(self._numbered(block.depth, [heading]) if block.depth else heading)
        for inner in block.blocks:
            self.add(inner)

    def _numbered(self, depth: int, points: list[str]) -> str:
        """Points on a level of the document's own numbering, which runs on from the list before."""
        self.counted += 1
        here = f"list{self.counted}"
        follows = f' text:continue-list="{self.last_list}"' if self.last_list else ""
        self.last_list = here
        inside = "".join(f"<text:list-item>{point}</text:list-item>" for point in points)
        for _ in range(depth - 1):
            inside = f"<text:list-item><text:list>{inside}</text:list></text:list-item>"
        return f'<text:list xml:id="{here}" text:style-name="Main"{follows}>{inside}</text:list>'

    def _listing(self, block: Listing) -> None:
        if block.scheme == "steps":
            self.parts.append(self._steps(block.entries, ' text:style-name="Steps"'))
            return
        points = [self._paragraph("List_20_Paragraph", entry.text) for entry in block.entries]
        if block.scheme == "main":
            self.parts.append(self._numbered(block.depth, points))
        else:
            items = "".join(f"<text:list-item>{point}</text:list-item>" for point in points)
            self.parts.append(f'<text:list text:style-name="Bullets">{items}</text:list>')
        for entry in block.entries:
            for inner in entry.blocks:
                self.add(inner)

    def _steps(self, entries: tuple[Entry, ...], style: str) -> str:
        points = []
        for entry in entries:
            inner = self._steps(entry.entries, "") if entry.entries else ""
            points.append(
                f"<text:list-item>{self._paragraph('List_20_Paragraph', entry.text)}{inner}</text:list-item>"
            )
        return f"<text:list{style}>{''.join(points)}</text:list>"

    def _columns(self, block: Columns) -> None:
        outside, self.parts = self.parts, []
        for inner in block.blocks:
            self.add(inner)
        self.counted += 1
        name = f"Spalter{self.counted}"
        section = f'<text:section text:style-name="Columns" text:name="{name}">{"".join(self.parts)}'
        self.parts = [*outside, f"{section}</text:section>"]

    def _cover(self, block: Cover) -> None:
        wide, high, _ = paper(self.source)
        size = f'svg:x="0mm" svg:y="0mm" svg:width="{wide:g}mm" svg:height="{high * 0.46:.1f}mm"'
        place = 'text:anchor-type="page" text:anchor-page-number="1" draw:style-name="Behind"'
        below = f'svg:x="0mm" svg:y="{high * 0.46:.1f}mm" svg:width="{wide:g}mm" '
        below += f'svg:height="{wide * HEIGHT / WIDTH:.1f}mm"'
        self.parts.append(f'<draw:rect {place} draw:z-index="0" {size}/>')
        self.parts.append(
            f'<draw:frame {place} draw:name="Omslag" draw:z-index="1" {below}>'
            f"{_image(block.motif)}</draw:frame>"
        )
        self.parts.append(self._paragraph("CoverStart", block.municipality))
        self.parts.append(self._paragraph("Title", block.title))
        self.parts.append(self._paragraph("Cover_20_Line", block.line))

    def _contents(self, block: Contents) -> None:
        rows = "".join(
            self._paragraph(f"Contents_20_{level}", f"{text}\t{self.pages.get(text, '')}")
            for level, text in headings(self.source, block.depth)
        )
        title = self._paragraph("Contents_20_HeadingBreak", block.title)
        self.parts.append(
            '<text:table-of-content text:name="Innhold">'
            f'<text:table-of-content-source text:outline-level="{block.depth}"/>'
            f'<text:index-body><text:index-title text:name="Innholdstittel">{title}</text:index-title>{rows}'
            "</text:index-body></text:table-of-content>"
        )

    def _picture(self, block: Picture) -> None:
        wide, _, side = paper(self.source)
        width = (wide - 2 * side) * (0.6 if self.source.landscape else 1.0)
        self.counted += 1
        frame = (
            f'<draw:frame draw:style-name="Picture" draw:name="Bilde{self.counted}" '
            f'text:anchor-type="as-char" svg:width="{width:.1f}mm" '
            f'svg:height="{width * HEIGHT / WIDTH:.1f}mm">'
            f"{_image(block.motif)}"
            f"<svg:title>{escape(block.caption)}</svg:title></draw:frame>"
        )
        self.parts.append(f'<text:p text:style-name="Picture">{frame}</text:p>')
        self.parts.append(self._paragraph("Caption", block.caption))

    def _box(self, block: Beside) -> str:
        self.counted += 1
        width = 66 if self.source.landscape else 50
        title = self._paragraph("Box_20_Title", block.term)
        return (
            f'<draw:frame draw:style-name="Box" draw:name={quoteattr(f"Boks{self.counted}")} '
            f'text:anchor-type="paragraph" svg:y="1mm" svg:width="{width}mm" draw:z-index="2">'
            f'<draw:text-box fo:min-height="12mm">{title}'
            f"{self._paragraph('Box_20_Text', block.text)}</draw:text-box>"
            "</draw:frame>"
        )

    def _lines(self, rows: list[tuple[str, str]]) -> None:
        for name, text in rows:
            strong = f'<text:span text:style-name="Strong">{escape(name)}</text:span>' if name else ""
            self.parts.append(self._paragraph("Tight", text, strong))
        self.parts.append(self._paragraph("Tight", ""))

    def _table(self, table: Table) -> None:
        if table.caption:
            self.parts.append(self._paragraph("Table_20_Title", table.caption))
        self.counted += 1
        name = f"Tabell{self.counted}"
        wide, _, side = paper(self.source)
        columns = []
        for place, part in enumerate(table.widths):
            style = f"{name}.{place}"
            width = (wide - 2 * side) * part / sum(table.widths)
            self.styles.append(
                f'<style:style style:name="{style}" style:family="table-column">'
                f'<style:table-column-properties style:column-width="{width:.2f}mm"/></style:style>'
            )
            columns.append(f'<table:table-column table:style-name="{style}"/>')
        head = self._row(table.columns, "CellHead", "Table_20_Head")
        rows = "".join(
            self._row(row, "CellTint" if place % 2 else "CellPlain", "Table_20_Text")
            for place, row in enumerate(table.rows)
        )
        self.parts.append(
            f'<table:table table:name="{name}" table:style-name="Table">{"".join(columns)}'
            f"<table:table-header-rows>{head}</table:table-header-rows>{rows}</table:table>"
        )

    def _row(self, cells: tuple[str, ...], style: str, text_style: str) -> str:
        drawn = "".join(
            f'<table:table-cell table:style-name="{style}" office:value-type="string">'
            f"{self._paragraph(text_style, text)}</table:table-cell>"
            for text in cells
        )
        return f"<table:table-row>{drawn}</table:table-row>"


def _image(motif: str) -> str:
    link = 'xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"'
    return f'<draw:image xlink:href="Pictures/{motif}.png" {link}/>'
