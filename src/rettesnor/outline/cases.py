"""Cases: what is proposed and adopted, and the remarks to it. Amendments and votes are not read yet."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from rettesnor.documents import Document, Line, Warning
from rettesnor.outline.changes import say_what_is_changed
from rettesnor.outline.checks import seen_and_not_understood
from rettesnor.outline.dates import MONTHS
from rettesnor.outline.decisions import PointReader
from rettesnor.outline.drafts import Draft
from rettesnor.outline.openings import opening_of, treated_by
from rettesnor.outline.record import Body
from rettesnor.outline.statement import Statement

_LONGEST_HEADING = 120
_MOST_LINES = 40
_PLACE_AND_DATE = re.compile(
    rf"[A-ZÆØÅ][\w-]+(?: [A-ZÆØÅ]?[\w-]+){{0,2}},? (?:den )?\d{{1,2}}\.(?: ?(?:{'|'.join(MONTHS)}) |\d{{1,2}}\.)\d{{4}}"
)
_SENTENCE_OVER = frozenset(".!?:;»)")


def read_case(
    document: Document, statements: list[Statement], *, bodies: tuple[Body, ...]
) -> tuple[list[Draft], list[Warning]]:
    """The drafts of a case's points and what was seen and not understood.

    Args:
        document: the document.
        statements: its statements.
        bodies: the bodies that treat the case; where there are several, each point names its own.
    """
    parted = [part for statement in statements for part in _parted(document, statement)]
    drafts = PointReader(document, bodies=bodies).read(parted)
    say_what_is_changed(drafts)
    return drafts, seen_and_not_understood(drafts)


def _parted(document: Document, statement: Statement) -> Iterator[Statement]:
    """The statement, cut before each line that is a heading («Handsaming i kommunestyret:»).

    Where no blank line parts a protocol's headings from the points above them, they look like a point's next line.
    """
    if statement.count == 1 or statement.count > _MOST_LINES:
        yield statement
        return
    lines = document.lines
    place = bisect_left(lines, statement.first.start, key=lambda line: line.start)
    begin = above = lines[place]
    while (place := place + 1) < len(lines) and lines[place].start < statement.end:
        line = lines[place]
        if line.role is not statement.role:
            continue
        is_over = document.text[above.end - 1] in _SENTENCE_OVER
        if is_over and _is_heading(document.text[line.start : line.end]):
            yield _stretch(statement, begin, above)
            begin = line
        above = line
    yield _stretch(statement, begin, statement.last)


def _is_heading(printed: str) -> bool:
    """Whether a line is a heading and no part of a sentence: it ends in a colon, or is nothing but a heading.

    Where the case was signed and when («Lia, 4. mai 2025») also parts what stands above it from what stands below.
    """
    if len(printed) > _LONGEST_HEADING or not printed[0].isupper() or printed[-1] in ".,;":
        return False
    words = " ".join(printed.split())
    opening = opening_of(words)
    if opening is None:
        return treated_by(words) is not None or _PLACE_AND_DATE.fullmatch(words) is not None
    return printed[-1] == ":" or opening.letters is None


def _stretch(statement: Statement, first: Line, last: Line) -> Statement:
    """The statement from the beginning of one of its lines to the end of another."""
    start, end = max(first.start, statement.start), min(last.end, statement.end)
    if (start, end) == (statement.start, statement.end):
        return statement
    inside = ((max(one, start), min(other, end)) for one, other in statement.parts)
    parts = tuple((one, other) for one, other in inside if one < other)
    if start == statement.start:
        return replace(statement, end=end, last=last, parts=parts)
    return replace(
        statement,
        start=start,
        body=start,
        end=end,
        marker=None,
        first=first,
        last=last,
        opens_line=True,
        after_gap=False,
        parts=parts,
    )
