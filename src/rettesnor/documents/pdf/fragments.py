"""A page's text as fragments: stretches of one line without a wide gap, each with its place, size and weight.

PDFium gives the page's text in one call; after that only the first and last character of each word are asked for their
boxes, and one character of each fragment for its font. Nothing here decides what a fragment is on its page.
"""

from __future__ import annotations

import ctypes
import re
from array import array
from bisect import bisect_left
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, repeat
from math import hypot

from rettesnor.documents.model import Role
from rettesnor.documents.pdf import pdfium
from rettesnor.documents.pdf.characters import cleaned, is_clean
from rettesnor.documents.pdf.drawing import Rule
from rettesnor.documents.pdf.paper import Paper


@dataclass(slots=True)
class Fragment:
    """A stretch of one line without a wide gap in it.

    Args:
        text: its characters, without white space around them.
        left: where its first character begins, in points from the page's left edge.
        right: where its last character ends.
        baseline: what it stands on, in points from the page's upper edge.
        top: the upper edge of its font's characters.
        bottom: their lower edge.
        size: its font size on the page, in points.
        bold: whether its font is bold or heavier.
        italic: whether its font is slanted.
        turned: whether it does not run from left to right.
        role: what it is on its page, as far as that is known.
    """

    text: str
    left: float
    right: float
    baseline: float
    top: float
    bottom: float
    size: float
    bold: bool
    italic: bool
    turned: bool
    role: Role = Role.BODY


_Edges = tuple[float, float, float, float]
_Font = tuple[float, bool, bool, bool, float]
_Span = tuple[int, int]
_Part = tuple[_Span, _Edges]


@dataclass(frozen=True, slots=True)
class _TextOfPage:
    """A page's text and how to ask PDFium about it; it counts alike unless some character has no text."""

    handle: int
    text: str
    counts_alike: bool
    is_clean: bool
    paper: Paper


