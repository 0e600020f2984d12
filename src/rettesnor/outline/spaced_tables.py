"""Action tables that a text layer keeps in columns by spaces: the headings' places tell whose a word is.

A cell's lines stand under each other, a row's cells beside each other; what stands left of a column's heading
belongs to the column before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from rettesnor.documents import Document, Line, Role
from rettesnor.documents.cleaning import statement as clean_statement
from rettesnor.outline import attributes
from rettesnor.outline.cell_forms import ROW_LABEL
from rettesnor.outline.columns import Column, are_of_measures, cell_words, indicator_target, stated_by_cells
from rettesnor.outline.flat_headers import UNKNOWN, columns_with_places, told_apart
from rettesnor.outline.record import Attributes
from rettesnor.outline.sections import section_of
from rettesnor.outline.tables import Part, Row

_STRETCH = re.compile(r"\S(?:\S| (?=\S))*")
_FIGURE = re.compile(r"[-–]|-?\d[\d .]*(?:,\d+)? ?%?")
_SLACK = 2
_LEAST_ROWS_OF_FIGURES = 2
_LEAST_COLUMNS = 3
_LEAST_STRETCHES = 2
_MOST_WORDS_IN_HEADING = 3
# Cells that stand on a row's first line, and so show that one begins.
_BEGINNING = frozenset({"deadline", "cost", "target", "baseline"})


@dataclass(frozen=True, slots=True)
class Columns:
    """What the columns say, and at which place of the printed line each begins."""

    names: tuple[Column, ...]
    places: tuple[int, ...]

    @property
    def own(self) -> str:
        """The column of what its rows set out: acts, or indicators."""
        return "act" if any(name == "act" for name, _ in self.names) else "indicator"


@dataclass(slots=True)
class _Gathered:
    """A row while its lines are gathered: its page, its first line's place, the stretches of each column."""

    page: int | None
    place: int
    label: Part | None = None
    cells: dict[str, list[tuple[int, int]]] = field(default_factory=dict)

    def has_trailing(self, own: str) -> bool:
        """Whether there is more to the row than its number and its act."""
        return any(name not in ("number", own) for name in self.cells)


# The stretches of a line, each with its column's name.
_Cells = list[tuple[str, int, int]]


def printed_rows(document: Document) -> list[Line]:
    """The rows of the page that hold running text: each from its first word to its last.

    What stands in a table's last column may have been taken for a box beside the text.
    """
    rows: list[Line] = []
    for line in document.lines:
        if line.role not in (Role.BODY, Role.SIDE_BOX):
            continue
        if rows and line.start < rows[-1].end:
            continue
        end = document.text.find("\n", line.end)
        end = len(document.text) if end < 0 else end
        while document.text[end - 1].isspace():
            end -= 1
        rows.append(line if end == line.end else replace(line, end=end))
    return rows


def columns_at(document: Document, line: Line) -> Columns | None:
    """The columns that a line of headings sets out by wide gaps; None where it is no such line."""
    stretches = list(_STRETCH.finditer(document.text, line.start, line.end))
    if len(stretches) < _LEAST_STRETCHES:
        return None
    begin = _line_start(document.text, line.start)
    names: list[Column] = []
    places: list[int] = []
    for stretch in stretches:
        # «Nr. Tiltak»: a narrow column's heading may stand one space from the next.
        named = columns_with_places(stretch[0]) or [(UNKNOWN, 0)]
        if named[0][0] is UNKNOWN and not _may_head(stretch[0]):
            return None
        names += [column for column, _ in named]
        places += [stretch.start() + offset - begin for _, offset in named]
    names = told_apart(names)
    known = [name for name in names if name is not UNKNOWN]
    if len(known) < _LEAST_COLUMNS or not are_of_measures(known):
        return None
    return Columns(tuple(names), tuple(places))


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
    while reader.rows and not reader.rows[-1].has_trailing(reader.columns.own):
        # The last line bears a label and nothing else of a row: a heading below the table.
        after = reader.rows.pop().place
    rows = [row for one in reader.rows if (row := _row(document, one, reader.columns)) is not None]
    return rows, after


def figures_at(document: Document, lines: list[Line], place: int) -> range:
    """The lines of a table of figures that begins there, with its headings: it sets out nothing, and is no text.

    Args:
        document: the document.
        lines: the lines of its running text.
        place: where the first row may stand.

    Returns:
        The places of its lines; empty where none stands there, or where it is one of acts by year.
    """
    end = place
    while end < len(lines) and _holds_figures(document.text, lines[end]):
        end += 1
    if end - place < _LEAST_ROWS_OF_FIGURES:
        return range(0)
    above = place - 1
    heads = list(_STRETCH.finditer(document.text, lines[above].start, lines[above].end)) if above >= 0 else []
    if len(heads) < _LEAST_COLUMNS:
        return range(place, end)
    of_acts = columns_with_places(heads[0][0])
    return range(0) if of_acts else range(above, end)


def _holds_figures(text: str, line: Line) -> bool:
    """Whether a name and at least two figures stand on the line, parted by wide gaps."""
    if text.find("   ", line.start, line.end) < 0:
        return False
    first, *rest = _STRETCH.finditer(text, line.start, line.end)
    return first[0][0].isalpha() and len(rest) > 1 and all(_FIGURE.fullmatch(one[0]) for one in rest)


