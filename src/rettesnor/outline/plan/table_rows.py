"""Table rows: what the rows of an action table set out, under what stands above the table."""

from __future__ import annotations

import re
from functools import cache

from rettesnor.documents import Document
from rettesnor.outline import rules
from rettesnor.outline.drafts import Draft
from rettesnor.outline.flat_columns import read_flat_columns
from rettesnor.outline.headings import WORD_RANK
from rettesnor.outline.plan.chapters import Chapters
from rettesnor.outline.plan.course import Course
from rettesnor.outline.plan.levels import GOALS, LEVEL, is_label_under
from rettesnor.outline.plan.modes import Modes
from rettesnor.outline.plan.placing import Placing, is_named_by_label
from rettesnor.outline.record import ItemKind
from rettesnor.outline.tables import ActionTable, Part, Row

_NAMED_GOAL = re.compile(r"(?i)\b(?:del|hoved|hovud)?mål (?P<label>\d+(?:\.\d+)*)$")
_ACROSS = "row-across-the-table"
_ROW = "row-of-action-table"


class TableRows:
    """Makes items of the rows of action tables."""

    def __init__(
        self, document: Document, course: Course, modes: Modes, chapters: Chapters, placing: Placing
    ) -> None:
        self._document = document
        self._course = course
        self._modes = modes
        self._chapters = chapters
        self._placing = placing

    def read(self, index: int, table: ActionTable) -> None:
        """The rows of a table that stands before the statement at that place."""
        if self._modes.heading.section in ("foreign", "contents"):
            return
        self._modes.close_list()
        goal: Draft | None = None
        strategy: Draft | None = None
        measured = self._measured(index) if table.rows[0].is_indicator else None
        for row in table.rows:
            if row.is_heading:
                goal = strategy = None
                self._across(index, row)
                continue
            if row.goal is not None:
                goal = self._goal(index, row.goal, row.page)
                strategy = None
            if row.strategy is not None:
                above = goal or self._placing.parent_for(index, ItemKind.STRATEGY)
                strategy = self._add(ItemKind.STRATEGY, row.strategy, row.page, above, "strategy-cell", 0.9)
            if row.act.text:
                self._act(index, row, strategy or goal or measured)
        self._placing.interrupt()

    def read_columns(self, index: int) -> None:
        """A table below «Tiltak:», the statement at that place, whose text came column by column."""
        if self._document.pages or self._document.media_type != "text/plain":
            return
        statements = self._course.statements
        found = read_flat_columns(self._document, statements, index + 1)
        if found is None:
            return
        page = statements[index].first.page
        for row in found.rows:
            above = self._placing.parent_for(index, ItemKind.MEASURE)
            measure = self._add(ItemKind.MEASURE, row.measure, page, above, "column-of-measures", 0.75)
            for part, stated in row.activities:
                activity = self._add(ItemKind.MEASURE, part, page, measure, "column-of-activities", 0.6)
                activity.attributes = stated
        self._course.take(range(index + 1, found.end))

    def _act(self, index: int, row: Row, above: Draft | None) -> None:
        """The measure or indicator of a row, with the points in its cell and the indicators beside it."""
        kind = ItemKind.INDICATOR if row.is_indicator else ItemKind.MEASURE
        certainty = (1.0 if row.act.label else 0.95) if row.is_certain else 0.85
        above = above or self._placing.parent_for(index, kind)
        draft = self._add(kind, row.act, row.page, above, _ROW, certainty)
        draft.attributes = row.stated
        for part in row.points:
            self._add(ItemKind.MEASURE, part, row.page, draft, "point-in-a-cell", 0.8)
        for part in row.indicators:
            self._add(ItemKind.INDICATOR, part, row.page, draft, "indicator-cell", 0.9)

    def _goal(self, index: int, part: Part, page: int | None) -> Draft:
        """A goal's cell: a subgoal where the goal that stands above the table is plainly what it serves."""
        above = self._placing.parent_for(index, ItemKind.SUBGOAL)
        if above is not None and above.kind is ItemKind.GOAL and is_named_by_label(above):
            is_alone = part.label is None and above.run == 1
            if is_alone or is_label_under(part.label, above.label):
                return self._add(ItemKind.SUBGOAL, part, page, above, "goal-cell", 0.9)
        area = self._placing.area_above(index, ItemKind.GOAL)
        return self._add(ItemKind.GOAL, part, page, area, "goal-cell", 0.9)

    def _measured(self, index: int) -> Draft | None:
        """What a table of indicators measures: the goals beside the open one too, where none has its own."""
        drafts = self._placing.drafts
        goal = self._placing.parent_for(index, ItemKind.INDICATOR)
        if goal is None or goal.kind not in GOALS:
            return goal
        holding = {one.parent for one in drafts}
        beside = [
            one for one in drafts if one.kind is goal.kind and one.parent is goal.parent and one in holding
        ]
        has_own = any(one.kind is ItemKind.INDICATOR and one.parent in beside for one in drafts)
        return goal if has_own or len(beside) < 2 else goal.parent

    def _across(self, index: int, row: Row) -> None:
        """One cell across the table: a goal that was read before, or an area or goal, by its first word."""
        named = _NAMED_GOAL.search(row.act.text)
        goal = self._placing.goal_labelled(named["label"]) if named is not None else None
        if goal is not None:
            self._placing.resume(goal)
            return
        kind, part = _by_its_word(row.act)
        if kind not in LEVEL:
            return
        self._placing.close_level(kind)
        if kind is ItemKind.AREA:
            self._placing.open.clear()
            area = _draft(kind, part, row.page, None, _ACROSS, 0.9)
            self._chapters.open_area(area, (WORD_RANK, 0), part.text, index)
            return
        above = self._placing.parent_for(index, kind)
        self._placing.open.append(self._add(kind, part, row.page, above, _ACROSS, 0.9))

    def _add(
        self, kind: ItemKind, part: Part, page: int | None, parent: Draft | None, rule: str, certainty: float
    ) -> Draft:
        draft = _draft(kind, part, page, parent, rule, certainty)
        self._placing.drafts.append(draft)
        return draft


def _draft(
    kind: ItemKind, part: Part, page: int | None, parent: Draft | None, rule: str, certainty: float
) -> Draft:
    return Draft(kind, part.label, part.text, part.start, part.end, page, rule, parent, certainty)


def _by_its_word(act: Part) -> tuple[ItemKind, Part]:
    """What a row across the table is by its first word, and its words behind that word and its label."""
    match = _first_word().match(act.text)
    if match is None or match.end() == len(act.text):
        return ItemKind.AREA, act
    kind = rules.words()[match["word"].lower()].kind
    if not match["label"] and ":" not in match[0]:
        return kind, act
    return kind, Part(act.start, act.end, act.text[match.end() :], match["label"] or act.label)


@cache
def _first_word() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, rules.words()), key=len, reverse=True))
    return re.compile(rf"(?i)(?P<word>{words})\b\s*(?P<label>[\dA-Z]{{1,2}}(?:\.\d+)*)?\s*[:.–-]*\s*")
