"""What a file is, told from its bytes alone; its name is never asked."""

from __future__ import annotations

import codecs
import re
from enum import StrEnum


class Kind(StrEnum):
    """A format that can be read, by its media type; plain text may turn out to be Markdown."""

    PDF = "application/pdf"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    ODT = "application/vnd.oasis.opendocument.text"
    HTML = "text/html"
    TEXT = "text/plain"


_PDF_MARK_WITHIN = 1024
_HEAD = 4096

_SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF8", "gif"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
    (b"BM", "bmp"),
    (b"{\\rtf", "rtf"),
    (b"%!PS", "postscript"),
    (b"MZ", "executable"),
    (b"\x7fELF", "executable"),
    (b"\xcf\xfa\xed\xfe", "executable"),
    (b"\xca\xfe\xba\xbe", "executable"),
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"Rar!\x1a\x07", "rar"),
    (b"\xffWPC", "wordperfect"),
    (b"SQLite format 3\x00", "sqlite"),
    (b"ID3", "audio"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_WORD_BODY = re.compile(rb"word/document\d*\.xml")
_OPENING = re.compile(r"(?:\s+|<!--.*?-->|<\?.*?\?>)*", re.DOTALL)
_HTML_START = re.compile(
    r"<(?:!doctype\s+html|html|head|body|title|meta|link|style|script|main|article|section|header|nav|div|h[1-6]|p"
    r"|ul|ol|table|center|font|base)\b",
    re.IGNORECASE,
)
_XML_START = re.compile(r"\s*<\?xml\b")


def sniff(data: bytes) -> Kind | str:
    """The kind of the file, or, where it is none that can be read, a word for what it seems to be.

    Args:
        data: the file's bytes; not empty.

    Returns:
        a `Kind`; or a word such as ``png``, ``xlsx``, ``doc``, ``encrypted``, ``zip``, ``xml`` or ``binary``.
    """
    if b"%PDF-" in data[:_PDF_MARK_WITHIN]:
        return Kind.PDF
    if data.startswith(_ZIP):
        return _packed_kind(data)
    if data.startswith(_OLE):
        return _ole_kind(data)
    if (found := _image_in_container(data)) is not None:
        return found
    for signature, name in _SIGNATURES:
        if data.startswith(signature) and not (signature.isalpha() and _is_text(data)):
            return name
    if not _is_text(data):
        return "binary"
    return _marked_up_kind(data)


def utf_16_of(data: bytes) -> str | None:
    """Which UTF-16 the bytes look like where no byte order mark says so: nearly every second byte is 0."""
    head = data[:_HEAD]
    even, odd = head[0::2], head[1::2]
    if len(odd) < 2:
        return None
    if odd.count(0) > 0.7 * len(odd) and _count_controls(even) < 0.05 * len(even) + 1:
        return "utf-16-le"
    if even.count(0) > 0.7 * len(even) and _count_controls(odd) < 0.05 * len(odd) + 1:
        return "utf-16-be"
    return None


def _packed_kind(data: bytes) -> Kind | str:
    mimetype = data[38:160] if data[30:38] == b"mimetype" else b""
    if mimetype.startswith(b"application/vnd.oasis.opendocument.text"):
        return Kind.ODT
    for beginning, name in (
        (b"application/vnd.oasis.opendocument.spreadsheet", "ods"),
        (b"application/vnd.oasis.opendocument.presentation", "odp"),
        (b"application/vnd.oasis.opendocument", "opendocument"),
        (b"application/epub", "epub"),
    ):
        if mimetype.startswith(beginning):
            return name
    if _WORD_BODY.search(data):
        return Kind.DOCX
    if b"xl/workbook" in data:
        return "xlsx"
    if b"ppt/presentation" in data:
        return "pptx"
    if b"META-INF/manifest.xml" in data and b"content.xml" in data:
        return Kind.ODT
    return "zip"


def _ole_kind(data: bytes) -> str:
    for stream, name in (
        ("EncryptedPackage", "encrypted"),
        ("WordDocument", "doc"),
        ("Workbook", "xls"),
        ("PowerPoint Document", "ppt"),
        ("__substg1.0", "msg"),
    ):
        if stream.encode("utf-16-le") in data:
            return name
    return "ole"


def _image_in_container(data: bytes) -> str | None:
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    if data[4:8] == b"ftyp":
        return "heic" if data[8:12] in (b"heic", b"heix", b"mif1", b"avif") else "video"
    return None


def _is_text(data: bytes) -> bool:
    if data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or utf_16_of(data):
        return True
    head = data[:65536]
    # A stray byte that no text holds is no proof.
    return head.count(0) * 100 <= len(head) and _count_controls(head) * 20 <= len(head)


def _count_controls(data: bytes) -> int:
    """How many bytes stand for no character of a text, in any single-byte encoding or UTF-8."""
    return sum(data.count(code) for code in (*range(9), *range(14, 32), 127))


def _marked_up_kind(data: bytes) -> Kind | str:
    encoding = "utf-16" if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else utf_16_of(data)
    head = data[: 4 * _HEAD].decode(encoding or "utf-8-sig", "replace")
    opening = _OPENING.match(head)
    at = opening.end() if opening else 0
    if _HTML_START.match(head, at):
        return Kind.HTML
    if _XML_START.match(head):
        return "xml"
    return Kind.TEXT