class _RowsReader:
    """Gathers the printed lines below the headings into rows."""

    def __init__(self, document: Document, lines: list[Line], columns: Columns) -> None:
        self.rows: list[_Gathered] = []
        self.columns = columns
        self._document = document
        self._lines = lines

    def read(self, place: int) -> int:
        """Reads the rows from the line at that place; gives the place of the first that is none of them."""
        while place < len(self._lines):
            line = self._lines[place]
            if (repeated := columns_at(self._document, line)) is not None:
                if repeated.names != self.columns.names:
                    break
                self.columns = repeated
            else:
                cells = _cells(self._document.text, line, self.columns)
                if cells is None or _heads_a_section(self._document, line):
                    break
                begins = self._begins_row(place, cells)
                if begins is None:
                    break
                if begins:
                    self.rows.append(_Gathered(line.page, place))
                _add(self._document.text, self.rows[-1], cells, self.columns.own)
            place += 1
        return place

    def _begins_row(self, place: int, cells: _Cells) -> bool | None:
        """Whether the line begins a row; None where it is no line of the table."""
        text, own = self._document.text, self.columns.own
        by_name = {name: (start, end) for name, start, end in reversed(cells)}
        head = by_name.get("number") or by_name.get(own)
        label = ROW_LABEL.match(text, *head) if head is not None else None
        trailing = by_name.keys() - {"number", own}
        if not self.rows:
            is_head = own in by_name and self._has_cells_below(place)
            return True if ((label or own in by_name) and trailing) or is_head else None
        after_gap = self._lines[place].block != self._lines[place - 1].block
        last = self.rows[-1]
        if self.rows[0].label is not None:
            if label is not None:
                return True if trailing or not after_gap else None
            return None if (after_gap and not trailing) or self._is_behind(place, by_name) else False
        goes_on = own in by_name and text[by_name[own][0]].islower() and not last.has_trailing(own)
        if own in by_name and (trailing & _BEGINNING or (after_gap and trailing)):
            return not goes_on
        if own in by_name and not trailing and self._has_cells_below(place):
            return True
        return None if (after_gap and not trailing) or self._is_behind(place, by_name) else False

    def _has_cells_below(self, place: int) -> bool:
        """Whether a row begins here whose cells stand on the next line, where its act goes on."""
        text = self._document.text
        if not text[self._lines[place].start].isupper() or place + 1 >= len(self._lines):
            return False
        below = _cells(text, self._lines[place + 1], self.columns) or []
        names = {name for name, _, _ in below}
        return bool(names & _BEGINNING) and any(
            name == self.columns.own and text[start].islower() for name, start, _ in below
        )

    def _is_behind(self, place: int, by_name: dict[str, tuple[int, int]]) -> bool:
        """Whether a line of one stretch goes on with nothing: its first word had room on the line above."""
        text, own = self._document.text, self.columns.own
        if by_name.keys() != {own} or not text[by_name[own][0]].isupper() or not self.rows[-1].cells.get(own):
            return False
        names = [name for name, _ in self.columns.names]
        number = names.index(own)
        if number + 1 == len(names):
            return False
        end = self.rows[-1].cells[own][-1][1]
        used = end - _line_start(text, end - 1)
        first = text[by_name[own][0] : by_name[own][1]].split(" ", 1)[0]
        has_room = used + 1 + len(first) < self.columns.places[number + 1] - _SLACK
        following = self._lines[place + 1 : place + 2]
        is_last = not following or len(_cells(text, following[0], self.columns) or []) < 2
        return has_room and is_last


def _may_head(words: str) -> bool:
    """Whether words may head a column that is called by no known name: few, and no sentence."""
    return words[0].isupper() and words.count(" ") < _MOST_WORDS_IN_HEADING and words[-1] not in ".,;:"


def _line_start(text: str, offset: int) -> int:
    line = text.rfind("\n", 0, offset) + 1
    return max(line, text.rfind("\f", line, offset) + 1)


def _cells(text: str, line: Line, columns: Columns) -> _Cells | None:
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
            if number + 2 < len(columns.places) and end - begin > columns.places[number + 2]:
                return None
            cut = _cut(text, start, begin + following)
            if cut is None:
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


def _add(text: str, row: _Gathered, cells: _Cells, own: str) -> None:
    for name, start, end in cells:
        if (
            row.label is None
            and not row.cells
            and name in ("number", own)
            and (label := ROW_LABEL.match(text, start, end))
        ):
            row.label = Part(start, label.end(), label["label"], label["label"])
            start = end - len(text[label.end() : end].lstrip())
            if start >= end:
                continue
            name = own
        row.cells.setdefault(name, []).append((start, end))


def _row(document: Document, row: _Gathered, columns: Columns) -> Row | None:
    act = row.cells.get(columns.own)
    if not act:
        return None
    lines = {name: [document.text[start:end] for start, end in cell] for name, cell in row.cells.items()}
    stated: Attributes = stated_by_cells(
        (name, cell_words(cell)) for name, cell in lines.items() if name not in (columns.own, "number")
    )
    is_indicator = columns.own == "indicator"
    if is_indicator and "target" in lines:
        year = next(year for name, year in columns.names if name == "target")
        stated = attributes.merge(stated, indicator_target(" ".join(lines["target"]), year))
    start = row.label.start if row.label is not None else act[0][0]
    label = row.label.label if row.label is not None else None
    words = clean_statement("\n".join(lines[columns.own]))
    part = Part(start, act[-1][1], words, label)
    return Row(part, row.page, stated, is_indicator=is_indicator, is_certain=False)
