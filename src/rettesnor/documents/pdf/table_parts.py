"""Tables as they stand on one page: rows of cells, each with the lines in it. What breaks across pages is
joined later.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from rettesnor.documents.pdf.drawing import Drawing, Frame, Rule
from rettesnor.documents.pdf.fragments import Fragment
from rettesnor.documents.pdf.grids import Grid, GridCell
from rettesnor.documents.pdf.lines import LaidLine, as_line, lines_of, rows_of
from rettesnor.documents.pdf.row_starts import row_starts

_FEWEST_FILLED = 0.25
"""A grid with a smaller share of its cells filled is a drawing, not a table."""
_FEWEST_ROWS = 2
_MOST_ACROSS = 0.5
"""Where only columns are ruled, no larger share of the lines runs across them."""
_OVER_EDGE = 2.0
"""How far, in points, text may reach over the edge of its column."""


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
    if not grid.cells:
        return _table_of_columns(grid, fragments, frames, page)
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
    for cell in _cells(grid, held):
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


def _cells(grid: Grid, held: Mapping[tuple[int, int], list[Fragment]]) -> tuple[GridCell, ...]:
    """The grid's cells; a band with text in its first column alone is one cell across the table."""
    if not grid.has_band or any(place[0] == 0 and place[1] > 0 for place in held):
        return grid.cells
    return (GridCell(0, 0, 1, len(grid.xs) - 1), *(cell for cell in grid.cells if cell.row > 0))


def _table_of_columns(
    grid: Grid, fragments: list[Fragment], frames: list[Frame], page: int
) -> TablePart | None:
    """The table whose columns alone are ruled; None where its text does not stand in them, or where its lines do not
    hold its heading row: then they may leave out its last row, too.
    """
    columns = len(grid.xs) - 1
    rows = rows_of(fragments)
    places = [[grid.place(piece)[1] for piece in row] for row in rows]
    across = {place for place, row in enumerate(rows) if not _fits(row, places[place], grid.xs)}
    if any(len(rows[place]) > 1 or places[place] != [0] for place in across):
        return None
    within = [place for place in range(len(rows)) if place not in across]
    if len(within) < _FEWEST_ROWS or len(across) > _MOST_ACROSS * len(within):
        return None
    filled = [set(places[place]) for place in within]
    if len(set().union(*filled)) < columns or not any(len(there) > 1 for there in filled[:_FEWEST_ROWS]):
        return None
    levels = Drawing(horizontals=[Rule(at, grid.xs[0], grid.xs[-1]) for at in grid.ys])
    starts = row_starts([rows[place] for place in within], filled, columns, levels, fewest=1)
    if starts is None:
        return None
    begins = {within[start] for start in starts} | across | {place + 1 for place in across}
    table = TablePart(grid.xs, rows[0][0].top, max(piece.bottom for piece in rows[-1]), [])
    for place, row in enumerate(rows):
        if place in begins or not table.rows:
            span = columns if place in across else 1
            number = len(table.rows)
            table.rows.append([CellPart(number, column, 1, span, []) for column in range(0, columns, span)])
        for column, piece in zip(places[place], row, strict=True):
            table.rows[-1][column].lines.append(as_line(piece, page))
    table.header_rows = header_rows(table, frames)
    return table if table.header_rows or grid.goes_on_above else None


def _fits(row: list[Fragment], columns: list[int], xs: tuple[float, ...]) -> bool:
    """Whether each piece of a row stands within its column."""
    return all(
        xs[column] - _OVER_EDGE <= piece.left and piece.right <= xs[column + 1] + _OVER_EDGE
        for column, piece in zip(columns, row, strict=True)
    )


def header_rows(part: TablePart, frames: list[Frame]) -> int:
    """How many leading rows are headings: bold or shaded, while the row below them is neither.

    Args:
        part: the table.
        frames: the boxes drawn on the page.
    """
    shades = [
        frame for frame in frames if frame.filled and frame.bottom > part.top and frame.top < part.bottom
    ]
    marked, is_bold = 0, False
    for row in part.rows[:3]:
        filled = [cell for cell in row if cell.lines]
        if not filled or any(cell.row_span > 1 for cell in row if cell.column > 0):
            break
        if marked and row[0].column_span == part.columns > 1:
            break  # It names the first group of rows.
        bold = all(line.bold for cell in filled for line in cell.lines)
        if not bold and (is_bold or not _is_shaded(filled, shades)):
            break  # A shaded row below a bold one is the first of the striped ones.
        is_bold = bold
        marked += 1
    # Where every row that was looked at is marked, the marks are the table's style.
    return marked if marked < min(3, len(part.rows)) else 0


def _is_shaded(cells: list[CellPart], shades: list[Frame]) -> bool:
    lines = [cell.lines[0] for cell in cells]
    return bool(shades) and all(
        any(shade.holds((line.left + line.right) / 2, line.baseline - 0.3 * line.size) for shade in shades)
        for line in lines
    )
