"""Action tables: the tables that set out measures or indicators, row by row.

For tables with cells; `flat_tables` finds them in bare text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from itertools import takewhile

from rettesnor.documents import Cell, Document, Role, Table
from rettesnor.documents.cleaning import statement as clean_statement
from rettesnor.outline import attributes
from rettesnor.outline.columns import Column, column_of, indicator_target, says_nothing, stated_by_cells
from rettesnor.outline.record import Attributes
from rettesnor.outline.statement import Statement
from rettesnor.outline.statements import read_cell

_HEADINGS_WITHIN = 3
_PAIRS = ({"goal", "strategy"}, {"indicator", "target"}, {"indicator", "baseline"})
_GOES_ON = re.compile(r"(?i)\b(?:forts|framh|frh)\.?\W*$")
_LABEL = re.compile(r"\W*([A-ZÆØÅa-z]{0,3}\.?\s?\d{1,3}(?:\.\d{1,3})*[a-z]?|[a-zæøåA-ZÆØÅ])\W*")


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a cell that is a statement: its place, its words, its label."""

    start: int
    end: int
    text: str
    label: str | None = None


@dataclass(slots=True)
class Row:
    """A row of an action table.

    Args:
        act: what is to be done, or the indicator in a table of indicators.
        page: the page that it begins on.
        stated: what its other cells state.
        points: the points within the act's cell.
        indicators: what its indicator cell says.
        is_indicator: whether the row sets out an indicator and no measure.
        is_certain: whether lines or the format prove its cells.
        goal: what its goal cell says, where that begins a new one.
        strategy: what its strategy cell says, where that begins a new one.
        is_heading: whether it is one cell across the table that heads the rows below it.
    """

    act: Part
    page: int | None
    stated: Attributes
    points: tuple[Part, ...] = ()
    indicators: tuple[Part, ...] = ()
    is_indicator: bool = False
    is_certain: bool = True
    goal: Part | None = None
    strategy: Part | None = None
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class ActionTable:
    """The rows of one table that sets out measures or indicators, and the stretch of text that it covers."""

    start: int
    end: int
    rows: tuple[Row, ...]


def action_tables(document: Document) -> list[ActionTable]:
    """The document's tables that set out measures or indicators.

    A table without headings of its own takes those of the table before, where it has as many columns.
    """
    found: list[ActionTable] = []
    columns: dict[int, Column] = {}
    before: Table | None = None
    for table in document.tables:
        grid = table.rows()
        headed = _headed(document, grid)
        if headed is not None:
            columns, first = headed
        elif before is not None and _goes_on(document, before, table):
            first = 0
        else:
            continue
        before = table
        reader = _RowReader(document, table, columns)
        rows = [row for cells in grid[first:] for row in reader.read(cells)]
        if rows:
            found.append(ActionTable(table.start, table.end, tuple(rows)))
    return found


def _goes_on(document: Document, before: Table, table: Table) -> bool:
    """Whether a table without headings is the rest of the one before: as wide, and no text between them."""
    first = bisect_left(document.lines, before.end, key=lambda line: line.start)
    between = takewhile(lambda line: line.start < table.start, document.lines[first:])
    return table.columns == before.columns and all(line.role is not Role.BODY for line in between)


def _headed(document: Document, grid: list[list[Cell]]) -> tuple[dict[int, Column], int] | None:
    """The columns by place, and the first row below the headings, which stand in the table's first rows."""
    for place, cells in enumerate(grid[:_HEADINGS_WITHIN]):
        columns = {
            cell.column: known
            for cell in cells
            if (known := column_of(document.text[cell.start : cell.end])) is not None
        }
        names = {name for name, _ in columns.values()}
        if "target" in names and "indicator" not in names:
            # «Mål» heads figures beside indicators, and goals anywhere else.
            columns = {
                column: ("goal" if name == "target" else name, year)
                for column, (name, year) in columns.items()
            }
            names = {name for name, _ in columns.values()}
        if _are_of_action_table(names):
            return columns, place + 1
    return None


def _are_of_action_table(names: set[str]) -> bool:
    if "act" in names and len(names - {"number"}) > 1:
        return True
    return any(pair <= names for pair in _PAIRS)


