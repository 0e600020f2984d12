"""Grid tables: action tables whose cells are known, by lines on a page or by the format.

A table's headings tell what each column says; `field_tables` reads those whose headings stand at the left.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from rettesnor.documents import Cell, Document, Role, Table
from rettesnor.outline.cell_parts import bare_label, part_of, part_of_cell, read_parts, whole_of
from rettesnor.outline.columns import says_nothing
from rettesnor.outline.field_tables import read_fields
from rettesnor.outline.markers import Style, marker_at
from rettesnor.outline.record import Attributes
from rettesnor.outline.row_values import stated_by_row
from rettesnor.outline.statements import read_cell
from rettesnor.outline.table_cells import TableCells, page_of, printed
from rettesnor.outline.table_headings import LEVELS, Headings, are_headings, headings_at, read_headings
from rettesnor.outline.tables import ActionTable, Part, Row

_GOES_ON = re.compile(r"(?i)\b(?:forts|framh|frh)(?:\.|et|ette)?\W*$")
_SUM = re.compile(r"(?i)(?:del)?sum\b.*|total(?:t|sum)?\b.*|til ?sam(?:men|an)|i alt|netto(?: .*)?")


def action_tables(document: Document) -> list[ActionTable]:
    """The document's tables with cells that set out goals, strategies, measures or indicators.

    A table without headings of its own takes those of the table before, where it has as many columns.
    """
    found: list[ActionTable] = []
    headings: Headings | None = None
    before: Table | None = None
    for table in document.tables:
        cells = TableCells(table)
        own = read_headings(document, cells.rows)
        if own is None and (rows := read_fields(document, table, cells)):
            found.append(ActionTable(table.start, table.end, tuple(rows)))
            continue
        goes_on = own is None and before is not None and _goes_on(document, before, table)
        if own is not None:
            headings = own
        elif goes_on and headings is not None and not are_headings(document, cells.rows[0]):
            headings = replace(headings, first=0, behind=0)
        else:
            continue
        reader = _RowReader(document, table, cells, headings)
        rows = reader.read()
        before = table
        if rows:
            found.append(ActionTable(table.start, table.end, tuple(rows), goes_on or reader.goes_on))
    return found


def _goes_on(document: Document, before: Table, table: Table) -> bool:
    """Whether a table without headings is the rest of the one before: as wide, and no text between them."""
    first = bisect_left(document.lines, before.end, key=lambda line: line.start)
    between = takewhile(lambda line: line.start < table.start, document.lines[first:])
    return table.columns == before.columns and all(line.role is not Role.BODY for line in between)


class _RowReader:
    """Reads the rows of one table, whose columns are known.

    `goes_on` tells whether its first row begins nothing of its own where its columns say that it should.
    """

    def __init__(self, document: Document, table: Table, cells: TableCells, headings: Headings) -> None:
        self.goes_on = False
        self._document = document
        self._table = table
        self._cells = cells
        self._headings = headings
        self._rows: list[Row] = []

    def read(self) -> list[Row]:
        """The rows of the table, in order."""
        for place in range(self._headings.first):
            self._above_headings(self._cells.rows[place])
        place = self._headings.behind
        while place < len(self._cells.rows):
            again = headings_at(self._document, self._cells.rows, place)
            if again is not None and again.names == self._headings.names:
                self._headings = again
                place = again.behind
                continue
            self._read_row(place)
            place += 1
        return self._rows

    def _above_headings(self, cells: Sequence[Cell]) -> None:
        """A row on top of the headings heads the table where it says what it is («Delmål 2: …»)."""
        filled = [cell for cell in cells if cell.end > cell.start]
        if (
            len(filled) == 1
            and (part := part_of_cell(self._document, filled[0])) is not None
            and part.word is not None
        ):
            self._rows.append(self._across(part, filled[0].page))

    def _read_row(self, place: int) -> None:
        cells = self._cells.rows[place]
        filled = [cell for cell in cells if cell.end > cell.start]
        if not filled or _SUM.fullmatch(" ".join(printed(self._document, filled[0]).split())):
            return
        if len(filled) == 1 and self._is_across(place, filled[0]):
            heading = part_of_cell(self._document, filled[0])
            if heading is not None:
                self._rows.append(self._across(heading, filled[0].page))
            return
        named = self._by_name(place)
        begun = {
            level: self._begun(cell, level)
            for level, cell in named.items()
            if level in LEVELS
            and level != self._headings.main
            and not self._cells.is_held(place, cell.column)
        }
        if not self._rows and self._headings.main in ("act", "strategy", "indicator"):
            levels = self._headings.names & {"area", "goal", "subgoal", "strategy"} - {self._headings.main}
            self.goes_on = bool(levels) and not any(begun.get(level) for level in levels - {"strategy"})
        rows = self._own(place, named)
        if not rows and any(part for level, part in begun.items() if level != "area"):
            rows = [self._row(self._nothing(), page_of(cells), Attributes())]
        if rows:
            first = rows[0]
            first.area = begun.get("area") or first.area
            first.goal = begun.get("goal") or first.goal
            first.subgoal = begun.get("subgoal") or first.subgoal
            first.strategy = begun.get("strategy")
            self._rows += rows
        elif self._rows and not self._rows[-1].is_heading:
            self._go_on_with_last(place, named)

    def _by_name(self, place: int) -> dict[str, Cell]:
        """The cells of the row by the name of their column; of two columns with one name the first."""
        named: dict[str, Cell] = {}
        for column, (name, _) in sorted(self._headings.columns.items()):
            cell = self._cells.at(place, column)
            if cell is not None and cell.end > cell.start:
                named.setdefault(name, cell)
        return named

    def _begun(self, cell: Cell, level: str) -> Part | None:
        """What a cell of what stands above acts begins; None where it only goes on («forts.») or says nothing."""
        words = printed(self._document, cell)
        if says_nothing(words):
            return None
        label = bare_label(words)
        if label is not None and level != "strategy":
            return Part(cell.start, cell.end, "", label)
        part = part_of_cell(self._document, cell)
        return None if part is None or _GOES_ON.search(part.text) else part

    def _own(self, place: int, named: dict[str, Cell]) -> list[Row]:
        """The rows that the cell of the table's own column holds: several where it is a list."""
        main = self._headings.main
        cell = named.get(main)
        if cell is None or self._cells.is_held(place, cell.column):
            return []
        parts = read_parts(self._document, cell)
        if not parts:
            return []
        page = page_of(self._cells.rows[place]) or cell.page
        stated = stated_by_row(self._document, self._headings, self._cells, place, named)
        rows = [self._row_of(part, points, page, stated) for part, points in parts]
        if len(rows) == 1 and (number := named.get("number")) is not None:
            rows[0].act = self._numbered(rows[0].act, number)
        if main == "act":
            rows[0].indicators = self._indicators(named.get("indicator"))
        return rows

    def _row_of(self, part: Part, points: tuple[Part, ...], page: int | None, stated: Attributes) -> Row:
        main = self._headings.main
        if main in ("act", "strategy", "indicator"):
            row = self._row(part, page, stated)
            row.points = points
            return row
        row = self._row(self._nothing(), page, Attributes())
        if main == "area":
            row.area = part
        elif main == "goal":
            row.goal = part
        else:
            row.subgoal = part
        return row

    def _row(self, act: Part, page: int | None, stated: Attributes) -> Row:
        main = self._headings.main
        return Row(
            act,
            page,
            stated,
            is_indicator=main == "indicator",
            is_strategy=main == "strategy",
            is_certain=self._table.ruled,
        )

    def _go_on_with_last(self, place: int, named: dict[str, Cell]) -> None:
        """A row without an act of its own says more about the act above: one more who is responsible."""
        stated = stated_by_row(self._document, self._headings, self._cells, place, named)
        last = self._rows[-1]
        if stated.responsible and last.act.text:
            both = dict.fromkeys((*last.stated.responsible, *stated.responsible))
            last.stated = replace(last.stated, responsible=tuple(both))

    def _is_across(self, place: int, cell: Cell) -> bool:
        """Whether the one cell with words stands for the whole row: over all columns, or plainly a heading."""
        if any(self._cells.is_held(place, column) for column in self._headings.columns):
            return False
        if cell.column_span > 1 or (len(self._cells.rows[place]) == 1 and self._table.columns > 1):
            return True
        text = self._document.text
        if cell.column != min(self._headings.columns) or cell.row_span > 1:
            return False
        marker = marker_at(text, cell.start, cell.end)
        is_named = marker is not None and marker[0].style is Style.WORD
        name = self._headings.columns[cell.column][0]
        if name == "number":
            return bare_label(printed(self._document, cell)) is None
        return name == "act" and (is_named or text.startswith("**", cell.start))

    def _across(self, heading: Part, page: int | None) -> Row:
        return Row(heading, page, Attributes(), is_heading=True, is_certain=self._table.ruled)

    def _nothing(self) -> Part:
        return Part(self._table.start, self._table.start, "")

    def _numbered(self, act: Part, number: Cell) -> Part:
        """The act with the label from a cell of its own, where it has one."""
        label = bare_label(printed(self._document, number))
        return act if label is None else replace(act, start=number.start, label=label)

    def _indicators(self, cell: Cell | None) -> tuple[Part, ...]:
        if cell is None or says_nothing(printed(self._document, cell)):
            return ()
        statements = read_cell(self._document, cell.start, cell.end)
        if any(statement.marker is not None for statement in statements):
            return tuple(part_of(self._document, one) for one in statements)
        return (whole_of(self._document, statements),) if statements else ()
