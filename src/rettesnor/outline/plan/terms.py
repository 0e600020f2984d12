"""Terms: what a plan defines, in a list of terms, a key of abbreviations, or a box beside the text."""

from __future__ import annotations

from collections.abc import Iterator

from rettesnor.documents import Document, Role
from rettesnor.documents.cleaning import statement as clean_statement
from rettesnor.outline.definitions import (
    definition_of,
    is_definition_list_point,
    is_explanation,
    is_term,
    keys_in,
    term_of,
    terms_by_line,
)
from rettesnor.outline.drafts import Draft
from rettesnor.outline.plan.stretches import declared
from rettesnor.outline.record import Attributes, ItemKind
from rettesnor.outline.statement import Statement


def read_keys(document: Document, statement: Statement, start: int) -> Iterator[Draft]:
    """The abbreviations of a key («Kommuneloven = Kl»), from the offset to the statement's end."""
    for first, end, stated in keys_in(document.text, start, statement.end):
        draft = declared(document, ItemKind.DEFINITION, statement, (first, end), "key-of-abbreviations")
        draft.attributes = stated
        yield draft


def read_terms(document: Document, statement: Statement) -> Iterator[Draft]:
    """The terms of a point or paragraph below «Begreper»: a key, or each term with its meaning."""
    keys = list(read_keys(document, statement, statement.body))
    if keys:
        yield from keys
        return
    for start, end in terms_by_line(document.text, statement.body, statement.end):
        # The meaning is quoted with its term; only a list's mark stands before both.
        first = statement.start if start == statement.body else start
        words = clean_statement(document.text[start:end])
        stated = is_definition_list_point(document.text, start, end)
        if stated is None and (term := term_of(words)) is not None:
            stated = Attributes(term=term)
        if stated is not None:
            draft = declared(document, ItemKind.DEFINITION, statement, (first, end), "list-of-terms")
            draft.text, draft.attributes = words, stated
            yield draft


def read_box(document: Document, box: Statement, above: Statement | None) -> Draft | None:
    """The definition in a box beside the text: an explanation below its term, or a sentence with both.

    Args:
        document: the document.
        box: a statement in a box.
        above: the statement before it, which may be its term.
    """
    words = box.words(document)
    span = (box.body, box.end)
    title = above.text(document) if above is not None and above.role is Role.SIDE_BOX else None
    if title is not None and is_term(title) and is_explanation(words):
        draft = declared(document, ItemKind.DEFINITION, box, span, "side-box-under-its-term")
        draft.text, draft.attributes = words, Attributes(term=title)
        return draft
    if (found := definition_of(words)) is not None and not is_term(words):
        draft = declared(document, ItemKind.DEFINITION, box, span, "side-box-explains")
        draft.text, draft.attributes = found
        return draft
    return None
