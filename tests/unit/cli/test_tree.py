"""The tree: what an adviser sees first, at eighty columns, in colour or plain."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.cli.catalogue import load_catalogue
from portal.cli.screen import Screen
from portal.cli.tree import columns, tree_lines, wrap
from rettesnor.documents.errors import Warning
from rettesnor.outline.record import (
    Attributes,
    Cost,
    DocumentKind,
    Facts,
    Item,
    ItemKind,
    Record,
    Source,
    Target,
)

WORDS = load_catalogue("nb")
SOURCE = Source("samfunnsdel.pdf", "", "application/pdf", 26, 50_000, "nb", "rettesnor", "")
ESCAPE = re.compile(r"\x1b\[[0-9;]*m")


def item(
    id: str, kind: ItemKind, label: str | None, text: str, parent: str | None = None, **more: Any
) -> Item:
    given = {"page": 7, "confidence": 1.0, **more}
    return Item(id=id, kind=kind, label=label, text=text, parent=parent, start=0, end=1, **given)


PLAN = Record(
    SOURCE,
    DocumentKind.PLAN,
    0.98,
    "Kommuneplanens samfunnsdel",
    Facts(municipality="Nordvik", plan_type="samfunnsdel", period=(2024, 2036)),
    (
        item("a", ItemKind.AREA, "1", "Klima og natur"),
        item(
            "g",
            ItemKind.GOAL,
            "1",
            "Nordvik slipper ut halvparten så mye klimagass som i 2009 og tar vare på naturen",
            "a",
        ),
        item("s1", ItemKind.SUBGOAL, "1.1", "Egen drift er utslippsfri", "g", page=8),
        item(
            "t",
            ItemKind.STRATEGY,
            "a",
            "Kjøpe utslippsfrie kjøretøy",
            "s1",
            page=9,
            attributes=Attributes(
                deadline=2027, responsible=("Teknisk",), cost=Cost(1_200_000.0), target=Target(90.0, "%")
            ),
        ),
        item("s2", ItemKind.SUBGOAL, "1.2", "Naturen har plass", "g", confidence=0.4),
        item("v", ItemKind.VALUE, None, "Raus", page=None),
    ),
)


def shown(record: Record, width: int = 80, *, colour: bool = False) -> str:
    return "\n".join(tree_lines(record, words=WORDS, screen=Screen(width, colour))).replace(
        "\N{NO-BREAK SPACE}", " "
    )


def test_a_plan_is_shown_as_a_tree_with_labels_pages_attributes_and_doubts() -> None:
    assert (
        shown(PLAN)
        == """\
Kommuneplanens samfunnsdel
samfunnsdel.pdf · plan · bokmål · 26 sider
Kommune: Nordvik · Plantype: samfunnsdel · Periode: 2024–2036
6 punkter: 1 kjerneverdi, 1 målområde, 1 hovedmål, 2 delmål, 1 strategi; 1
tvilsomt

Målområde 1 Klima og natur                                                  s. 7
└─ Hovedmål 1 Nordvik slipper ut halvparten så mye klimagass som i 2009 og  s. 7
   │ tar vare på naturen
   ├─ Delmål 1.1 Egen drift er utslippsfri                                  s. 8
   │  └─ Strategi a Kjøpe utslippsfrie kjøretøy                             s. 9
   │       måltall 90 % · frist 2027 · ansvar Teknisk · kostnad 1 200 000 kr
   └─ ? Delmål 1.2 Naturen har plass (tvilsom)                              s. 7
Kjerneverdi Raus"""
    )


def test_colour_changes_nothing_but_colour() -> None:
    coloured = shown(PLAN, colour=True)
    assert coloured != shown(PLAN)
    assert ESCAPE.sub("", coloured) == shown(PLAN)


def test_warnings_stand_last_in_words_and_the_same_one_once_with_all_its_pages() -> None:
    seen = tuple(Warning("page-without-text", page=page) for page in (3, 4, 5, 9))
    jump = Warning("number-jumps", {"expected": "2", "found": "4"})
    told = shown(replace(PLAN, warnings=(*seen, jump))).split("\n\n")[-1]
    assert (
        told
        == """\
5 varsler
! s. 3–5, 9: Siden har ingen tekst; den er trolig skannet. Prøv --ocr.
! Nummereringen hopper. Ventet 2, fant 4."""
    )


@pytest.mark.parametrize(
    ("characters", "warnings", "help_given"),
    [
        (9000, (), "--format text"),
        (0, (), "--ocr"),
        (12, (Warning("page-without-text", page=1),), "--ocr"),
    ],
)
def test_an_empty_result_says_what_to_try(
    characters: int, warnings: tuple[Warning, ...], help_given: str
) -> None:
    source = replace(SOURCE, characters=characters)
    told = shown(replace(PLAN, source=source, items=(), warnings=warnings)).split("\n\n")[1]
    assert told.startswith("Fant ingen punkter i dette dokumentet.")
    assert help_given in told


def test_a_guessed_kind_is_shown_as_a_guess() -> None:
    assert "trolig plan" in shown(replace(PLAN, kind_confidence=0.6))


def test_a_document_without_title_says_so() -> None:
    assert shown(replace(PLAN, title=None)).startswith("(uten tittel)\n")


def test_an_item_whose_parent_is_unknown_is_still_shown() -> None:
    lost = replace(
        PLAN,
        items=(item("x", ItemKind.GOAL, "9", "Alene", "gone"), item("y", ItemKind.GOAL, "8", "Selv", "y")),
    )
    assert "Hovedmål 9 Alene" in shown(lost)
    assert "Hovedmål 8 Selv" in shown(lost)


def test_a_thousand_levels_fit_in_the_window() -> None:
    deep = tuple(
        item(str(level), ItemKind.GOAL, None, "Mål", str(level - 1) if level else None)
        for level in range(1000)
    )
    assert max(map(columns, shown(replace(PLAN, items=deep)).splitlines())) <= 80


def test_nothing_in_a_document_can_move_the_cursor() -> None:
    told = shown(replace(PLAN, title="Plan\x1b[2J\x07 \u202efor\nalt", items=()), colour=False)
    assert told.splitlines()[0] == "Plan [2J for alt"


@given(
    text=st.text(
        alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Zs", "Zl", "Zp"]), min_size=1
    ),
    width=st.integers(20, 120),
)
def test_no_line_is_wider_than_the_window_and_no_letter_is_lost(text: str, width: int) -> None:
    lines = list(wrap([(text, "")], Screen(width), "├─ ", "│    ", at_right="s. 12"))
    assert max(map(columns, lines)) <= width
    assert (
        "".join(line[3:] if not index else line[5:] for index, line in enumerate(lines))
        .replace("s. 12", "", 1)
        .replace(" ", "")
        == text
    )
