"""Facts and title: what the document says about itself, by the sort of document it is."""

from __future__ import annotations

import re

from rettesnor.documents import Document, Role
from rettesnor.outline.case_facts import case_facts, case_title
from rettesnor.outline.letter_facts import letter_facts, letter_subject
from rettesnor.outline.plan_facts import plan_facts
from rettesnor.outline.prose import is_sentence, starts_as_act
from rettesnor.outline.record import DocumentKind, Facts
from rettesnor.outline.statement import Statement

_PLAN_NAME = re.compile(
    r"(?i)\b(?:kommuneplan\w*|samfunnsdel\w*|handlingsplan\w*|temaplan\w*|kommunedelplan\w*|tiltaksplan\w*|"
    r"planstrategi\w*|økonomiplan\w*|strategiplan\w*|årsmelding\w*|årsrapport\w*|årsbudsjett\w*|"
    r"handlingsprogram\w*|handlingsdel\w*|planprogram\w*|\w*strategi(?:en)?(?: for| \d{4}|$)|"
    r"\w+plan(?: for| \d{4}| \S+ \d{4}|$)|plan for)"
)
_LONGEST_TITLE = 140
_YEARS = re.compile(r"20\d\d ?[–-] ?20\d\d")
_ENDS_IN_YEARS = re.compile(r"20\d\d ?[–-] ?(?:20)?\d\d$")


def read_facts(
    document: Document, statements: list[Statement], kind: DocumentKind, title: str | None
) -> Facts:
    """The facts that the contract names for that kind of document; for the others none."""
    match kind:
        case DocumentKind.PLAN:
            return plan_facts(document.text, title)
        case DocumentKind.CASE:
            return case_facts(document.text)
        case DocumentKind.LETTER:
            return letter_facts(document, statements)
        case _:
            return Facts()


def read_title(document: Document, statements: list[Statement], kind: DocumentKind) -> str | None:
    """The title as printed; None where the document prints none."""
    match kind:
        case DocumentKind.PLAN:
            title = _plan_title(document, statements)
            return _bare_title(title) if title is not None else None
        case DocumentKind.CASE:
            return case_title(document, statements)
        case DocumentKind.LETTER:
            return letter_subject(document, statements)
        case _:
            return None


def _plan_title(document: Document, statements: list[Statement]) -> str | None:
    """The first large or headed line that names a plan; else the running header or footer that does."""
    early = [
        statement for statement in statements[:25] if statement.start < 3_000 and statement.marker is None
    ]
    sizes = [statement.first.size for statement in early if statement.first.size is not None]
    largest = max(sizes, default=None)
    for place, statement in enumerate(early):
        words = statement.words(document)
        is_largest = largest is not None and statement.first.size == largest
        is_headed = statement.first.level == 1 or is_largest
        if len(words) > _LONGEST_TITLE or words.endswith((".", ":")):
            continue
        if is_headed or (largest is None and _stands_as_title(statement, words)):
            # The years often stand on a line of their own below.
            below = early[place + 1].words(document) if place + 1 < len(early) else ""
            return f"{words} {below}" if _YEARS.fullmatch(below) else words
    for line in document.lines:
        if line.role in (Role.HEADER, Role.FOOTER):
            words = " ".join(document.text[line.start : line.end].split())
            for part in map(_bare_title, re.split(r"\s[•|·]\s", words)):
                if _PLAN_NAME.search(part) and not part.lower().endswith("kommune"):
                    return part
    return None


def _stands_as_title(statement: Statement, words: str) -> bool:
    """Whether a line of bare text names a plan and stands by itself."""
    if _PLAN_NAME.search(words) is None or statement.count > 2 or starts_as_act(words) or is_sentence(words):
        return False
    return statement.after_gap or _ENDS_IN_YEARS.search(words) is not None


def _bare_title(title: str) -> str:
    """Without whose the plan is, when it was adopted, and the number of the page that the line heads."""
    bare = re.sub(r"^[A-ZÆØÅ][\w-]+ [Kk]ommune[\s:–|-]+(?=[A-ZÆØÅ])", "", title)
    bare = re.sub(r"(?i)\s+(?:vedteken|vedtatt) .*$", "", bare)
    bare = re.sub(r"(?i)\s*(?:\||\bside)\s*\d{1,4}(?:\s*(?:/|av)\s*\d{1,4})?$", "", bare)
    bare = re.sub(r"(?<=\d{4}) [A-ZÆØÅ][\w-]+(?: [A-ZÆØÅ][\w-]+)? [Kk]ommune$", "", bare)
    return re.sub(r"(?<=\d{4}) \d{1,3}$", "", bare)
