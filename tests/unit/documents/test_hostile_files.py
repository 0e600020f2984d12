"""Files that are broken, or made to break the reader: a clear error or a warning, within the limits."""

from __future__ import annotations

import io
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable

import pytest

from rettesnor.documents import DocumentError, LimitExceeded, Limits, read
from rettesnor.documents.packages import MOST_ENTRIES

Make = Callable[..., bytes]
PARAGRAPH = "<w:p><w:r><w:t>Ord</w:t></w:r></w:p>"


def _repacked(data: bytes, changes: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, changes.get(name, old.read(name)))
        for name in changes.keys() - set(old.namelist()):
            new.writestr(name, changes[name])
    return file.getvalue()


def _code(data: bytes, limits: Limits | None = None) -> str:
    with pytest.raises(DocumentError) as raised:
        read(data, limits=limits or Limits())
    assert raised.value.__cause__ is None, "only what was foreseen"
    return raised.value.code


def test_a_bomb_that_declares_its_size_is_refused_before_it_is_unpacked(make_docx: Make) -> None:
    bomb = _repacked(make_docx(PARAGRAPH), {"word/media/bilde.bin": b"\0" * 20_000_000})
    tracemalloc.start()
    try:
        assert _code(bomb, Limits(unpacked_bytes=10_000_000)) == "limit-unpacked-bytes"
        assert tracemalloc.get_traced_memory()[1] < 5_000_000
    finally:
        tracemalloc.stop()


def test_a_bomb_that_lies_about_its_size_is_stopped_while_it_is_unpacked(make_docx: Make) -> None:
    name = "word/document.xml"
    honest = _repacked(make_docx(PARAGRAPH), {name: b" " * 20_000_000})
    lie = (100).to_bytes(4, "little")
    lying = honest.replace((20_000_000).to_bytes(4, "little"), lie)
    with pytest.raises(LimitExceeded) as raised:
        read(lying, limits=Limits(unpacked_bytes=5_000_000))
    assert raised.value.code == "limit-unpacked-bytes"
    assert raised.value.parameters["limit"] == 5_000_000


def test_a_part_that_unpacks_to_a_thousand_times_its_size_is_refused(make_docx: Make) -> None:
    bomb = _repacked(make_docx(PARAGRAPH), {"word/document.xml": b" " * 80_000_000})
    assert _code(bomb) == "limit-unpacked-bytes"


def test_too_many_parts_are_refused() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", "x")
        for index in range(MOST_ENTRIES):
            archive.writestr(str(index), b"")
    assert _code(file.getvalue()) == "limit-entries"


def test_a_package_inside_the_package_is_never_opened(make_docx: Make) -> None:
    inner = _repacked(make_docx(PARAGRAPH), {"stor": b"\0" * 1_000_000})
    assert read(_repacked(make_docx(PARAGRAPH), {"word/embeddings/indre.docx": inner})).text == "Ord\n"


