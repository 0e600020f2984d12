"""What belongs to the pages and not to the text."""

from __future__ import annotations

import pytest

from rettesnor.documents.model import Document, Role
from tests.unit.documents.pdf.pages import PROSE, Pen, drawn, read, set_by_typst, texts

BODY = [
    "Kommunen skal legge til rette for at innbyggerne kan leve gode liv i hele",
    "kommunen, også på øyene. Vi vil bygge flere boliger nær skole og barnehage.",
]


def pages(count: int, **furniture: str) -> Document:
    """Pages with text of their own, and at given heights what `furniture` says of page `n`; heights from the
    top."""

    def page(number: int) -> object:
        def draw(pen: Pen) -> None:
            for place, text in furniture.items():
                shown = text.format(
                    n=number,
                    chapter=(number + 2) // 3,
                    side="oddetall" if number % 2 else "partall",
                    all=count,
                )
                pen.write(72, {"top": 40, "second": 53, "bottom": 810}[place], shown, size=9)
            pen.column(72, 110, [f"Avsnitt {number} om noe eget på side {'i' * number}.", *BODY * 5])

        return draw

    return read(drawn(*(page(number) for number in range(1, count + 1))))  # type: ignore[arg-type]


def test_a_line_that_comes_back_over_the_text_is_a_header_and_under_it_a_footer() -> None:
    document = pages(5, top="Nordvik kommune", bottom="Samfunnsdel 2026–2038")
    assert texts(document, Role.HEADER) == ["Nordvik kommune"] * 5
    assert texts(document, Role.FOOTER) == ["Samfunnsdel 2026–2038"] * 5


def test_pages_that_lie_across_have_the_same_header_elsewhere() -> None:
    header = "header: [#text(8pt)[Handlingsplan 2025–2028]]"
    upright = f'#set page(paper: "a4", {header})\n'
    across = f'#set page(paper: "a4", flipped: true, margin: (top: 2cm), {header})\n'
    pages = [f"= Kapittel {number}\n{PROSE * number}#pagebreak(weak: true)\n" for number in range(1, 13)]
    source = upright + "".join(pages[:8]) + across + "".join(pages[8:])
    assert texts(read(set_by_typst(source)), Role.HEADER) == ["Handlingsplan 2025–2028"] * 12


def test_left_and_right_pages_may_have_headers_of_their_own() -> None:
    document = pages(6, top="Kommuneplan, {side}")
    assert len(texts(document, Role.HEADER)) == 6


def test_headers_may_change_from_chapter_to_chapter() -> None:
    document = pages(10, top="Kapittel {chapter}: Oppvekst og {chapter}")
    assert len(texts(document, Role.HEADER)) == 10


def test_a_header_may_have_several_lines() -> None:
    document = pages(4, top="Nordvik kommune", second="Kommuneplanens samfunnsdel")
    assert texts(document, Role.HEADER) == ["Nordvik kommune", "Kommuneplanens samfunnsdel"] * 4


@pytest.mark.parametrize(
    "shown",
    [
        "{n}",
        "- {n} -",
        "Side {n}",
        "Side {n} av {all}",
        "s. {n}/{all}",
        "{n}/{all}",
        "side {n} av {all}",
        "– {n} –",
    ],
)
@pytest.mark.parametrize("place", ["top", "bottom"])
def test_page_numbers_are_told_from_other_footers(shown: str, place: str) -> None:
    document = pages(4, **{place: shown})
    assert len(texts(document, Role.PAGE_NUMBER)) == 4


def test_a_footer_that_holds_the_page_number_is_a_footer() -> None:
    document = pages(5, bottom="Nordvik kommune | {n}")
    assert len(texts(document, Role.FOOTER)) == 5


