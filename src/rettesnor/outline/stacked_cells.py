"""Cells that stand as paragraphs of their own: which column each is of, and which act and name make a row.

The cells keep the rows' order within each column, though not between columns: of as many acts as names the first
belongs to the first. A column of which a cell is missing states nothing, since nothing is guessed.
"""

from __future__ import annotations

from dataclasses import dataclass

from rettesnor.documents import Document, Line
from rettesnor.documents.cleaning import statement as clean_statement
from rettesnor.outline.cell_forms import NOTHING, fit, is_sum, joined, label_of, says_no_sum
from rettesnor.outline.columns import cell_words, column_of, stated_by_cells
from rettesnor.outline.record import Attributes
from rettesnor.outline.tables import Part, Row

_MOST_LINES_IN_CELL = 6
_LONGEST_CELL = 260
_LONGEST_HEADING = 45


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph: the places of its lines, and its words line by line."""

    places: range
    lines: tuple[str, ...]

    @property
    def words(self) -> str:
        """Its words, put together."""
        return joined(self.lines)

    @property
    def may_be_cell(self) -> bool:
        """Whether it may be a cell: no prose, and no row's label at its head."""
        words = self.words
        is_prose = len(words) > _LONGEST_CELL or (words.endswith(".") and ". " in words)
        is_labelled = label_of(words, is_bare=True) is not None
        return len(self.lines) <= _MOST_LINES_IN_CELL and not is_prose and not is_labelled


@dataclass(frozen=True, slots=True)
class Sorted:
    """The cells of a table in their columns' order, the acts and names not yet told apart."""

    texts: list[Unit]
    times: list[Unit]
    sums: list[Unit]
    nothing: list[Unit]


def unit_at(document: Document, lines: list[Line], place: int) -> Unit | None:
    """The paragraph that begins with the line at that place; None behind the last line."""
    end = place
    while end < len(lines) and end - place <= _MOST_LINES_IN_CELL and lines[end].block == lines[place].block:
        end += 1
    text = document.text
    words = tuple(" ".join(text[line.start : line.end].split()) for line in lines[place:end])
    return Unit(range(place, end), words) if words else None


def column_headed(document: Document, lines: list[Line], place: int) -> str | None:
    """The column that a line heads which is a paragraph of its own."""
    line = lines[place]
    if line.end - line.start >= _LONGEST_HEADING:
        return None
    beside = (place - 1, place + 1)
    if any(0 <= one < len(lines) and lines[one].block == line.block for one in beside):
        return None
    known = column_of(document.text[line.start : line.end])
    return known[0] if known is not None else None


def sort_cells(units: list[Unit]) -> Sorted:
    """The cells by their form."""
    times = [unit for unit in units if _is_of(unit, "deadline")]
    sums = [unit for unit in units if unit not in times and _is_of(unit, "cost")]
    nothing = [unit for unit in units if unit.words in NOTHING]
    texts = [unit for unit in units if unit not in times and unit not in sums and unit not in nothing]
    return Sorted(texts, times, sums, nothing)


def _is_of(unit: Unit, column: str) -> bool:
    """Whether the paragraph's form proves it to be a cell of the column."""
    if unit.words in NOTHING:
        return False
    worth = fit(column, unit.words)
    if column == "cost" and not (is_sum(unit.words) or says_no_sum(unit.words)):
        return worth is not None and worth >= 2
    return worth is not None and worth > 0.8


def filled(units: list[Unit], nothing: list[Unit], count: int) -> list[Unit]:
    """A column's cells, with the dashes among them where these make them as many as the rows."""
    if len(units) + len(nothing) != count:
        return units
    return sorted([*units, *nothing], key=lambda unit: unit.places.start)


def acts_and_names(texts: list[Unit], count: int, named: list[str]) -> tuple[list[Unit], list[Unit]]:
    """The acts, and the names where there is one for each act: the best fit in which no name stands before its act."""
    if len(texts) == count:
        return texts, []
    if len(texts) < count:
        return [], []
    likely = [likeness(unit) for unit in texts]
    if len(texts) == 2 * count and named == ["responsible"]:
        chosen = best_split(likely, count)
        acts = [unit for unit, is_act in zip(texts, chosen, strict=True) if is_act]
        names = [unit for unit, is_act in zip(texts, chosen, strict=True) if not is_act]
        if all(fit("responsible", unit.words) is not None for unit in names):
            return acts, names
        return [], []
    acts = [unit for unit, worth in zip(texts, likely, strict=True) if worth > 0]
    return acts, []


def likeness(unit: Unit) -> float:
    """How much more a paragraph is like an act than like a name."""
    act, names = fit("act", unit.words), fit("responsible", unit.words)
    if act is None or names is None:
        return -5.0 if act is None else 5.0
    return act - names + (len(unit.words) - 40) / 20


def best_split(likely: list[float], count: int) -> list[bool]:
    """Which of two sorts each paragraph is of: `count` of the first, each before the second of as high a number.

    Args:
        likely: how much more each is like the first sort.
        count: how many there are of each.
    """
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


def row_of_units(
    document: Document, lines: list[Line], label: str | None, act: Unit, cells: dict[str, Unit]
) -> Row:
    """The row that the act makes, with what its other cells state."""
    first, last = lines[act.places[0]], lines[act.places[-1]]
    stated: Attributes = stated_by_cells((name, cell_words(unit.lines)) for name, unit in cells.items())
    part = Part(first.start, last.end, clean_statement("\n".join(act.lines)), label)
    return Row(part, first.page, stated, is_certain=False)
