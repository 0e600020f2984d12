"""What in docs/ is made from the code is as the code makes it, and names all of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from rettesnor.outline.record import ItemKind
from tools.docs import record_page


@pytest.fixture(scope="module")
def record_reference(repository: Path) -> str:
    return (repository / "docs" / "reference" / "record.md").read_text(encoding="utf-8")


def test_the_reference_of_the_record_is_as_the_types_make_it(record_reference: str) -> None:
    assert record_page(record_reference) == record_reference, "run `make docs`"


@pytest.mark.parametrize("kind", ItemKind)
def test_every_kind_of_item_is_explained(kind: ItemKind, record_reference: str) -> None:
    explained = record_reference.split("## Kinds of items")[1].split("<!--")[0]
    assert f"`{kind.value}`" in explained
