"""Scales: in what a table's sums are counted where a sentence above it says so («Beløp i 1 000 kroner»)."""

from __future__ import annotations

import re
from dataclasses import replace

from rettesnor.documents import Document
from rettesnor.outline.tables import ActionTable

_STATED = re.compile(
    r"(?i)\b(?:beløp|tall|tala?|kostnad\w*|summ?\w*)\b[^.\n]{0,40}? i (?:hele |heile )?"
    r"(?:(?P<thousands>1[ .]?000|tusen)|(?P<millions>mill\w*\.?)) ?(?:kr\b|kroner|NOK)"
)
_REACH = 600


def scale_costs(document: Document, tables: list[ActionTable]) -> None:
    """Counts the sums of each table in the scale that the text above it states, up to the table before.

    Args:
        document: the document.
        tables: its action tables; their rows are changed in place.
    """
    behind, factor = 0, 1
    for table in sorted(tables, key=lambda one: one.start):
        above = document.text[max(behind, table.start - _REACH) : table.start]
        for match in _STATED.finditer(above):
            factor = 1_000 if match["thousands"] else 1_000_000
        if table.start - behind > 2 * _REACH and _STATED.search(above) is None:
            # Far from what said so.
            factor = 1
        behind = table.end
        if factor > 1 and not _is_whole(table):
            for row in table.rows:
                cost = row.stated.cost
                if cost is not None:
                    row.stated = replace(row.stated, cost=replace(cost, amount=cost.amount * factor))


def _is_whole(table: ActionTable) -> bool:
    """Whether every sum is of thousands: the column's own heading has said the scale, and they are counted in it."""
    amounts = [row.stated.cost.amount for row in table.rows if row.stated.cost is not None]
    return all(amount % 1_000 == 0 for amount in amounts)
