"""Side boxes: framed or shaded text beside the main text. A box that the main text itself runs through is
none.
"""

from __future__ import annotations

import re

from rettesnor.documents.model import Role
from rettesnor.documents.pdf.drawing import Frame
from rettesnor.documents.pdf.fragments import Fragment
from rettesnor.documents.pdf.gaps import BULLETS
from rettesnor.documents.pdf.lines import rows_of

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
_FEWEST_POINTS = 2
_LONGEST_HEADING = 200
_LEAST_OF_BANNER = 0.8
_LARGE = 1.3
_LEVEL = 1.5
"""How far apart, in sizes of its own, a heading in a box and the text beside it may begin."""
_MOST_PLAIN_LINES, _FEW_CHARACTERS = 4, 0.25
"""A box alone on its page explains something where it holds no more than so many lines, set like the text, and less
than this share of the page's text."""
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
    plain = [_is_plain(frame, inside, fragments, body) for frame, inside in zip(boxes, held, strict=True)]
    sides: list[list[Fragment]] = []
    in_column: list[Frame] = []
    for frame, inside, is_plain in sorted(zip(boxes, held, plain, strict=True), key=lambda box: box[0].top):
        characters = sum(len(fragment.text) for fragment in inside)
        if not inside:
            continue
        if _is_below_heading(frame, outside, in_column, body) and not _is_explanation(inside, body):
            in_column.append(frame)
            continue
        if is_plain and plain.count(True) == 1 and characters < _FEW_CHARACTERS * total:
            sides.append(inside)
            continue
        if _is_one_line(inside):
            continue
        if _is_banner(inside, body) or _is_list(inside, body):
            continue
        if _heads_its_row(frame, inside, boxes, outside, body):
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
    """Whether it holds what a heading or a lead-in of its own column announces: right below it, or below another such
    box.
    """
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
        and (heading.bold or heading.size > 1.1 * body or heading.text[-1] == ":")
        and heading.text[-1] not in ".?!"
    )


def _is_explanation(inside: list[Fragment], body: float) -> bool:
    """Whether it is set small below a heading of its own, as a box that explains a term is."""
    first = min(inside, key=lambda f: (f.baseline, f.left))
    rest = [f for f in inside if f is not first]
    return first.bold and len(rest) > 1 and all(f.size <= _SMALL * body and not f.bold for f in rest)


def _is_plain(box: Frame, inside: list[Fragment], fragments: list[Fragment], body: float) -> bool:
    """Whether it holds a few lines on a ground of their own that are set like the text, with nothing beside them:
    neither a goal nor a list.
    """
    rows = rows_of(inside)
    return (
        box.filled
        and 0 < len(rows) <= _MOST_PLAIN_LINES
        and all(not f.bold and _SMALL * body < f.size < body / _SMALL for f in inside)
        and not any(row[0].text[0].isdigit() or row[0].text[0] in BULLETS for row in rows)
        and len(rows[0][0].text) > 30
        and not any(
            box.top < f.baseline - 0.3 * f.size < box.bottom and (f.right < box.left or f.left > box.right)
            for f in fragments
        )
    )


def _is_banner(inside: list[Fragment], body: float) -> bool:
    """Whether it holds few words, nearly all bold and no smaller than the text: a goal set out, no explanation."""
    characters = sum(len(f.text) for f in inside)
    large = sum(len(f.text) for f in inside if f.bold and f.size > _SMALL * body)
    return characters < _LONGEST_HEADING and large >= _LEAST_OF_BANNER * characters


def _is_list(inside: list[Fragment], body: float) -> bool:
    """Whether it holds a heading and its points, set like the text: a plan's own and no explanation of it."""
    first = min(inside, key=lambda f: (f.baseline, f.left))
    points = sum(f.text[0] in BULLETS for f in inside)
    return (
        points >= _FEWEST_POINTS
        and first.text[0] not in BULLETS
        and all(f.size > _SMALL * body for f in inside)
        and _FACTS.match(first.text) is None
    )


def _heads_its_row(
    box: Frame, inside: list[Fragment], boxes: list[Frame], outside: list[Fragment], body: float
) -> bool:
    """Whether it stands at the left of the text and heads it: in large type, or as another box of its width does above
    or below.
    """
    first = min(inside, key=lambda f: (f.baseline, f.left))
    level = [f for f in outside if box.top < f.baseline - 0.3 * f.size < box.bottom]
    return (
        first.bold
        and all(f.size > _SMALL * body for f in inside)
        and sum(len(f.text) for f in inside) < _LONGEST_HEADING
        and (
            first.size > _LARGE * body
            or any(
                other is not box and abs(other.left - box.left) < 2 and abs(other.right - box.right) < 2
                for other in boxes
            )
        )
        and all(f.left > box.right - 2 for f in level)
        and any(abs(f.top - first.top) < _LEVEL * first.size for f in level)
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