class FragmentReader:
    """Reads page after page into the same buffers, which grow with the longest page."""

    def __init__(self) -> None:
        self._units = array("H")
        self._edges = array("f")
        self._matrix = array("f", bytes(24))
        self._matrix_address = self._matrix.buffer_info()[0]
        self._name = ctypes.create_string_buffer(128)
        self._name_address = ctypes.addressof(self._name)
        self._flags = ctypes.c_int()
        self._flags_address = ctypes.addressof(self._flags)
        self._styles: dict[tuple[bytes, int], tuple[bool, bool]] = {}

    def read(self, text_page: int, paper: Paper, uprights: Sequence[Rule] | None = None) -> list[Fragment]:
        """The page's fragments, in the file's own order.

        Args:
            text_page: PDFium's handle of the page's text.
            paper: how the page lies.
            uprights: the upright ruling lines of a page that may hold a table; they part lines, and every line is
                searched for gaps. On other pages only each eighth line is, those that are wider than their
                characters, and those around a line that has a gap.
        """
        count = pdfium.count_characters(text_page)
        text = self._text(text_page, count) if count > 0 else ""
        spans = [line.span() for line in _LINE.finditer(text)]
        if not spans:
            return []
        page = _TextOfPage(text_page, text, len(text) == count, is_clean(text), paper)
        whole = self._boxes(page, spans)
        fonts = [self._font(page, start, end) for start, end in spans]
        parts = self._parts(page, spans, whole, fonts, uprights)
        fragments: list[Fragment] = []
        for place, (span, box, font) in enumerate(zip(spans, whole, fonts, strict=True)):
            if place not in parts:
                _append(fragments, page, span, box, font)
                continue
            for part, part_box in parts[place]:
                _append(fragments, page, part, part_box, self._font(page, *part))
        return fragments

    def _parts(
        self,
        page: _TextOfPage,
        spans: list[_Span],
        boxes: list[_Edges],
        fonts: list[_Font],
        uprights: Sequence[Rule] | None,
    ) -> dict[int, list[_Part]]:
        """The parts of each line that a wide gap parts, by the line's place."""
        count = len(spans)
        found: dict[int, list[_Part]] = {}
        seen: set[int] = set()
        if uprights is None:
            asked = {*range(2, count, 8), *_stretched(spans, boxes, fonts)}
        else:
            asked = set(range(count))
        if not uprights or len(uprights) * count > _MOST_CROSSINGS:
            uprights = ()
        while asked:
            seen |= asked
            words: list[_Span] = []
            counts: list[tuple[int, int]] = []
            for place in sorted(asked):
                if not fonts[place][3]:
                    inside = [word.span() for word in _WORD.finditer(page.text, *spans[place])]
                    counts.append((place, len(inside)))
                    words += inside
            edges = self._boxes(page, words)
            lefts, rights = [edge[0] for edge in edges], [edge[2] for edge in edges]
            gaps = [left - right for left, right in zip(lefts[1:], rights, strict=False)]
            lows = [edge[3] for edge in edges]
            asked = set()
            start = 0
            for place, length in counts:
                end = start + length
                cuts = _cuts(gaps[start : end - 1], lows[start:end], fonts[place][0])
                if cuts and cuts[0] == 1 and page.text[words[start][0] : words[start][1]] in _BULLETS:
                    del cuts[0]
                if uprights:
                    cuts = sorted({*cuts, *_crossings(uprights, boxes[place], lefts[start:end], rights[start:end])})
                if cuts:
                    found[place] = [
                        (
                            (words[at][0], words[until - 1][1]),
                            (lefts[at], edges[at][1], rights[until - 1], edges[at][3]),
                        )
                        for at, until in pairwise((start, *(start + cut for cut in cuts), end))
                    ]
                    asked.update(range(max(place - 2, 0), min(place + 3, count)))
                start = end
            asked -= seen
        return found

    def _text(self, text_page: int, count: int) -> str:
        if len(self._units) <= count:
            self._units = array("H", bytes(2 * (count + 1024)))
        written = pdfium.get_text(text_page, 0, count, self._units.buffer_info()[0]) - 1
        units = self._units[: max(written, 0)].tobytes()
        text = units.decode("utf-16-le", "surrogatepass")
        # PDFium counts in UTF-16 units: a character outside the basic plane stays in two halves until it is cleaned.
        return text if len(text) == written else "".join(map(chr, array("H", units)))

    def _boxes(self, page: _TextOfPage, spans: list[_Span]) -> list[_Edges]:
        """For each stretch of text: where it begins, its font's upper edge, where it ends, its font's lower edge."""
        count = len(spans)
        if len(self._edges) < 8 * count:
            self._edges = array("f", bytes(64 * count))
        start = self._edges.buffer_info()[0]
        half, end = start + 16 * count, start + 32 * count
        firsts: Iterable[int] = [span[0] for span in spans]
        lasts: Iterable[int] = [span[1] - 1 for span in spans]
        if not page.counts_alike:
            firsts = map(pdfium.character_index, repeat(page.handle), firsts)
            lasts = map(pdfium.character_index, repeat(page.handle), lasts)
        deque(map(pdfium.loose_box, repeat(page.handle), firsts, range(start, half, 16)), maxlen=0)
        deque(map(pdfium.loose_box, repeat(page.handle), lasts, range(half, end, 16)), maxlen=0)
        edges = self._edges[: 8 * count].tolist()
        of_first, of_last = edges[: 4 * count], edges[4 * count :]
        if page.paper.turns:
            return [
                page.paper.box(min(one[0], other[0]), max(one[1], other[1]), max(one[2], other[2]), min(one[3], other[3]))
                for one, other in zip(_fours(of_first), _fours(of_last), strict=True)
            ]
        x, y = page.paper.left, page.paper.top
        corners = zip(of_first[0::4], of_first[1::4], of_last[2::4], of_first[3::4], strict=True)
        return [(left - x, y - top, right - x, y - bottom) for left, top, right, bottom in corners]

    def _font(self, page: _TextOfPage, start: int, end: int) -> _Font:
        """Size, whether bold, italic and turned, and the baseline, all of a character in the middle of the stretch."""
        middle = (start + end) >> 1
        while page.text[middle].isspace():
            middle += 1
        if not page.counts_alike:
            middle = pdfium.character_index(page.handle, middle)
        pdfium.text_matrix(page.handle, middle, self._matrix_address)
        a, b, c, d, x, y = self._matrix
        size = pdfium.font_size(page.handle, middle) * hypot(c, d)
        pdfium.font_info(page.handle, middle, self._name_address, 128, self._flags_address)
        style = self._styles.get(key := (self._name.value, self._flags.value))
        if style is None:
            style = self._styles[key] = _style(*key)
        paper = page.paper
        if not paper.turns:
            return size, style[0], style[1], abs(b) > 0.1 * a, paper.top - y
        along, across = paper.direction(a, b)
        return size, style[0], style[1], abs(across) > 0.1 * along, paper.point(x, y)[1]


