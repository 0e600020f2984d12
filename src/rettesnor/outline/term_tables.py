"""Term tables: tables of words and what they mean; each row with both defines a term."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from rettesnor.documents import Cell, Document, Role
from rettesnor.documents.cleaning import statement as clean_statement
from rettesnor.outline import rules
from rettesnor.outline.drafts import Draft
from rettesnor.outline.record import Attributes, ItemKind
from rettesnor.outline.sections import lead_in_of
from rettesnor.outline.table_cells import TableCells, printed, words_between

_LONGEST_TERM = 80
_SHORTEST_MEANING = 25
_LINES_ABOVE = 3


def defined_in_tables(document: Document) -> list[Draft]:
    """The definitions that the document's tables of terms set out."""
    drafts: list[Draft] = []
    for table in document.tables:
        cells = TableCells(table)
        columns = _columns(document, cells.rows[0]) if cells.rows else None
        if columns is not None:
            drafts += _defined(document, cells, 1, *columns)
        elif _is_of_pairs(document, cells) and _is_announced(document, cells.rows[0][0].start):
            drafts += _defined(document, cells, 0, 0, 1)
    return drafts


def _is_of_pairs(document: Document, cells: TableCells) -> bool:
    """Whether each row is a name and a longer text beside it, without headings above them."""
    return len(cells.rows) > 1 and all(
        len(row) == 2
        and len(printed(document, row[0])) <= _LONGEST_TERM
        and row[1].end - row[1].start > _SHORTEST_MEANING
        for row in cells.rows
    )


def _is_announced(document: Document, start: int) -> bool:
    """Whether the lines right above that place announce terms («I planen bruker vi disse begrepene:»)."""
    place = bisect_left(document.lines, start, key=lambda line: line.start)
    above = [line for line in document.lines[max(0, place - _LINES_ABOVE) : place] if line.role is Role.BODY]
    words = (document.text[line.start : line.end] for line in above)
    return any(lead_in_of(text.lstrip("0123456789. ")) == "definition" for text in words)


def _columns(document: Document, headings: Sequence[Cell]) -> tuple[int, int] | None:
    """The columns of the terms and of their meanings; None where the headings name no such."""
    found = {
        name: cell.column
        for cell in reversed(headings)
        for name, pattern in _names()
        if pattern.fullmatch(re.sub(r"\s+", " ", printed(document, cell).casefold()).strip(" :.?*"))
    }
    return (found["term"], found["meaning"]) if {"term", "meaning"} <= found.keys() else None


def _defined(document: Document, cells: TableCells, first: int, terms: int, meanings: int) -> Iterator[Draft]:
    for row in range(first, len(cells.rows)):
        term, meaning = cells.at(row, terms), cells.at(row, meanings)
        if term is None or meaning is None or cells.is_held(row, meanings):
            continue
        name = clean_statement(words_between(document, term.start, term.end))
        words = clean_statement(words_between(document, meaning.start, meaning.end))
        if name and words and len(name) <= _LONGEST_TERM:
            yield Draft(
                ItemKind.DEFINITION,
                None,
                words,
                meaning.start,
                meaning.end,
                meaning.page,
                "row-of-term-table",
                certainty=0.95,
                attributes=Attributes(term=name),
            )


@cache
def _names() -> tuple[tuple[str, re.Pattern[str]], ...]:
    columns = rules.load("columns.yml")["terms"]
    return tuple((name, re.compile(rules.alternatives(rule["names"]))) for name, rule in columns.items())
