"""Table rows: what the rows of an action table set out, under what stands above the table."""

from __future__ import annotations

import re
from dataclasses import replace
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
from rettesnor.outline.record import Attributes, ItemKind
from rettesnor.outline.tables import ActionTable, Part, Row

_NAMED_GOAL = re.compile(r"(?i)\b(?:del|hoved|hovud)?mål (?P<label>\d+(?:\.\d+)*)$")
_PROCESS = re.compile(
    r"(?i)(?:(?:plan)?prosess\w*|(?:tids- og )?fr[ae]mdrift\w*|milepæl\w*|medvirkning\w*|medverknad\w*)"
    r"(?!.*\btiltak)(?: (?:for|av|i|og) .*|$)"
)
_IN_BRACKETS = re.compile(r"\((?P<unit>[^()]{1,30})\)$")
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
        # What the rows' cells have begun, by its level.
        self._above: dict[ItemKind, Draft] = {}

    def read(self, index: int, table: ActionTable) -> None:
        """The rows of a table that stands before the statement at that place."""
        if self._modes.heading.section in ("foreign", "contents") or self._is_of_process():
            return
        self._modes.close_list()
        if not table.goes_on:
            self._above.clear()
        measured = self._measured(index) if table.rows[0].is_indicator else None
        for row in table.rows:
            if row.is_heading:
                self._above.clear()
                self._across(index, row)
                measured = self._placing.open[-1] if self._placing.open else None
                continue
            self._begin(index, row)
            if row.act.text:
                self._act(index, row, self._lowest() or (measured if row.is_indicator else None))
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

    def _is_of_process(self) -> bool:
        """Whether the heading above says that the table tells how the plan is made, and not what it does."""
        chapter = self._chapters.last
        return chapter is not None and _PROCESS.match(chapter.heading.name) is not None

    def _begin(self, index: int, row: Row) -> None:
        """What the row's cells left of its act begin; what was begun on the same level or below is over."""
        parts = {
            ItemKind.AREA: row.area,
            ItemKind.GOAL: row.goal,
            ItemKind.SUBGOAL: row.subgoal,
            ItemKind.STRATEGY: row.strategy,
        }
        for level, part in parts.items():
            draft = self._begun(index, level, part, row.page) if part is not None else None
            if draft is not None:
                self._above = {one: above for one, above in self._above.items() if LEVEL[one] < LEVEL[level]}
                self._above[level] = draft

    def _begun(self, index: int, level: ItemKind, part: Part, page: int | None) -> Draft | None:
        known = self._read_before(level, part)
        if known is not None or not part.text:
            return known
        match level:
            case ItemKind.AREA:
                return self._add(level, part, page, None, "area-cell", 0.85)
            case ItemKind.STRATEGY:
                above = self._lowest(ItemKind.STRATEGY) or self._placing.parent_for(index, level)
                return self._add(level, part, page, above, "strategy-cell", 0.9)
            case ItemKind.SUBGOAL:
                above = self._lowest(ItemKind.SUBGOAL) or self._placing.parent_for(index, level)
                return self._add(level, part, page, above, "goal-cell", 0.9)
            case _:
                return self._goal(index, part, page)

    def _lowest(self, below: ItemKind | None = None) -> Draft | None:
        """The lowest that the rows' cells have begun, above that kind."""
        levels = [one for one in self._above if below is None or LEVEL[one] < LEVEL[below]]
        return self._above[max(levels, key=LEVEL.__getitem__)] if levels else None

    def _read_before(self, level: ItemKind, part: Part) -> Draft | None:
        """What a cell only names: by its label alone, or by the words of an area or of a goal that has points."""
        if not part.text:
            return self._placing.goal_labelled(part.label or "") if level in GOALS else None
        if level is ItemKind.STRATEGY:
            return None
        for one in self._placing.said(part.text):
            if one.kind is ItemKind.AREA and level is ItemKind.AREA:
                return one
            if one.kind in GOALS and any(below.parent is one for below in self._placing.drafts):
                return one
        return None

    def _act(self, index: int, row: Row, above: Draft | None) -> None:
        """The measure, strategy or indicator of a row, with the points in its cell and the indicators beside it."""
        kind = ItemKind.INDICATOR if row.is_indicator else ItemKind.MEASURE
        kind = ItemKind.STRATEGY if row.is_strategy else kind
        certainty = (1.0 if row.act.label else 0.95) if row.is_certain else 0.85
        if above is None and not row.is_indicator:
            above = self._placing.parent_for(index, kind)
        draft = self._add(kind, row.act, row.page, above, _ROW, certainty)
        draft.attributes = _measured_in(row.act.text, row.stated) if row.is_indicator else row.stated
        for part in row.points:
            self._add(kind, part, row.page, draft, "point-in-a-cell", 0.8)
        for part in row.indicators:
            self._add(ItemKind.INDICATOR, part, row.page, draft, "indicator-cell", 0.9)

    def _goal(self, index: int, part: Part, page: int | None) -> Draft:
        """A goal's cell: a subgoal where its word says so, or the goal above the table is plainly what it serves."""
        area = self._above.get(ItemKind.AREA)
        if part.word is not None and rules.words()[part.word].kind is ItemKind.SUBGOAL:
            above = area or self._placing.parent_for(index, ItemKind.SUBGOAL)
            return self._add(ItemKind.SUBGOAL, part, page, above, "goal-cell", 0.95)
        above = self._placing.parent_for(index, ItemKind.SUBGOAL) if area is None else None
        if above is not None and above.kind is ItemKind.GOAL and is_named_by_label(above):
            is_alone = part.label is None and above.run == 1
            if is_alone or is_label_under(part.label, above.label):
                return self._add(ItemKind.SUBGOAL, part, page, above, "goal-cell", 0.9)
        area = area or self._placing.area_above(index, ItemKind.GOAL)
        return self._add(ItemKind.GOAL, part, page, area, "goal-cell", 0.9)

    def _measured(self, index: int) -> Draft | None:
        """What a table of indicators measures: the goals beside the open one too, where none has its own."""
        drafts = self._placing.drafts
        statement = self._course.preceding(index)
        main = (
            self._placing.main_goal_named(statement.text(self._document)) if statement is not None else None
        )
        if main is not None:
            return main
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
            if (known := self._chapters.area_named(part.text)) is not None:
                self._placing.resume(known)
                return
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


def _measured_in(words: str, stated: Attributes) -> Attributes:
    """What a row states of an indicator, its number counted in what the indicator's brackets say («… (tonn)»)."""
    match = _IN_BRACKETS.search(words)
    if match is None or stated.target is None or stated.target.unit is not None:
        return stated
    unit = "%" if match["unit"].casefold() == "prosent" else match["unit"]
    return replace(stated, target=replace(stated.target, unit=unit))


def _by_its_word(act: Part) -> tuple[ItemKind, Part]:
    """What a row across the table is by its first word, and its words behind that word and its label."""
    if act.word is not None:
        return rules.words()[act.word].kind, act
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
