"""The parts of a Word file that hold no content of their own: styles, numbering, header, footer, package."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

from examples.builder.blocks import STEPS, Level, Source
from examples.builder.paragraph_styles import ParagraphStyle, paragraph_styles

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    }.items()
)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
FONT = "Liberation Sans"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"

MAIN, BULLETS, OVERVIEW, FIRST_STEPS = 1, 2, 3, 4
"""Numbers of the lists: the document's own, bullets, the overview of goals, then one for every plain list."""


def zipped(parts: Mapping[str, str | bytes], date: str) -> bytes:
    """A package of these parts, in this order, with the document's date as the date of each.

    Args:
        parts: content by name.
        date: ISO.
    """
    packed = io.BytesIO()
    year, month, day = (int(part) for part in date.split("-"))
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, (year, month, day, 12, 0, 0))
            entry.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return packed.getvalue()


def package_parts(
    source: Source, pictures: Mapping[str, bytes], main: str, lists: int
) -> dict[str, str | bytes]:
    """All parts of the file.

    Args:
        source: the document.
        pictures: PNG images by motif.
        main: document.xml.
        lists: how many plain numbered lists there are.
    """
    relations = {"styles": "styles.xml", "numbering": "numbering.xml", "settings": "settings.xml"}
    relations |= {"footer": "footer.xml", "header": "header.xml"}
    return {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(
            {
                "rId1": (f"{RELATION}/officeDocument", "word/document.xml"),
                "rId2": (f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            }
        ),
        "docProps/core.xml": _core(source),
        "word/document.xml": main,
        "word/_rels/document.xml.rels": _relations(
            {kind: (f"{RELATION}/{kind}", target) for kind, target in relations.items()}
            | {f"pic-{motif}": (f"{RELATION}/image", f"media/{motif}.png") for motif in pictures}
        ),
        "word/styles.xml": _styles(source),
        "word/numbering.xml": _numbering(source, lists),
        "word/settings.xml": _settings(),
        "word/header.xml": _header(source),
        "word/footer.xml": _footer(),
        **{f"word/media/{motif}.png": image for motif, image in pictures.items()},
    }


def _content_types() -> str:
    parts = {
        "document": "document.main",
        "styles": "styles",
        "numbering": "numbering",
        "settings": "settings",
    }
    parts |= {"header": "header", "footer": "footer"}
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{TYPE}.{kind}+xml"/>'
        for name, kind in parts.items()
    )
    return (
        f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="png" ContentType="image/png"/>'
        f"{overrides}"
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
    )


def _relations(relations: Mapping[str, tuple[str, str]]) -> str:
    rows = "".join(
        f'<Relationship Id="{name}" Type="{kind}" Target="{target}"/>'
        for name, (kind, target) in relations.items()
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{rows}</Relationships>'


def _core(source: Source) -> str:
    stamp = f'xsi:type="dcterms:W3CDTF">{source.date}T12:00:00Z</dcterms:'
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(source.title)}</dc:title><dc:language>{source.language}-NO</dc:language>"
        f"<dcterms:created {stamp}created><dcterms:modified {stamp}modified></cp:coreProperties>"
    )


def _settings() -> str:
    return (
        f"{HEAD}<w:settings {NAMESPACES}><w:autoHyphenation/><w:doNotHyphenateCaps/>"
        '<w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>'
    )


def _header(source: Source) -> str:
    if not source.header:
        return f'{HEAD}<w:hdr {NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Tight"/></w:pPr></w:p></w:hdr>'
    left, right = (escape(text) for text in source.header)
    return (
        f'{HEAD}<w:hdr {NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>'
        f"<w:r><w:t>{left}</w:t></w:r><w:r><w:tab/><w:t>{right}</w:t></w:r></w:p></w:hdr>"
    )


def _footer() -> str:
    parts = (
        '<w:fldChar w:fldCharType="begin"/>',
        '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>1</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    )
    runs = "".join(f"<w:r>{part}</w:r>" for part in parts)
    return f'{HEAD}<w:ftr {NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{runs}</w:p></w:ftr>'


def text_width(source: Source) -> int:
    """The width between the margins, in twentieths of a point."""
    return 16838 - 2 * 1247 if source.landscape else 11906 - 2 * 1417


def _styles(source: Source) -> str:
    styles = "".join(_style(style, source) for style in paragraph_styles(source))
    fonts = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}"/>'
    return (
        f"{HEAD}<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>{fonts}"
        f'<w:lang w:val="{source.language}-NO"/></w:rPr></w:rPrDefault></w:docDefaults>{styles}</w:styles>'
    )


