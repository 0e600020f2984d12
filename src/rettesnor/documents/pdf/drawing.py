"""What is drawn on a page besides text: ruling lines, boxes and pictures. It never looks at a text object.

Work on hostile pages is capped: what is beyond the caps is left out and said.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import repeat

from rettesnor.documents.pdf import pdfium
from rettesnor.documents.pdf.paper import Edges, Paper

_MOST_OBJECTS = 60_000
_MOST_PATHS = 6_000
_MOST_SEGMENTS = 20_000
_DEEPEST_FORM = 3

_THIN = 3.0
"""A path no thicker than this, in points, is a line."""
_SHORTEST = 4.0
"""A line shorter than this, in points, rules nothing."""
_SMALLEST_DOT, _LARGEST_DOT = 1.5, 9.0
"""Between these, in points, a path may be a bullet that is drawn instead of written."""
_WHITE = 250
_MOVE = 2
"""PDFium's name for a segment that begins a new subpath."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line along the page: where it stands across it, and from where to where it runs, in
    points.
    """

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Frame:
    """A box that is drawn: its edges in points from the page's upper left corner, and whether it is
    filled.
    """

    left: float
    top: float
    right: float
    bottom: float
    filled: bool = False

    def holds(self, x: float, y: float) -> bool:
        """Whether the point lies inside."""
        return self.left - 1 <= x <= self.right + 1 and self.top - 1 <= y <= self.bottom + 1

    @property
    def area(self) -> float:
        """In square points."""
        return (self.right - self.left) * (self.bottom - self.top)


@dataclass(slots=True)
class Drawing:
    """What is drawn on a page; not complete where the page has more than is looked at."""

    horizontals: list[Rule] = field(default_factory=list)
    verticals: list[Rule] = field(default_factory=list)
    frames: list[Frame] = field(default_factory=list)
    pictures: list[Frame] = field(default_factory=list)
    dots: list[Frame] = field(default_factory=list)
    is_complete: bool = True

    @property
    def may_rule_tables(self) -> bool:
        """Whether there is enough on the page to rule a table with."""
        return len(self.verticals) > 1 or len(self.horizontals) > 2


def read_drawing(page: int, paper: Paper) -> Drawing:
    """What is drawn on the page.

    Args:
        page: PDFium's handle of the page.
        paper: how it lies.
    """
    drawing = Drawing()
    count = pdfium.count_objects(page)
    if count > _MOST_OBJECTS:
        drawing.is_complete = False
    places = range(min(count, _MOST_OBJECTS))
    kinds = bytes(map(pdfium.object_kind, map(pdfium.get_object, repeat(page), places)))
    if kinds.count(pdfium.TEXT) < len(kinds):
        reader = _Reader(paper, drawing)
        for place, kind in enumerate(kinds):
            if kind != pdfium.TEXT:
                reader.read(pdfium.get_object(page, place), kind, _AS_IT_IS, 0)
    return drawing


_Matrix = tuple[float, float, float, float, float, float]
_AS_IT_IS: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class _Reader:
    """Sorts page objects into a drawing, going into forms."""

    def __init__(self, paper: Paper, drawing: Drawing) -> None:
        self._paper = paper
        self._drawing = drawing
        self._paths = self._segments = 0
        self._numbers = array("f", bytes(24))
        start = self._numbers.buffer_info()[0]
        self._places = tuple(range(start, start + 24, 4))
        self._integers = array("I", bytes(16))
        start = self._integers.buffer_info()[0]
        self._integer_places = tuple(range(start, start + 16, 4))

    def read(self, handle: int, kind: int, matrix: _Matrix, depth: int) -> None:
        match kind:
            case pdfium.PATH:
                self._read_path(handle, matrix)
            case pdfium.IMAGE:
                left, top, right, bottom = self._bounds(handle, matrix)
                self._drawing.pictures.append(Frame(left, top, right, bottom, filled=True))
            case pdfium.FORM if depth < _DEEPEST_FORM:
                inner = _times(self._matrix(handle), matrix)
                for place in range(min(pdfium.count_form_objects(handle), _MOST_OBJECTS)):
                    if item := pdfium.get_form_object(handle, place):
                        self.read(item, pdfium.object_kind(item), inner, depth + 1)
            case _:
                pass

    def _read_path(self, handle: int, matrix: _Matrix) -> None:
        self._paths += 1
        if self._paths > _MOST_PATHS:
            self._drawing.is_complete = False
            return
        left, top, right, bottom = self._bounds(handle, matrix)
        if right - left < _LARGEST_DOT and bottom - top < _LARGEST_DOT:
            if min(right - left, bottom - top) > _SMALLEST_DOT:
                self._drawing.dots.append(Frame(left, top, right, bottom))
            return
        if right - left <= _THIN or bottom - top <= _THIN:
            self._rule(left, top, right, bottom)
            return
        pdfium.draw_mode(handle, self._integer_places[0], self._integer_places[1])
        filled, stroked = self._integers[0] != 0, self._integers[1] != 0
        if filled and self._is_white(handle):
            filled = False
        if not filled and not stroked:
            return
        parts = list(self._parts(handle, matrix))
        if len(parts) > 1:
            for part in parts:
                self._part(part, filled, stroked)
        else:
            self._drawing.frames.append(Frame(left, top, right, bottom, filled=filled))
            if stroked and parts:
                self._edges(parts[0])

    def _part(self, points: list[tuple[float, float]], filled: bool, stroked: bool) -> None:
        xs, ys = [x for x, _ in points], [y for _, y in points]
        left, top, right, bottom = min(xs), min(ys), max(xs), max(ys)
        if right - left <= _THIN or bottom - top <= _THIN:
            self._rule(left, top, right, bottom)
            return
        if stroked:
            self._edges(points)
        self._drawing.frames.append(Frame(left, top, right, bottom, filled=filled))

    def _edges(self, points: list[tuple[float, float]]) -> None:
        for (x0, y0), (x1, y1) in zip(points, [*points[1:], points[0]], strict=True):
            if abs(x0 - x1) < 1 or abs(y0 - y1) < 1:
                self._rule(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))

    def _rule(self, left: float, top: float, right: float, bottom: float) -> None:
        if right - left >= bottom - top:
            if right - left >= _SHORTEST:
                self._drawing.horizontals.append(Rule((top + bottom) / 2, left, right))
        elif bottom - top >= _SHORTEST:
            self._drawing.verticals.append(Rule((left + right) / 2, top, bottom))

    def _parts(self, handle: int, matrix: _Matrix) -> Iterator[list[tuple[float, float]]]:
        """The subpaths as points on the page."""
        count = pdfium.count_segments(handle)
        self._segments += count
        if self._segments > _MOST_SEGMENTS:
            self._drawing.is_complete = False
            return
        a, b, c, d, e, f = _times(self._matrix(handle), matrix)
        x_place, y_place = self._places[:2]
        points: list[tuple[float, float]] = []
        for place in range(count):
            segment = pdfium.get_segment(handle, place)
            if pdfium.segment_kind(segment) == _MOVE and points:
                yield points
                points = []
            pdfium.segment_point(segment, x_place, y_place)
            x, y = self._numbers[0], self._numbers[1]
            points.append(self._paper.point(a * x + c * y + e, b * x + d * y + f))
        if points:
            yield points

    def _bounds(self, handle: int, matrix: _Matrix) -> Edges:
        pdfium.object_bounds(handle, *self._places[:4])
        left, bottom, right, top, _, _ = self._numbers
        if matrix is not _AS_IT_IS:
            a, b, c, d, e, f = matrix
            corners = [(a * x + c * y + e, b * x + d * y + f) for x in (left, right) for y in (bottom, top)]
            left, right = min(x for x, _ in corners), max(x for x, _ in corners)
            bottom, top = min(y for _, y in corners), max(y for _, y in corners)
        return self._paper.box(left, top, right, bottom)

    def _matrix(self, handle: int) -> _Matrix:
        if not pdfium.object_matrix(handle, self._places[0]):
            return _AS_IT_IS
        a, b, c, d, e, f = self._numbers
        return a, b, c, d, e, f

    def _is_white(self, handle: int) -> bool:
        if not pdfium.fill_color(handle, *self._integer_places):
            return False
        red, green, blue, opacity = self._integers
        return opacity == 0 or min(red, green, blue) >= _WHITE


def _times(first: _Matrix, then: _Matrix) -> _Matrix:
    """The matrix that does `first` and `then` after it (ISO 32000-1, 8.3.4)."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (
        a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u,
    )  # fmt: skip
