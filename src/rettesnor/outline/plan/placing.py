"""Placing: the items that are open, and which of them the next item stands under."""

from __future__ import annotations

import re
from collections import defaultdict

from rettesnor.outline.drafts import Draft
from rettesnor.outline.headings import NUMBERED, Heading
from rettesnor.outline.pieces import successor
from rettesnor.outline.plan.chapters import Chapter, Chapters
from rettesnor.outline.plan.levels import GOALS, LEVEL, MAIN_GOAL, level_of
from rettesnor.outline.plan.modes import SERVING, Modes
from rettesnor.outline.prose import letters
from rettesnor.outline.record import ItemKind

_MAIN_GOAL_NAMED = re.compile(r"(?i)\b(?:hovedmål|hovudmål|overordna mål|overordnede mål)(?:et|a)?\b")
_NOWHERE = -2
_NEAR = 3


class Placing:
    """Puts items in their place.

    An item stands under the lowest open item of a higher level, with one rule that goes before distance: of
    several items of one kind that follow each other directly (a run), none has what comes behind them; it
    belongs to what they stand under. `last` is the place of the statement that gave the last item.
    """

    def __init__(self, drafts: list[Draft], chapters: Chapters, modes: Modes) -> None:
        self.drafts = drafts
        self.open: list[Draft] = []
        self.last = _NOWHERE
        self._chapters = chapters
        self._modes = modes
        self._chapter_of: dict[Draft, Chapter] = {}
        self._goals: list[Draft] = []
        self._named_goals: list[Draft] = []
        self._said: defaultdict[str, list[Draft]] = defaultdict(list)
        self._noted = 0

    def place(self, index: int, draft: Draft, parent: Draft | None = None) -> Draft:
        """Makes a draft an item and opens it.

        Args:
            index: the place of the statement that it comes from.
            draft: the item to be.
            parent: what it stands under, where something proves that.

        Returns:
            The draft, with its parent and its place in its run.
        """
        draft.parent = parent or self.parent_for(index, draft.kind, listed=_is_listed(draft))
        goes_on = self.last >= index - 1 or (self._modes.current.points > 0 and _is_listed(draft))
        # A box that explains a word may stand between two points of a list.
        before = next((one for one in reversed(self.drafts) if one.kind in LEVEL), None)
        if before is not None and goes_on and _is_run(before, draft):
            draft.run = before.run + 1
        self.drafts.append(draft)
        while self.open and level_of(self.open[-1].kind) >= level_of(draft.kind):
            if self.open[-1] is draft.parent:
                break
            self.open.pop()
        self.open.append(draft)
        if self._chapters.last is not None:
            self._chapter_of[draft] = self._chapters.last
        self.last = index
        return draft

    def interrupt(self) -> None:
        """What comes next follows nothing directly: a table stood between."""
        self.last = _NOWHERE

    def parent_for(self, index: int, kind: ItemKind, *, listed: bool = False) -> Draft | None:
        """What an item of that kind stands under at that place.

        Args:
            index: the place of its statement.
            kind: its kind.
            listed: whether it is a point of a list.
        """
        if listed and kind is ItemKind.INDICATOR and self._modes.current.points > 0:
            before = self.drafts[-1]
            if before.kind is kind and before.rule.startswith("list-"):
                return before.parent
        is_of_family = False
        for draft in reversed(self.open):
            if not self._may_hold(draft, kind, listed=listed):
                continue
            if kind is ItemKind.INDICATOR and self._is_last_of_family(draft):
                # What comes behind the last of several goals with lists measures what they stand under.
                is_of_family = True
                continue
            if listed and kind is ItemKind.INDICATOR and not is_of_family and self._measure_all_goals():
                return None
            if kind in (ItemKind.STRATEGY, ItemKind.MEASURE) and self._is_parted(draft):
                break
            if self._modes.current.serves_area and draft.kind in GOALS and draft.run == 1:
                continue
            return draft
        area = self.area_above(index, kind)
        if area is not None and kind is ItemKind.INDICATOR and self._is_last_of_family(area):
            return None
        return area or self._main_goal(kind)

    def _main_goal(self, kind: ItemKind) -> Draft | None:
        """The plan's one «Hovedmål», which its «Delmål» stand under also where chapters stand between."""
        if kind is not ItemKind.SUBGOAL:
            return None
        self._note_goals()
        if len(self._named_goals) == 1 and self._named_goals[0].rule == MAIN_GOAL:
            return self._named_goals[0]
        chapter = self._chapter_of.get(self._goals[0]) if len(self._goals) == 1 else None
        is_main = chapter is not None and _MAIN_GOAL_NAMED.search(chapter.heading.name) is not None
        return self._goals[0] if is_main else None

    def _note_goals(self) -> None:
        """Keeps the goals and areas by themselves, also those that tables set out; each draft is looked at once."""
        for draft in self.drafts[self._noted :]:
            if draft.kind in GOALS or draft.kind is ItemKind.AREA:
                self._said[letters(draft.text)].append(draft)
            if draft.kind is ItemKind.GOAL:
                self._goals.append(draft)
                self._named_goals += [draft] if is_named_by_label(draft) else []
        self._noted = len(self.drafts)

    def has_goal_of(self, words: str) -> bool:
        """Whether a goal of these words was read."""
        return any(one.kind in GOALS for one in self.said(words))

    def said(self, words: str) -> list[Draft]:
        """The goals and areas of these words, the last first; letters count, marks do not."""
        self._note_goals()
        return self._said.get(letters(words), [])[::-1]

    def main_goal_named(self, words: str) -> Draft | None:
        """The plan's one goal, where the words name it as such («Hovedmålet måles …»)."""
        if _MAIN_GOAL_NAMED.search(words) is None:
            return None
        self._note_goals()
        return self._goals[0] if len(self._goals) == 1 else None

    def area_above(self, index: int, kind: ItemKind) -> Draft | None:
        """The area that an item of that kind stands under at that place."""
        doubtful = self._chapters.doubtful
        if doubtful is not None and kind is ItemKind.GOAL and self._proves(doubtful, index):
            self._chapters.doubtful = None
            self._chapters.open_by_rank(doubtful)
            self._chapters.area_of(doubtful)
        return self._chapters.area_above(kind)

    def resume(self, draft: Draft) -> None:
        """What comes next stands under this earlier item, wherever that was."""
        self.open = [*reversed(draft.ancestors()), draft]

    def goal_labelled(self, label: str) -> Draft | None:
        """The goal of that label that was read last."""
        goals = (one for one in reversed(self.drafts) if one.kind in GOALS and one.label == label)
        return next(goals, None)

    def close_level(self, kind: ItemKind) -> None:
        """Closes the items that stand no higher than that kind."""
        while self.open and level_of(self.open[-1].kind) >= level_of(kind):
            self.open.pop()

    def close_under(self, chapters: list[Chapter], heading: Heading) -> None:
        """Closes the items of the chapters that end at the heading.

        The one goal of a section «Mål» stays open for the section «Strategier» beside it; where there are
        several, the strategies stand under what the goals do.
        """
        for place, draft in enumerate(self.open):
            over = self._chapter_of.get(draft)
            if over is None or over not in chapters:
                continue
            if not (draft.run == 1 and _is_beside(over.heading, heading)):
                del self.open[place:]
                return

    def close_items(self, heading: Heading) -> None:
        """Closes the items whose section is over: those that stand no higher than the heading."""
        for place, draft in enumerate(self.open):
            if self._is_over(draft, heading):
                del self.open[place:]
                return

    def _is_over(self, draft: Draft, heading: Heading) -> bool:
        if draft.kind is ItemKind.AREA:
            return draft.rank is not None and draft.rank >= heading.rank
        serves = heading.section in SERVING
        if serves and draft is self.drafts[-1] and draft.kind in GOALS and draft.run == 1:
            # «Strategier» right below a goal is never another chapter, however it is set.
            return False
        if draft.rank is None:
            return draft.run > 1 if serves else self._chapter_of.get(draft) not in self._chapters.open
        if serves and (draft.rank[0] >= NUMBERED or draft.rank == heading.rank):
            return False
        return draft.rank >= heading.rank

    def _may_hold(self, draft: Draft, kind: ItemKind, *, listed: bool) -> bool:
        """Whether an open item may have an item of that kind below it."""
        is_named = is_named_by_label(draft)
        if level_of(draft.kind) >= level_of(kind) and not (draft.kind is kind and listed and is_named):
            return False
        if draft.run > 1:
            # The one exception: «Delmål» below the last of several goals with labels.
            return is_named and draft.kind is ItemKind.GOAL and kind is ItemKind.SUBGOAL
        if _is_listed(draft) and draft.kind not in GOALS:
            return False
        if kind is ItemKind.INDICATOR and draft.kind in (ItemKind.STRATEGY, ItemKind.MEASURE):
            # What is measured is whether the goal is reached.
            return False
        return not (listed and draft.kind is ItemKind.STRATEGY and self._has_named_measures(draft))

    def _proves(self, doubtful: Chapter, index: int) -> bool:
        """Whether «Mål:» directly below a short line, and a goal soon after, prove it to be a heading."""
        mode = self._modes.current
        stands_below = mode.section == "goal" and mode.index - doubtful.index <= 1
        is_name = not self._chapters.names_plan(doubtful.heading.name)
        return stands_below and is_name and index - doubtful.index <= _NEAR

    def _measure_all_goals(self) -> bool:
        """Whether the indicators are the plan's first and come behind several goals: they measure all."""
        above = {one.parent for one in self.drafts}
        goals = sum(one.kind is ItemKind.GOAL and one in above for one in self.drafts)
        first = next((one for one in self.drafts if one.kind is ItemKind.INDICATOR), None)
        return goals > 1 and (first is None or first.parent is None)

    def _is_last_of_family(self, above: Draft) -> bool:
        """Whether a goal or area has siblings with lists of their own, and none of them has indicators."""
        if above.kind is not ItemKind.AREA and (above.kind not in GOALS or above.parent is None):
            return False
        siblings = {one for one in self.drafts if one.parent is above.parent and one.kind is above.kind}
        siblings.discard(above)
        below = [one for one in self.drafts if not siblings.isdisjoint(one.ancestors())]
        return bool(below) and all(one.kind is not ItemKind.INDICATOR for one in below)

    def _is_parted(self, goal: Draft) -> bool:
        """Whether a theme of its own has begun below the chapter that the goal stands in."""
        if goal.kind not in GOALS or goal.label is not None:
            return False
        return self._chapters.has_theme_below(self._chapter_of.get(goal))

    def _has_named_measures(self, strategy: Draft) -> bool:
        return any(
            one.parent is strategy and one.kind is ItemKind.MEASURE and one.rule.startswith("word-")
            for one in self.drafts
        )


def is_named_by_label(draft: Draft) -> bool:
    """Whether the plan's own word or code names the item's kind («Hovedmål 1», «HM1»)."""
    return draft.rule.startswith(("word-", "code-"))


def _is_listed(draft: Draft) -> bool:
    return draft.rule.startswith("list-")


def _is_run(before: Draft, draft: Draft) -> bool:
    """Whether the two are of one kind, under one parent, and their labels, if any, follow each other."""
    if before.kind is not draft.kind or before.parent is not draft.parent:
        return False
    if before.label == draft.label:
        return True
    return before.label is not None and draft.label is not None and successor(before.label, draft.label)


def _is_beside(over: Heading, heading: Heading) -> bool:
    """Whether a section that serves goals begins on the level of the section that held them."""
    holds_goals = over.section in ("goal", "subgoal", "strategy")
    return heading.section in SERVING and holds_goals and over.rank[0] == heading.rank[0]