_WORD = re.compile(r"[^\s\ufffe]+\ufffe?|\ufffe")
_LINE = re.compile(r"[^\s\ufffe](?:[^\r\n\ufffe]*[^\s\ufffe])?\ufffe?|\ufffe")
"""A line without white space around it; PDFium's mark for a hyphen ends one."""
_LEAST_GAP = 5.0
"""No gap between two words below this, in points, parts a line."""

_BULLETS = frozenset("•●○◦▪■□▫‣►➢➤–—-*·✓✔\uf0b7\uf0a7\uf0d8\uf0fc\uf02d")
"""A gap after one of these at the head of a line parts no columns."""
_MOST_CROSSINGS = 300_000
"""On a page with more lines times uprights than this, uprights part no lines."""

_BOLD = re.compile(rb"bold|black|heavy|demi", re.IGNORECASE)
_ITALIC = re.compile(rb"italic|oblique", re.IGNORECASE)
_FORCED_BOLD, _SLANTED = 1 << 18, 1 << 6
"""Bits of a font descriptor's flags (ISO 32000-1, table 123)."""


def _fours(edges: list[float]) -> Iterator[tuple[float, float, float, float]]:
    return zip(edges[0::4], edges[1::4], edges[2::4], edges[3::4], strict=True)


def _append(
    fragments: list[Fragment], page: _TextOfPage, span: tuple[int, int], box: _Edges, font: _Font
) -> None:
    text = page.text[span[0] : span[1]]
    if page.is_clean or (text := cleaned(text)):
        fragments.append(Fragment(text, box[0], box[2], font[4], box[1], box[3], font[0], font[1], font[2], font[3]))


def _stretched(spans: list[_Span], boxes: list[_Edges], fonts: list[_Font]) -> list[int]:
    """The lines that are much wider or narrower than their number of characters explains."""
    widths = [
        (box[2] - box[0]) / ((end - start) * (font[0] or 1.0))
        for (start, end), box, font in zip(spans, boxes, fonts, strict=True)
    ]
    usual = sorted(widths)[len(widths) // 2]
    least, most = 0.6 * usual, 1.15 * usual
    return [place for place, width in enumerate(widths) if not least < width < most]


def _cuts(gaps: list[float], lows: list[float], size: float) -> list[int]:
    """Before which words of a line a gap is so wide that it may part columns, or the writing goes on elsewhere.

    In a justified line all gaps are stretched alike, so one must also be wider than the narrowest.
    """
    if not gaps:
        return []
    back = -0.5 * size
    if min(gaps) < back or max(lows) - min(lows) > 0.4 * size:
        return [
            place
            for place, gap in enumerate(gaps, start=1)
            if gap < back or gap > 2.0 * size or (gap > 0.2 * size and abs(lows[place] - lows[place - 1]) > 0.4 * size)
        ]
    if max(gaps) < _LEAST_GAP:
        return []
    least = max(_LEAST_GAP, 0.7 * size)
    if len(gaps) > 1:
        least = max(least, min(1.8 * min(gaps), 2.0 * size))
    return [place for place, gap in enumerate(gaps, start=1) if gap > least]


def _crossings(
    uprights: Sequence[Rule], line: _Edges, lefts: list[float], rights: list[float]
) -> Iterator[int]:
    """Before which words of a line an upright ruling line crosses it."""
    middle = (line[1] + line[3]) / 2
    for rule in uprights:
        if line[0] < rule.at < line[2] and rule.start <= middle <= rule.end:
            place = bisect_left(lefts, rule.at - 1.0)
            if 0 < place < len(lefts) and rights[place - 1] <= rule.at + 1.0:
                yield place


def _style(name: bytes, flags: int) -> tuple[bool, bool]:
    return bool(_BOLD.search(name) or flags & _FORCED_BOLD), bool(_ITALIC.search(name) or flags & _SLANTED)
