"""Files that are empty, locked, broken, cut off, or larger than they should be."""

from __future__ import annotations

import pytest

from rettesnor.documents.errors import DocumentError, LimitExceeded
from rettesnor.documents.limits import Limits
from tests.unit.documents.pdf.pages import PROSE, Pen, drawn, read, set_by_typst, texts


def test_a_page_without_text_is_said() -> None:
    document = read(
        drawn(lambda pen: pen.write(72, 100, "Første side"), lambda pen: pen.box(10, 10, 90, 90, shade=0.5))
    )
    assert [(warning.code, warning.page) for warning in document.warnings] == [("page-without-text", 2)]
    assert len(document.pages) == 2
    assert document.text == "Første side\n\f"


def test_an_encrypted_file_is_refused() -> None:
    with pytest.raises(DocumentError) as caught:
        read(drawn(lambda pen: pen.write(72, 100, "Hemmelig"), encrypt="passord"))
    assert caught.value.code == "encrypted"


@pytest.mark.parametrize(
    "data", [b"", b"%PDF-1.7", b"%PDF-1.7\n" + b"\0" * 5000, b"ingenting", b"%PDF-1.4\n%%EOF"]
)
def test_a_broken_file_is_refused(data: bytes) -> None:
    with pytest.raises(DocumentError) as caught:
        read(data)
    assert caught.value.code == "unreadable"


@pytest.mark.parametrize("kept", [0.75, 0.9, 0.97])
def test_a_file_that_was_cut_off_gives_what_is_left_and_says_so(kept: float) -> None:
    data = drawn(*(lambda pen: pen.column(72, 100, [PROSE[:70]] * 40) for _ in range(20)))
    document = read(data[: int(kept * len(data))])
    assert "truncated" in {warning.code for warning in document.warnings}
    assert PROSE[:70] in texts(document)


def test_a_whole_file_is_not_called_cut_off() -> None:
    assert not read(set_by_typst(PROSE)).warnings


def test_too_many_pages_are_refused_with_the_limit_and_what_was_found() -> None:
    data = drawn(*(lambda pen: pen.write(72, 100, "Side") for _ in range(4)))
    with pytest.raises(LimitExceeded) as caught:
        read(data, Limits(pages=3))
    assert (caught.value.code, caught.value.parameters) == ("limit-pages", {"limit": 3, "found": 4})


def test_too_many_characters_are_refused() -> None:
    data = set_by_typst(PROSE * 20)
    with pytest.raises(LimitExceeded) as caught:
        read(data, Limits(characters=1000))
    assert caught.value.code == "limit-characters"
    assert caught.value.parameters["limit"] == 1000
    assert int(caught.value.parameters["found"]) > 1000


def test_a_page_with_more_drawing_than_is_looked_at_says_so_and_keeps_its_words() -> None:
    def page(pen: Pen) -> None:
        pen.write(72, 100, "Kartet viser byggesonen.")
        for number in range(8_000):
            pen.line(number % 500, number % 700, number % 500 + 20, number % 700 + 30)

    document = read(drawn(page))
    assert texts(document) == ["Kartet viser byggesonen."]
    assert [(warning.code, warning.page) for warning in document.warnings] == [("table-rulings-skipped", 1)]


def test_every_character_of_a_crowded_page_is_read() -> None:
    def page(pen: Pen) -> None:
        for number in range(6_000):
            pen.write(20 + 6 * (number % 90), 20 + 9 * (number // 90), "x", size=4)

    assert read(drawn(page)).text.count("x") == 6_000
