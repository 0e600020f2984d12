"""Points: list points and headings that are items themselves, each under the point that it is nested in."""

from __future__ import annotations

from rettesnor.documents import Document
from rettesnor.outline.drafts import Draft
from rettesnor.outline.headings import WORD_RANK, Heading
from rettesnor.outline.plan.chapters import Chapters
from rettesnor.outline.plan.course import Course
from rettesnor.outline.plan.levels import GOALS, LEVEL, MAIN_GOAL, NUMBERED_BELOW, is_label_under
from rettesnor.outline.plan.modes import Modes
from rettesnor.outline.plan.placing import Placing, is_named_by_label
from rettesnor.outline.plan.stretches import whole
from rettesnor.outline.prose import asks, is_end_state, is_sentence
from rettesnor.outline.record import ItemKind
from rettesnor.outline.statement import Statement

_NESTED = 0.85
_LABELLED = 0.93
_UNLABELLED = 0.9


class Points:
    """Makes items of list points, and of headings that say a whole sentence."""

    def __init__(
        self, document: Document, course: Course, modes: Modes, chapters: Chapters, placing: Placing
    ) -> None:
        self._document = document
        self._course = course
        self._modes = modes
        self._chapters = chapters
        self._placing = placing

    def read(
        self, index: int, statement: Statement, kind: ItemKind, rule: str, anchor: Draft | None = None
    ) -> Draft:
        """A list point, under the point that it is nested in.

        Args:
            index: the place of the statement.
            statement: the point.
            kind: what the list's points are; nested ones may be of another kind.
            rule: the rule that made it an item.
            anchor: what the list's outermost points stand under, where something proves that.
        """
        outer = self._modes.nesting.place(statement)
        if outer is not None:
            kind, certainty = _kind_within(outer, statement.label or "", kind), _NESTED
        else:
            kind, certainty = (
                self._kind_outermost(statement.label, kind),
                _LABELLED if statement.label else _UNLABELLED,
            )
        draft = self._placing.place(
            index,
            whole(self._document, kind, statement, rule, certainty),
            outer or anchor or self._modes.current.anchor,
        )
        self._modes.nesting.hold(draft)
        self._modes.count_point(is_marked=True)
        return draft

    def is_point_heading(self, index: int, heading: Heading) -> bool:
        """Whether a heading below «Mål» is a goal itself: it says a sentence and no theme."""
        if heading.section is not None or self._modes.heading.has_marks:
            return False
        if self._modes.heading_section not in ("goal", "subgoal"):
            return False
        if self._stands_out(index, heading):
            return True
        above = self._chapters.last
        if not is_sentence(heading.name):
            return False
        if above is not None and heading.rank <= above.heading.rank:
            directly = heading.rank == above.heading.rank and index == self._modes.current.index + 1
            if not directly:
                return False
        return not self._course.has_label_next(index)

    def _stands_out(self, index: int, heading: Heading) -> bool:
        """Whether a goal is set larger than the small «Mål» above it: no chapter, since it stands within one."""
        if len(self._chapters.open) < 2 or not heading.is_by_type or heading.label is not None:
            return False
        outer, last = self._chapters.open[-2:]
        is_directly = last.index == self._modes.heading.index == index - 1
        return is_directly and outer.heading.rank < heading.rank < last.heading.rank

    def read_heading(self, index: int, statement: Statement) -> None:
        """A heading that is a goal itself; what follows stands under it."""
        section = self._modes.heading_section
        self._modes.say(section, index)
        self._modes.nesting.clear()
        self.read(index, statement, ItemKind(section or "goal"), "heading-in-section")
        self._modes.heading.has_marks = False
        following = self._course.following(index)
        if (
            following is not None
            and following.marker is None
            and is_end_state(following.text(self._document))
        ):
            # Goals on a line each, one below the other.
            self._modes.say(section, index)
            self._modes.count_point()
        else:
            self._modes.say(None, index)

    def is_end_state(self, index: int, heading: Heading) -> bool:
        """Whether a heading says a whole sentence and its strategies follow, or is a goal that was set out before."""
        if heading.section is not None or asks(heading.name) or self._course.has_label_next(index):
            return False
        if heading.is_strong and self._placing.has_goal_of(heading.name):
            return True
        return is_sentence(heading.name) and self._course.has_strategies_ahead(index)

    def read_end_state(self, index: int, statement: Statement, heading: Heading | None) -> None:
        """An end state that stands above its strategies is a goal, though no word says so; mostly it is a heading."""
        if self._modes.is_closed:
            self._modes.open_section(None, index)
        self._modes.close_list()
        above = any(one.kind is ItemKind.GOAL and is_named_by_label(one) for one in self._placing.open)
        kind = ItemKind.SUBGOAL if above else ItemKind.GOAL
        draft = whole(self._document, kind, statement, "end-state-above-strategies", 0.8)
        self._placing.place(index, draft)
        if heading is not None and heading.is_strong:
            draft.rank = heading.rank
            self._chapters.close_from(heading.rank)
            self._modes.end_section(index)
        else:
            draft.rank = (WORD_RANK + LEVEL[kind], 0)
        if self._course.has_promise_next(index):
            self._modes.open_list("strategy", index)
            self._modes.current.anchor = draft

    def _kind_outermost(self, label: str | None, kind: ItemKind) -> ItemKind:
        """Goals listed below one that the plan's own word names («Mål 1», then «Slik vil vi ha det») are its parts."""
        if kind is not ItemKind.GOAL or (label and "." in label):
            return kind
        above = (one for one in self._placing.open if one.kind is ItemKind.GOAL and one.run == 1)
        is_under = any(one.rule == MAIN_GOAL if label else is_named_by_label(one) for one in above)
        return ItemKind.SUBGOAL if is_under else kind


def _kind_within(outer: Draft, label: str, kind: ItemKind) -> ItemKind:
    """Points within a point are of its kind; «1.2» within goal «1» is one level below, indicators stay."""
    if kind in GOALS and is_label_under(label, outer.label):
        return NUMBERED_BELOW.get(outer.kind, kind)
    return outer.kind if outer.kind in LEVEL and kind is not ItemKind.INDICATOR else kind
