"""Proposals, decisions and remarks: sections of points as cases print them, or plans bear them in front."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from rettesnor.documents import Document
from rettesnor.documents.cleaning import statement as clean_statement
from rettesnor.outline import attributes
from rettesnor.outline.continuation import SENTENCE_END
from rettesnor.outline.drafts import Draft
from rettesnor.outline.lists import Nesting
from rettesnor.outline.markers import Style
from rettesnor.outline.openings import (
    LONGEST_HEADING,
    Opening,
    is_short_for,
    opening_of,
    parties_of,
    party_of_speaker,
    treated_by,
)
from rettesnor.outline.pieces import successor
from rettesnor.outline.record import Attributes, Body, ItemKind
from rettesnor.outline.statement import Statement

_FRONT = 200
_FRONT_GAP = 14
_FRONT_GAP_OF_EXTRACT = 60
_HEAD = 400
_EXTRACT = re.compile(r"(?im)^\W*(?:særutskrift|saksprotokoll|møtebok|utskrift av møtebok|saksframlegg)\b")
_MOST_LINES = 6
_MOST_WORDS_OF_CHAPTER = 3
_SHORTEST_REST = 15
_LONGEST_WITHOUT_STOP = 60
_SENTENCE_OVER = frozenset(".!?;")
_POINTS = frozenset({"proposal_point", "decision_point", "remark"})
_FIELD_LINE = re.compile(r"(?i)(?:arkivsak\w*|saksnr|arkivref\w*|journalpost\w*)\b.{0,40}$")
_PROCEDURE = re.compile(
    r"(?i)\b(?:slik|slikt|følgende|følgjande) (?:\w+ )?"
    r"(?:innstilling|tilråding|vedtak|uttalelse|forslag til vedtak|forslag|framlegg)|\bnytt punkt \d"
)
_ITALIC = re.compile(r"(?:_[^_]|\*[^*])[\s\S]*[_*]$")
# «Planen ble behandlet 28. mai. Vedtaket lyder:» says that the points come, and is none.
_ANNOUNCED = re.compile(
    r"(?i)\b(?:vedtaket|vedtak|følgende|følgjande|slikt) (?:lyder|lydde|lyd|lød|ble|blei|vart|vedtak)\b[^.]{0,40}:$"
)
_FROM_PARTIES = re.compile(r"(?:Fra|Frå) (?P<parties>[^:]{1,60}): (?=\S)")


class PointReader:
    """Reads the sections of points among a document's statements, one after the other."""

    def __init__(self, document: Document, *, bodies: tuple[Body, ...] = (), in_front: bool = False) -> None:
        self.drafts: list[Draft] = []
        self._document = document
        self._in_front = in_front
        self._treatment = _Treatment(bodies)
        self._opening: Opening | None = None
        self._nesting = Nesting()
        self._count = 0
        self._lead: Draft | None = None

    def read(self, statements: list[Statement]) -> list[Draft]:
        """The drafts of all points, in reading order."""
        texts = (one.text(self._document) for one in statements if one.marker is None)
        self._treatment.count_bodies(texts)
        for place, statement in enumerate(statements):
            following = statements[place + 1] if place + 1 < len(statements) else None
            self.read_one(statement, following)
        return self.drafts

    @property
    def is_open(self) -> bool:
        """Whether a section of points is open."""
        return self._opening is not None

    def read_one(self, statement: Statement, following: Statement | None) -> None:
        """Goes on by one statement; `following` is the one behind it."""
        text = statement.text(self._document)
        if self._treatment.note(text):
            self._close()
            return
        opening = opening_of(text, in_front=self._in_front) if self._may_open(statement, text) else None
        if opening is not None:
            self._open(statement, opening)
        elif self._opening is not None and not _FIELD_LINE.match(text):
            self._go_on(statement, following, text, self._opening)

    def _may_open(self, statement: Statement, text: str) -> bool:
        """Whether it may be a heading: no point, and no sentence that goes on with the numbers of those above."""
        is_point = statement.marker is not None and statement.marker.style in (Style.BULLET, Style.LETTER)
        if is_point or not statement.opens_line or statement.count > _MOST_LINES:
            return False
        if not self._nesting.has_place(statement):
            return True
        goes_on = len(text.split()) > _MOST_WORDS_OF_CHAPTER and self._numbers_on(statement.label)
        return text[-1:] not in _SENTENCE_OVER and not goes_on

    def _numbers_on(self, label: str | None) -> bool:
        """Whether a label is the next one after the last point's, or after one that it stands under."""
        last = self.drafts[-1]
        labels = [one.label for one in (last, *last.ancestors())]
        return label is not None and any(one is not None and successor(one, label) for one in labels)

    def _open(self, statement: Statement, opening: Opening) -> None:
        above = self._opening
        if above is not None and not self._count and above.by_administration and opening.kind == above.kind:
            # «Kommunedirektørens innstilling» and below it «Formannskapet rår kommunestyret til …»: still hers.
            opening = replace(opening, body=None, date=None, by_administration=True)
        self._close()
        self._treatment.is_over |= opening.kind == "treatment"
        if opening.kind in _POINTS:
            self._opening = opening
            if opening.letters is not None:
                self._rest(statement, opening, opening.letters)

    def _close(self) -> None:
        self._opening = None
        self._nesting.clear()
        self._count = 0
        self._lead = None

    def _go_on(self, statement: Statement, following: Statement | None, text: str, opening: Opening) -> None:
        marker = statement.marker
        if statement.first.level is not None:
            self._close()
        elif marker is not None and marker.style not in (Style.WORD, Style.LEAD_IN, Style.FIELD):
            self._point(statement, opening)
        elif not statement.opens_line and self._count:
            self._extend(statement)
        elif opening.kind == "remark":
            self._remark(statement, text, opening)
        else:
            self._unmarked(statement, following, text, opening)

    def _rest(self, statement: Statement, opening: Opening, letters: int) -> None:
        """The words behind the colon of a heading are the first point."""
        start = _behind(self._document.text, statement.start, letters)
        if start < statement.end:
            self._add(replace(statement, start=start, body=start, marker=None), opening)

    def _point(self, statement: Statement, opening: Opening) -> None:
        """A marked point, under the point that it is nested in or the sentence that leads in to all."""
        if opening.kind == "remark":
            self._extend(statement)
            return
        lead = self.drafts[-1] if self._count == 1 and self.drafts[-1].label is None else None
        outer = self._nesting.place(statement)
        if outer is None and (self._lead is not None or (lead is not None and lead.text.endswith(":"))):
            self._lead = outer = self._lead or lead
        self._nesting.hold(self._add(statement, opening, statement.label, outer))

    def _unmarked(
        self, statement: Statement, following: Statement | None, text: str, opening: Opening
    ) -> None:
        """A paragraph: a point of its own, the rest of the last point, or the end."""
        if not self._nesting.is_empty:
            goes_on = following is not None and self._nesting.has_place(following)
            is_indented = self._document.text[statement.start - 1 : statement.start] in (" ", "\t")
            is_whole = text[-1:] in SENTENCE_END and len(text) > _SHORTEST_REST
            if (goes_on or is_indented) and is_whole:
                self._extend(statement)
            else:
                self._close()
        elif not self._count and _ANNOUNCED.search(text):
            return
        elif _is_point(text):
            self._add(statement, opening)
        elif self._count:
            self._close()

    def _remark(self, statement: Statement, text: str, opening: Opening) -> None:
        """A party's name above its remark or before it, or the remark's words."""
        if match := _FROM_PARTIES.match(text):
            self._opening = replace(opening, parties=parties_of(match["parties"]))
            self._rest(statement, self._opening, len("".join(match[0].split())))
        elif text.endswith(":") and len(text) < LONGEST_HEADING and (parties := parties_of(text)):
            self._opening = replace(opening, parties=parties)
            self._count = 0
        elif not _is_point(text) or (self._count and statement.after_gap and not self._in_front):
            self._close()
        elif self._count and _is_italic(text) and not _is_italic(self._printed_last()):
            # What the editors say of the text, set in italics below what the parties said.
            self._close()
        else:
            self._add(statement, replace(opening, parties=opening.parties or party_of_speaker(text)))

    def _add(
        self, statement: Statement, opening: Opening, label: str | None = None, outer: Draft | None = None
    ) -> Draft:
        kind = ItemKind(opening.kind)
        draft = Draft(
            kind,
            label,
            statement.words(self._document),
            statement.start,
            statement.end,
            statement.first.page,
            f"under-{kind.value.replace('_', '-')}-heading",
            outer,
            0.95 if label else 0.88,
        )
        stated = attributes.stated(kind, draft.text)
        draft.attributes = attributes.merge(stated, self._treatment.attributes(kind, opening))
        self.drafts.append(draft)
        self._count += 1
        return draft

    def _printed_last(self) -> str:
        last = self.drafts[-1]
        return self._document.text[last.start : last.end]

    def _extend(self, statement: Statement) -> None:
        if self._count:
            last = self.drafts[-1]
            words = clean_statement(self._document.text[last.end : statement.end])
            last.text, last.end = f"{last.text} {words}".strip(), statement.end


