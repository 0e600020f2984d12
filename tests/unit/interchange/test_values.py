"""Numbers, dates and targets are written as Norwegians write them."""

from __future__ import annotations

import pytest

from portal.cli.catalogue import Catalogue
from rettesnor.interchange.values import cost_to_words, number_to_words, target_to_words, value_to_words
from rettesnor.outline.record import Bound, Cost, Target


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (0, "0"),
        (2030, "2030"),
        (90.0, "90"),
        (0.5, "0,5"),
        (-20.0, "−20"),
        (12_500.0, "12 500"),
        (1_250_000, "1 250 000"),
        (10_000.25, "10 000,25"),
    ],
)
def test_a_number_has_decimal_comma_and_groups_of_three(
    value: float, expected: str, words: Catalogue
) -> None:
    assert number_to_words(value, words).replace("\N{NO-BREAK SPACE}", " ") == expected


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        (Target(90.0, "%"), "90 %"),
        (Target(3000.0, "innbyggere", 2030), "3000 innbyggere innen 2030"),
        (Target(-20.0, "%", 2018, 2008), "−20 % innen 2018 (mot 2008)"),
        (Target(2.5, None, "2026-12-31", None, Bound.AT_MOST), "høyst 2,5 innen 31.12.2026"),
    ],
)
def test_a_target_reads_as_a_promise(target: Target, expected: str, words: Catalogue) -> None:
    assert target_to_words(target, words) == expected


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("deadline", 2026, "2026"),
        ("deadline", "2026-06", "06.2026"),
        ("deadline", "2026-06-30", "30.06.2026"),
        ("deadline", "2026-02-31", "2026-02-31"),
        ("deadline", "1. halvår", "1. halvår"),
        ("period", (2024, 2027), "2024–2027"),
        ("period", (2024, None), "2024–"),
        ("period", (None, 2030), "–2030"),
        ("responsible", ("Oppvekst", "NAV"), "Oppvekst, NAV"),
        ("plan_type", "økonomiplan", "økonomiplan"),
    ],
)
def test_times_periods_and_lists(name: str, value: object, expected: str, words: Catalogue) -> None:
    assert value_to_words(name, value, words) == expected


def test_a_currency_without_words_is_shown_by_its_code(words: Catalogue) -> None:
    assert cost_to_words(Cost(500.0, "NOK"), words) == "500 kr"
    assert cost_to_words(Cost(500.0, "EUR"), words) == "500 EUR"