class _RowReader:
    """Reads the rows of one table, whose columns are known."""

    def __init__(self, document: Document, table: Table, columns: dict[int, Column]) -> None:
        self._document = document
        self._table = table
        self._columns = columns
        names = {name for name, _ in columns.values()}
        self._main = next((name for name in ("act", "indicator") if name in names), "strategy")

    def read(self, cells: list[Cell]) -> list[Row]:
        """The rows that one line of cells holds: several where its act is a list, none where it is empty."""
        filled = [cell for cell in cells if cell.end > cell.start]
        if len(filled) == 1 and self._is_across(filled[0], cells):
            heading = self._whole(filled[0])
            return [self._heading(heading, filled[0].page)] if heading is not None else []
        by_column = {
            self._columns[cell.column][0]: cell for cell in reversed(cells) if cell.column in self._columns
        }
        goal = self._new(by_column.get("goal"))
        strategy = self._new(by_column.get("strategy")) if self._main != "strategy" else None
        main = by_column.get(self._main)
        statements = self._statements(main) if main is not None else []
        if main is None or not statements:
            return [self._without_act(main, goal, strategy)] if goal or strategy else []
        first, *rest = self._acts(main.page, statements, by_column)
        first.goal, first.strategy = goal, strategy
        return [first, *rest]

    def _is_across(self, cell: Cell, cells: list[Cell]) -> bool:
        return cell.column_span > 1 or (len(cells) == 1 and self._table.columns > 1)

    def _heading(self, heading: Part, page: int | None) -> Row:
        return Row(heading, page, Attributes(), is_heading=True, is_certain=self._table.ruled)

    def _without_act(self, main: Cell | None, goal: Part | None, strategy: Part | None) -> Row:
        """A row that only begins a goal or strategy."""
        start = main.start if main is not None else self._table.start
        page = main.page if main is not None else None
        return Row(Part(start, start, ""), page, Attributes(), goal=goal, strategy=strategy)

    def _acts(self, page: int | None, statements: list[Statement], by_column: dict[str, Cell]) -> list[Row]:
        """The row's act, or each of its acts where the cell is a list of bullets."""
        stated = self._stated(by_column)
        if len(statements) > 1 and all(statement.is_bullet for statement in statements):
            return [self._row(_part_of(self._document, one), page, stated) for one in statements]
        act, points = _act_and_points(self._document, statements)
        row = self._row(self._numbered(act, by_column.get("number")), page, stated)
        row.points = points
        row.indicators = () if row.is_indicator else self._indicators(by_column.get("indicator"))
        return [row]

    def _row(self, act: Part, page: int | None, stated: Attributes) -> Row:
        is_indicator = self._main == "indicator"
        return Row(act, page, stated, is_indicator=is_indicator, is_certain=self._table.ruled)

    def _numbered(self, act: Part, number: Cell | None) -> Part:
        """The act with the label from a cell of its own, where it has one."""
        label = _label(self._document.text[number.start : number.end]) if number is not None else None
        return (
            replace(act, start=number.start, label=label) if number is not None and label is not None else act
        )

    def _stated(self, by_column: dict[str, Cell]) -> Attributes:
        text = self._document.text
        stated = stated_by_cells((name, text[cell.start : cell.end]) for name, cell in by_column.items())
        target = by_column.get("target")
        if self._main != "indicator" or target is None:
            return stated
        year = self._columns[target.column][1]
        return attributes.merge(stated, indicator_target(text[target.start : target.end], year))

    def _new(self, cell: Cell | None) -> Part | None:
        """What a goal or strategy cell says; None where it is empty or only goes on («forts.»)."""
        part = self._whole(cell) if cell is not None and cell.end > cell.start else None
        return None if part is None or _GOES_ON.search(part.text) else part

    def _whole(self, cell: Cell) -> Part | None:
        statements = self._statements(cell)
        return _whole_of(self._document, statements) if statements else None

    def _indicators(self, cell: Cell | None) -> tuple[Part, ...]:
        text = self._document.text
        if cell is None or cell.end <= cell.start or says_nothing(text[cell.start : cell.end]):
            return ()
        statements = read_cell(self._document, cell.start, cell.end)
        if any(statement.marker is not None for statement in statements):
            return tuple(_part_of(self._document, one) for one in statements)
        return (Part(cell.start, cell.end, clean_statement(text[cell.start : cell.end])),)

    def _statements(self, cell: Cell) -> list[Statement]:
        """The statements of a cell; none where it holds no words."""
        words = self._document.text[cell.start : cell.end]
        has_letters = any(character.isalpha() for character in words)
        return read_cell(self._document, cell.start, cell.end) if has_letters else []


def _act_and_points(document: Document, statements: list[Statement]) -> tuple[Part, tuple[Part, ...]]:
    """The act and the points below it; a list that begins with a bullet is one act, run together."""
    first, *rest = statements
    is_list = first.is_bullet and bool(rest) and all(one.marker is not None for one in rest)
    if is_list or all(one.marker is None for one in rest):
        return _whole_of(document, statements), ()
    own = next(place for place, one in enumerate(rest, start=1) if one.marker is not None)
    points = tuple(_part_of(document, one) for one in statements[own:])
    return _whole_of(document, statements[:own]), points


def _whole_of(document: Document, statements: list[Statement]) -> Part:
    first, end = statements[0], statements[-1].end
    return Part(first.start, end, clean_statement(document.text[first.body : end]), first.label)


def _part_of(document: Document, statement: Statement) -> Part:
    return Part(statement.start, statement.end, statement.words(document), statement.label)


def _label(text: str) -> str | None:
    match = _LABEL.fullmatch(text)
    return match[1].replace(" ", "") if match else None
