"""Markdown's marks, also as converters leave them in plain text: headings, bold lines, rules and tables.

The marks stay in the text; a line starts and ends at its own words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from rettesnor.documents.model import Cell, Line, Role, Table

_LONGEST = 2000  # a longer line is a paragraph, whatever it begins with

# A line is looked at more closely only if it begins with one of these.
FIRST_CHARACTERS = frozenset("#*_=-<")

_HEADING = re.compile(r"(#{1,6})[ \t]+(?=\S)(.*?)(?:[ \t]+#+)?$")
# What converters leave for links to aim at, before a heading or alone.
_ANCHOR = re.compile(r"(?:</?(?:span|a)\b[^<>]*>[ \t]*)+")
_ONLY_MARKS = re.compile(r"#{1,6}$|(?:\*[ \t]*){3,}$|(?:-[ \t]*){3,}$|(?:_[ \t]*){3,}$|={3,}$")
_UNDERLINE = re.compile(r"(?:={3,}|-{3,})$")
_BOLD = re.compile(r"(\*\*\*|\*\*|__)(?=[^\s*_])(.*[^\s*_])\1$")
_RULE_ROW = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?$")
_CELL_EDGE = re.compile(r"(?<!\\)\|")
_BREAK_IN_CELL = re.compile(r"\s*<br\s*/?>\s*", re.IGNORECASE)


@dataclass(slots=True)
class Marks:
    """Which marks have been met."""

    headings: int = 0
    bold_lines: int = 0

    @property
    def is_markdown(self) -> bool:
        """Whether they are too clear to be chance."""
        return self.headings > 0 or self.bold_lines > 1


def read_marks(text: str, start: int, end: int, block: int, lines: list[Line], marks: Marks) -> Line:
    """The line without the marks around it.

    Args:
        text: the document's text.
        start: where the line begins.
        end: where it ends, without white space.
        block: the block it stands in.
        lines: those before it; the last one may turn out to be a heading, if this one is its underline.
        marks: where what is met is counted.
    """
    if end - start > _LONGEST:
        return Line(start, end, block)
    written = text[start:end]
    if _ONLY_MARKS.match(written):
        above = lines[-1] if lines else None
        if (
            above is not None
            and above.block == block
            and _UNDERLINE.match(written)
            and _is_alone(lines)
            and "   " not in text[above.start : above.end]
        ):
            lines[-1] = replace(above, level=1 if written[0] == "=" else 2)
            marks.headings += 1
        return Line(start, end, block, role=Role.MARK)
    level = None
    if (heading := _HEADING.match(written)) is not None:
        level = len(heading.group(1))
        start, end = start + heading.start(2), start + heading.end(2)
        marks.headings += 1
        written = heading.group(2)
    if (anchor := _ANCHOR.match(written)) is not None:
        start += anchor.end()
        written = written[anchor.end() :]
        if not written:
            return Line(start - anchor.end(), end, block, role=Role.MARK)
    bold = _BOLD.match(written)
    if bold is None or bold.group(1) in bold.group(2):
        return Line(start, end, block, level=level)
    marks.bold_lines += 1
    return Line(start + bold.start(2), start + bold.end(2), block, level=level, bold=True)


def read_tables(text: str, lines: list[Line]) -> list[Table]:
    """The tables drawn with upright strokes; their lines are replaced by those of each cell that has words.

    A cell's lines are parted where «<br>» says that one was printed. Each is a block of its own, since a break may
    end a line or a paragraph; the blocks behind are counted on.
    """
    tables: list[Table] = []
    kept: list[Line] = []
    at = added = 0
    while at < len(lines):
        line = lines[at] if not added else replace(lines[at], block=lines[at].block + added)
        if at and text[line.start] in "|:-" and _is_rule_row(text, lines, at):
            behind = at + 1
            while (
                behind < len(lines)
                and lines[behind].block == lines[at].block
                and _has_edge(text, lines[behind])
            ):
                behind += 1
            table, cell_lines, added = _table(text, lines[at - 1 : behind], added)
            kept[-1:] = cell_lines
            if table is not None:
                tables.append(table)
            at = behind
        else:
            kept.append(line)
            at += 1
    if tables:
        lines[:] = kept
    return tables


def _is_alone(lines: list[Line]) -> bool:
    return len(lines) < 2 or lines[-2].block != lines[-1].block


def _is_rule_row(text: str, lines: list[Line], at: int) -> bool:
    line, above = lines[at], lines[at - 1]
    written = text[line.start : line.end]
    return (
        "|" in written
        and _RULE_ROW.match(written) is not None
        and above.block == line.block
        and _has_edge(text, above)
    )


def _has_edge(text: str, line: Line) -> bool:
    return text.find("|", line.start, line.end) >= 0


def _table(text: str, rows: list[Line], added: int) -> tuple[Table | None, list[Line], int]:
    """The table of these rows, its lines, and how many blocks were added up to here."""
    cells: list[Cell] = []
    lines: list[Line] = []
    row = 0
    for index, line in enumerate(rows):
        if index == 1:
            lines.append(replace(line, block=line.block + added, role=Role.MARK))
            continue
        for column, (start, end) in enumerate(_cell_spans(text, line)):
            cells.append(Cell(start, end, row, column))
            for place, (first, last) in enumerate(_printed_lines(text, start, end)):
                added += place > 0
                lines.append(Line(first, last, line.block + added, role=Role.CELL))
        row += 1
    with_words = [cell for cell in cells if cell.start < cell.end]
    if not with_words:
        return None, lines, added
    columns = max(cell.column for cell in cells) + 1
    return Table(cells[0].start, cells[-1].end, columns, tuple(cells), header_rows=1), lines, added


def _printed_lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The lines of a cell as they were printed; none of an empty one."""
    for found in _BREAK_IN_CELL.finditer(text, start, end):
        if found.start() > start:
            yield start, found.start()
        start = found.end()
    if start < end:
        yield start, end


def _cell_spans(text: str, line: Line) -> Iterator[tuple[int, int]]:
    start, end = line.start, line.end
    if text[start] == "|":
        start += 1
    if end > start and text[end - 1] == "|" and text[end - 2] != "\\":
        end -= 1
    edges = [edge.start() for edge in _CELL_EDGE.finditer(text, start, end)]
    for left, right in zip([start, *(edge + 1 for edge in edges)], [*edges, end], strict=True):
        inside = text[left:right]
        lead = len(inside) - len(inside.lstrip())
        yield left + lead, max(left + len(inside.rstrip()), left + lead)
