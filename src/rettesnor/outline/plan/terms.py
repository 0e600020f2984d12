"""Terms: what a plan defines, in a list of terms, a key of abbreviations, or a box beside the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rettesnor.documents import Document, Role
from rettesnor.documents.cleaning import statement as clean_statement
from rettesnor.outline.definitions import (
    asked_and_answered,
    asked_term,
    bold_term,
    definition_of,
    headed_term,
    is_definition_list_point,
    is_explanation,
    is_term,
    keys_in,
    may_define,
    meant_term,
    rows_of_terms,
    says_meaning,
    term_and_meaning,
    term_of,
    term_said_to_be,
    terms_by_line,
)
from rettesnor.outline.drafts import Draft
from rettesnor.outline.plan.stretches import declared
from rettesnor.outline.record import Attributes, ItemKind
from rettesnor.outline.statement import Statement

_ROWS = "rows-of-terms"
TERM_LINE = "term-above-its-meaning"
_ANSWER = re.compile(r"[\s*]*")


def read_keys(document: Document, statement: Statement, start: int) -> Iterator[Draft]:
    """The abbreviations of a key («Kommuneloven = Kl»), from the offset to the statement's end."""
    for first, end, stated in keys_in(document.text, start, statement.end):
        draft = declared(document, ItemKind.DEFINITION, statement, (first, end), "key-of-abbreviations")
        draft.attributes = stated
        yield draft


def read_terms(document: Document, statement: Statement, above: Draft | None) -> Iterator[Draft]:
    """The terms of a point or paragraph below «Begreper»: a key, or each term with its meaning.

    Args:
        document: the document.
        statement: the point or paragraph.
        above: what was read last; behind a term of the list, one more row is one more term.
    """
    keys = list(read_keys(document, statement, statement.body))
    if keys:
        yield from keys
        return
    least = 1 if above is not None and above.rule == _ROWS else 2
    rows = (
        rows_of_terms(document.text, statement.body, statement.end, least) if statement.marker is None else []
    )
    for start, end, row_term in rows:
        draft = declared(document, ItemKind.DEFINITION, statement, (start, end), _ROWS)
        draft.text, draft.attributes = clean_statement(document.text[start:end]), Attributes(term=row_term)
        yield draft
    if rows:
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
    document: Document,
    statement: Statement,
    before: list[Statement],
    after: list[Statement],
    *,
    is_listed: bool,
) -> list[Draft]:
    """The definitions that running text sets out: the answer to «Hva er …?», the sentence below its term, a paragraph
    with its term in bold, or several that are each a term and its meaning.

    Args:
        document: the document.
        statement: the question, the term or the paragraph.
        before: the statements before it, the nearest first.
        after: the statements after it, of which the first may be the answer.
        is_listed: whether a list was announced, of values or ways of working perhaps, that are explained as well.
    """
    bold = bold_term(document.text, statement.start, statement.end)
    if bold is not None:
        return [_defined(document, statement, bold, "term-in-bold")]
    text = statement.text(document)
    if (
        text.startswith(("> ", "**"))
        and "?" in text
        and (draft := _answered(document, statement)) is not None
    ):
        return [draft]
    if (meant := meant_term(text)) is not None:
        return [_defined(document, statement, meant, "says-what-is-meant")]
    if several := _read_several(document, statement, before, after, most=2 if is_listed else 3):
        return several
    if not after or after[0].marker is not None:
        return []
    term = None
    if text.endswith("?"):
        term = asked_term(text, after[0].text(document))
    elif is_term(text):
        term = headed_term(text, after[0].text(document))
    return [_defined(document, after[0], term, "answers-its-question")] if term is not None else []


