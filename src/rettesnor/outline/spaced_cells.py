"""Whose the words on a line of a table set by spaces are: by the place where they begin, else by their form.

What stands left of a column's heading belongs to the column before. Where that cannot be, since a page has shifted
its columns or a long cell has pushed the next ones aside, words and columns are matched in their order.
"""

from __future__ import annotations

from rettesnor.documents import Line
from rettesnor.outline.cell_forms import fit, is_cell
from rettesnor.outline.spaced_columns import SLACK, STRETCH, Columns, line_start

# The stretches of a line, each with its column's name.
Cells = list[tuple[str, int, int]]
# How much less a cell is worth per place that it stands away from its column's heading.
_AWAY = 0.1
_NO_FIT = -2.0


def cells_on(text: str, line: Line, columns: Columns) -> Cells | None:
    """The stretches of a line, each with its column's name; None where one runs across them, as prose.

    Args:
        text: the document's text.
        line: the printed line.
        columns: the table's columns.
    """
    cells = _by_place(text, line, columns)
    if cells is None or not _is_displaced(text, line, columns, cells):
        return cells
    return _in_order(text, line, columns) or cells


def _by_place(text: str, line: Line, columns: Columns) -> Cells | None:
    begin = line_start(text, line.start)
    found: Cells = []
    for stretch in STRETCH.finditer(text, line.start, line.end):
        start, end = stretch.span()
        for number in range(len(columns.places)):
            following = columns.places[number + 1] if number + 1 < len(columns.places) else None
            if following is not None and start - begin >= following - SLACK:
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


def _is_displaced(text: str, line: Line, columns: Columns, cells: Cells) -> bool:
    """Whether a cell cannot be its column's: a second one there, a time among acts, or one far from its heading."""
    begin = line_start(text, line.start)
    place_of = dict(zip((name for name, _ in columns.names), columns.places, strict=True))
    before = ""
    for name, start, end in cells:
        words = text[start:end]
        if name == before and name != "unknown":
            return True
        before = name
        if name in ("act", "responsible") and is_cell(words):
            return True
        behind = [place for place in columns.places if place > place_of[name]]
        if behind and behind[0] - (start - begin) < start - begin - place_of[name]:
            return True
    return False


def _in_order(text: str, line: Line, columns: Columns) -> Cells | None:
    """Each stretch to a column of its own, in their order, where form and place fit best; None where none fits."""
    begin = line_start(text, line.start)
    stretches = [one.span() for one in STRETCH.finditer(text, line.start, line.end)]
    if len(stretches) > len(columns.places):
        return None
    # The best way to have given out so many stretches, by the columns that are passed.
    ways: dict[int, tuple[float, Cells]] = {0: (0.0, [])}
    for (name, _), place in zip(columns.names, columns.places, strict=True):
        following = dict(ways)
        for count, (score, cells) in ways.items():
            if count == len(stretches):
                continue
            start, end = stretches[count]
            worth = fit(name, text[start:end])
            now = score + (_NO_FIT if worth is None else worth) - _AWAY * abs(start - begin - place)
            if count + 1 not in following or now > following[count + 1][0]:
                following[count + 1] = (now, [*cells, (name, start, end)])
        ways = following
    return ways[len(stretches)][1] if len(stretches) in ways else None


def _cut(text: str, start: int, edge: int) -> int | None:
    """Where a stretch is parted at a column's edge: where a word begins; None where one runs across it."""
    for place in (edge, edge - 1, edge + 1):
        if place > start and text[place - 1] == " " and text[place] != " ":
            return place
    return None
