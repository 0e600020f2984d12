"""Web pages (HTML): the text as a browser shows it, with the list numbers that a browser computes.

Nothing that the page refers to is fetched, and no script is run.
"""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser

from rettesnor.documents.composing import Composer
from rettesnor.documents.decoding import decode
from rettesnor.documents.errors import DocumentError
from rettesnor.documents.html.guarding import guarded
from rettesnor.documents.html.page import PageReader
from rettesnor.documents.limits import Limits
from rettesnor.documents.model import Document
from rettesnor.documents.sniffing import Kind

_DECLARED = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{2,40})", re.IGNORECASE)
_DECLARED_IN_XML = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_-]{2,40})")
_DECLARED_WITHIN = 4096


def read_html(data: bytes, *, limits: Limits) -> Document:
    """Reads a web page, however badly it is formed.

    Args:
        data: the file's bytes.
        limits: on its text.

    Returns:
        The document, without pages.

    Raises:
        LimitExceeded: ``limit-characters``.
        DocumentError: ``unsafe-xml`` where it nests without end; ``unreadable`` where the parser gives up.
    """
    head = data[:_DECLARED_WITHIN]
    declared = _DECLARED.search(head) or _DECLARED_IN_XML.search(head)
    decoded = decode(data, declared=None if declared is None else declared.group(1).decode("ascii"))
    source = guarded(decoded.text.replace("\x00", ""))
    try:
        page = LexborHTMLParser(source)
        root = page.root
    except (ValueError, RuntimeError):
        root = None
    if root is None:
        raise DocumentError("unreadable")
    composer = Composer(limits)
    PageReader(composer).read(root)
    title = page.css_first("head > title")
    # Where bytes stood in the file says nothing about a place in the text that is read from it.
    warnings = [type(warning)(warning.code, warning.parameters) for warning in decoded.warnings]
    return composer.document(
        data, Kind.HTML, title=None if title is None else title.text(deep=True), warnings=warnings
    )
