"""Letters: what the sender asks, hopes or advises the municipality to do, each sentence or list point a request."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from rettesnor.documents import Document
from rettesnor.outline import attributes, rules
from rettesnor.outline.drafts import Draft
from rettesnor.outline.lists import Nesting
from rettesnor.outline.markers import Style
from rettesnor.outline.record import ItemKind, Strength
from rettesnor.outline.statement import Statement

_SENTENCE = re.compile(r"\S.*?(?:[.!?](?=\s+[«\"(]?[A-ZÆØÅ0-9]|\s*$)|$)", re.S)
_ABBREVIATION = re.compile(r"(?:\b(?:jf|pkt|nr|bl\.a|f\.eks|m\.m|mv|kl|ca|st|dr|evt|ev|osv|tlf|\d{1,2}))\.$")
_INFINITIVES = {
    Strength.ASKS: "(?:be|oppfordre|oppmode|anmode)",
    Strength.ADVISES: "(?:anbefale|tilrå|råde|foreslå|føreslå)",
    Strength.HOPES: "(?:håpe|ønske)",
}
_PAST = re.compile(
    r"\b(?:har|hadde) (?:\w+ )?(?:bedt|bede|oppfordret|oppmoda|anbefalt|tilrådd|foreslått)\b",
    re.IGNORECASE,
)
# What a sentence may begin with when its subject comes behind the verb: «Derfor ber vi …».
_TURNS = (
    r"Derfor|Difor|Samtidig|Videre|Vidare|Dessuten|Dessutan|Subsidiært|Til slutt|Igjen|På denne bakgrunn\w*|"
    r"Av den grunn|Med dette|I tillegg|I det (?:videre|vidare) arbeidet"
)


def read_letter(document: Document, statements: list[Statement]) -> list[Draft]:
    """The drafts of a letter's requests, in reading order."""
    drafts: list[Draft] = []
    nesting = Nesting()
    asked: Strength | None = None
    for statement in statements:
        text = statement.text(document)
        if statement.marker is not None and statement.marker.style is not Style.LEAD_IN:
            if asked is not None:
                outer = nesting.place(statement)
                draft = _draft(
                    document,
                    statement,
                    statement.start,
                    statement.end,
                    asked,
                    "list-that-asks",
                    statement.label,
                )
                draft.parent = outer
                nesting.hold(draft)
                drafts.append(draft)
            elif (strength := strength_of(text)) is not None:
                drafts.append(
                    _draft(
                        document,
                        statement,
                        statement.start,
                        statement.end,
                        strength,
                        "sentence-that-asks",
                        statement.label,
                    )
                )
            continue
        nesting.clear()
        tail = re.split(r"(?<=[.!?])\s+(?=[A-ZÆØÅ])", text)[-1]
        asked = strength_of(tail) if tail.endswith(":") or _asks_openly(tail) else None
        for start, end in _sentences(document.text, statement.body, statement.end):
            sentence = " ".join(document.text[start:end].split())
            strength = strength_of(sentence)
            if strength is not None and sentence[-1] in ".!?»" and not _asks_openly(sentence):
                drafts.append(_draft(document, statement, start, end, strength, "sentence-that-asks", None))
    return drafts


def strength_of(sentence: str) -> Strength | None:
    """How strongly a sentence asks the municipality for something; None where it does not ask.

    Args:
        sentence: one sentence, white space folded.
    """
    if _PAST.search(sentence):
        return None
    for strength, pattern in _patterns():
        match = pattern.search(sentence)
        if match is not None and _is_to_municipality(sentence, match.end()):
            return strength
    if re.match(r"(?:Kommunen|Kommuna|Dere|De|[A-ZÆØÅ][\w-]+ kommune) bør\b", sentence) or re.search(
        r"\b(?:anbefales|tilrådes|tilrås)\b", sentence
    ):
        return Strength.ADVISES
    if re.search(r"\b(?:bes|oppfordres|oppmodast|anmodes|oppmodes)\b", sentence):
        return Strength.ASKS
    if re.match(r"Det (?:hadde|ville) (?:vært|vore|vere) (?:fint|flott|bra|ønskelig)", sentence):
        return Strength.HOPES
    if re.match(r"(?:Gi|Send|Svar|Gje) (?:oss|meg|gjerne)\b", sentence):
        return Strength.ASKS
    if re.match(r"(?:Vennligst|Vær så snill|Ver så snill|Venlegast)\b", sentence):
        return Strength.ASKS
    return None


def _asks_openly(tail: str) -> bool:
    return bool(re.search(r"\b(?:å|om|at|vil|kan|skal)$", tail))


def _is_to_municipality(sentence: str, at: int) -> bool:
    """Whether the words after the verb do not name somebody else as the one who is asked."""
    return not re.match(
        r"\s+(?:om )?(?:Statens|staten|Stortinget|regjeringen|regjeringa|departementet|fylkeskommunen|politiet|"
        r"innbyggerne|alle|om unnskyldning|om orsak|om forståelse)",
        sentence[at:],
    )


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begin: int | None = None
    for match in _SENTENCE.finditer(text, start, end):
        begin = match.start() if begin is None else begin
        if _ABBREVIATION.search(match[0]) and match.end() < end:
            continue
        yield begin, match.end()
        begin = None
    if begin is not None:
        yield begin, end


def _draft(
    document: Document,
    statement: Statement,
    start: int,
    end: int,
    strength: Strength,
    rule: str,
    label: str | None,
) -> Draft:
    inside = start == statement.start and end == statement.end
    body = statement.body if start == statement.start else start
    part = (
        statement
        if inside
        else Statement(
            start, body, end, None, statement.first, statement.last, 1, False, False, statement.role
        )
    )
    words = part.words(document)
    draft = Draft(
        ItemKind.REQUEST,
        label,
        words,
        start,
        end,
        statement.first.page,
        rule,
        certainty=0.9 if rule == "list-that-asks" else 0.85,
    )
    draft.attributes = replace(attributes.stated(ItemKind.REQUEST, words), strength=strength)
    return draft


@cache
def _patterns() -> tuple[tuple[Strength, re.Pattern[str]], ...]:
    data = rules.load("requests.yml")
    subject = data["subjects"]
    found = []
    for rule in data["strengths"]:
        first = last = rule["verbs"]
        found.append(
            (
                Strength(rule["strength"]),
                re.compile(
                    rf"(?:^|[,;:] |\b(?:og|men|derfor|difor|at) )(?:{subject})(?: i [A-ZÆØÅ]\w+)? "
                    rf"(?:\w+ ){{0,2}}?{first}\b"
                    r"|\bvil (?:vi|ombudet|rådet|foreningen|foreininga|laget|jeg|eg) (?:\w+ )?"
                    rf"{_INFINITIVES[Strength(rule['strength'])]}\b"
                    rf"|^(?:{_TURNS})(?: \w+)? {last} (?:vi|ombudet|foreningen|jeg|eg)\b"
                ),
            )
        )
    return tuple(found)
