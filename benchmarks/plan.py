"""The plan that every benchmark reads: pages of goals, strategies, prose and tables, always the same."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

TITLE = "Kommuneplanens samfunnsdel for Nordvik kommune 2026–2038"
TABLE_EVERY = 20

_SUBJECTS = (
    "Barn og unge", "Innbyggerne", "Eldre med behov for tjenester", "Lag og foreninger", "Lokalt næringsliv",
    "Nye innbyggere", "Ansatte i skole og barnehage", "Frivillige", "Reisende til og fra øyene",
    "Folk i bygdene",
)  # fmt: skip
_VERBS = (
    "skal oppleve at", "skal kunne regne med at", "får bedre vilkår når", "trekkes tidlig inn slik at",
    "møter en kommune der", "har fortalt i folkemøtene at", "er best tjent med at",
)  # fmt: skip
_CLAUSES = (
    "tjenestene henger sammen fra helsestasjon til videregående skole",
    "gang- og sykkelveiene binder boligområdene til sentrum og til sjøen",
    "det finnes møteplasser som er åpne også om kvelden",
    "areal til bolig, næring og natur veies mot hverandre i åpne prosesser",
    "kollektivtilbudet er lagt opp etter skoletid, arbeidstid og båtruter",
    "kommunen sier klart fra om hva den ikke har penger til",
    "utslippene går ned år for år, og tallene legges fram hvert halvår",
    "språkopplæringen begynner den første uka etter bosetting",
    "vedlikehold av skolebygg og omsorgsboliger ikke skyves over på neste generasjon",
    "naturen i strandsonen og på fjellet tas vare på for dem som kommer etter",
)
_DEEDS = (
    "bygge ut gang- og sykkelvei mellom Nordvik sentrum og Sørvågen skole",
    "åpne to nye møteplasser for ungdom i samarbeid med lag og foreninger",
    "lage en plan for vedlikehold av alle kommunale bygg",
    "prøve ut arbeidstid som gir flere hele stillinger i omsorgstjenesten",
    "kartlegge trafikkfarlige krysninger ved skolene hvert annet år",
    "tilby norskopplæring på kveldstid til foreldre i arbeid",
    "øke andelen økologisk mat i kommunens kantiner",
    "føre regnskap for klimagassutslipp i alle enheter",
)
_UNITS = ("Oppvekst", "Helse og omsorg", "Teknisk", "Kultur", "Rådmannen")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, 1 the highest level."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph."""

    text: str


@dataclass(frozen=True, slots=True)
class Points:
    """A list with a bullet before each point."""

    points: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with ruling lines; its first row is a header row."""

    rows: tuple[tuple[str, ...], ...]


Block = Heading | Prose | Points | Grid


def plan_pages(pages: int) -> Iterator[tuple[Block, ...]]:
    """What stands on each page, in order. It fits an A4 page in 10.5 points with room to spare.

    Args:
        pages: how many.
    """
    dice = random.Random(20260101)
    for number in range(1, pages + 1):
        yield tuple(_page(number, dice))


def plan_text(size: int) -> str:
    """The plan as plain text of at least `size` bytes in UTF-8."""
    dice = random.Random(20260101)
    parts: list[str] = []
    length = number = 0
    while length < size:
        number += 1
        page = "\n\n".join(_as_text(block) for block in _page(number, dice)) + "\n\n"
        length += len(page.encode())
        parts.append(page)
    return "".join(parts)


def _page(number: int, dice: random.Random) -> Iterator[Block]:
    yield Heading(
        1, f"Hovedmål {number}: {dice.choice(_SUBJECTS)} {dice.choice(_VERBS)} {dice.choice(_CLAUSES)}"
    )
    yield Prose(_sentences(dice, 6))
    if number % TABLE_EVERY == 0:
        yield Grid((("Tiltak", "Ansvar", "Frist", "Kostnad"), *(_row(dice) for _ in range(9))))
    else:
        yield Heading(
            2, f"Delmål {number}.1: {dice.choice(_SUBJECTS)} {dice.choice(_VERBS)} {dice.choice(_CLAUSES)}"
        )
        yield Prose(_sentences(dice, 5))
        yield Prose("Kommunen vil:")
        yield Points(tuple(dice.choice(_DEEDS) for _ in range(6)))
    yield Prose(_sentences(dice, 5))


def _sentences(dice: random.Random, count: int) -> str:
    return " ".join(
        f"{dice.choice(_SUBJECTS)} {dice.choice(_VERBS)} {dice.choice(_CLAUSES)}, og {dice.choice(_CLAUSES)}."
        for _ in range(count)
    )


def _row(dice: random.Random) -> tuple[str, ...]:
    return (
        dice.choice(_DEEDS).capitalize(),
        dice.choice(_UNITS),
        str(dice.randint(2026, 2030)),
        f"{dice.randint(1, 90)}0 000",
    )


def _as_text(block: Block) -> str:
    match block:
        case Heading(text=text) | Prose(text=text):
            return text
        case Points(points=points):
            return "\n".join(f"• {point}" for point in points)
        case Grid(rows=rows):
            return "\n".join(" ; ".join(row) for row in rows)
