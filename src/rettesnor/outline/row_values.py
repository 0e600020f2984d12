"""Row values: what the cells beside an act state about it, also those below bare years."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from rettesnor.documents import Cell, Document
from rettesnor.outline import attributes
from rettesnor.outline.columns import indicator_target, stated_by_cells
from rettesnor.outline.dates import time_at
from rettesnor.outline.record import Attributes
from rettesnor.outline.table_cells import TableCells, printed
from rettesnor.outline.table_headings import Headings

_CROSS = re.compile(r"(?i)[x×✓✔☑☒●•■▪█▓\uf0fc\uf0fe✗✘*]+|ja")
_NO_SUM = re.compile(r"[-–—\s]*0?[-–—\s]*")


def stated_by_row(
    document: Document, headings: Headings, cells: TableCells, place: int, named: dict[str, Cell]
) -> Attributes:
    """What the cells of a row state about its act or indicator.

    Args:
        document: the document.
        headings: the table's.
        cells: its cells.
        place: the row.
        named: the row's cells by the name of their column.
    """
    words = {name: printed(document, cell) for name, cell in named.items()}
    stated = stated_by_cells((name, one) for name, one in words.items() if name not in ("target", "year"))
    if "start" in words and isinstance(stated.deadline, int):
        stated = _from_start(words["start"], stated)
    target = named.get("target")
    if headings.main == "indicator" and target is not None:
        year = headings.columns[target.column][1]
        return attributes.merge(stated, indicator_target(words["target"], year))
    years = [
        (year, printed(document, cell))
        for column, (name, year) in sorted(headings.columns.items())
        if name == "year" and year is not None and (cell := cells.at(place, column)) is not None
    ]
    return attributes.merge(_stated_by_years(years, headings.sums), stated) if years else stated


def _from_start(start: str, stated: Attributes) -> Attributes:
    """A year to begin in and one to end in are a period."""
    begun = time_at(start)
    if begun is None or not isinstance(begun.value, int) or not isinstance(stated.deadline, int):
        return stated
    if begun.value >= stated.deadline:
        return stated
    return replace(stated, period=(begun.value, stated.deadline), deadline=None)


def _stated_by_years(years: Sequence[tuple[int, str]], sums: str) -> Attributes:
    """Crosses say when; a sum in one year what it costs. Several sums are none, since none of them is the cost."""
    filled = [(year, words) for year, words in years if not _NO_SUM.fullmatch(words)]
    if filled and all(_CROSS.fullmatch(words) for _, words in filled):
        first, last = filled[0][0], filled[-1][0]
        return Attributes(deadline=first) if first == last else Attributes(period=(first, last))
    if len(filled) != 1:
        return Attributes()
    return stated_by_cells([(sums, filled[0][1])])