class _Treatment:
    """Which body has the case, and when, at the place that is being read."""

    def __init__(self, bodies: tuple[Body, ...]) -> None:
        self._bodies = bodies
        self._has_several = False
        self._body: str | None = None
        self._date: str | None = None
        #: Whether the body's own treatment stands above: what is proposed behind it, the body proposes.
        self.is_over = False

    def count_bodies(self, texts: Iterable[str]) -> None:
        """Finds out whether several bodies treat the case: then each point names its own."""
        names = {body.name for body in self._bodies}
        for text in texts:
            if self.note(text) and self._body:
                names.add(self._body)
        self._body = self._date = None
        self._has_several = len({_short(name) for name in names}) > 1

    def note(self, text: str) -> bool:
        """Whether the words say that a body treats the case from here on."""
        found = treated_by(text)
        if found is None:
            return False
        self._body, self._date = found
        self.is_over = False
        return True

    def attributes(self, kind: ItemKind, opening: Opening) -> Attributes:
        """Whose a point is, and of when."""
        if kind is ItemKind.REMARK:
            return Attributes(parties=opening.parties)
        is_proposal = kind is ItemKind.PROPOSAL_POINT
        is_own = not is_proposal or (self._has_several and self.is_over and not opening.by_administration)
        body = opening.body or (self._body if is_own else None)
        if body is not None and self._body is not None and is_short_for(body, self._body):
            body = self._body
        if body is None or not self._has_several:
            return Attributes(proposer=body if is_proposal else None)
        date = opening.date or self._date_of(body)
        return Attributes(body=body, date=date, proposer=body if is_proposal else None)

    def _date_of(self, body: str) -> str | None:
        dated = next((one.date for one in self._bodies if _short(one.name) == _short(body)), None)
        if dated is None and self._body is not None and _short(self._body) == _short(body):
            return self._date
        return dated


