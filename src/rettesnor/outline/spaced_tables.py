"""Action tables that a text layer keeps in columns by spaces: the rows below their headings.

A cell's lines stand under each other, a row's cells beside each other, from the same line on or about the same
middle.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from rettesnor.documents import Document, Line
from rettesnor.documents.cleaning import statement as clean_statement
from rettesnor.outline import attributes
from rettesnor.outline.cell_forms import ROW_LABEL, names_role
from rettesnor.outline.columns import cell_words, indicator_target, stated_by_cells
from rettesnor.outline.record import Attributes
from rettesnor.outline.row_of_cells import part_above
from rettesnor.outline.sections import section_of
from rettesnor.outline.spaced_cells import Cells, cells_on
from rettesnor.outline.spaced_columns import SLACK, Columns, columns_at, line_start
from rettesnor.outline.spaced_lines import SpacedLine, rows_about
from rettesnor.outline.tables import Part, Row
from rettesnor.outline.wrapped_names import names_at_end

# Cells that stand on a row's first line, and so show that one begins.
_BEGINNING = frozenset({"deadline", "cost", "cost in thousands", "cost in millions", "target", "baseline"})
_NAMES = "responsible"
_LINES_UP_TO_LABEL = 5
_LONGEST_NUMBER = 6


@dataclass(slots=True)
class _Gathered:
    """The lines of a row, as they are gathered."""

    lines: list[SpacedLine] = field(default_factory=list)

    @property
    def label(self) -> Part | None:
        """The first label on its lines."""
        return next((line.label for line in self.lines if line.label is not None), None)

    def cell(self, name: str) -> list[tuple[int, int]]:
        """Where the words of its cell in a column stand."""
        return [span for line in self.lines for span in line.spans.get(name, [])]

    def add(self, name: str, spans: list[tuple[int, int]]) -> None:
        """Gives its cell in a column more words."""
        last = self.lines[-1]
        self.lines[-1] = replace(last, spans={**last.spans, name: [*last.spans.get(name, []), *spans]})

    def drop(self, name: str) -> None:
        """Leaves out its cell in a column."""
        self.lines = [
            replace(line, spans={key: spans for key, spans in line.spans.items() if key != name})
            for line in self.lines
        ]

    def has_trailing(self, own: str) -> bool:
        """Whether there is more to the row than its number and its act."""
        return any(name not in ("number", own) for line in self.lines for name in line.spans)


def spaced_rows(document: Document, lines: list[Line], place: int, columns: Columns) -> tuple[list[Row], int]:
    """The rows below the headings, and the place of the first line that is none of them.

    Args:
        document: the document.
        lines: the lines of its running text.
        place: where the first line below the headings stands among them.
        columns: the columns.
    """
    reader = _RowsReader(document, lines, columns)
    after = reader.read(place)
    while reader.rows and not reader.rows[-1].has_trailing(columns.own):
        # The last line bears a label and nothing else of a row: a heading below the table.
        after = reader.rows.pop().lines[0].place
    gathered = _with_goals_whole(document.text, reader.parted())
    gathered = _with_pushed_names(document.text, gathered, columns.own)
    rows = [row for one in gathered if (row := _row(document, one, columns)) is not None]
    return rows, after


class _RowsReader:
    """Gathers the printed lines below the headings into rows."""

    def __init__(self, document: Document, lines: list[Line], columns: Columns) -> None:
        self.rows: list[_Gathered] = []
        self._columns = columns
        self._own = columns.own
        self._document = document
        self._lines = lines
        self._bears_labels = False

    def read(self, place: int) -> int:
        """Reads the rows from the line at that place; gives the place of the first that is none of them."""
        self._bears_labels = self._has_label_within(place)
        while place < len(self._lines):
            repeated = columns_at(self._document, self._lines, place)
            if repeated is not None:
                if repeated[0].names != self._columns.names:
                    break
                self._columns = repeated[0]
                place += repeated[1]
                continue
            line = self._line(place)
            begins = self._begins_row(line) if line is not None else None
            if line is None or begins is None:
                break
            if begins:
                self.rows.append(_Gathered())
            self.rows[-1].lines.append(line)
            place += 1
        return place

    def parted(self) -> list[_Gathered]:
        """The rows; parted anew where their cells stand about the same middle, and not from the same line on."""
        lines = [line for row in self.rows for line in row.lines]
        if self._bears_labels:
            is_anchor = [line.label is not None for line in lines]
        else:
            is_anchor = [bool(_BEGINNING & line.spans.keys()) for line in lines]
        is_about_middle = any(
            one and self._own not in line.spans for line, one in zip(lines, is_anchor, strict=True)
        )
        begins_without = self._bears_labels and bool(lines) and lines[0].label is None
        if not is_about_middle and not begins_without:
            return self.rows
        return [_Gathered(group) for group in rows_about(lines, is_anchor, self._own)] or self.rows

    def _line(self, place: int) -> SpacedLine | None:
        """The printed line with whose words stand on it; None where it is none of the table's."""
        line, text = self._lines[place], self._document.text
        words = text[line.start : line.end]
        if line.level is not None or ("  " not in words and section_of(words) is not None):
            return None
        cells = cells_on(text, line, self._columns)
        if cells is None:
            return None
        name, start, end = cells[0]
        label = self._label(cells)
        if name == "number" and label is None and end - start > _LONGEST_NUMBER:
            # Words where a label would stand.
            return None
        spans: dict[str, list[tuple[int, int]]] = {}
        for name, start, end in cells:
            if label is not None and start == label.start:
                start = end - len(text[label.end : end].lstrip())
                if start >= end:
                    continue
                name = self._own
            spans.setdefault(name, []).append((start, end))
        spoken = {name: " ".join(text[start:end] for start, end in cell) for name, cell in spans.items()}
        after_gap = place > 0 and line.block != self._lines[place - 1].block
        return SpacedLine(place, line, label, spans, spoken, after_gap)

    def _label(self, cells: Cells) -> Part | None:
        """The label on a line: where numbers have a column, only what stands in it."""
        column = "number" if self._columns.have_numbers else self._own
        head = next(((start, end) for name, start, end in cells if name == column), None)
        match = ROW_LABEL.match(self._document.text, *head) if head is not None else None
        return Part(match.start(), match.end(), match["label"], match["label"]) if match is not None else None

    def _has_label_within(self, place: int) -> bool:
        """Whether rows bear labels: one stands on one of the first lines."""
        within = range(place, min(place + _LINES_UP_TO_LABEL, len(self._lines)))
        first = self._line(place) if within else None
        if first is None or first.label is not None or not self._columns.have_numbers:
            return first is not None and first.label is not None
        return any((line := self._line(one)) is not None and line.label is not None for one in within)

    def _begins_row(self, line: SpacedLine) -> bool | None:
        """Whether the line begins a row; None where it is no line of the table."""
        own, label = self._own, line.label
        trailing = line.spans.keys() - {"number", own}
        if not self.rows:
            if ((label is not None or own in line.spans) and trailing) or self._bears_labels:
                return True
            return True if own in line.spans and self._has_cells_below(line) else None
        is_behind = (line.after_gap and not trailing) or self._is_behind(line)
        if self._bears_labels:
            if label is not None:
                return True if trailing or not line.after_gap else None
            return None if is_behind and not self._has_label_below(line) else False
        is_small = own in line.spans and line.words[own][0].islower()
        goes_on = is_small and not (line.after_gap and self.rows[-1].has_trailing(own))
        if own in line.spans and (trailing & _BEGINNING or (line.after_gap and trailing)):
            return not goes_on
        if own in line.spans and not trailing and self._has_cells_below(line):
            return True
        return None if is_behind else False

    def _has_label_below(self, line: SpacedLine) -> bool:
        """Whether the next line bears a row's label and no act: then its act stands above and below it."""
        if line.place + 1 >= len(self._lines) or self._own not in line.spans:
            return False
        below = self._line(line.place + 1)
        return below is not None and below.label is not None and self._own not in below.spans

    def _has_cells_below(self, line: SpacedLine) -> bool:
        """Whether a row begins here whose cells stand on the next line, beside its act or alone."""
        if not self._document.text[line.line.start].isupper() or line.place + 1 >= len(self._lines):
            return False
        below = self._line(line.place + 1)
        if below is None or not below.spans.keys() & _BEGINNING:
            return False
        if self._own in below.spans:
            return below.words[self._own][0].islower()
        return line.place + 2 < len(self._lines) and not below.after_gap

    def _is_behind(self, line: SpacedLine) -> bool:
        """Whether a line of one stretch goes on with nothing: its first word had room on the line above."""
        own, above = self._own, self.rows[-1].cell(self._own)
        if line.spans.keys() != {own} or not line.words[own][0].isupper() or not above:
            return False
        names = [name for name, _ in self._columns.names]
        number = names.index(own)
        if number + 1 == len(names):
            return False
        end = above[-1][1]
        used = end - line_start(self._document.text, end - 1)
        first = line.words[own].split(" ", 1)[0]
        has_room = used + 1 + len(first) < self._columns.places[number + 1] - SLACK
        following = self._line(line.place + 1) if line.place + 1 < len(self._lines) else None
        return has_room and (following is None or len(following.spans) < 2)


