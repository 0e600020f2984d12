"""Reading order: parts a page into bands, and bands into columns, and finds the tables that no lines rule.

A slab is what overlaps in height; a band is slabs that one upright corridor of white runs through. Only
sorting and sweeping, so that the work grows with the page and not with its square.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from rettesnor.documents.model import Role
from rettesnor.documents.pdf.alignment import aligned_table, continued_table, is_label_column
from rettesnor.documents.pdf.drawing import Drawing
from rettesnor.documents.pdf.fragments import Fragment
from rettesnor.documents.pdf.lines import LaidLine, as_line, joined, rows_of
from rettesnor.documents.pdf.table_parts import TablePart

_NARROWEST = 5.0
"""A corridor narrower than this, in points, parts nothing."""
_DEEPEST = 6
_FEWEST_LINES = 3
"""A column of running text has at least so many lines, and half of them at least so many characters."""
_FEWEST_CHARACTERS = 15
_SIDE_WIDTH, _SIDE_SIZE = 0.6, 0.94
"""A side column is no wider than this share of the one beside it, and set in no more than this share of its
size."""
_MOST_BEHIND = 100
"""So many slabs at the end of a band are searched for a heading that belongs to what follows."""
_ROOM_FOR_HEADING = 2.6
"""A gap of so many sizes in one column holds a heading that stands in the other."""
_LONG_LINE = 35
"""Lines of so many characters, half of them at least, need no more than two to be a column."""
_TABLE_CHARACTERS = 1_000

Corridor = tuple[float, float]
Element = LaidLine | TablePart


@dataclass(slots=True)
class Setting:
    """What arranging a page needs and keeps: its number and drawing, its ruled tables by their stand-ins,
    the column that is being filled, and the lines of side columns.
    """

    page: int
    drawing: Drawing
    tables: dict[int, TablePart] = field(default_factory=dict)
    column: int = 0
    sides: list[LaidLine] = field(default_factory=list)


@dataclass(slots=True)
class _Slab:
    """What overlaps in height, and the stretches of the page's width that it takes, from left to right."""

    pieces: list[Fragment]
    taken: list[Corridor]


@dataclass(slots=True)
class _Band:
    """Slabs, and the corridors that run through all of them; none in running text of one column."""

    slabs: list[_Slab]
    corridors: list[Corridor]

    def pieces(self) -> Iterator[Fragment]:
        for slab in self.slabs:
            yield from slab.pieces


def arrange(
    fragments: list[Fragment], tables: list[TablePart], setting: Setting, before: TablePart | None = None
) -> list[Element]:
    """The lines and tables of a page in reading order.

    Args:
        fragments: what stands outside ruled tables, without page furniture.
        tables: the ruled tables.
        setting: the page; lines of narrow side columns are put into `setting.sides`.
        before: the table without upright lines that ends the page before, where one does.
    """
    pieces = sorted(fragments, key=lambda fragment: fragment.baseline)
    if before is not None and pieces:
        continued = continued_table(pieces, before, setting.drawing, setting.page)
        if continued is not None:
            table, pieces = continued
            return [table, *arrange(pieces, tables, setting)]
    if not tables and _is_one_column(pieces):
        return [as_line(piece, setting.page) for piece in pieces]
    _seat_drop_caps(pieces)
    for table in tables:
        stand_in = Fragment(
            "", table.xs[0], table.top, table.xs[-1], table.bottom, table.bottom, 1.0, False, False, False
        )
        setting.tables[id(stand_in)] = table
        pieces.append(stand_in)
    return list(_arranged(pieces, setting, 0))


def _is_one_column(pieces: list[Fragment]) -> bool:
    """Whether every line stands below the one before and none beside it; then nothing needs to be found
    out.
    """
    for before, after in pairwise(pieces):
        if after.baseline - before.baseline < 0.6 * min(before.size, after.size):
            return False
        if after.left > before.right or before.left > after.right:
            return False
    return True


def _arranged(pieces: list[Fragment], setting: Setting, depth: int) -> Iterator[Element]:
    for band in _bands(_slabs(pieces)):
        if band.corridors and depth < _DEEPEST:
            yield from _parted(band, setting, depth)
        else:
            yield from _row_by_row(band.pieces(), setting)


def _extent(piece: Fragment) -> tuple[float, float]:
    """The height that a piece surely takes: less than its font's, so that close lines do not overlap."""
    if not piece.text:
        return piece.top, piece.bottom
    return piece.baseline - 0.65 * piece.size, piece.baseline + 0.05 * piece.size


def _slabs(pieces: list[Fragment]) -> Iterator[_Slab]:
    held: list[Fragment] = []
    bottom = 0.0
    for (top, end), piece in sorted(((_extent(piece), piece) for piece in pieces), key=lambda pair: pair[0]):
        if held and top >= bottom:
            yield _Slab(held, _taken(held))
            held = []
        bottom = max(bottom, end) if held else end
        held.append(piece)
    if held:
        yield _Slab(held, _taken(held))