@dataclass(frozen=True, slots=True)
class Front:
    """A decision printed in front of a plan: its drafts, and the place of the first statement behind it."""

    drafts: list[Draft]
    end: int


def decision_in_front(document: Document, statements: list[Statement]) -> Front:
    """The decision that a plan is printed with, where one stands in front of it.

    It begins within the first statements with a heading or lead-in of a decision, and ends where points and
    remarks end.
    """
    reader = PointReader(document, in_front=True)
    end = 0
    gap = _FRONT_GAP_OF_EXTRACT if _EXTRACT.search(document.text[:_HEAD]) else _FRONT_GAP
    for place, statement in enumerate(statements[:_FRONT]):
        if place > end + gap and not reader.is_open:
            break
        before = len(reader.drafts)
        reader.read_one(statement, statements[place + 1] if place + 1 < len(statements) else None)
        if len(reader.drafts) > before or (reader.drafts and reader.is_open):
            end = place + 1
    return Front(reader.drafts, end if reader.drafts else 0)


def _is_italic(text: str) -> bool:
    return _ITALIC.match(text) is not None


def _is_point(text: str) -> bool:
    """Whether a paragraph sets out a point: a sentence, and none that only says that a decision follows."""
    if text.endswith(":") and _PROCEDURE.search(text):
        return False
    return len(text.split()) >= 2 and (text[-1] in ".:;" or len(text) > _LONGEST_WITHOUT_STOP)


def _behind(text: str, start: int, letters: int) -> int:
    """The offset behind so many letters and the white space after them; bold marks are no letters."""
    at = start
    while letters > 0 or text[at : at + 1].isspace():
        letters -= not (text[at].isspace() or text[at] == "*")
        at += 1
    return at


def _short(body: str) -> str:
    """What tells bodies apart in whichever form («formannskap», «Formannskapet»); «for» what is part of a name."""
    kind, _, purpose = body.casefold().partition(" for ")
    return f"{kind[:9]} {purpose}"
