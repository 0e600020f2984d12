"""What stands by the text: captions and side boxes. They never interrupt it."""

from __future__ import annotations

import io

import pytest
from reportlab.lib.utils import ImageReader

from rettesnor.documents.model import Role
from tests.unit.documents.pdf.pages import HEIGHT, PROSE, Pen, drawn, read, set_by_typst, texts

BODY = [
    "Kommunen skal legge til rette for at innbyggerne kan leve gode liv i hele",
    "kommunen, også på øyene. Vi vil bygge flere boliger nær skole og barnehage.",
]
FACTS = ["Universell utforming", "betyr at alle skal", "kunne bruke samme", "løsning overalt."]


def picture(pen: Pen, left: float, top: float, right: float, bottom: float) -> None:
    from PIL import Image

    buffer = io.BytesIO()
    Image.new("RGB", (8, 8), (90, 140, 160)).save(buffer, "PNG")
    buffer.seek(0)
    pen.canvas.drawImage(ImageReader(buffer), left, HEIGHT - bottom, right - left, bottom - top)


@pytest.mark.parametrize(
    "caption",
    [
        "Figur 3: Folketall 1990–2040",
        "Figur 3. Folketall",
        "Tabell 2 – Utslipp etter sektor",
        "Foto: Kari Nordvik",
        "Illustrasjon: Nordvik kommune",
        "Kilde: SSB, tabell 07459",
        "Kart 1: Byggesonen",
    ],
)
def test_what_names_a_figure_a_table_or_a_source_is_a_caption(caption: str) -> None:
    def page(pen: Pen) -> None:
        pen.column(72, 100, BODY * 3)
        pen.write(72, 220, caption, size=9)
        pen.column(72, 260, BODY * 3)

    assert texts(read(drawn(page)), Role.CAPTION) == [caption]


@pytest.mark.parametrize(
    "sentence",
    [
        "Tabell 2 viser at utslippene går ned, og at de skal videre ned.",
        "Figur 3 og 4 viser veksten i kommunen.",
        "Kartet over byggesonen er vedtatt av kommunestyret.",
        "Fotoutstillingen åpnes i mai.",
        "Kilden til veksten er flere arbeidsplasser.",
    ],
)
def test_a_sentence_about_a_figure_is_none(sentence: str) -> None:
    def page(pen: Pen) -> None:
        pen.column(72, 100, BODY * 3)
        pen.column(72, 220, [sentence, *BODY])

    assert not texts(read(drawn(page)), Role.CAPTION)


@pytest.mark.parametrize(("font", "size"), [("Helvetica-Oblique", 10), ("Helvetica", 8)])
def test_small_or_slanted_words_under_a_picture_are_its_caption(font: str, size: float) -> None:
    def page(pen: Pen) -> None:
        pen.column(72, 100, BODY * 3)
        picture(pen, 72, 200, 300, 350)
        pen.write(72, 363, "Ungdom på kaia i Sørvågen en sommerkveld", size=size, font=font)
        pen.column(72, 400, BODY * 6)

    document = read(drawn(page))
    assert texts(document, Role.CAPTION) == ["Ungdom på kaia i Sørvågen en sommerkveld"]
    assert texts(document, Role.BODY) == BODY * 9


def test_body_text_under_a_picture_is_no_caption() -> None:
    def page(pen: Pen) -> None:
        picture(pen, 72, 100, 300, 250)
        pen.column(72, 265, BODY * 6)

    assert not texts(read(drawn(page)), Role.CAPTION)


def test_small_words_in_bold_above_a_picture_are_a_heading() -> None:
    def page(pen: Pen) -> None:
        pen.column(72, 100, BODY * 3)
        pen.write(72, 200, "Mål 3.4", size=8, font="Helvetica-Bold")
        picture(pen, 72, 210, 300, 350)

    assert not texts(read(drawn(page)), Role.CAPTION)


@pytest.mark.parametrize("shade", [0.9, None], ids=["shaded", "framed"])
def test_a_box_beside_the_text_is_a_side_box_and_stands_after_the_text_of_its_page(
    shade: float | None,
) -> None:
    def page(pen: Pen) -> None:
        pen.box(400, 90, 540, 160, shade=shade)
        pen.column(408, 105, FACTS)
        pen.column(60, 100, [line[:57] for line in BODY * 6])

    document = read(drawn(page))
    assert texts(document) == [line[:57] for line in BODY * 6] + FACTS
    assert texts(document, Role.SIDE_BOX) == FACTS


