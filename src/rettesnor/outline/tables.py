"""Action tables: which column says what, and what a row says. For tables with cells; `flat_tables` finds them in bare text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cache

from rettesnor.documents import Cell, Document, Table
from rettesnor.documents.cleaning import statement as clean_statement
from rettesnor.outline import attributes, rules
from rettesnor.outline.record import Attributes, Target
from rettesnor.outline.statements import Statement, read_cell


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
    points: list[Part] = field(default_factory=list)
    indicators: list[Part] = field(default_factory=list)
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


def column_of(heading: str) -> tuple[str, int | None] | None:
    """What a column with this heading says, and the year that the heading names; None where it is unknown."""
    folded = re.sub(r"\s+", " ", heading.casefold().replace("*", "").replace("\u00ad", "")).strip(" :.?")
    for name, pattern in _columns():
        if match := pattern.fullmatch(folded):
            year = match.groupdict().get("year")
            if name == "cost":
                name = "cost in thousands" if re.search(r"1 ?000|tusen", folded) else "cost in millions" if "mill" in folded else name
            return name, int(year) if year else None
    return None


def action_tables(document: Document) -> list[ActionTable]:
    """The document's tables that set out measures or indicators.

    A table without headings of its own takes those of the table before, where it has as many columns.
    """
    found: list[ActionTable] = []
    last: tuple[int, dict[int, tuple[str, int | None]]] | None = None
    for table in document.tables:
        grid = table.rows()
        headed = _headed(document, grid)
        if headed is None and last is not None and last[0] == table.columns:
            columns, first = last[1], 0
        elif headed is not None:
            columns, first = headed
            last = (table.columns, columns)
        else:
            continue
        rows = [row for cells in grid[first:] for row in _rows(document, table, cells, columns)]
        if rows:
            found.append(ActionTable(table.start, table.end, tuple(rows)))
    return found


def stated_by_cells(cells: Iterable[tuple[str, str]]) -> Attributes:
    """What the cells of a row state.

    Args:
        cells: the name of the column and the cell's words.
    """
    stated = Attributes()
    for column, text in cells:
        text = text.strip()
        if not text or _empty().fullmatch(text.casefold().strip(" .")):
            continue
        stated = attributes.merge(stated, _stated(column, text))
    return stated


def indicator_target(value: str, year: int | None) -> Attributes:
    """The target that a cell under «Mål 2028» promises: a bare number, with its unit if it has one."""
    match = re.match(r"\W*(?P<number>\d{1,3}(?: \d{3})+|\d+(?:,\d+)?)\s*(?P<unit>%|prosent|[a-zæøå][\w .]*)?", value.strip())
    if not match:
        return Attributes()
    number = float(re.sub(r" ", "", match["number"]).replace(",", "."))
    unit = "%" if match["unit"] in ("%", "prosent") else match["unit"]
    return Attributes(target=Target(int(number) if number == int(number) else number, unit, year))


def _stated(column: str, text: str) -> Attributes:
    match column:
        case "responsible":
            return Attributes(responsible=attributes.split_names(text))
        case "deadline":
            return _time(text)
        case "cost in thousands" | "cost in millions":
            cost = attributes.cost_in(text, in_cost_column=True)
            factor = 1_000 if column.endswith("thousands") else 1_000_000
            return Attributes(cost=replace(cost, amount=cost.amount * factor)) if cost is not None else Attributes()
        case "cost":
            years = re.search(r"(\d+(?:[,.]\d+)?)\s*årsverk", text)
            return Attributes(
                cost=attributes.cost_in(re.sub(r"\d+(?:[,.]\d+)?\s*årsverk", "", text), in_cost_column=True),
                person_years=float(years[1].replace(",", ".")) if years else None,
            )
        case "person_years":
            match = re.search(r"\d+(?:,\d+)?", text)
            return Attributes(person_years=float(match[0].replace(",", "."))) if match else Attributes()
        case _:
            return Attributes()


def _time(text: str) -> Attributes:
    if match := re.fullmatch(r"(20\d\d)\s?[–/-]\s?(20\d\d|\d\d)", text):
        last = match[2] if len(match[2]) == 4 else match[1][:2] + match[2]
        return Attributes(period=(int(match[1]), int(last)))
    if match := re.match(r"(?i)(?:fra|frå)(?: og med)?(?: \w+)? (20\d\d)\b", text):
        return Attributes(period=(int(match[1]), None))
    if re.search(r"(?i)\b(?:og|deretter) (?:hvert|kvart|årlig|årleg)", text):
        return Attributes()
    found = attributes.deadline_in(text)
    return Attributes(deadline=found) if found is not None else Attributes()


def _headed(document: Document, grid: list[list[Cell]]) -> tuple[dict[int, tuple[str, int | None]], int] | None:
    """The columns by place, and the first row below the headings; looked for in the table's first three rows."""
    for place, cells in enumerate(grid[:3]):
        columns: dict[int, tuple[str, int | None]] = {}
        for cell in cells:
            known = column_of(document.text[cell.start : cell.end])
            if known is not None:
                columns[cell.column] = known
        names = {name for name, _ in columns.values()}
        if "target" in names and "indicator" not in names:
            columns = {place: ("goal", year) if name == "target" else (name, year) for place, (name, year) in columns.items()}
            names = {name for name, _ in columns.values()}
        if "act" in names and len(names - {"number"}) > 1 or {"goal", "strategy"} <= names or {"indicator", "target"} <= names or {"indicator", "baseline"} <= names:
            return columns, place + 1
    return None


