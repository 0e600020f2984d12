"""The documents room: a file's bytes become a `Document`, one text with lines, pages and tables in it.

Pure: bytes in, values out. It starts no process, opens no file or connection, and reads no clock. What a
file is, is told from its bytes. Each format has a reader of its own, loaded only when it is needed; nothing
but `DocumentError` (and, in it, `LimitExceeded`) is raised on any bytes.
"""

from __future__ import annotations

from rettesnor.documents.errors import DocumentError, LimitExceeded, Warning
from rettesnor.documents.limits import Limits
from rettesnor.documents.model import Box, Cell, Document, Line, Page, Role, Span, Table
from rettesnor.documents.sniffing import Kind, sniff

__all__ = [
    "Box",
    "Cell",
    "Document",
    "DocumentError",
    "Kind",
    "LimitExceeded",
    "Limits",
    "Line",
    "Page",
    "Role",
    "Span",
    "Table",
    "Warning",
    "read",
]

_DEFAULT_LIMITS = Limits()


def read(data: bytes, *, limits: Limits = _DEFAULT_LIMITS) -> Document:
    """Reads one document: PDF, DOCX, ODT, HTML, Markdown or plain text.

    Args:
        data: the file's bytes.
        limits: how large it may be.

    Returns:
        What the file holds. What could not be read of it is in its warnings.

    Raises:
        DocumentError: ``empty``; ``unknown-format`` with what it seems to be (`found`); ``encrypted``;
            ``unreadable``; ``unsafe-xml``; ``internal`` where the reader itself fails.
        LimitExceeded: the file or what is in it is over a limit, named by the code and the parameters.
    """
    if not data:
        raise DocumentError("empty")
    if len(data) > limits.file_bytes:
        raise LimitExceeded("limit-file-bytes", limit=limits.file_bytes, found=len(data))
    try:
        return _read_kind(data, limits)
    except (DocumentError, MemoryError):
        # Too little memory is for the one who set the limit to say.
        raise
    except Exception as error:
        # Files from strangers find what no test has found; that must cost one file, never the run.
        raise DocumentError("internal", error=type(error).__name__) from error


def _read_kind(data: bytes, limits: Limits) -> Document:
    match sniff(data):
        case Kind.PDF:
            from hashlib import sha256

            from rettesnor.documents.pdf import read_pdf

            return read_pdf(data, sha256=sha256(data).hexdigest(), limits=limits)
        case Kind.DOCX:
            from rettesnor.documents.docx import read_docx

            return read_docx(data, limits=limits)
        case Kind.ODT:
            from rettesnor.documents.odt import read_odt

            return read_odt(data, limits=limits)
        case Kind.HTML:
            from rettesnor.documents.html import read_html

            return read_html(data, limits=limits)
        case Kind.TEXT:
            from rettesnor.documents.text import read_text

            return read_text(data, limits=limits)
        case found:
            raise (
                DocumentError("encrypted")
                if found == "encrypted"
                else DocumentError("unknown-format", found=found)
            )
