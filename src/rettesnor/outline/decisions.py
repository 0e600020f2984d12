"""Proposals, decisions and remarks: sections of points in cases, and in plans that bear their decision in front."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from rettesnor.documents import Document
from rettesnor.outline import attributes
from rettesnor.outline.continuation import SENTENCE_END
from rettesnor.outline.dates import dates_in
from rettesnor.outline.drafts import Draft
from rettesnor.outline.lists import Nesting
from rettesnor.outline.markers import Style
from rettesnor.outline.openings import (
    LONGEST_HEAD,
    Opening,
    body_patterns,
    is_short_for,
    may_open,
    nominative,
    opening_of,
    parties_of,
    same_body,
    skip_letters,
)
from rettesnor.outline.record import Attributes, Body, ItemKind
from rettesnor.outline.statement import Statement

_FRONT = 200
_FRONT_GAP = 14
_FRONT_GAP_OF_EXTRACT = 60
_HEAD = 400
_EXTRACT = re.compile(r"(?im)^\W*(?:særutskrift|saksprotokoll|møtebok|utskrift av møtebok|saksframlegg)\b")
_FIELD_LINE = re.compile(r"(?i)(?:arkivsak\w*|saksnr|arkivref\w*|journalpost\w*)\b.{0,40}$")
_PROCEDURE = re.compile(
    r"(?i)\b(?:slik|slikt|følgende|følgjande) (?:\w+ )?"
    r"(?:innstilling|tilråding|vedtak|uttalelse|forslag til vedtak|forslag|framlegg)|\bnytt punkt \d"
)


@dataclass(slots=True)
class Treatment:
    """Which body has the case, and when, at the place that is being read."""

    body: str | None = None
    date: str | None = None


class PointReader:
    """Reads the sections of points among a document's statements, one after the other."""

    def __init__(self, document: Document, *, bodies: tuple[Body, ...] = (), in_front: bool = False) -> None:
        self.document = document
        self.drafts: list[Draft] = []
        self._bodies = bodies
        self._has_several_bodies = False
        self._in_front = in_front
        self._now = Treatment()
        self._opening: Opening | None = None
        self._nesting = Nesting()
        self._count = 0
        self._lead: Draft | None = None

    def read(self, statements: list[Statement]) -> list[Draft]:
        """The drafts of all points, in reading order."""
        named = {body.name for body in self._bodies} | self._bodies_named(statements)
        self._has_several_bodies = len({name.casefold()[:9] for name in named}) > 1
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
        text = statement.text(self.document)
        if self._notes_body(text):
            self._close()
            return
        opening = opening_of(text, in_front=self._in_front) if may_open(statement) else None
        if opening is not None:
            self._open(opening)
            if opening.rest is not None and opening.kind in ("proposal_point", "decision_point", "remark"):
                self._rest(statement, opening.rest)
            return
        if self._opening is None or _FIELD_LINE.match(text):
            return
        if statement.first.level is not None:
            self._close()
        elif statement.marker is not None and statement.marker.style not in (
            Style.WORD,
            Style.LEAD_IN,
            Style.FIELD,
        ):
            self._point(statement)
        elif not statement.opens_line and self._count:
            self._extend(statement)
        else:
            self._unmarked(statement, following, text)

    def _bodies_named(self, statements: list[Statement]) -> set[str]:
        found = set()
        for statement in statements:
            if (
                statement.marker is None
                and self._notes_body(statement.text(self.document))
                and self._now.body
            ):
                found.add(self._now.body)
        self._now = Treatment()
        return found

    def _notes_body(self, text: str) -> bool:
        folded = text.casefold().replace("*", "").strip()
        if len(folded) > LONGEST_HEAD:
            return False
        for pattern in body_patterns():
            if match := pattern.match(folded):
                groups = match.groupdict()
                name = text.replace("*", "").strip()[match.start("body") : match.end("body")]
                date = dates_in(groups.get("date") or folded)
                self._now = Treatment(
                    nominative(name), date[0].value if date and isinstance(date[0].value, str) else None
                )
                return True
        return False

    def _open(self, opening: Opening) -> None:
        self._close()
        if opening.kind in ("proposal_point", "decision_point", "remark"):
            self._opening = opening

    def _close(self) -> None:
        self._opening = None
        self._nesting.clear()
        self._count = 0
        self._lead = None

    def _rest(self, statement: Statement, rest: int) -> None:
        start = skip_letters(self.document.text, statement.start, rest)
        if start < statement.end:
            bare = Statement(
                start,
                start,
                statement.end,
                None,
                statement.first,
                statement.last,
                statement.count,
                False,
                False,
                statement.role,
                statement.parts,
            )
            self._add(bare, None, None)

    def _point(self, statement: Statement) -> None:
        assert self._opening is not None
        if self._opening.kind == "remark":
            self._extend(statement)
            return
        lead = self.drafts[-1] if self._count == 1 and self.drafts and self.drafts[-1].label is None else None
        outer = self._nesting.place(statement)
        if outer is None and (self._lead is not None or (lead is not None and lead.text.endswith(":"))):
            self._lead = outer = self._lead or lead
        self._nesting.hold(self._add(statement, statement.label, outer))

    def _unmarked(self, statement: Statement, following: Statement | None, text: str) -> None:
        """A paragraph: a point of its own, the rest of the last point, a party's name above its remark, or the end."""
        assert self._opening is not None
        if self._opening.kind == "remark":
            self._remark(statement, text)
        elif not self._nesting.is_empty:
            goes_on = (
                following is not None and following.marker is not None and self._nesting.has_place(following)
            )
            indented = self.document.text[statement.start - 1 : statement.start] in (" ", "\t")
            if (goes_on or indented) and text[-1:] in SENTENCE_END and len(text) > 15:
                self._extend(statement)
            else:
                self._close()
        elif self._is_point(text):
            self._add(statement, None, None)
        elif self._count:
            self._close()

    def _is_point(self, text: str) -> bool:
        if text.endswith(":") and _PROCEDURE.search(text):
            return False
        return len(text.split()) >= 2 and (text[-1] in ".:;" or len(text) > 60)

    def _remark(self, statement: Statement, text: str) -> None:
        assert self._opening is not None
        if match := re.match(r"(?:Fra|Frå) (?P<parties>[^:]{1,60}): (?=\S)", text):
            self._opening = replace(self._opening, parties=parties_of(match["parties"]))
            self._rest(statement, len("".join(match[0].split())))
        elif text.endswith(":") and len(text) < LONGEST_HEAD and parties_of(text):
            self._opening = replace(self._opening, parties=parties_of(text))
            self._count = 0
        elif self._count and not self._is_point(text):
            self._close()
        elif self._count and statement.after_gap:
            self._close() if not self._in_front else self._add(statement, None, None)
        elif self._is_point(text):
            self._add(statement, None, None)
        else:
            self._close()

    def _add(self, statement: Statement, label: str | None, outer: Draft | None) -> Draft:
        assert self._opening is not None
        kind = ItemKind(self._opening.kind)
        words = statement.words(self.document)
        draft = Draft(
            kind,
            label,
            words,
            statement.start,
            statement.end,
            statement.first.page,
            f"under-{kind.value.replace('_', '-')}-heading",
            outer,
            0.95 if label else 0.88,
        )
        draft.attributes = attributes.merge(attributes.stated(kind, words), self._attributes(kind))
        self.drafts.append(draft)
        self._count += 1
        return draft

    def _extend(self, statement: Statement) -> None:
        if self.drafts and self._count:
            last = self.drafts[-1]
            whole = Statement(
                last.end,
                last.end,
                statement.end,
                None,
                statement.first,
                statement.last,
                1,
                False,
                False,
                statement.role,
            )
            last.end = statement.end
            last.text = f"{last.text} {whole.words(self.document)}".strip()

    def _attributes(self, kind: ItemKind) -> Attributes:
        assert self._opening is not None
        if kind is ItemKind.REMARK:
            return Attributes(parties=self._opening.parties)
        body = self._opening.body
        takes_current = bool(body) and bool(self._now.body) and is_short_for(body or "", self._now.body or "")
        if takes_current or (not body and (kind is ItemKind.DECISION_POINT or body == "")):
            body = self._now.body
        if not self._has_several_bodies or not body:
            return Attributes(proposer=body if kind is ItemKind.PROPOSAL_POINT and body else None)
        date = self._opening.date or next(
            (one.date for one in self._bodies if same_body(one.name, body)), None
        )
        if date is None and self._now.body is not None and same_body(self._now.body, body):
            date = self._now.date
        return Attributes(body=body, date=date, proposer=body if kind is ItemKind.PROPOSAL_POINT else None)


@dataclass(frozen=True, slots=True)
class Front:
    """A decision printed in front of a plan: its drafts, and the place of the first statement behind it."""

    drafts: list[Draft]
    end: int


def decision_in_front(document: Document, statements: list[Statement]) -> Front:
    """The decision that a plan is printed with, where one stands in front of it.

    It begins within the first statements with a heading or lead-in of a decision, and ends where its points and
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