def _style(style: ParagraphStyle, source: Source) -> str:
    """One style; its properties stand in the order that the format asks for."""
    default = "" if style.parent else ' w:default="1"'
    based = f'<w:basedOn w:val="{style_key(style.parent)}"/>' if style.parent else ""
    line = f' w:line="{style.line * 240 // 100}" w:lineRule="auto"' if style.line else ""
    paragraph = [
        "<w:keepNext/>" if style.heading or style.keep_next else "",
        "<w:keepLines/>" if style.heading or style.keep_lines else "",
        _borders(style, source.colour.lstrip("#")),
        f'<w:shd w:val="clear" w:color="auto" w:fill="{style.fill.lstrip("#")}"/>' if style.fill else "",
        _tab(style, source),
        "<w:suppressAutoHyphens/>" if style.heading else "",
        f'<w:spacing w:before="{style.before * 20:g}" w:after="{style.after * 20:g}"{line}/>',
        _ind(style.indent or style.padding, style.padding),
        '<w:jc w:val="right"/>' if style.right else "",
        f'<w:outlineLvl w:val="{style.outline - 1}"/>' if style.outline else "",
    ]
    run = [
        "<w:b/>" if style.bold else "",
        "<w:i/>" if style.italic else "",
        f'<w:color w:val="{style.colour.lstrip("#")}"/>' if style.colour else "",
        f'<w:sz w:val="{style.size * 2:g}"/>' if style.size else "",
    ]
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{style_key(style.name)}">'
        f'<w:name w:val="{style.word or style.name}"/>{based}'
        f"<w:pPr>{''.join(paragraph)}</w:pPr><w:rPr>{''.join(run)}</w:rPr></w:style>"
    )


def style_key(name: str) -> str:
    """The name by which paragraphs call a style."""
    return name.replace(" ", "")


def _borders(style: ParagraphStyle, colour: str) -> str:
    if style.rule:
        return f'<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="4" w:color="{colour}"/></w:pBdr>'
    if not style.padding:
        return ""
    look = f'w:val="single" w:sz="4" w:space="{style.padding:g}" w:color="{style.fill.lstrip("#")}"'
    return f"<w:pBdr>{''.join(f'<w:{side} {look}/>' for side in ('top', 'left', 'bottom', 'right'))}</w:pBdr>"


def _tab(style: ParagraphStyle, source: Source) -> str:
    if not style.tab:
        return ""
    leader = ' w:leader="dot"' if style.tab == "dots" else ""
    return f'<w:tabs><w:tab w:val="right"{leader} w:pos="{text_width(source)}"/></w:tabs>'


def _ind(left: float, right: float) -> str:
    return f'<w:ind w:left="{left * 20:g}" w:right="{right * 20:g}"/>' if left or right else ""


def _numbering(source: Source, lists: int) -> str:
    """Definitions first, then the lists that use them: the order that the format asks for."""
    bullet = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0b7"/>'
        f'<w:lvlJc w:val="left"/>{_indent(340)}<w:rPr>'
        '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol" w:hint="default"/></w:rPr></w:lvl>'
    )
    main = "".join(_level(number, level) for number, level in enumerate(source.levels))
    steps = "".join(_level(number, level) for number, level in enumerate(STEPS))
    definitions = {MAIN: main, BULLETS: bullet, OVERVIEW: main, FIRST_STEPS: steps}
    many = '<w:multiLevelType w:val="multilevel"/>'
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{key}">{many}{levels}</w:abstractNum>'
        for key, levels in definitions.items()
        if levels
    )
    used = [
        f'<w:num w:numId="{key}"><w:abstractNumId w:val="{key}"/></w:num>'
        for key in definitions
        if definitions[key]
    ]
    restart = "".join(
        f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="1"/></w:lvlOverride>'
        for level in range(len(STEPS))
    )
    used += [
        f'<w:num w:numId="{FIRST_STEPS + number}"><w:abstractNumId w:val="{FIRST_STEPS}"/>{restart}</w:num>'
        for number in range(1, lists)
    ]
    return f"{HEAD}<w:numbering {NAMESPACES}>{abstract}{''.join(used)}</w:numbering>"


def _level(number: int, level: Level) -> str:
    form = {"letter": "lowerLetter", "roman": "lowerRoman"}.get(level.numerals, "decimal")
    in_list = level.look == "list"
    after = "" if in_list else '<w:suff w:val="space"/>'
    indent = _indent(340 if level.kind else 397 * (number + 1)) if in_list else ""
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{after}'
        f'<w:lvlText w:val="{level.mark}"/><w:lvlJc w:val="left"/>{indent}</w:lvl>'
    )


def _indent(left: int) -> str:
    return f'<w:pPr><w:ind w:left="{left}" w:hanging="340"/></w:pPr>'
