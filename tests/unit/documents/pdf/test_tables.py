"""Tables, with lines and without, on one page and over several."""

from __future__ import annotations

import pytest

from rettesnor.documents.model import Role
from tests.unit.documents.pdf.pages import PROSE, Pen, drawn, read, rows, set_by_typst, texts, words

HEAD = ["Tiltak", "Ansvar", "Frist", "Kostnad"]
PLAN = [
    ["Bygge gang- og sykkelvei", "Teknisk", "2027", "4 000 000"],
    ["Åpne møteplass", "Kultur og fritid", "2026", "150 000"],
    ["Lage vedlikeholdsplan", "Teknisk", "2028", ""],
    ["Kurse alle ledere", "Oppvekst", "2026", "20 000"],
]


def plan(*, more: str = "", head: bool = True, columns: str = "(3fr, 1.5fr, 0.8fr, 1fr)") -> bytes:
    cells = "".join(f"[{cell}]," for row in PLAN for cell in row)
    header = "table.header(" + "".join(f"[*{cell}*]," for cell in HEAD) + ")," if head else ""
    return set_by_typst(
        f"Tiltakene følger her.\n#table(columns: {columns}, {more} {header} {cells})\n{PROSE}"
    )


def test_a_ruled_table_gives_its_cells_row_by_row() -> None:
    document = read(plan())
    (table,) = document.tables
    assert rows(document, table) == [HEAD, *PLAN]
    assert (table.columns, table.header_rows, table.ruled) == (4, 1, True)
    assert texts(document, Role.BODY)[0] == "Tiltakene følger her."
    assert texts(document, Role.CELL) == [cell for row in [HEAD, *PLAN] for cell in row if cell]


@pytest.mark.parametrize(
    "more",
    [
        "stroke: none,",
        "stroke: (x: none, y: 0.5pt),",
        "stroke: none, fill: (x, y) => if y == 0 { luma(220) },",
        "stroke: none, fill: (x, y) => if calc.odd(y) { luma(235) },",
        "stroke: none, align: (left, left, right, right),",
        "stroke: none, inset: (x: 4pt, y: 2pt),",
    ],
    ids=["bare", "level lines", "shaded head", "striped", "right-aligned numbers", "tight"],
)
def test_a_table_without_upright_lines_gives_the_same_cells(more: str) -> None:
    document = read(plan(more=more))
    (table,) = document.tables
    assert rows(document, table) == [HEAD, *PLAN]
    assert not table.ruled


def test_cells_of_several_lines_stay_whole_without_ruling_lines() -> None:
    document = read(plan(more="stroke: none,", columns="(3cm, 2cm, 1.5cm, 2cm)"))
    (table,) = document.tables
    found = rows(document, table)
    assert [[cell.replace("|", " ").replace("- ", "-") for cell in row] for row in found] == [
        [cell.replace("- ", "-") for cell in row] for row in [HEAD, *PLAN]
    ]


def test_a_table_whose_cells_nearly_touch_is_parted_by_its_lines() -> None:
    def page(pen: Pen) -> None:
        xs, ys = [60.0, 113.0, 166.0, 200.0], [100.0, 115.0, 130.0]
        pen.grid(xs, ys)
        for number, row in enumerate(
            (("Saksbehandler", "Saksbehandler", "Frist"), ("Kari Nordvik", "Ola", "2027"))
        ):
            for x, cell in zip(xs, row, strict=False):
                pen.write(x + 1, 111 + 15 * number, cell, size=7.5)

    document = read(drawn(page))
    assert rows(document, document.tables[0]) == [
        ["Saksbehandler", "Saksbehandler", "Frist"],
        ["Kari Nordvik", "Ola", "2027"],
    ]


def test_merged_cells_cover_their_rows_and_columns() -> None:
    source = """#table(columns: 3, table.cell(colspan: 3)[Målområde 1], table.cell(rowspan: 2)[Klima],
    [Ladepunkter], [2027], [Elbiler], [2028], [Natur], [Kartlegging], [])"""
    document = read(set_by_typst(source))
    (table,) = document.tables
    found = {
        (c.row, c.column): (c.row_span, c.column_span, document.text[c.start : c.end]) for c in table.cells
    }
    assert found == {
        (0, 0): (1, 3, "Målområde 1"),
        (1, 0): (2, 1, "Klima"),
        (1, 1): (1, 1, "Ladepunkter"),
        (1, 2): (1, 1, "2027"),
        (2, 1): (1, 1, "Elbiler"),
        (2, 2): (1, 1, "2028"),
        (3, 0): (1, 1, "Natur"),
        (3, 1): (1, 1, "Kartlegging"),
        (3, 2): (1, 1, ""),
    }


