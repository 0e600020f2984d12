"""Letters: what the sender asks, hopes or advises the municipality to do, sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from rettesnor.documents import Document
from rettesnor.documents.cleaning import statement as clean_statement
from rettesnor.outline import attributes, rules
from rettesnor.outline.drafts import Draft
from rettesnor.outline.letter_facts import GREETING
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
    r"\b(?:har|hadde) (?:\w+ )?(?:bedt|bede|oppfordret|oppmoda|anbefalt|tilrådd|foreslått)\b"
    r"|\b(?:forventer|ventar|ber|krever|krev) (?:ikke|ikkje)\b",
    re.I,
)
_LEAST_LETTER = 0.4
# What asks whoever is its subject, tried in this order.
_WITHOUT_SENDER = (
    (Strength.ADVISES, re.compile(r"^(?:Kommunen|Kommuna|Dere|De|[A-ZÆØÅ][\w-]+ kommune) bør\b")),
    (Strength.ADVISES, re.compile(r"\b(?:[Kk]ommunen|[Kk]ommuna|[Dd]ere|[Pp]lanen) (?:bør|burde)\b")),
    (
        Strength.HOPES,
        re.compile(r"\b(?:håper|håpar|vonar) (?:jeg|vi|eg) (?:at )?(?:dere|de|kommunen|kommuna)\b"),
    ),
    (Strength.ASKS, re.compile(r"^(?:Kan|Kunne|Vil) (?:dere|de|kommunen|kommuna) (?!ikke|ikkje).*\?$")),
    (Strength.ADVISES, re.compile(r"\b(?:anbefales|tilrådes|tilrås)\b")),
    (Strength.ASKS, re.compile(r"\b(?:bes|oppfordres|oppmodast|anmodes|oppmodes)\b")),
    (Strength.HOPES, re.compile(r"^Det (?:hadde|ville) (?:vært|vore|vere) (?:fint|flott|bra|ønskelig)")),
    (Strength.ASKS, re.compile(r"^(?:Gi|Send|Svar|Gje) (?:oss|meg|gjerne)\b")),
    (Strength.ASKS, re.compile(r"^(?:Vennligst|Vær så snill|Ver så snill|Venlegast)\b")),
)
_OTHERS = re.compile(
    r"\s+(?:om )?(?:Statens|staten|Stortinget|regjeringen|regjeringa|departementet|fylkeskommunen|politiet"
    r"|innbyggerne|alle|om unnskyldning|om orsak|om forståelse)"
)
_OPEN_END = re.compile(r"\b(?:å|om|at|vil|kan|skal)$")
_LAST_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÆØÅ])")


def read_letter(document: Document, statements: list[Statement]) -> list[Draft]:
    """The drafts of a letter's requests, in reading order."""
    drafts: list[Draft] = []
    nesting = Nesting()
    asked: Strength | None = None
    end = _end_of_letter(document.text)
    for statement in statements:
        if statement.start >= end:
            break
        text = statement.text(document)
        if statement.marker is None or statement.marker.style is Style.LEAD_IN:
            nesting.clear()
            asked = _asked_by_list(text)
            drafts.extend(_requests_in(document, statement))
        elif asked is not None:
            draft = _point(document, statement, asked, "list-that-asks")
            draft.parent = nesting.place(statement)
            nesting.hold(draft)
            drafts.append(draft)
        elif (strength := strength_of(text)) is not None:
            drafts.append(_point(document, statement, strength, "sentence-that-asks"))
    return drafts


def _end_of_letter(text: str) -> int:
    """Where the greeting stands, behind which a mail may quote others; the text's end where there is none."""
    greetings = [
        match.start() for match in GREETING.finditer(text) if match.start() > len(text) * _LEAST_LETTER
    ]
    return greetings[0] if greetings else len(text)


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
    found = (strength for strength, pattern in _WITHOUT_SENDER if pattern.search(sentence))
    return next(found, None)


def _asked_by_list(text: str) -> Strength | None:
    """How strongly the list below a paragraph asks, by the paragraph's last sentence."""
    tail = _LAST_SENTENCE.split(text)[-1]
    return strength_of(tail) if tail.endswith(":") or _goes_on_in_list(tail) else None


def _requests_in(document: Document, statement: Statement) -> Iterator[Draft]:
    for start, end in _sentences(document.text, statement.body, statement.end):
        sentence = " ".join(document.text[start:end].split())
        strength = strength_of(sentence)
        if strength is not None and sentence[-1] in ".!?»" and not _goes_on_in_list(sentence):
            is_whole = (start, end) == (statement.start, statement.end)
            words = statement.words(document) if is_whole else clean_statement(document.text[start:end])
            page = statement.first.page
            draft = Draft(ItemKind.REQUEST, None, words, start, end, page, "sentence-that-asks")
            yield _with_strength(draft, strength)


def _goes_on_in_list(tail: str) -> bool:
    return _OPEN_END.search(tail) is not None


def _is_to_municipality(sentence: str, at: int) -> bool:
    """Whether the words after the verb do not name somebody else as the one who is asked."""
    return not _OTHERS.match(sentence, at)


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


def _point(document: Document, statement: Statement, strength: Strength, rule: str) -> Draft:
    words, page = statement.words(document), statement.first.page
    draft = Draft(ItemKind.REQUEST, statement.label, words, statement.start, statement.end, page, rule)
    return _with_strength(draft, strength)


def _with_strength(draft: Draft, strength: Strength) -> Draft:
    draft.certainty = 0.9 if draft.rule == "list-that-asks" else 0.85
    draft.attributes = replace(attributes.stated(ItemKind.REQUEST, draft.text), strength=strength)
    return draft


@cache
def _patterns() -> tuple[tuple[Strength, re.Pattern[str]], ...]:
    """For each strength the sentences in which the sender asks, in the rules' order."""
    data = rules.load("requests.yml")
    subject, adverbs = rules.alternatives(data["subjects"]), rules.alternatives(data["adverbs"])
    found = []
    for rule in data["strengths"]:
        strength, verbs = Strength(rule["strength"]), rules.alternatives(rule["verbs"])
        pattern = (
            rf"(?:^|[,;:] |\b(?:og|men|derfor|difor|at) ){subject}(?: i [A-ZÆØÅ]\w+)? (?:\w+ ){{0,2}}?"
            rf"{verbs}\b"
            rf"|\bvil (?:vi|ombudet|rådet|foreningen|foreininga|laget|jeg|eg) (?:\w+ )?"
            rf"{_INFINITIVES[strength]}\b"
            rf"|^{adverbs}(?: \w+)? {verbs} (?:vi|ombudet|foreningen|jeg|eg)\b"
        )
        found.append((strength, re.compile(pattern)))
    return tuple(found)
