"""Lead-ins («Strategi:», «Tiltak:»), with or without words behind them, and fields such as «Ansvar:»."""

from __future__ import annotations

import re
from dataclasses import replace

from rettesnor.documents import Document, Warning
from rettesnor.outline import attributes, rules
from rettesnor.outline.columns import column_of, stated_by_cells
from rettesnor.outline.headings import WORD_RANK, Heading, Typography
from rettesnor.outline.markers import Marker
from rettesnor.outline.plan.chapters import Chapters
from rettesnor.outline.plan.labelled import kind_of_word
from rettesnor.outline.plan.levels import GOALS, LEVEL
from rettesnor.outline.plan.modes import Modes
from rettesnor.outline.plan.names import Names
from rettesnor.outline.plan.placing import Placing
from rettesnor.outline.plan.stretches import whole
from rettesnor.outline.record import ItemKind
from rettesnor.outline.statement import Statement

_NAMED_GOAL = re.compile(r"m[åa]l(?:et)? ?(?P<label>\d[\d.]*)")
_NUMBERED_AREA = 50
_FARTHEST_FIELD = 6


class LeadIns:
    """Reads words with a colon: what comes behind them, and the list below them, is of their kind."""

    def __init__(
        self,
        document: Document,
        type_: Typography,
        modes: Modes,
        chapters: Chapters,
        placing: Placing,
        names: Names,
    ) -> None:
        self.warnings: list[Warning] = []
        self._document = document
        self._type = type_
        self._modes = modes
        self._chapters = chapters
        self._placing = placing
        self._names = names

    def read(self, index: int, statement: Statement, marker: Marker) -> None:
        """Opens the list; words behind the colon are its first item."""
        word = rules.words()[marker.glyph]
        if self._modes.heading.section == "foreign" and (
            word.kind is not ItemKind.AREA or not statement.label
        ):
            return
        head = self._document.text[statement.start : statement.body]
        has_words = statement.end > statement.body
        self._check_named(head, statement)
        kind = kind_of_word(word, None, self._placing.open)
        if kind is ItemKind.GOAL:
            self._placing.close_items(Heading((WORD_RANK + 1, 0), "goal", head, None, True))
        if kind is ItemKind.AREA:
            if has_words:
                self._area(index, statement)
            return
        if kind is ItemKind.VISION:
            self._modes.say("vision", index, from_lead_in=True)
            self._modes.keep_as_section()
            if has_words:
                self._names.read_vision(replace(statement, start=statement.body))
            return
        if kind is ItemKind.APPROACH and any(one.kind in GOALS for one in self._placing.open):
            kind = ItemKind.STRATEGY
        self._modes.open_list(kind.value, index)
        if kind in LEVEL and has_words:
            self._item(index, statement, kind, f"word-{word.name}")

    def read_field(self, index: int, statement: Statement, marker: Marker) -> None:
        """«Ansvar: NAV», «Frist: 2026» behind an item state something about it and are none of its words."""
        if not self._placing.open or index - self._placing.last > _FARTHEST_FIELD:
            return
        column = column_of(marker.glyph)
        draft = self._placing.open[-1]
        if column is not None:
            stated = stated_by_cells([(column[0], statement.words(self._document).strip(" ."))])
            draft.attributes = attributes.merge(draft.attributes, stated)
        if self._placing.last == index - 1:
            self._placing.last = index

    def _item(self, index: int, statement: Statement, kind: ItemKind, rule: str) -> None:
        draft = whole(self._document, kind, _without_word(statement), rule, 0.93)
        self._placing.place(index, draft)
        draft.rank = (WORD_RANK + LEVEL[kind], 0)
        self._modes.count_point()
        self._modes.current.has_marks = kind in GOALS
        if self._modes.heading.section == kind.value:
            self._modes.heading.has_marks = kind in GOALS

    def _area(self, index: int, statement: Statement) -> None:
        """«3 Satsingsområde: Oppvekst»: the words behind the colon are the area's name."""
        draft = whole(self._document, ItemKind.AREA, _without_word(statement), "word-area", 0.9)
        label = statement.label
        type_rank = self._type.rank(statement)
        rank = (_NUMBERED_AREA, label.count(".") + 1) if label else (WORD_RANK, 0)
        if type_rank is not None:
            rank = (type_rank, 0)
        draft.rank = rank
        self._placing.open.clear()
        self._chapters.open_area(draft, rank, draft.text, index)
        self._modes.end_section(index)

    def _check_named(self, head: str, statement: Statement) -> None:
        """«Strategier for mål 2:» under goal 1 is odd, and said so."""
        named = _NAMED_GOAL.search(head.lower())
        goal = next((one for one in reversed(self._placing.open) if one.kind in GOALS), None)
        if named is None or goal is None or goal.label is None:
            return
        label = named["label"].rstrip(".")
        if goal.label != label:
            parameters = {"named": label, "under": goal.label}
            page = statement.first.page
            self.warnings.append(
                Warning("list-names-another", parameters, statement.start, statement.body, page)
            )


def _without_word(statement: Statement) -> Statement:
    """The words behind the colon; a number before the word is kept as their label, and quoted with them."""
    return statement if statement.label else replace(statement, start=statement.body)
