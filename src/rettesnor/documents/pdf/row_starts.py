"""Where the rows of a table begin that no lines part: below a wider step, or where its shortest column has text."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from statistics import median

from rettesnor.documents.pdf.drawing import Drawing
from rettesnor.documents.pdf.fragments import Fragment
from rettesnor.documents.pdf.grids import merged

FEWEST_ROWS = 3
WIDEST = 1.55
"""No two lines of a cell are more sizes apart than this."""
_WIDER = 1.25
"""By how much a step between rows is wider than one between the lines of a cell."""
_HEADING_AND_REST = 2
_HIGHEST_HEADING = 60.0
"""The lines above and below a heading row are no further apart than this, in points."""

Row = list[Fragment]


def row_starts(
    rows: list[Row], filled: list[set[int]], columns: int, drawing: Drawing, fewest: int = FEWEST_ROWS
) -> list[int] | None:
    """The places of the lines at which a row of the table begins; None where the columns are running text.

    Args:
        rows: the lines, from top to bottom.
        filled: the columns that each of them fills.
        columns: how many the table has.
        drawing: what is drawn on the page.
        fewest: so many rows a table has at least.
    """
    levels = _levels(rows, drawing)
    parted = _parted_by(levels, rows)
    if len(levels) >= len(parted) > 1 and (bold := _bold_above(rows[: parted[1]])):
        # A line below each row, and the heading set in bold on a filled row without one.
        return [0, bold, *parted[1:]]
    heading = 0
    if _has_heading(rows, parted, fewest):
        heading = parted[1]
    elif len(parted) >= max(fewest, 2) or (len(parted) == 1 and len(levels) > 1 and fewest == 1):
        return parted
    starts = _starts_without_levels(rows[heading:], filled[heading:], columns, max(fewest - bool(heading), 1))
    if not heading:
        return starts
    if starts is None:
        return [0, heading] if fewest == 1 else None
    return [0, *(heading + place for place in starts)]


def heading_lines(rows: list[Row], first: int, drawing: Drawing) -> int:
    """How many lines right above the first of some rows stand with it between a line and the line below the heading.

    Args:
        rows: the lines of a table and above it, from top to bottom.
        first: the first of them that fills several columns.
        drawing: what is drawn on the page.
    """
    levels = _levels(rows, drawing)
    place = bisect_right(levels, rows[first][0].baseline - 2)
    if not 0 < place < len(levels) or levels[place] - levels[place - 1] > _HIGHEST_HEADING:
        return 0
    return sum(levels[place - 1] < row[0].baseline for row in rows[:first])


def _levels(rows: list[Row], drawing: Drawing) -> list[float]:
    """The heights of the long level lines among and around the rows."""
    left, right = min(p.left for row in rows for p in row), max(p.right for row in rows for p in row)
    first, last = rows[0][0].baseline - 30, rows[-1][0].baseline + 30
    near = [rule for rule in drawing.horizontals if first < rule.at < last and rule.start < right]
    return sorted({rule.at for rule in merged(near) if rule.end - rule.start > 0.6 * (right - left)})


def _parted_by(levels: list[float], rows: list[Row]) -> list[int]:
    """The first line below each of the levels that have a line above them."""
    cells = [bisect_right(levels, row[0].baseline - 2) for row in rows]
    return [0, *(place for place in range(1, len(rows)) if cells[place] != cells[place - 1])]


def _has_heading(rows: list[Row], parted: list[int], fewest: int) -> bool:
    """Whether one level alone parts a few lines from the others; where few rows are looked for, they must be bold."""
    if len(parted) != _HEADING_AND_REST:
        return False
    above = rows[: parted[1]]
    if above[-1][0].baseline - above[0][0].baseline > _HIGHEST_HEADING:
        return False
    return fewest > 1 or all(piece.bold for row in above for piece in row)


def _bold_above(rows: list[Row]) -> int:
    """How many lines in bold stand above others that are not; 0 where all are, or none."""
    bold = next((place for place, row in enumerate(rows) if not all(piece.bold for piece in row)), len(rows))
    return bold if bold < len(rows) else 0


def _starts_without_levels(
    rows: list[Row], filled: list[set[int]], columns: int, fewest: int
) -> list[int] | None:
    baselines = [row[0].baseline for row in rows]
    steps = [after - before for before, after in itertools.pairwise(baselines)]
    closest = min(steps, default=0.0)
    size = median(row[0].size for row in rows)
    wide = [place for place, step in enumerate(steps, start=1) if step > min(_WIDER * closest, WIDEST * size)]
    if len(wide) + 1 >= fewest and wide:
        several = sum(len(filled[place]) > 1 for place in wide)
        if several >= 0.8 * len(wide):
            return [0, *wide]
    counts = [sum(column in there for there in filled) for column in range(columns)]
    shortest = min(range(columns), key=lambda column: counts[column])
    anchors = [
        place
        for place, there in enumerate(filled)
        if shortest in there or (0 in there and len(there) >= max(2, columns - 1))
    ]
    if _runs_on(rows, counts):
        return None
    return sorted({0, *anchors})


def _runs_on(rows: list[Row], counts: list[int]) -> bool:
    """Whether the columns are prose: nearly as many lines in each, long, most of them going on in the
    next.
    """
    if min(counts) < 0.35 * max(counts):
        return False
    going_on = long = total = 0
    for _before, after in itertools.pairwise(rows):
        for piece in after:
            total += 1
            long += len(piece.text) >= 20
            going_on += piece.text[0].islower()
    return total > 0 and long >= 0.6 * total and going_on >= 0.35 * total
