"""Letterspaced words: «V I S J O N» is one word, set wide; PDFium writes spaces of its own between its letters."""

from __future__ import annotations

import re
from itertools import pairwise
from statistics import median

from rettesnor.documents.pdf.paper import Edges

_SINGLE_LETTERS = re.compile(r"(?:^| )[^\W\d_](?: [^\W\d_]){2,}(?![^\W\d_])|^[A-ZÆØÅ] [A-ZÆØÅ]$")
_TWO_LETTERS = re.compile(r" [^\W\d_] [^\W\d_]")
_LEAST = 0.12
"""White between most letters is at least this much, in sizes, where a line is letterspaced."""
_WIDER = 1.6
"""White so many times as wide as that between most letters parts words."""


def letterspaced_at(text: str) -> int | None:
    """Where the first space between letters stands, several of which in a row stand by themselves; None where none
    do.
    """
    if text[1:2] != " " and not _TWO_LETTERS.search(text):
        # Asked of every line: a space is soon found, and seldom two single letters behind it.
        return None
    found = _SINGLE_LETTERS.search(text)
    return text.index(" ", found.start() + 1) if found else None


def closed_up(text: str, characters: list[Edges], size: float) -> str:
    """The line with the spaces between letterspaced letters taken out; as it is where it is not letterspaced.

    Args:
        text: a line.
        characters: where each of its characters stands that is no space.
        size: its font size.
    """
    gaps = [after[0] - before[2] for before, after in pairwise(characters)]
    usual = median(gaps)
    if usual < _LEAST * size:
        return text
    first, *others = (character for character in text if not character.isspace())
    return first + "".join(
        f" {character}" if gap > _WIDER * usual else character
        for character, gap in zip(others, gaps, strict=True)
    )
