"""Rettesnor's engine: a Norwegian municipal document becomes a record of what it sets out, each point with its place.

The engine is pure: no network, no clock, no environment, no Django. `read` is its whole use as a library; what a file
holds is `rettesnor.documents`, what it sets out is `rettesnor.outline`.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rettesnor.documents import Document, Limits
    from rettesnor.outline import DocumentKind, Record

__version__ = "0.1.0"


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading a file yields: the document, whose text the offsets count in, and the record."""

    document: Document
    record: Record


def read(path: str | Path, *, kind: DocumentKind | None = None, limits: Limits | None = None) -> Record:
    """The record of one file.

    Args:
        path: the file; its name tells nothing about its format, which is sniffed from its bytes.
        kind: what sort of document it is, where the reader knows; else it is recognised.
        limits: how large a document may be; the documented limits where None. Those of time and memory hold in a
            confined child only (`rettesnor.confinement`).

    Returns:
        The record, as docs/reference/record.md describes it.

    Raises:
        DocumentError: the file cannot be read, or is over a limit.
        OSError: the file cannot be opened.
    """
    path = Path(path)
    return read_bytes(path.read_bytes(), name=path.name, kind=kind, limits=limits).record


def read_bytes(
    data: bytes, *, name: str = "", kind: DocumentKind | None = None, limits: Limits | None = None
) -> Reading:
    """The document that the bytes hold and its record.

    Args:
        data: a file's bytes.
        name: the file's name, kept in the record.
        kind: as in `read`.
        limits: as in `read`.

    Returns:
        The document and its record.

    Raises:
        DocumentError: the bytes cannot be read, or are over a limit.
    """
    from rettesnor import documents, outline

    document = documents.read(data, limits=limits or documents.Limits())
    return Reading(document, outline.read(document, name=name, kind=kind))
