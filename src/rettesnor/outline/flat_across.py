"""Rows of three cells that a text layer has put one below the other: a measure, its activities, what these cost.

The costs end a row, and are told by their form. Letters say which cost is whose; without them, costs in as many sums
as there are activities stand in their order.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import zip_longest

from rettesnor.documents import Document, Line, Role
from rettesnor.documents.cleaning import statement as clean_statement
from rettesnor.outline import attributes
from rettesnor.outline.cell_forms import SUM, ends_in_connective, goes_on, says_no_sum
from rettesnor.outline.record import Attributes
from rettesnor.outline.tables import Part

_LETTER = re.compile(r"(?:(?<=\s)|^)(?P<label>[a-zæøå])\)\s+(?=\S)", re.MULTILINE)
_BRACKET = re.compile(r"\s*\([^()]*\)")
_PLAIN_SUM = rf"(?:\d+(?:,\d+)? årsverk|{SUM})"
_COSTS = re.compile(
    rf"{_PLAIN_SUM}(?: [a-zæøå]+\.?){{0,3}}(?:\s*[/,+;]?\s*{_PLAIN_SUM}(?: [a-zæøå]+\.?){{0,3}})*"
)
_NAMES_MONEY = re.compile(r"(?i)\bkr\b|kroner|,-|\bmill\b|årsverk")
_NEXT_SUM = re.compile(r"(?<![/+,;\s])(?<!årsverk)\s+(?=(?:[Kk]r\b|NOK\b))")
_NEXT_ACT = re.compile(r"(?<=[a-zæøå.)])\s+(?=[A-ZÆØÅ][a-zæøå])")
_LONGEST_MEASURE = 160
_FEWEST_ROWS = 2


@dataclass(frozen=True, slots=True)
class RowAcross:
    """A measure with the activities that belong to it, and what each of these costs."""

    measure: Part
    activities: tuple[tuple[Part, Attributes], ...]


@dataclass(frozen=True, slots=True)
class _Cell:
    """A stretch of a line: from a letter to the next, or the whole line."""

    start: int
    end: int
    body: int
    label: str | None
    words: str


@dataclass(slots=True)
class _Gathered:
    """The cells of a row, as far as they came."""

    own: list[_Cell] = field(default_factory=list)
    lettered: list[_Cell] = field(default_factory=list)
    costs: list[_Cell] = field(default_factory=list)


def rows_across(document: Document, start: int, end: int) -> tuple[list[RowAcross], int]:
    """The rows between the offsets, and where the last of them ends; none where it is no such table.

    Args:
        document: the document.
        start: where the first measure would begin.
        end: where running text or another list begins.
    """
    lines = [
        line for line in document.lines if line.role is Role.BODY and line.start >= start and line.end <= end
    ]
    rows: list[RowAcross] = []
    has_letters = False
    last = start
    current = _Gathered()
    for cell in [one for line in lines for one in _cells(document.text, line)] + [None]:
        if cell is None or (current.costs and not _is_cost(cell.words)):
            row = _row(document.text, current) if current.costs else None
            if row is None:
                break
            rows.append(row)
            last = current.costs[-1].end
            has_letters = has_letters or bool(current.lettered and current.costs[0].label)
            current = _Gathered()
        if cell is None:
            break
        if _is_cost(cell.words):
            current.costs.append(cell)
        elif cell.label is not None:
            current.lettered.append(cell)
        else:
            current.own.append(cell)
    is_table = len(rows) >= _FEWEST_ROWS or has_letters
    return (rows, last) if is_table and any(row.activities for row in rows) else ([], start)


def _cells(text: str, line: Line) -> list[_Cell]:
    """The cells on a line: one for each letter where it begins with one."""
    heads = list(_LETTER.finditer(text, line.start, line.end))
    if not heads or heads[0].start() != line.start:
        return [_Cell(line.start, line.end, line.start, None, text[line.start : line.end])]
    found = []
    for head, following in zip_longest(heads, heads[1:]):
        end = following.start() if following is not None else line.end
        words = text[head.end() : end].rstrip()
        found.append(_Cell(head.start(), head.end() + len(words), head.end(), head["label"], words))
    return found


def _is_cost(words: str) -> bool:
    """Whether the words are sums and nothing else but what they are for, or say that there is none."""
    bare = _BRACKET.sub("", words).strip()
    if says_no_sum(bare):
        return True
    return _NAMES_MONEY.search(bare) is not None and _COSTS.fullmatch(bare) is not None


def _row(text: str, row: _Gathered) -> RowAcross | None:
    """The row that the cells make; None where they make none."""
    if not row.own or sum(len(cell.words) for cell in row.own[:1]) > _LONGEST_MEASURE:
        return None
    if row.lettered:
        if row.own[-1].start > row.lettered[0].start:
            return None
        activities = [
            Part(cell.start, cell.end, clean_statement(cell.words), cell.label) for cell in row.lettered
        ]
        return RowAcross(_part(text, row.own), tuple(zip(activities, _by_letter(row), strict=True)))
    length = 1
    while length < len(row.own) and goes_on(row.own[length - 1].words, row.own[length].words):
        length += 1
    rest = row.own[length:]
    if not rest:
        return RowAcross(_part(text, row.own), ())
    sums = [one for cell in row.costs for one in _NEXT_SUM.split(cell.words) if one.strip()]
    start, end = rest[0].start, rest[-1].end
    cuts = [
        match.end() for match in _NEXT_ACT.finditer(text, start, end) if _may_end(text[start : match.start()])
    ]
    if len(sums) == 1 or len(cuts) != len(sums) - 1:
        stated = _stated(sums[0]) if len(sums) == 1 else Attributes()
        return RowAcross(_part(text, row.own[:length]), ((_part(text, rest), stated),))
    ends = [*(len(text[:cut].rstrip()) for cut in cuts), end]
    parts = [
        Part(first, last, clean_statement(text[first:last]))
        for first, last in zip([start, *cuts], ends, strict=True)
    ]
    return RowAcross(_part(text, row.own[:length]), tuple(zip(parts, map(_stated, sums), strict=True)))


def _by_letter(row: _Gathered) -> list[Attributes]:
    """What each lettered activity costs: by the letter of the cost, else in their order where there are as many."""
    if any(cost.label is not None for cost in row.costs):
        costs = {cost.label: cost.words for cost in row.costs}
        return [_stated(costs.get(cell.label, "")) for cell in row.lettered]
    sums = [one for cost in row.costs for one in _NEXT_SUM.split(cost.words)]
    if len(sums) != len(row.lettered):
        return [Attributes()] * len(row.lettered)
    return [_stated(one) for one in sums]


def _stated(words: str) -> Attributes:
    return Attributes(cost=attributes.cost_in(words), person_years=attributes.person_years_in(words))


def _may_end(act: str) -> bool:
    """Whether an activity may end there: not within a sentence's first name, and not before a name it wants."""
    return not ends_in_connective(act) and not act.endswith((":", " og"))


def _part(text: str, cells: list[_Cell]) -> Part:
    start, end = cells[0].start, cells[-1].end
    return Part(start, end, clean_statement(text[start:end]))
