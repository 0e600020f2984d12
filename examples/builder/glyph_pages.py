"""What the PDF that places glyph by glyph shows outside the running text: cover, header, drawings."""

from __future__ import annotations

from xml.sax.saxutils import escape

from reportlab.lib.colors import Color, HexColor, white
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph

from examples.builder.blocks import Cover, Source
from examples.builder.glyph_look import GREY, paper, side, style
from examples.builder.pictures import HEIGHT, WIDTH, Circle, shapes


class Drawing(Flowable):
    """A drawing across a given width."""

    def __init__(self, motif: str, width: float) -> None:
        super().__init__()
        self.motif, self.width, self.height = motif, width, width * HEIGHT / WIDTH

    def draw(self) -> None:
        """Draws it where ReportLab has put the origin."""
        _draw(self.canv, self.motif, 0, 0, self.width)


def draw_bars(canvas: Canvas, source: Source) -> None:
    """Running header and page number."""
    wide, high = paper(source)
    left, right = side(source), wide - side(source)
    canvas.saveState()
    canvas.setFont("Vera", 7.5)
    canvas.setFillColor(GREY)
    canvas.drawRightString(right, 12 * mm, str(canvas.getPageNumber()))
    if source.header:
        canvas.drawString(left, high - 15 * mm, source.header[0])
        canvas.drawRightString(right, high - 15 * mm, source.header[1])
        canvas.setStrokeColor(HexColor(source.colour))
        canvas.setLineWidth(0.5)
        canvas.line(left, high - 17 * mm, right, high - 17 * mm)
    canvas.restoreState()


def draw_cover(canvas: Canvas, source: Source, cover: Cover) -> None:
    """The first page: a coloured field with the title, the drawing, and the adoption below."""
    wide, high = paper(source)
    main, tint = HexColor(source.colour), HexColor(source.accent)
    edge, field = 24 * mm, high * 0.46
    canvas.saveState()
    _fill(canvas, tint, 0, high, wide)
    _draw(canvas, cover.motif, 0, high - field - wide * HEIGHT / WIDTH, wide)
    _fill(canvas, main, high - field, field, wide)
    _fill(canvas, tint, 0, high * 0.16, wide)
    canvas.setFillColor(white)
    canvas.setFont("Vera", 13)
    canvas.drawString(edge, high - 32 * mm, cover.municipality)
    title = Paragraph(escape(cover.title), style(27, face="Vera-Bold", colour=white, leading=1.33))
    title.wrap(wide - 2 * edge, field)
    title.drawOn(canvas, edge, high - field + 20 * mm)
    canvas.setFillColor(main)
    canvas.setFont("Vera", 10.5)
    canvas.drawString(edge, high * 0.08, cover.line)
    canvas.restoreState()


def _fill(canvas: Canvas, colour: Color, bottom: float, height: float, width: float) -> None:
    canvas.setFillColor(colour)
    canvas.rect(0, bottom, width, height, stroke=0, fill=1)


def _draw(canvas: Canvas, motif: str, left: float, bottom: float, width: float) -> None:
    scale = width / WIDTH
    canvas.saveState()
    canvas.translate(left, bottom)
    for shape in shapes(motif):
        canvas.setFillColor(HexColor(shape.fill))
        if isinstance(shape, Circle):
            across, up = shape.x * scale, (HEIGHT - shape.y) * scale
            canvas.circle(across, up, shape.radius * scale, stroke=0, fill=1)
            continue
        path = canvas.beginPath()
        for place, (x, y) in enumerate(shape.points):
            (path.lineTo if place else path.moveTo)(x * scale, (HEIGHT - y) * scale)
        path.close()
        canvas.drawPath(path, stroke=0, fill=1)
    canvas.restoreState()
