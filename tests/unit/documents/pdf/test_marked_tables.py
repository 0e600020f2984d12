"""Tables of which lines or fills show only a part: the heading row, the columns, or the rows that name a group."""

from __future__ import annotations

from itertools import pairwise

import pytest

from rettesnor.documents.model import Role
from rettesnor.documents.pdf.drawing import Drawing, Frame
from rettesnor.documents.pdf.filled_tables import take_filled_tables
from rettesnor.documents.pdf.fragments import Fragment
from rettesnor.documents.pdf.headings_above import take_headings_above
from rettesnor.documents.pdf.lines import as_line
from rettesnor.documents.pdf.table_parts import CellPart, TablePart
from tests.unit.documents.pdf.pages import PROSE, Pen, drawn, read, rows, set_by_typst, texts

BOLD = "Helvetica-Bold"
XS = [60.0, 260.0, 340.0, 420.0, 520.0]
HEAD = ["Tiltak", "Ansvar", "Frist", "Kostnad"]
PLAN = [
    ["Bygge gang- og sykkelvei", "Teknisk", "2027", "4 000 000"],
    ["Åpne møteplass", "Kultur", "2026", "150 000"],
    ["Lage vedlikeholdsplan", "Teknisk", "2028", "–"],
    ["Kurse alle ledere", "Oppvekst", "2026", "20 000"],
]


def rule_columns(pen: Pen, *ys: float) -> None:
    for y in ys:
        for left, right in pairwise(XS):
            pen.line(left, y, right - 0.5, y)


def write_row(pen: Pen, y: float, cells: list[str], font: str = "Helvetica") -> None:
    for x, cell in zip(XS, cells, strict=False):
        pen.write(x + 4, y, cell, size=9, font=font)


@pytest.mark.parametrize("parts", [[60.0, 520.0], [60.0, 300.0, 520.0]], ids=["one band", "filled by cell"])
def test_a_filled_band_right_above_a_grid_is_its_heading_row(parts: list[float]) -> None:
    def page(pen: Pen) -> None:
        pen.column(60, 80, [PROSE[:80]])
        for left, right in pairwise(parts):
            pen.box(left, 100, right, 122, shade=0.8)
        pen.grid([60, 300, 520], [122, 150, 180])
        for y, (goal, way) in zip((115, 140, 168), (("Delmål", "Strategi"), *PAIRS), strict=True):
            pen.write(65, y, goal)
            pen.write(305, y, way)

    document = read(drawn(page))
    (table,) = document.tables
    assert rows(document, table) == [["Delmål", "Strategi"], *map(list, PAIRS)]
    assert table.header_rows == 1


PAIRS = (("Alle barn går til skolen", "sikre skoleveiene"), ("Flere eldre trener", "åpne hallen på dagtid"))


def test_a_band_above_a_grid_with_one_text_runs_across_it() -> None:
    def page(pen: Pen) -> None:
        pen.box(60, 100, 520, 122, shade=0.8)
        pen.grid([60, 300, 520], [122, 150, 180])
        for y, (goal, way) in zip((115, 140, 168), (("Mål 1", ""), *PAIRS), strict=True):
            pen.write(65, y, goal)
            pen.write(305, y, way)

    document = read(drawn(page))
    (table,) = document.tables
    assert table.cells[0].column_span == 2
    assert rows(document, table)[1:] == [list(pair) for pair in PAIRS]


def test_a_filled_box_apart_from_a_grid_is_no_part_of_it() -> None:
    def page(pen: Pen) -> None:
        pen.box(60, 90, 520, 112, shade=0.8)
        pen.write(65, 105, "Mål 1")
        pen.grid([60, 300, 520], [122, 150, 180])
        for y, (goal, way) in zip((140, 168), PAIRS, strict=True):
            pen.write(65, y, goal)
            pen.write(305, y, way)

    document = read(drawn(page))
    (table,) = document.tables
    assert rows(document, table) == [list(pair) for pair in PAIRS]


def test_all_lines_between_the_top_rule_and_the_next_are_the_heading_row() -> None:
    def page(pen: Pen) -> None:
        pen.write(60, 85, "Tiltak", size=11, font=BOLD)
        pen.write(424, 111, "Kostnad", size=9, font=BOLD)
        write_row(pen, 123, [*HEAD[:3], "per år (kr)"], BOLD)
        rule_columns(pen, 98, 130, 232)
        for number, row in enumerate(PLAN):
            write_row(pen, 144 + 25 * number, row)
        pen.column(60, 260, [PROSE[:80], PROSE[:70]])

    document = read(drawn(page))
    (table,) = document.tables
    assert rows(document, table) == [[*HEAD[:3], "Kostnad|per år (kr)"], *PLAN]
    assert table.header_rows == 1
    assert texts(document, Role.BODY)[0] == "Tiltak"


def test_rules_that_run_unbroken_above_below_the_heading_and_at_the_foot_hold_a_table() -> None:
    cells = "".join(f"[{cell}]," for row in PLAN for cell in row)
    head = "".join(f"[*{cell}*]," for cell in [*HEAD[:3], "Kostnad \\ per år (kr)"])
    lines = "table.hline(), table.header(" + head + "), table.hline(), "
    source = (
        f"{PROSE}\n\n#table(columns: (3fr, 1.5fr, 0.8fr, 1fr), stroke: none, align: bottom, "
        f"{lines} {cells} table.hline())\n{PROSE}"
    )
    document = read(set_by_typst(source))
    (table,) = document.tables
    assert rows(document, table) == [[*HEAD[:3], "Kostnad|per år (kr)"], *PLAN]


