"""Outlines: a Document becomes a Record of what it sets out. The grammar of plans, cases and letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rettesnor.outline.record import (
    Attributes,
    Body,
    Bound,
    Cost,
    DocumentKind,
    Facts,
    Item,
    ItemKind,
    Record,
    Source,
    Strength,
    Target,
)

if TYPE_CHECKING:
    from rettesnor.documents import Document

__all__ = [
    "Attributes",
    "Body",
    "Bound",
    "Cost",
    "DocumentKind",
    "Facts",
    "Item",
    "ItemKind",
    "Record",
    "Source",
    "Strength",
    "Target",
    "read",
]


def read(document: Document, *, name: str = "", kind: DocumentKind | None = None) -> Record:
    """The record of a document.

    Args:
        document: as `rettesnor.documents.read` gives it.
        name: the file's name, kept in the record.
        kind: what sort of document it is, where somebody knows; else it is recognised.

    Returns:
        What the document sets out; minutes and reports are recognised, but their items not read yet, and a
        warning says so.
    """
    # The grammar is loaded when a document is read: who only names a type need not wait for it.
    from rettesnor.outline.reading import read_record

    return read_record(document, name=name, kind=kind)
