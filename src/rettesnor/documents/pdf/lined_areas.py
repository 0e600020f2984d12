"""Areas that level lines of one length rule beside other text: small tables in a column of the page.

Such an area is read to its end before what stands beside it; whether it is a table, its words decide.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import attrgetter

from rettesnor.documents.pdf.cards import Card
from rettesnor.documents.pdf.drawing import Drawing, Frame, Rule
from rettesnor.documents.pdf.fragments import Fragment
from rettesnor.documents.pdf.grids import Grid, GridCell, merged
from rettesnor.documents.pdf.lines import rows_of
from rettesnor.documents.pdf.table_parts import TablePart, ruled_table

_FEWEST_LINES = 2
_LEVELS_OF_ONE_ROW = 3
_SAME_END = 3.0
"""How far apart, in points, the ends of one area's lines may be."""
_HIGHEST_ROW = 150.0
"""Two lines of one area are no more points apart than this."""
_HEADER = 2.4
"""How far above the first line, in sizes, the baseline of its headings may be."""
_MOST_LINES = 200
_COLUMN_GAP = 5.0


def take_lined_areas(
    fragments: list[Fragment], drawing: Drawing, page: int
) -> tuple[list[Fragment], list[Card], list[TablePart]]:
    """The text outside such areas, the areas, and the tables of a single row below its headings.

    Args:
        fragments: the text of a page without its furniture, ruled tables and side boxes.
        drawing: what is drawn on the page.
        page: its number.
    """
    cards: list[Card] = []
    tables: list[TablePart] = []
    if not _FEWEST_LINES <= len(drawing.horizontals) <= _MOST_LINES:
        return fragments, cards, tables
    ordered = sorted(fragments, key=_height)
    taken: set[int] = set()
    for lines in _alike(merged(drawing.horizontals)):
        for stretch in _stretches(lines, ordered):
            area = _area(stretch, ordered)
            inside = [fragment for fragment in _inside(area, ordered) if id(fragment) not in taken]
            if not _has_columns(inside) or not _is_of_a_column(area, ordered):
                continue
            taken.update(map(id, inside))
            if (table := _table_of_one_row(stretch, area, inside, drawing, page)) is not None:
                tables.append(table)
            else:
                cards.append(Card(area, inside))
    return [fragment for fragment in fragments if id(fragment) not in taken], cards, tables


def _table_of_one_row(
    lines: list[Rule], area: Frame, inside: list[Fragment], drawing: Drawing, page: int
) -> TablePart | None:
    """The table that headings, a line, one row and a line make, of which only the first line fills several columns."""
    levels = [line.at for line in lines]
    if area.top < levels[0]:
        levels.insert(0, area.top)
    if len(levels) != _LEVELS_OF_ONE_ROW:
        return None
    row = [fragment for fragment in inside if _height(fragment) > levels[1]]
    if any(len(several) > 1 for several in rows_of(row)[1:]):
        return None
    first, *others = sorted(inside, key=attrgetter("left"))
    edges, reached = [area.left], first.right
    for fragment in others:
        if fragment.left - reached >= _COLUMN_GAP:
            edges.append((reached + fragment.left) / 2)
        reached = max(reached, fragment.right)
    edges.append(area.right)
    cells = tuple(GridCell(at, column) for at in range(2) for column in range(len(edges) - 1))
    grid = Grid(tuple(edges), tuple(levels), cells)
    table = ruled_table(grid, inside, drawing.frames, page)
    if table is None or table.header_rows != 1:
        return None
    table.ruled = False
    return table


def _alike(levels: list[Rule]) -> Iterator[list[Rule]]:
    """Lines that begin and end alike, one not far below the other, from above."""
    lanes: list[list[Rule]] = []
    for rule in sorted(levels, key=lambda rule: rule.at):
        for lane in lanes:
            if (
                abs(lane[-1].start - rule.start) < _SAME_END
                and abs(lane[-1].end - rule.end) < _SAME_END
                and rule.at - lane[-1].at < _HIGHEST_ROW
            ):
                lane.append(rule)
                break
        else:
            lanes.append([rule])
    return (lane for lane in lanes if len(lane) >= _FEWEST_LINES)


def _stretches(lines: list[Rule], fragments: Sequence[Fragment]) -> Iterator[list[Rule]]:
    """The lines, parted where running text stands between two of them."""
    stretch = lines[:1]
    for above, below in pairwise(lines):
        between = _inside(Frame(above.start, above.at, above.end, below.at), fragments)
        if not _has_columns(between):
            yield stretch
            stretch = []
        stretch.append(below)
    yield stretch


def _area(lines: list[Rule], fragments: Sequence[Fragment]) -> Frame:
    """From the headings above the first line to the last one."""
    first, last = lines[0], lines[-1]
    headings = [
        fragment
        for fragment in _level(first.at - _HIGHEST_ROW, first.at, fragments)
        if first.start - 1 <= fragment.left
        and fragment.right <= first.end + 1
        and first.at - _HEADER * fragment.size < fragment.baseline <= first.at
    ]
    top = first.at
    if len(headings) > 1 and _has_columns(headings):
        top = min(fragment.top for fragment in headings)
    return Frame(first.start, top, first.end, last.at)


def _has_columns(inside: list[Fragment]) -> bool:
    """Whether a corridor of white runs through it from above to below, and text stands on both sides."""
    stretches = sorted((fragment.left, fragment.right) for fragment in inside)
    edge = stretches[0][1] if stretches else 0.0
    for _, (left, right) in pairwise(stretches):
        if left - edge >= _COLUMN_GAP:
            return True
        edge = max(edge, right)
    return False


def _is_of_a_column(area: Frame, fragments: Sequence[Fragment]) -> bool:
    """Whether other text of the page stands beside its width, and none runs over its side edges."""
    crossing = any(
        fragment.left < edge - 1 and fragment.right > edge + 1
        for fragment in _level(area.top, area.bottom, fragments)
        for edge in (area.left, area.right)
    )
    return not crossing and any(
        fragment.right < area.left or fragment.left > area.right for fragment in fragments
    )


def _inside(area: Frame, fragments: Sequence[Fragment]) -> list[Fragment]:
    return [
        fragment
        for fragment in _level(area.top - 1, area.bottom + 1, fragments)
        if area.left - 1 <= _middle(fragment) <= area.right + 1
    ]


def _level(top: float, bottom: float, fragments: Sequence[Fragment]) -> Sequence[Fragment]:
    """Those at such a height, of fragments that are ordered by it."""
    return fragments[bisect_left(fragments, top, key=_height) : bisect_right(fragments, bottom, key=_height)]


def _middle(fragment: Fragment) -> float:
    return (fragment.left + fragment.right) / 2


def _height(fragment: Fragment) -> float:
    return fragment.baseline - 0.3 * fragment.size
