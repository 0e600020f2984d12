"""Columns in bare text: what stands beside the running text, parted from it by wide gaps at one and the same column.

A text layer that keeps the page's layout prints a box or a picture's caption on the same rows as the running text. Rows
of tables have several gaps, and are left as they are.
"""

from __future__ import annotations

import re
from dataclasses import replace

from rettesnor.documents.model import Line, Role

_GAP = re.compile(r"(?<=\S) {3,}(?=\S)")
_FIELDS = re.compile(r"[A-ZÆØÅ]\w+:\s.*\S {3,}[A-ZÆØÅ]\w+:\s.*")
_LEAST_COLUMN = 40
_NEAR = 5
_SLACK = 1


def part_columns(text: str, lines: list[Line]) -> list[Line]:
    """The lines, those with something beside them cut in two; what stands beside is a side box.

    Args:
        text: the document's text.
        lines: its lines in order.

    Returns:
        The lines in order of where they begin; the same list where nothing stands beside.
    """
    gaps = {index: gap for index, line in enumerate(lines) if (gap := _gap(text, line)) is not None}
    if len(gaps) < 2:
        return lines
    columns = {index: gap[1] - _row_start(text, lines[index].start) for index, gap in gaps.items()}
    found: list[Line] = []
    for index, line in enumerate(lines):
        column = columns.get(index)
        own = line.start - _row_start(text, line.start)
        if column is not None and _is_shared(column, index, columns, lines):
            end, begin = gaps[index]
            found.append(replace(line, end=end))
            found.append(replace(line, start=begin, role=Role.SIDE_BOX))
        elif (
            column is None
            and own >= _LEAST_COLUMN
            and line.role is Role.BODY
            and _is_shared(own, index, columns, lines)
        ):
            found.append(replace(line, role=Role.SIDE_BOX))
        else:
            found.append(line)
    return found


def _gap(text: str, line: Line) -> tuple[int, int] | None:
    """Where the one wide gap of a line begins and ends; None where it has none, several, or one too far to the left."""
    if line.role is not Role.BODY or text.find("   ", line.start, line.end) < 0:
        return None
    gaps = list(_GAP.finditer(text, line.start, line.end))
    gaps = [gap for gap in gaps if gap.start() > line.start + 2]
    if _FIELDS.fullmatch(text, line.start, line.end):
        # «Ansvar: NAV        Frist: 2026»
        return None
    if len(gaps) != 1 or gaps[0].end() - _row_start(text, line.start) < _LEAST_COLUMN:
        return None
    return gaps[0].span()


def _row_start(text: str, start: int) -> int:
    return max(text.rfind("\n", 0, start), text.rfind("\f", max(0, start - 200), start)) + 1


def _is_shared(column: int, index: int, columns: dict[int, int], lines: list[Line]) -> bool:
    """Whether another line near by has its gap at the same column."""
    near = range(max(0, index - _NEAR), min(len(lines), index + _NEAR + 1))
    return any(other != index and abs(columns.get(other, -9) - column) <= _SLACK for other in near)
