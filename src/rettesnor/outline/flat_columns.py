"""Action tables that a text layer has flattened column by column: first all measures, then all activities, then all sums.

The sums tell that it was a table: a list of measures is not followed by a column of amounts. What belongs to what is
told by the order and, where the counts differ, by the words that a measure and its activities share.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from rettesnor.documents import Document
from rettesnor.documents.cleaning import statement as clean_statement
from rettesnor.outline import attributes
from rettesnor.outline.pieces import Style
from rettesnor.outline.prose import split_acts, starts_as_act
from rettesnor.outline.record import Attributes
from rettesnor.outline.sections import section_of
from rettesnor.outline.statements import Statement
from rettesnor.outline.tables import Part

_SUM = re.compile(r"(?i)(?:^|[/:+] ?|\s)kr\b[.:]?\s*\d")
_LABELLED = re.compile(
    r"(?<=[a-zæøå.)])\s+(?P<label>[A-ZÆØÅ][\w/-]+(?: [\w/-]+)?)(?=:|\s[A-ZÆØÅ][a-zæøå]+e\b)"
)
_SUM_FIRST = re.compile(r"[Kk]r[.:]? ?\d[\d .]*(?:,-|,\d+)? *")
_STEM = 5


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
    block = statements[start:end]
    if len(block) < 3 or block[0].marker is not None or not any(_is_sum(document, one) for one in block[1:]):
        return None
    text = document.text
    first = next((place for place in range(1, len(block)) if block[place].after_gap), len(block))
    measures = [_part(text, *span) for one in block[:first] for span in split_acts(text, one.body, one.end)]
    activities, sums = _activities(document, block[first:])
    if not activities:
        return None
    shares = _shares(measures, activities)
    stated = [Attributes(cost=cost) for cost in sums] if len(sums) == len(activities) else [Attributes()] * len(activities)
    rows = tuple(
        Column(measure, tuple((part, own) for part, own, share in zip(activities, stated, shares, strict=True) if share == place))
        for place, measure in enumerate(measures)
    )
    return FlatColumns(rows, end)


def _end(document: Document, statements: list[Statement], start: int) -> int:
    """Where the table ends: at the next heading, lead-in, bullet or label by a word."""
    for place in range(start, len(statements)):
        one = statements[place]
        if one.marker is not None and one.marker.style in (Style.WORD, Style.LEAD_IN, Style.BULLET, Style.CODE):
            return place
        if one.marker is None and section_of(one.text(document)) is not None:
            return place
    return len(statements)


def _is_sum(document: Document, statement: Statement) -> bool:
    return _SUM.search(statement.text(document)) is not None


def _activities(document: Document, block: list[Statement]) -> tuple[list[Part], list[attributes.Cost | None]]:
    """The statements of the second column, each put together over the sums that stand between its lines."""
    text = document.text
    parts: list[Part] = []
    sums: list[attributes.Cost | None] = []
    seen: set[str] = set()
    for one in block:
        words = one.text(document)
        if one.label is not None and one.label in seen or (one.label is None and seen):
            sums.append(attributes.cost_in(words))
            continue
        if one.label is not None:
            seen.add(one.label)
            parts.append(Part(one.start, one.end, one.words(document), one.label))
        elif parts and (head := _SUM_FIRST.match(words)) and words[head.end() :][:1].islower():
            sums.append(attributes.cost_in(head[0]))
            last = parts[-1]
            parts[-1] = Part(last.start, one.end, f"{last.text} {words[head.end() :]}", last.label)
        elif _is_sum(document, one):
            sums.extend(attributes.cost_in(line) for line in text[one.start : one.end].splitlines())
        elif parts and words[0].islower():
            last = parts[-1]
            parts[-1] = Part(last.start, one.end, f"{last.text} {words}", last.label)
        elif starts_as_act(words) or _LABELLED.search(words):
            parts.extend(_part(text, *span) for span in _labelled(text, one.start, one.end))
    return parts, sums


def _labelled(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The activities of one stretch, each with a name at its head («Nettkampanje Lage …», «Målgruppe frivillige: …»)."""
    cuts = [start, *(match.start("label") for match in _LABELLED.finditer(text, start, end))]
    return [(begin, len(text[:stop].rstrip())) for begin, stop in zip(cuts, [*cuts[1:], end], strict=True)]


def _shares(measures: list[Part], activities: list[Part]) -> list[int]:
    """Which measure each activity belongs to: in order, the split whose words agree best.

    A word that many activities share tells little and counts less; ties go to an even split.
    """
    if len(measures) == 1:
        return [0] * len(activities)
    if len(measures) == len(activities):
        return list(range(len(activities)))
    if len(measures) != 2 or len(activities) < 2:
        return [min(place * len(measures) // len(activities), len(measures) - 1) for place in range(len(activities))]
    stems = [_stems(measure.text) for measure in measures]
    common = Counter(stem for activity in activities for stem in _stems(activity.text))
    agreement = [[sum(common[one] ** -2 for one in _stems(activity.text) & stem) for stem in stems] for activity in activities]
    half = len(activities) / 2

    def worth(cut: int) -> tuple[float, float]:
        return sum(own[0] for own in agreement[:cut]) + sum(own[1] for own in agreement[cut:]), -abs(cut - half)

    best = max(range(1, len(activities)), key=worth)
    return [0] * best + [1] * (len(activities) - best)


def _stems(text: str) -> set[str]:
    return {word[:_STEM] for word in re.findall(r"\w{4,}", text.casefold())}


def _part(text: str, start: int, end: int) -> Part:
    return Part(start, end, clean_statement(text[start:end]))
