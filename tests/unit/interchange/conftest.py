"""One small plan, built by hand, and the words to show it in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from portal.cli.catalogue import Catalogue, load_catalogue
from rettesnor.documents.errors import Warning
from rettesnor.interchange.rows import ReadDocument
from rettesnor.outline.record import (
    Attributes,
    Body,
    Bound,
    Cost,
    DocumentKind,
    Facts,
    Item,
    ItemKind,
    Record,
    Source,
    Target,
)

TEXT = (
    "Handlingsplan for klima\n\n"
    "Mål 1: Utslippene er redusert\n"
    "- Bytte til elektriske kjøre-\ntøy\n"
    "- =SUM(A1:A9) er ingen formel\n"
)


@pytest.fixture(scope="session")
def words() -> Catalogue:
    return load_catalogue("nb")


@pytest.fixture
def plan() -> ReadDocument:
    source = Source(
        "klima.pdf", "ab" * 32, "application/pdf", 2, len(TEXT), "nb", "rettesnor 0.1.0", "cd" * 32
    )
    goal = Item(
        "g1", ItemKind.GOAL, "1", "Utslippene er redusert", None, 1, *_place("Mål 1", "redusert"), 1.0
    )
    measure = Item(
        "m1",
        ItemKind.MEASURE,
        None,
        "Bytte til elektriske kjøretøy",
        "g1",
        2,
        *_place("- Bytte", "tøy"),
        0.95,
        Attributes(
            target=Target(-20.0, "%", 2030, 2009, Bound.AT_LEAST),
            deadline="2026-06-30",
            responsible=("Teknisk", "Eiendom"),
            cost=Cost(1_250_000.0),
            person_years=0.5,
        ),
    )
    formula = Item(
        "m2", ItemKind.MEASURE, None, "=SUM(A1:A9) er ingen formel", "g1", 2, *_place("- =", "formel"), 0.4
    )
    facts = Facts(
        municipality="Nordvik",
        plan_type="handlingsplan",
        period=(2024, None),
        bodies=(Body("KS", "2024-02-01"),),
    )
    warnings = (Warning("number-jumps", {"expected": "2", "found": "3"}, page=2),)
    items = (goal, measure, formula)
    return ReadDocument(
        Record(source, DocumentKind.PLAN, 0.99, "Handlingsplan for klima", facts, items, warnings), TEXT
    )


@pytest.fixture
def plan_with(plan: ReadDocument) -> Callable[..., ReadDocument]:
    """The plan with its first item changed."""

    def make(**changes: Any) -> ReadDocument:
        first = replace(plan.record.items[0], **changes)
        return replace(plan, record=replace(plan.record, items=(first, *plan.record.items[1:])))

    return make


def _place(first: str, last: str) -> tuple[int, int]:
    start = TEXT.index(first)
    return start, TEXT.index(last, start) + len(last)
