"""Gaps in a line that may part columns, told from those between words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from rettesnor.documents.pdf.drawing import Rule
from rettesnor.documents.pdf.paper import Edges

_LEAST = 5.0
"""No gap between two words below this, in points, parts a line."""
_FEWEST_BEGINNING, _SHARE_BEGINNING = 3, 0.15
"""Where so many lines of a page begin, and at least this share of them, a column may begin."""
_FAR_ASIDE = 0.1
"""A column other than the leftmost begins further in than this, as a share of the page's width."""
_HANGING = 2.5
"""How far before its words a label may hang, in sizes."""
_LABEL = re.compile(r"[A-ZÆØÅ]{0,2}\d{1,2}(?:\.\d{1,2})*[.):]?|[a-zæøå]\)")
BULLETS = frozenset("•●○◦▪■□▫‣►➢➤–—-*·✓✔\uf0b7\uf0a7\uf0d8\uf0fc\uf02d")
"""What marks a point at the head of a line; a gap after it parts no columns."""


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


def reaching_over(boxes: list[Edges], page_width: float) -> list[int]:
    """The places of the lines that begin far before, and end behind, where many lines begin.

    Such a line may hold what stands in the margin and the first line of the text beside it.

    Args:
        boxes: where each line stands.
        page_width: in points.
    """
    begins = Counter(round(box[0]) for box in boxes)
    least = max(_FEWEST_BEGINNING, _SHARE_BEGINNING * len(boxes))
    leftmost = min(begins) + _FAR_ASIDE * page_width
    edges = [left for left, count in begins.items() if left > leftmost and count >= least]
    return [
        place
        for place, box in enumerate(boxes)
        if any(box[0] < edge - 4 * _LEAST and box[2] > edge + 2 * _LEAST for edge in edges)
    ]


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
    start = 2 if first in BULLETS else 1
    found = [place for place, gap in enumerate(gaps, start=1) if gap > least and place >= start]
    # «T1   Utslippene …»: a label hangs before its words, where nothing else on the line is parted.
    hangs = found == [1] and gaps[0] < _HANGING * size and _LABEL.fullmatch(first) is not None
    return [] if hangs else found


def at_columns(line: list[Edges], columns: set[int], size: float) -> list[int]:
    """Before which words of a line a column begins, by where other lines go on behind a wide gap.

    A line whose gaps all part columns is told from a justified one by nothing else.

    Args:
        line: where each of its words stands.
        columns: where other lines go on, in whole points.
        size: the line's font size.
    """
    return [
        place
        for place in range(1, len(line))
        if round(line[place][0]) in columns and line[place][0] - line[place - 1][2] > 0.7 * size
    ]


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
