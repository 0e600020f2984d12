"""A page's text as fragments: stretches of one line without a wide gap, each with its place, size and weight.

PDFium gives the page's text in one call; after that only the first and last character of each line are asked
for their boxes, one character for its font, and words where a gap may be. Calls run in batches, which is
what makes it fast. Nothing here decides what a fragment is on its page.
"""

from __future__ import annotations

import ctypes
import re
from array import array
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, repeat
from math import hypot

from rettesnor.documents.model import Role
from rettesnor.documents.pdf import pdfium
from rettesnor.documents.pdf.characters import cleaned, is_clean
from rettesnor.documents.pdf.drawing import Rule
from rettesnor.documents.pdf.gaps import at_columns, crossings, cuts, reaching_over, stretched
from rettesnor.documents.pdf.letterspacing import closed_up, letterspaced_at
from rettesnor.documents.pdf.paper import Edges, Paper

_LINE = re.compile(r"[^\s\ufffe](?:[^\r\n\ufffe]*[^\s\ufffe])?\ufffe?|\ufffe")
"""A line without white space around it; PDFium's mark for a hyphen ends one."""
_WORD = re.compile(r"[^\s\ufffe]+\ufffe?|\ufffe")
_SAMPLE = 12
"""Each so manieth line is searched for gaps also where nothing hints at one."""
_MOST_CROSSINGS = 300_000
"""On a page with more lines times uprights than this, uprights part no lines."""
_LONGEST_NAME = 96
"""A font's name longer than this, in bytes, is not read."""

_BOLD = re.compile(rb"bold|black|heavy|demi", re.IGNORECASE)
_ITALIC = re.compile(rb"italic|oblique", re.IGNORECASE)
_FORCED_BOLD, _SLANTED = 1 << 18, 1 << 6
"""Bits of a font descriptor's flags (ISO 32000-1, table 123)."""


@dataclass(slots=True)
class Fragment:
    """A stretch of one line without a wide gap in it.

    Args:
        text: its characters, without white space around them.
        left: where its first character begins, in points from the page's left edge.
        top: the upper edge of its font's characters, in points from the page's upper edge.
        right: where its last character ends.
        bottom: the lower edge of its font's characters.
        baseline: what it stands on.
        size: its font size on the page, in points.
        bold: whether its font is bold or heavier.
        italic: whether its font is slanted.
        turned: whether it does not run from left to right.
        role: what it is on its page, as far as that is known.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    baseline: float
    size: float
    bold: bool
    italic: bool
    turned: bool
    role: Role = Role.BODY


_Span = tuple[int, int]
_Words = tuple[list[_Span], list[Edges]]
_Font = tuple[float, float, bool, bool, bool]
"""Baseline, size, whether bold, italic, turned."""


@dataclass(frozen=True, slots=True)
class _TextOfPage:
    """A page's text and how to ask PDFium about it; it counts alike unless some character has no text."""

    handle: int
    text: str
    counts_alike: bool
    paper: Paper

    def indexes(self, places: list[int]) -> Iterable[int]:
        """PDFium's own numbers of the characters at these places in the text."""
        return places if self.counts_alike else map(pdfium.character_index, repeat(self.handle), places)


