"""Tables as they stand on one page: rows of cells, each with the lines in it. What breaks across pages is
joined later.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from rettesnor.documents.pdf.drawing import Frame
from rettesnor.documents.pdf.fragments import Fragment
from rettesnor.documents.pdf.grids import Grid
from rettesnor.documents.pdf.lines import LaidLine, lines_of

_FEWEST_FILLED = 0.25
"""A grid with a smaller share of its cells filled is a drawing, not a table."""


@dataclass(slots=True)
class CellPart:
    """What stands of a cell on one page."""

    row: int
    column: int
    row_span: int
    column_span: int
    lines: list[LaidLine]

    @property
    def text(self) -> str:
        """Its lines, parted by spaces."""
        return " ".join(line.text for line in self.lines)


@dataclass(slots=True)
class TablePart:
    """What stands of a table on one page.

    Args:
        xs: the edges of its columns, in points.
        top: its upper edge.
        bottom: its lower edge.
        rows: its cells, row by row; cells that others cover are left out.
        header_rows: how many leading rows the layout shows to be headings.
        ruled: whether lines on the page prove the cells.
        continues: whether it goes on from the page before.
        repeated: the header lines that it repeats from the page before, taken out of the rows.
    """

    xs: tuple[float, ...]
    top: float
    bottom: float
    rows: list[list[CellPart]]
    header_rows: int = 0
    ruled: bool = True
    continues: bool = False
    repeated: list[LaidLine] = field(default_factory=list)

    @property
    def columns(self) -> int:
        """How many columns it has."""
        return len(self.xs) - 1

    def cells(self) -> Iterator[CellPart]:
        """All cells, row by row."""
        for row in self.rows:
            yield from row


def ruled_table(grid: Grid, fragments: list[Fragment], frames: list[Frame], page: int) -> TablePart | None:
    """The table that a grid rules; None where too little stands in it, or all in one column or row.

    Args:
        grid: the lines.
        fragments: what stands in it.
        frames: the boxes drawn on the page, of which some shade header rows.
        page: the page's number.
    """
    held: dict[tuple[int, int], list[Fragment]] = {}
    covering = {
        (cell.row + y, cell.column + x): (cell.row, cell.column)
        for cell in grid.cells
        if cell.row_span > 1 or cell.column_span > 1
        for y in range(cell.row_span)
        for x in range(cell.column_span)
    }
    for fragment in fragments:
        place = grid.place(fragment)
        held.setdefault(covering.get(place, place), []).append(fragment)
    if len(held) < 2 or len(held) < _FEWEST_FILLED * len(grid.cells):
        return None
    rows: list[list[CellPart]] = [[] for _ in range(len(grid.ys) - 1)]
    for cell in grid.cells:
        inside = held.get((cell.row, cell.column), ())
        rows[cell.row].append(
            CellPart(
                cell.row,
                cell.column,
                cell.row_span,
                cell.column_span,
                lines_of(inside, page) if inside else [],
            )
        )
    part = TablePart(grid.xs, grid.ys[0], grid.ys[-1], rows)
    part.header_rows = header_rows(part, frames)
    return part


def header_rows(part: TablePart, frames: list[Frame]) -> int:
    """How many leading rows are headings: bold or shaded, while the row below them is neither.

    Args:
        part: the table.
        frames: the boxes drawn on the page.
    """
    shades = [
        frame for frame in frames if frame.filled and frame.bottom > part.top and frame.top < part.bottom
    ]
    marked = 0
    for row in part.rows[:3]:
        filled = [cell for cell in row if cell.lines]
        if not filled or any(cell.row_span > 1 for cell in row if cell.column > 0):
            break
        bold = all(line.bold for cell in filled for line in cell.lines)
        if not bold and not _is_shaded(filled, shades):
            break
        marked += 1
    # Where every row that was looked at is marked, the marks are the table's style.
    return marked if marked < min(3, len(part.rows)) else 0


def _is_shaded(cells: list[CellPart], shades: list[Frame]) -> bool:
    lines = [cell.lines[0] for cell in cells]
    return bool(shades) and all(
        any(shade.holds((line.left + line.right) / 2, line.baseline - 0.3 * line.size) for shade in shades)
        for line in lines
    )
