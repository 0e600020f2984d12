"""Bullets that are drawn and not written, as browsers do it: they are put into the text, so that a list
stays one.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from rettesnor.documents.pdf.drawing import Frame
from rettesnor.documents.pdf.sheet import Sheet

_NEAREST, _FARTHEST = 0.1, 2.5
"""How far before its text a bullet stands, in font sizes."""
_LARGEST = 0.75
"""A bullet is no larger than this, in font sizes."""
_ALONE = 1.0
"""How much white, in font sizes, parts a bullet from what stands before it; less and it parts two words."""


def write_drawn_bullets(sheet: Sheet) -> None:
    """Writes «•» before each line that a dot is drawn before.

    Args:
        sheet: the page.
    """
    dots = sheet.drawing.dots
    if not dots or not sheet.fragments:
        return
    lines = sorted(
        (fragment.baseline - 0.33 * fragment.size, place) for place, fragment in enumerate(sheet.fragments)
    )
    heights = [height for height, _ in lines]
    for dot in dots:
        middle = (dot.top + dot.bottom) / 2
        near = lines[bisect_left(heights, middle - 5) : bisect_right(heights, middle + 5)][:50]
        beside = [
            sheet.fragments[place]
            for height, place in near
            if abs(height - middle) < 0.3 * sheet.fragments[place].size
        ]
        after = [fragment for fragment in beside if fragment.left >= dot.right]
        if not after:
            continue
        first = min(after, key=lambda fragment: fragment.left)
        room = (first.left - dot.right) / (first.size or 1.0)
        alone = not any(
            dot.left - _ALONE * first.size < fragment.right <= first.left
            for fragment in beside
            if fragment is not first
        )
        if (
            alone
            and _NEAREST < room < _FARTHEST
            and dot.bottom - dot.top < _LARGEST * first.size
            and _is_square(dot)
        ):
            first.text, first.left = f"• {first.text}", dot.left


def _is_square(dot: Frame) -> bool:
    width, height = dot.right - dot.left, dot.bottom - dot.top
    return max(width, height) < 1.5 * min(width, height)
