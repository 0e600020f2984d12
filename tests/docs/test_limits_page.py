"""The page of limits names every limit with its option, its default and its code."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from rettesnor.documents.limits import Limits

CODES = {"memory_bytes": "limit-memory"}
SIZES = {"K": 1024, "M": 1024**2, "G": 1024**3}


@pytest.fixture(scope="module")
def rows(repository: Path) -> dict[str, tuple[int, str]]:
    """Default and error code by option, as the page states them."""
    page = (repository / "docs" / "reference" / "limits.md").read_text(encoding="utf-8")
    found = re.findall(
        r"^\| `(--max-[a-z-]+) \w+` \| (\d+)([KMG]?) \|.*\| `([a-z-]+)` \|$", page, re.MULTILINE
    )
    return {option: (int(number) * SIZES.get(unit, 1), code) for option, number, unit, code in found}


def test_every_limit_is_on_the_page_with_its_default_and_its_code(rows: dict[str, tuple[int, str]]) -> None:
    assert rows == {
        f"--max-{limit.name.replace('_', '-')}": (
            limit.default,
            CODES.get(limit.name, f"limit-{limit.name.replace('_', '-')}"),
        )
        for limit in fields(Limits)
    }
