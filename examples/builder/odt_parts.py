"""The parts of an OpenDocument text that hold no content of their own: styles, page layout, package."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from xml.sax.saxutils import escape

from examples.builder.blocks import STEPS, Level, Source
from examples.builder.paragraph_styles import ParagraphStyle, paragraph_styles

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
TYPE = "application/vnd.oasis.opendocument.text"
FONT = "Liberation Serif"

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "office": f"{_OASIS}office:1.0",
        "style": f"{_OASIS}style:1.0",
        "text": f"{_OASIS}text:1.0",
        "table": f"{_OASIS}table:1.0",
        "draw": f"{_OASIS}drawing:1.0",
        "fo": f"{_OASIS}xsl-fo-compatible:1.0",
        "svg": f"{_OASIS}svg-compatible:1.0",
        "meta": f"{_OASIS}meta:1.0",
        "xlink": "http://www.w3.org/1999/xlink",
        "dc": "http://purl.org/dc/elements/1.1/",
    }.items()
)


def package_parts(source: Source, pictures: Mapping[str, bytes], content: str) -> dict[str, str | bytes]:
    """All parts of the file, the media type first and unpacked, as the format asks for."""
    files = [("content.xml", "text/xml"), ("styles.xml", "text/xml"), ("meta.xml", "text/xml")]
    files += [(f"Pictures/{motif}.png", "image/png") for motif in pictures]
    return {
        "mimetype": TYPE,
        "content.xml": content,
        "styles.xml": _styles(source),
        "meta.xml": _meta(source),
        **{f"Pictures/{motif}.png": image for motif, image in pictures.items()},
        "META-INF/manifest.xml": _manifest(files),
    }


def paper(source: Source) -> tuple[float, float, float]:
    """The page's width and height and the margin at its sides, in millimetres."""
    return (297.0, 210.0, 22.0) if source.landscape else (210.0, 297.0, 25.0)


_BOX_EDGES = " ".join(
    [f'fo:border-{side}="none"' for side in ("top", "right", "bottom")]
    + [f'fo:padding-{side}="2.5mm"' for side in ("top", "right", "bottom", "left")]
)


def automatic_styles(source: Source, widths: str) -> str:
    """Styles that only content uses: breaks, columns, cells, frames, and the widths of tables' columns."""
    wide, _, side = paper(source)
    fill, accent = source.colour, source.accent
    columns = '<style:columns fo:column-count="2" fo:column-gap="8mm"/>'
    rule = "fo:border-bottom=\"0.5pt solid #aaaaaa\" fo:padding='1mm'"
    shades = {"CellHead": fill, "CellPlain": "transparent", "CellTint": accent}
    cells = "".join(
        f'<style:style style:name="{name}" style:family="table-cell"><style:table-cell-properties '
        f'fo:background-color="{shade}" {rule}/></style:style>'
        for name, shade in shades.items()
    )
    breaks = "".join(
        f'<style:style style:name="{style}Break" style:family="paragraph" style:parent-style-name="{style}">'
        '<style:paragraph-properties fo:break-before="page"/></style:style>'
        for style in ("Heading_20_1", "Band", "Contents_20_Heading")
    )
    return (
        f"<office:automatic-styles>{breaks}{cells}{widths}"
        '<style:style style:name="CoverStart" style:family="paragraph" '
        'style:parent-style-name="Cover_20_Name" style:master-page-name="Cover"/>'
        '<style:style style:name="Columns" style:family="section"><style:section-properties '
        f'text:dont-balance-text-columns="false">{columns}</style:section-properties></style:style>'
        '<style:style style:name="Table" style:family="table"><style:table-properties '
        f'style:width="{wide - 2 * side:g}mm" table:align="margins" fo:margin-bottom="3mm"/></style:style>'
        '<style:style style:name="Box" style:family="graphic" style:parent-style-name="Frame">'
        '<style:graphic-properties style:wrap="left" '
        'style:horizontal-pos="right" style:horizontal-rel="paragraph" style:vertical-pos="from-top" '
        f'style:vertical-rel="paragraph" fo:background-color="{accent}" draw:fill="solid" '
        f'draw:fill-color="{accent}" '
        f'draw:stroke="none" {_BOX_EDGES} fo:border-left="2pt solid {fill}" fo:margin-left="6mm" '
        'fo:margin-bottom="2mm"/></style:style>'
        '<style:style style:name="Picture" style:family="graphic"><style:graphic-properties '
        'style:vertical-pos="top" style:vertical-rel="baseline" fo:border="none"/></style:style>'
        '<style:style style:name="Behind" style:family="graphic">'
        '<style:graphic-properties style:wrap="run-through" '
        'style:run-through="background" style:horizontal-pos="from-left" style:horizontal-rel="page" '
        'style:vertical-pos="from-top" style:vertical-rel="page" draw:stroke="none" draw:fill="solid" '
        f'draw:fill-color="{fill}"/></style:style></office:automatic-styles>'
    )


