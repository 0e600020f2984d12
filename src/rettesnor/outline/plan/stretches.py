"""Stretches: the drafts that a statement gives, or a part of it, or a name that it declares in passing."""

from __future__ import annotations

import re

from rettesnor.documents import Document
from rettesnor.documents.cleaning import statement as clean_statement
from rettesnor.outline.drafts import Draft
from rettesnor.outline.record import ItemKind
from rettesnor.outline.statement import Statement

_DECLARED = 0.85
# What follows a point that stands in a sentence with others: «1) tidlig hjelp, 2) … og 3) … Planen …».
_REST_OF_SENTENCE = re.compile(r"(?:[,;]?\s+(?:og|samt|eller)|[,;])\Z|\.\s+[A-ZÆØÅ]")


def whole(document: Document, kind: ItemKind, statement: Statement, rule: str, certainty: float) -> Draft:
    """The draft of a statement, with the label that it bears; without the «og» before the next in its sentence."""
    words, end = statement.words(document), statement.end
    in_sentence = statement.marker is not None and statement.marker.glyph == ")" and not statement.opens_line
    if in_sentence and (rest := _REST_OF_SENTENCE.search(document.text, statement.body, end)):
        end = rest.start()
        words = clean_statement(document.text[statement.body : end])
    return Draft(
        kind,
        statement.label,
        words,
        statement.start,
        end,
        statement.first.page,
        rule,
        certainty=certainty,
    )


def part(
    document: Document,
    kind: ItemKind,
    statement: Statement,
    span: tuple[int, int],
    rule: str,
    certainty: float,
) -> Draft:
    """The draft of a part of a statement's words, without label."""
    start, end = span
    # Only a whole statement knows the page furniture that stands within it.
    is_whole = span == (statement.body, statement.end)
    words = statement.words(document) if is_whole else clean_statement(document.text[start:end])
    return Draft(kind, None, words, start, end, statement.first.page, rule, certainty=certainty)


def declared(
    document: Document, kind: ItemKind, statement: Statement, span: tuple[int, int], rule: str
) -> Draft:
    """The draft of what a statement declares in passing: a vision in quotation marks, a value, a term."""
    start, end = span
    words = clean_statement(document.text[start:end])
    return Draft(kind, None, words, start, end, statement.first.page, rule, certainty=_DECLARED)
