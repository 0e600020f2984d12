"""What a line is: its words, its place on the page, its size and weight."""

from __future__ import annotations

import pytest

from rettesnor.documents.model import Role
from tests.unit.documents.pdf.pages import HEIGHT, Pen, drawn, read, set_by_typst, texts, words


def test_a_line_knows_its_words_its_box_its_size_and_its_weight() -> None:
    def page(pen: Pen) -> None:
        pen.write(72, 100, "Hovedmål 1: Trygge oppvekstvilkår", size=14, font="Helvetica-Bold")
        pen.write(72, 120, "Alle barn skal mestre.", size=10)

    document = read(drawn(page))
    heading, body = document.lines
    assert words(document, heading) == "Hovedmål 1: Trygge oppvekstvilkår"
    assert (heading.size, heading.bold, heading.page) == (14, True, 1)
    assert (body.size, body.bold) == (10, False)
    assert heading.box is not None and body.box is not None
    assert heading.box.left == pytest.approx(72, abs=1)
    assert heading.box.top < 100 < heading.box.bottom < body.box.bottom < HEIGHT


def test_the_text_has_a_line_for_each_line_a_blank_line_between_blocks_and_a_form_feed_between_pages() -> (
    None
):
    def first(pen: Pen) -> None:
        pen.column(72, 300, ["Første linje går", "over to linjer.", "Ny linje."])
        pen.write(72, 400, "Nytt avsnitt.")

    document = read(drawn(first, lambda pen: pen.write(72, 300, "Neste side.")))
    assert document.text == "Første linje går\nover to linjer.\nNy linje.\n\nNytt avsnitt.\n\fNeste side.\n"
    assert [(page.number, page.first_line, page.end_line) for page in document.pages] == [
        (1, 0, 4),
        (2, 4, 5),
    ]


def test_glyphs_that_are_placed_one_by_one_without_spaces_make_the_words_they_show() -> None:
    sentence = "Kommunen vil bygge gang- og sykkelvei mellom Nordvik sentrum og Sørvågen skole."
    assert texts(read(drawn(lambda pen: pen.glyphs(72, 100, sentence)))) == [sentence]


@pytest.mark.parametrize("gap", [4, 12, 24, 40])
@pytest.mark.parametrize("mark", ["•", "–", "1.", "a)", "12."])
def test_a_mark_set_apart_from_its_text_is_one_line_with_it(mark: str, gap: float) -> None:
    points = ["bygge flere barnehager i hele kommunen", "styrke skolen", "gi bedre tilbud til eldre og unge"]

    def page(pen: Pen) -> None:
        pen.column(
            72, 87, ["Dette er en vanlig linje i et avsnitt som går over hele bredden av satsspeilet."]
        )
        for number, point in enumerate(points):
            pen.write(72, 100 + 13 * number, mark)
            pen.write(84 + gap, 100 + 13 * number, point)

    assert texts(read(drawn(page)))[1:] == [f"{mark} {point}" for point in points]


def test_a_number_in_the_margin_and_its_text_are_one_line() -> None:
    def page(pen: Pen) -> None:
        y = 100.0
        for number in ("1", "2", "3"):
            pen.write(40, y, number, size=14)
            y = (
                pen.column(
                    90, y, ["Kommunen skal legge til rette for gode liv", "i hele kommunen, også på øyene."]
                )
                + 12
            )

    assert texts(read(drawn(page)))[:3] == [
        "1 Kommunen skal legge til rette for gode liv",
        "i hele kommunen, også på øyene.",
        "2 Kommunen skal legge til rette for gode liv",
    ]


def test_a_raised_footnote_digit_does_not_break_its_line() -> None:
    found = texts(read(set_by_typst("Fattigdom blant barn øker#super[3] i hele landet, og mest i byene.")))
    assert len(found) == 1
    assert found[0].endswith("i hele landet, og mest i byene.")


