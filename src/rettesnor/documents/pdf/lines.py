"""Lines as they are laid out: what stands on one baseline in one column, put together from its fragments."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass

from rettesnor.documents.model import Role
from rettesnor.documents.pdf.fragments import Fragment

_SAME_BASELINE = 0.3
"""How far apart, in sizes, the baselines of one line may be."""


@dataclass(slots=True)
class LaidLine:
    """One line on a page; `column` changes where the reading goes on elsewhere, `block` where a paragraph
    ends.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    baseline: float
    size: float
    bold: bool
    italic: bool
    role: Role
    page: int
    column: int = 0
    block: int = 0


def as_line(fragment: Fragment, page: int) -> LaidLine:
    """The fragment as a line of its own."""
    return LaidLine(
        fragment.text, fragment.left, fragment.top, fragment.right, fragment.bottom, fragment.baseline,
        fragment.size, fragment.bold, fragment.italic, fragment.role, page,
    )  # fmt: skip


def rows_of(fragments: Iterable[Fragment]) -> list[list[Fragment]]:
    """The fragments by baseline from top to bottom, each row from left to right, without what is printed
    twice.
    """
    rows: list[list[Fragment]] = []
    for fragment in sorted(fragments, key=lambda fragment: fragment.baseline):
        if rows:
            first = rows[-1][0]
            if fragment.baseline - first.baseline <= _SAME_BASELINE * min(fragment.size, first.size):
                rows[-1].append(fragment)
                continue
        rows.append([fragment])
    for row in rows:
        if len(row) > 1:
            row.sort(key=lambda fragment: fragment.left)
            row[:] = _printed_once(row)
    return rows


def joined(row: list[Fragment], page: int) -> LaidLine:
    """A row of fragments as one line."""
    line = as_line(max(row, key=lambda fragment: len(fragment.text)), page)
    if len(row) > 1:
        text = row[0].text
        for before, fragment in itertools.pairwise(row):
            text += (" " if fragment.left - before.right > 0.12 * fragment.size else "") + fragment.text
        line.text = text
        line.left, line.right = min(f.left for f in row), max(f.right for f in row)
        line.top, line.bottom = min(f.top for f in row), max(f.bottom for f in row)
    return line


def lines_of(fragments: Iterable[Fragment], page: int) -> list[LaidLine]:
    """The lines that the fragments of one column make, from top to bottom."""
    return [joined(row, page) for row in rows_of(fragments)]


def _printed_once(row: list[Fragment]) -> list[Fragment]:
    """Without shadows: the same text drawn a second time a hair's breadth aside."""
    kept: list[Fragment] = []
    for fragment in row:
        if kept and kept[-1].text == fragment.text and fragment.left - kept[-1].left < 0.35 * fragment.size:
            continue
        kept.append(fragment)
    return kept
