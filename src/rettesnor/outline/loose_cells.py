"""Loose cells: a table whose headings and cells are paragraphs that came in an order of their own.

Acts stand between their headings and other cells, and the cells of a whole column may even follow behind the next
heading of the text. What is read is only what the numbers prove: as many names and times as there are acts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from rettesnor.documents import Document, Line
from rettesnor.outline.cell_forms import fit, is_cell, label_of, names_and_time
from rettesnor.outline.cell_stacks import Stacks
from rettesnor.outline.columns import are_of_measures
from rettesnor.outline.flat_headers import HeaderFinder
from rettesnor.outline.pieces import successor
from rettesnor.outline.stacked_cells import (
    Unit,
    acts_and_names,
    best_split,
    column_headed,
    filled,
    likeness,
    row_of_units,
    sort_cells,
    unit_at,
)
from rettesnor.outline.tables import Row

_COLUMNS = frozenset({"responsible", "deadline", "cost"})
# A chapter's heading: rows bear no labels here.
_NUMBERED = re.compile(r"\d{1,2}(?:\.\d{1,2})*\.? [A-ZÆØÅ]")
_FEWEST_ROWS = 2
_MOST_CELLS = 120
# So many paragraphs may stand between acts and the headings of their other cells.
_MOST_BETWEEN = 5


@dataclass(slots=True)
class _Gathered:
    """The headings and cells below «Tiltak», as far as they came."""

    columns: list[str] = field(default_factory=list)
    cells: list[Unit] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    # The labels of the acts, where they bear any.
    labels: list[str] = field(default_factory=list)

    def takes(self, unit: Unit) -> bool:
        """Whether the paragraph may be a cell: where acts bear labels, each bears the next one."""
        label = label_of(unit.words, is_bare=True)
        if label is None:
            return unit.may_be_cell and not _NUMBERED.match(unit.words)
        if self.labels and not successor(self.labels[-1], label[0]):
            return False
        if not self.labels and self.cells:
            return False
        self.labels.append(label[0])
        return True


def read_loose_cells(
    document: Document, lines: list[Line], place: int, finder: HeaderFinder
) -> Stacks | None:
    """The table that begins with the heading of its acts («Tiltak») at that place; None where it is none.

    Args:
        document: the document.
        lines: the lines of its running text.
        place: where the heading may stand.
        finder: what finds headings among the lines.
    """
    if column_headed(document, lines, place) != "act":
        return None
    found = _Gathered(columns=["act"], places=[place])
    after = _gather(document, lines, place + 1, finder, found)
    if len(found.columns) == 1 and found.cells:
        # The other columns may stand behind the next heading.
        after = _behind_heading(document, lines, after, finder, found)
    rows = _rows(document, lines, found)
    return Stacks([rows], found.places, after) if rows else None


def _gather(document: Document, lines: list[Line], place: int, finder: HeaderFinder, found: _Gathered) -> int:
    """Takes headings and cells from the place on; gives the place of the first line that is neither."""
    while place < len(lines) and len(found.cells) < _MOST_CELLS:
        unit = unit_at(document, lines, place)
        column = column_headed(document, lines, place)
        if unit is None or column == "act":
            break
        if column in _COLUMNS and column not in found.columns:
            found.columns.append(column)
        elif finder.ends_table(place) or not found.takes(unit):
            break
        else:
            found.cells.append(unit)
        found.places.extend(unit.places)
        place = unit.places.stop
    return place


def _behind_heading(
    document: Document, lines: list[Line], place: int, finder: HeaderFinder, found: _Gathered
) -> int:
    """Takes the columns of names and times that follow behind other paragraphs, before the next acts do."""
    after = place
    for _ in range(_MOST_BETWEEN):
        if after >= len(lines) or (column := column_headed(document, lines, after)) == "act":
            break
        if column in _COLUMNS:
            return _gather(document, lines, after, finder, found)
        unit = unit_at(document, lines, after)
        if unit is None:
            break
        after = unit.places.stop
    return place


def _rows(document: Document, lines: list[Line], found: _Gathered) -> list[Row]:
    if not are_of_measures((name, None) for name in found.columns):
        return []
    acts, by_column = _labelled(found) if found.labels else _unlabelled(found)
    count = len(acts)
    whole = {
        name: units for name, units in by_column.items() if name in found.columns and len(units) == count
    }
    if count < _FEWEST_ROWS or not whole:
        return []
    labels: Sequence[str | None] = found.labels or [None] * count
    return [
        row_of_units(document, lines, label, act, {name: units[number] for name, units in whole.items()})
        for number, (label, act) in enumerate(zip(labels, acts, strict=True))
    ]


def _labelled(found: _Gathered) -> tuple[list[Unit], dict[str, list[Unit]]]:
    """The acts, which bear labels, without these; and the cells of each column."""
    acts: list[Unit] = []
    others: list[Unit] = []
    for unit in found.cells:
        label = label_of(unit.words, is_bare=True)
        if label is None:
            others += _names_and_time_apart(unit)
        else:
            acts.append(replace(unit, lines=(unit.lines[0][label[1] :], *unit.lines[1:])))
    count = len(acts)
    cells = sort_cells(others)
    names, costs = cells.texts, filled(cells.sums, cells.nothing, count)
    if "cost" in found.columns and len(names) + len(cells.sums) == 2 * count and len(names) > count:
        # «Husbanken» in the column of costs.
        likely = [_likeness_of_name(unit) for unit in cells.texts]
        are_names = best_split(likely, count)
        names = [unit for unit, is_name in zip(cells.texts, are_names, strict=True) if is_name]
        words = [unit for unit, is_name in zip(cells.texts, are_names, strict=True) if not is_name]
        costs = sorted([*cells.sums, *words], key=lambda unit: unit.places.start)
    times = filled(cells.times, cells.nothing, count)
    return acts, {"responsible": names, "deadline": times, "cost": costs}


def _unlabelled(found: _Gathered) -> tuple[list[Unit], dict[str, list[Unit]]]:
    """The acts, told from the names by their form: as many of both, else what is more like an act; and the cells."""
    cells = sort_cells(found.cells)
    acts, names = cells.texts, list[Unit]()
    if "responsible" in found.columns:
        acts = []
        if len(cells.texts) % 2 == 0:
            acts, names = acts_and_names(cells.texts, len(cells.texts) // 2, ["responsible"])
        if not acts:
            acts, names = [unit for unit in cells.texts if likeness(unit) > 0], []
    times = filled(cells.times, cells.nothing, len(acts))
    return acts, {
        "responsible": names,
        "deadline": times,
        "cost": filled(cells.sums, cells.nothing, len(acts)),
    }


def _names_and_time_apart(unit: Unit) -> list[Unit]:
    """The paragraph, or the two cells that stand on its line («Rektor 2026»)."""
    names, time = names_and_time(unit.words)
    if names is None or time is None or is_cell(unit.words):
        return [unit]
    return [replace(unit, lines=(names,)), replace(unit, lines=(time,))]


def _likeness_of_name(unit: Unit) -> float:
    """How much more a paragraph is like a name than like the words in a column of costs."""
    names, cost = fit("responsible", unit.words), fit("cost", unit.words)
    return (-5.0 if names is None else names) - (-5.0 if cost is None else cost)
