"""Action tables that a text layer has flattened: cells on lines of their own, or run together on one line.

The column headings tell that it is a table and in which order the cells come; each cell's own form tells where
it begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from rettesnor.documents import Document, Role
from rettesnor.outline.cell_forms import ROW_LABEL, is_labelled
from rettesnor.outline.cell_rows import FoundRows, rows_by_lines
from rettesnor.outline.cell_stacks import read_stacks
from rettesnor.outline.columns_in_turn import read_columns_in_turn
from rettesnor.outline.flat_cells import ends_row
from rettesnor.outline.flat_headers import Header, HeaderFinder
from rettesnor.outline.flat_rows import RowsOnLines
from rettesnor.outline.loose_cells import read_loose_cells
from rettesnor.outline.pieces import successor
from rettesnor.outline.spaced_columns import columns_at, printed_rows
from rettesnor.outline.spaced_figures import figures_at
from rettesnor.outline.spaced_tables import spaced_rows
from rettesnor.outline.tables import ActionTable, Row

_LINES_OF_HEADING = 2
# Running text below a heading, which only looks like a row where a name and a time follow.
_SENTENCES = re.compile(r"[.!?] [A-ZÆØÅ]|\.$")


def flat_tables(document: Document) -> tuple[list[ActionTable], set[int]]:
    """The flattened action tables of a document without cells, and where the lines begin that they took."""
    reader = _Reader(document)
    reader.read()
    return reader.tables, reader.taken


class _Reader:
    """Goes through the lines once; `header` holds until another comes."""

    def __init__(self, document: Document) -> None:
        self.tables: list[ActionTable] = []
        self.taken: set[int] = set()
        self._document = document
        self._lines = [line for line in document.lines if line.role is Role.BODY]
        self._rows = printed_rows(document)
        self._row_of = {line.start: place for place, line in enumerate(self._rows)}
        self._finder = HeaderFinder(document, self._lines)
        self._header: Header | None = None
        # The last row below it.
        self._last: Row | None = None
        # Where a heading stands directly behind rows, below which rows without labels may go on.
        self._group_heading = -1

    def read(self) -> None:
        """Reads the tables."""
        place = 0
        while place < len(self._lines):
            place = (
                self._spaced(place)
                or self._stacked(place)
                or self._headed(place)
                or self._loose(place)
                or self._going_on(place)
                or place + 1
            )

    def _spaced(self, place: int) -> int:
        """A table in columns by spaces at that place; gives the place behind it, 0 where none stands there."""
        row = self._row_of.get(self._lines[place].start)
        if row is None:
            # It goes on with a printed row that something else begins.
            return 0
        found = columns_at(self._document, self._rows, row)
        if found is None:
            return self._figures(place, row)
        columns, length = found
        rows, after = spaced_rows(self._document, self._rows, row + length, columns)
        if not rows:
            return 0
        self.taken.update(line.start for line in self._rows[row:after])
        self._keep(rows)
        return self._behind(place, after)

    def _figures(self, place: int, row: int) -> int:
        """A table of figures by spaces, which is nobody's text."""
        found = figures_at(self._document, self._rows, row)
        self.taken.update(self._rows[one].start for one in found)
        return self._behind(place, found.stop) if found else 0

    def _behind(self, place: int, row: int) -> int:
        """The place of the first line behind the printed row before that one."""
        end = self._rows[row - 1].end
        while place < len(self._lines) and self._lines[place].start < end:
            place += 1
        return place

    def _stacked(self, place: int) -> int:
        """A table whose labels stand in a stack before its cells."""
        found = read_stacks(self._document, self._lines, place, self._finder)
        if found is None:
            return 0
        self._take(found.taken)
        for rows in found.groups:
            self._keep(rows)
        return found.end

    def _loose(self, place: int) -> int:
        """A table whose headings and cells came in an order of their own."""
        where = (self._document, self._lines, place, self._finder)
        found = read_columns_in_turn(*where) or read_loose_cells(*where)
        if found is None:
            return 0
        self._header = None
        self._take(found.taken)
        for rows in found.groups:
            self._keep(rows)
        return found.end

    def _headed(self, place: int) -> int:
        """The rows below headings at that place."""
        found = self._finder.at(place)
        if found is None:
            return 0
        self._header, length = found
        self._last = None
        self._take(range(place, place + length))
        after = place + length
        if not self._header.by_lines:
            return self._run_together(after) or after
        if after < len(self._lines) and self._finder.ends_table(after):
            self._group_heading = after
            return after
        return self._by_lines(after) or self._loose(place) or after

    def _run_together(self, place: int) -> int:
        """The rows below headings on one line, whose cells run together too or stand on lines of their own."""
        if self._header is None:
            return 0
        on_lines = RowsOnLines(self._document, self._lines, self._header, self._finder)
        after = on_lines.read(place)
        if place < len(self._lines) and self._is_labelled(place):
            # Labels tell a row from the heading of a group.
            by_lines = rows_by_lines(self._document, self._lines, place, self._header, self._finder)
            if _stated(row for rows in by_lines.groups for row in rows) > _stated(on_lines.rows):
                return self._keep_by_lines(by_lines)
        return self._keep_on_lines(on_lines, after)

    def _going_on(self, place: int) -> int:
        """Rows below headings that stand further up: behind a group's heading, or by their labels."""
        if self._header is None or not self._header.by_lines:
            return 0
        if self._goes_on_with_label(place):
            # The cells may have come on one line there.
            line = self._lines[place]
            is_whole = ends_row(self._document.text[line.start : line.end])
            return self._by_lines(place) or (self._on_lines(place) if is_whole else 0)
        if self._group_heading < 0 or self._finder.ends_table(place):
            return 0
        line_before = self._lines[place - 1]
        is_prose = self._document.text[line_before.end - 1] in ".;"
        if place - self._group_heading > _LINES_OF_HEADING or is_prose:
            self._group_heading = -1
            return 0
        if self._last is not None and (self._last.act.label is not None or self._is_labelled(place)):
            return 0
        return self._by_lines(place, is_strict=True)

    def _goes_on_with_label(self, place: int) -> bool:
        """Whether the label of a row begins the line; a bare number only as the next of the table's."""
        line = self._lines[place]
        match = ROW_LABEL.match(self._document.text, line.start, line.end)
        if match is None:
            return False
        label = match["label"]
        if self._last is None:
            return not label.isdecimal() or self._group_heading >= 0
        last = self._last.act.label
        return last is not None and (not label.isdecimal() or successor(last, label))

    def _is_labelled(self, place: int) -> bool:
        line = self._lines[place]
        return is_labelled(self._document.text[line.start : line.end])

    def _by_lines(self, place: int, *, is_strict: bool = False) -> int:
        if self._header is None:
            return 0
        found = rows_by_lines(self._document, self._lines, place, self._header, self._finder)
        if is_strict and any(_SENTENCES.search(rows[0].act.text) for rows in found.groups):
            return 0
        return self._keep_by_lines(found)

    def _keep_by_lines(self, found: FoundRows) -> int:
        self.taken |= found.taken
        self._take(found.headings)
        for rows in found.groups:
            self._keep(rows)
        if not found.groups:
            return 0
        has_heading_next = found.end < len(self._lines) and self._finder.ends_table(found.end)
        self._group_heading = found.end if has_heading_next else -1
        return found.end

    def _on_lines(self, place: int) -> int:
        if self._header is None:
            return 0
        reader = RowsOnLines(self._document, self._lines, replace(self._header, by_lines=False), self._finder)
        return self._keep_on_lines(reader, reader.read(place))

    def _keep_on_lines(self, found: RowsOnLines, after: int) -> int:
        self.taken |= found.taken
        if not found.rows:
            return 0
        self._keep(found.rows)
        return after

    def _take(self, places: range | list[int]) -> None:
        self.taken.update(self._lines[place].start for place in places)

    def _keep(self, rows: list[Row]) -> None:
        self._last = rows[-1]
        above = rows[0].goal or rows[0].strategy or rows[0].act
        self.tables.append(ActionTable(above.start, rows[-1].act.end, tuple(rows)))


def _stated(rows: Iterable[Row]) -> int:
    """How many of the rows' cells say who, when or for how much."""
    count = 0
    for stated in (row.stated for row in rows):
        has_time = stated.deadline is not None or stated.period is not None
        has_cost = stated.cost is not None or stated.person_years is not None
        count += bool(stated.responsible) + has_time + has_cost
    return count
