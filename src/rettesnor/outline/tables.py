"""Action tables: the tables that set out goals, strategies, measures or indicators, row by row.

What is read of them, whether their cells are known (`grid_tables`, `field_tables`) or flattened (`flat_tables`).
"""

from __future__ import annotations

from dataclasses import dataclass

from rettesnor.outline.record import Attributes


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a cell that is a statement.

    Args:
        start: where it begins, label and all.
        end: behind its last code point.
        text: its words.
        label: its printed number or letter.
        word: the labelling word before that («delmål»), in lower case.
    """

    start: int
    end: int
    text: str
    label: str | None = None
    word: str | None = None


@dataclass(slots=True)
class Row:
    """A row of an action table.

    Args:
        act: what is to be done; the indicator or strategy in a table of such. Without words where the row only
            begins what stands above acts.
        page: the page that it begins on.
        stated: what its other cells state.
        points: the points within the act's cell.
        indicators: what its indicator cell says.
        is_indicator: whether the row sets out an indicator and no measure.
        is_certain: whether lines or the format prove its cells.
        goal: what its goal cell says, where that begins a new one.
        strategy: what its strategy cell says, where that begins a new one.
        is_heading: whether it is one cell across the table that heads the rows below it.
        area: what its area cell says, where that begins a new one.
        subgoal: what its subgoal cell says, where that begins a new one.
        is_strategy: whether the row sets out a strategy and no measure.
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
    area: Part | None = None
    subgoal: Part | None = None
    is_strategy: bool = False


@dataclass(frozen=True, slots=True)
class ActionTable:
    """The rows of one table, and the stretch of text that it covers.

    Args:
        start: where it begins.
        end: where it ends.
        rows: its rows.
        goes_on: whether it goes on with what the table before was about.
    """

    start: int
    end: int
    rows: tuple[Row, ...]
    goes_on: bool = False
