"""Reading: from a document to its record, by the reader of its kind."""

from __future__ import annotations

import hashlib

from rettesnor.documents import Document, Warning
from rettesnor.outline.cases import read_case
from rettesnor.outline.confidence import give_confidence
from rettesnor.outline.drafts import Draft, finish
from rettesnor.outline.facts import read_facts, read_title
from rettesnor.outline.kinds import recognise
from rettesnor.outline.letters import read_letter
from rettesnor.outline.plans import read_plan
from rettesnor.outline.record import DocumentKind, Facts, Record, Source
from rettesnor.outline.statement import Statement
from rettesnor.outline.statements import read_statements

_DOUBTFUL_KIND = 0.5
_NOT_READ = frozenset({DocumentKind.MINUTES, DocumentKind.REPORT})


def read_record(document: Document, *, name: str, kind: DocumentKind | None) -> Record:
    """The record of a document, as `rettesnor.outline.read` promises it."""
    known, confidence = (kind, 1.0) if kind is not None else recognise(document)
    statements = read_statements(document)
    title = read_title(document, statements, known)
    facts = read_facts(document, statements, known, title)
    drafts, seen = read_drafts(document, statements, known, title, facts)
    warnings = [*document.warnings, *seen]
    give_confidence(document, drafts, warnings, confidence)
    items = finish(drafts)
    if confidence < _DOUBTFUL_KIND:
        warnings.append(Warning("kind-uncertain", {"kind": known.value}))
    if known in _NOT_READ:
        warnings.append(Warning("kind-not-read", {"kind": known.value}))
    elif not items:
        warnings.append(Warning("nothing-found", {"kind": known.value}))
    return Record(
        source=_source(document, name),
        kind=known,
        kind_confidence=confidence,
        title=title,
        facts=facts,
        items=items,
        warnings=tuple(warnings),
    )


def read_drafts(
    document: Document, statements: list[Statement], kind: DocumentKind, title: str | None, facts: Facts
) -> tuple[list[Draft], list[Warning]]:
    """The items to be of a document of that kind, and what was seen and not understood; none of other kinds.

    Args:
        document: the document.
        statements: its statements.
        kind: what sort of document it is.
        title: what it calls itself.
        facts: what it says about itself.
    """
    match kind:
        case DocumentKind.PLAN:
            return read_plan(document, statements, title)
        case DocumentKind.CASE:
            return read_case(document, statements, bodies=facts.bodies)
        case DocumentKind.LETTER:
            return read_letter(document, statements, sender=facts.sender), []
        case _:
            return [], []


def _source(document: Document, name: str) -> Source:
    from rettesnor import __version__
    from rettesnor.language import identify

    return Source(
        name=name,
        sha256=document.sha256,
        media_type=document.media_type,
        pages=len(document.pages) or None,
        characters=len(document.text),
        language=identify(document.text).language,
        engine=f"rettesnor {__version__}",
        text_sha256=hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest(),
    )
