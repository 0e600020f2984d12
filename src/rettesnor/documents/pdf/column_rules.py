"""Level lines drawn column by column: stretches that meet at the same places on every level say where a table's
columns are, though no upright line does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from rettesnor.documents.pdf.drawing import Rule

_TOUCH = 3.0
"""How far apart, in points, the ends of stretches may be that meet."""
_SAME_EDGE = 4.0
"""How far apart, in points, one column's edge may be on two levels."""
_SHORTEST = 12.0
"""A stretch shorter than this, in points, rules no column."""
_MOST_COLUMNS = 20
_MOST_LANES = 40
_HIGHEST_HEAD = 60.0
"""Two lines no further apart than this, in points, may hold the heading row of a table."""
_TOP_OF_PAGE = 75.0
"""What is drawn above this, in points, parts a page's own head from its text."""


@dataclass(frozen=True, slots=True)
class RuledColumns:
    """The edges of a table's columns, its level lines, and whether it may begin or end with the page."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    goes_on_above: bool = False
    goes_on_below: bool = False


def find_ruled_columns(horizontals: list[Rule], uprights: list[Rule]) -> list[RuledColumns]:
    """Tables of which only the columns are ruled, from top to bottom.

    Args:
        horizontals: the level lines of a page as they are drawn.
        uprights: its upright lines; levels that they touch belong to a grid.
    """
    lanes: list[list[_Level]] = []
    levels = [
        level for level in _levels(horizontals) if not any(_touches(upright, level) for upright in uprights)
    ]
    for level in levels:
        if lanes and _are_alike(lanes[-1][0], level):
            lanes[-1].append(level)
        else:
            lanes.append([level])
    if len(lanes) > _MOST_LANES:
        return []
    return [found for lane in lanes for part in _tables(lane) for found in _read(part, horizontals)]


@dataclass(frozen=True, slots=True)
class _Level:
    at: float
    edges: tuple[float, ...]


def _levels(horizontals: list[Rule]) -> Iterator[_Level]:
    """The levels of several stretches that meet, from the top of the page."""
    level: list[Rule] = []
    for rule in sorted(horizontals, key=lambda rule: (round(rule.at), rule.start)):
        if level and (round(rule.at) != round(level[-1].at) or abs(rule.start - level[-1].end) > _TOUCH):
            yield from _level(level)
            level = []
        level.append(rule)
    yield from _level(level)


def _level(stretches: list[Rule]) -> Iterator[_Level]:
    if not 2 <= len(stretches) <= _MOST_COLUMNS:
        return
    if any(stretch.end - stretch.start < _SHORTEST for stretch in stretches):
        return
    inner = ((before.end + after.start) / 2 for before, after in pairwise(stretches))
    yield _Level(stretches[0].at, (stretches[0].start, *inner, stretches[-1].end))


def _are_alike(level: _Level, other: _Level) -> bool:
    return len(level.edges) == len(other.edges) and all(
        abs(edge - same) <= _SAME_EDGE for edge, same in zip(level.edges, other.edges, strict=True)
    )


def _touches(upright: Rule, level: _Level) -> bool:
    return (
        upright.start - _TOUCH <= level.at <= upright.end + _TOUCH
        and level.edges[0] - _TOUCH <= upright.at <= level.edges[-1] + _TOUCH
    )


def _tables(lane: list[_Level]) -> Iterator[list[_Level]]:
    """Levels that are alike, parted where each three of them are the head, the heading's line and the foot of a
    table.
    """
    triples = [lane[at : at + 3] for at in range(0, len(lane), 3)]
    heights = [triple[1].at - triple[0].at for triple in triples if len(triple) == 3]
    if (
        len(triples) > 1
        and len(triples[-1]) != 1
        and max(heights) <= _HIGHEST_HEAD
        and all(
            after[0].at - before[-1].at > _TOUCH
            and before[2].at - before[1].at > 2 * (before[1].at - before[0].at)
            for before, after in pairwise(triples)
        )
    ):
        yield from triples
    else:
        yield lane


def _read(lane: list[_Level], horizontals: Iterable[Rule]) -> Iterator[RuledColumns]:
    xs = lane[0].edges
    first, last = lane[0].at, lane[-1].at
    others = [
        rule.at for rule in horizontals if rule.start < xs[-1] and rule.end > xs[0] and rule.at > _TOP_OF_PAGE
    ]
    is_last, is_first = max(others, default=0.0) <= last + 1, min(others, default=last) >= first - 1
    ys = tuple(level.at for level in lane)
    if len(lane) > 2 or (len(lane) == 2 and (last - first > _HIGHEST_HEAD or not is_last)):
        yield RuledColumns(xs, ys)
    elif len(lane) == 2:
        yield RuledColumns(xs, ys, goes_on_below=True)
    elif is_first and len(xs) > 3:
        yield RuledColumns(xs, ys, goes_on_above=True)
