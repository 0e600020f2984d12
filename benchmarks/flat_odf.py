"""The plan as one flat OpenDocument file, for LibreOffice to turn into PDF."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from benchmarks.plan import Block, Grid, Heading, Points, Prose

_NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in {
        "office": "office",
        "text": "text",
        "table": "table",
        "style": "style",
        "fo": "xsl-fo-compatible",
    }.items()
)

_STYLES = """
<office:styles>
  <style:style style:name="Standard" style:family="paragraph">
    <style:paragraph-properties fo:margin-bottom="6pt"/>
    <style:text-properties fo:font-size="10.5pt"/>
  </style:style>
  <style:style style:name="H1" style:family="paragraph" style:parent-style-name="Standard">
    <style:text-properties fo:font-size="16pt" fo:font-weight="bold"/>
  </style:style>
  <style:style style:name="H2" style:family="paragraph" style:parent-style-name="Standard">
    <style:text-properties fo:font-size="13pt" fo:font-weight="bold"/>
  </style:style>
  <text:list-style style:name="L">
    <text:list-level-style-bullet text:level="1" text:bullet-char="•">
      <style:list-level-properties text:space-before="10pt" text:min-label-width="12pt"/>
    </text:list-level-style-bullet>
  </text:list-style>
</office:styles>
<office:automatic-styles>
  <style:page-layout style:name="A4">
    <style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin="2cm"/>
    <style:header-style/>
    <style:footer-style/>
  </style:page-layout>
  <style:style style:name="Break" style:family="paragraph" style:parent-style-name="H1">
    <style:paragraph-properties fo:break-before="page"/>
  </style:style>
  <style:style style:name="C" style:family="table-cell">
    <style:table-cell-properties fo:border="0.5pt solid #000000"/>
  </style:style>
</office:automatic-styles>
<office:master-styles>
  <style:master-page style:name="Standard" style:page-layout-name="A4">
    <style:header><text:p>{header}</text:p></style:header>
    <style:footer><text:p>{footer} – <text:page-number/></text:p></style:footer>
  </style:master-page>
</office:master-styles>
"""


def flat_odf(pages: Iterable[tuple[Block, ...]], *, header: str, footer: str) -> str:
    """The pages as the text of an ``.fodt`` file.

    Args:
        pages: what stands on each page.
        header: what stands above each.
        footer: what stands below each, with the page's number.
    """
    body = "".join(
        _block(block, begins_page=number > 0 and place == 0)
        for number, page in enumerate(pages)
        for place, block in enumerate(page)
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document {_NAMES} office:version="1.3" '
        'office:mimetype="application/vnd.oasis.opendocument.text">'
        f"{_STYLES.format(header=header, footer=footer)}"
        f"<office:body><office:text>{body}</office:text></office:body></office:document>"
    )


def _block(block: Block, *, begins_page: bool) -> str:
    match block:
        case Heading(level=level, text=text):
            style = "Break" if begins_page else f"H{level}"
            return f'<text:h text:style-name="{style}" text:outline-level="{level}">{escape(text)}</text:h>'
        case Prose(text=text):
            return _paragraph(text)
        case Points(points=points):
            items = "".join(f"<text:list-item>{_paragraph(point)}</text:list-item>" for point in points)
            return f'<text:list text:style-name="L">{items}</text:list>'
        case Grid(rows=rows):
            columns = f'<table:table-column table:number-columns-repeated="{len(rows[0])}"/>'
            return f"<table:table>{columns}{''.join(map(_row, rows))}</table:table>"


def _row(cells: tuple[str, ...]) -> str:
    inner = "".join(
        f'<table:table-cell table:style-name="C">{_paragraph(cell)}</table:table-cell>' for cell in cells
    )
    return f"<table:table-row>{inner}</table:table-row>"


def _paragraph(text: str) -> str:
    return f"<text:p>{escape(text)}</text:p>"
