"""Dictionary forms of the words of plans and cases."""

from __future__ import annotations

import pytest

from rettesnor.language import lemmas


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("nb", "Barnehagene og skolene", ["barnehage", "og", "skole"]),
        ("nb", "Innbyggernes muligheter", ["innbygger", "mulighet"]),
        ("nb", "Tiltaket vedtas", ["tiltak", "vedta"]),
        ("nb", "Eldre og arbeidet mot hatet", ["eldre", "og", "arbeid", "mot", "hat"]),
        ("nn", "Skulane og innbyggjarane", ["skule", "og", "innbyggjar"]),
        ("nn", "Born og strategiar", ["barn", "og", "strategi"]),
        ("nn", "byggje, byggja", ["byggje", "byggje"]),
        ("nn", "arenaer, temaet, områder", ["arena", "tema", "område"]),
        ("se", "Gielddat ja mánát", ["gielda", "ja", "mánná"]),
        ("en", "Municipalities and children", ["municipality", "and", "child"]),
    ],
)
def test_words_are_given_in_their_dictionary_form(language: str, text: str, expected: list[str]) -> None:
    assert lemmas(text, language) == expected


def test_numbers_and_punctuation_are_no_words() -> None:
    assert lemmas("§ 5-2 (2024): 90 % – ja!", "nb") == ["ja"]


@pytest.mark.parametrize("language", [None, "sv", "sma"])
def test_a_text_in_another_language_keeps_its_words(language: str | None) -> None:
    assert lemmas("Kommunerna SKA växa", language) == ["kommunerna", "ska", "växa"]
