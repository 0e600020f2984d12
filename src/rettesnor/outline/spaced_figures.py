"""Tables set by spaces that set out nothing: of figures, and of what has been done already."""

from __future__ import annotations

import re
from functools import cache

from rettesnor.documents import Document, Line
from rettesnor.outline import rules
from rettesnor.outline.flat_headers import columns_with_places
from rettesnor.outline.spaced_columns import LEAST_COLUMNS, STRETCH

_FIGURE = re.compile(r"[-–]|-?\d[\d .]*(?:,\d+)? ?%?")
_YEAR = re.compile(r"(?:\S+ )?20\d\d")
_LEAST_ROWS = 2


def figures_at(document: Document, lines: list[Line], place: int) -> range:
    """The lines of a table of figures, or of acts that were done, that begins there: it is nobody's text.

    Args:
        document: the document.
        lines: the lines of its running text.
        place: where the first row, or the headings of acts that were done, may stand.

    Returns:
        The places of its lines; empty where none stands there, or where it is one of acts by year.
    """
    if document.text.find("   ", lines[place].start, lines[place].end) < 0:
        return range(0)
    if (done := _done_at(document.text, lines, place)) is not None:
        return done
    end = place
    while end < len(lines) and _holds_figures(document.text, lines[end]):
        end += 1
    if end - place < _LEAST_ROWS:
        return range(0)
    above = place - 1
    heads = _stretches(document.text, lines[above]) if above >= 0 else []
    if len(heads) < LEAST_COLUMNS:
        return range(place, end)
    of_acts = columns_with_places(heads[0])
    return range(0) if of_acts else range(above, end)


def _holds_figures(text: str, line: Line) -> bool:
    """Whether a name and at least two figures stand on the line, parted by wide gaps."""
    if text.find("   ", line.start, line.end) < 0:
        return False
    first, *rest = _stretches(text, line)
    return first[0].isalpha() and len(rest) > 1 and all(_FIGURE.fullmatch(one) for one in rest)


def _done_at(text: str, lines: list[Line], place: int) -> range | None:
    """Acts, each with the year in which it was done, below headings that say so («Tiltak», «Utført»)."""
    heads = _stretches(text, lines[place])
    if len(heads) != 2 or not _done().fullmatch(heads[1].casefold().strip(" .:")):
        return None
    if [name for (name, _), _ in columns_with_places(heads[0])] != ["act"]:
        return None
    end = place + 1
    while end < len(lines) and _is_done(_stretches(text, lines[end])):
        end += 1
    return range(place, end) if end > place + 1 else None


def _is_done(cells: list[str]) -> bool:
    return len(cells) == 2 and (_YEAR.fullmatch(cells[1]) is not None or cells[1] in ("-", "–"))


def _stretches(text: str, line: Line) -> list[str]:
    return [one[0] for one in STRETCH.finditer(text, line.start, line.end)]


@cache
def _done() -> re.Pattern[str]:
    return re.compile(rules.alternatives(rules.load("columns.yml")["done"]["names"]))
