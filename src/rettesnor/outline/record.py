"""The record: what reading a document yields. Its JSON and its JSON Schema are made from these types."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from rettesnor.documents.errors import Warning

SCHEMA = "rettesnor/record/1"


class DocumentKind(StrEnum):
    """What sort of document it is."""

    PLAN = "plan"
    CASE = "case"
    MINUTES = "minutes"
    REPORT = "report"
    LETTER = "letter"
    OTHER = "other"


class ItemKind(StrEnum):
    """What sort of statement an item is."""

    VISION = "vision"
    VALUE = "value"
    APPROACH = "approach"
    AREA = "area"
    GOAL = "goal"
    SUBGOAL = "subgoal"
    STRATEGY = "strategy"
    MEASURE = "measure"
    INDICATOR = "indicator"
    DEFINITION = "definition"
    AGENDA_ITEM = "agenda_item"
    PROPOSAL_POINT = "proposal_point"
    AMENDMENT = "amendment"
    VOTE = "vote"
    DECISION_POINT = "decision_point"
    REMARK = "remark"
    REQUEST = "request"
    FIGURE = "figure"
    TABLE = "table"
    SUCCESS_FACTOR = "success_factor"


class Bound(StrEnum):
    """Which side of a promised number is promised."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"


class Strength(StrEnum):
    """How strongly a letter asks."""

    ASKS = "asks"
    HOPES = "hopes"
    ADVISES = "advises"


class Operation(StrEnum):
    """What a decision does to another text."""

    INSERT = "insert"
    APPEND = "append"
    REPLACE = "replace"
    DELETE = "delete"


@dataclass(frozen=True, slots=True)
class Target:
    """A number that is promised.

    Args:
        value: the number; a decrease is negative.
        unit: what it counts, as printed, except that «prosent» is "%".
        by: the year or ISO date it is promised by.
        baseline_year: the year it is compared with.
        bound: whether at least or at most that number is promised, where the words say so.
    """

    value: float
    unit: str | None = None
    by: int | str | None = None
    baseline_year: int | None = None
    bound: Bound | None = None


@dataclass(frozen=True, slots=True)
class Cost:
    """What something is said to cost.

    Args:
        amount: in whole units of the currency.
        currency: by its ISO 4217 code.
    """

    amount: float
    currency: str = "NOK"


@dataclass(frozen=True, slots=True)
class Attributes:
    """What the text states about an item; None and empty are left out of the JSON.

    Args:
        target: where a number is promised.
        deadline: an ISO date, a month such as "2024-06", or a year, where only a time is promised.
        responsible: where one is assigned or a table names one, as printed.
        cost: as stated.
        person_years: årsverk, as stated.
        period: first and last year; None for an open end.
        term: the term that a definition explains.
        operation: what the point does to another text, where it says so itself.
        target_label: the labels that lead to what is changed, outermost first, "3/f"; its kind in front where the
            first of them is not the only one in the document, "strategy 3/f".
        parties: the parties behind a remark, as printed.
        strength: how strongly a request asks.
        proposer: who proposed a point, where it is not the administration.
        body: the body that a point belongs to, where several appear.
        date: the ISO date of the meeting that a point belongs to, where several appear.
    """

    target: Target | None = None
    deadline: int | str | None = None
    responsible: tuple[str, ...] = ()
    cost: Cost | None = None
    person_years: float | None = None
    period: tuple[int | None, int | None] | None = None
    term: str | None = None
    operation: Operation | None = None
    target_label: str | None = None
    parties: tuple[str, ...] = ()
    strength: Strength | None = None
    proposer: str | None = None
    body: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One statement that the document sets out.

    Args:
        id: unique in the record, the same on every reading of the same document.
        kind: what sort of statement it is.
        label: the number or letter by which the document refers to it; None for a bullet or none.
        text: the statement itself, without its label or bullet.
        parent: the id of the item it stands under; None at the top.
        page: 1-based; None where the format has no pages.
        start: where its printed label or bullet begins in the document's text (code points).
        end: behind its own last character; its children are outside.
        confidence: 0–1; 1 only where the document's own numbering or table proves the reading.
        attributes: what the text states about it.
        reason: the rule that made it an item, by its name in the rule files.
    """

    id: str
    kind: ItemKind
    label: str | None
    text: str
    parent: str | None
    page: int | None
    start: int
    end: int
    confidence: float
    attributes: Attributes = field(default_factory=Attributes)
    reason: str = ""

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"an item's span holds at least one character, not {self.start}–{self.end}")
        if not 0.0 <= self.confidence <= 1.0:
            raise ValueError(f"a confidence lies between 0 and 1, not {self.confidence}")
        if not self.text:
            raise ValueError("an item has words")


@dataclass(frozen=True, slots=True)
class Body:
    """A body that treats a case, with the date and case number that the document proves to be its.

    Args:
        name: as printed.
        date: the ISO date of its meeting.
        number: the number of the case there, as printed.
    """

    name: str
    date: str | None = None
    number: str | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """What the document says about itself; None and empty are left out of the JSON. Dates are ISO.

    Plans state `municipality` to `adopted_by`; cases `municipality` and `archive_reference` to `attachments`;
    letters `sender` to `date`.

    Args:
        municipality: its name, without «kommune».
        plan_type: planstrategi, samfunnsdel, arealdel, kommunedelplan, temaplan, strategi, handlingsplan,
            økonomiplan, budsjett or årsmelding.
        period: first and last year; None for an open end.
        adopted_on: the date on which it was adopted.
        adopted_by: the body that adopted it, as printed.
        archive_reference: the case number in the archive, as printed.
        case_officer: the name, as printed.
        bodies: the bodies that treat the case, in the document's order.
        competence: who decides it, as printed.
        attachments: what is attached, as printed.
        sender: who wrote the letter.
        recipient: whom it is to, from an address line or the salutation.
        subject: what it is about, as printed.
        date: the date of the letter.
    """

    municipality: str | None = None
    plan_type: str | None = None
    period: tuple[int | None, int | None] | None = None
    adopted_on: str | None = None
    adopted_by: str | None = None
    archive_reference: str | None = None
    case_officer: str | None = None
    bodies: tuple[Body, ...] = ()
    competence: str | None = None
    attachments: tuple[str, ...] = ()
    sender: str | None = None
    recipient: str | None = None
    subject: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Which file and which text a record was read from.

    Args:
        name: the file's name, without folders.
        sha256: of its bytes.
        media_type: as sniffed from the bytes.
        pages: how many; None where the format has none.
        characters: code points in the text.
        language: BCP 47: nb, nn, se or en; None where it cannot be told.
        engine: name and version of the engine.
        text_sha256: of the text, UTF-8 encoded, that the offsets count in.
    """

    name: str
    sha256: str
    media_type: str
    pages: int | None
    characters: int
    language: str | None
    engine: str
    text_sha256: str


@dataclass(frozen=True, slots=True)
class Record:
    """What reading one document yields.

    Args:
        source: which file and text.
        kind: what sort of document it is.
        kind_confidence: how sure that is, 0–1.
        title: as printed, where the document prints one.
        facts: what the document says about itself.
        items: in reading order.
        warnings: what was seen and not understood.
    """

    source: Source
    kind: DocumentKind
    kind_confidence: float
    title: str | None
    facts: Facts
    items: tuple[Item, ...]
    warnings: tuple[Warning, ...] = ()
