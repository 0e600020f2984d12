"""Snippets of Norwegian plans, cases and letters: each a sentence of the domain, with the items that it sets out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

import rettesnor
from rettesnor.outline import DocumentKind, Item
from rettesnor.outline.serialisation import record_to_json

SNIPPETS = Path(__file__).parent / "corpus" / "snippets"


def _table() -> list[Any]:
    rows = []
    for path in sorted(SNIPPETS.glob("*.yml")):
        for row in yaml.safe_load(path.read_text("utf-8")):
            rows.append(pytest.param(row, id=f"{path.stem}: {row['name']}"))
    return rows


def _depth(item: Item, items: dict[str, Item]) -> int:
    depth = 0
    while item.parent is not None:
        depth, item = depth + 1, items[item.parent]
    return depth


@pytest.mark.parametrize("row", _table())
def test_a_snippet_gives_its_items(row: dict[str, Any]) -> None:
    kind = DocumentKind(row.get("document_kind", "plan"))
    record = rettesnor.read_bytes(row["text"].encode(), name="snippet.txt", kind=kind).record
    by_id = {item.id: item for item in record.items}
    found = [[item.kind.value, item.label, item.text, _depth(item, by_id)] for item in record.items]
    assert found == [
        [kind, None if label is None else str(label), text, depth]
        for kind, label, text, depth in row["items"]
    ]
    plain = record_to_json(record)
    for number, wanted in (row.get("attributes") or {}).items():
        assert plain["items"][int(number) - 1]["attributes"] == wanted
    for name, value in (row.get("facts") or {}).items():
        assert plain["facts"].get(name) == value
