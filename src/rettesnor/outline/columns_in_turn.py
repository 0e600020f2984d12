"""Columns in turn: a table whose columns came one after the other, line by line, each below its heading.

As many times or sums as there are acts prove it: a list of measures is not followed by such.
"""

from __future__ import annotations

from itertools import islice, takewhile

from rettesnor.documents import Document, Line
from rettesnor.outline.cell_forms import fit, goes_on, label_of
from rettesnor.outline.cell_stacks import Stacks
from rettesnor.outline.columns import are_of_measures, column_of, wants_name
from rettesnor.outline.flat_headers import HeaderFinder
from rettesnor.outline.stacked_cells import Unit, row_of_units

_COLUMNS = frozenset({"responsible", "partners", "deadline", "cost", "person_years"})
_PROVING = frozenset({"deadline", "cost", "person_years"})
_LONGEST_HEADING = 45
_FEWEST_ROWS = 2
_MOST_LINES = 150


def read_columns_in_turn(
    document: Document, lines: list[Line], place: int, finder: HeaderFinder
) -> Stacks | None:
    """The table that begins with the heading of its acts («Tiltak») at that place; None where it is none.

    Args:
        document: the document.
        lines: the lines of its running text.
        place: where the heading may stand.
        finder: what finds headings among the lines.
    """
    if _column(document, lines[place]) != "act":
        return None
    columns = _gather(document, lines, place, finder)
    if not are_of_measures((name, None) for name in columns):
        return None
    cells = {name: _cells(document, lines, places) for name, (_, places) in columns.items()}
    acts = cells.pop("act")
    if len(acts) < _FEWEST_ROWS or not all(map(_is_act, acts)):
        return None
    last = next(reversed(cells))
    # What stands behind the last column is none of its cells.
    cells[last] = list(takewhile(lambda unit: fit(last, unit.words) is not None, cells[last][: len(acts)]))
    # A column of which a cell is missing states nothing.
    whole = {
        name: units for name, units in cells.items() if len(units) == len(acts) and _all_fit(name, units)
    }
    if not whole.keys() & _PROVING:
        return None
    rows = [
        row_of_units(document, lines, None, act, {name: units[number] for name, units in whole.items()})
        for number, act in enumerate(acts)
    ]
    headings = [heading for heading, _ in columns.values()]
    own = [place for units in (acts, *cells.values()) for unit in units for place in unit.places]
    return Stacks([rows], [*headings, *own], max(*headings, *own) + 1)


def _is_act(unit: Unit) -> bool:
    """Whether the words may be an act, and bear no label: where labels stand, they tell the rows."""
    return fit("act", unit.words) is not None and label_of(unit.words, is_bare=True) is None


def _all_fit(name: str, units: list[Unit]) -> bool:
    return all(fit(name, unit.words) is not None for unit in units)


def _column(document: Document, line: Line) -> str | None:
    if line.end - line.start >= _LONGEST_HEADING:
        return None
    known = column_of(document.text[line.start : line.end])
    return known[0] if known is not None else None


def _gather(
    document: Document, lines: list[Line], place: int, finder: HeaderFinder
) -> dict[str, tuple[int, list[int]]]:
    """For each column the place of its heading and those of the lines below it, in the order in which they stand."""
    columns: dict[str, tuple[int, list[int]]] = {"act": (place, [])}
    current = "act"
    for number, line in islice(enumerate(lines), place + 1, place + _MOST_LINES):
        column = _column(document, line)
        if column in _COLUMNS and column not in columns:
            columns[column] = (number, [])
            current = column
        elif column == "act" or finder.ends_table(number):
            break
        else:
            columns[current][1].append(number)
    return columns


def _cells(document: Document, lines: list[Line], places: list[int]) -> list[Unit]:
    """The cells that the lines hold: a line each, with those in which it plainly goes on."""
    cells: list[tuple[int, list[str]]] = []
    for place in places:
        line = lines[place]
        words = " ".join(document.text[line.start : line.end].split())
        if cells and (goes_on(cells[-1][1][-1], words) or wants_name(cells[-1][1][-1])):
            cells[-1][1].append(words)
        else:
            cells.append((place, [words]))
    return [Unit(range(first, first + len(words)), tuple(words)) for first, words in cells]