def test_lines_drawn_as_thin_boxes_rule_a_table_too() -> None:
    def page(pen: Pen) -> None:
        for x in (60, 200, 300):
            pen.box(x, 100, x + 0.7, 160, shade=0)
        for y in (100, 130, 160):
            pen.box(60, y, 300, y + 0.7, shade=0)
        for number, (left, right) in enumerate((("Tiltak", "Frist"), ("Bygge skole", "2027"))):
            pen.write(65, 118 + 30 * number, left)
            pen.write(205, 118 + 30 * number, right)

    document = read(drawn(page))
    assert rows(document, document.tables[0]) == [["Tiltak", "Frist"], ["Bygge skole", "2027"]]


def test_a_table_that_breaks_across_pages_is_one_with_its_header_row_once() -> None:
    cells = "".join(f"[Tiltak {n}], [Enhet {n}], [{2026 + n % 4}]," for n in range(1, 81))
    head = "table.header([*Tiltak*], [*Ansvar*], [*Frist*])"
    source = f"#table(columns: (3fr, 1fr, 1fr), {head}, {cells})\nEtterpå."
    document = read(set_by_typst(source, page='paper: "a5", numbering: "1", header: [Handlingsplan]'))
    assert len(document.pages) > 2
    (table,) = document.tables
    assert rows(document, table) == [
        ["Tiltak", "Ansvar", "Frist"],
        *([f"Tiltak {n}", f"Enhet {n}", str(2026 + n % 4)] for n in range(1, 81)),
    ]
    assert table.header_rows == 1
    repeated = [words(document, line) for line in document.lines if line.role is Role.HEADER and line.bold]
    assert repeated == ["Tiltak", "Ansvar", "Frist"] * (len(document.pages) - 1)
    assert texts(document, Role.BODY) == ["Etterpå."]


def test_a_row_that_breaks_across_pages_is_one_row_and_each_cell_one_stretch() -> None:
    long = " ".join(f"Setning nummer {n} om tiltaket." for n in range(30))
    cells = "".join(f"[Tiltak {n}: {long}], [Enhet {n}], [{2026 + n}]," for n in range(1, 5))
    source = f"#table(columns: (3fr, 1fr, 1fr), table.header([*Tiltak*], [*Ansvar*], [*Frist*]), {cells})"
    document = read(set_by_typst(source, page='paper: "a5", numbering: "1", header: [Handlingsplan]'))
    (table,) = document.tables
    found = rows(document, table)
    assert [[cell.replace("|", " ") for cell in row] for row in found[1:]] == [
        [f"Tiltak {n}: {long}", f"Enhet {n}", str(2026 + n)] for n in range(1, 5)
    ]
    pages_of_cell = [
        {line.page for line in document.lines if cell.start <= line.start < cell.end} for cell in table.cells
    ]
    assert any(len(on) == 2 for on in pages_of_cell)


def test_a_row_that_begins_on_a_new_page_with_an_empty_cell_is_a_row_of_its_own() -> None:
    def page(first: int) -> object:
        def draw(pen: Pen) -> None:
            ys = [60.0 + 30 * n for n in range(8)] if first else [600.0 + 30 * n for n in range(6)]
            pen.grid([60, 300, 400, 500], ys)
            for number, y in enumerate(ys[:-1]):
                pen.write(65, y + 18, f"Tiltak nummer {number + 10 * first}")
                if number or not first:
                    pen.write(305, y + 18, "Teknisk")
                pen.write(405, y + 18, "2027")

        return draw

    document = read(drawn(page(0), page(1)))  # type: ignore[arg-type]
    (table,) = document.tables
    assert len(table.rows()) == 12
    assert rows(document, table)[5] == ["Tiltak nummer 10", "", "2027"]


def test_two_tables_with_text_between_are_two() -> None:
    one = "#table(columns: 2, [Mål], [Tiltak], [Klima], [Sykkelvei])\n"
    assert len(read(set_by_typst(one + "\nSå en annen tabell.\n\n" + one)).tables) == 2


def test_columns_of_prose_are_no_table() -> None:
    left, right = "\n\n".join(PROSE * n for n in (4, 2, 3)), "\n\n".join(PROSE * n for n in (3, 4, 1))
    document = read(set_by_typst(f"#columns(2)[{left}\n#colbreak()\n{right}]"))
    assert not document.tables
    assert " ".join(texts(document)).split() == (PROSE * 17).split()


