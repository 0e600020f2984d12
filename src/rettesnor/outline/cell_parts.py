"""Cell parts: the statements that one cell of a table holds: one, one with points, or a list."""

from __future__ import annotations

import re

from rettesnor.documents import Cell, Document
from rettesnor.documents.cleaning import statement as clean_statement
from rettesnor.outline.markers import Style
from rettesnor.outline.sections import lead_in_of
from rettesnor.outline.statement import Statement
from rettesnor.outline.statements import read_cell
from rettesnor.outline.table_cells import words_between
from rettesnor.outline.tables import Part

_LABEL = re.compile(r"\W*([A-ZÆØÅa-z]{0,3}\.?\s?\d{1,3}(?:\.\d{1,3})*[a-z]?|[a-zæøåA-ZÆØÅ])\W*")
_POINTS = frozenset({Style.BULLET, Style.LETTER, Style.NUMBER})


def read_parts(document: Document, cell: Cell) -> list[tuple[Part, tuple[Part, ...]]]:
    """What a cell sets out, each with the points below it.

    Points that stand below nothing, or below a lead-in («Vi skal:»), are each set out for themselves; below other
    words they are points of those.
    """
    statements = statements_in(document, cell)
    if len(statements) > 1 and lead_in_of(statements[0].text(document)) is not None:
        statements = statements[1:] if all(map(_is_point, statements[1:])) else statements
    if len(statements) > 1 and all(map(_is_point, statements)):
        return [(part_of(document, one), ()) for one in statements]
    if not statements:
        return []
    rest = statements[1:]
    own = next((place for place, one in enumerate(rest, start=1) if one.marker is not None), len(statements))
    points = tuple(part_of(document, one) for one in statements[own:])
    return [(whole_of(document, statements[:own]), points)]


def part_of_cell(document: Document, cell: Cell) -> Part | None:
    """What a cell says as one statement; None where it holds no words."""
    statements = statements_in(document, cell)
    return whole_of(document, statements) if statements else None


def statements_in(document: Document, cell: Cell) -> list[Statement]:
    """The statements of a cell; none where it holds no words."""
    words = document.text[cell.start : cell.end]
    has_letters = any(character.isalpha() for character in words)
    return read_cell(document, cell.start, cell.end) if has_letters else []


def whole_of(document: Document, statements: list[Statement]) -> Part:
    """The statements as one, with the label of the first."""
    first, end = statements[0], statements[-1].end
    marker = first.marker
    word = marker.glyph if marker is not None and marker.style is Style.WORD else None
    return Part(
        first.start, end, clean_statement(words_between(document, first.body, end)), first.label, word
    )


def part_of(document: Document, statement: Statement) -> Part:
    """One statement."""
    return Part(statement.start, statement.end, statement.words(document), statement.label)


def bare_label(words: str) -> str | None:
    """The number or letter that a cell holds and nothing else; None where it holds anything else."""
    match = _LABEL.fullmatch(words)
    return match[1].replace(" ", "") if match else None


def _is_point(statement: Statement) -> bool:
    return statement.marker is not None and statement.marker.style in _POINTS
