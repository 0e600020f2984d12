"""Table headings: what the columns of a table with cells say, found in its leading rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rettesnor.documents import Cell, Document
from rettesnor.outline.columns import Column, column_of, level_of_heading
from rettesnor.outline.table_cells import printed

# «Nr. Tiltak»: the rows' numbers stand before their words.
_NUMBER_BEFORE = re.compile(r"(?i)^nr\.? ")
_HEADINGS_WITHIN = 4
_FEWEST_YEARS = 2
_YEAR = re.compile(r"(?:år(?:et)? ?)?(?P<year>20\d\d)")
_LABEL = re.compile(r"[A-ZÆØÅ]{0,3}\.?\s?\d{1,3}(?:\.\d{1,3})*[.)]?|[a-zæøå][.)]?")
_PERIOD_TO = re.compile(r"20\d\d\s?[–/-]\s?(20\d\d)\b")
_BEGINS = re.compile(r"(?i)(?:opp)?start\b|fra\b|frå\b")
# What a table sets out, from the top of the outline down; the lowest that it has is what its rows are.
LEVELS = ("area", "goal", "subgoal", "strategy", "act", "indicator")
_PAIRS = (
    {"goal", "strategy"},
    {"subgoal", "strategy"},
    {"goal", "subgoal"},
    {"area", "goal"},
    {"area", "subgoal"},
    {"area", "indicator"},
    {"goal", "indicator"},
    {"subgoal", "indicator"},
    {"indicator", "target"},
    {"indicator", "baseline"},
)


@dataclass(frozen=True, slots=True)
class Headings:
    """The columns of a table that sets out goals, strategies, measures or indicators.

    Args:
        columns: what each column says, by its place; columns that are not known are left out.
        first: the first row that stands on top of the table.
        behind: the first row below the headings.
        sums: what the sums below bare years are («cost in thousands»).
    """

    columns: dict[int, Column]
    first: int
    behind: int
    sums: str = "cost"

    @property
    def names(self) -> frozenset[str]:
        """The names of the columns."""
        return frozenset(name for name, _ in self.columns.values())

    @property
    def main(self) -> str:
        """The column whose cells are the rows' own words."""
        if {"act", "indicator"} <= self.names:
            return "act"
        return next(level for level in reversed(LEVELS) if level in self.names)


def read_headings(document: Document, rows: Sequence[list[Cell]]) -> Headings | None:
    """The headings in the leading rows of a table; None where it sets out nothing.

    Args:
        document: the document.
        rows: the table's cells, row by row.
    """
    for place in range(min(_HEADINGS_WITHIN, len(rows))):
        if (found := headings_at(document, rows, place)) is not None:
            return found
    return None


def headings_at(document: Document, rows: Sequence[list[Cell]], place: int) -> Headings | None:
    """The headings that begin with the row at that place; None where none stand there."""
    columns = _columns_of(document, rows[place])
    if not columns:
        return None
    behind = place + max((cell.row_span for cell in rows[place] if cell.column in columns), default=1)
    if behind == place + 1 and behind < len(rows) and _is_lower_row(document, rows[place], rows[behind]):
        behind += 1
    sums = next((name for name, _ in columns.values() if name.startswith("cost")), "cost")
    for lower in rows[place + 1 : behind]:
        columns |= _columns_of(document, lower)
    columns = _with_number(document, rows, behind, _told_apart(document, columns, rows[place:behind]))
    headings = Headings(columns, place, behind, sums)
    return headings if _sets_out(headings) and behind < len(rows) else None


def are_headings(document: Document, cells: Sequence[Cell]) -> bool:
    """Whether most of a row's cells name columns, whatever the table sets out."""
    filled = [cell for cell in cells if cell.end > cell.start]
    return len(_columns_of(document, filled)) > len(filled) / 2


