"""Stacked cells: a flattened table whose labels come first, «1.1», «1.2», …, and then its cells as paragraphs.

The cells keep the rows' order within each column, though not between columns: of as many acts as labels the
first belongs to the first. A column of which a cell is missing states nothing, since nothing is guessed.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from rettesnor.documents import Document, Line
from rettesnor.documents.cleaning import statement as clean_statement
from rettesnor.outline.cell_forms import (
    NOTHING,
    ROW_LABEL,
    fit,
    is_sum,
    is_time,
    joined,
    label_of,
    says_no_sum,
)
from rettesnor.outline.columns import are_of_measures, cell_words, column_of, stated_by_cells
from rettesnor.outline.flat_headers import HeaderFinder
from rettesnor.outline.pieces import successor
from rettesnor.outline.record import Attributes
from rettesnor.outline.tables import Part, Row

_MOST_UNITS_OF_HEADINGS = 14
_MOST_LINES_IN_CELL = 6
_LONGEST_CELL = 260
_LONGEST_HEADING = 45
_MOST_ROWS = 30
_TEXTS = frozenset({"responsible", "partners", "remark", "unknown", "indicator", "goal", "strategy"})


@dataclass(frozen=True, slots=True)
class _Unit:
    """A paragraph: the places of its lines, and its words line by line."""

    places: range
    lines: tuple[str, ...]

    @property
    def words(self) -> str:
        """Its words, put together."""
        return joined(self.lines)


@dataclass(slots=True)
class _Group:
    """Labels in a stack, and the cells behind them."""

    labels: list[str] = field(default_factory=list)
    cells: list[_Unit] = field(default_factory=list)
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
    if _column(document, lines, place) != "number":
        return None
    reader = _StackReader(document, lines, finder)
    return reader.read(place)


def _column(document: Document, lines: list[Line], place: int) -> str | None:
    """The column that a line heads which is a paragraph of its own."""
    line = lines[place]
    beside = (place - 1, place + 1)
    if any(0 <= one < len(lines) and lines[one].block == line.block for one in beside):
        return None
    known = (
        column_of(document.text[line.start : line.end]) if line.end - line.start < _LONGEST_HEADING else None
    )
    return known[0] if known is not None else None


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
        while (unit := self._unit(place)) is not None:
            column = _column(self._document, self._lines, place)
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
            elif self._group.labels and self._may_be_cell(unit) and not self._is_full():
                self._group.cells.append(unit)
                self._group.places.extend(unit.places)
            else:
                break
            place = unit.places.stop
        self._close(is_inside=False)
        return self._found if self._found.groups else None

    def _unit(self, place: int) -> _Unit | None:
        end = place
        while (
            end < len(self._lines)
            and end - place <= _MOST_LINES_IN_CELL
            and self._lines[end].block == self._lines[place].block
        ):
            end += 1
        text = self._document.text
        lines = tuple(" ".join(text[line.start : line.end].split()) for line in self._lines[place:end])
        return _Unit(range(place, end), lines) if lines else None

    def _is_heading(self, column: str, unit: _Unit) -> bool:
        """Whether the paragraph heads a column: as the first of its name, or again; «Ramme» may be a cell too."""
        return self._columns.get(column, unit.words) == unit.words

    def _is_short(self, unit: _Unit) -> bool:
        return len(unit.lines) == 1 and not unit.words.endswith(".")

    def _label(self, unit: _Unit) -> str | None:
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
        unit = self._unit(place)
        if unit is None:
            return False
        return self._label(unit) is not None or _column(self._document, self._lines, place) is not None

    def _is_full(self) -> bool:
        """Whether every column has as many cells as there are labels."""
        return len(self._group.cells) >= len(self._group.labels) * max(len(self._columns) - 1, 1)

    def _may_be_cell(self, unit: _Unit) -> bool:
        words = unit.words
        is_prose = len(words) > _LONGEST_CELL or (words.endswith(".") and ". " in words)
        is_labelled = label_of(words, is_bare=True) is not None
        return len(unit.lines) <= _MOST_LINES_IN_CELL and not is_prose and not is_labelled

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
) -> tuple[list[Row], list[_Unit]]:
    """The rows of a group, and the paragraphs at its end that are none of its cells; none where it is in doubt."""
    known = [(name, None) for name in columns]
    if not are_of_measures(known) or len(group.labels) > _MOST_ROWS:
        return [], []
    times = [unit for unit in group.cells if _is_of(unit, "deadline")]
    sums = [unit for unit in group.cells if unit not in times and _is_of(unit, "cost")]
    texts = [unit for unit in group.cells if unit not in times and unit not in sums]
    nothing = [unit for unit in texts if unit.words in NOTHING]
    texts = [unit for unit in texts if unit.words not in NOTHING]
    left: list[_Unit] = []
    count = len(group.labels)
    named = [name for name in columns if name in _TEXTS]
    if len(texts) == count * (1 + len(named)) + 1 and texts[-1] is group.cells[-1]:
        left = [texts.pop()]
    acts, names = _acts_and_names(texts, count, named)
    if len(acts) != count:
        return [], []
    by_column = {"responsible": names, "deadline": _filled(times, nothing, count, group)}
    by_column["cost"] = _filled(sums, nothing, count, group)
    rows = []
    for number, (label, act) in enumerate(zip(group.labels, acts, strict=True)):
        cells = {
            name: units[number]
            for name, units in by_column.items()
            if name in columns and len(units) == count
        }
        rows.append(_row(document, lines, label, act, cells))
    return rows, left


def _is_of(unit: _Unit, column: str) -> bool:
    """Whether the paragraph's form proves it to be a cell of the column."""
    if unit.words in NOTHING:
        return False
    worth = fit(column, unit.words)
    if column == "cost" and not (is_sum(unit.words) or says_no_sum(unit.words)):
        return worth is not None and worth >= 2
    return worth is not None and worth > 0.8


