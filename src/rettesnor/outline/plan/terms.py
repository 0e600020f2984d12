"""Terms: what a plan defines, in a list of terms, a key of abbreviations, or a box beside the text."""

from __future__ import annotations

from collections.abc import Iterator

from rettesnor.documents import Document, Role
from rettesnor.documents.cleaning import statement as clean_statement
from rettesnor.outline.definitions import (
    asked_term,
    bold_term,
    definition_of,
    headed_term,
    is_definition_list_point,
    is_explanation,
    is_term,
    keys_in,
    term_and_meaning,
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


def read_explained(
    document: Document, statement: Statement, preceding: Statement | None, following: Statement | None
) -> list[Draft]:
    """The definitions that running text sets out: the answer to «Hva er …?», the sentence below its term, a paragraph
    with its term in bold, or several that are each a term, a colon and its meaning.

    Args:
        document: the document.
        statement: the question, the term or the paragraph.
        preceding: the statement before it.
        following: the statement after it, which may be the answer.
    """
    bold = bold_term(document.text, statement.start, statement.end)
    if bold is not None:
        return [_defined(document, statement, bold, "term-in-bold")]
    if several := _read_several(document, statement, preceding, following):
        return several
    if following is None or following.marker is not None:
        return []
    text, below = statement.text(document), following.text(document)
    term = asked_term(text, below) if text.endswith("?") else headed_term(text, below)
    return [_defined(document, following, term, "answers-its-question")] if term is not None else []


def _read_several(
    document: Document, statement: Statement, preceding: Statement | None, following: Statement | None
) -> list[Draft]:
    """The terms of a paragraph, where it or one beside it holds another: one alone may be anything with a colon."""
    spans = terms_by_line(document.text, statement.body, statement.end)
    words = [clean_statement(document.text[start:end]) for start, end in spans]
    terms = [term_and_meaning(one) for one in words]
    if not all(terms):
        return []
    if len(terms) == 1:
        beside = [
            one.text(document) for one in (preceding, following) if one is not None and one.marker is None
        ]
        if not any(term_and_meaning(one) for one in beside):
            return []
        return [_defined(document, statement, terms[0] or "", "one-of-several-terms")]
    drafts = []
    for span, text, term in zip(spans, words, terms, strict=True):
        draft = declared(document, ItemKind.DEFINITION, statement, span, "one-of-several-terms")
        draft.text, draft.attributes = text, Attributes(term=term)
        drafts.append(draft)
    return drafts


def _defined(document: Document, statement: Statement, term: str, rule: str) -> Draft:
    span = (statement.body, statement.end)
    draft = declared(document, ItemKind.DEFINITION, statement, span, rule)
    draft.text, draft.attributes = statement.words(document), Attributes(term=term)
    return draft


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
