"""The corpus of fictional plans, cases and letters is read nearly as careful readers read it.

The floors are a little below what is reached today, so that a change that loses readings is seen.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

import rettesnor
from rettesnor.outline.record import Record
from tools.matching import right_items

CORPUS = Path(__file__).parent / "corpus"
LATER_KINDS = {"vote", "amendment"}
FLOORS = {
    "nb": 0.93,
    "nn": 0.94,
    "cases": 0.98,
    "letters": 0.97,
    "blind": 0.93,
    "blind2": 0.94,
    "blind3": 0.9,
    "blind4": 0.97,
    "blind5": 0.95,
    "blind6": 0.94,
    "blind7": 0.98,
    "blind8": 0.94,
    "blind9": 0.87,
    "blind10": 0.85,
    "blind11": 0.88,
    "blind12": 0.98,
    "blind13": 0.96,
    "blind14": 0.89,
}


@pytest.mark.parametrize(("name", "floor"), FLOORS.items())
def test_a_set_is_read_nearly_as_careful_readers_do(name: str, floor: float) -> None:
    right = wanted = found = 0
    for path in sorted((CORPUS / name).glob("*.gold.json")):
        gold = [
            one
            for one in json.loads(path.read_text(encoding="utf-8"))["items"]
            if one["kind"] not in LATER_KINDS
        ]
        items = record(path.with_name(path.name.replace(".gold.json", ".txt"))).items
        right += len(right_items(gold, items))
        wanted += len(gold)
        found += len(items)
    assert 2 * right / (wanted + found) >= floor


@pytest.mark.parametrize("path", sorted(CORPUS.glob("*/*.gold.json")), ids=lambda path: path.stem)
def test_the_kind_of_a_document_is_recognised(path: Path) -> None:
    gold = json.loads(path.read_text(encoding="utf-8"))
    assert record(path.with_name(path.name.replace(".gold.json", ".txt"))).kind.value == gold["kind"]


@cache
def record(path: Path) -> Record:
    return rettesnor.read(path)