def test_a_diagram_is_no_table() -> None:
    def page(pen: Pen) -> None:
        pen.grid([100 + 30 * n for n in range(12)], [200 + 20 * n for n in range(12)])
        pen.write(120, 250, "Vekst")
        pen.column(
            72, 500, ["Figuren viser veksten i kommunen de siste årene, og hvor den", "har vært størst."]
        )

    document = read(drawn(page))
    assert not document.tables
    assert "Vekst" in texts(document, Role.BODY)


def test_an_empty_cell_has_a_place_in_the_text_and_no_words() -> None:
    document = read(plan())
    (empty,) = [cell for cell in document.tables[0].cells if cell.start == cell.end]
    assert (empty.row, empty.column) == (3, 3)
    assert 0 <= empty.start <= len(document.text)


@pytest.mark.parametrize("left", [1, 2, 5], ids=["one row left", "two rows left", "five rows left"])
def test_the_rest_of_a_table_without_upright_lines_belongs_to_it(left: int) -> None:
    def row(pen: Pen, y: float, cells: list[str], font: str = "Helvetica") -> None:
        for x, cell in zip((60, 300, 400), cells, strict=True):
            pen.write(x, y, cell, font=font)

    def first(pen: Pen) -> None:
        pen.column(60, 80, [PROSE[:80], PROSE[:70]])
        row(pen, 130, ["Tiltak", "Ansvar", "Frist"], font="Helvetica-Bold")
        for number in range(1, 9):
            row(pen, 130 + 22 * number, [f"Gjennomføre tiltak nummer {number}", "Teknisk", "2027"])

    def second(pen: Pen) -> None:
        row(pen, 60, ["Tiltak", "Ansvar", "Frist"], font="Helvetica-Bold")
        for number in range(left):
            row(pen, 88 + 22 * number, [f"Gjennomføre tiltak nummer {9 + number}", "Oppvekst", "2028"])
        pen.column(60, 120 + 22 * left, ["Oppfølging", PROSE[:80], PROSE[:70]])

    document = read(drawn(first, second))
    (table,) = document.tables
    assert len(table.rows()) == 9 + left
    assert rows(document, table)[-1] == [f"Gjennomføre tiltak nummer {8 + left}", "Oppvekst", "2028"]
    assert texts(document, Role.BODY)[-3] == "Oppfølging"


def test_the_numbers_of_the_rows_are_a_column_though_rows_that_name_a_group_run_across() -> None:
    numbered = [[str(number), *row] for number, row in enumerate(PLAN, start=1)]
    cells = "".join(f"[{cell}]," for row in numbered[:2] for cell in row)
    more = "".join(f"[{cell}]," for row in numbered[2:] for cell in row)
    header = "table.header(" + "".join(f"[*{cell}*]," for cell in ["Nr.", *HEAD]) + "),"
    groups = [f"table.cell(colspan: 5)[*Tiltak til delmål {number}*]," for number in (1, 2)]
    document = read(
        set_by_typst(
            "#table(columns: (0.5fr, 3fr, 1.5fr, 0.8fr, 1fr), stroke: (x: none, y: 0.5pt), "
            f"{header} {groups[0]} {cells} {groups[1]} {more})"
        )
    )
    (table,) = document.tables
    found = rows(document, table)
    assert found[0] == ["Nr.", *HEAD]
    assert found[2] == numbered[0]
    across = [cell for cell in table.cells if cell.column_span == 5]
    assert [document.text[cell.start : cell.end] for cell in across] == [
        "Tiltak til delmål 1",
        "Tiltak til delmål 2",
    ]


def test_cells_that_stand_close_are_parted_where_the_columns_begin_in_other_rows() -> None:
    def page(pen: Pen) -> None:
        pen.column(60, 80, [PROSE[:90], PROSE[90:180]])
        placed = [
            ("Tiltak", "Ansvar", "Når", "Kostnad"),
            ("Kartlegge jord ute av drift", "Landbrukskontoret", "2026", "80 000"),
            ("Lage rettleiar for leige", "Landbrukskontoret", "2025", "–"),
            ("Skilt om beitedyr", "Beitelaget", "Mai 2026", "45 000"),
            ("Ny samleplass", "Landbrukskontoret", "2027", "–"),
        ]
        for number, row in enumerate(placed):
            for x, cell in zip((60, 200, 290, 350), row, strict=True):
                pen.write(x, 130 + 24 * number, cell)

    document = read(drawn(page))
    (table,) = document.tables
    assert rows(document, table)[2] == ["Lage rettleiar for leige", "Landbrukskontoret", "2025", "–"]
