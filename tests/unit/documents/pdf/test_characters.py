"""Which characters come through as they are, and the few that do not."""

from __future__ import annotations

import pytest

from rettesnor.documents.pdf.characters import cleaned
from tests.unit.documents.pdf.pages import read, set_by_typst, texts


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("forebyg\ufffe", "forebyg-"),
        ("\uf0b7 bygge", "• bygge"),
        ("\uf0a7 bo", "• bo"),
        ("år\x02sverk\x7f", "årsverk"),
        ("\ud83d\ude00 smil", "\U0001f600 smil"),
        ("halv \ud83d par", "halv  par"),
        ("«å» – 2021‐2033 ﬁn\u00ad", "«å» – 2021‐2033 ﬁn\u00ad"),
        ("gå  på tur", "gå  på tur"),
    ],
)
def test_only_marks_of_the_machine_are_changed(given: str, expected: str) -> None:
    assert cleaned(given) == expected


def test_a_hyphen_at_the_end_of_a_line_stays_in_the_text() -> None:
    document = read(
        set_by_typst(
            "#set text(hyphenate: true)\n#set par(justify: true)\n" + "Samfunnsutviklingsarbeid. " * 8,
            page="width: 9cm",
        )
    )
    assert any(line.endswith("-") for line in texts(document))
    assert "\ufffe" not in document.text
    joined = document.text.replace("-\n", "").replace("\n", " ").split()
    assert joined == ["Samfunnsutviklingsarbeid."] * 8


def test_letters_outside_english_come_through() -> None:
    sentence = "Tjïelte, Áššu, sørsamisk åarjelsaemien, Ærfugl, Übung, «gåsetegn» – tankestrek …"
    assert texts(read(set_by_typst(sentence, page="width: 30cm"))) == [sentence]
