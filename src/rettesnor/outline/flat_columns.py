"""Action tables flattened column by column by a text layer: first measures, then activities, then sums.

The sums tell that it was a table: a list of measures is not followed by a column of amounts. What belongs to
what is told by the order and, where the counts differ, by the words that a measure and its activities share.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from math import fsum

from rettesnor.documents import Document
from rettesnor.documents.cleaning import statement as clean_statement
from rettesnor.outline import attributes
from rettesnor.outline.flat_across import rows_across
from rettesnor.outline.markers import Style
from rettesnor.outline.prose import split_acts, starts_as_act, stretches_between
from rettesnor.outline.record import Attributes, Cost
from rettesnor.outline.sections import section_of
from rettesnor.outline.statement import Statement
from rettesnor.outline.tables import Part

_SUM = re.compile(r"(?i)(?:^|[/:+] ?|\s)kr\b[.:]?\s*\d")
_NAMED = re.compile(r"(?<=[a-zæøå.)])\s+(?P<name>[A-ZÆØÅ][\w/-]+(?: [\w/-]+)?)(?=:|\s[A-ZÆØÅ][a-zæøå]+e\b)")
_SUM_FIRST = re.compile(r"[Kk]r[.:]? ?\d[\d .]*(?:,-|,\d+)? *")
_STEM = 5
_FEWEST = 3
_ENDS_TABLE = frozenset({Style.WORD, Style.LEAD_IN, Style.BULLET, Style.CODE})


@dataclass(frozen=True, slots=True)
class Column:
    """A measure of the first column with the activities that belong to it."""

    measure: Part
    activities: tuple[tuple[Part, Attributes], ...]


@dataclass(frozen=True, slots=True)
class FlatColumns:
    """The rows, and the place of the first statement behind them."""

    rows: tuple[Column, ...]
    end: int


def read_flat_columns(document: Document, statements: list[Statement], start: int) -> FlatColumns | None:
    """The table that begins with the statement at `start`, below its lead-in; None where it is none.

    Args:
        document: the document, whose text has no pages and no cells.
        statements: all its statements.
        start: the place of the first statement below the lead-in.
    """
    end = _end(document, statements, start)
    if end > start and (found := _across(document, statements, start, end)) is not None:
        return found
    block = statements[start:end]
    has_sums = any(_is_sum(one.text(document)) for one in block[1:])
    if len(block) < _FEWEST or block[0].marker is not None or not has_sums:
        return None
    text = document.text
    first = next((place for place in range(1, len(block)) if block[place].after_gap), len(block))
    measures = [_part(text, span) for one in block[:first] for span in split_acts(text, one.body, one.end)]
    second = _Activities(document)
    for one in block[first:]:
        second.read(one)
    if not second.parts:
        return None
    by_measure: list[list[tuple[Part, Attributes]]] = [[] for _ in measures]
    shares = _shares(measures, second.parts)
    for share, part, stated in zip(shares, second.parts, second.stated(), strict=True):
        by_measure[share].append((part, stated))
    rows = (Column(one, tuple(activities)) for one, activities in zip(measures, by_measure, strict=True))
    return FlatColumns(tuple(rows), end)


def _across(document: Document, statements: list[Statement], start: int, end: int) -> FlatColumns | None:
    """The table where its rows came one after the other, each cell on a line of its own; None where they did not."""
    rows, last = rows_across(document, statements[start].start, statements[end - 1].end)
    if not rows:
        return None
    after = next((place for place in range(start, end) if statements[place].start >= last), end)
    return FlatColumns(tuple(Column(row.measure, row.activities) for row in rows), after)


def _end(document: Document, statements: list[Statement], start: int) -> int:
    """Where the table ends: at the next heading, lead-in, bullet or label by a word."""
    for place in range(start, len(statements)):
        one = statements[place]
        if one.marker is None:
            if section_of(one.text(document)) is not None:
                return place
        elif one.marker.style in _ENDS_TABLE:
            return place
    return len(statements)


def _is_sum(words: str) -> bool:
    return _SUM.search(words) is not None


class _Activities:
    """The statements of the second column, each put together over the sums that stand between its lines."""

    def __init__(self, document: Document) -> None:
        self.parts: list[Part] = []
        self._document = document
        self._sums: list[Cost | None] = []
        self._labels: set[str] = set()

    def read(self, statement: Statement) -> None:
        """One statement: activities, the next line of one, or sums; beside labels, all else is sums."""
        words = statement.text(self._document)
        label = statement.label
        if label in self._labels or (label is None and self._labels):
            self._sums.append(attributes.cost_in(words))
        elif label is not None:
            self._labels.add(label)
            self.parts.append(Part(statement.start, statement.end, statement.words(self._document), label))
        elif self.parts and (head := _SUM_FIRST.match(words)) and words[head.end() :][:1].islower():
            self._sums.append(attributes.cost_in(head[0]))
            self._go_on(statement, words[head.end() :])
        elif _is_sum(words):
            lines = self._document.text[statement.start : statement.end].splitlines()
            self._sums.extend(attributes.cost_in(line) for line in lines)
        elif self.parts and words[0].islower():
            self._go_on(statement, words)
        elif starts_as_act(words) or _NAMED.search(words):
            text = self._document.text
            spans = _named(text, statement.start, statement.end)
            self.parts.extend(_part(text, span) for span in spans)

    def stated(self) -> list[Attributes]:
        """What the sums state of each activity; nothing where there are not as many of both."""
        if len(self._sums) != len(self.parts):
            return [Attributes()] * len(self.parts)
        return [Attributes(cost=cost) for cost in self._sums]

    def _go_on(self, statement: Statement, words: str) -> None:
        last = self.parts[-1]
        self.parts[-1] = Part(last.start, statement.end, f"{last.text} {words}", last.label)


def _named(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The activities of one stretch, each with a name at its head («Nettkampanje Lage …»)."""
    cuts = [start, *(match.start("name") for match in _NAMED.finditer(text, start, end))]
    return stretches_between(text, cuts, end)


def _shares(measures: list[Part], activities: list[Part]) -> list[int]:
    """The place of each activity's measure: in order, and of two measures, as their words tell."""
    count = len(activities)
    if len(measures) == 2 and count > 2:
        cut = _best_cut(measures, activities)
        return [0] * cut + [1] * (count - cut)
    return [min(place * len(measures) // count, len(measures) - 1) for place in range(count)]


def _best_cut(measures: list[Part], activities: list[Part]) -> int:
    """How many activities belong to the first of two measures: the split where the words agree best.

    A word that many activities share tells little and counts less; ties go to an even split.
    """
    stems = [_stems(measure.text) for measure in measures]
    common = Counter(stem for activity in activities for stem in _stems(activity.text))
    first, second = (
        [fsum(common[one] ** -2 for one in _stems(activity.text) & own) for activity in activities]
        for own in stems
    )
    half = len(activities) / 2

    def worth(cut: int) -> tuple[float, float]:
        return fsum(first[:cut]) + fsum(second[cut:]), -abs(cut - half)

    return max(range(1, len(activities)), key=worth)


def _stems(text: str) -> set[str]:
    return {word[:_STEM] for word in re.findall(r"\w{4,}", text.casefold())}


def _part(text: str, span: tuple[int, int]) -> Part:
    start, end = span
    return Part(start, end, clean_statement(text[start:end]))
