"""Bytes → characters, for the formats that are text: in which encoding, and what to say of broken bytes."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from rettesnor.documents.errors import Warning
from rettesnor.documents.sniffing import utf_16_of

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LONGEST_UTF_8 = 4
# Python knows codecs that are no encodings of text, and some that raise errors of their own.
_READABLE = ("utf-8", "utf-16", "ascii", "iso8859", "cp125", "cp85", "cp86", "mac", "koi8")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's characters, without a byte order mark, and what could not be read of them."""

    text: str
    warnings: tuple[Warning, ...] = ()


def decode(data: bytes, *, declared: str | None = None) -> Decoded:
    """The characters of a text file.

    A byte order mark is believed, then what the file declares, then UTF-16 by its zero bytes, then UTF-8
    where it is valid, and Windows-1252 (which holds Latin-1) elsewhere.

    Args:
        data: the file's bytes.
        declared: the encoding that the file itself names, as HTML may.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode_unicode(data[len(mark) :], encoding)
    if declared is not None and (known := _known_encoding(declared)) is not None:
        return (
            _decode_unicode(data, known) if known.startswith("utf") else Decoded(_single_bytes(data, known))
        )
    if (encoding_16 := utf_16_of(data)) is not None:
        return _decode_unicode(data, encoding_16)
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError:
        mended = _decode_unicode(data, "utf-8")
    # A single-byte text has stray bytes instead of pairs; a UTF-8 text has many good pairs and perhaps a
    # bad one.
    broken = mended.text.count("\ufffd")
    whole = len(mended.text) - broken - len(mended.text.encode("ascii", "ignore"))
    if whole > broken or (broken == 0 and mended.text):
        return mended
    return Decoded(_single_bytes(data, "cp1252"))


def _decode_unicode(data: bytes, encoding: str) -> Decoded:
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    text = decoder.decode(data)
    left_over = decoder.getstate()[0]
    broken = text.count("\ufffd")
    warnings = []
    if left_over and len(left_over) < _LONGEST_UTF_8:
        warnings.append(Warning("truncated", {"bytes": len(left_over)}, start=len(text), end=len(text)))
    if broken and broken != data.count("\ufffd".encode(encoding)):
        at = text.index("\ufffd")
        warnings.append(Warning("undecodable", {"count": broken}, start=at, end=at + 1))
    return Decoded(text, tuple(warnings))


def _single_bytes(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return data.decode("latin-1")


def _known_encoding(name: str) -> str | None:
    try:
        found = codecs.lookup(name.strip().strip("\"'"))
    except (LookupError, ValueError):
        return None
    if not found.name.startswith(_READABLE):
        return None
    # Browsers read what calls itself Latin-1 or ASCII as Windows-1252, and "utf-16" in a meta tag as UTF-8.
    return {"iso8859-1": "cp1252", "ascii": "cp1252", "utf-16": "utf-8"}.get(found.name, found.name)