def _taken(pieces: list[Fragment]) -> list[Corridor]:
    taken: list[Corridor] = []
    for left, right in sorted((piece.left, piece.right) for piece in pieces):
        if taken and left - taken[-1][1] < _NARROWEST:
            taken[-1] = (taken[-1][0], max(taken[-1][1], right))
        else:
            taken.append((left, right))
    return taken


def _bands(slabs: Iterable[_Slab]) -> Iterator[_Band]:
    band = _Band([], [])
    waiting = deque(slabs)
    while waiting:
        slab = waiting.popleft()
        inner = [(before[1], after[0]) for before, after in pairwise(slab.taken)]
        if band.corridors:
            common = _common(band.corridors, slab.taken)
            if common and (len(common) >= len(band.corridors) or _is_loose(band)):
                band.slabs.append(slab)
                band.corridors = common
                continue
            end = _end(band)
            yield from _sections(band.slabs[:end], band.corridors)
            if end < len(band.slabs):
                waiting.extendleft(reversed([*band.slabs[end:], slab]))
                band = _Band([], [])
            else:
                band = _Band([slab], inner)
        elif inner:
            fitting = _fitting(band.slabs, inner)
            above = band.slabs[: len(band.slabs) - fitting]
            if above:
                yield _Band(above, [])
            band = _Band([*band.slabs[len(above) :], slab], inner)
            for earlier in band.slabs:
                band.corridors = _common(band.corridors, earlier.taken)
        else:
            band.slabs.append(slab)
    if band.slabs:
        yield from _sections(band.slabs, band.corridors)


def _end(band: _Band) -> int:
    """Where a band ends that text across the page follows: before the heading of what follows.

    Such a heading stands at the left with nothing beside it, set apart from the text above.
    """
    for place in range(max(1, len(band.slabs) - _MOST_BEHIND), len(band.slabs)):
        slab = band.slabs[place]
        if slab.taken[-1][1] <= band.corridors[0][0] + _NARROWEST and _begins_anew(
            band.slabs[place - 1], slab
        ):
            return place
    return len(band.slabs)


def _sections(slabs: list[_Slab], corridors: list[Corridor]) -> Iterator[_Band]:
    """A band, parted at headings at the left below which both columns begin anew, side by side."""
    start = 0
    if len(corridors) == 1:
        ((_, right),) = corridors
        above: float | None = None
        for place in range(1, len(slabs) - 1):
            slab, below = slabs[place - 1], slabs[place + 1]
            if slab.taken[-1][0] >= right:
                above = slab.pieces[-1].baseline
            head = slabs[place]
            if above is None or head.taken[-1][1] > right or not _begins_anew(slab, head):
                continue
            beside = [piece for piece in below.pieces if piece.left >= right]
            if (
                len(below.taken) > 1
                and beside
                and beside[0].baseline - above > _ROOM_FOR_HEADING * beside[0].size
            ):
                yield _closed(slabs[start:place], corridors)
                start = place
    yield _closed(slabs[start:], corridors)


def _closed(slabs: list[_Slab], corridors: list[Corridor]) -> _Band:
    """The band, with those of its corridors that have text on both sides."""
    lefts, rights = min(slab.taken[0][0] for slab in slabs), max(slab.taken[-1][1] for slab in slabs)
    return _Band(slabs, [(start, end) for start, end in corridors if lefts < start and rights > end])


def _begins_anew(before: _Slab, slab: _Slab) -> bool:
    above, piece = before.pieces[-1], slab.pieces[0]
    return (
        piece.bold or piece.size > 1.1 * above.size
    ) and piece.baseline - above.baseline > 1.5 * above.size


def _is_loose(band: _Band) -> bool:
    """Whether its corridors may still be chance: gaps of one line, and not columns of a table."""
    return sum(len(slab.taken) > 1 for slab in band.slabs) < 2


def _common(corridors: list[Corridor], taken: list[Corridor]) -> list[Corridor]:
    """What the slab leaves of the corridors."""
    left_over: list[Corridor] = []
    ends = [stretch[1] for stretch in taken]
    for start, end in corridors:
        place = bisect_right(ends, start)
        while start < end:
            until = min(taken[place][0], end) if place < len(taken) else end
            if until - start >= _NARROWEST:
                left_over.append((start, until))
            if place >= len(taken):
                break
            start = max(start, taken[place][1])
            place += 1
    return left_over


def _fitting(slabs: list[_Slab], corridors: list[Corridor]) -> int:
    """How many of the last slabs stand on one side of the corridors, close above each other."""
    count = 0
    below: Fragment | None = None
    for slab in reversed(slabs):
        piece = slab.pieces[0]
        if not piece.text or len(_common(corridors, slab.taken)) < len(corridors):
            break
        if below is not None and below.baseline - piece.baseline > 1.7 * max(piece.size, below.size):
            break
        below = piece
        count += 1
    return count if count < len(slabs) or count <= 2 else 0


