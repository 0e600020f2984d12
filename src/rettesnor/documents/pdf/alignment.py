"""Tables that no lines rule: cells that stand under each other. In doubt it is none: prose, lists and
contents are not.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from statistics import median

from rettesnor.documents.pdf.drawing import Drawing
from rettesnor.documents.pdf.fragments import Fragment
from rettesnor.documents.pdf.lines import lines_of, rows_of
from rettesnor.documents.pdf.row_starts import FEWEST_ROWS, WIDEST, Row, heading_lines, row_starts
from rettesnor.documents.pdf.table_parts import CellPart, TablePart, header_rows

_LONGEST_LABEL = 14
_SHORT_CELL = 25
"""Half the cells of a table's shortest column have at most so many characters."""
_LONG_CELL = 120
"""In a table of two columns, half the cells of one have at most so many characters."""
_FARTHEST = 7.0
"""No two lines of a table are more sizes apart than this."""
_LARGER = 1.35
"""The cells of a row are never set in sizes further apart than this."""
_FAR = 1e9
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,3})*[.)]?|[a-zæøå][.)]")
_CONTENTS = re.compile(r"\.{4,}|(?:\. ){4,}|…{2,}|_{4,}")


def is_label_column(columns: list[list[Fragment]]) -> bool:
    """Whether the first of two columns only labels lines of the other: bullets, numbers, «Saksnr:».

    Args:
        columns: what stands in each column.
    """
    if len(columns) != 2:
        return False
    labels, texts = columns
    if any(not piece.text for piece in (*labels, *texts)):
        return False
    if len(labels) > 1.2 * len(texts) or any(len(label.text) > 2 * _LONGEST_LABEL for label in labels):
        return False
    baselines = sorted(text.baseline for text in texts)
    beside = sum(_is_among(label.baseline, baselines, 0.3 * label.size) for label in labels)
    colons = sum(label.text.endswith(":") for label in labels)
    short = sum(len(label.text) <= _LONGEST_LABEL for label in labels)
    return beside >= 0.8 * len(labels) and (colons >= 0.5 * len(labels) or short == len(labels))


def aligned_table(
    columns: list[list[Fragment]], drawing: Drawing, page: int
) -> tuple[list[Fragment], TablePart, list[Fragment]] | None:
    """The table that the columns make, with what stands above and below it; None where they make none.

    Args:
        columns: what stands in each column, parted by white corridors.
        drawing: what is drawn on the page.
        page: its number.
    """
    pieces = [piece for column in columns for piece in column]
    rows = rows_of(pieces)
    if len(rows) < FEWEST_ROWS or _is_contents(columns):
        return None
    columns = _with_numbers_apart(columns)
    edges = [min(piece.left for piece in column) for column in columns]
    filled = [{bisect_right(edges, piece.left + 0.1) - 1 for piece in row} for row in rows]
    first, last = _stretch(rows, filled)
    if last - first < FEWEST_ROWS:
        return None
    first -= heading_lines(rows, first, drawing)
    starts = row_starts(rows[first:last], filled[first:last], len(columns), drawing)
    if starts is None or len(starts) < FEWEST_ROWS:
        return None
    table = table_of_rows(rows[first:last], starts, edges, max(piece.right for piece in pieces), page)
    if not is_table(table, drawing):
        return None
    return [p for row in rows[:first] for p in row], table, [p for row in rows[last:] for p in row]


def continued_table(
    pieces: list[Fragment], before: TablePart, drawing: Drawing, page: int
) -> tuple[TablePart, list[Fragment]] | None:
    """What goes on at the top of a page of a table without upright lines, and the pieces below it.

    Args:
        pieces: the text of the page, from top to bottom.
        before: the table that ends the page before.
        drawing: what is drawn on the page.
        page: its number.
    """
    bounds = _bounds(before)
    if bounds is None:
        return None
    rows: list[Row] = []
    filled: list[set[int]] = []
    for row in rows_of(pieces):
        columns = _columns_of(row, bounds)
        if columns is None or (rows and _ends_before(rows, row, columns)):
            break
        rows.append(row)
        filled.append(columns)
    if not rows or len(filled[0]) < 2 or sum(len(columns) > 1 for columns in filled) < 0.3 * len(filled):
        return None
    starts = row_starts(rows, filled, before.columns, drawing, fewest=1) or [0]
    table = table_of_rows(rows, starts, [begin for begin, _ in bounds], bounds[-1][1], page)
    table.xs = before.xs
    taken = {id(piece) for row in rows for piece in row}
    return table, [piece for piece in pieces if id(piece) not in taken]


def _ends_before(rows: list[Row], row: Row, columns: set[int]) -> bool:
    """Whether a table has ended above a row that would still fit its columns."""
    above, first = rows[-1][0], row[0]
    step = first.baseline - above.baseline
    if columns != {0}:
        return step > _FARTHEST * first.size
    return step > WIDEST * first.size or first.size > 1.1 * above.size or (first.bold and not above.bold)


def _bounds(table: TablePart) -> list[tuple[float, float]] | None:
    """Where what stands in each column must begin, and where it must end; None where columns overlap."""
    lefts: dict[int, float] = {}
    rights: dict[int, float] = {}
    for cell in table.cells():
        for line in cell.lines:
            lefts[cell.column] = min(lefts.get(cell.column, line.left), line.left)
            rights[cell.column] = max(rights.get(cell.column, line.right), line.right)
    if len(lefts) < table.columns or any(lefts[at] < rights[at - 1] for at in range(1, table.columns)):
        return None
    begins = [lefts[0] - 4, *((rights[at - 1] + lefts[at]) / 2 for at in range(1, table.columns))]
    return list(
        zip(begins, [*(lefts[at] - 1 for at in range(1, table.columns)), table.xs[-1] + 40], strict=True)
    )


