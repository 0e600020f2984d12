"""The same document gives the same lines, whichever program saved it in whichever format."""

from __future__ import annotations

import io
from collections.abc import Callable

import docx
import pytest
from docx.shared import Pt

from rettesnor.documents import Document, Role, read


def _plan() -> bytes:
    """A plan as a planning adviser writes it in Word, with the styles that Word has from the start."""
    document = docx.Document()
    document.add_heading("Temaplan for folkehelse", 0)
    document.add_heading("Mål", 1)
    for words in ("Trygg oppvekst", "Gode bumiljø"):
        document.add_paragraph(words, style="List Number")
        for inner in ("Fleire møteplassar", "Betre gang- og sykkelveg"):
            document.add_paragraph(inner, style="List Bullet 2")
    paragraph = document.add_paragraph()
    paragraph.add_run("Tiltak i perioden").bold = True
    paragraph.add_run(":")
    paragraph.runs[0].font.size = Pt(14)
    document.add_heading("Tiltak", 2)
    table = document.add_table(rows=3, cols=3)
    for row, words in enumerate(
        (("Tiltak", "Ansvar", "Frist"), ("Ny skule", "Oppvekst", "2027"), ("", "Teknisk", ""))
    ):
        for column, word in enumerate(words):
            table.cell(row, column).text = word
    table.cell(1, 0).merge(table.cell(2, 0))
    inner = table.cell(2, 2).add_table(rows=1, cols=2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "vår", "haust"
    document.add_paragraph("Figur 1 Folketal", style="Caption")
    document.add_paragraph("Planen gjeld\nfrå 2024.")
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _lines(document: Document) -> list[tuple[str, Role, int | None, bool]]:
    return [
        (document.text[line.start : line.end], line.role, line.level, line.bold) for line in document.lines
    ]


def _cells(document: Document) -> list[list[tuple[str, int, int, int, int]]]:
    return [
        [
            (" ".join(document.text[c.start : c.end].split()), c.row, c.column, c.row_span, c.column_span)
            for c in table.cells
        ]
        for table in document.tables
    ]


def test_word_gives() -> None:
    document = read(_plan())
    assert [(words, level) for words, _, level, _ in _lines(document)][:6] == [
        ("Temaplan for folkehelse", 1),
        ("Mål", 1),
        ("1. Trygg oppvekst", None),
        ("• Fleire møteplassar", None),
        ("• Betre gang- og sykkelveg", None),
        ("2. Gode bumiljø", None),
    ]
    assert _cells(document)[0][3] == ("Ny skule", 1, 0, 2, 1)


@pytest.mark.needs_soffice
def test_libreoffice_saves_the_same_lines_and_cells(convert: Callable[[bytes, str, str], bytes]) -> None:
    word = _plan()
    odt = convert(word, "docx", "odt")
    again = convert(odt, "odt", "docx")
    assert _lines(read(odt)) == _lines(read(word))
    assert _lines(read(again)) == _lines(read(word))
    assert _cells(read(odt)) == _cells(read(word))
    assert _cells(read(again)) == _cells(read(word))
    assert [line.size for line in read(odt).lines] == [line.size for line in read(word).lines]