def test_a_table_of_ruled_columns_goes_on_at_the_top_of_the_next_page_without_its_heading() -> None:
    def first(pen: Pen) -> None:
        pen.column(60, 80, [PROSE[:80], PROSE[:70]])
        write_row(pen, 723, HEAD, BOLD)
        rule_columns(pen, 710, 730)
        write_row(pen, 744, PLAN[0])

    def second(pen: Pen) -> None:
        for number, row in enumerate(PLAN[1:]):
            write_row(pen, 90 + 25 * number, row)
        rule_columns(pen, 150)
        pen.column(60, 190, [PROSE[:80], PROSE[:70]])

    document = read(drawn(first, second))
    (table,) = document.tables
    assert rows(document, table) == [HEAD, *PLAN]


def test_lines_of_columns_around_running_text_make_no_table() -> None:
    def page(pen: Pen) -> None:
        rule_columns(pen, 98, 130, 232)
        pen.column(60, 112, [PROSE[:90]] * 8)

    assert not read(drawn(page)).tables


def taken(drawing: Drawing, lines: list[tuple[float, list[str], bool]]) -> list[TablePart]:
    """The tables that fills mark among lines of cells, each with its baseline and whether it is bold."""
    fragments = [piece for y, cells, bold in lines for piece in row_at(y, cells, bold=bold)]
    left, tables = take_filled_tables(fragments, drawing, 1)
    assert len(left) + sum(len(cell.lines) for table in tables for cell in table.cells()) == len(fragments)
    return tables


def said(table: TablePart) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


@pytest.mark.parametrize("last", [3, 4], ids=["the last row is filled", "the last row is not filled"])
def test_cells_filled_in_every_other_row_make_a_table(last: int) -> None:
    lines = [(100.0 + 21 * number, row, number == 0) for number, row in enumerate([HEAD, *PLAN[:last]])]
    filled = [0, *range(1, last + 1, 2)]
    drawing = Drawing(
        frames=[
            Frame(left, 86.0 + 21 * number, right, 107.0 + 21 * number, filled=True)
            for number in filled
            for left, right in pairwise(XS)
        ]
    )
    below = (100.0 + 21 * last + 45, ["En egen overskrift som går over spalten"], True)
    (table,) = taken(drawing, [*lines, below])
    assert said(table) == [HEAD, *PLAN[:last]]
    assert table.header_rows == 1


def test_filled_rows_that_name_a_group_run_across_the_table_they_stand_in() -> None:
    groups = [(121.0, ["1 Barn"], True), (184.0, ["2 Eldre"], True)]
    lines = [
        (100.0, HEAD, True),
        groups[0],
        *((142.0 + 21 * number, row, False) for number, row in enumerate(PLAN[:2])),
        groups[1],
        *((205.0 + 21 * number, row, False) for number, row in enumerate(PLAN[2:])),
        (270.0, ["Slik følger vi opp planen i fire år, og slik måler vi det"], True),
    ]
    drawing = Drawing(frames=[Frame(60, y - 14, 520, y + 7, filled=True) for y, _, _ in groups])
    (table,) = taken(drawing, lines)
    assert said(table) == [HEAD, ["1 Barn"], *PLAN[:2], ["2 Eldre"], *PLAN[2:]]
    assert [row[0].column_span for row in table.rows if len(row) == 1] == [4, 4]
    assert table.header_rows == 1


def test_filled_headings_with_prose_between_make_no_table() -> None:
    lines = [(100.0, ["1 Barn"], True), (121.0, [PROSE[:80]], False), (142.0, ["2 Eldre"], True)]
    drawing = Drawing(frames=[Frame(60, y - 14, 520, y + 7, filled=True) for y in (100, 142)])
    assert not taken(drawing, lines)


@pytest.mark.parametrize(
    ("bold", "baseline", "expected"),
    [(True, 94.0, [HEAD, *PLAN[:2]]), (False, 94.0, PLAN[:2]), (True, 60.0, PLAN[:2])],
    ids=["bold and near", "not bold", "far above"],
)
def test_a_bold_row_right_above_a_ruled_table_is_its_heading_row(
    bold: bool, baseline: float, expected: list[list[str]]
) -> None:
    cells = [
        [CellPart(at, column, 1, 1, [as_line(piece, 1)]) for column, piece in enumerate(row_at(y, row))]
        for at, (y, row) in enumerate(zip((112.0, 132.0), PLAN, strict=False))
    ]
    table = TablePart(tuple(XS), 100.0, 140.0, cells)
    heading = row_at(baseline, HEAD, bold=bold)
    left = take_headings_above(heading, [table], 1)
    assert said(table) == expected
    assert [cell.row for cell in table.cells() if cell.column == 0] == list(range(len(expected)))
    assert left == ([] if expected[0] == HEAD else heading)


def row_at(y: float, cells: list[str], *, bold: bool = False) -> list[Fragment]:
    return [
        Fragment(cell, x + 4, y - 8, x + 4 + 4.5 * len(cell), y + 2, y, 9.0, bold, False, False)
        for x, cell in zip(XS, cells, strict=False)
        if cell
    ]
