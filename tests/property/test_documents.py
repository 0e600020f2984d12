"""Reading raises nothing but `DocumentError` on any bytes, repeats itself, and points into its text."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from hashlib import sha256

import docx
import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rettesnor.documents import Document, DocumentError, Limits, read

LIMITS = Limits(file_bytes=4_000_000, unpacked_bytes=4_000_000, characters=2_000_000)


def _word() -> bytes:
    document = docx.Document()
    document.core_properties.title = "Plan"
    document.add_heading("Mål", 1)
    for words in ("Trygg by", "Grøn by"):
        document.add_paragraph(words, style="List Number")
    document.add_paragraph("Tiltak", style="List Bullet")
    table = document.add_table(2, 2)
    table.cell(0, 0).text, table.cell(1, 1).text = "Tiltak", "2027"
    table.cell(0, 0).merge(table.cell(0, 1))
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _odt() -> bytes:
    names = " ".join(
        f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{prefix}:1.0"'
        for prefix in ("office", "text", "table")
    )
    content = (
        f"<office:document-content {names}><office:body><office:text>"
        "<text:h text:outline-level='1'>Mål</text:h><text:list><text:list-item text:start-value='3'>"
        "<text:p>Trygg<text:s text:c='2'/>by</text:p></text:list-item></text:list>"
        "<table:table><table:table-row><table:table-cell table:number-columns-spanned='2'>"
        "<text:p>Tiltak</text:p></table:table-cell></table:table-row></table:table></office:text></office:body>"
        "</office:document-content>"
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        mimetype = zipfile.ZipInfo("mimetype")
        archive.writestr(mimetype, "application/vnd.oasis.opendocument.text", zipfile.ZIP_STORED)
        archive.writestr("content.xml", content)
    return file.getvalue()


def _pdf() -> bytes:
    pdf = pypdfium2.PdfDocument.new()
    pdf.new_page(300, 400)
    file = io.BytesIO()
    pdf.save(file)
    pdf.close()
    return file.getvalue()


HTML = (
    "<!doctype html><html><head><title>Plan</title><meta charset=utf-8></head><body><h1>Mål</h1>"
    "<ol start=3 reversed><li>Trygg by<ul><li>Grøn by</ul></ol>"
    "<table><thead><tr><th colspan=2>Tiltak<tbody><tr><td rowspan=2>a<td>b<tr><td>c</table>"
    "<aside>Fakta</aside></body></html>"
).encode()
TEXT = (
    "## **Mål 1**\n\nOrd\n\n| a | b |\n|---|---|\n| c | d |\n\nNordvik kommune 2030\n\n11\n\n"
    "<!-- side 12 -->\n\nNORDVIK KOMMUNE\n\n- Trygg by\n\f\ns. 4/12\n"
).encode()
SEEDS = {
    "word": _word(),
    "odt": _odt(),
    "pdf": _pdf(),
    "html": HTML,
    "text": TEXT,
    "utf-16": TEXT.decode().encode("utf-16"),
}

EDITS = st.lists(
    st.tuples(
        st.floats(0, 1), st.sampled_from(["cut", "drop", "flip", "put", "double"]), st.binary(max_size=12)
    ),
    min_size=1,
    max_size=6,
)


def _mutated(data: bytes, edits: list[tuple[float, str, bytes]]) -> bytes:
    for place, edit, new in edits:
        at = int(place * len(data))
        match edit:
            case "cut":
                data = data[: max(at, 1)]
            case "drop":
                data = data[:at] + data[at + len(new) + 1 :]
            case "flip":
                data = data[:at] + new + data[at + len(new) :]
            case "put":
                data = data[:at] + new + data[at:]
            case _:
                data = data[:at] + data[at // 2 : at] + data[at:]
    return data


def _with_part(data: bytes, name: str, edits: list[tuple[float, str, bytes]]) -> bytes:
    """The package with one part changed inside, so that the change is not only a broken zip."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w") as new:
        for part in old.namelist():
            content = old.read(part)
            new.writestr(part, _mutated(content, edits) if part == name else content)
    return file.getvalue()


def _read_or_refused(data: bytes) -> Document | None:
    try:
        document = read(data, limits=LIMITS)
    except DocumentError as error:
        # The door turns what was not foreseen into an error too; a test may not be content with that.
        assert error.__cause__ is None, f"not foreseen: {error.__cause__!r}"
        return None
    _check(document)
    return document


def _check(document: Document) -> None:
    length = len(document.text)
    starts = [line.start for line in document.lines]
    assert starts == sorted(starts)
    blocks = [line.block for line in document.lines]
    assert blocks == sorted(blocks)
    for line in document.lines:
        words = document.text[line.start : line.end]
        assert 0 <= line.start < line.end <= length
        assert words == words.strip()
    assert [table.start for table in document.tables] == sorted(table.start for table in document.tables)
    for table in document.tables:
        for cell in table.cells:
            assert table.start <= cell.start <= cell.end <= table.end <= length
            assert cell.column >= 0 and cell.column + cell.column_span <= table.columns
    for start, end in _places(document):
        assert 0 <= start <= end <= length


def _places(document: Document) -> Iterator[tuple[int, int]]:
    for warning in document.warnings:
        if warning.start is not None and warning.end is not None:
            yield warning.start, warning.end


@pytest.mark.parametrize("kind", SEEDS)
def test_every_format_is_read_as_it_is(kind: str) -> None:
    assert _read_or_refused(SEEDS[kind]) is not None


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    document = _read_or_refused(data)
    assert document is None or document.sha256 == sha256(data).hexdigest()


@given(
    st.sampled_from([b"%PDF-1.7\n", b"PK\x03\x04", b"\xff\xfe", b"<html>", b"# ", b"\xd0\xcf\x11\xe0"]),
    st.binary(max_size=400),
)
def test_any_bytes_behind_a_known_beginning_are_read_or_refused(beginning: bytes, data: bytes) -> None:
    document = _read_or_refused(beginning + data)
    assert document is None or document.sha256 == sha256(beginning + data).hexdigest()


@given(st.text(alphabet="ab1 .:|-#*_=<>!/\n\r\fæ•side", max_size=200))
def test_any_text_is_read(text: str) -> None:
    if text.strip() and "<" not in text:
        assert _read_or_refused(text.encode()) is not None


@pytest.mark.parametrize("kind", SEEDS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(edits=EDITS)
def test_a_damaged_file_is_read_or_refused(kind: str, edits: list[tuple[float, str, bytes]]) -> None:
    _read_or_refused(_mutated(SEEDS[kind], edits))


@pytest.mark.parametrize(
    ("kind", "part"),
    [
        ("word", "word/document.xml"),
        ("word", "word/numbering.xml"),
        ("word", "word/styles.xml"),
        ("word", "_rels/.rels"),
        ("word", "word/_rels/document.xml.rels"),
        ("odt", "content.xml"),
        ("odt", "mimetype"),
    ],
)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(edits=EDITS)
def test_a_package_with_a_damaged_part_is_read_or_refused(
    kind: str, part: str, edits: list[tuple[float, str, bytes]]
) -> None:
    _read_or_refused(_with_part(SEEDS[kind], part, edits))


@pytest.mark.parametrize("kind", SEEDS)
def test_reading_twice_gives_the_same(kind: str) -> None:
    assert read(SEEDS[kind]) == read(SEEDS[kind])
