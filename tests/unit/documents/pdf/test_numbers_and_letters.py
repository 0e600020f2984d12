"""Numbers and letters that are set large stand on the words that they begin; letterspaced words are words."""

from __future__ import annotations

import pytest

from tests.unit.documents.pdf.pages import PROSE, Pen, blocks, drawn, read, set_by_typst, texts

LINES = ["Kommunen skal legge til rette for gode liv", "i hele kommunen, også på øyene, hele året."]


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("3.1", "Minst halvparten av boligene er små"),
        ("2", "velforeninger og grendelag"),
        ("90 %", "av søknadene sendes digitalt"),
        ("9 mill.", "kroner i året til lisenser"),
        ("1 av 5", "over sytti år er ikke på nett"),
        ("6 214", "innbyggere ved årsskiftet"),
    ],
)
def test_a_large_number_over_its_words_begins_them(number: str, words: str) -> None:
    def page(pen: Pen) -> None:
        pen.write(60, 90, number, size=26)
        pen.write(60, 108, words)
        pen.column(60, 160, LINES * 3)

    assert texts(read(drawn(page)))[0] == f"{number} {words}"


@pytest.mark.parametrize(
    ("number", "words"),
    [("2026", "Planen rulleres"), ("2026–2038", "Slik vil vi ha det"), ("3 Verdier", "Vi er rause")],
)
def test_a_year_and_a_heading_that_begins_with_a_number_stand_for_themselves(number: str, words: str) -> None:
    def page(pen: Pen) -> None:
        pen.write(60, 90, number, size=26)
        pen.write(60, 108, words)
        pen.column(60, 160, LINES * 3)

    assert texts(read(drawn(page)))[:2] == [number, words]


def test_a_number_in_a_circle_begins_the_words_centred_below_it() -> None:
    row = ",".join(
        f"[#circle(fill: red, radius: 24pt, align(center + horizon, text(30pt)[{number}])) "
        f"*Alle som bor her, er med på {words} og har det bra*]"
        for number, words in ((1, "idrett"), (2, "kultur"), (3, "friluftsliv"))
    )
    source = f"#grid(columns: (1fr, 1fr, 1fr), gutter: 20pt, align: center, {row})\n\n{PROSE * 2}"
    assert [block.replace("|", " ") for block in blocks(read(set_by_typst(source)))[:3]] == [
        "1 Alle som bor her, er med på idrett og har det bra",
        "2 Alle som bor her, er med på kultur og har det bra",
        "3 Alle som bor her, er med på friluftsliv og har det bra",
    ]


def test_a_large_number_beside_a_title_begins_it() -> None:
    def page(pen: Pen) -> None:
        pen.box(0, 40, 595, 100, shade=0.8)
        pen.write(60, 88, "1", size=50)
        pen.write(130, 78, "Innbyggerne får hjelp uten å måtte lete", size=22, font="Helvetica-Bold")
        pen.column(60, 140, LINES * 3)

    assert texts(read(drawn(page)))[0] == "1 Innbyggerne får hjelp uten å måtte lete"


def test_a_number_in_the_margin_begins_the_bold_words_below_it_and_not_the_text_beside_it() -> None:
    def page(pen: Pen) -> None:
        pen.write(60, 110, "3.1", size=24)
        pen.write(60, 126, "Boligene er små", font="Helvetica-Bold")
        pen.column(110, 104, LINES)

    assert "3.1 Boligene er små" in " ".join(texts(read(drawn(page))))


def test_a_letter_several_lines_high_begins_the_first_of_them() -> None:
    def page(pen: Pen) -> None:
        pen.write(60, 124, "N", size=40)
        pen.column(92, 100, ["ordvik skal vokse", "og bli et godt sted"])
        pen.column(60, 126, LINES)

    assert texts(read(drawn(page)))[:2] == ["Nordvik skal vokse", "og bli et godt sted"]


@pytest.mark.parametrize(
    "words", ["VISJONEN VÅR", "NORDVIK KOMMUNE", "MÅL OG TILTAK", "Satsing"], ids=str.casefold
)
def test_letterspaced_words_are_words(words: str) -> None:
    document = read(set_by_typst(f"#text(tracking: 4pt)[{words}]\n\n{PROSE}"))
    assert texts(document)[0] == words


def test_single_letters_in_a_row_with_equal_white_are_no_more_than_they_were() -> None:
    def page(pen: Pen) -> None:
        pen.column(60, 100, ["a b c", *LINES])

    assert texts(read(drawn(page)))[0] == "a b c"
