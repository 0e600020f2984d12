"""How a page lies: turns PDF's own coordinates into points from the upper left corner of the page as it is
seen.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass

from rettesnor.documents.pdf import pdfium

Edges = tuple[float, float, float, float]
"""Left, top, right, bottom."""

_A4 = (0.0, 842.0, 595.0, 0.0)


@dataclass(frozen=True, slots=True)
class Paper:
    """A page's edges in the file's coordinates, and how many quarter turns clockwise it is shown turned."""

    left: float
    top: float
    right: float
    bottom: float
    turns: int = 0

    @property
    def width(self) -> float:
        """In points, as the page is seen."""
        return self.top - self.bottom if self.turns % 2 else self.right - self.left

    @property
    def height(self) -> float:
        """In points, as the page is seen."""
        return self.right - self.left if self.turns % 2 else self.top - self.bottom

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the file stands on the page as it is seen, from its upper left corner."""
        match self.turns:
            case 0:
                return x - self.left, self.top - y
            case 1:
                return y - self.bottom, x - self.left
            case 2:
                return self.right - x, y - self.bottom
            case _:
                return self.top - y, self.right - x

    def box(self, left: float, top: float, right: float, bottom: float) -> Edges:
        """A box of the file as it is seen: left, top, right, bottom."""
        x0, y0 = self.point(left, top)
        x1, y1 = self.point(right, bottom)
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)

    def is_turned(self, a: float, b: float) -> bool:
        """Whether text with this matrix does not run from left to right on the page as it is seen."""
        match self.turns:
            case 0:
                along, across = a, b
            case 1:
                along, across = b, a
            case 2:
                along, across = -a, b
            case _:
                along, across = -b, a
        return abs(across) > 0.1 * along


def paper_of(page: int) -> Paper:
    """How this page lies; as A4 where the file does not say."""
    edges = array("f", bytes(16))
    found = pdfium.page_bounds(page, edges.buffer_info()[0])
    left, top, right, bottom = edges if found else _A4
    if right - left < 1 or top - bottom < 1:
        left, top, right, bottom = _A4
    return Paper(left, top, right, bottom, pdfium.page_rotation(page) % 4)