def _with_goals_whole(text: str, rows: list[_Gathered]) -> list[_Gathered]:
    """The rows; where a goal's cell reaches down beside the next rows, its words stand with the row that it begins."""
    for name in ("goal", "strategy"):
        first: _Gathered | None = None
        for row in rows:
            cell = row.cell(name)
            if cell and (first is None or not text[cell[0][0]].islower()):
                first = row
            elif cell and first is not None:
                first.add(name, cell)
                row.drop(name)
    return rows


def _with_pushed_names(text: str, rows: list[_Gathered], own: str) -> list[_Gathered]:
    """The rows; where an act longer than any other ends in names, these are the cell that it has pushed aside."""
    others = [
        end - line_start(text, start) for row in rows if row.cell(_NAMES) for start, end in row.cell(own)
    ]
    width = max(others, default=None)
    if width is None:
        return rows
    return [
        row if row.cell(_NAMES) else _Gathered([_parted(text, line, own, width) for line in row.lines])
        for row in rows
    ]


def _parted(text: str, line: SpacedLine, own: str, width: int) -> SpacedLine:
    """The line, its act parted from the names at its end where it is longer than the column is wide."""
    for start, end in line.spans.get(own, [])[-1:]:
        cut = names_at_end(text[start:end])
        if end - line_start(text, start) > width and cut and names_role(text[start + cut : end]):
            act = (start, start + len(text[start : start + cut].rstrip()))
            spans = {**line.spans, own: [*line.spans[own][:-1], act], _NAMES: [(start + cut, end)]}
            return replace(line, spans=spans)
    return line


def _row(document: Document, row: _Gathered, columns: Columns) -> Row | None:
    act = row.cell(columns.own)
    if not act:
        return None
    names = {name for line in row.lines for name in line.spans}
    lines = {name: [document.text[start:end] for start, end in row.cell(name)] for name in names}
    stated: Attributes = stated_by_cells(
        (name, cell_words(cell)) for name, cell in lines.items() if name not in (columns.own, "number")
    )
    is_indicator = columns.own == "indicator"
    if is_indicator and "target" in lines:
        year = next(year for name, year in columns.names if name == "target")
        stated = attributes.merge(stated, indicator_target(" ".join(lines["target"]), year))
    label = row.label
    start = min(label.start, act[0][0]) if label is not None else act[0][0]
    words = clean_statement("\n".join(lines[columns.own]))
    part = Part(start, act[-1][1], words, label.label if label is not None else None)
    return Row(
        part,
        row.lines[0].line.page,
        stated,
        is_indicator=is_indicator,
        is_certain=False,
        goal=part_above(document.text, row.cell("goal")),
        strategy=part_above(document.text, row.cell("strategy")),
    )
