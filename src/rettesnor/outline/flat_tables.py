"""Action tables that a text layer has flattened: cells on lines of their own, or run together on one line.

The repeated column headings tell that it is a table and in which order the cells come; each cell's own form
tells where it begins.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from enum import Enum, auto

from rettesnor.documents import Document, Line, Role
from rettesnor.outline.columns import Column, are_of_measures, column_of
from rettesnor.outline.flat_cells import ROW_LABEL, Header, ends_row, is_cell, is_sum, read_row
from rettesnor.outline.sections import section_of
from rettesnor.outline.spaced_tables import columns_at, spaced_rows
from rettesnor.outline.tables import ActionTable, Row

_WORD_LABEL = re.compile(
    r"(?i)(?:ambisjon|hovedmål|hovudmål|delmål|mål|strategi|innsatsområde|satsingsområde)"
    r"\s*(?:[\dA-Z]{0,3}[.\d]*\s*[:.)–-]|[\dA-Z]{1,3}$)"
)
_TIME_WITH_NUMBER = re.compile(r"\d{4}\b|\d{1,2}\. (?:kvartal|tertial|halvår|\w+ 20\d\d)")
_LONGEST_HEADING = 80
_LONGEST_QUESTION = 60
_LONGEST_HEADER = 120
_LONGEST_HEADER_CELL = 45
_FEWEST_COLUMNS = 3
_PROSE_ENDS = frozenset(".,;:-")
_MOST_COLUMNS = 9
_MOST_WORDS_IN_HEADER_CELL = 4
_MOST_LINES = 14
_MOST_LINES_BEFORE_CELLS = 5


def flat_tables(document: Document) -> tuple[list[ActionTable], set[int]]:
    """The flattened action tables of a document without cells, and where the lines begin that they took."""
    lines = [line for line in document.lines if line.role is Role.BODY]
    tables: list[ActionTable] = []
    taken: set[int] = set()
    header: Header | None = None
    place = 0
    while place < len(lines):
        if (columns := columns_at(document, lines[place])) is not None:
            rows, after = spaced_rows(document, lines, place + 1, columns)
            if rows:
                taken.update(line.start for line in lines[place:after])
                tables.append(ActionTable(rows[0].act.start, rows[-1].act.end, tuple(rows)))
                place = after
                continue
        found = _header_at(document, lines, place)
        if found is not None:
            header, length = found
            taken.update(line.start for line in lines[place : place + length])
            reader = _RowsReader(document, lines, header)
            place = reader.read(place + length)
        elif header is not None and header.by_lines and _has_label(document, lines[place]):
            # The table goes on behind a stray line; its cells may have come on one line there.
            reader = _RowsReader(document, lines, header)
            after = reader.read(place)
            if not reader.rows:
                taken |= reader.taken
                reader = _RowsReader(document, lines, replace(header, by_lines=False))
                after = reader.read(place)
            place = after if reader.rows else place + 1
        else:
            place += 1
            continue
        taken |= reader.taken
        if reader.rows:
            first, last = reader.rows[0], reader.rows[-1]
            tables.append(ActionTable(first.act.start, last.act.end, tuple(reader.rows)))
    return tables, taken


def names_columns(text: str) -> bool:
    """Whether the words are the headings of an action table and nothing else («Tiltak Ansvar Frist»)."""
    # Asked of every line of a document: prose is told by its first and last letter.
    if len(text) > _LONGEST_HEADER or not text[:1].isupper() or text[-1:] in _PROSE_ENDS or "," in text:
        return False
    if _asks(text):
        return False
    columns = _columns_on_line(text)
    return len(columns) >= _FEWEST_COLUMNS and are_of_measures(columns)


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


class _RowsReader:
    """Gathers the lines below a header into rows; `taken` are the offsets of the lines that are theirs."""

    def __init__(self, document: Document, lines: list[Line], header: Header) -> None:
        self.rows: list[Row] = []
        self.taken: set[int] = set()
        self._document = document
        self._lines = lines
        self._header = header

    def read(self, place: int) -> int:
        """Reads the rows from the line at that place.

        Returns:
            The place of the first line that is none of the table's.
        """
        current = _Gathered()
        while place < len(self._lines):
            line = self._lines[place]
            found = _header_at(self._document, self._lines, place)
            if found is not None and found[0].names == self._header.names:
                place = self._take_header(place, found[1])
                continue
            if found is not None or self._ends_table(line):
                break
            row = self._row(current)
            step = self._step(line, current, is_complete=row is not None)
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

    def _take_header(self, place: int, length: int) -> int:
        """The headings are printed again, mostly on the next page; gives the place behind them."""
        self.taken.update(line.start for line in self._lines[place : place + length])
        return place + length

    def _ends_table(self, line: Line) -> bool:
        """Whether the line is a heading, by its level, its words or a labelling word."""
        text = self._document.text[line.start : line.end]
        if line.level is not None or _WORD_LABEL.match(text):
            return True
        bare = ROW_LABEL.sub("", text, count=1) if len(text) < _LONGEST_HEADING else text
        return section_of(bare) is not None or (text.endswith("?") and len(text) < _LONGEST_QUESTION)

    def _step(self, line: Line, current: _Gathered, *, is_complete: bool) -> _Step:
        """What a line is to the row that is being gathered."""
        header = self._header
        if not current.lines:
            is_none = header.begins_with_number and self._label(line) is None
            return _Step.STOP if is_none else _Step.SAME_ROW
        text = self._document.text[line.start : line.end]
        is_gap = line.block != current.lines[-1].block
        goes_on = text[:1].islower() or is_cell(text)
        if not is_complete:
            if header.begins_with_number and self._labels_row(line, current):
                return _Step.STOP
            ends_over_page = header.begins_with_number and ends_row(text)
            is_over = len(current.lines) > _MOST_LINES_BEFORE_CELLS or (
                is_gap and not goes_on and not ends_over_page
            )
            return _Step.STOP if is_over and not header.by_lines else _Step.SAME_ROW
        if self._labels_row(line, current):
            return _Step.NEXT_ROW
        if header.by_lines and not is_gap:
            return _Step.SAME_ROW
        if goes_on and not is_gap:
            return _Step.SAME_ROW if is_cell(text) else _Step.REST
        if goes_on:
            return _Step.NEXT_ROW
        is_prose = is_gap and not header.by_lines and not ends_row(text)
        # Where rows bear labels, what bears none is no row.
        wants_label = header.begins_with_number or current.label is not None
        return _Step.STOP if wants_label or is_prose else _Step.NEXT_ROW

    def _labels_row(self, line: Line, current: _Gathered) -> bool:
        """Whether the line begins with the label of a row, and not with a year, a date or a sum."""
        if current.label is None or self._label(line) is None:
            return False
        text = self._document.text[line.start : line.end]
        if self._header.by_lines and self._header.begins_with_number and text.isdecimal():
            return not current.label.isdecimal() or int(text) == int(current.label) + 1
        return not _TIME_WITH_NUMBER.match(text) and not is_sum(text)

    def _label(self, line: Line) -> str | None:
        match = ROW_LABEL.match(self._document.text, line.start, line.end)
        return match["label"] if match else None

    def _row(self, current: _Gathered) -> Row | None:
        if not current.lines:
            return None
        return read_row(self._document.text, current.lines, current.label, self._header, current.rest)

    def _keep(self, row: Row | None, current: _Gathered) -> None:
        if row is not None:
            self.rows.append(row)
            self.taken.update(line.start for line in (*current.lines, *current.rest))


def _has_label(document: Document, line: Line) -> bool:
    return ROW_LABEL.match(document.text, line.start, line.end) is not None


def _header_at(document: Document, lines: list[Line], place: int) -> tuple[Header, int] | None:
    """The headings that begin at that line, and over how many lines they run; None where none do."""
    line = lines[place]
    text = document.text[line.start : line.end]
    if (
        len(text) <= _LONGEST_HEADER
        and not _asks(text)
        and (on_line := _columns_on_line(text))
        and are_of_measures(on_line)
    ):
        return Header(tuple(on_line), by_lines=False), 1
    columns: list[Column] = []
    for line in lines[place : place + _MOST_COLUMNS]:
        is_short = line.end - line.start < _LONGEST_HEADER_CELL
        known = column_of(document.text[line.start : line.end]) if is_short else None
        if known is None:
            break
        columns.append(known)
    if len(columns) < _FEWEST_COLUMNS or not are_of_measures(columns):
        return None
    return Header(tuple(columns), by_lines=True), len(columns)


def _asks(text: str) -> bool:
    """Whether the line is one question («Hvem gjør hva?») and no row of headings that ask («Hva? Hvem? Når?»)."""
    return text.endswith("?") and text.count("?") == 1


def _columns_on_line(text: str) -> list[Column]:
    """The columns that a line names, where it names nothing else; the longest names first."""
    words = text.split()
    columns: list[Column] = []
    place = 0
    while place < len(words):
        for length in range(min(_MOST_WORDS_IN_HEADER_CELL, len(words) - place), 0, -1):
            known = column_of(" ".join(words[place : place + length]))
            if known is not None:
                columns.append(known)
                place += length
                break
        else:
            return []
    return columns
