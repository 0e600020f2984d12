"""Reading order: parts the bands of a page into columns, and finds the tables that no lines rule."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from rettesnor.documents.model import Role
from rettesnor.documents.pdf.alignment import aligned_table, continued_table, is_label_column
from rettesnor.documents.pdf.bands import Band, bands_of, extent
from rettesnor.documents.pdf.drawing import Drawing
from rettesnor.documents.pdf.fragments import Fragment
from rettesnor.documents.pdf.lines import LaidLine, as_line, joined, rows_of
from rettesnor.documents.pdf.table_parts import TablePart

_DEEPEST = 6
_FEWEST_LINES = 3
"""A column of running text has at least so many lines, and half of them at least so many characters."""
_FEWEST_CHARACTERS = 15
_SIDE_WIDTH, _SIDE_SIZE = 0.6, 0.94
"""A side column is no wider than this share of the one beside it, and set in no more than this share of its
size."""
_LONG_LINE = 35
"""Lines of so many characters, half of them at least, need no more than two to be a column."""
_TABLE_CHARACTERS = 1_000

Element = LaidLine | TablePart


@dataclass(slots=True)
class Setting:
    """What arranging a page needs and keeps: its number and drawing, its ruled tables and cards by their
    stand-ins, the column that is being filled, and the lines of side columns.
    """

    page: int
    drawing: Drawing
    tables: dict[int, TablePart] = field(default_factory=dict)
    cards: dict[int, list[Fragment]] = field(default_factory=dict)
    column: int = 0
    sides: list[LaidLine] = field(default_factory=list)


def arrange(
    fragments: list[Fragment],
    setting: Setting,
    tables: Sequence[TablePart] = (),
    cards: Sequence[list[Fragment]] = (),
    before: TablePart | None = None,
) -> list[Element]:
    """The lines and tables of a page in reading order.

    Args:
        fragments: what stands outside ruled tables and cards, without page furniture.
        setting: the page; lines of narrow side columns are put into `setting.sides`.
        tables: the ruled tables.
        cards: what stands in each box of a row of boxes; each is read to its end before the next.
        before: the table without upright lines that ends the page before, where one does.
    """
    pieces = sorted(fragments, key=lambda fragment: fragment.baseline)
    if before is not None and pieces:
        continued = continued_table(pieces, before, setting.drawing, setting.page)
        if continued is not None:
            table, pieces = continued
            return [table, *arrange(pieces, setting, tables, cards)]
    if not tables and not cards and _is_one_column(pieces):
        return [as_line(piece, setting.page) for piece in pieces]
    _seat_drop_caps(pieces)
    for table in tables:
        pieces.append(_stand_in(table.xs[0], table.top, table.xs[-1], table.bottom))
        setting.tables[id(pieces[-1])] = table
    for card in cards:
        lefts, rights = [piece.left for piece in card], [piece.right for piece in card]
        tops, bottoms = [piece.top for piece in card], [piece.bottom for piece in card]
        pieces.append(_stand_in(min(lefts), min(tops), max(rights), max(bottoms)))
        setting.cards[id(pieces[-1])] = card
    return list(_arranged(pieces, setting, 0))


def _stand_in(left: float, top: float, right: float, bottom: float) -> Fragment:
    """What stands for a table or a card while its page is arranged."""
    return Fragment("", left, top, right, bottom, bottom, 1.0, False, False, False)


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
    for band in bands_of(pieces):
        if band.corridors and depth < _DEEPEST:
            yield from _parted(band, setting, depth)
        else:
            yield from _row_by_row(band.pieces(), setting)


def _parted(band: Band, setting: Setting, depth: int) -> Iterator[Element]:
    """A band with corridors: a table, columns, or lines with wide gaps in them."""
    middles = [(start + end) / 2 for start, end in band.corridors]
    columns: list[list[Fragment]] = [[] for _ in range(len(middles) + 1)]
    for piece in band.pieces():
        columns[bisect_right(middles, piece.left)].append(piece)
    columns = [column for column in columns if column]
    if len(columns) < 2 or _are_rows_of_cards(band, setting) or is_label_column(columns):
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
        own = Setting(setting.page, setting.drawing, setting.tables, setting.cards, setting.column + 1)
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


def _are_rows_of_cards(band: Band, setting: Setting) -> bool:
    """Whether nothing but cards stands side by side."""
    beside = [slab for slab in band.slabs if len(slab.taken) > 1]
    return all(id(piece) in setting.cards for slab in beside for piece in slab.pieces)


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
        min(extent(piece)[0] for piece in after) < max(extent(piece)[1] for piece in before)
        and min(extent(piece)[0] for piece in before) < max(extent(piece)[1] for piece in after)
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
        if id(piece) in setting.tables:
            yield setting.tables[id(piece)]
            continue
        setting.column += 1
        yield from _arranged(sorted(setting.cards[id(piece)], key=lambda f: f.baseline), setting, 1)
        setting.column += 1
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
