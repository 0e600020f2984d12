"""Headlines of cases and letters: a line that stands for the whole, with the lines that it runs on over."""

from __future__ import annotations

import re

from rettesnor.documents import Document
from rettesnor.documents.cleaning import statement as clean_statement
from rettesnor.outline.statement import Statement

_MOST_LINES = 3
_LONGEST = 160
_HYPHEN_IN_CAPITALS = re.compile(r"(?<=\w)-\s*\n\s*(?!(?:OG|ELLER)\b)")
_RUNS_ON = re.compile(
    r"(?:[-–,/]|\b(?:og|eller|samt|i|på|til|for|fra|frå|av|med|mot|ved|om|som|under|over|mellom|etter|et|en|ein|eit|ei))$"
)


def headline_at(document: Document, statements: list[Statement], place: int) -> tuple[str, int]:
    """The words of the line at a place together with those it runs on over, and the place behind them.

    Args:
        document: the document.
        statements: its statements.
        place: the index of the first of them.
    """
    last = statements[place]
    behind = place + 1
    while behind < len(statements) and behind - place < _MOST_LINES and last.end - last.start < _LONGEST:
        following = statements[behind]
        if following.after_gap or following.marker is not None or not _runs_on(document, last, following):
            break
        last = following
        behind += 1
    if behind == place + 1:
        return statements[place].words(document), behind
    printed = document.text[statements[place].body : last.end]
    # In capitals a hyphen at the line's end looks like one that joins two names.
    return clean_statement(_HYPHEN_IN_CAPITALS.sub("", printed) if printed.isupper() else printed), behind


def _runs_on(document: Document, last: Statement, following: Statement) -> bool:
    if following.first.level != last.last.level:
        return False
    printed = document.text[last.start : last.end]
    return document.text[following.start].islower() or _RUNS_ON.search(printed) is not None
