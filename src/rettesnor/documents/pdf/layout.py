"""Lays out one page: what runs along its edges, its text and tables in reading order, and what stands
beside.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from rettesnor.documents.model import Role
from rettesnor.documents.pdf.box_rows import boxes_of
from rettesnor.documents.pdf.cards import Card, take_cards, take_columns_of_cards
from rettesnor.documents.pdf.columns import Element, Setting, arrange
from rettesnor.documents.pdf.drawing import Frame
from rettesnor.documents.pdf.filled_tables import take_filled_tables
from rettesnor.documents.pdf.fragments import Fragment
from rettesnor.documents.pdf.grids import Grid
from rettesnor.documents.pdf.headings_above import take_headings_above
from rettesnor.documents.pdf.lined_areas import take_lined_areas
from rettesnor.documents.pdf.lines import LaidLine, lines_of
from rettesnor.documents.pdf.seating import seat
from rettesnor.documents.pdf.sheet import Sheet
from rettesnor.documents.pdf.side_boxes import take_side_boxes
from rettesnor.documents.pdf.table_parts import TablePart, ruled_table

_MOST_GRIDS = 100


@dataclass(slots=True)
class LaidPage:
    """A page in reading order: headers, text with tables, side boxes, footers."""

    sheet: Sheet
    head: list[LaidLine] = field(default_factory=list)
    body: list[Element] = field(default_factory=list)
    sides: list[LaidLine] = field(default_factory=list)
    foot: list[LaidLine] = field(default_factory=list)


def lay_out(sheet: Sheet, grids: list[Grid], body: float, before: Element | None = None) -> LaidPage:
    """The page in reading order.

    Args:
        sheet: the page; its furniture is marked.
        grids: the ruled tables on it.
        body: the size that the document's body is set in.
        before: the last line or table on the page before.
    """
    page = LaidPage(sheet)
    text: list[Fragment] = []
    furniture: list[Fragment] = []
    turned: list[Fragment] = []
    for fragment in sheet.fragments:
        if fragment.role is not Role.BODY:
            furniture.append(fragment)
        elif fragment.turned:
            turned.append(fragment)
        else:
            text.append(fragment)
    middle = sheet.height / 2
    page.head = _lines_apart([fragment for fragment in furniture if fragment.baseline < middle], sheet.number)
    page.foot = _lines_apart(
        [fragment for fragment in furniture if fragment.baseline >= middle], sheet.number
    )
    tables: list[TablePart] = []
    if grids:
        if len(grids) > _MOST_GRIDS:
            sheet.drawing.is_complete = False
        tables, text, turned = _ruled(sheet, grids[:_MOST_GRIDS], text, turned)
    text = take_headings_above(text, tables, sheet.number)
    text, filled = take_filled_tables(seat(text), sheet.drawing, sheet.number)
    tables += filled
    text, sides, cards, tables = _boxes_apart(sheet, text, tables, body)
    setting = Setting(sheet.number, sheet.drawing)
    open_table = before if isinstance(before, TablePart) and not before.ruled else None
    page.body = arrange(text, setting, tables, cards, open_table)
    page.sides = setting.sides
    for number, side in enumerate(sides, start=1):
        own = Setting(sheet.number, sheet.drawing, column=-100 * number)
        for element in arrange(side, own):
            if isinstance(element, LaidLine):
                element.column = own.column
                page.sides.append(element)
            else:
                page.sides += [line for cell in element.cells() for line in cell.lines]
    for number, fragment in enumerate(turned):
        fragment.role = Role.MARK
        line = lines_of([fragment], sheet.number)[0]
        line.column = -100_000 - number
        page.sides.append(line)
    return page


def _boxes_apart(
    sheet: Sheet, text: list[Fragment], tables: list[TablePart], body: float
) -> tuple[list[Fragment], list[list[Fragment]], list[Card], list[TablePart]]:
    """The text outside boxes, the side boxes, what is to be read to its end before what stands beside it, and the
    tables.
    """
    drawing = sheet.drawing
    sides: list[list[Fragment]] = []
    cards: list[Card] = []
    frames = [frame for frame in drawing.frames if not any(_meet(frame, table) for table in tables)]
    boxes = boxes_of(frames, sheet.width * sheet.height)
    if len(boxes.outer) > 1:
        text, cards = take_columns_of_cards(text, boxes)
    if drawing.frames:
        text, sides = take_side_boxes(text, drawing.frames, sheet.width, sheet.height, body)
    if len(boxes.outer) > 1:
        text, others = take_cards(text, boxes)
        cards += others
    text, areas, small_tables = take_lined_areas(text, drawing, sheet.number)
    return text, sides, [*cards, *areas], [*tables, *small_tables]


def _meet(frame: Frame, table: TablePart) -> bool:
    return (
        frame.left < table.xs[-1]
        and frame.right > table.xs[0]
        and frame.top < table.bottom
        and frame.bottom > table.top
    )


def _lines_apart(fragments: list[Fragment], page: int) -> list[LaidLine]:
    """Furniture line by line; a page number on the same height as other words stays a line of its own."""
    if len(fragments) < 2:
        return lines_of(fragments, page)
    numbers = [fragment for fragment in fragments if fragment.role is Role.PAGE_NUMBER]
    others = [fragment for fragment in fragments if fragment.role is not Role.PAGE_NUMBER]
    lines = lines_of(others, page) + lines_of(numbers, page)
    return sorted(lines, key=lambda line: (line.baseline, line.left))


def _ruled(
    sheet: Sheet, grids: list[Grid], text: list[Fragment], turned: list[Fragment]
) -> tuple[list[TablePart], list[Fragment], list[Fragment]]:
    """The ruled tables, and what stands in none of them."""
    held: list[list[Fragment]] = [[] for _ in grids]
    by_area = sorted(range(len(grids)), key=lambda n: grids[n].height * (grids[n].xs[-1] - grids[n].xs[0]))
    for fragment in (*text, *turned):
        for number in by_area:
            if grids[number].holds(fragment):
                held[number].append(fragment)
                break
    tables: list[TablePart] = []
    inside: set[int] = set()
    for grid, fragments in zip(grids, held, strict=True):
        table = ruled_table(grid, fragments, sheet.drawing.frames, sheet.number) if fragments else None
        if table is not None:
            tables.append(table)
            inside.update(map(id, fragments))
    return (
        tables,
        [fragment for fragment in text if id(fragment) not in inside],
        [fragment for fragment in turned if id(fragment) not in inside],
    )
