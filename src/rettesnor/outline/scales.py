"""Scales: in what a table's sums are counted where a sentence above it says so («Beløp i 1 000 kroner»)."""

from __future__ import annotations

import re
from dataclasses import replace

from rettesnor.documents import Document
from rettesnor.outline.tables import ActionTable

# Asked of the text in small letters; what it begins with is plain, so that a long text is soon searched.
_SCALE = re.compile(
    r" i (?:hele |heile )?(?:(?P<thousands>1[ .]?000|tusen)|(?P<millions>mill\w*\.?)) ?(?:kr\b|kroner|nok\b)"
)
_COUNTED = re.compile(r"\b(?:beløp|tall|tala?|kostnad\w*|summ?\w*)\b[^.\n]{0,60}$")
# What speaks of all tables («Tall i kostnadskolonnen er i 1000 kroner») holds from there on.
_OF_ALL = re.compile(r"\balle\b|kolonn|tabellene|tabellane")
_REACH = 600
_BEFORE = 100


def scale_costs(document: Document, tables: list[ActionTable]) -> None:
    """Counts the sums of each table in the scale that a sentence right above it, or of all tables, states.

    Args:
        document: the document.
        tables: its action tables; their rows are changed in place.
    """
    behind, of_all, factor = 0, 1, 1
    for table in sorted(tables, key=lambda one: one.start):
        is_near = table.start - behind <= 2 * _REACH
        # Rows go on below a group's heading: what was said above the first still holds.
        factor = factor if is_near else of_all
        above = document.text[behind : table.start].lower()
        for match in _SCALE.finditer(above):
            counted = _COUNTED.search(above[max(0, match.start() - _BEFORE) : match.start()])
            if counted is None:
                continue
            stated = 1_000 if match["thousands"] else 1_000_000
            if _OF_ALL.search(counted[0]):
                of_all = factor = stated
            elif match.start() > len(above) - _REACH:
                factor = stated
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
