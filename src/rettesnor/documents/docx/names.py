"""The names in WordprocessingML that the reader asks for."""

from __future__ import annotations

from rettesnor.documents.safe_xml import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice"

# «Strict» files say the same in other namespaces.
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)


def as_transitional(part: bytes) -> bytes:
    """The part with the namespaces that the reader knows."""
    if b"http://purl.oclc.org/ooxml/" in part:
        for strict, transitional in _STRICT:
            part = part.replace(strict, transitional)
    return part


def value_of(parent: Element | None, name: str) -> str | None:
    """The ``w:val`` of a child; None where there is no such child or it has none."""
    if parent is None:
        return None
    child = parent.find(W + name)
    return None if child is None else child.get(W + "val")


def number_of(parent: Element | None, name: str) -> int | None:
    """The ``w:val`` of a child as a whole number; None where it is none."""
    return whole_number(value_of(parent, name))


def whole_number(written: str | None) -> int | None:
    """A whole number as written in an attribute; None where it is none, or one that no document means."""
    if written is None or len(written) > 12:
        return None
    try:
        return int(float(written))
    except (ValueError, OverflowError):
        return None


def switch_of(parent: Element | None, name: str) -> bool | None:
    """An on/off child such as ``w:b``: True, False, or None where it is not there."""
    if parent is None:
        return None
    child = parent.find(W + name)
    if child is None:
        return None
    return child.get(W + "val", "true") not in ("0", "false", "off", "none")
