"""Drawings in a Word file: pictures in the line, the cover's shapes, and text boxes beside the text."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from examples.builder.blocks import Source
from examples.builder.pictures import HEIGHT, WIDTH

PER_TWENTIETH = 635
"""English Metric Units in a twentieth of a point."""

SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
IMAGE = "http://schemas.openxmlformats.org/drawingml/2006/picture"


def inline_picture(number: int, motif: str, alternative: str, width: int) -> str:
    """A picture that stands in the line like a letter.

    Args:
        number: unique in the document.
        motif: the drawing's name.
        alternative: text for those who cannot see it.
        width: in twentieths of a point.
    """
    wide, high = width * PER_TWENTIETH, round(width * PER_TWENTIETH * HEIGHT / WIDTH)
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{wide}" cy="{high}"/>'
        f'<wp:docPr id="{number}" name="Bilde {number}" descr={quoteattr(alternative)}/>'
        f"{_image(number, motif, wide, high)}</wp:inline></w:drawing></w:r>"
    )


def anchored_picture(source: Source, number: int, motif: str) -> str:
    """The cover's picture, across the page below the coloured field."""
    paper_wide, paper_high = _paper(source)
    high = round(paper_wide * HEIGHT / WIDTH)
    crop = 0
    if source.landscape:
        whole, high = high, round(paper_high * 0.38)
        crop = round((1 - high / whole) / 2 * 100_000)
    image = _image(number, motif, paper_wide, high, crop)
    return _anchor(
        number, image, (paper_wide, high), ("page", 0), ("page", round(paper_high * 0.46)), "", True
    )


def anchored_rectangle(source: Source, number: int) -> str:
    """The coloured field at the top of the cover."""
    paper_wide, paper_high = _paper(source)
    size = (paper_wide, round(paper_high * 0.46))
    return _alternative(
        _anchor(number, _shape(size, source.colour, ""), size, ("page", 0), ("page", 0), "", True)
    )


def anchored_box(source: Source, number: int, term: str, text: str) -> str:
    """A side box at the right margin, beside the paragraph that it hangs on."""
    wide = (3742 if source.landscape else 2722) * PER_TWENTIETH
    per_line = 40 if source.landscape else 27
    high = (340 + 230 * (1 + -(-len(text) // per_line))) * PER_TWENTIETH
    content = (
        f'<wps:txbx><w:txbxContent><w:p><w:pPr><w:pStyle w:val="BoxTitle"/></w:pPr>{_run(term)}</w:p>'
        f'<w:p><w:pPr><w:pStyle w:val="BoxText"/></w:pPr>{_run(text)}</w:p></w:txbxContent></wps:txbx>'
    )
    shape = _shape((wide, high), source.accent, content)
    wrap = '<wp:wrapSquare wrapText="bothSides"/>'
    return _alternative(
        _anchor(number, shape, (wide, high), ("margin", None), ("paragraph", 40_000), wrap, False)
    )


def _paper(source: Source) -> tuple[int, int]:
    wide, high = (16838, 11906) if source.landscape else (11906, 16838)
    return wide * PER_TWENTIETH, high * PER_TWENTIETH


def _alternative(run: str) -> str:
    """A shape stands in a choice, because older programs know none."""
    inside = run.removeprefix("<w:r>").removesuffix("</w:r>")
    choice = f'<mc:Choice Requires="wps">{inside}</mc:Choice>'
    return f"<w:r><mc:AlternateContent>{choice}</mc:AlternateContent></w:r>"


def _anchor(
    number: int,
    graphic: str,
    size: tuple[int, int],
    across: tuple[str, int | None],
    down: tuple[str, int],
    wrap: str,
    behind: bool,
) -> str:
    side = "<wp:align>right</wp:align>" if across[1] is None else f"<wp:posOffset>{across[1]}</wp:posOffset>"
    return (
        f'<w:r><w:drawing><wp:anchor distT="0" distB="72000" distL="216000" distR="0" simplePos="0" '
        f'relativeHeight="{number}" behindDoc="{int(behind)}" locked="0" layoutInCell="1" allowOverlap="1">'
        f'<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="{across[0]}">{side}</wp:positionH>'
        f'<wp:positionV relativeFrom="{down[0]}"><wp:posOffset>{down[1]}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{size[0]}" cy="{size[1]}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'{wrap or "<wp:wrapNone/>"}<wp:docPr id="{number}" name="Figur {number}"/><wp:cNvGraphicFramePr/>'
        f"{graphic}</wp:anchor></w:drawing></w:r>"
    )


def _shape(size: tuple[int, int], fill: str, content: str) -> str:
    inset = 'lIns="108000" tIns="90000" rIns="108000" bIns="90000"'
    fit = "<a:spAutoFit/>" if content else ""
    box = ' txBox="1"' if content else ""
    return (
        f'<a:graphic><a:graphicData uri="{SHAPE}"><wps:wsp><wps:cNvSpPr{box}/>'
        f'<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{size[0]}" cy="{size[1]}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f'<a:solidFill><a:srgbClr val="{fill.lstrip("#")}"/></a:solidFill><a:ln><a:noFill/></a:ln></wps:spPr>'
        f'{content}<wps:bodyPr wrap="square" {inset} anchor="t">{fit}</wps:bodyPr></wps:wsp>'
        "</a:graphicData></a:graphic>"
    )


def _image(number: int, motif: str, wide: int, high: int, crop: int = 0) -> str:
    cropped = f'<a:srcRect t="{crop}" b="{crop}"/>' if crop else ""
    return (
        f'<a:graphic><a:graphicData uri="{IMAGE}"><pic:pic><pic:nvPicPr>'
        f'<pic:cNvPr id="{number}" name="{motif}.png"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="pic-{motif}"/>{cropped}'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
    )


def _run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
