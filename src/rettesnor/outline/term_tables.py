"""Term tables: tables of words and what they mean; each row with both defines a term."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from rettesnor.documents import Cell, Document
from rettesnor.documents.cleaning import statement as clean_statement
from rettesnor.outline import rules
from rettesnor.outline.drafts import Draft
from rettesnor.outline.record import Attributes, ItemKind
from rettesnor.outline.table_cells import TableCells, printed, words_between

_LONGEST_TERM = 80


def defined_in_tables(document: Document) -> list[Draft]:
    """The definitions that the document's tables of terms set out."""
    drafts: list[Draft] = []
    for table in document.tables:
        cells = TableCells(table)
        columns = _columns(document, cells.rows[0]) if cells.rows else None
        if columns is not None:
            drafts += _defined(document, cells, *columns)
    return drafts


def _columns(document: Document, headings: Sequence[Cell]) -> tuple[int, int] | None:
    """The columns of the terms and of their meanings; None where the headings name no such."""
    found = {
        name: cell.column
        for cell in reversed(headings)
        for name, pattern in _names()
        if pattern.fullmatch(re.sub(r"\s+", " ", printed(document, cell).casefold()).strip(" :.?*"))
    }
    return (found["term"], found["meaning"]) if {"term", "meaning"} <= found.keys() else None


def _defined(document: Document, cells: TableCells, terms: int, meanings: int) -> Iterator[Draft]:
    for row in range(1, len(cells.rows)):
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
