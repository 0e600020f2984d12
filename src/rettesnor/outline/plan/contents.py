"""Contents lists that no leader dots betray: where the lines of one begin and end, by their page numbers."""

from __future__ import annotations

import re

from rettesnor.documents import Document
from rettesnor.outline.statement import Statement

_PAGE_AT_END = re.compile(r"[^\d\s]\W*(?:\s|\.{3}|…)(?P<page>\d{1,3})$")
_FEWEST_LINES = 4
_LONGEST_LINE = 200
_LONGEST_WITHOUT_PAGE = 120
_LONGEST_JOINED = 400
_WIDEST_STEP = 40
_FRONT = 400


def contents_runs(document: Document, statements: list[Statement]) -> set[int]:
    """The places of contents lists without a heading: four lines or more whose page numbers never fall.

    One line between may lack its page number. A list stands among a plan's first statements.
    """
    found: set[int] = set()
    run: list[tuple[int, int]] = []
    for place, statement in enumerate(statements[:_FRONT]):
        text = statement.text(document)
        match = _PAGE_AT_END.search(text) if len(text) < _LONGEST_LINE else None
        page = int(match["page"]) if match else None
        if page is not None and (not run or _goes_on(run[-1], place, page)):
            run.append((place, page))
            continue
        if page is None and run and place - run[-1][0] <= 1 and len(text) < _LONGEST_WITHOUT_PAGE:
            continue
        if len(run) >= _FEWEST_LINES and run[-1][1] > run[0][1]:
            found.update(range(run[0][0], run[-1][0] + 1))
        run = []
    return found


def end_of_contents(document: Document, statements: list[Statement], heading: int) -> int:
    """The place of a contents list's last statement: each, or one of the next two, ends in a page number.

    Args:
        document: the document.
        statements: all its statements.
        heading: the place of the list's heading.
    """
    last = heading
    for place in range(heading + 1, len(statements)):
        text = statements[place].text(document)
        if len(text) < _LONGEST_JOINED and _PAGE_AT_END.search(text):
            last = place
        elif place - last > 2:
            break
    return last


def _goes_on(last: tuple[int, int], place: int, page: int) -> bool:
    return last[1] <= page <= last[1] + _WIDEST_STEP and place - last[0] <= 2