def read_term_line(
    document: Document, statement: Statement, after: list[Statement], *, follows: bool
) -> Draft | None:
    """A term on a line of its own and its meaning below, where terms are announced.

    Args:
        document: the document.
        statement: the term.
        after: the statements after it, of which the first may be the meaning.
        follows: whether it stands right below what announces the terms, or below another of them.
    """
    if not after or after[0].marker is not None or statement.count > 1 or not follows:
        return None
    term, meaning = statement.text(document), after[0].words(document)
    if not is_term(term) or is_term(meaning) or not is_explanation(meaning):
        return None
    return _defined(document, after[0], term, TERM_LINE)


def _read_several(
    document: Document, statement: Statement, before: list[Statement], after: list[Statement], most: int
) -> list[Draft]:
    """The terms of a paragraph, where those beside it hold others: one alone may be anything with a colon."""
    if not may_define(document.text, statement.body, statement.end):
        return []
    spans = terms_by_line(document.text, statement.body, statement.end)
    words = [clean_statement(document.text[start:end]) for start, end in spans]
    found = [term_and_meaning(one) for one in words]
    if len(spans) == 1 and found[0] is None:
        return _said_beside(document, statement, before, after)
    terms = [one[0] for one in found if one is not None]
    least = max((one[1] for one in found if one is not None), default=0)
    if len(terms) < len(spans):
        return []
    in_row = len(spans) + sum(_run_of_terms(document, beside, least) for beside in (before, after))
    if not least <= min(in_row, most) and not _is_said_beside(document, words[0], before, after):
        return []
    if len(terms) == 1:
        return [_defined(document, statement, terms[0], "one-of-several-terms")]
    drafts = []
    for span, text, term in zip(spans, words, terms, strict=True):
        draft = declared(document, ItemKind.DEFINITION, statement, span, "one-of-several-terms")
        draft.text, draft.attributes = text, Attributes(term=term)
        drafts.append(draft)
    return drafts


def _run_of_terms(document: Document, beside: list[Statement], least: int) -> int:
    """How many of the statements, from the nearest on, are each a term and its meaning, said the same way."""
    count = 0
    for one in beside:
        spans = terms_by_line(document.text, one.body, one.end) if one.marker is None else []
        found = [term_and_meaning(clean_statement(document.text[start:end])) for start, end in spans]
        if not found or any(term is None or term[1] != least for term in found):
            break
        count += len(found)
    return count


def _said_beside(
    document: Document, statement: Statement, before: list[Statement], after: list[Statement]
) -> list[Draft]:
    """«Fremmedvann er regnvann …» beside «Separering betyr at …», and that itself."""
    term = term_said_to_be(statement.text(document))
    if term is None or not any(map(says_meaning, _paragraphs_beside(document, before, after))):
        return []
    return [_defined(document, statement, term, "one-of-several-terms")]


def _is_said_beside(document: Document, words: str, before: list[Statement], after: list[Statement]) -> bool:
    """Whether «Separering betyr at …» stands beside a sentence that says what another term is."""
    return says_meaning(words) and any(map(term_said_to_be, _paragraphs_beside(document, before, after)))


def _paragraphs_beside(document: Document, before: list[Statement], after: list[Statement]) -> list[str]:
    return [one.text(document) for one in (*before[:1], *after[:1]) if one.marker is None]


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
    if (answered := _answered(document, box)) is not None:
        return answered
    if (found := definition_of(words)) is not None and not is_term(words):
        draft = declared(document, ItemKind.DEFINITION, box, span, "side-box-explains")
        draft.text, draft.attributes = found
        return draft
    return None


def _answered(document: Document, statement: Statement) -> Draft | None:
    """The answer of a paragraph that asks for a term and answers («Hva er BTI? Bedre tverrfaglig innsats er …»)."""
    asked = asked_and_answered(statement.words(document).lstrip("> "))
    if asked is None:
        return None
    start = _ANSWER.match(document.text, document.text.index("?", statement.body, statement.end) + 1)
    span = (start.end() if start is not None else statement.body, statement.end)
    draft = declared(document, ItemKind.DEFINITION, statement, span, "answers-its-own-question")
    draft.text, draft.attributes = asked[1], Attributes(term=asked[0])
    return draft
