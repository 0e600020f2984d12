"""Rows of a flattened table whose cells run together on a line: which lines are one row, by how rows end."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum, auto

from rettesnor.documents import Document, Line
from rettesnor.outline.cell_forms import ROW_LABEL
from rettesnor.outline.flat_cells import ReadRow, ends_row, is_cell, is_plain_sum, read_row
from rettesnor.outline.flat_headers import Header, HeaderFinder
from rettesnor.outline.tables import Row

_TIME_WITH_NUMBER = re.compile(r"\d{4}\b|\d{1,2}\. (?:kvartal|tertial|halvår|\w+ 20\d\d)")
_SENTENCES = re.compile(r"[.!?] [A-ZÆØÅ]|[.!?]$")
_MOST_LINES = 14
_MOST_LINES_BEFORE_CELLS = 5


class _Step(Enum):
    """What a line is to the row being gathered: its next, the rest of its act, another row's, or none."""

    SAME_ROW = auto()
    REST = auto()
    NEXT_ROW = auto()
    STOP = auto()


@dataclass(slots=True)
class _Gathered:
    """The lines of a row, as far as they came, its label, and the lines behind its cells."""

    lines: list[Line] = field(default_factory=list)
    label: str | None = None
    rest: list[Line] = field(default_factory=list)


class RowsOnLines:
    """Gathers the lines below a header into rows; `taken` are the offsets of the lines that are theirs."""

    def __init__(self, document: Document, lines: list[Line], header: Header, finder: HeaderFinder) -> None:
        self.rows: list[Row] = []
        self.taken: set[int] = set()
        self._document = document
        self._lines = lines
        self._header = header
        self._finder = finder

    def read(self, place: int) -> int:
        """Reads the rows from the line at that place.

        Returns:
            The place of the first line that is none of the table's.
        """
        current = _Gathered()
        while place < len(self._lines):
            line = self._lines[place]
            found = self._finder.at(place)
            if found is not None and found[0].names == self._header.names:
                # The headings are printed again, mostly on the next page.
                self.taken.update(line.start for line in self._lines[place : place + found[1]])
                place += found[1]
                continue
            if found is not None or self._finder.ends_table(place):
                break
            if self._finder.is_page_number(place):
                self.taken.add(line.start)
                place += 1
                continue
            row = self._row(current)
            step = self._step(line, current, row)
            if step is _Step.STOP:
                break
            if step is _Step.NEXT_ROW:
                self._keep(row, current)
                current = _Gathered()
            if not current.lines:
                current.label = self._label(line)
            (current.rest if step is _Step.REST else current.lines).append(line)
            if step is _Step.SAME_ROW and row is None and len(current.lines) > _MOST_LINES:
                # No cells came: the row before may have ended early, so its last line is tried again.
                break
            place += 1
        row = self._row(current)
        self._keep(row, current)
        return place if row is not None else place - len(current.lines) - len(current.rest)

    def _step(self, line: Line, current: _Gathered, row: ReadRow | None) -> _Step:
        """What a line is to the row that is being gathered."""
        header = self._header
        if not current.lines:
            is_none = header.begins_with_number and self._label(line) is None
            return _Step.STOP if is_none else _Step.SAME_ROW
        text = self._document.text[line.start : line.end]
        is_gap = line.block != current.lines[-1].block
        goes_on = text[:1].islower() or is_cell(text)
        if row is None:
            if header.begins_with_number and self._labels_row(line, current):
                return _Step.STOP
            ends_over_page = header.begins_with_number and ends_row(text)
            is_over = len(current.lines) > _MOST_LINES_BEFORE_CELLS or (
                is_gap and not goes_on and not ends_over_page
            )
            return _Step.STOP if is_over else _Step.SAME_ROW
        if self._labels_row(line, current):
            return _Step.NEXT_ROW
        if goes_on and not is_gap:
            return _Step.SAME_ROW if is_cell(text) else _Step.REST
        if goes_on:
            return _Step.NEXT_ROW
        if (
            row.wants_more
            and not is_gap
            and not ends_row(text)
            and len(current.rest) < _MOST_LINES_BEFORE_CELLS
        ):
            return _Step.REST
        # Where rows bear labels, what bears none is no row.
        wants_label = header.begins_with_number or current.label is not None
        return _Step.STOP if wants_label or (is_gap and not ends_row(text)) else _Step.NEXT_ROW

    def _labels_row(self, line: Line, current: _Gathered) -> bool:
        """Whether the line begins with the label of a row, and not with a year, a date or a sum."""
        if current.label is None or self._label(line) is None:
            return False
        text = self._document.text[line.start : line.end]
        return not _TIME_WITH_NUMBER.match(text) and not is_plain_sum(text)

    def _label(self, line: Line) -> str | None:
        match = ROW_LABEL.match(self._document.text, line.start, line.end)
        return match["label"] if match else None

    def _row(self, current: _Gathered) -> ReadRow | None:
        if not current.lines:
            return None
        return read_row(self._document.text, current.lines, current.label, self._header, current.rest)

    def _keep(self, row: ReadRow | None, current: _Gathered) -> None:
        if row is not None:
            self.rows.append(row.row)
            self.taken.update(line.start for line in (*current.lines, *current.rest))
