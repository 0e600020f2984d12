"""Gaps in a line that may part columns, told from those between words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from rettesnor.documents.pdf.drawing import Rule
from rettesnor.documents.pdf.paper import Edges

_LEAST = 5.0
"""No gap between two words below this, in points, parts a line."""
_BULLETS = frozenset("•●○◦▪■□▫‣►➢➤–—-*·✓✔\uf0b7\uf0a7\uf0d8\uf0fc\uf02d")
"""A gap after one of these at the head of a line parts no columns."""


def stretched(lengths: list[int], boxes: list[Edges], sizes: list[float]) -> list[int]:
    """The places of the lines that are much wider or narrower than their number of characters explains.

    Args:
        lengths: how many characters each line has.
        boxes: where each stands.
        sizes: the font size of each.
    """
    widths = [
        (box[2] - box[0]) / (length * size if size else 1.0)
        for length, box, size in zip(lengths, boxes, sizes, strict=True)
    ]
    usual = sorted(widths)[len(widths) // 2]
    least, most = 0.6 * usual, 1.15 * usual
    return [place for place, width in enumerate(widths) if not least < width < most]


def cuts(words: list[Edges], size: float, first: str) -> list[int]:
    """Before which words of a line a gap is so wide that it may part columns, or the writing goes on
    elsewhere.

    In a justified line all gaps are stretched alike, so one must also be wider than the narrowest.

    Args:
        words: where each word stands.
        size: the line's font size.
        first: the first word.
    """
    if len(words) < 2:
        return []
    gaps = [after[0] - before[2] for before, after in pairwise(words)]
    lows = [word[3] for word in words]
    narrowest, widest = min(gaps), max(gaps)
    if narrowest < -0.5 * size or max(lows) - min(lows) > 0.4 * size:
        return [
            place
            for place, gap in enumerate(gaps, start=1)
            if gap < -0.5 * size
            or gap > 2.0 * size
            or (gap > 0.2 * size and abs(lows[place] - lows[place - 1]) > 0.4 * size)
        ]
    least = max(_LEAST, 0.7 * size)
    if len(gaps) > 1:
        least = max(least, min(1.8 * narrowest, 2.0 * size))
    if widest <= least:
        return []
    start = 2 if first in _BULLETS else 1
    return [place for place, gap in enumerate(gaps, start=1) if gap > least and place >= start]


def crossings(uprights: Sequence[Rule], line: Edges, words: list[Edges]) -> Iterator[int]:
    """Before which words of a line an upright ruling line crosses it.

    Args:
        uprights: the upright lines of the page.
        line: where the line of text stands.
        words: where each of its words stands.
    """
    middle = (line[1] + line[3]) / 2
    lefts = [word[0] for word in words]
    for rule in uprights:
        if line[0] < rule.at < line[2] and rule.start <= middle <= rule.end:
            place = bisect_left(lefts, rule.at - 1.0)
            if 0 < place < len(words) and words[place - 1][2] <= rule.at + 1.0:
                yield place
