"""The names in OpenDocument text that the reader asks for."""

from __future__ import annotations

from rettesnor.documents.safe_xml import Element

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


def whole_number(written: str | None, *, least: int = 0, most: int = 1_000_000) -> int | None:
    """A whole number as written in an attribute, held within bounds; None where it is none."""
    if written is None or len(written) > 12 or not written.strip().lstrip("-").isdecimal():
        return None
    return min(max(int(written), least), most)


def count_of(element: Element, name: str, *, most: int) -> int:
    """An attribute that says how often or how far something goes: at least 1."""
    return whole_number(element.get(name), least=1, most=most) or 1
