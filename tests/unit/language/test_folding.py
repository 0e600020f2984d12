"""How words are folded for comparing, and sorted as a Norwegian reader expects."""

from __future__ import annotations

import pytest

from rettesnor.language import fold, sort_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kommunestyret", "KOMMUNESTYRET"),
        ("  to \n\t ord\u00a0her ", "to ord her"),
        ("ﬁnans", "finans"),
        ("A\u030a", "å"),
        ("o\u0308", "ö"),
        ("år\u00adsmelding", "årsmelding"),
        ("\ufeffTittel", "tittel"),
        ("GIELDDA ČÁLLINGODDI", "gieldda čállingoddi"),
        ("２０２４", "2024"),
    ],
)
def test_what_is_the_same_to_a_reader_folds_to_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize("pair", ["åa", "øo", "æa", "áa", "čc", "đd", "ŋn", "šs", "ŧt", "žz"])
def test_letters_that_part_words_stay_distinct(pair: str) -> None:
    assert fold(pair[0]) != fold(pair[1])


@pytest.mark.parametrize(
    "in_order",
    [
        ["Alta", "Zoo", "Ærfugl", "Øksnes", "Ål"],
        ["Bø", "Bømlo", "Bådsfjord"],
        ["Ask", "Asker", "Zakariassen", "Aarnes", "Aasen", "Åsnes"],
        ["Moss", "Møller", "Mötley"],
        ["Đárjohka", "Dønna", "Ebbe"],
        ["Čáhcesuolu", "Cappelen", "Dahl"],
        ["Idé", "Ideal"],
        ["Muller", "Myhre", "Müller"],
    ],
)
def test_names_stand_in_the_order_of_the_norwegian_alphabet(in_order: list[str]) -> None:
    shuffled = in_order[::-1]
    assert sorted(shuffled, key=sort_key) == in_order


def test_aa_is_two_letters_in_what_is_no_name() -> None:
    assert sort_key("kanaan", is_name=False) < sort_key("kanon", is_name=False)
    assert sort_key("Aasen") > sort_key("Zakariassen")


def test_names_that_differ_in_accents_only_have_a_settled_order() -> None:
    assert sort_key("Andre") != sort_key("André")
