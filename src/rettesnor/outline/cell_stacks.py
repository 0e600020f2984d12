"""Stacked cells: a flattened table whose labels come first, «1.1», «1.2», …, and then its cells as paragraphs.

Of as many acts as labels the first belongs to the first.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from rettesnor.documents import Document, Line
from rettesnor.outline.cell_forms import ROW_LABEL, is_sum, is_time
from rettesnor.outline.columns import are_of_measures
from rettesnor.outline.flat_headers import HeaderFinder
from rettesnor.outline.pieces import successor
from rettesnor.outline.stacked_cells import (
    Unit,
    acts_and_names,
    column_headed,
    filled,
    row_of_units,
    sort_cells,
    unit_at,
)
from rettesnor.outline.tables import Row

_MOST_UNITS_OF_HEADINGS = 14
_MOST_ROWS = 30
_TEXTS = frozenset({"responsible", "partners", "remark", "unknown", "indicator", "goal", "strategy"})


@dataclass(slots=True)
class _Group:
    """Labels in a stack, and the cells behind them."""

    labels: list[str] = field(default_factory=list)
    cells: list[Unit] = field(default_factory=list)
    places: list[int] = field(default_factory=list)

    def goes_on_with(self, label: str) -> bool:
        """Whether the label is the next of the stack."""
        return not self.cells and (not self.labels or successor(self.labels[-1], label))


@dataclass(slots=True)
class Stacks:
    """The rows of each group of labels, the places of the lines they took, the place of the line behind them."""

    groups: list[list[Row]] = field(default_factory=list)
    taken: list[int] = field(default_factory=list)
    end: int = 0


def read_stacks(document: Document, lines: list[Line], place: int, finder: HeaderFinder) -> Stacks | None:
    """The table that begins with the heading of its numbers («Nr.») at that place; None where it is none.

    Args:
        document: the document.
        lines: the lines of its running text.
        place: where the heading may stand.
        finder: what finds headings among the lines.
    """
    if column_headed(document, lines, place) != "number":
        return None
    reader = _StackReader(document, lines, finder)
    return reader.read(place)


class _StackReader:
    """Reads the paragraphs from the first heading on, group by group, until one is none of the table's."""

    def __init__(self, document: Document, lines: list[Line], finder: HeaderFinder) -> None:
        self._document = document
        self._lines = lines
        self._finder = finder
        # What each column is called; headings that are printed again have the same words.
        self._columns: dict[str, str] = {}
        self._found = Stacks()
        self._group = _Group()
        self._headings: list[int] = []

    def read(self, place: int) -> Stacks | None:
        """The table's rows; None where the first labels have no rows."""
        units = 0
        while (unit := unit_at(self._document, self._lines, place)) is not None:
            column = column_headed(self._document, self._lines, place)
            label = self._label(unit)
            units += 1
            if not self._group.labels and not self._found.groups and units > _MOST_UNITS_OF_HEADINGS:
                return None
            if column is not None and self._is_heading(column, unit):
                if column == "number" and self._group.cells and not self._close(is_inside=True):
                    break
                self._headings.extend(unit.places)
                self._columns.setdefault(column, unit.words)
            elif label is not None and (self._group.goes_on_with(label) or self._group.cells):
                if self._group.cells and not self._close(is_inside=True):
                    break
                self._group.labels.append(label)
                self._group.places.extend(unit.places)
            elif self._finder.ends_table(place) or (self._is_full() and self._is_short(unit)):
                # A group's heading; the headings above still hold below it.
                if self._group.cells and not self._close(is_inside=True):
                    break
                if not self._goes_on_behind(unit.places.stop):
                    break
            elif self._group.labels and unit.may_be_cell and not self._is_full():
                self._group.cells.append(unit)
                self._group.places.extend(unit.places)
            else:
                break
            place = unit.places.stop
        self._close(is_inside=False)
        return self._found if self._found.groups else None

    def _is_heading(self, column: str, unit: Unit) -> bool:
        """Whether the paragraph heads a column: as the first of its name, or again; «Ramme» may be a cell too."""
        return self._columns.get(column, unit.words) == unit.words

    def _is_short(self, unit: Unit) -> bool:
        return len(unit.lines) == 1 and not unit.words.endswith(".")

    def _label(self, unit: Unit) -> str | None:
        """The bare label that the paragraph is; an integer only as the next of its stack."""
        if len(unit.lines) > 1 or (match := ROW_LABEL.fullmatch(unit.lines[0])) is None:
            return None
        label = match["label"]
        if is_time(label) or is_sum(label):
            return None
        if label.isdecimal() and (self._group.cells or not self._group.goes_on_with(label)):
            return None
        return label

    def _goes_on_behind(self, place: int) -> bool:
        """Whether a label or a heading of the table follows behind a group's heading."""
        unit = unit_at(self._document, self._lines, place)
        if unit is None:
            return False
        return self._label(unit) is not None or column_headed(self._document, self._lines, place) is not None

    def _is_full(self) -> bool:
        """Whether every column has as many cells as there are labels."""
        return len(self._group.cells) >= len(self._group.labels) * max(len(self._columns) - 1, 1)

    def _close(self, *, is_inside: bool) -> bool:
        """Makes rows of the group that ends here; False where its cells cannot be told apart."""
        group, self._group = self._group, _Group()
        if not group.labels:
            return not group.cells
        columns = [name for name in self._columns if name != "number"]
        rows, left = _rows_of(self._document, self._lines, group, columns)
        if not rows:
            return False
        gone = {place for unit in left for place in unit.places}
        own = [place for place in (*self._headings, *group.places) if place not in gone]
        self._headings = []
        self._found.groups.append(rows)
        self._found.taken.extend(own)
        self._found.end = max(own) + 1
        return is_inside


def _rows_of(
    document: Document, lines: list[Line], group: _Group, columns: list[str]
) -> tuple[list[Row], list[Unit]]:
    """The rows of a group, and the paragraphs at its end that are none of its cells; none where it is in doubt."""
    known = [(name, None) for name in columns]
    if not are_of_measures(known) or len(group.labels) > _MOST_ROWS:
        return [], []
    cells = sort_cells(group.cells)
    texts = cells.texts
    left: list[Unit] = []
    count = len(group.labels)
    named = [name for name in columns if name in _TEXTS]
    if len(texts) == count * (1 + len(named)) + 1 and texts[-1] is group.cells[-1]:
        left = [texts.pop()]
    acts, names = acts_and_names(texts, count, named)
    if len(acts) != count:
        return [], []
    by_column = {"responsible": names, "deadline": filled(cells.times, cells.nothing, count)}
    by_column["cost"] = filled(cells.sums, cells.nothing, count)
    rows = []
    for number, (label, act) in enumerate(zip(group.labels, acts, strict=True)):
        own = {
            name: units[number]
            for name, units in by_column.items()
            if name in columns and len(units) == count
        }
        rows.append(row_of_units(document, lines, label, act, own))
    return rows, left
