"""Real documents are read as careful readers read them.

The documents and their reference readings stand in `shared/` beside the repository; see CONTRIBUTING.md.
"""

from __future__ import annotations

import importlib.util
import json
from collections import Counter
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import rettesnor
from rettesnor.outline.serialisation import record_to_json

READ_NOW = [
    "002_61d87d3547180f80",
    "004_763334494e81a5e8",
    "hemsedal_samfunnsdel_nn",
    "krodsherad_temaplan_folkehelse",
    "lier_handlingsplan_demens",
]
READ_LATER = {
    "001_27e3a23bad0f2982": "a survey report: figures and tables are not read yet",
    "steinkjer_saksprotokoll": "a protocol: votes and amendments are not read yet",
}

LEAST_TREE = 0.95
LEAST_VALUES = 0.90

Json = dict[str, Any]


@pytest.fixture(scope="module")
def scorer(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", shared / "score" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", READ_NOW)
def test_the_items_of_a_real_document_are_found_in_their_places(
    name: str, shared: Path, scorer: ModuleType
) -> None:
    gold, record = gold_and_record(shared, name)
    count = scorer.score(gold, record)
    tree = scorer.f1(count["tree"], count["gold"], count["found"])
    assert tree >= LEAST_TREE, f"tree F1 {tree:.3f}\n{differences(scorer, gold, record)}"


@pytest.mark.parametrize("name", READ_NOW)
def test_the_kind_of_a_real_document_is_recognised(name: str, shared: Path) -> None:
    gold, record = gold_and_record(shared, name)
    assert record["kind"] == gold["kind"]


@pytest.mark.parametrize("values", ["attributes", "facts"])
def test_what_real_documents_state_is_understood(values: str, shared: Path, scorer: ModuleType) -> None:
    pairs = [gold_and_record(shared, name) for name in READ_NOW]
    count = sum((scorer.score(gold, record) for gold, record in pairs), Counter[str]())
    pooled = scorer.f1(count[f"{values}_right"], count[f"{values}_gold"], count[f"{values}_found"])
    assert pooled >= LEAST_VALUES, f"{values} F1 {pooled:.3f}\n" + "\n".join(
        line for gold, record in pairs for line in value_differences(scorer, gold, record, values)
    )


def test_every_reference_reading_is_compared_or_left_for_later_with_a_reason(shared: Path) -> None:
    there = {path.name.removesuffix(".gold.json") for path in (shared / "gold").glob("*.gold.json")}
    assert there == {*READ_NOW, *READ_LATER}


@cache
def gold_and_record(shared: Path, name: str) -> tuple[Json, Json]:
    gold = json.loads((shared / "gold" / f"{name}.gold.json").read_text(encoding="utf-8"))
    record = rettesnor.read(shared / "documents" / f"{name}.txt")
    return gold, json.loads(json.dumps(record_to_json(record)))


def differences(scorer: ModuleType, gold: Json, record: Json) -> str:
    """The items missed, invented and read otherwise, a line each."""
    paired = scorer.match(gold["items"], record["items"])
    taken = {found["id"] for found in paired.values()}
    lines = [f"missed    {shown(item)}" for item in gold["items"] if item["id"] not in paired]
    lines += [f"invented  {shown(item)}" for item in record["items"] if item["id"] not in taken]
    for item in gold["items"]:
        if (found := paired.get(item["id"])) is None:
            continue
        wrong = [key for key in ("kind", "label") if scorer.fold(found[key]) != scorer.fold(item[key])]
        wrong += [] if scorer.same_words(found["text"], item["text"]) else ["words"]
        above = paired.get(item["parent"])
        if (above and above["id"]) != found["parent"]:
            wrong.append("parent")
        if wrong:
            lines.append(f"{', '.join(wrong):9} {shown(item)}\n          ← read {shown(found)}")
    return "\n".join(lines)


def value_differences(scorer: ModuleType, gold: Json, record: Json, values: str) -> list[str]:
    """What is stated and not understood, or understood and not stated, a line each."""
    if values == "facts":
        pairs = [(gold["title"] or "", gold.get("facts"), record.get("facts"))]
    else:
        paired = scorer.match(gold["items"], record["items"])
        given = {item["id"]: paired.get(item["id"], {}).get("attributes") for item in gold["items"]}
        pairs = [(shown(item), item.get("attributes"), given[item["id"]]) for item in gold["items"]]
    lines = []
    for name, wanted, found in pairs:
        want, have = scorer.stated(wanted), scorer.stated(found)
        for key in sorted(want.keys() | have.keys()):
            if not scorer.agree(want.get(key), have.get(key)):
                lines.append(f"{name}: {key} is {want.get(key)!r}, read as {have.get(key)!r}")
    return lines


def shown(item: Json) -> str:
    return f"{item['kind']} {item['label'] or '–'} «{item['text'][:70]}» at {item['start']}"
