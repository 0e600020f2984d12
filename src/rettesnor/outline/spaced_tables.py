"""Action tables that a text layer keeps in columns by spaces: the headings' places tell whose a word is.

A cell's lines stand under each other, a row's cells beside each other; what stands left of a column's heading
belongs to the column before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from rettesnor.documents import Document, Line
from rettesnor.documents.cleaning import statement as clean_statement
from rettesnor.outline.columns import are_of_measures, column_of, stated_by_cells
from rettesnor.outline.flat_cells import ROW_LABEL
from rettesnor.outline.record import Attributes
from rettesnor.outline.sections import section_of
from rettesnor.outline.tables import Part, Row

_STRETCH = re.compile(r"\S(?:\S| (?=\S))*")
_SLACK = 2
_LEAST_COLUMNS = 3


@dataclass(frozen=True, slots=True)
class Columns:
    """What the columns say, and at which place of the printed line each begins."""

    names: tuple[tuple[str, int | None], ...]
    places: tuple[int, ...]


@dataclass(slots=True)
class _Gathered:
    """A row while its lines are gathered: the stretches of each column, and its page."""

    page: int | None
    label: Part | None = None
    cells: dict[str, list[tuple[int, int]]] = field(default_factory=dict)


def columns_at(document: Document, line: Line) -> Columns | None:
    """The columns that a line of headings sets out by wide gaps; None where it is no such line."""
    stretches = list(_STRETCH.finditer(document.text, line.start, line.end))
    if len(stretches) < _LEAST_COLUMNS:
        return None
    begin = _line_start(document.text, line.start)
    named = [column_of(stretch[0]) for stretch in stretches]
    names = tuple(name for name in named if name is not None)
    if len(names) < len(named) or "act" not in {name for name, _ in names} or not are_of_measures(names):
        return None
    return Columns(names, tuple(stretch.start() - begin for stretch in stretches))


def spaced_rows(document: Document, lines: list[Line], place: int, columns: Columns) -> tuple[list[Row], int]:
    """The rows below the headings, and the place of the first line that is none of them.

    Args:
        document: the document.
        lines: the lines of its running text.
        place: where the first line below the headings stands among them.
        columns: the columns.
    """
    rows: list[_Gathered] = []
    before = lines[place - 1] if place else None
    while place < len(lines):
        line = lines[place]
        if (repeated := columns_at(document, line)) is not None:
            if repeated.names != columns.names:
                break
            columns = repeated
        else:
            cells = _cells(document.text, line, columns)
            after_gap = before is not None and line.block != before.block
            if cells is None or _heads_a_section(document, line):
                break
            begins = _begins_row(document.text, cells, rows, after_gap)
            if begins is None:
                break
            if begins:
                rows.append(_Gathered(line.page))
            _add(document.text, rows[-1], cells)
        before = line
        place += 1
    return [row for one in rows if (row := _row(document, one)) is not None], place


def _line_start(text: str, offset: int) -> int:
    line = text.rfind("\n", 0, offset) + 1
    return max(line, text.rfind("\f", line, offset) + 1)


def _cells(text: str, line: Line, columns: Columns) -> list[tuple[str, int, int]] | None:
    """The stretches of a line, each with its column's name; None where one runs across them, as prose."""
    begin = _line_start(text, line.start)
    found: list[tuple[str, int, int]] = []
    for stretch in _STRETCH.finditer(text, line.start, line.end):
        start, end = stretch.span()
        for number in range(len(columns.places)):
            following = columns.places[number + 1] if number + 1 < len(columns.places) else None
            if following is not None and start - begin >= following - _SLACK:
                continue
            name = columns.names[number][0]
            if following is None or end - begin <= following - 1:
                found.append((name, start, end))
                break
            cut = _cut(text, start, begin + following)
            if cut is None:
                if number + 2 < len(columns.places) and end - begin > columns.places[number + 2]:
                    return None
                found.append((name, start, end))
                break
            if cut > start:
                found.append((name, start, start + len(text[start:cut].rstrip())))
            start = cut
    return found


def _cut(text: str, start: int, edge: int) -> int | None:
    """Where a stretch is parted at a column's edge: where a word begins; None where one runs across it."""
    for place in (edge, edge - 1, edge + 1):
        if place > start and text[place - 1] == " " and text[place] != " ":
            return place
    return None


def _heads_a_section(document: Document, line: Line) -> bool:
    text = document.text[line.start : line.end]
    return line.level is not None or ("  " not in text and section_of(text) is not None)


def _begins_row(
    text: str, cells: list[tuple[str, int, int]], rows: list[_Gathered], after_gap: bool
) -> bool | None:
    """Whether the line begins a row; None where it is no line of the table."""
    by_name = {name: (start, end) for name, start, end in reversed(cells)}
    head = by_name.get("number") or by_name.get("act")
    label = ROW_LABEL.match(text, *head) if head is not None else None
    trailing = by_name.keys() - {"number", "act"}
    if not rows:
        return True if (label or "act" in by_name) and trailing else None
    if rows[0].label is not None:
        if label is not None:
            return True if trailing or not after_gap else None
        return None if after_gap and not trailing else False
    if "act" in by_name and (trailing & {"deadline", "cost"} or (after_gap and trailing)):
        return True
    return None if after_gap and not trailing else False


def _add(text: str, row: _Gathered, cells: list[tuple[str, int, int]]) -> None:
    for name, start, end in cells:
        if (
            row.label is None
            and not row.cells
            and name in ("number", "act")
            and (label := ROW_LABEL.match(text, start, end))
        ):
            row.label = Part(start, label.end(), label["label"], label["label"])
            start = end - len(text[label.end() : end].lstrip())
            if start >= end:
                continue
            name = "act"
        row.cells.setdefault(name, []).append((start, end))


def _row(document: Document, row: _Gathered) -> Row | None:
    act = row.cells.get("act")
    if not act:
        return None
    words = {
        name: "\n".join(document.text[start:end] for start, end in cell) for name, cell in row.cells.items()
    }
    stated: Attributes = stated_by_cells(
        (name, cell) for name, cell in words.items() if name not in ("act", "number")
    )
    start = row.label.start if row.label is not None else act[0][0]
    label = row.label.label if row.label is not None else None
    return Row(
        Part(start, act[-1][1], clean_statement(words["act"]), label), row.page, stated, is_certain=False
    )
