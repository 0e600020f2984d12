"""Reading: from a document to its record, by the reader of its kind."""

from __future__ import annotations

import hashlib

from rettesnor.documents import Document, Warning
from rettesnor.outline.drafts import Draft, finish
from rettesnor.outline.facts import read_facts, read_title
from rettesnor.outline.kinds import recognise
from rettesnor.outline.record import DocumentKind, Record, Source
from rettesnor.outline.statements import read_statements

_DOUBTFUL_KIND = 0.5


def read(document: Document, *, name: str = "", kind: DocumentKind | None = None) -> Record:
    """The record of a document.

    Args:
        document: as `rettesnor.documents.read` gives it.
        name: the file's name, kept in the record.
        kind: what sort of document it is, where somebody knows; else it is recognised.

    Returns:
        What the document sets out; minutes and reports are recognised, their items not read yet, and a warning says so.
    """
    known, confidence = (kind, 1.0) if kind is not None else recognise(document)
    statements = read_statements(document)
    warnings: list[Warning] = list(document.warnings)
    if confidence < _DOUBTFUL_KIND:
        warnings.append(Warning("kind-uncertain", {"kind": known.value}))
    drafts: list[Draft] = []
    title = read_title(document, statements, known)
    facts = read_facts(document, statements, known)
    if known is DocumentKind.PLAN:
        from rettesnor.outline.plans import read_plan

        drafts, seen = read_plan(document, title)
        warnings += seen
    elif known is DocumentKind.CASE:
        from rettesnor.outline.cases import read_case

        drafts, seen = read_case(document, statements, bodies=facts.bodies)
        warnings += seen
    elif known is DocumentKind.LETTER:
        from rettesnor.outline.letters import read_letter

        drafts = read_letter(document, statements)
    elif known in (DocumentKind.MINUTES, DocumentKind.REPORT):
        warnings.append(Warning("kind-not-read", {"kind": known.value}))
    items = finish(drafts)
    if not items and known not in (DocumentKind.MINUTES, DocumentKind.REPORT):
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