def _columns_of(document: Document, cells: Iterable[Cell]) -> dict[int, Column]:
    """What the cells of one row say as headings, also those that are a bare year."""
    found: dict[int, Column] = {}
    for cell in cells:
        words = printed(document, cell)
        year = _YEAR.fullmatch(words.casefold().strip(" *"))
        if year is not None:
            found[cell.column] = ("year", int(year["year"]))
        elif words and (known := column_of(words) or column_of(_NUMBER_BEFORE.sub("", words))) is not None:
            name, number = known
            found[cell.column] = (level_of_heading(words) if name == "goal" else name, number)
            if name == "deadline" and _BEGINS.match(words):
                found[cell.column] = ("start", number)
    return found


def _is_lower_row(document: Document, upper: Sequence[Cell], lower: Sequence[Cell]) -> bool:
    """Whether a row below headings only parts one of them («Gjennomføring» over «Frist», «Kostnad»)."""
    open_columns = {cell.column for cell in upper if cell.end == cell.start}
    spanning = {
        column
        for cell in upper
        if cell.column_span > 1
        for column in range(cell.column, cell.column + cell.column_span)
    }
    filled = [cell for cell in lower if cell.end > cell.start]
    known = _columns_of(document, filled)
    return (
        len(filled) > 1
        and len(known) == len(filled)
        and any(cell.column in open_columns | spanning for cell in filled)
    )


def _told_apart(
    document: Document, columns: dict[int, Column], rows: Sequence[list[Cell]]
) -> dict[int, Column]:
    """The columns, with those named whose meaning the others tell."""
    names = {name for name, _ in columns.values()}
    if "start" in names and "deadline" not in names:
        columns = {
            at: ("deadline" if name == "start" else name, year) for at, (name, year) in columns.items()
        }
    if "indicator" not in names:
        # «Mål» heads figures beside indicators, and goals anywhere else.
        return {at: ("goal" if name == "target" else name, year) for at, (name, year) in columns.items()}
    measured = next(at for at, (name, _) in sorted(columns.items()) if name == "indicator")
    columns = {
        # «Mål» left of the indicators is what they measure.
        at: ("goal", None) if (name, year) == ("target", None) and at < measured else (name, year)
        for at, (name, year) in columns.items()
    }
    names = {name for name, _ in columns.values()}
    years = sorted((at, year) for at, (name, year) in columns.items() if name == "year" and year is not None)
    if len(years) == _FEWEST_YEARS and "target" not in names and _is_promised(document, years[-1][1]):
        # More years than a first and a last are figures as they went or are budgeted.
        columns = {**columns, years[-1][0]: ("target", years[-1][1])}
    return columns


def _is_promised(document: Document, year: int) -> bool:
    """Whether figures of a year are promised: a period that the document names ends then."""
    return any(int(one) == year for one in _PERIOD_TO.findall(document.text))


def _with_number(
    document: Document, rows: Sequence[list[Cell]], behind: int, columns: dict[int, Column]
) -> dict[int, Column]:
    """The columns, with the first named a column of numbers where nothing heads it and its cells are labels."""
    if 0 in columns:
        return columns
    heads = [cell for row in rows[:behind] for cell in row if cell.column == 0]
    cells = [printed(document, cell) for row in rows[behind:] for cell in row if cell.column == 0]
    filled = [words for words in cells if words]
    if any(cell.end > cell.start for cell in heads) or not filled:
        return columns
    is_numbered = sum(_LABEL.fullmatch(words) is not None for words in filled) > len(filled) / 2
    return {0: ("number", None), **columns} if is_numbered else columns


def _sets_out(headings: Headings) -> bool:
    names = headings.names
    years = sum(name == "year" for name, _ in headings.columns.values())
    if "act" in names and (len(names - {"number", "year"}) > 1 or years >= _FEWEST_YEARS):
        return not _is_schedule(headings)
    return ("indicator" in names and "target" in names) or any(pair <= names for pair in _PAIRS)


def _is_schedule(headings: Headings) -> bool:
    """Whether it tells how the work goes on, from date to date: the time stands first, and nothing it is for."""
    first = headings.columns.get(0, ("", None))[0]
    return first in ("deadline", "start") and not headings.names & {"goal", "subgoal", "area", "cost"}