def test_a_drop_cap_begins_its_word() -> None:
    def page(pen: Pen) -> None:
        pen.write(72, 126, "D", size=40)
        pen.column(
            103, 100, ["ette er en plan for alle som bor i kommunen", "og den gjelder i tolv år fra vedtak i"]
        )
        pen.column(72, 126 + 13, ["kommunestyret. Den skal rulleres hvert fjerde år."])

    assert texts(read(drawn(page)))[0].startswith("Dette er en plan")


def test_words_drawn_twice_for_a_shadow_are_read_once() -> None:
    def page(pen: Pen) -> None:
        pen.write(72.6, 100.4, "Visjon: Sammen om Nordvik", size=20)
        pen.write(72, 100, "Visjon: Sammen om Nordvik", size=20)

    assert texts(read(drawn(page))) == ["Visjon: Sammen om Nordvik"]


def test_turned_words_in_the_margin_are_a_mark_and_part_no_lines() -> None:
    def page(pen: Pen) -> None:
        pen.column(72, 100, ["Kommunen skal legge til rette", "for gode liv i hele kommunen."])
        pen.canvas.saveState()
        pen.canvas.translate(30, 500)
        pen.canvas.rotate(90)
        pen.canvas.drawString(0, 0, "Foto: Nordvik kommune")
        pen.canvas.restoreState()

    document = read(drawn(page))
    assert texts(document, Role.BODY) == ["Kommunen skal legge til rette", "for gode liv i hele kommunen."]
    assert texts(document, Role.MARK) == ["Foto: Nordvik kommune"]


@pytest.mark.parametrize("turns", [0, 90, 180, 270])
def test_a_page_that_is_shown_turned_is_read_as_it_is_seen(turns: int) -> None:
    def page(pen: Pen) -> None:
        pen.canvas.setPageRotation(turns)  # reportlab also swaps the sides of the paper
        pen.canvas.saveState()
        match turns:
            case 90:
                pen.canvas.translate(842, 0)
            case 180:
                pen.canvas.translate(595, 842)
            case 270:
                pen.canvas.translate(0, 595)
        pen.canvas.rotate(turns)
        pen.canvas.setFont("Helvetica", 10)
        for number, line in enumerate(("Øverst på siden", "Midt på siden", "Nederst på siden")):
            pen.canvas.drawString(50, HEIGHT - 100 - 100 * number, line)
        pen.canvas.restoreState()

    document = read(drawn(page))
    assert texts(document) == ["Øverst på siden", "Midt på siden", "Nederst på siden"]
    boxes = [line.box for line in document.lines]
    assert all(box is not None and box.left == pytest.approx(50, abs=1) for box in boxes)
    assert boxes[0] is not None and boxes[0].top < 100 < boxes[0].bottom
    assert (document.pages[0].width, document.pages[0].height) == (595, 842)


def test_reading_twice_gives_the_same() -> None:
    data = set_by_typst("= Mål\nKommunen vil:\n- bygge\n- bo\n")
    assert read(data) == read(data)


def test_bullets_that_are_drawn_and_not_written_are_put_into_the_text() -> None:
    def page(pen: Pen) -> None:
        pen.write(72, 100, "Kommunen vil:")
        for number, point in enumerate(("bygge flere barnehager", "styrke skolen")):
            pen.canvas.circle(80, HEIGHT - (113 + 13 * number) + 3.3, 1.8, stroke=0, fill=1)
            pen.write(90, 113 + 13 * number, point)

    assert texts(read(drawn(page))) == ["Kommunen vil:", "• bygge flere barnehager", "• styrke skolen"]


def test_a_label_that_hangs_before_its_words_stands_on_their_line() -> None:
    goals = "".join(
        f"[*T{number}*], [Utslippene fra vegtrafikken er redusert med {number} prosent innen 2030 sammenlignet med "
        "nivået i 2009, også utenfor sentrum.], "
        for number in range(1, 3)
    )
    found = texts(read(set_by_typst(f"#grid(columns: (2em, 1fr), row-gutter: 8pt, {goals})")))
    assert [line[:17] for line in found if line.startswith("T")] == ["T1 Utslippene fra", "T2 Utslippene fra"]