class FragmentReader:
    """Reads page after page into the same buffers, which grow with the longest page."""

    def __init__(self) -> None:
        self._units = array("H")
        self._edges = array("f")
        self._matrices = array("f")
        self._flags = array("i")
        self._names = ctypes.create_string_buffer(0)
        self._styles: dict[tuple[bytes, int], tuple[bool, bool]] = {}

    def read(self, text_page: int, paper: Paper, uprights: Sequence[Rule] | None = None) -> list[Fragment]:
        """The page's fragments.

        Args:
            text_page: PDFium's handle of the page's text.
            paper: how the page lies.
            uprights: the upright ruling lines of a page that may hold a table; they part lines, and every
                line is searched for gaps. On other pages a sample is, the lines whose width their characters
                do not explain, those around a line that has a gap, and those that begin where it goes on.
        """
        count = pdfium.count_characters(text_page)
        text = self._text(text_page, count) if count > 0 else ""
        spans = [line.span() for line in _LINE.finditer(text)]
        if not spans:
            return []
        page = _TextOfPage(text_page, text, len(text) == count, paper)
        boxes = self._boxes(page, spans)
        fonts = self._fonts(page, spans)
        parts = self._parts(page, spans, boxes, fonts, uprights)
        if parts:
            kept = [place for place in range(len(spans)) if place not in parts]
            spans = [spans[place] for place in kept]
            boxes = [boxes[place] for place in kept]
            fonts = [fonts[place] for place in kept]
            for line in parts.values():
                spans += [span for span, _ in line]
                boxes += [box for _, box in line]
            fonts += self._fonts(page, spans[len(kept) :])
        texts = [text[start:end] for start, end in spans]
        for place, words in enumerate(texts):
            if (space := letterspaced_at(words)) is not None and not fonts[place][4]:
                texts[place] = self._closed_up(page, spans[place], space, fonts[place][1])
        fragments = [
            Fragment(words, *box, font[0], font[1], font[2], font[3], font[4])
            for words, box, font in zip(texts, boxes, fonts, strict=True)
        ]
        if not is_clean(text):
            for fragment in fragments:
                fragment.text = cleaned(fragment.text)
            fragments = [fragment for fragment in fragments if fragment.text]
        return fragments

    def _text(self, text_page: int, count: int) -> str:
        if len(self._units) <= count:
            self._units = array("H", bytes(2 * (count + 1024)))
        written = pdfium.get_text(text_page, 0, count, self._units.buffer_info()[0]) - 1
        units = self._units[: max(written, 0)].tobytes()
        text = units.decode("utf-16-le", "surrogatepass")
        # PDFium counts in UTF-16 units: a character outside the basic plane stays in two halves until it is
        # cleaned.
        return text if len(text) == written else "".join(map(chr, array("H", units)))

    def _boxes(self, page: _TextOfPage, spans: list[_Span]) -> list[Edges]:
        """For each stretch of text: where it begins, its font's upper edge, where it ends, its font's lower
        edge.
        """
        count = len(spans)
        if len(self._edges) < 8 * count:
            self._edges = array("f", bytes(64 * count))
        start = self._edges.buffer_info()[0]
        half, end = start + 16 * count, start + 32 * count
        firsts = page.indexes([start for start, _ in spans])
        lasts = page.indexes([end - 1 for _, end in spans])
        deque(map(pdfium.loose_box, repeat(page.handle), firsts, range(start, half, 16)), maxlen=0)
        deque(map(pdfium.loose_box, repeat(page.handle), lasts, range(half, end, 16)), maxlen=0)
        edges = self._edges[: 8 * count].tolist()
        of_first, of_last = edges[: 4 * count], edges[4 * count :]
        if page.paper.turns:
            return [
                page.paper.box(min(a[0], b[0]), max(a[1], b[1]), max(a[2], b[2]), min(a[3], b[3]))
                for a, b in zip(_fours(of_first), _fours(of_last), strict=True)
            ]
        x, y = page.paper.left, page.paper.top
        corners = zip(of_first[0::4], of_first[1::4], of_last[2::4], of_first[3::4], strict=True)
        return [(left - x, y - top, right - x, y - bottom) for left, top, right, bottom in corners]

    def _fonts(self, page: _TextOfPage, spans: list[_Span]) -> list[_Font]:
        """The font of a character in the middle of each stretch."""
        count, text, handle, paper = len(spans), page.text, page.handle, page.paper
        if len(self._flags) < count:
            self._matrices = array("f", bytes(48 * count))
            self._flags = array("i", bytes(8 * count))
            self._names = ctypes.create_string_buffer(2 * count * _LONGEST_NAME)
        # A space may be PDFium's own, and have no font; the character behind it is not.
        places = [m + 1 if text[m := (start + end) >> 1].isspace() else m for start, end in spans]
        middles = list(page.indexes(places))
        start = self._matrices.buffer_info()[0]
        deque(
            map(pdfium.text_matrix, repeat(handle), middles, range(start, start + 24 * count, 24)), maxlen=0
        )
        sizes = map(pdfium.font_size, repeat(handle), middles)
        names, flags = ctypes.addressof(self._names), self._flags.buffer_info()[0]
        ctypes.memset(names, 0, count * _LONGEST_NAME)
        name_places = range(names, names + count * _LONGEST_NAME, _LONGEST_NAME)
        flag_places = range(flags, flags + 4 * count, 4)
        deque(
            map(pdfium.font_info, repeat(handle), middles, name_places, repeat(_LONGEST_NAME), flag_places),
            maxlen=0,
        )
        raw = self._names.raw
        styles = [
            self._style(raw[at : at + _LONGEST_NAME], flag)
            for at, flag in zip(range(0, count * _LONGEST_NAME, _LONGEST_NAME), self._flags, strict=False)
        ]
        numbers = self._matrices[: 6 * count].tolist()
        matrices = zip(*(numbers[at::6] for at in range(6)), strict=True)
        if paper.turns:
            return [
                (paper.point(x, y)[1], size * hypot(c, d), bold, italic, paper.is_turned(a, b))
                for (a, b, c, d, x, y), size, (bold, italic) in zip(matrices, sizes, styles, strict=True)
            ]
        top = paper.top
        return [
            (top - y, size * hypot(c, d), bold, italic, abs(b) > 0.1 * a)
            for (a, b, c, d, _, y), size, (bold, italic) in zip(matrices, sizes, styles, strict=True)
        ]

    def _closed_up(self, page: _TextOfPage, span: _Span, space: int, size: float) -> str:
        """A line's words, without the spaces that PDFium itself put between letterspaced letters."""
        start, end = span
        (index,) = page.indexes([start + space])
        if not pdfium.is_generated(page.handle, index):
            return page.text[start:end]
        characters = [(at, at + 1) for at in range(start, end) if not page.text[at].isspace()]
        return closed_up(page.text[start:end], self._boxes(page, characters), size)

    def _style(self, name: bytes, flags: int) -> tuple[bool, bool]:
        """Whether a font is bold, and whether slanted."""
        style = self._styles.get((name, flags))
        if style is None:
            style = (
                bool(_BOLD.search(name) or flags & _FORCED_BOLD),
                bool(_ITALIC.search(name) or flags & _SLANTED),
            )
            self._styles[name, flags] = style
        return style

    def _parts(
        self,
        page: _TextOfPage,
        spans: list[_Span],
        boxes: list[Edges],
        fonts: list[_Font],
        uprights: Sequence[Rule] | None,
    ) -> dict[int, list[tuple[_Span, Edges]]]:
        """The parts of each line that a wide gap parts, by the line's place."""
        count = len(spans)
        measured: dict[int, _Words] = {}
        parted: dict[int, list[int]] = {}
        begins: Counter[int] = Counter()
        columns: set[int] = set()
        seen: set[int] = set()
        if uprights is None:
            lengths = [end - start for start, end in spans]
            asked = {*range(2, count, _SAMPLE), *stretched(lengths, boxes, [font[1] for font in fonts])}
            asked.update(reaching_over(boxes, page.paper.width))
        else:
            asked = set(range(count))
        if not uprights or len(uprights) * count > _MOST_CROSSINGS:
            uprights = ()
        while asked:
            seen |= asked
            words: list[_Span] = []
            lines: list[tuple[int, int, int]] = []
            for place in sorted(asked):
                if not fonts[place][4]:
                    first = len(words)
                    words += [word.span() for word in _WORD.finditer(page.text, *spans[place])]
                    lines.append((place, first, len(words)))
            edges = self._boxes(page, words)
            asked = set()
            for place, first, last in lines:
                line = edges[first:last]
                measured[place] = words[first:last], line
                befores = cuts(line, fonts[place][1], page.text[slice(*words[first])])
                if uprights:
                    befores = sorted({*befores, *crossings(uprights, boxes[place], line)})
                if befores:
                    parted[place] = befores
                    begins.update(round(line[before][0]) for before in befores)
                    asked.update(range(max(place - 2, 0), min(place + 3, count)))
            # What begins where a column begins may hold the next column's cell, too.
            columns = {left for left, lines_there in begins.items() if lines_there > 1}
            if columns:
                asked.update(place for place, box in enumerate(boxes) if round(box[0]) in columns)
            asked -= seen
        if columns:
            for place, (_, line) in measured.items():
                if also := at_columns(line, columns, fonts[place][1]):
                    parted[place] = sorted({*parted.get(place, ()), *also})
        return {place: list(_stretches(measured[place], befores)) for place, befores in parted.items()}


def _stretches(words: _Words, befores: Sequence[int]) -> Iterator[tuple[_Span, Edges]]:
    """The parts of a line, which begin at its first word and at these."""
    spans, edges = words
    for at, until in pairwise((0, *befores, len(spans))):
        left, top, _, bottom = edges[at]
        yield (spans[at][0], spans[until - 1][1]), (left, top, edges[until - 1][2], bottom)


def _fours(edges: list[float]) -> Iterator[Edges]:
    return zip(edges[0::4], edges[1::4], edges[2::4], edges[3::4], strict=True)
