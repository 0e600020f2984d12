"""Reading order: parts the bands of a page into columns, and finds the tables that no lines rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from rettesnor.documents.model import Role
from rettesnor.documents.pdf.alignment import aligned_table, continued_table, is_label_column
from rettesnor.documents.pdf.bands import Band, bands_of, columns_of
from rettesnor.documents.pdf.cards import Card
from rettesnor.documents.pdf.drawing import Drawing
from rettesnor.documents.pdf.fragments import Fragment
from rettesnor.documents.pdf.gaps import BULLETS
from rettesnor.documents.pdf.lines import LaidLine, as_line, joined, rows_of
from rettesnor.documents.pdf.margins import margin_rows
from rettesnor.documents.pdf.side_by_side import are_running, headed_columns, parted_by_banners
from rettesnor.documents.pdf.table_parts import TablePart

_DEEPEST = 6
_FEWEST_LINES = 3
"""A main column has at least so many lines beside a side column."""
_SIDE_WIDTH, _SIDE_SIZE = 0.6, 0.94
"""A side column is no wider than this share of the one beside it, and set in no more than this share of its
size."""

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
    cards: Sequence[Card] = (),
    before: TablePart | None = None,
) -> list[Element]:
    """The lines and tables of a page in reading order.

    Args:
        fragments: what stands outside ruled tables and cards, without page furniture.
        setting: the page; lines of narrow side columns are put into `setting.sides`.
        tables: the ruled tables.
        cards: boxes, each of which is read to its end before the next.
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
    for table in tables:
        pieces.append(_stand_in(table.xs[0], table.top, table.xs[-1], table.bottom))
        setting.tables[id(pieces[-1])] = table
    pieces += [_stand_in_of(card, setting) for card in cards]
    return list(_arranged(pieces, setting, 0))


def _stand_in_of(card: Card, setting: Setting) -> Fragment:
    """What stands for a card: as wide as the text in it, as high as its box."""
    inside = list(card.text())
    left, right = min(piece.left for piece in inside), max(piece.right for piece in inside)
    piece = _stand_in(left, card.frame.top, right, card.frame.bottom)
    setting.cards[id(piece)] = [*card.pieces, *(_stand_in_of(inner, setting) for inner in card.inner)]
    return piece


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
    columns = columns_of(band.pieces(), band.corridors)
    rows = margin_rows(columns)
    if len(columns) < 2 or _are_rows_of_cards(band, setting) or (rows is None and is_label_column(columns)):
        yield from _row_by_row(band.pieces(), setting)
        return
    has_ruled = any(not piece.text for column in columns for piece in column)
    if (headed := headed_columns(band)) is not None:
        above, rows_of_columns, below = headed
        yield from _row_by_row(above, setting)
        for row_of_columns in rows_of_columns:
            yield from _column_by_column(row_of_columns, setting, depth)
        yield from _arranged(below, setting, depth + 1)
    elif not has_ruled and (found := aligned_table(columns, setting.drawing, setting.page)) is not None:
        before, table, after = found
        yield from _row_by_row(before, setting)
        yield table
        yield from _row_by_row(after, setting)
    elif (parts := parted_by_banners(band, setting.drawing.frames)) is not None:
        for part in parts:
            yield from _arranged(part, setting, depth + 1)
    elif rows is not None:
        for row in rows:
            _put_aside(row.notes, setting, depth)
            yield from _column_by_column([row.head, row.text], setting, depth)
    elif (side := _side_column(columns)) is not None:
        _put_aside(columns.pop(side), setting, depth)
        yield from _arranged([piece for column in columns for piece in column], setting, depth + 1)
    elif are_running(columns):
        yield from _column_by_column(columns, setting, depth)
    else:
        yield from _row_by_row(band.pieces(), setting)


def _column_by_column(columns: list[list[Fragment]], setting: Setting, depth: int) -> Iterator[Element]:
    for column in columns:
        setting.column += 1
        yield from _arranged(column, setting, depth + 1)
    setting.column += 1


def _put_aside(pieces: list[Fragment], setting: Setting, depth: int) -> None:
    """Reads pieces as a side box, after the text of the page."""
    for piece in pieces:
        piece.role = Role.SIDE_BOX
    own = Setting(setting.page, setting.drawing, setting.tables, setting.cards, setting.column + 1)
    setting.sides += [
        element for element in _arranged(pieces, own, depth + 1) if isinstance(element, LaidLine)
    ]
    setting.column = own.column + 1


def _are_rows_of_cards(band: Band, setting: Setting) -> bool:
    """Whether nothing but cards stands side by side."""
    beside = [slab for slab in band.slabs if len(slab.taken) > 1]
    return all(id(piece) in setting.cards for slab in beside for piece in slab.pieces)


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
        points = [
            at for at, piece in enumerate(row) if at and len(piece.text) > 1 and piece.text[0] in BULLETS
        ]
        for start, end in pairwise([0, *points, len(row)]):
            line = joined(row[start:end], setting.page)
            line.column = setting.column
            yield line