def _filled(units: list[_Unit], nothing: list[_Unit], count: int, group: _Group) -> list[_Unit]:
    """A column's cells, with the dashes among them where these make them as many as the rows."""
    if len(units) + len(nothing) != count:
        return units
    return sorted([*units, *nothing], key=group.cells.index)


def _acts_and_names(texts: list[_Unit], count: int, named: list[str]) -> tuple[list[_Unit], list[_Unit]]:
    """The acts, and the names where there is one for each act: the best fit in which no name stands before its act."""
    if len(texts) == count:
        return texts, []
    if len(texts) < count:
        return [], []
    likely = [_likeness(unit) for unit in texts]
    if len(texts) == 2 * count and named == ["responsible"]:
        chosen = _best_split(likely, count)
        acts = [unit for unit, is_act in zip(texts, chosen, strict=True) if is_act]
        names = [unit for unit, is_act in zip(texts, chosen, strict=True) if not is_act]
        if all(fit("responsible", unit.words) is not None for unit in names):
            return acts, names
        return [], []
    acts = [unit for unit, worth in zip(texts, likely, strict=True) if worth > 0]
    return acts, []


def _likeness(unit: _Unit) -> float:
    """How much more a paragraph is like an act than like a name."""
    act, names = fit("act", unit.words), fit("responsible", unit.words)
    if act is None or names is None:
        return -5.0 if act is None else 5.0
    return act - names + (len(unit.words) - 40) / 20


def _best_split(likely: list[float], count: int) -> list[bool]:
    """Which are acts: the best sum for `count` of them, each before the name of as high a number."""
    best: dict[int, tuple[float, tuple[bool, ...]]] = {0: (0.0, ())}
    for place, worth in enumerate(likely):
        following: dict[int, tuple[float, tuple[bool, ...]]] = {}
        for acts, (score, chosen) in best.items():
            for is_act in (True, False):
                now = acts + is_act
                if now > count or place + 1 - now > now:
                    continue
                way = (score + (worth if is_act else -worth), (*chosen, is_act))
                if now not in following or way[0] > following[now][0]:
                    following[now] = way
        best = following
    return list(best[count][1])


def _row(document: Document, lines: list[Line], label: str, act: _Unit, cells: dict[str, _Unit]) -> Row:
    first, last = lines[act.places[0]], lines[act.places[-1]]
    stated: Attributes = stated_by_cells((name, cell_words(unit.lines)) for name, unit in cells.items())
    part = Part(first.start, last.end, clean_statement("\n".join(act.lines)), label)
    return Row(part, first.page, stated, is_certain=False)
