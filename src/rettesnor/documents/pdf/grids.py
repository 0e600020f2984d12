"""Grids: the ruled tables on a page, found from its ruling lines alone.

Lines that touch make a component; its uprights and levels make a grid; what no line parts is one cell. A filled
band right above a grid is its first row.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace

from rettesnor.documents.pdf.column_rules import find_ruled_columns
from rettesnor.documents.pdf.drawing import Drawing, Frame, Rule
from rettesnor.documents.pdf.fragments import Fragment

_TOUCH = 3.0
"""How far apart, in points, lines may be that are meant to touch or to be one."""
_THINNEST = 5.0
"""A row or column thinner than this, in points, is the space between double lines."""
_MOST_PAIRS = 400_000
_MOST_CELLS = 20_000
_HIGHEST_BAND = 60.0
"""A filled band no higher than this, in points, may be the heading row of the grid below it."""


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell by its row and column, and how many of each it covers."""

    row: int
    column: int
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table: the edges of its columns and rows, and its cells row by row.

    Args:
        xs: the edges of its columns.
        ys: the edges of its rows; where only columns are ruled, its level lines.
        cells: row by row; none where only columns are ruled.
        has_band: whether its first row is a filled band, which no upright line parts.
        goes_on_above: whether it has a foot and no head: it may begin where the page begins.
        goes_on_below: whether it has a head and no foot: it may end where the page ends.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[GridCell, ...]
    has_band: bool = False
    goes_on_above: bool = False
    goes_on_below: bool = False

    @property
    def height(self) -> float:
        """In points."""
        return self.ys[-1] - self.ys[0]

    def holds(self, fragment: Fragment) -> bool:
        """Whether the fragment stands in it."""
        x, y = (fragment.left + fragment.right) / 2, (fragment.top + fragment.bottom) / 2
        return (
            self.xs[0] <= x <= self.xs[-1]
            and (self.goes_on_above or self.ys[0] <= y)
            and (self.goes_on_below or y <= self.ys[-1])
        )

    def place(self, fragment: Fragment) -> tuple[int, int]:
        """The row and column that the fragment stands in."""
        x = min((fragment.left + fragment.right) / 2, fragment.left + 2 * fragment.size)
        y = (fragment.top + fragment.bottom) / 2
        column = min(max(bisect_right(self.xs, x) - 1, 0), len(self.xs) - 2)
        return min(max(bisect_right(self.ys, y) - 1, 0), len(self.ys) - 2), column


def merged(rules: Iterable[Rule]) -> list[Rule]:
    """The lines with those put together that lie on one another or go on where another ends."""
    lanes: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda rule: rule.at):
        if lanes and rule.at - lanes[-1][0].at <= _TOUCH:
            lanes[-1].append(rule)
        else:
            lanes.append([rule])
    found: list[Rule] = []
    for lane in lanes:
        at = sum(rule.at for rule in lane) / len(lane)
        lane.sort(key=lambda rule: rule.start)
        start, end = lane[0].start, lane[0].end
        for rule in lane[1:]:
            if rule.start > end + _TOUCH:
                found.append(Rule(at, start, end))
                start, end = rule.start, rule.end
            else:
                end = max(end, rule.end)
        found.append(Rule(at, start, end))
    return found


def find_grids(drawing: Drawing) -> list[Grid]:
    """The ruled tables on a page, from top to bottom. Lines that make a box of one cell are put with the
    frames.

    Args:
        drawing: what is drawn on the page; marked as not complete where there is too much of it.
    """
    levels, uprights = merged(drawing.horizontals), merged(drawing.verticals)
    if len(levels) * len(uprights) > _MOST_PAIRS:
        drawing.is_complete = False
        return []
    grids: list[Grid] = []
    for part_levels, part_uprights in _components(levels, uprights):
        grid = _grid(part_levels, part_uprights)
        if grid is not None and len(grid.xs) > 2 and len(grid.cells) > 1:
            grids.append(grid)
        elif grid is not None:
            drawing.frames.append(Frame(grid.xs[0], grid.ys[0], grid.xs[-1], grid.ys[-1]))
    bands = [frame for frame in drawing.frames if frame.filled and frame.bottom - frame.top <= _HIGHEST_BAND]
    if bands:
        grids = [_with_band(grid, bands) for grid in grids]
    grids += [
        Grid(found.xs, found.ys, (), goes_on_above=found.goes_on_above, goes_on_below=found.goes_on_below)
        for found in find_ruled_columns(drawing.horizontals, uprights)
    ]
    return sorted(grids, key=lambda grid: (grid.ys[0], grid.xs[0]))


