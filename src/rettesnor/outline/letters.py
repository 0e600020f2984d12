"""Letters: what the sender asks, hopes or advises the municipality to do, sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from rettesnor.documents import Document
from rettesnor.documents.cleaning import statement as clean_statement
from rettesnor.outline import attributes
from rettesnor.outline.asking import Asking
from rettesnor.outline.drafts import Draft
from rettesnor.outline.letter_facts import GREETING
from rettesnor.outline.lists import Nesting
from rettesnor.outline.markers import Style
from rettesnor.outline.record import ItemKind, Strength
from rettesnor.outline.statement import Statement

_SENTENCE = re.compile(r"[^\s*_].*?(?:[.!?](?=[*_]*\s+[«\"(*_]*[A-ZÆØÅ0-9]|[*_]*\s*$)|$)", re.S)
_ABBREVIATION = re.compile(r"(?:\b(?:jf|pkt|nr|bl\.a|f\.eks|m\.m|mv|kl|ca|st|dr|evt|ev|osv|tlf|\d{1,2}))\.$")
_LEAST_LETTER = 0.4
# A mail that is answered or sent on, below the letter.
_QUOTED = re.compile(
    r"(?im)^(?:-{2,}[ \t]*(?:opprinnelig|opphavleg|original|videresendt|vidaresendt)\b.*"
    r"|>[ \t]?\S.*|den .{6,80} skr[ei]i?v .{0,80}:[ \t]*"
    r"|(?:-{3,}\s+)?\**(?:fra|frå|from):\**[ \t]*\S.*\n\s*\**(?:sendt|sent|dato|date|til|to):.*)$"
)
_LEAST_HEAD = 300
# A head of the page with the letter's reference, in the middle of a list.
_PAGE_HEAD = re.compile(r".{0,60}\b\d{2,4}/\d{2,6}(?:\s?-\s?\d+)?$")
_OPEN_END = re.compile(r"\b(?:å|om|at|vil|kan|skal)$")
_LAST_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÆØÅ])")


def read_letter(document: Document, statements: list[Statement], *, sender: str | None) -> list[Draft]:
    """The drafts of a letter's requests, in reading order.

    Args:
        document: the document.
        statements: its statements.
        sender: who writes; what others ask for is told, and no request.
    """
    reader = _Reader(document, Asking(sender))
    end = _end_of_letter(document.text)
    for statement in statements:
        if statement.start >= end:
            break
        reader.read_one(statement)
    return reader.drafts


def _end_of_letter(text: str) -> int:
    """Where the greeting stands, or the first mail quoted below; the text's end where there is neither."""
    quoted = next(
        (match.start() for match in _QUOTED.finditer(text) if match.start() > _LEAST_HEAD), len(text)
    )
    greetings = (match.start() for match in GREETING.finditer(text, 0, quoted))
    return next((start for start in greetings if start > quoted * _LEAST_LETTER), quoted)


class _Reader:
    """Reads the statements of one letter, one after the other."""

    def __init__(self, document: Document, asking: Asking) -> None:
        self.drafts: list[Draft] = []
        self._document = document
        self._asking = asking
        self._nesting = Nesting()
        self._asked: Strength | None = None
        self._above: Draft | None = None
        self._each_by_its_own = False

    def read_one(self, statement: Statement) -> None:
        """Goes on by one statement."""
        text = statement.text(self._document)
        if statement.marker is None or statement.marker.style is Style.LEAD_IN:
            if self._asked is not None and _PAGE_HEAD.match(text):
                return
            self._nesting.clear()
            requests = list(self._requests_in(statement))
            self.drafts.extend(requests)
            self._lead_in(text, requests)
            return
        strength = self._asked
        if strength is None and self._each_by_its_own:
            strength = self._asking.strength_of(text) or self._asking.by_own_verb(text)
        if strength is not None:
            draft = self._point(statement, strength, "list-that-asks")
            draft.parent = self._nesting.place(statement) or self._above
            self._nesting.hold(draft)
            self.drafts.append(draft)
        elif (strength := self._asking.strength_of(text)) is not None:
            self.drafts.append(self._point(statement, strength, "sentence-that-asks"))

    def _lead_in(self, text: str, requests: list[Draft]) -> None:
        """How strongly the list below a paragraph asks, by its last sentence; and of which request it is a part.

        «Vi ber om svar innen 1. mars. Svaret skal ta for seg:»: what the answer is to hold belongs to the request.
        """
        tail = _LAST_SENTENCE.split(text)[-1]
        leads = tail != "" and tail[-1] not in ".!?»"
        self._asked = self._asking.strength_of_list(tail) if leads else None
        asks_itself = self._asking.strength_of(tail) is not None
        self._above = requests[-1] if leads and requests and not asks_itself else None
        self._each_by_its_own = leads and self._asked is None and self._asking.holds_view(tail)

    def _requests_in(self, statement: Statement) -> Iterator[Draft]:
        text = self._document.text
        for start, end in _sentences(text, statement.body, statement.end):
            sentence = " ".join(text[start:end].split())
            strength = self._asking.strength_of(sentence)
            if strength is not None and sentence[-1] in ".!?»" and not _goes_on_in_list(sentence):
                words = self._words(statement, start, end)
                draft = Draft(
                    ItemKind.REQUEST, None, words, start, end, statement.first.page, "sentence-that-asks"
                )
                yield _with_strength(draft, strength)

    def _words(self, statement: Statement, start: int, end: int) -> str:
        """The words of a sentence, without the page furniture that may stand in it."""
        if (start, end) == (statement.body, statement.end):
            return statement.words(self._document)
        parts = statement.parts or ((start, end),)
        inside = ((max(one, start), min(other, end)) for one, other in parts)
        return clean_statement(
            "\n".join(self._document.text[one:other] for one, other in inside if one < other)
        )

    def _point(self, statement: Statement, strength: Strength, rule: str) -> Draft:
        words, page = statement.words(self._document), statement.first.page
        draft = Draft(ItemKind.REQUEST, statement.label, words, statement.start, statement.end, page, rule)
        return _with_strength(draft, strength)


def _goes_on_in_list(tail: str) -> bool:
    return _OPEN_END.search(tail) is not None


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


def _with_strength(draft: Draft, strength: Strength) -> Draft:
    draft.certainty = 0.9 if draft.rule == "list-that-asks" else 0.85
    draft.attributes = replace(attributes.stated(ItemKind.REQUEST, draft.text), strength=strength)
    return draft
