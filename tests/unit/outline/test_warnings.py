"""Warnings: what was seen in a plan and not understood, each with its place."""

from __future__ import annotations

from typing import Any

import pytest

import rettesnor
from rettesnor.outline import DocumentKind, Record


def read(text: str) -> Record:
    return rettesnor.read_bytes(text.encode(), name="plan.txt", kind=DocumentKind.PLAN).record


@pytest.mark.parametrize(
    ("text", "code", "parameters", "at"),
    [
        (
            "Mål 1: Alle har en venn\n\nMål 2: Alle har et hus\n\nMål 4: Alle har arbeid\n",
            "number-jumps",
            {"expected": "3", "found": "4"},
            "Mål 4",
        ),
        (
            "Mål 2: Alle har et hus\n\nMål 3: Alle har arbeid\n",
            "number-jumps",
            {"expected": "1", "found": "2"},
            "Mål 2",
        ),
        (
            "Mål 1: Alle har en venn\n\nMål 1: Alle har et hus\n",
            "label-repeated",
            {"label": "1"},
            "Mål 1: Alle har et hus",
        ),
        (
            "Mål 1: Trygghet for alle\n\nDelmål 1.1 Barn har det bra\n\nDelmål 2.2 Eldre har det bra\n\n"
            "Delmål 1.3 Alle har det bra\n",
            "label-misprinted",
            {"label": "2.2"},
            "Delmål 2.2",
        ),
        (
            "Mål 1: Alle har en venn\n\nTiltak for mål 2:\n• Åpne skolegården\n",
            "list-names-another",
            {"named": "2", "under": "1"},
            "Tiltak for mål 2",
        ),
        (
            "Mål 1: Alle har en venn\n\nTiltak:\n• Åpne skolegården\n\nMål 2: Alle har et hus\n\n"
            "Det bygges for lite i dag.\n\n"
            "Mål 3: Alle har arbeid\n\nTiltak:\n• Ta imot lærlinger\n",
            "heading-without-content",
            {"heading": "Alle har et hus"},
            "Mål 2",
        ),
        (
            "Mål 1: Alle har en venn\n\nTiltak Ansvar Frist Kostnad\n\nHer skulle tabellen ha stått.\n",
            "table-lost-columns",
            {},
            "Tiltak Ansvar",
        ),
        ("Om kommunen\n\nHer bor det mange.\n", "nothing-found", {"kind": "plan"}, None),
    ],
)
def test_what_is_odd_is_said_with_its_place(
    text: str, code: str, parameters: dict[str, Any], at: str | None
) -> None:
    warnings = [warning for warning in read(text).warnings if warning.code == code]
    assert [warning.parameters for warning in warnings] == [parameters]
    assert warnings[0].start == (None if at is None else text.index(at))


@pytest.mark.parametrize(
    "text",
    [
        "Mål 1: Alle har en venn\n\nMål 2: Alle har et hus\n\nMål 3: Alle har arbeid\n",
        "1 Oppvekst\n\nMål:\na) Alle har en venn\nb) Alle har et hus\n\n2 Bolig\n\nMål:\na) Alle har et hjem\n",
        "Tiltak Ansvar Frist\nÅpne skolegården Oppvekst 2027\nTa imot lærlinger Personal 2026\n",
        "Delmål 1.1 Alle har en venn\n\nDelmål 1.2 Alle har et hus\n\nDelmål 2.1 Alle har arbeid\n",
    ],
)
def test_what_is_in_order_is_not_warned_about(text: str) -> None:
    assert read(text).warnings == ()


def test_an_item_that_is_warned_about_is_less_certain() -> None:
    even = read("Mål 1: Alle har en venn\n\nMål 2: Alle har et hus\n\nMål 3: Alle har arbeid\n").items[-1]
    odd = read("Mål 1: Alle har en venn\n\nMål 2: Alle har et hus\n\nMål 5: Alle har arbeid\n").items[-1]
    assert odd.confidence <= even.confidence
