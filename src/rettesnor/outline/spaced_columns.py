"""Columns set by spaces: what a table's headings say, and at which place of the printed line each begins."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from rettesnor.documents import Document, Line, Role
from rettesnor.outline.columns import Column, are_of_measures, column_of
from rettesnor.outline.flat_headers import UNKNOWN, columns_with_places, told_apart

STRETCH = re.compile(r"\S(?:\S| (?=\S))*")
SLACK = 2
LEAST_COLUMNS = 3
_LEAST_STRETCHES = 2
_MOST_LINES = 3
_MOST_WORDS_IN_HEADING = 3
# A heading's first line may hold one word alone, far to the right.
_FAR = 20
_LONGEST_HEADING = 40
# By so many rows it is told where a column's cells begin; few of them may reach over its edge.
_ROWS_TO_SETTLE = 12
_MAY_CROSS = 0.2


@dataclass(frozen=True, slots=True)
class Columns:
    """What the columns say, and at which place of the printed line each begins."""

    names: tuple[Column, ...]
    places: tuple[int, ...]

    @property
    def own(self) -> str:
        """The column of what its rows set out: acts, or indicators."""
        return "act" if any(name == "act" for name, _ in self.names) else "indicator"

    @property
    def have_numbers(self) -> bool:
        """Whether the rows' labels stand in a column of their own."""
        return any(name == "number" for name, _ in self.names)


@dataclass(slots=True)
class _Heading:
    """One heading while its lines are put together: where it begins and ends on the printed line, its words."""

    start: int
    end: int
    words: str


def printed_rows(document: Document) -> list[Line]:
    """The rows of the page that hold running text: each from its first word to its last.

    What stands in a table's last column may have been taken for a box beside the text.
    """
    rows: list[Line] = []
    for line in document.lines:
        if line.role not in (Role.BODY, Role.SIDE_BOX):
            continue
        if rows and line.start < rows[-1].end:
            continue
        end = document.text.find("\n", line.end)
        end = len(document.text) if end < 0 else end
        while document.text[end - 1].isspace():
            end -= 1
        rows.append(line if end == line.end else replace(line, end=end))
    return rows


def columns_at(document: Document, lines: list[Line], place: int) -> tuple[Columns, int] | None:
    """The columns that headings set out by wide gaps, and over how many lines they run; None where none do.

    Args:
        document: the document.
        lines: the printed rows.
        place: where the first line of the headings may stand among them.
    """
    text = document.text
    first = _headings(text, lines[place])
    if not _may_begin(first):
        return None
    found: tuple[Columns, int] | None = None
    headings = first
    for count in range(1, _MOST_LINES + 1):
        if count > 1:
            if place + count > len(lines) or lines[place + count - 1].block != lines[place].block:
                break
            joined = _joined(headings, _headings(text, lines[place + count - 1]), is_known=found is not None)
            if joined is None:
                break
            headings = joined
        columns = _columns(headings)
        if columns is not None:
            found = columns, count
        elif found is not None:
            break
    if found is None:
        return None
    columns, count = found
    return _settled(text, lines[place + count : place + count + _ROWS_TO_SETTLE], columns), count


def _settled(text: str, rows: list[Line], columns: Columns) -> Columns:
    """The columns, each moved left to where its cells begin, where its heading stands above their middle."""
    spans = [
        [(one.start() - begin, one.end() - begin) for one in STRETCH.finditer(text, row.start, row.end)]
        for row in rows
        for begin in [line_start(text, row.start)]
    ]
    spans = [row for row in spans if len(row) > 1]
    places = list(columns.places)
    for number in range(1, len(places)):
        place = places[number]
        while place > places[number - 1] + SLACK and not _is_white(spans, place - SLACK, place):
            place -= 1
        if place > places[number - 1] + SLACK:
            places[number] = place
    return Columns(columns.names, tuple(places))


def _is_white(rows: list[list[tuple[int, int]]], start: int, end: int) -> bool:
    """Whether nothing stands between the places on nearly all of the rows."""
    crossed = sum(any(first < end and start < last for first, last in row) for row in rows)
    return crossed <= _MAY_CROSS * len(rows)


def line_start(text: str, offset: int) -> int:
    """Where the printed line begins that the offset stands on."""
    line = text.rfind("\n", 0, offset) + 1
    return max(line, text.rfind("\f", line, offset) + 1)


def _headings(text: str, line: Line) -> list[_Heading]:
    begin = line_start(text, line.start)
    return [
        _Heading(one.start() - begin, one.end() - begin, one[0])
        for one in STRETCH.finditer(text, line.start, line.end)
    ]


def _may_begin(headings: list[_Heading]) -> bool:
    """Whether a line may be the first of headings: parted by gaps, or a short one far to the right."""
    if len(headings) >= _LEAST_STRETCHES:
        return all(one.end - one.start <= _LONGEST_HEADING for one in headings)
    (only,) = headings
    return only.start > _FAR and only.end - only.start <= _FAR and column_of(only.words) is not None


def _joined(above: list[_Heading], below: list[_Heading], *, is_known: bool) -> list[_Heading] | None:
    """The headings with the next line's words; None where that line is none of theirs.

    Args:
        above: the headings so far.
        below: the words of the next line.
        is_known: whether the headings so far make a table: then words that make no known name are a row's.
    """
    joined = list(above)
    for one in below:
        over = [place for place, head in enumerate(above) if head.start < one.end and one.start < head.end]
        if len(over) > 1 or (is_known and not over):
            return None
        if not over:
            joined.append(one)
            continue
        head = above[over[0]]
        words = head.words[:-1] + one.words if head.words[-1] == "-" else f"{head.words} {one.words}"
        if column_of(words) is None and (column_of(head.words) is not None or not one.words[0].islower()):
            return None
        joined[over[0]] = _Heading(min(head.start, one.start), max(head.end, one.end), words)
    return sorted(joined, key=lambda one: one.start)


def _columns(headings: list[_Heading]) -> Columns | None:
    """What headings set out; None where they are no headings of an action table."""
    names: list[Column] = []
    places: list[int] = []
    for heading in headings:
        # «Nr. Tiltak»: a narrow column's heading may stand one space from the next.
        named = _named(heading.words)
        if named is None:
            return None
        names += [column for column, _ in named]
        places += [heading.start + offset for _, offset in named]
    names = told_apart(names)
    known = [name for name in names if name is not UNKNOWN]
    if len(known) < LEAST_COLUMNS or not are_of_measures(known):
        return None
    return Columns(tuple(names), tuple(places))


def _named(words: str) -> list[tuple[Column, int]] | None:
    """The columns that a heading names, and where among its words; None where it can be no heading."""
    if (column := column_of(words)) is not None:
        return [(column, 0)]
    named = columns_with_places(words)
    if named:
        return named
    return [(UNKNOWN, 0)] if _may_head(words) else None


def _may_head(words: str) -> bool:
    """Whether words may head a column that is called by no known name: few, and no sentence."""
    return words[0].isupper() and words.count(" ") < _MOST_WORDS_IN_HEADING and words[-1] not in ".,;:"
