"""What the words of an item state: promised numbers, deadlines, who is responsible, what it costs."""

from __future__ import annotations

import pytest

from rettesnor.outline.attributes import cost_in, deadline_in, stated
from rettesnor.outline.bodies import split_names
from rettesnor.outline.record import Attributes, Bound, Cost, ItemKind, Target

AT_LEAST, AT_MOST = Bound.AT_LEAST, Bound.AT_MOST


@pytest.mark.parametrize(
    ("words", "target"),
    [
        ("I 2030 gjenvinnes 90 % av avfallet", Target(90, "%", 2030)),
        (
            "Utslippene reduseres med 20 prosent innen 2028 sammenliknet med 2018",
            Target(-20, "%", 2028, 2018),
        ),
        ("Utsleppa skal ned 55 % innan 2030, sett opp mot 2009-nivå", Target(-55, "%", 2030, 2009)),
        ("Energibruken er 20 prosent lavere i 2030 enn i 2022", Target(-20, "%", 2030, 2022)),
        ("Matsvinnet er halvert innen 2030", Target(-50, "%", 2030)),
        ("Minst 70 % av elevene går eller sykler", Target(70, "%", bound=AT_LEAST)),
        ("Minst åtte av ti elever går til skolen", Target(8, "av ti elever", bound=AT_LEAST)),
        ("Folketallet er over 3 000 i 2036", Target(3000, None, 2036, bound=AT_LEAST)),
        ("Alle får svar innen fem virkedager", Target(5, "virkedager", bound=AT_MOST)),
        ("200 nye arbeidsplasser innen 2030", Target(200, "nye arbeidsplasser", 2030)),
        ("Antall lærlinger i kommunen øker fra 9 til 25", Target(25, "lærlinger")),
        ("Bygge 12 kilometer gang- og sykkelvei innen 2033", Target(12, "kilometer", 2033)),
        ("Seks småhus med oppfølging (2026)", Target(6, "småhus", 2026)),
        ("Omdisponeringen skal ikke overstige 5 dekar per år", Target(5, "dekar per år", bound=AT_MOST)),
        ("Ein time hjelp kvar veke", None),
        ("Følge opp kapittel 4 i plan- og bygningsloven", None),
        ("Gi gratis sårstell til dem over 18 år", None),
        ("Tilby leksehjelp på 5. trinn", None),
    ],
)
def test_a_promised_number_is_a_target(words: str, target: Target | None) -> None:
    assert stated(ItemKind.GOAL, words).target == target


@pytest.mark.parametrize("kind", [ItemKind.VALUE, ItemKind.APPROACH, ItemKind.DEFINITION, ItemKind.AREA])
def test_what_promises_nothing_has_no_target(kind: ItemKind) -> None:
    assert stated(kind, "90 % av avfallet gjenvinnes innen 2030") == Attributes()


def test_an_indicator_that_counts_promises_no_number_by_its_condition() -> None:
    assert stated(ItemKind.INDICATOR, "Talet på familiar som ventar meir enn tre veker").target is None


@pytest.mark.parametrize(
    ("words", "attributes"),
    [
        (
            "Lage en ny plan for skolegårdene (Oppvekst, 2027)",
            Attributes(deadline=2027, responsible=("Oppvekst",)),
        ),
        (
            "Innføre ordningen innen 1. mai 2026. Ansvar: NAV og Boligkontoret",
            Attributes(deadline="2026-05-01", responsible=("NAV", "Boligkontoret")),
        ),
        ("Bygge rampe ved badestranda for kr 250 000", Attributes(cost=Cost(250_000, "NOK"))),
        ("Sette av 1,5 mill. kroner til tiltaket", Attributes(cost=Cost(1_500_000, "NOK"))),
        ("Opprette en stilling som koordinator, 50 % stilling", Attributes(person_years=0.5)),
        ("Tilsette to nye årsverk", Attributes(person_years=2)),
    ],
)
def test_a_measure_says_who_when_and_for_how_much(words: str, attributes: Attributes) -> None:
    assert stated(ItemKind.MEASURE, words) == attributes


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Samfunn og teknikk, Oppvekst og læring", ("Samfunn og teknikk", "Oppvekst og læring")),
        ("Økonomi og innkjøp\nEi-\nendom og drift", ("Økonomi og innkjøp", "Eiendom og drift")),
        ("Kommunalsjef helse\nog velferd", ("Kommunalsjef helse og velferd",)),
        ("NAV / Boligkontoret", ("NAV", "Boligkontoret")),
        ("NAV i samarbeid med Frivilligsentralen", ("NAV", "Frivilligsentralen")),
        ("–", ()),
    ],
)
def test_a_cell_names_those_responsible(cell: str, names: tuple[str, ...]) -> None:
    assert split_names(cell) == names


@pytest.mark.parametrize(
    ("cell", "time"),
    [
        ("2026", 2026),
        ("2026–2028", 2028),
        ("2. kvartal 2026", "2026-06"),
        ("Mars 2025", "2025-03"),
        ("1.9.2024", "2024-09-01"),
        ("våren\n2027", 2027),
        ("Løpende", None),
        ("31.02.2026", None),
    ],
)
def test_a_cell_names_a_time_as_exactly_as_it_is_stated(cell: str, time: int | str | None) -> None:
    assert deadline_in(cell) == time


@pytest.mark.parametrize(
    ("cell", "amount"),
    [
        ("75 000", 75_000),
        ("kr 4,5 mill.", 4_500_000),
        ("2,2 mill. kroner", 2_200_000),
        ("2026", None),
        ("Ingen", None),
    ],
)
def test_a_bare_number_in_a_cost_column_is_a_sum(cell: str, amount: float | None) -> None:
    found = cost_in(cell, in_cost_column=True)
    assert (found.amount if found is not None else None) == amount
