"""In which order a page is read."""

from __future__ import annotations

import random

import pytest

from rettesnor.documents.model import Role
from tests.unit.documents.pdf.pages import PROSE, Pen, blocks, drawn, read, set_by_typst, texts

LEFT = [f"venstre spalte, linje {number} av teksten her" for number in range(1, 11)]
RIGHT = [f"høyre spalte, linje {number} av denne teksten" for number in range(1, 11)]


def test_the_left_column_is_read_wholly_before_the_right() -> None:
    def page(pen: Pen) -> None:
        pen.column(60, 100, LEFT)
        pen.column(320, 100, RIGHT)

    assert texts(read(drawn(page))) == LEFT + RIGHT


def test_columns_are_found_also_where_the_file_writes_across_them_line_by_line() -> None:
    def page(pen: Pen) -> None:
        for number, (left, right) in enumerate(zip(LEFT, RIGHT, strict=True)):
            pen.write(60, 100 + 13 * number, left)
            pen.write(275, 100 + 13 * number, right)

    assert texts(read(drawn(page))) == LEFT + RIGHT


@pytest.mark.parametrize("seed", range(4))
def test_the_order_in_the_file_does_not_matter(seed: int) -> None:
    placed = [(60, 100 + 13 * n, line) for n, line in enumerate(LEFT)]
    placed += [(320, 106 + 13 * n, line) for n, line in enumerate(RIGHT)]
    random.Random(seed).shuffle(placed)

    def page(pen: Pen) -> None:
        for x, y, line in placed:
            pen.write(x, y, line)

    assert texts(read(drawn(page))) == LEFT + RIGHT


def test_a_heading_across_the_columns_parts_what_stands_above_it_from_what_stands_below() -> None:
    def page(pen: Pen) -> None:
        pen.write(60, 80, "Kommuneplanens samfunnsdel for Nordvik kommune 2026–2038", size=16)
        pen.column(60, 100, LEFT[:5])
        pen.column(320, 100, RIGHT[:5])
        pen.write(60, 190, "Mål og strategier for hele perioden fram mot 2038 i kommunen", size=16)
        pen.column(60, 210, LEFT[5:])
        pen.column(320, 210, RIGHT[5:])

    found = texts(read(drawn(page)))
    assert found == [found[0], *LEFT[:5], *RIGHT[:5], found[6 + 5], *LEFT[5:], *RIGHT[5:]]
    assert found[11].startswith("Mål og strategier")


def test_a_short_heading_over_the_next_part_is_not_taken_into_the_left_column() -> None:
    def page(pen: Pen) -> None:
        pen.column(60, 100, LEFT[:5])
        pen.column(320, 100, RIGHT[:5])
        pen.write(60, 195, "Hovedmål 2", size=14, font="Helvetica-Bold")
        pen.write(
            60,
            212,
            "Dette målet gjelder hele kommunen og alle som bor her, også de som kommer hit for å arbeide.",
        )

    found = texts(read(drawn(page)))
    assert found[:10] == LEFT[:5] + RIGHT[:5]
    assert found[10] == "Hovedmål 2"


@pytest.mark.parametrize("columns", [1, 2, 3])
def test_typst_columns_are_read_in_order_with_lists_and_headings(columns: int) -> None:
    goals = "\n".join(
        f"== Hovedmål {n}: Et godt liv\n{PROSE * 2}\n\nKommunen vil:\n- bygge\n- bo\n- leve\n"
        for n in range(1, 7)
    )
    document = read(set_by_typst(goals, page=f'paper: "a4", flipped: true, columns: {columns}', size="9pt"))
    flat = " ".join(texts(document, Role.BODY))
    expected = " ".join(
        f"Hovedmål {n}: Et godt liv {PROSE * 2}Kommunen vil: • bygge • bo • leve" for n in range(1, 7)
    )
    assert flat == expected
    assert not document.tables


def test_key_words_and_what_they_say_stay_on_one_line() -> None:
    pairs = [
        ("Arkivsaksnr.:", "26/1234"),
        ("Saksbehandler:", "Kari Nordvik"),
        ("Dato:", "12.05.2026"),
        ("Til:", "Rådet"),
    ]

    def page(pen: Pen) -> None:
        for number, (key, value) in enumerate(pairs):
            pen.write(60, 100 + 15 * number, key)
            pen.write(160, 100 + 15 * number, value)

    assert texts(read(drawn(page))) == [f"{key} {value}" for key, value in pairs]


def test_a_list_of_contents_is_read_line_by_line_and_is_no_table() -> None:
    source = "#outline(title: [Innhold])\n" + "".join(
        f"\n#pagebreak()\n= Kapittel {n}\n{PROSE}\n== Delmål {n}.1\n{PROSE}" for n in range(1, 8)
    )
    document = read(set_by_typst(source))
    assert not document.tables
    contents = [line for line in texts(document) if ". . ." in line]
    assert [line.split(" .")[0] for line in contents[:3]] == ["Kapittel 1", "Delmål 1.1", "Kapittel 2"]


def test_contents_with_a_gap_instead_of_leaders_are_read_line_by_line() -> None:
    titles = ["1 Innledning", "2 Mål og strategier", "2.1 Oppvekst", "2.2 Helse og omsorg", "3 Oppfølging"]

    def page(pen: Pen) -> None:
        for number, title in enumerate(titles):
            pen.write(60, 100 + 15 * number, title)
            pen.write(500, 100 + 15 * number, str(3 + 2 * number))

    document = read(drawn(page))
    assert texts(document) == [f"{title} {3 + 2 * n}" for n, title in enumerate(titles)]
    assert not document.tables


