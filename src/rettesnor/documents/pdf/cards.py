"""Cards: boxes that stand in a row with white between them, as goals do on a page that shows them at a glance.

Each is read to its end before the next. The shaded cells of a table touch each other, and are none.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, pairwise

from rettesnor.documents.pdf.drawing import Frame
from rettesnor.documents.pdf.fragments import Fragment

_NARROWEST, _LOWEST = 60.0, 20.0
"""A box less wide or less high than this, in points, is no card."""
_LEAST_WHITE, _MOST_WHITE = 3.0, 60.0
"""How much white may stand between two cards of a row, in points."""
_LEVEL = 2.0
"""How far apart, in points, the upper edges of one row's cards may be."""
_MOST_IN_A_ROW = 5
_MOST_ROWS_ALIKE = 3
"""Where more rows stand under each other edge to edge, they are a table drawn with gutters."""
_MOST_FRAMES = 200


def take_cards(fragments: list[Fragment], frames: list[Frame]) -> tuple[list[Fragment], list[list[Fragment]]]:
    """The text outside the cards, and what stands in each card, row by row from left to right.

    Args:
        fragments: the text of a page without its furniture, tables and side boxes.
        frames: the boxes drawn on the page.
    """
    rows = list(_rows(_apart(frames[:_MOST_FRAMES])))
    alike = [sum(_edges(row) == _edges(other) for other in rows) for row in rows]
    cards: list[list[Fragment]] = []
    taken: set[int] = set()
    for row, rows_alike in zip(rows, alike, strict=True):
        held = [[f for f in fragments if id(f) not in taken and _holds(frame, f)] for frame in row]
        if rows_alike > _MOST_ROWS_ALIKE or not all(held) or _crosses(row, fragments, held):
            continue
        cards += held
        taken.update(id(fragment) for inside in held for fragment in inside)
    return [fragment for fragment in fragments if id(fragment) not in taken], cards


def _apart(frames: list[Frame]) -> list[Frame]:
    """Each box that is large enough once, though it may be drawn as a surface and as a line around it."""
    found: list[Frame] = []
    for frame in frames:
        if frame.right - frame.left < _NARROWEST or frame.bottom - frame.top < _LOWEST:
            continue
        if not any(_are_one(frame, other) for other in found):
            found.append(frame)
    return found


def _are_one(frame: Frame, other: Frame) -> bool:
    return (
        abs(frame.left - other.left) < _LEAST_WHITE
        and abs(frame.top - other.top) < _LEAST_WHITE
        and abs(frame.right - other.right) < _LEAST_WHITE
        and abs(frame.bottom - other.bottom) < _LEAST_WHITE
    )


def _rows(frames: list[Frame]) -> Iterator[list[Frame]]:
    """Boxes with level upper edges and a little white between them, from above."""
    by_top = sorted(frames, key=lambda frame: frame.top)
    numbered = []
    number = 0
    for before, frame in pairwise([*by_top[:1], *by_top]):
        number += frame.top - before.top > _LEVEL
        numbered.append((number, frame))
    for _, level in groupby(numbered, key=lambda pair: pair[0]):
        row = sorted((frame for _, frame in level), key=lambda frame: frame.left)
        whites = [after.left - before.right for before, after in pairwise(row)]
        if 1 < len(row) <= _MOST_IN_A_ROW and all(_LEAST_WHITE <= white <= _MOST_WHITE for white in whites):
            yield row


def _edges(row: list[Frame]) -> list[int]:
    return [round(edge / 4) for frame in row for edge in (frame.left, frame.right)]


def _holds(frame: Frame, fragment: Fragment) -> bool:
    middle = fragment.baseline - 0.3 * fragment.size
    return frame.holds(fragment.left, middle) and frame.holds(fragment.right, middle)


def _crosses(row: list[Frame], fragments: list[Fragment], held: list[list[Fragment]]) -> bool:
    """Whether text runs through a box's edge: then the boxes are a drawing behind it."""
    inside = {id(fragment) for each in held for fragment in each}
    return any(
        frame.top < fragment.baseline - 0.3 * fragment.size < frame.bottom
        and fragment.left < frame.right - 1
        and fragment.right > frame.left + 1
        for fragment in fragments
        if id(fragment) not in inside
        for frame in row
    )
