"""Facts: what plans, cases and letters say about themselves, and their titles."""

from __future__ import annotations

from typing import Any

import pytest

import rettesnor
from rettesnor.outline import DocumentKind
from rettesnor.outline.record import Body
from rettesnor.outline.serialisation import record_to_json


def facts(kind: DocumentKind, text: str) -> dict[str, Any]:
    record = record_to_json(rettesnor.read_bytes(text.encode(), name="tekst.txt", kind=kind).record)
    return {"title": record["title"], **record["facts"]}


@pytest.mark.parametrize(
    ("head", "said"),
    [
        (
            "Lonavik kommune\n\nKommuneplanens samfunnsdel\n2024–2036\n\nVedtatt av kommunestyret 12. juni 2024\n",
            {
                "municipality": "Lonavik",
                "title": "Kommuneplanens samfunnsdel 2024–2036",
                "plan_type": "samfunnsdel",
                "period": [2024, 2036],
                "adopted_on": "2024-06-12",
                "adopted_by": "kommunestyret",
            },
        ),
        (
            "Haugdal kommune\n\nPlan for integrering 2021–2025 7\n\nMål\n",
            {"title": "Plan for integrering 2021–2025", "plan_type": "temaplan", "period": [2021, 2025]},
        ),
        (
            "Haugdal kommune\n\nBustadplan 2022–2033\n\nVedteken av Haugdal kommunestyre i sak 77/22, 27.10.2022\n",
            {"title": "Bustadplan 2022–2033", "adopted_on": "2022-10-27", "adopted_by": "kommunestyret"},
        ),
        (
            "Kulturmiljøplan for Aurvik\nTemaplan 2026–2035\n\nI Aurvik finst det mange gamle hus.\n",
            {"municipality": "Aurvik"},
        ),
        (
            "Åsvik kommune\n\nKlimaplan 2026–2035\n\nKommune\nVedtatt\n\nÅsvik kommune\n"
            "Kommunestyret 23. oktober 2025, sak 88/25\n",
            {"adopted_on": "2025-10-23", "adopted_by": "Kommunestyret"},
        ),
        (
            "Åsvik kommune\n\nKlimaplan 2026–2035\n\nVedtatt av\n\nKommunestyret\n\nVedtatt dato\n\n10. april 2025\n",
            {"adopted_on": "2025-04-10", "adopted_by": "Kommunestyret"},
        ),
        (
            "Storby kommune\n\nPlan for likeverd 2023–2027\n\nBystyrets behandling 15.03.2023, sak 41/23\n\nVedtak:\n\n"
            "1. Bystyret vedtar planen.\n",
            {"adopted_on": "2023-03-15", "adopted_by": "Bystyret"},
        ),
        ("Temaplan for landbruk\n\nVedteken 11. februar 2020\n", {"adopted_on": "2020-02-11"}),
        (
            "Temaplan for landbruk 2026–2030\n\nForrige plan ble vedtatt av kommunestyret 3. mai 2012.\n",
            {"adopted_on": None},
        ),
    ],
)
def test_a_plan_says_whose_it_is_and_when_it_was_adopted(head: str, said: dict[str, Any]) -> None:
    found = facts(DocumentKind.PLAN, head)
    assert {name: found.get(name) for name in said} == said


CASE = """Lonavik kommune

Saksframlegg

Arkivsak: 23/01450 - 31
Saksbehandler: Turid Nes-Moen Arkivkode: 143

Saksgang  Møtedato  Saksnr.
Råd for personer med funksjonsnedsettelse  03.06.2025  9/25
Formannskapet  10.06.2025  41/25
Kommunestyret  19.06.2025  48/25

Sluttbehandling av temaplan for bolig

Kommunedirektørens innstilling:

1. Kommunestyret vedtar planen.

Vedlegg

1. Temaplan for bolig

2. Oppsummering av høringen

3. Kart
"""