def _meta(source: Source) -> str:
    return (
        f'{HEAD}<office:document-meta {NAMESPACES} office:version="1.3"><office:meta>'
        f"<dc:title>{escape(source.title)}</dc:title><dc:language>{source.language}-NO</dc:language>"
        f"<meta:creation-date>{source.date}T12:00:00</meta:creation-date><dc:date>{source.date}T12:00:00</dc:date>"
        "</office:meta></office:document-meta>"
    )


def _manifest(files: Iterable[tuple[str, str]]) -> str:
    rows = "".join(
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="{kind}"/>'
        for name, kind in [("/", TYPE), *files]
    )
    name = f'xmlns:manifest="{_OASIS}manifest:1.0" manifest:version="1.3"'
    return f"{HEAD}<manifest:manifest {name}>{rows}</manifest:manifest>"


def _styles(source: Source) -> str:
    wide, high, side = paper(source)
    page = (
        f'fo:page-width="{wide:g}mm" fo:page-height="{high:g}mm" fo:margin-left="{side:g}mm" '
        f'fo:margin-right="{side:g}mm" fo:margin-top="12mm" fo:margin-bottom="10mm" '
        f'style:print-orientation="{"landscape" if source.landscape else "portrait"}"'
    )
    bar = 'fo:min-height="12mm" fo:margin-{}="5mm"'
    header = "<text:p text:style-name='Tight'/>"
    if source.header:
        left, right = (escape(text) for text in source.header)
        header = f"<text:p text:style-name='Header'>{left}<text:tab/>{right}</text:p>"
    return (
        f'{HEAD}<office:document-styles {NAMESPACES} office:version="1.3">'
        f'<office:font-face-decls><style:font-face style:name="{FONT}" svg:font-family="&apos;{FONT}&apos;"/>'
        f"</office:font-face-decls><office:styles>{_paragraph_styles(source)}{_list_styles(source)}</office:styles>"
        f'<office:automatic-styles><style:page-layout style:name="Page">'
        f"<style:page-layout-properties {page}/>"
        f"<style:header-style><style:header-footer-properties {bar.format('bottom')}/></style:header-style>"
        f"<style:footer-style><style:header-footer-properties {bar.format('top')}/></style:footer-style>"
        f'</style:page-layout><style:page-layout style:name="CoverPage">'
        f"<style:page-layout-properties {page}/>"
        "</style:page-layout></office:automatic-styles><office:master-styles>"
        '<style:master-page style:name="Standard" style:page-layout-name="Page">'
        f"<style:header>{header}</style:header><style:footer><text:p text:style-name='Footer'>"
        "<text:page-number text:select-page='current'>1</text:page-number></text:p>"
        "</style:footer></style:master-page>"
        '<style:master-page style:name="Cover" style:page-layout-name="CoverPage" '
        'style:next-style-name="Standard"/>'
        "</office:master-styles></office:document-styles>"
    )


def _paragraph_styles(source: Source) -> str:
    grey = 'fo:color="#555555" fo:font-size="8.5pt" fo:font-weight="normal"'
    spans = {"Strong": 'fo:font-weight="bold"', "Small": grey}
    runs = "".join(
        f'<style:style style:name="{name}" style:family="text"><style:text-properties {look}/></style:style>'
        for name, look in spans.items()
    )
    return runs + "".join(_paragraph_style(style, source) for style in paragraph_styles(source))


