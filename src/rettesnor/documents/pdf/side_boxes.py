"""Side boxes: framed or shaded text beside the main text. A box that the main text itself runs through is
none.
"""

from __future__ import annotations

import re

from rettesnor.documents.model import Role
from rettesnor.documents.pdf.drawing import Frame
from rettesnor.documents.pdf.fragments import Fragment

_SMALLEST_AREA, _LARGEST_SHARE = 1_500.0, 0.6
"""In square points, and as a share of the page."""
_MOST_CHARACTERS = 0.5
"""A side box holds less than this share of its page's text."""
_MOST_FRAMES = 60
_SMALL = 0.94
"""A box as wide as the text is a side box only where it is set in no more than this share of the body's
size."""
_NARROW = 0.4
"""A box narrower than this share of its page is no column."""
_NEAR = 2.5
"""A box below a heading, or below another box of its column, is no more body sizes away."""
_FACTS = re.compile(
    r"(?:fakta(?:boks|rute)?|ordforklaring\w*|ordliste|visste du|definisjon(?:er)?)\b", re.IGNORECASE
)


def take_side_boxes(
    fragments: list[Fragment], frames: list[Frame], page_width: float, page_height: float, body: float
) -> tuple[list[Fragment], list[list[Fragment]]]:
    """The main text, and what stands in each side box.

    Args:
        fragments: the text of a page without its furniture and ruled tables.
        frames: the boxes drawn on the page.
        page_width: in points.
        page_height: in points.
        body: the size that the document's body is set in.
    """
    boxes = _apart(
        [frame for frame in frames if _SMALLEST_AREA < frame.area < _LARGEST_SHARE * page_width * page_height]
    )
    boxes = sorted(boxes, key=lambda frame: frame.area, reverse=True)[:_MOST_FRAMES]
    boxes = [box for box in boxes if not any(_touches(box, other) for other in boxes)]
    if not boxes or not fragments:
        return fragments, []
    held: list[list[Fragment]] = [[] for _ in boxes]
    outside: list[Fragment] = []
    for fragment in fragments:
        y = fragment.baseline - 0.3 * fragment.size
        box = next(
            (
                number
                for number, frame in enumerate(boxes)
                if frame.holds(fragment.left, y) and frame.holds(fragment.right, y)
            ),
            None,
        )
        (outside if box is None else held[box]).append(fragment)
    total = sum(len(fragment.text) for fragment in fragments)
    sides: list[list[Fragment]] = []
    in_column: list[Frame] = []
    for frame, inside in sorted(zip(boxes, held, strict=True), key=lambda pair: pair[0].top):
        characters = sum(len(fragment.text) for fragment in inside)
        if not inside or _is_one_line(inside):
            continue
        if _is_below_heading(frame, outside, in_column, body):
            in_column.append(frame)
            continue
        is_aside = characters < _MOST_CHARACTERS * total and _is_side_box(frame, inside, outside, body)
        if is_aside or (len(boxes) == 1 and _is_small_and_narrow(frame, inside, page_width, body)):
            sides.append(inside)
    aside = {id(fragment) for side in sides for fragment in side}
    for side in sides:
        for fragment in side:
            fragment.role = Role.SIDE_BOX
    sides.sort(key=lambda side: side[0].baseline)
    return [fragment for fragment in fragments if id(fragment) not in aside], sides


def _apart(frames: list[Frame]) -> list[Frame]:
    """Each box once, though it may be drawn as a surface and as a line around it."""
    return list(
        {
            (round(f.left / 4), round(f.top / 4), round(f.right / 4), round(f.bottom / 4)): f for f in frames
        }.values()
    )


def _touches(box: Frame, other: Frame) -> bool:
    """Whether the boxes stand edge to edge in a row, as the shaded cells of a table do."""
    level = abs(box.top - other.top) < 2 and abs(box.bottom - other.bottom) < 2
    return level and min(abs(box.right - other.left), abs(box.left - other.right)) < 2


def _is_one_line(inside: list[Fragment]) -> bool:
    return max(f.baseline for f in inside) - min(f.baseline for f in inside) < 0.5 * inside[0].size


def _is_below_heading(box: Frame, outside: list[Fragment], in_column: list[Frame], body: float) -> bool:
    """Whether it holds what the heading of its own column announces: right below it, or below another such box."""
    width = box.right - box.left
    if any(
        abs(frame.left - box.left) < 2 and 0 <= box.top - frame.bottom < _NEAR * body for frame in in_column
    ):
        return True
    above = [
        f
        for f in outside
        if f.baseline < box.top and f.left > box.left - 0.1 * width and f.right < box.right + 0.1 * width
    ]
    heading = max(above, key=lambda f: f.baseline, default=None)
    return (
        heading is not None
        and box.top - heading.baseline < _NEAR * body
        and (heading.bold or heading.size > 1.1 * body)
        and heading.text[-1] not in ".?!"
    )


def _is_small_and_narrow(box: Frame, inside: list[Fragment], page_width: float, body: float) -> bool:
    """Whether it looks like a side box also where the text that it stands beside is on another page."""
    return box.right - box.left < _NARROW * page_width and all(f.size <= _SMALL * body for f in inside)


def _is_side_box(box: Frame, inside: list[Fragment], outside: list[Fragment], body: float) -> bool:
    beside = sum(
        box.top < fragment.baseline - 0.3 * fragment.size < box.bottom
        and (fragment.right < box.left + 2 or fragment.left > box.right - 2)
        for fragment in outside
    )
    if beside > 1:
        return True
    if not any(fragment.baseline < box.top for fragment in outside) and not any(
        fragment.baseline > box.bottom for fragment in outside
    ):
        return False
    small = all(fragment.size <= _SMALL * body for fragment in inside if len(fragment.text) > 30)
    first = min(inside, key=lambda fragment: (fragment.baseline, fragment.left))
    return len(inside) > 2 and (
        (small and any(len(f.text) > 30 for f in inside)) or _FACTS.match(first.text) is not None
    )