def test_a_case_says_who_treats_it_and_when() -> None:
    record = rettesnor.read_bytes(CASE.encode(), name="sak.txt", kind=DocumentKind.CASE).record
    assert record.facts.bodies == (
        Body("Råd for personer med funksjonsnedsettelse", "2025-06-03", "9/25"),
        Body("Formannskapet", "2025-06-10", "41/25"),
        Body("Kommunestyret", "2025-06-19", "48/25"),
    )


def test_a_case_says_its_reference_its_officer_and_its_attachments() -> None:
    found = facts(DocumentKind.CASE, CASE)
    assert found["archive_reference"] == "23/01450 - 31"
    assert found["case_officer"] == "Turid Nes-Moen"
    assert found["attachments"] == ["Temaplan for bolig", "Oppsummering av høringen", "Kart"]
    assert found["title"] == "Sluttbehandling av temaplan for bolig"


@pytest.mark.parametrize(
    "cells",
    [
        "Saksgang\n\nMøtedato\n\nSaksnr.\n\nEldrerådet\n\n03.06.2025\n\n12/25\n\nBystyret\n\n19.06.2025\n\n48/25\n",
        "| Saksgang | Møtedato | Saksnr |\n|---|---|---|\n"
        "| Eldrerådet | 03.06.2025 | 12/25 |\n| Bystyret | 19.06.2025 | 48/25 |\n",
        "Saksgang  Møtedato  Saksnr.\nEldrerådet 03.06.2025 12/25\n\nBystyret\n\n19.06.2025\n\n48/25\n",
    ],
)
def test_the_bodies_are_paired_however_their_table_was_flattened(cells: str) -> None:
    text = f"Saksframlegg\n\n{cells}\nInnstilling:\n\n1. Planen vedtas.\n"
    record = rettesnor.read_bytes(text.encode(), name="sak.txt", kind=DocumentKind.CASE).record
    assert record.facts.bodies == (
        Body("Eldrerådet", "2025-06-03", "12/25"),
        Body("Bystyret", "2025-06-19", "48/25"),
    )


def test_columns_that_do_not_match_prove_no_pair() -> None:
    columns = "Saksgang\nEldrerådet\nFormannskapet\nBystyret\n03.06.2025\n19.06.2025\n"
    text = f"Saksframlegg\n\n{columns}\nInnstilling:\n\nPlanen vedtas.\n"
    record = rettesnor.read_bytes(text.encode(), name="sak.txt", kind=DocumentKind.CASE).record
    assert record.facts.bodies == (Body("Eldrerådet"), Body("Formannskapet"), Body("Bystyret"))


@pytest.mark.parametrize(
    ("letter", "said"),
    [
        (
            "Likestillingsforbundet Vest Strandgata 14, post@forbundet.example\n\nLonavik kommune\nHavnegata 1\n\n"
            "Dato: 14. mars 2025\n\n## Innspill til samfunnsdelen\n\nVi viser til høringen.\n\n"
            "Med vennlig hilsen\nHanne Berg\n",
            {
                "sender": "Likestillingsforbundet Vest",
                "recipient": "Lonavik",
                "subject": "Innspill til samfunnsdelen",
                "date": "2025-03-14",
            },
        ),
        (
            "Ombudet for alle\n\nLonavik kommune\nPostboks 14\n\nDato: 12.03.2024\n\n"
            "**Lettlest informasjon på nettsidene til Lonavik kommune**\n\nVi viser til møtet i januar.\n",
            {"subject": "Lettlest informasjon på nettsidene til Lonavik kommune"},
        ),
        (
            "Frå: Grendalaget <laget@example.org>\nTil: Hauge kommune\nSendt: tysdag 4. mai 2021 21:47\n"
            "Emne: Trafikken i grenda\n\nHei Hauge kommune!\n\nVer så snill å svare oss innan 1. juni 2021.\n",
            {"sender": "Grendalaget", "date": "2021-05-04", "subject": "Trafikken i grenda"},
        ),
    ],
)
def test_a_letter_says_who_writes_to_whom_about_what(letter: str, said: dict[str, Any]) -> None:
    found = facts(DocumentKind.LETTER, letter)
    assert {name: found.get(name) for name in said} == said
