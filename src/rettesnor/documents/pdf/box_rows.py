"""Boxes drawn on a page: which of them stand in a row, and which under each other, with white between them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

from rettesnor.documents.pdf.drawing import Frame
from rettesnor.documents.pdf.fragments import Fragment

_NARROWEST, _LOWEST = 60.0, 20.0
"""A box less wide or less high than this, in points, is no card."""
_LARGEST_SHARE = 0.6
"""A box that takes more of its page than this is its ground."""
_LEAST_WHITE, _MOST_WHITE = 3.0, 60.0
"""How much white may stand between two cards of a row or of a stack, in points."""
_LEVEL = 2.0
"""How far apart, in points, the upper edges of one row's cards, or the side edges of one stack's, may be."""
_MOST_IN_A_ROW = 5
_MOST_ROWS_ALIKE = 3
"""Where more rows stand under each other edge to edge, they are a table drawn with gutters."""
_HEADING = 0.6
"""Boxes that are lower than this share of all those below them head their columns."""
_MOST_FRAMES = 200

_Thing = TypeVar("_Thing")


@dataclass(frozen=True, slots=True)
class Boxes:
    """The boxes of a page that may be cards: all of them, and those that stand in no other."""

    every: list[Frame]
    outer: list[Frame]


def boxes_of(frames: list[Frame], page_area: float) -> Boxes:
    """Each box that may be a card once, though it may be drawn as a surface and as a line around it.

    Args:
        frames: as they are drawn; only the first of very many are looked at.
        page_area: in square points.
    """
    found: list[Frame] = []
    for frame in frames[:_MOST_FRAMES]:
        if frame.right - frame.left < _NARROWEST or frame.bottom - frame.top < _LOWEST:
            continue
        if frame.area < _LARGEST_SHARE * page_area and not any(_are_one(frame, other) for other in found):
            found.append(frame)
    boxes = _with_strips_joined(found)
    return Boxes(boxes, [box for box in boxes if not any(is_within(box, other) for other in boxes)])


def rows_of_boxes(boxes: list[Frame]) -> list[list[Frame]]:
    """Boxes with level upper edges and a little white between them, from above and from the left.

    Args:
        boxes: of one page, none within another.
    """
    rows: list[list[Frame]] = []
    for level in _level(boxes, key=lambda box: box.top):
        row = sorted(level, key=lambda box: box.left)
        whites = [after.left - before.right for before, after in pairwise(row)]
        if 1 < len(row) <= _MOST_IN_A_ROW and all(_LEAST_WHITE <= white <= _MOST_WHITE for white in whites):
            rows.append(row)
    return [row for row in rows if sum(_edges(row) == _edges(other) for other in rows) <= _MOST_ROWS_ALIKE]


def stacks_of_boxes(boxes: list[Frame], fragments: list[Fragment]) -> Iterator[list[Frame]]:
    """Boxes of one width under each other, with a little white and no text between them, from the left.

    Args:
        boxes: of one page, none within another.
        fragments: the text of the page.
    """
    for lane in _lanes(boxes):
        stack = lane[:1]
        for before, frame in pairwise(lane):
            white = frame.top - before.bottom
            between = Frame(frame.left, before.bottom + 1, frame.right, frame.top - 1)
            if not _LEAST_WHITE <= white <= _MOST_WHITE or any(meets(between, f) for f in fragments):
                if len(stack) > 1:
                    yield stack
                stack = []
            stack.append(frame)
        if len(stack) > 1:
            yield stack


def columns_of_stacks(stacks: list[list[Frame]]) -> Iterator[list[list[Frame]]]:
    """Stacks side by side whose boxes are not level all the way down, or whose first boxes are their headings.

    Args:
        stacks: of one page, each from above.
    """
    for level in _level(stacks, key=lambda stack: stack[0].top):
        columns = sorted(level, key=lambda stack: stack[0].left)
        if len(columns) < 2:
            continue
        shortest = min(map(len, columns))
        is_level = all(
            abs(stack[place].top - columns[0][place].top) <= _LEVEL
            for stack in columns
            for place in range(shortest)
        )
        lowest = min(box.bottom - box.top for stack in columns for box in stack[1:])
        are_headed = all(stack[0].bottom - stack[0].top < _HEADING * lowest for stack in columns)
        if not is_level or are_headed:
            yield columns


def around(frames: list[Frame]) -> Frame:
    """The smallest box that holds them all."""
    return Frame(
        min(frame.left for frame in frames),
        min(frame.top for frame in frames),
        max(frame.right for frame in frames),
        max(frame.bottom for frame in frames),
    )


def is_within(box: Frame, other: Frame) -> bool:
    """Whether the box stands in another, larger one."""
    return (
        other is not box
        and box.area < other.area
        and other.holds(box.left, box.top)
        and other.holds(box.right, box.bottom)
    )


def meets(frame: Frame, fragment: Fragment) -> bool:
    """Whether any of the fragment stands in the box."""
    middle = fragment.baseline - 0.3 * fragment.size
    is_level = frame.top < middle < frame.bottom
    return is_level and fragment.left < frame.right - 1 and fragment.right > frame.left + 1


def _level(things: Iterable[_Thing], key: Callable[[_Thing], float]) -> Iterator[list[_Thing]]:
    """Those whose upper edges are level, from above."""
    level: list[_Thing] = []
    for thing in sorted(things, key=key):
        if level and key(thing) - key(level[-1]) > _LEVEL:
            yield level
            level = []
        level.append(thing)
    if level:
        yield level


def _with_strips_joined(boxes: list[Frame]) -> list[Frame]:
    """The boxes, with one that is the head of another below it, edge to edge, as one box with it.

    Three or more that touch are cells of a table.
    """
    joined: list[Frame] = []
    for lane in _lanes(boxes):
        runs: list[list[Frame]] = []
        for box in lane:
            if runs and abs(box.top - runs[-1][-1].bottom) < _LEAST_WHITE:
                runs[-1].append(box)
            else:
                runs.append([box])
        for run in runs:
            joined += [around(run)] if len(run) == 2 and not _touch(run, boxes) else run
    return joined


def _touch(run: list[Frame], boxes: list[Frame]) -> bool:
    """Whether any box stands edge to edge beside one of these."""
    return any(
        min(abs(other.left - box.right), abs(other.right - box.left)) < _LEAST_WHITE
        and other.top < box.bottom
        and other.bottom > box.top
        for box in run
        for other in boxes
    )


def _lanes(boxes: list[Frame]) -> list[list[Frame]]:
    """Boxes of one width under each other, from the left and from above."""
    lanes: list[list[Frame]] = []
    for box in sorted(boxes, key=lambda box: (box.left, box.top)):
        for lane in lanes:
            if abs(lane[0].left - box.left) < _LEVEL and abs(lane[0].right - box.right) < _LEVEL:
                lane.append(box)
                break
        else:
            lanes.append([box])
    for lane in lanes:
        lane.sort(key=lambda box: box.top)
    return lanes


def _are_one(frame: Frame, other: Frame) -> bool:
    return (
        abs(frame.left - other.left) < _LEAST_WHITE
        and abs(frame.top - other.top) < _LEAST_WHITE
        and abs(frame.right - other.right) < _LEAST_WHITE
        and abs(frame.bottom - other.bottom) < _LEAST_WHITE
    )


def _edges(row: list[Frame]) -> list[int]:
    return [round(edge / 4) for frame in row for edge in (frame.left, frame.right)]