def test_a_narrow_column_in_another_size_is_a_side_box_without_any_frame() -> None:
    def page(pen: Pen) -> None:
        pen.column(60, 100, [line[:57] for line in BODY * 6])
        pen.column(420, 130, FACTS, size=8, step=10)

    document = read(drawn(page))
    assert texts(document, Role.SIDE_BOX) == FACTS
    assert texts(document)[-4:] == FACTS


def test_a_box_in_the_middle_of_a_sentence_does_not_interrupt_it() -> None:
    def page(pen: Pen) -> None:
        pen.column(60, 100, [*BODY, "Den siste setningen på denne siden går over til"])
        pen.box(60, 150, 520, 230, shade=0.9)
        pen.column(70, 165, ["Faktaboks", *(line.lower() for line in BODY)], size=8)

    document = read(drawn(page, lambda pen: pen.column(60, 100, ["neste side og slutter der.", *BODY])))
    body = texts(document, Role.BODY)
    assert body[2:4] == ["Den siste setningen på denne siden går over til", "neste side og slutter der."]


def test_goals_in_boxes_across_the_page_are_body_text_in_their_place() -> None:
    def page(pen: Pen) -> None:
        for number, y in ((1, 100.0), (2, 300.0)):
            pen.box(60, y, 520, y + 30, shade=0.85)
            pen.write(70, y + 20, f"Hovedmål {number}: Trygge og gode liv", size=12)
            pen.column(60, y + 60, BODY * 3)

    document = read(drawn(page))
    assert not texts(document, Role.SIDE_BOX)
    assert texts(document)[0].startswith("Hovedmål 1")
    assert texts(document)[7].startswith("Hovedmål 2")


def test_a_page_of_cards_is_body_text() -> None:
    source = (
        "#grid(columns: (1fr, 1fr), gutter: 12pt,"
        + ",".join(
            f"rect(fill: luma(235), width: 100%, inset: 8pt)[*Mål {n}* \\ {PROSE}]" for n in range(1, 5)
        )
        + ")"
    )
    document = read(set_by_typst(source))
    assert not texts(document, Role.SIDE_BOX)
    assert sum(text.startswith("Mål ") for text in texts(document)) == 4


def test_a_drawing_is_a_picture_too() -> None:
    def page(pen: Pen) -> None:
        pen.column(72, 100, BODY * 3)
        pen.box(72, 200, 400, 330, shade=0.7)
        pen.box(100, 230, 160, 330, shade=0.3)
        pen.write(72, 343, "Dugnad på badeplassen i Innerbukt", size=8)
        pen.column(72, 380, BODY * 6)

    assert texts(read(drawn(page)), Role.CAPTION) == ["Dugnad på badeplassen i Innerbukt"]


def test_a_box_below_a_heading_of_its_own_column_is_what_the_heading_announces() -> None:
    box = "#block(fill: aqua, inset: 6pt, width: 100%)[{}]\n"
    document = read(
        set_by_typst(
            "#columns(2)[*Målet vårt*\n"
            + box.format("Alle som arbeider i reiselivet, har et godt sted å bo hele året")
            + f"*Slik vil vi gjøre det*\n\n{PROSE}\n\n"
            + box.format("Korttidsutleie er utleie av hele boligen i inntil tretti døgn i strekk")
            + f"#colbreak()\n{PROSE * 4}]"
        )
    )
    body, boxed = " ".join(texts(document, Role.BODY)), " ".join(texts(document, Role.SIDE_BOX))
    assert body.startswith("Målet vårt Alle som arbeider i reiselivet")
    assert boxed.startswith("Korttidsutleie er")


@pytest.mark.parametrize(
    ("above", "is_aside"),
    [(f"{PROSE}", True), ("*Visjon*", False), ("Kommunens mål for hele perioden er:", False)],
    ids=["prose", "heading", "lead-in"],
)
def test_a_box_set_like_the_text_explains_something_unless_it_is_announced(
    above: str, is_aside: bool
) -> None:
    words = "Heltidskultur betyr at hele stillinger er det vanlige i kommunen vår"
    source = f"{PROSE * 3}\n\n{above}\n#block(fill: aqua, inset: 6pt, width: 100%)[{words}]\n{PROSE * 2}"
    assert (words in texts(read(set_by_typst(source)), Role.SIDE_BOX)) is is_aside


def test_boxes_set_like_the_text_that_come_one_after_the_other_are_the_plans_own() -> None:
    goal = "#block(fill: aqua, inset: 6pt, width: 100%)[Alle som bor i kommunen, har noen å være sammen med]"
    document = read(set_by_typst(f"{PROSE * 3}\n{goal}\n{PROSE * 3}\n{goal}\n{PROSE * 3}"))
    assert not texts(document, Role.SIDE_BOX)