def _parted(band: _Band, setting: Setting, depth: int) -> Iterator[Element]:
    """A band with corridors: a table, columns, or lines with wide gaps in them."""
    middles = [(start + end) / 2 for start, end in band.corridors]
    columns: list[list[Fragment]] = [[] for _ in range(len(middles) + 1)]
    for piece in band.pieces():
        columns[bisect_right(middles, piece.left)].append(piece)
    columns = [column for column in columns if column]
    if len(columns) < 2 or is_label_column(columns):
        yield from _row_by_row(band.pieces(), setting)
        return
    has_ruled = any(not piece.text for column in columns for piece in column)
    if not has_ruled and (found := aligned_table(columns, setting.drawing, setting.page)) is not None:
        before, table, after = found
        yield from _row_by_row(before, setting)
        yield table
        yield from _row_by_row(after, setting)
    elif (side := _side_column(columns)) is not None:
        aside = columns.pop(side)
        for piece in aside:
            piece.role = Role.SIDE_BOX
        pieces = [piece for column in columns for piece in column]
        own = Setting(setting.page, setting.drawing, setting.tables, setting.column + 1)
        setting.sides += [
            element for element in _arranged(aside, own, depth + 1) if isinstance(element, LaidLine)
        ]
        setting.column = own.column + 1
        yield from _arranged(pieces, setting, depth + 1)
    elif _are_running(columns):
        for column in columns:
            setting.column += 1
            yield from _arranged(column, setting, depth + 1)
        setting.column += 1
    else:
        yield from _row_by_row(band.pieces(), setting)


def _are_running(columns: list[list[Fragment]]) -> bool:
    """Whether at least two columns are text that runs from line to line, side by side, and none is mere
    labels.
    """
    running = 0
    for column in columns:
        lengths = [len(piece.text) or _TABLE_CHARACTERS for piece in column]
        tables = sum(not piece.text for piece in column)
        usual = median(lengths)
        if (
            tables
            or (len(column) >= _FEWEST_LINES and usual >= _FEWEST_CHARACTERS)
            or (len(column) > 1 and usual >= _LONG_LINE)
        ):
            running += 1
    beside = all(
        min(_extent(piece)[0] for piece in after) < max(_extent(piece)[1] for piece in before)
        and min(_extent(piece)[0] for piece in before) < max(_extent(piece)[1] for piece in after)
        for before, after in pairwise(columns)
    )
    return beside and running >= 2 and running >= len(columns) - 1


def _side_column(columns: list[list[Fragment]]) -> int | None:
    """Which of two columns is a narrow one in another size beside the main one."""
    if len(columns) != 2 or any(not piece.text for column in columns for piece in column):
        return None
    widths = [max(p.right for p in column) - min(p.left for p in column) for column in columns]
    sizes = [median(piece.size for piece in column) for column in columns]
    side = 0 if widths[0] < widths[1] else 1
    main = 1 - side
    small = sizes[side] <= _SIDE_SIZE * sizes[main] and widths[side] <= _SIDE_WIDTH * widths[main]
    return side if small and len(columns[side]) > 1 and len(columns[main]) >= _FEWEST_LINES else None


def _row_by_row(pieces: Iterable[Fragment], setting: Setting) -> Iterator[Element]:
    waiting: list[Fragment] = []
    for piece in pieces:
        if piece.text:
            waiting.append(piece)
            continue
        yield from _lines(waiting, setting)
        waiting = []
        yield setting.tables[id(piece)]
    yield from _lines(waiting, setting)


def _lines(pieces: list[Fragment], setting: Setting) -> Iterator[LaidLine]:
    for row in rows_of(pieces):
        line = joined(row, setting.page)
        line.column = setting.column
        yield line


def _seat_drop_caps(pieces: list[Fragment]) -> None:
    """Puts a letter that is several lines high on the first of them, so that it begins its word."""
    for place, cap in enumerate(pieces):
        if len(cap.text) != 1 or not cap.text.isalpha():
            continue
        top = cap.baseline - 0.75 * cap.size
        beside = [
            piece
            for piece in pieces[max(place - 12, 0) : place + 12]
            if piece is not cap
            and 2 * piece.size < cap.size
            and top - 0.5 * piece.size < piece.baseline < cap.baseline + 1
            and 0 <= piece.left - cap.right < 2 * piece.size
        ]
        if beside:
            first = min(beside, key=lambda piece: piece.baseline)
            first.text, first.left = cap.text + first.text, cap.left
            cap.text = "\0"
    pieces[:] = [piece for piece in pieces if piece.text != "\0"]