def _columns_of(row: Row, bounds: list[tuple[float, float]]) -> set[int] | None:
    """The columns that a row fills; None where it does not fit."""
    columns: set[int] = set()
    for piece in row:
        column = bisect_right(bounds, (piece.left, _FAR)) - 1
        if column < 0 or piece.right > bounds[column][1]:
            return None
        columns.add(column)
    return columns


def _is_among(value: float, values: list[float], tolerance: float) -> bool:
    place = bisect_right(values, value + tolerance)
    return place > 0 and values[place - 1] >= value - tolerance


def _is_contents(columns: list[list[Fragment]]) -> bool:
    """Whether it is a list of contents: leaders, or titles with ever higher page numbers at the right."""
    leaders = sum(bool(_CONTENTS.search(piece.text)) for column in columns for piece in column)
    if leaders >= 0.3 * len(columns[0]):
        return True
    numbers = [int(piece.text) for piece in columns[-1] if piece.text.isascii() and piece.text.isdigit()]
    return (
        len(columns) <= 3
        and len(numbers) >= 0.9 * len(columns[-1])
        and max(numbers, default=0) < 2000
        and numbers == sorted(numbers)
        and len(numbers) > 2
    )


def _with_numbers_apart(columns: list[list[Fragment]]) -> list[list[Fragment]]:
    """The columns, with the rows' numbers as one of their own where only rows that name a group run across."""
    rows = rows_of(columns[0])
    pairs = [row for row in rows if len(row) == 2]
    numbered = sum(_NUMBER.fullmatch(number.text) is not None for number, _ in pairs)
    if numbered < FEWEST_ROWS or numbered < len(pairs) - 1:
        return columns
    left = min(text.left for _, text in pairs)
    if any(text.left > left + 3 for _, text in pairs) or any(number.right > left - 3 for number, _ in pairs):
        return columns
    texts = [piece for piece in columns[0] if piece.left >= left]
    return [[piece for piece in columns[0] if piece.left < left], texts, *columns[1:]]


def _stretch(rows: list[Row], filled: list[set[int]]) -> tuple[int, int]:
    """The rows from the first to the last with several cells, and the lines that go on closely below."""
    several = [place for place, columns in enumerate(filled) if len(columns) > 1]
    if not several:
        return 0, 0
    first, last = several[0], several[-1] + 1
    steps = [rows[at + 1][0].baseline - rows[at][0].baseline for at in range(first, last - 1)]
    closest = min((step for step in steps if step > 0), default=0.0)
    while last < len(rows) and rows[last][0].baseline - rows[last - 1][0].baseline < 1.1 * closest:
        last += 1
    return first, last


def table_of_rows(
    rows: list[Row], starts: list[int], edges: list[float], right: float, page: int
) -> TablePart:
    """The table whose rows begin at some of its lines and whose columns begin at these edges.

    Args:
        rows: its lines, from top to bottom.
        starts: the places of those at which a row begins.
        edges: where each column begins.
        right: where the last one ends.
        page: the page's number.
    """
    parts: list[list[CellPart]] = []
    for number, (start, end) in enumerate(zip(starts, [*starts[1:], len(rows)], strict=True)):
        held: list[list[Fragment]] = [[] for _ in edges]
        for row in rows[start:end]:
            for piece in row:
                held[max(bisect_right(edges, piece.left + 0.1) - 1, 0)].append(piece)
        cells = [CellPart(number, column, 1, 1, lines_of(inside, page)) for column, inside in enumerate(held)]
        is_across = len(held[0]) == 1 and not any(held[1:]) and held[0][0].right > edges[1] + 1
        parts.append([replace(cells[0], column_span=len(edges))] if is_across else cells)
    xs = (*edges, right)
    top = min(piece.top for row in rows for piece in row)
    bottom = max(piece.bottom for row in rows for piece in row)
    return TablePart(xs, top, bottom, parts, ruled=False)


def is_table(table: TablePart, drawing: Drawing) -> bool:
    """Whether its cells are those of a table, and not columns of text; its heading rows are counted, too.

    Args:
        table: as its columns and rows stand.
        drawing: what is drawn on the page.
    """
    table.header_rows = header_rows(table, drawing.frames)
    rows = [row for row in table.rows if len(row) > 1]
    full = sum(sum(bool(cell.lines) for cell in row) > 1 for row in rows)
    if full < 0.7 * len(rows) or len(rows) < 0.5 * len(table.rows):
        return False
    if not all(_is_of_one_size(row) for row in rows):
        return False
    by_column = [[row[column].text for row in rows if row[column].lines] for column in range(table.columns)]
    if any(len(texts) < 2 for texts in by_column):
        return False
    lengths = [median(map(len, texts)) for texts in by_column]
    if table.columns > 2:
        return min(lengths) <= _SHORT_CELL
    # Two columns may be anything: they need a heading, and cells that begin side by side and are no whole
    # texts.
    sides = sum(bool(row[0].lines) and bool(row[1].lines) for row in rows)
    return sides >= 0.8 * len(rows) and table.header_rows > 0 and min(lengths) <= _LONG_CELL


def _is_of_one_size(row: list[CellPart]) -> bool:
    """Whether the cells of a row are set alike; a heading beside running text is the head of a column of prose."""
    sizes = [line.size for cell in row for line in cell.lines[:1] if line.size]
    return len(sizes) < 2 or max(sizes) < _LARGER * min(sizes)
