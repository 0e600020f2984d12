"""Seats large letters and numbers on the words that they begin: drop caps, the number over or beside a heading,
the figure over what it counts.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter
from statistics import median

from rettesnor.documents.pdf.fragments import Fragment

_LABEL = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,2}[.:]?")
_FIGURE = re.compile(r"\d[\d .,]*%?|\d[\d .,]*\s?(?:\w{1,6}\.?)?(?: \d+)?")
"""A number with at most a short unit: «90 %», «9 mill.», «1 av 5»."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_LONGEST = 12
_LARGER = 1.25
"""A number that is seated is at least so many times as large as its words."""
_MOST_BELOW, _MOST_LINES_BELOW = 1.0, 2.0
"""How far below a number its words may stand: so many sizes of its own and so many of theirs."""
_MOST_ASIDE = 1.5
"""How far aside, in sizes of its own."""
_SAME_EDGE = 0.5
"""How far apart, in sizes of the words, the left edges or the middles of a number and its words may be."""
_MOST_SEATED = 40


def seat(fragments: list[Fragment]) -> list[Fragment]:
    """The text with large letters and numbers put on the words that they begin.

    Args:
        fragments: the text of a page or of a part of it; those that others are seated on are altered.

    Returns:
        Those that stand for themselves, from top to bottom.
    """
    pieces = sorted(fragments, key=attrgetter("baseline"))
    caps = [piece for piece in pieces if len(piece.text) == 1 and piece.text.isalpha()]
    numbers = [piece for piece in pieces if _is_number(piece)]
    if not caps and not numbers:
        return pieces
    size = median(piece.size for piece in pieces)
    seated: set[int] = set()
    for cap in _large(caps, size):
        if (beside := _beside_cap(cap, pieces)) is not None:
            beside.text, beside.left = cap.text + beside.text, cap.left
            seated.add(id(cap))
    for number in _large(numbers, size):
        words = _words_of(number, pieces)
        if words is not None and id(words) not in seated:
            words.text, words.left = f"{number.text} {words.text}", min(words.left, number.left)
            words.top = min(words.top, number.top)
            seated.add(id(number))
    return [piece for piece in pieces if id(piece) not in seated]


def _large(pieces: list[Fragment], size: float) -> list[Fragment]:
    """Those larger than most of the page's text; none where they are so many that they are a calendar or a chart."""
    large = [piece for piece in pieces if piece.size > size]
    return large if len(large) <= _MOST_SEATED else []


def _is_number(piece: Fragment) -> bool:
    text = piece.text
    return (
        text[:1].isdigit()
        and len(text) <= _LONGEST
        and _FIGURE.fullmatch(text) is not None
        and _YEAR.fullmatch(text) is None
    )


def _near(pieces: Sequence[Fragment], top: float, bottom: float) -> Sequence[Fragment]:
    """Those whose baselines lie between these heights."""
    baseline = attrgetter("baseline")
    return pieces[bisect_left(pieces, top, key=baseline) : bisect_left(pieces, bottom, key=baseline)]


def _beside_cap(cap: Fragment, pieces: Sequence[Fragment]) -> Fragment | None:
    """The first of the lines beside a letter that is several lines high."""
    beside = [
        piece
        for piece in _near(pieces, cap.baseline - 0.75 * cap.size - cap.size, cap.baseline + 1)
        if piece is not cap
        and 2 * piece.size < cap.size
        and piece.baseline > cap.baseline - 0.75 * cap.size - 0.5 * piece.size
        and 0 <= piece.left - cap.right < 2 * piece.size
    ]
    return min(beside, key=attrgetter("baseline")) if beside else None


def _words_of(number: Fragment, pieces: Sequence[Fragment]) -> Fragment | None:
    """The words that a large number begins: those right of it or below it; of both, the bold ones."""
    if _goes_on_from_above(number, pieces):
        return None
    is_label = _LABEL.fullmatch(number.text) is not None
    words, below = _words_beside(number, pieces), _words_below(number, pieces)
    if words is None or (below is not None and below.bold and not words.bold):
        words = below
    if words is None or not (is_label or words.text[0].islower()):
        return None
    return words


def _goes_on_from_above(number: Fragment, pieces: Sequence[Fragment]) -> bool:
    """Whether it is the last line of a title that is set like it, or one of several in a row of text."""
    size = number.size
    return any(
        piece is not number
        and abs(piece.size - size) < 0.1 * size
        and (
            (0 < number.baseline - piece.baseline < 1.6 * size and _overlap(piece, number))
            or (
                abs(number.baseline - piece.baseline) < 0.3 * size
                and -1 < max(piece.left - number.right, number.left - piece.right) < size
            )
        )
        for piece in _near(pieces, number.baseline - 1.6 * size, number.baseline + 0.3 * size)
    )


def _words_beside(number: Fragment, pieces: Sequence[Fragment]) -> Fragment | None:
    top = number.baseline - 0.75 * number.size
    right = [
        piece
        for piece in _near(pieces, top, number.baseline + 0.2 * number.size)
        if piece.left >= number.right - 1 and piece.size > 0
    ]
    nearest = min(right, key=lambda piece: piece.left, default=None)
    if nearest is None or nearest.left - number.right > _MOST_ASIDE * number.size:
        return None
    first = min(
        (piece for piece in right if abs(piece.left - nearest.left) < nearest.size),
        key=attrgetter("baseline"),
    )
    return first if _is_smaller(first, number) else None


def _words_below(number: Fragment, pieces: Sequence[Fragment]) -> Fragment | None:
    reach = number.baseline + (_MOST_BELOW + _MOST_LINES_BELOW) * number.size
    for piece in _near(pieces, number.baseline + 0.3 * number.size, reach):
        if not _overlap(piece, number):
            continue
        near = _MOST_BELOW * number.size + _MOST_LINES_BELOW * piece.size
        stands_under = (
            abs(piece.left - number.left) < _SAME_EDGE * piece.size
            or abs(piece.left + piece.right - number.left - number.right) < 2 * _SAME_EDGE * piece.size
        )
        if piece.baseline - number.baseline <= near and stands_under and _is_smaller(piece, number):
            return piece
        return None
    return None


def _is_smaller(words: Fragment, number: Fragment) -> bool:
    return bool(words.text) and _LARGER * words.size <= number.size and not _is_number(words)


def _overlap(piece: Fragment, other: Fragment) -> bool:
    return piece.left < other.right and piece.right > other.left