@pytest.mark.parametrize("count", [1, 2])
def test_a_letter_of_one_or_two_pages_loses_nothing(count: int) -> None:
    document = read(
        set_by_typst(
            "\n#pagebreak()\n".join(f"Vår dato: {n}. mai 2026\n\n{PROSE}" for n in range(1, count + 1))
        )
    )
    assert not texts(document, Role.HEADER, Role.FOOTER)
    assert sum("Vår dato" in text for text in texts(document, Role.BODY)) == count


def test_a_letter_of_two_pages_may_still_have_page_numbers() -> None:
    document = pages(2, bottom="Side {n} av {all}")
    assert texts(document, Role.PAGE_NUMBER) == ["Side 1 av 2", "Side 2 av 2"]


def test_headings_that_come_back_at_the_top_of_pages_are_no_headers() -> None:
    source = "\n#pagebreak()\n".join(
        f"== Tiltak\n\nFor mål {n} skal vi gjøre dette:\n\n{PROSE * n}"
        if n % 2
        else f"Tekst {n}: {PROSE * n}"
        for n in range(1, 9)
    )
    document = read(set_by_typst(source))
    assert texts(document, Role.BODY).count("Tiltak") == 4
    assert not texts(document, Role.HEADER)


def test_numbered_headings_at_the_top_of_every_page_are_no_headers() -> None:
    source = "\n#pagebreak()\n".join(f"*Hovedmål {n}*\n\n{PROSE * 2}" for n in range(1, 8))
    document = read(set_by_typst(source))
    assert [text for text in texts(document, Role.BODY) if text.startswith("Hovedmål")] == [
        f"Hovedmål {n}" for n in range(1, 8)
    ]


def test_a_number_in_the_text_is_no_page_number() -> None:
    def page(pen: Pen) -> None:
        pen.write(72, 60, "Arkivsaksnr.: 26/1234")
        pen.write(300, 60, "26/1234")
        pen.column(72, 110, BODY * 10)

    assert not texts(read(drawn(page)), Role.PAGE_NUMBER)


def test_the_header_row_of_a_long_table_is_no_page_header() -> None:
    rows = ",".join(f"[Tiltak {n}: {PROSE[:90]}], [Enhet {n}], [20{26 + n % 5}]" for n in range(120))
    source = f"#table(columns: (3fr, 1fr, 1fr), table.header([*Tiltak*], [*Ansvar*], [*Frist*]), {rows})"
    document = read(set_by_typst(source))
    assert len(document.pages) > 3
    assert len(document.tables) == 1
    assert document.tables[0].header_rows == 1
    assert len(document.tables[0].rows()) == 121


def test_headers_stand_before_the_text_of_their_page_and_footers_after() -> None:
    document = pages(3, top="Nordvik kommune", bottom="Side {n}")
    for page in document.pages:
        roles = [line.role for line in document.lines[page.first_line : page.end_line]]
        assert roles[0] is Role.HEADER
        assert roles[-1] is Role.PAGE_NUMBER
        assert set(roles[1:-1]) == {Role.BODY}


def test_a_heading_that_stands_at_the_top_of_some_pages_by_chance_is_no_header() -> None:
    def page(number: int) -> object:
        def draw(pen: Pen) -> None:
            pen.write(72, 40, "Temaplan for folkehelse", size=8)
            if number % 3 == 0:
                pen.write(72, 76, "Tiltak", font="Helvetica-Bold")
                pen.column(72, 96, [f"Avsnitt {number} om noe eget.", *BODY])
            else:
                pen.column(72, 80, [f"Avsnitt {number} om noe eget.", *BODY])
            for place in range(2):
                pen.write(72, 300 + 60 * place + number, "Tiltak", font="Helvetica-Bold")
                pen.column(72, 320 + 60 * place + number, BODY)

        return draw

    document = read(drawn(*(page(number) for number in range(1, 11))))  # type: ignore[arg-type]
    assert set(texts(document, Role.HEADER)) == {"Temaplan for folkehelse"}
    assert texts(document, Role.BODY).count("Tiltak") == 23
