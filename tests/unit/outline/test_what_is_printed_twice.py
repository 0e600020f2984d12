"""What a plan prints twice, an overview and the chapter, is one item, where its children stand."""

from __future__ import annotations

from rettesnor import read_bytes

OVERVIEW = """Målene på én side

Hovedmål
Bygda tåler et villere klima

Delmål 1
Overvann gjør ikke skade

Delmål 2
Veger virker også i uvær
"""
CHAPTERS = """
3 Mål og strategier

3.1 Hovedmål

Hovedmål: Bygda tåler et villere klima

3.2 Delmål 1: Overvann gjør ikke skade

Strategier:
• Overvann håndteres der det faller

3.3 Delmål 2: Veger virker også i uvær

Strategier:
• Stikkrenner dimensjoneres for mer vann
"""


def test_a_whole_branch_that_an_overview_announces_stands_in_its_chapters_alone() -> None:
    alone = read_bytes(CHAPTERS.encode()).record.items
    both = read_bytes((OVERVIEW + CHAPTERS).encode()).record.items
    assert [(item.kind, item.label, item.text, item.start - len(OVERVIEW)) for item in both] == [
        (item.kind, item.label, item.text, item.start) for item in alone
    ]
    assert [item.kind for item in both] == ["goal", "subgoal", "strategy", "subgoal", "strategy"]
