"""Where the cells of a Word table stand: which rows and columns each covers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rettesnor.documents.docx.names import W, number_of, switch_of
from rettesnor.documents.safe_xml import Element

_MOST_COLUMNS = 1024  # Word itself stops at 63
_WRAPPERS = frozenset(W + name for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"))


@dataclass(slots=True)
class CellPlace:
    """A cell and the rows and columns it covers, counted from 0."""

    element: Element
    row: int
    column: int
    row_span: int
    column_span: int


def placed_cells(table: Element) -> list[CellPlace]:
    """The table's cells row by row; those covered by one above are left out."""
    cells: list[CellPlace] = []
    open_above: dict[int, CellPlace] = {}
    for row, element in enumerate(_rows(table)):
        column = max(number_of(element.find(W + "trPr"), "gridBefore") or 0, 0)
        still_open: dict[int, CellPlace] = {}
        for cell in _wrapped(element, W + "tc"):
            properties = cell.find(W + "tcPr")
            span = min(max(number_of(properties, "gridSpan") or 1, 1), _MOST_COLUMNS)
            merge = None if properties is None else properties.find(W + "vMerge")
            continues = merge is not None and merge.get(W + "val", "continue") != "restart"
            above = open_above.get(column)
            if continues and above is not None:
                above.row_span += 1
                still_open[column] = above
            else:
                place = CellPlace(cell, row, column, 1, span)
                cells.append(place)
                if merge is not None:
                    still_open[column] = place
            column += span
        open_above = still_open
    return cells


def header_rows(table: Element) -> int:
    """How many leading rows are marked to be repeated on every page."""
    count = 0
    for row in _rows(table):
        if not switch_of(row.find(W + "trPr"), "tblHeader"):
            break
        count += 1
    return count


def _rows(table: Element) -> Iterator[Element]:
    for row in _wrapped(table, W + "tr"):
        if row.find(f"{W}trPr/{W}del") is None:
            yield row


def _wrapped(parent: Element, tag: str) -> Iterator[Element]:
    for element in parent:
        if element.tag == tag:
            yield element
        elif element.tag in _WRAPPERS:
            yield from _wrapped(element, tag)