def test_names_under_a_letter_stand_side_by_side_on_their_lines() -> None:
    def page(pen: Pen) -> None:
        pen.column(
            60, 100, ["Kommunestyret vedtok planen i møte, og den gjelder fra samme dag for hele kommunen."]
        )
        pen.write(60, 160, "Kari Nordvik")
        pen.write(350, 160, "Ola Sørvåg")
        pen.write(60, 173, "ordfører")
        pen.write(350, 173, "kommunedirektør")

    assert texts(read(drawn(page)))[1:] == ["Kari Nordvik Ola Sørvåg", "ordfører kommunedirektør"]


def test_a_bulleted_list_with_hanging_indents_is_no_table() -> None:
    source = "".join(f"- {PROSE}\n" for _ in range(6))
    document = read(set_by_typst("#set list(indent: 20pt, body-indent: 25pt)\n" + source))
    assert not document.tables
    assert sum(line.startswith("• Kommunen skal") for line in texts(document)) == 6


def test_blocks_follow_the_gaps_and_the_sizes() -> None:
    def page(pen: Pen) -> None:
        pen.write(60, 100, "Overskrift", size=13)
        pen.column(60, 113, ["første avsnitt på", "to linjer"])
        pen.column(60, 150, ["andre avsnitt på", "tre linjer i alt", "til sammen"])

    assert blocks(read(drawn(page))) == [
        "Overskrift",
        "første avsnitt på|to linjer",
        "andre avsnitt på|tre linjer i alt|til sammen",
    ]


def test_a_section_whose_columns_begin_anew_is_read_after_the_one_above() -> None:
    def page(pen: Pen) -> None:
        pen.column(60, 100, LEFT[:4])
        pen.column(320, 100, RIGHT[:3])
        pen.write(60, 185, "Hvordan vi har det", size=13, font="Helvetica-Bold")
        pen.column(60, 210, LEFT[4:])
        pen.column(320, 210, RIGHT[4:])

    assert texts(read(drawn(page))) == [*LEFT[:4], *RIGHT[:3], "Hvordan vi har det", *LEFT[4:], *RIGHT[4:]]


def test_two_lines_beside_three_are_columns_too() -> None:
    long = [f"{line} i spalten" for line in LEFT[:5]]

    def page(pen: Pen) -> None:
        pen.column(60, 100, long[:3])
        pen.column(340, 100, long[3:])

    assert texts(read(drawn(page))) == long


def test_points_set_a_little_wider_than_prose_end_where_the_prose_goes_on() -> None:
    def page(pen: Pen) -> None:
        pen.column(
            60,
            100,
            ["Kommunen skal legge til rette for at innbyggerne", "kan leve gode liv i hele kommunen."] * 4,
            step=14,
        )
        pen.column(
            60,
            225,
            ["• bygge flere barnehager", "• styrke skolen", "Vi stiller gjerne opp i et møte."],
            step=17,
        )
        pen.column(60, 273, ["og deler erfaringene våre."], step=14)

    assert blocks(read(drawn(page)))[-1].startswith("Vi stiller gjerne opp")


def test_sizes_that_a_scanner_guessed_part_no_paragraph() -> None:
    lines = [
        "Kommunen skal legge til rette",
        "for at innbyggerne kan leve",
        "gode liv i hele kommunen,",
        "også på øyene,",
    ]

    def page(pen: Pen) -> None:
        for number, line in enumerate(lines * 4):
            pen.write(60, 100 + 13 * number, line, size=13 if number % 4 == 2 else 10)

    assert len(blocks(read(drawn(page)))) == 1


CARDS = [["Delmål 1", "Alle har noen å spise med"], ["Delmål 2", "Ingen står utenfor"],
         ["Delmål 3", "Unge vil bo her"], ["Delmål 4", "Eldre bor trygt hjemme"]]  # fmt: skip


@pytest.mark.parametrize(
    "box",
    ["fill: aqua", "stroke: 1pt", "fill: aqua, radius: 6pt", "fill: aqua, stroke: 1pt"],
    ids=["filled", "outlined", "rounded", "both"],
)
def test_boxes_side_by_side_are_read_one_after_the_other_row_by_row(box: str) -> None:
    cards = "".join(
        f"block({box}, inset: 8pt, width: 100%, height: 60pt)[*{label}* \\ {words}],"
        for label, words in CARDS
    )
    document = read(set_by_typst(f"Her er målene.\n#grid(columns: 2, gutter: 12pt, {cards})\n{PROSE}"))
    assert texts(document)[1:9] == [line for card in CARDS for line in card]


def test_boxes_that_text_runs_through_are_a_drawing_behind_it() -> None:
    def page(pen: Pen) -> None:
        for left in (50, 310):
            pen.canvas.rect(left, 842 - 240, 240, 150)
        pen.column(
            60,
            105,
            [
                f"en linje som går over begge boksene, nummer {n} på denne siden av planen som vi leser her"
                for n in range(8)
            ],
        )
        pen.write(60, 260, "slutt")

    assert texts(read(drawn(page)))[-1] == "slutt"
    assert len(texts(read(drawn(page)))) == 9
