"""Odd documents: what no person would write, and a damaged file may hold, is read all the same."""

from __future__ import annotations

import pytest

import rettesnor
from rettesnor.outline import DocumentKind, Record


def read(text: str, kind: DocumentKind = DocumentKind.PLAN) -> Record:
    return rettesnor.read_bytes(text.encode(), kind=kind).record


@pytest.mark.parametrize(
    ("text", "items"),
    [
        (
            "<table><tr><th>Tiltak<th>Ansvar<th>Frist<tr><td colspan=3>Innsatsområde 1: Trygghet"
            "<tr><td>Bygge gangveg<td>Teknisk<td>2027</table>",
            ["Trygghet", "Bygge gangveg"],
        ),
        (
            "Mål:\n\n1. Kommunen skal være trygg\n\n5)\n\na) Bygge gangveg\n\nb) Rydde\n",
            ["Kommunen skal være trygg", "Bygge gangveg", "Rydde"],
        ),
        ("Mål 1:\n\nMål 1:\n\nMål 1:\n", []),
        ("Tiltak Ansvar Frist\n\nTiltak Ansvar Frist\n\nTiltak Ansvar Frist\n", []),
    ],
)
def test_an_odd_document_gives_what_can_be_read(text: str, items: list[str]) -> None:
    assert [item.text for item in read(text).items] == items


def test_a_letter_that_is_a_lead_in_alone_asks_nothing() -> None:
    assert read("Strategier:", DocumentKind.LETTER).items == ()
