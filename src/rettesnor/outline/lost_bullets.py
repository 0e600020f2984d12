"""Lost bullets: lists whose marks a text layer has dropped, or set by themselves above the points.

Below a lead-in («Kommunen vil», «For å nå målet vil vi:») each line that begins small begins a point, where the line
above had room for its first word, or where it begins as an act does and the line above ends as a point may.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rettesnor.documents import Document, Line
from rettesnor.outline.continuation import ends_open
from rettesnor.outline.markers import BULLETS, Marker, Style, marker_at
from rettesnor.outline.prose import starts_as_act
from rettesnor.outline.sections import lead_in_of

MARKER = Marker(Style.BULLET, None, "")
_ALONE = re.compile(rf"[{BULLETS}]")
_CLEAR_ROOM = 0.8
_LONGEST_LEAD = 120
_LEAST_POINTS = 2


def without_stacks(document: Document, lines: Sequence[Line]) -> list[Line]:
    """The lines without bullets that stand one above the other by themselves, their points further down."""
    text = document.text
    alone = [_ALONE.fullmatch(text, line.start, line.end) is not None for line in lines]
    return [
        line
        for place, line in enumerate(lines)
        if not (alone[place] and (any(alone[place + 1 : place + 2]) or (place and alone[place - 1])))
    ]


def points_without_bullets(document: Document, lines: Sequence[Line], width: int) -> frozenset[int]:
    """Where the points begin whose marks are lost, as offsets into the document's text.

    Args:
        document: the document.
        lines: the lines of its body, in order.
        width: how long a full line is, in code points; 0 where each line is a paragraph.
    """
    found: set[int] = set()
    place = 0
    while place < len(lines):
        if not _leads(document, lines, place, width):
            place += 1
            continue
        points, end = _points_below(document, lines, place, width)
        if len(points) >= _LEAST_POINTS:
            found.update(points)
        place = max(end, place + 1)
    return frozenset(found)


def _leads(document: Document, lines: Sequence[Line], place: int, width: int) -> bool:
    """Whether a line leads in to a list whose first point begins small right below it, though it had room above."""
    line = lines[place]
    if place + 1 >= len(lines) or line.end - line.start > _LONGEST_LEAD:
        return False
    following = lines[place + 1]
    text = document.text
    if not text[following.start].islower() or marker_at(text, following.start, following.end) is not None:
        return False
    words = text[line.start : line.end]
    if words.endswith(":"):
        return True
    if lead_in_of(words) is None or words[-1] in ".,;":
        return False
    return not width or _had_room(text, line, following, width)


def _points_below(document: Document, lines: Sequence[Line], lead: int, width: int) -> tuple[list[int], int]:
    text = document.text
    points = [lines[lead + 1].start]
    place = lead + 2
    while place < len(lines):
        line, above = lines[place], lines[place - 1]
        if line.role is not above.role or line.level is not None or not text[line.start].islower():
            break
        if marker_at(text, line.start, line.end) is not None:
            break
        if _begins_point(text, above, line, width):
            points.append(line.start)
        place += 1
    return points, place


def _begins_point(text: str, above: Line, line: Line, width: int) -> bool:
    words = text[above.start : above.end]
    if words[-1] in ",-\u00ad" or ends_open(words):
        return False
    if not width:
        return True
    return _had_room(text, above, line, width) or starts_as_act(text[line.start : line.end])


def _had_room(text: str, above: Line, line: Line, width: int) -> bool:
    """Whether the first word of a line clearly had room on the line above."""
    first_word = text[line.start : line.end].split(" ", 1)[0]
    return above.end - above.start + 1 + len(first_word) <= width * _CLEAR_ROOM