@pytest.mark.parametrize(
    "part",
    [
        '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
        '<!DOCTYPE a [<!ENTITY b "ccc"><!ENTITY d "&b;&b;"><!ENTITY e "&d;&d;">]><a>&e;</a>',
        '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a>&b;</a>',
        '<!DOCTYPE a [<!ENTITY % b SYSTEM "http://localhost/x"> %b;]><a/>',
        "<a>" * 5000,
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_xml_that_is_made_to_do_harm_is_refused(
    part: str, encoding: str, make_docx: Make, make_odt: Make
) -> None:
    data = part.encode(encoding)
    assert _code(_repacked(make_docx(PARAGRAPH), {"word/document.xml": data})) == "unsafe-xml"
    assert _code(_repacked(make_odt(""), {"content.xml": data})) == "unsafe-xml"


def test_a_word_file_that_was_cut_off_is_read_as_far_as_it_goes(make_docx: Make) -> None:
    words = "".join(
        f"<w:p><w:r><w:t>Mål {zlib.crc32(bytes([index]))}</w:t></w:r></w:p>" for index in range(200)
    )
    whole = make_docx(words)
    end = whole.index(b"word/styles.xml")
    document = read(whole[: end - 600])
    assert document.text.startswith(f"Mål {zlib.crc32(bytes([0]))}\n")
    assert 10 < len(document.lines) < 200
    assert [warning.code for warning in document.warnings] == ["truncated"]


def test_an_open_document_that_was_cut_off_is_read_as_far_as_it_goes(make_odt: Make) -> None:
    words = "".join(f"<text:p>Mål {zlib.crc32(bytes([index]))}</text:p>" for index in range(200))
    whole = make_odt(words)
    document = read(whole[: whole.index(b"styles.xml", 1000) - 300])
    assert 10 < len(document.lines) < 200
    assert [warning.code for warning in document.warnings] == ["truncated"]


def test_a_package_without_its_list_of_parts_is_read_and_said(make_docx: Make) -> None:
    whole = make_docx(PARAGRAPH)
    document = read(whole[: whole.index(b"PK\x01\x02")])
    assert (document.text, [warning.code for warning in document.warnings]) == ("Ord\n", ["truncated"])


def test_a_package_cut_off_before_its_text_is_unreadable(make_docx: Make) -> None:
    whole = make_docx(PARAGRAPH)
    assert _code(whole[: whole.index(b"word/document.xml") + 40]) == "unreadable"


def test_xml_that_is_not_well_formed_is_mended_and_said(make_docx: Make) -> None:
    good = make_docx(PARAGRAPH + PARAGRAPH)
    with zipfile.ZipFile(io.BytesIO(good)) as archive:
        part = archive.read("word/document.xml")
    document = read(_repacked(good, {"word/document.xml": part.replace(b"</w:p></w:body>", b"</w:body>")}))
    assert document.text == "Ord\n\nOrd\n"
    assert [warning.code for warning in document.warnings] == ["damaged"]


@pytest.mark.parametrize("part", [b"", b"   ", b"<a/>", b"\xff\xfe"])
def test_a_word_file_without_a_body_is_unreadable(part: bytes, make_docx: Make) -> None:
    assert _code(_repacked(make_docx(PARAGRAPH), {"word/document.xml": part})) == "unreadable"


def test_an_encrypted_open_document_is_called_so(make_odt: Make) -> None:
    manifest = b'<m:manifest xmlns:m="x"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>'
    assert _code(_repacked(make_odt("<text:p/>"), {"META-INF/manifest.xml": manifest})) == "encrypted"


def test_an_encrypted_part_is_called_so(make_docx: Make) -> None:
    data = bytearray(make_docx(PARAGRAPH))
    at = data.index(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 4)
    assert _code(bytes(data)) == "encrypted"


def test_text_over_the_limit_is_refused(make_docx: Make) -> None:
    assert _code(make_docx(PARAGRAPH * 10), Limits(characters=30)) == "limit-characters"


@pytest.mark.parametrize("count", ["-1", "1e9", "99999999999999", "nan", ""])
def test_numbers_that_no_document_means_do_no_harm(count: str, make_docx: Make, make_odt: Make) -> None:
    table = (
        f'<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="{count}"/></w:tcPr>{PARAGRAPH}</w:tc></w:tr></w:tbl>'
        f'<w:p><w:pPr><w:outlineLvl w:val="{count}"/><w:numPr><w:ilvl w:val="{count}"/>'
        f'<w:numId w:val="{count}"/></w:numPr></w:pPr><w:r><w:rPr><w:sz w:val="{count}"/></w:rPr></w:r></w:p>'
    )
    assert read(make_docx(table)).tables[0].columns <= 1024
    cells = (
        f'<table:table><table:table-row><table:table-cell table:number-columns-repeated="{count}" '
        f'table:number-rows-spanned="{count}"><text:p>a<text:s text:c="{count}"/></text:p></table:table-cell>'
        f'</table:table-row></table:table><text:h text:outline-level="{count}">b</text:h>'
    )
    assert read(make_odt(cells)).tables[0].columns <= 1024


def test_tables_in_tables_without_end_end(make_docx: Make) -> None:
    opened, closed = "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"
    document = read(make_docx(opened * 75 + PARAGRAPH + closed * 75))
    assert (len(document.tables), document.text) == (75, "Ord\n")
