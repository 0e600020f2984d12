"""The same plan by four producers gives the same words, headings, points and cells."""

from __future__ import annotations

import pytest

from benchmarks.plan import Grid, Heading, Points, Prose, plan_pages
from benchmarks.producers import PRODUCERS, TITLE
from rettesnor.documents.model import Role
from tests.unit.documents.pdf.pages import read, rows, words

PAGES = 21
PRODUCER = pytest.mark.parametrize(
    "producer",
    [
        "typst",
        "glyphs",
        pytest.param("libreoffice", marks=pytest.mark.needs_soffice),
        pytest.param("chromium", marks=pytest.mark.needs_chromium),
    ],
)


def letters(text: str) -> str:
    """The text without what a line end may change: white space and hyphens."""
    return "".join(character for character in text if character not in " \n-|")


@PRODUCER
def test_a_plan_comes_out_as_it_was_written(producer: str) -> None:
    plan = tuple(plan_pages(PAGES))
    document = read(PRODUCERS[producer](plan))
    assert len(document.pages) == PAGES
    for page, blocks in zip(document.pages, plan, strict=True):
        lines = document.lines[page.first_line : page.end_line]
        body = letters(
            "".join(words(document, line) for line in lines if line.role in {Role.BODY, Role.CELL})
        )
        expected: list[str] = []
        for block in blocks:
            match block:
                case Heading(text=text) | Prose(text=text):
                    expected.append(text)
                case Points(points=points):
                    expected += [f"• {point}" for point in points]
                case Grid(rows=cells):
                    expected += [cell for row in cells for cell in row]
        assert body == letters("".join(expected))
        headers = [words(document, line) for line in lines if line.role is Role.HEADER]
        assert headers == [TITLE]
        heading = next(line for line in lines if words(document, line).startswith("Hovedmål"))
        assert heading.bold
        assert heading.size is not None and heading.size > 12


@PRODUCER
def test_a_ruled_table_of_the_plan_comes_out_cell_by_cell(producer: str) -> None:
    plan = tuple(plan_pages(PAGES))
    document = read(PRODUCERS[producer](plan))
    (table,) = document.tables
    (grid,) = [block for page in plan for block in page if isinstance(block, Grid)]
    assert [[letters(cell) for cell in row] for row in rows(document, table)] == [
        [letters(cell) for cell in row] for row in grid.rows
    ]
    assert table.ruled