def _rows(document: Document, table: Table, cells: list[Cell], columns: dict[int, tuple[str, int | None]]) -> list[Row]:
    """The rows that one line of cells holds: several where its act is a list, none where it is empty."""
    filled = [cell for cell in cells if cell.end > cell.start]
    if len(filled) == 1 and (filled[0].column_span > 1 or (len(cells) == 1 and table.columns > 1)):
        heading = _whole(document, filled[0])
        return [Row(heading, filled[0].page, Attributes(), is_heading=True, is_certain=table.ruled)] if heading is not None else []
    by_column = {columns[cell.column][0]: cell for cell in reversed(cells) if cell.column in columns}
    names = {name for name, _ in columns.values()}
    main_name = "act" if "act" in names else "indicator" if "indicator" in names else "strategy"
    is_indicator = main_name == "indicator"
    goal = _first_part(document, by_column.get("goal"))
    strategy = _first_part(document, by_column.get("strategy")) if main_name != "strategy" else None
    main = by_column.get(main_name)
    if main is None or not any(character.isalpha() for character in document.text[main.start : main.end]):
        nothing = Part(main.start if main else table.start, main.start if main else table.start, "")
        return [Row(nothing, main.page if main else None, Attributes(), goal=goal, strategy=strategy)] if goal or strategy else []
    statements = read_cell(document, main.start, main.end)
    words = [(name, document.text[cell.start : cell.end]) for name, cell in by_column.items()]
    stated = stated_by_cells(words)
    if is_indicator and (target := by_column.get("target")) is not None:
        year = next(year for place, (name, year) in columns.items() if name == "target" and place == target.column)
        stated = attributes.merge(stated, indicator_target(document.text[target.start : target.end], year))
    if len(statements) > 1 and all(statement.is_bullet for statement in statements):
        parts = [Part(one.start, one.end, one.words(document), one.label) for one in statements]
        return [
            Row(part, main.page, stated, is_indicator=is_indicator, is_certain=table.ruled, goal=goal if place == 0 else None, strategy=strategy if place == 0 else None)
            for place, part in enumerate(parts)
        ]
    act, points = _parts(document, statements)
    number = by_column.get("number")
    label = _label(document.text[number.start : number.end]) if number is not None else None
    start = number.start if label is not None and number is not None else act.start
    act = Part(start, act.end, act.text, label or act.label)
    indicators = [] if is_indicator else _indicators(document, by_column.get("indicator"))
    return [Row(act, main.page, stated, points, indicators, is_indicator, table.ruled, goal, strategy)]


def _first_part(document: Document, cell: Cell | None) -> Part | None:
    """What a goal or strategy cell says; None where it is empty or only goes on from the page before («forts.»)."""
    part = _whole(document, cell) if cell is not None and cell.end > cell.start else None
    return None if part is None or re.search(r"(?i)\b(?:forts|framh|frh)\.?\W*$", part.text) else part


def _whole(document: Document, cell: Cell) -> Part | None:
    statements = read_cell(document, cell.start, cell.end)
    if not statements or not any(character.isalpha() for character in document.text[cell.start : cell.end]):
        return None
    first = statements[0]
    return Part(first.start, statements[-1].end, clean_statement(document.text[first.body : statements[-1].end]), first.label)


def _parts(document: Document, statements: list[Statement]) -> tuple[Part, list[Part]]:
    """The act and the points below it; a cell that is a list of bullets is one act with its points run together."""
    first, *rest = statements
    label = first.label
    if all(statement.marker is not None for statement in statements) and len(statements) > 1 and first.is_bullet or not any(s.marker for s in rest):
        end = statements[-1].end
        return Part(first.start, end, clean_statement(document.text[first.body : end]), label), []
    lead = [first]
    while rest and rest[0].marker is None:
        lead.append(rest.pop(0))
    act = Part(first.start, lead[-1].end, clean_statement(document.text[first.body : lead[-1].end]), label)
    return act, [Part(one.start, one.end, one.words(document), one.label) for one in rest]


def _indicators(document: Document, cell: Cell | None) -> list[Part]:
    if cell is None or cell.end <= cell.start or _empty().fullmatch(document.text[cell.start : cell.end].casefold().strip(" .")):
        return []
    statements = read_cell(document, cell.start, cell.end)
    if any(statement.marker is not None for statement in statements):
        return [Part(one.start, one.end, one.words(document), one.label) for one in statements]
    return [Part(cell.start, cell.end, clean_statement(document.text[cell.start : cell.end]))]


def _label(text: str) -> str | None:
    match = re.fullmatch(r"\W*([A-ZÆØÅa-z]{0,3}\.?\s?\d{1,3}(?:\.\d{1,3})*[a-z]?|[a-zæøåA-ZÆØÅ])\W*", text)
    return match[1].replace(" ", "") if match else None


@cache
def _columns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((rule["column"], re.compile(rule["names"])) for rule in rules.load("columns.yml")["columns"])


@cache
def _empty() -> re.Pattern[str]:
    return re.compile(rules.load("columns.yml")["empty"])