def _paragraph_style(style: ParagraphStyle, source: Source) -> str:
    key = style_key(style.name)
    based = f' style:parent-style-name="{style_key(style.parent)}"' if style.parent else ""
    # A numbered heading's style names its list: else LibreOffice counts it in its chapter numbering.
    listed = (
        f' style:default-outline-level="{style.outline}" style:list-style-name="Main"'
        if style.numbered
        else ""
    )
    paragraph = [
        f'fo:margin-top="{style.before:g}pt" fo:margin-bottom="{style.after:g}pt"',
        f'fo:line-height="{style.line}%"' if style.line else "",
        'fo:keep-with-next="always"' if style.heading or style.keep_next else "",
        'fo:keep-together="always"' if style.heading or style.keep_lines else "",
        f'fo:background-color="{style.fill}"' if style.fill else "",
        f'fo:padding="{style.padding:g}pt"' if style.padding else "",
        f'fo:border-bottom="0.5pt solid {source.colour}" fo:padding-bottom="4pt"' if style.rule else "",
        f'fo:margin-left="{style.indent:g}pt"' if style.indent else "",
        'fo:text-align="end"' if style.right else "",
    ]
    text = [
        f'style:font-name="{FONT}" fo:language="{source.language}" fo:country="NO"'
        if not style.parent
        else "",
        f'fo:font-size="{style.size:g}pt"' if style.size else "",
        'fo:font-weight="bold"' if style.bold else "",
        'fo:font-style="italic"' if style.italic else "",
        f'fo:color="{style.colour}"' if style.colour else "",
        f'fo:hyphenate="{"false" if style.heading else "true"}"' if style.heading or not style.parent else "",
    ]
    return (
        f'<style:style style:name="{key}" style:display-name="{style.name}" '
        f'style:family="paragraph"{based}{listed}>'
        f"<style:paragraph-properties {' '.join(filter(None, paragraph))}>{_tab(style, source)}"
        f"</style:paragraph-properties><style:text-properties {' '.join(filter(None, text))}/></style:style>"
    )


def style_key(name: str) -> str:
    """The name by which paragraphs call a style: a space is written as its code."""
    return name.replace(" ", "_20_")


def _tab(style: ParagraphStyle, source: Source) -> str:
    if not style.tab:
        return ""
    wide, _, side = paper(source)
    leader = ' style:leader-style="dotted" style:leader-text="."' if style.tab == "dots" else ""
    stop = f'<style:tab-stop style:position="{wide - 2 * side:g}mm" style:type="right"{leader}/>'
    return f"<style:tab-stops>{stop}</style:tab-stops>"


def _list_styles(source: Source) -> str:
    bullet = (
        '<text:list-style style:name="Bullets">'
        '<text:list-level-style-bullet text:level="1" text:bullet-char="•">'
        f"{_label(6, 6)}</text:list-level-style-bullet></text:list-style>"
    )
    lists = {"Main": source.levels, "Overview": source.levels, "Steps": STEPS}
    return bullet + "".join(
        f'<text:list-style style:name="{name}">{_levels(levels)}</text:list-style>'
        for name, levels in lists.items()
        if levels
    )


def _levels(levels: Iterable[Level]) -> str:
    return "".join(_level(number, level) for number, level in enumerate(levels, 1))


def _level(number: int, level: Level) -> str:
    """One level: "%1.%2" shows two levels; what stands around the number is its prefix and suffix."""
    first = level.mark.index("%")
    last = level.mark.rindex("%") + 2
    form = {"letter": "a", "roman": "i"}.get(level.numerals, "1")
    shown = f' text:display-levels="{level.mark.count("%")}"' if level.mark.count("%") > 1 else ""
    if level.look == "list":
        place = _label(6 if level.kind else 7 * number, 6)
    else:
        place = (
            '<style:list-level-properties text:list-level-position-and-space-mode="label-alignment">'
            '<style:list-level-label-alignment text:label-followed-by="space"/></style:list-level-properties>'
        )
    return (
        f'<text:list-level-style-number text:level="{number}" style:num-format="{form}"{shown} '
        f'style:num-prefix="{level.mark[:first]}" style:num-suffix="{level.mark[last:]}">{place}'
        "</text:list-level-style-number>"
    )


def _label(left: int, hang: int) -> str:
    return (
        '<style:list-level-properties text:list-level-position-and-space-mode="label-alignment">'
        f'<style:list-level-label-alignment text:label-followed-by="listtab" fo:margin-left="{left}mm" '
        f'fo:text-indent="-{hang}mm"/></style:list-level-properties>'
    )
