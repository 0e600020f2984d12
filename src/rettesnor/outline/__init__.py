"""Outlines: a Document becomes a Record of what it sets out. The grammar of plans, cases and letters."""

from __future__ import annotations

from rettesnor.outline.reading import read
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
