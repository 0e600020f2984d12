"""XML from strangers: no entities, no network, no document types, no bottomless nesting."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from lxml import etree

from rettesnor.documents.errors import DocumentError

Element = etree._Element  # lxml has no public name for it

_UNSAFE_WORDS = ("depth", "entity", "amplification", "huge")


@dataclass(frozen=True, slots=True)
class Parsed:
    """The root of an XML part, and whether it had to be mended."""

    root: Element
    is_mended: bool = False


def parse_xml(data: bytes) -> Parsed | None:
    """The root element of an XML part; None where there is nothing that can be read.

    Args:
        data: the part's bytes. What is not well-formed, as in a file that was cut off, is read as far as it
        goes.

    Raises:
        DocumentError: ``unsafe-xml`` where it declares entities or nests without end.
    """
    if _declares_entities(data):
        raise DocumentError("unsafe-xml", reason="entities")
    try:
        return Parsed(etree.fromstring(data, _parser(recover=False)))
    except etree.XMLSyntaxError as error:
        words = str(error).lower()
        if any(word in words for word in _UNSAFE_WORDS):
            raise DocumentError("unsafe-xml", reason="nesting" if "depth" in words else "entities") from None
    except ValueError:
        return None
    try:
        root = etree.fromstring(data, _parser(recover=True))
    except (etree.XMLSyntaxError, ValueError):
        return None
    # Its stubs do not say that a parser that mends may find nothing at all.
    return Parsed(root, is_mended=True) if isinstance(root, Element) else None


def local_name(element: Element) -> str:
    """The element's name without its namespace; "" for comments and processing instructions."""
    tag: object = element.tag  # entities have a function here
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _parser(*, recover: bool) -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        recover=recover,
    )


def _declares_entities(data: bytes) -> bool:
    head = data[:4]
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\x00" in head:
        return any("<!ENTITY".encode(encoding) in data for encoding in ("utf-16-le", "utf-16-be"))
    return b"<!ENTITY" in data
