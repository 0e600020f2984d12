"""The same plan as PDF by four producers; LibreOffice and Chromium are programs that may be missing."""

from __future__ import annotations

import io
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterable
from html import escape
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.flat_odf import flat_odf
from benchmarks.plan import TITLE, Block, Grid, Heading, Points, Prose, plan_pages

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

FOOTER = "Vedtatt av kommunestyret 12. juni 2026"


class ProducerMissing(Exception):
    """A producer that is not installed on this machine."""


def pdf(producer: str, pages: int) -> bytes:
    """The plan as PDF, kept in the system's temporary folder between runs.

    Args:
        producer: a key of `PRODUCERS`.
        pages: how many pages.

    Raises:
        ProducerMissing: where the program is not installed.
    """
    kept = Path(tempfile.gettempdir()) / "rettesnor-benchmarks" / f"{producer}-{pages}.pdf"
    if not kept.exists():
        made = PRODUCERS[producer](tuple(plan_pages(pages)))
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(made)
    return kept.read_bytes()


def _by_typst(pages: Iterable[tuple[Block, ...]]) -> bytes:
    import typst

    head = (
        f'#set page(paper: "a4", margin: 2.5cm, numbering: "1", header: [{TITLE}])\n'
        '#set text(lang: "nb", size: 10.5pt)\n#set par(justify: true)\n'
    )
    body = "\n#pagebreak()\n".join("\n\n".join(_as_typst(block) for block in page) for page in pages)
    made = typst.compile((head + body).encode(), format="pdf")
    assert isinstance(made, bytes)
    return made


def _as_typst(block: Block) -> str:
    match block:
        case Heading(level=level, text=text):
            return "=" * level + " " + text
        case Prose(text=text):
            return text
        case Points(points=points):
            return "\n".join(f"- {point}" for point in points)
        case Grid(rows=rows):
            cells = "\n".join(", ".join(f"[{cell}]" for cell in row) + "," for row in rows)
            return f"#table(columns: (3fr, 1fr, 1fr, 1fr),\n{cells})"


def _by_chromium(pages: Iterable[tuple[Block, ...]]) -> bytes:
    style = (
        f"@page {{ size: A4; margin: 2.5cm; @top-left {{ content: '{TITLE}'; font: 9pt sans-serif }}"
        f"@bottom-center {{ content: '{FOOTER} – ' counter(page); font: 9pt sans-serif }} }}"
        "body { font: 10.5pt sans-serif; margin: 0 } section { break-after: page }"
        "h1 { font-size: 16pt } h2 { font-size: 13pt }"
        "table { border-collapse: collapse } td { border: 1px solid }"
    )
    sections = "".join(f"<section>{''.join(map(_as_html, page))}</section>" for page in pages)
    html = f"<!doctype html><html lang=nb><meta charset=utf-8><style>{style}</style>{sections}"
    return _by_program(
        ("chromium", "chromium-browser", "google-chrome"),
        html,
        "plan.html",
        ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        ["--no-pdf-header-footer", "--print-to-pdf={pdf}", "{source}"],
    )


def _as_html(block: Block) -> str:
    match block:
        case Heading(level=level, text=text):
            return f"<h{level}>{escape(text)}</h{level}>"
        case Prose(text=text):
            return f"<p>{escape(text)}</p>"
        case Points(points=points):
            return "<ul>" + "".join(f"<li>{escape(point)}</li>" for point in points) + "</ul>"
        case Grid(rows=rows):
            inner = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) for row in rows)
            return f"<table>{inner}</table>"


def _by_libreoffice(pages: Iterable[tuple[Block, ...]]) -> bytes:
    return _by_program(
        ("soffice", "libreoffice"),
        flat_odf(pages, header=TITLE, footer=FOOTER),
        "plan.fodt",
        ["--headless", "-env:UserInstallation=file://{folder}/profile", "--convert-to", "pdf"],
        ["--outdir", "{folder}", "{source}"],
    )


def _by_program(names: Iterable[str], source: str, file_name: str, *arguments: list[str]) -> bytes:
    program = next((found for name in names if (found := shutil.which(name))), None)
    if program is None:
        raise ProducerMissing(next(iter(names)))
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "plan.pdf"
        path = Path(folder) / file_name
        path.write_text(source, encoding="utf-8")
        filled = [
            argument.format(pdf=made, source=path, folder=folder) for part in arguments for argument in part
        ]
        subprocess.run([program, *filled], check=True, capture_output=True, timeout=600)
        return made.read_bytes()


def _by_glyph(pages: Iterable[tuple[Block, ...]]) -> bytes:
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen.canvas import Canvas

    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, pageCompression=1)
    for number, page in enumerate(pages, start=1):
        _glyphs(canvas, 70, 800, TITLE, "Helvetica", 9)
        y = 770.0
        for block in page:
            y = _draw(canvas, block, y)
        _glyphs(canvas, 70, 40, f"{FOOTER} – {number}", "Helvetica", 9)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _draw(canvas: Canvas, block: Block, y: float) -> float:
    from reportlab.lib.utils import simpleSplit

    def wrapped(x: float, width: float, text: str, font: str, size: float, y: float) -> float:
        for line in simpleSplit(text, font, size, width):
            y -= size * 1.25
            _glyphs(canvas, x, y, line, font, size)
        return y

    match block:
        case Heading(level=level, text=text):
            return wrapped(70, 455, text, "Helvetica-Bold", 16 if level == 1 else 13, y - 6) - 6
        case Prose(text=text):
            return wrapped(70, 455, text, "Helvetica", 10.5, y) - 6
        case Points(points=points):
            for point in points:
                _glyphs(canvas, 75, y - 10.5 * 1.25, "•", "Helvetica", 10.5)
                y = wrapped(90, 435, point, "Helvetica", 10.5, y)
            return y - 6
        case Grid(rows=rows):
            edges = (70, 300, 380, 440, 525)
            canvas.line(edges[0], y, edges[-1], y)
            for row in rows:
                bottom = min(
                    wrapped(x + 4, right - x - 8, cell, "Helvetica", 10.5, y)
                    for (x, right), cell in zip(pairwise(edges), row, strict=True)
                )
                for edge in edges:
                    canvas.line(edge, y, edge, bottom - 5)
                y = bottom - 5
                canvas.line(edges[0], y, edges[-1], y)
            return y - 10


def _glyphs(canvas: Canvas, x: float, y: float, text: str, font: str, size: float) -> None:
    """Each glyph as a text object of its own, and no glyph for a space: how some drawing programs write."""
    canvas.setFont(font, size)
    for glyph in text:
        if glyph != " ":
            canvas.drawString(x, y, glyph)
        x += canvas.stringWidth(glyph, font, size)


PRODUCERS: dict[str, Callable[[tuple[tuple[Block, ...], ...]], bytes]] = {
    "typst": _by_typst,
    "libreoffice": _by_libreoffice,
    "chromium": _by_chromium,
    "glyphs": _by_glyph,
}
