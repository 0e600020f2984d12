"""What a file is, is told from its bytes."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from collections.abc import Callable

import pytest

from rettesnor.documents import DocumentError, LimitExceeded, Limits, read
from rettesnor.documents.sniffing import Kind, sniff


def _zip(*names: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n", Kind.PDF),
        (b"\r\n junk " * 50 + b"%PDF-1.4\n", Kind.PDF),
        (b"<!DOCTYPE html><p>", Kind.HTML),
        (b"\n<!-- laga i dag -->\n<html>", Kind.HTML),
        (b'<?xml version="1.0"?><!DOCTYPE html PUBLIC "x"><html>', Kind.HTML),
        (b"<h1>Plan</h1>", Kind.HTML),
        ("<HTML><p>æ".encode("utf-16"), Kind.HTML),
        ("Mål 1. Bulyst\n\n<!-- side 12 -->\n\n<b>".encode(), Kind.TEXT),
        ("<!-- side 12 -->\nMål".encode(), Kind.TEXT),
        ("Målområde".encode("latin-1"), Kind.TEXT),
        ("Målområde".encode("utf-16-le"), Kind.TEXT),
        (b"MZ er forkortinga for eit program\n", Kind.TEXT),
        (b"BM 2024", Kind.TEXT),
        (_zip("[Content_Types].xml", "word/document.xml"), Kind.DOCX),
        (_zip("[Content_Types].xml", "xl/workbook.xml"), "xlsx"),
        (_zip("[Content_Types].xml", "ppt/presentation.xml"), "pptx"),
        (_zip("bilde.txt"), "zip"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "png"),
        (b"\xff\xd8\xff\xe0", "jpeg"),
        (b"{\\rtf1\\ansi M\\'e5l}", "rtf"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 20 + "WordDocument".encode("utf-16-le"), "doc"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (b"MZ\x90\x00\x03\x00\x00\x00" + b"\x00\x01" * 40, "executable"),
        (b"\x7fELF\x02\x01", "executable"),
        (b'<?xml version="1.0"?><rss/>', "xml"),
        (b"\x00\x01\x02\x03\x04" * 50, "binary"),
        (b"\x1f\x8b\x08\x00", "gzip"),
    ],
)
def test_the_kind_is_told(data: bytes, kind: str) -> None:
    assert sniff(data) == kind


def test_another_format_is_refused_and_named() -> None:
    with pytest.raises(DocumentError, match="unknown-format") as raised:
        read(b"\x89PNG\r\n\x1a\n\x00\x00")
    assert raised.value.parameters == {"found": "png"}


def test_a_word_file_behind_a_password_is_called_so() -> None:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
    with pytest.raises(DocumentError, match="encrypted"):
        read(data)


def test_an_empty_file_is_refused() -> None:
    with pytest.raises(DocumentError, match="empty"):
        read(b"")


def test_a_file_over_the_limit_is_refused_with_the_limit() -> None:
    with pytest.raises(LimitExceeded) as raised:
        read(b"ord " * 10, limits=Limits(file_bytes=39))
    assert (raised.value.code, raised.value.parameters) == ("limit-file-bytes", {"limit": 39, "found": 40})


def test_the_name_of_a_word_file_does_not_matter(make_docx: Callable[..., bytes]) -> None:
    assert read(make_docx("<w:p><w:r><w:t>Ord</w:t></w:r></w:p>")).media_type == Kind.DOCX


def test_the_room_loads_no_reader_before_it_is_needed() -> None:
    heavy = {"lxml", "selectolax", "pypdfium2", "docx", "zipfile"}
    code = f"import sys, rettesnor.documents; print(sorted({heavy!r} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