def _with_band(grid: Grid, bands: list[Frame]) -> Grid:
    """The grid, and the filled band that stands directly above it and spans its width as its first row."""
    left, right, top = grid.xs[0], grid.xs[-1], grid.ys[0]
    parts = sorted(
        (
            band
            for band in bands
            if abs(band.bottom - top) <= _TOUCH
            and band.top < top - _THINNEST
            and left - _TOUCH <= band.left
            and band.right <= right + _TOUCH
        ),
        key=lambda band: band.left,
    )
    reached = left
    for part in parts:
        if part.left > reached + _TOUCH:
            break
        reached = max(reached, part.right)
    if not parts or reached < right - _TOUCH:
        return grid
    first = tuple(GridCell(0, column) for column in range(len(grid.xs) - 1))
    below = tuple(replace(cell, row=cell.row + 1) for cell in grid.cells)
    ys = (min(part.top for part in parts), *grid.ys)
    return replace(grid, ys=ys, cells=first + below, has_band=True)


def _components(levels: list[Rule], uprights: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Lines that touch each other, together."""
    parents = list(range(len(levels) + len(uprights)))

    def root(place: int) -> int:
        while parents[place] != place:
            parents[place] = parents[parents[place]]
            place = parents[place]
        return place

    heights = [level.at for level in levels]
    for number, upright in enumerate(uprights, start=len(levels)):
        first, last = (
            bisect_left(heights, upright.start - _TOUCH),
            bisect_right(heights, upright.end + _TOUCH),
        )
        for place in range(first, last):
            if levels[place].start - _TOUCH <= upright.at <= levels[place].end + _TOUCH:
                parents[root(place)] = root(number)
    parts: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for place, level in enumerate(levels):
        parts.setdefault(root(place), ([], []))[0].append(level)
    for number, upright in enumerate(uprights, start=len(levels)):
        parts.setdefault(root(number), ([], []))[1].append(upright)
    return [part for part in parts.values() if len(part[0]) > 1 and part[1]]


def _grid(levels: list[Rule], uprights: list[Rule]) -> Grid | None:
    xs = _edges([rule.at for rule in uprights], [edge for rule in levels for edge in (rule.start, rule.end)])
    ys = _edges([rule.at for rule in levels], [edge for rule in uprights for edge in (rule.start, rule.end)])
    columns, rows = len(xs) - 1, len(ys) - 1
    if columns < 1 or rows < 1 or columns * rows > _MOST_CELLS:
        return None
    # Whether a line parts each place from the one to its right, and from the one below.
    right = _walls(uprights, xs, ys)
    below = _walls(levels, ys, xs)
    return Grid(tuple(xs), tuple(ys), tuple(_cells(rows, columns, right, below)))


def _edges(lines: list[float], ends: list[float]) -> list[float]:
    edges: list[float] = []
    for at in sorted([*lines, min(ends), max(ends)]):
        if not edges or at - edges[-1] > _THINNEST:
            edges.append(at)
    return edges


def _walls(rules: list[Rule], across: list[float], along: list[float]) -> set[tuple[int, int]]:
    """For lines that stand at an edge in `across`: (edge, stretch of `along`) for each stretch that they
    cover.
    """
    middles = [(start + end) / 2 for start, end in itertools.pairwise(along)]
    walls: set[tuple[int, int]] = set()
    for rule in rules:
        edge = min(bisect_left(across, rule.at - _THINNEST), len(across) - 1)
        for place in range(bisect_left(middles, rule.start), bisect_right(middles, rule.end)):
            walls.add((edge, place))
    return walls


def _cells(
    rows: int, columns: int, right: set[tuple[int, int]], below: set[tuple[int, int]]
) -> Iterable[GridCell]:
    """The cells, grown from their upper left corners as far as no line parts them and they stay
    rectangles.
    """
    taken: set[tuple[int, int]] = set()
    for row in range(rows):
        for column in range(columns):
            if (row, column) in taken:
                continue
            width = 1
            while (
                column + width < columns
                and (column + width, row) not in right
                and (row, column + width) not in taken
            ):
                width += 1
            height = 1
            while (
                row + height < rows
                and all(
                    (row + height, place) not in below and (row + height, place) not in taken
                    for place in range(column, column + width)
                )
                and all((place, row + height) not in right for place in range(column + 1, column + width))
            ):
                height += 1
            taken.update((row + y, column + x) for y in range(height) for x in range(width))
            yield GridCell(row, column, height, width)
