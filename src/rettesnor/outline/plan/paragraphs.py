"""Paragraphs: statements without a mark that are no headings: lead-ins, points without a mark, and prose."""

from __future__ import annotations

import re

from rettesnor.documents import Document
from rettesnor.outline.drafts import Draft
from rettesnor.outline.headings import Heading
from rettesnor.outline.plan.chapters import Chapters
from rettesnor.outline.plan.course import Course
from rettesnor.outline.plan.modes import Modes
from rettesnor.outline.plan.names import Names
from rettesnor.outline.plan.placing import Placing
from rettesnor.outline.plan.stretches import part
from rettesnor.outline.plan.terms import read_keys, read_terms
from rettesnor.outline.prose import (
    is_contents_line,
    is_promise,
    is_sentence,
    run_in_heading,
    says_reproduced,
    skip_folded,
    split_acts,
    split_goals,
    split_indicators,
    split_promises,
    starts_as_act,
)
from rettesnor.outline.record import ItemKind
from rettesnor.outline.sections import lead_in_of
from rettesnor.outline.statement import Statement

_WITH_POINTS = frozenset({"goal", "subgoal", "measure", "strategy"})
_REOPENING = frozenset({"measure", "goal", "indicator"})
_LONGEST_POINT = 450
_LONGEST_INDICATOR = 130
_LONGEST_NAME = 50
_LONGEST_NEXT_GOAL = 120
_MOST_SENTENCES = 2
# «Lærerne har» above a list tells what was done.
_TELLS_WHAT_WAS = re.compile(r"\b(?:har|hadde|ble|blei|vart|fikk|fekk|var)$")
_COMMITS = re.compile(r"(?:Vi|Kommunen|Kommuna|Bydelen|Byen) (?:skal|vil|må|ønsker å|ønskjer å)\b")
# A paragraph below «Tiltak» that says who answers for it, and none that tells of the tables to come.
_ASSIGNS = re.compile(r"(?i)\bansvar(?:et|lig|leg)?\b")
_OF_TABLES = re.compile(r"(?i)\b(?:tiltak(?:et|ene|a)?|tabell\w*|planen)\b")
# No statement is at this place, so that none stands directly below.
_ELSEWHERE = -1


class Paragraphs:
    """Reads paragraphs, each by what the heading or lead-in above says."""

    def __init__(
        self,
        document: Document,
        course: Course,
        modes: Modes,
        chapters: Chapters,
        placing: Placing,
        names: Names,
    ) -> None:
        self._document = document
        self._course = course
        self._modes = modes
        self._chapters = chapters
        self._placing = placing
        self._names = names

    def read(self, index: int, statement: Statement) -> None:
        """A lead-in opens its list, a paragraph below «Mål» or «Tiltak» may be a point, the rest is prose."""
        text = statement.text(self._document)
        if self._modes.is_closed and not self._is_reopened(index) and not self._reopens(text):
            self._modes.say(self._modes.heading.section, index)
            self._prose(statement)
        elif (announced := lead_in_of(text)) == "value" and self._names.find_values(statement):
            self._modes.end_section(index)
        elif announced is not None or text.endswith(":"):
            self._modes.open_list(announced or self._modes.current.section, index)
            if announced == "indicator":
                self._modes.current.anchor = self._placing.main_goal_named(text)
        elif _TELLS_WHAT_WAS.search(text):
            self._modes.open_list("none", index)
        elif (head := run_in_heading(text, self._chapters.area_names())) is not None:
            self._run_in(index, statement, *head)
        else:
            self._by_section(index, statement, text)

    def is_point(self, index: int, heading: Heading) -> bool:
        """Whether a short line that only its place makes a heading goes on with the paragraphs that are points."""
        mode = self._modes.current
        if heading.section is not None or heading.is_strong or self._course.has_prose_next(index):
            return False
        if mode.section == "indicator":
            return self._placing.last == index - 1
        return mode.section in ("strategy", "measure") and starts_as_act(heading.name)

    def _is_reopened(self, index: int) -> bool:
        """Whether a lead-in has opened a list in a closed section, which this statement follows directly."""
        mode = self._modes.current
        return (
            mode.from_lead_in and mode.section in _REOPENING and index - 1 in (mode.index, self._placing.last)
        )

    def _reopens(self, text: str) -> bool:
        """Whether a lead-in opens a list in a closed section too: only one that names its own kind."""
        return self._modes.heading.section == "none" and text.endswith(":") and lead_in_of(text) in _REOPENING

    def _run_in(self, index: int, statement: Statement, section: str, length: int) -> None:
        """«Mål – Samfunn og helse Kommunen skal …»: the area's name again, then the points, on one line."""
        self._modes.open_list(section, index)
        statement.body = skip_folded(self._document.text, statement.body, length)
        if statement.body < statement.end:
            self._points(index, statement, section)

    def _by_section(self, index: int, statement: Statement, text: str) -> None:
        section = self._modes.current.section
        if section == "vision":
            self._names.read_vision(statement)
            self._prose(statement)
            return
        self._names.find_vision(statement)
        if section == "value" and self._is_name_above_prose(index, text):
            self._names.read_name(statement, ItemKind.VALUE)
        elif section == "value":
            self._names.read_values(statement)
        elif section == "definition":
            drafts = self._placing.drafts
            drafts.extend(read_terms(self._document, statement, drafts[-1] if drafts else None))
        elif section == "approach":
            self._approach(index, statement, text)
        elif section == "indicator" and self._is_indicator(index, statement):
            for span in split_indicators(self._document.text, statement.body, statement.end):
                self._point(index, statement, ItemKind.INDICATOR, span, 0.75)
        elif section in _WITH_POINTS and self._is_point(index, statement, text):
            self._points(index, statement, section)
        else:
            self._prose(statement)
            is_open = self._modes.current.from_lead_in or self._modes.current.points
            if is_open and not self._stands_in_list(index, statement):
                self._modes.close_list()

    def _stands_in_list(self, index: int, statement: Statement) -> bool:
        """Whether a line without a full stop stands between two points of one list, no gap before it."""
        text = self._document.text
        is_line = statement.count == 1 and not statement.after_gap and text[statement.end - 1] not in ".:!?"
        following = self._course.following(index)
        goes_on = following is not None and not following.after_gap and self._modes.goes_on(following)
        return is_line and self._placing.last == index - 1 and goes_on

    def _approach(self, index: int, statement: Statement, text: str) -> None:
        """A short line above prose is a way of working; in prose each stands with its explanation."""
        if self._is_name_above_prose(index, text):
            self._names.read_name(statement, ItemKind.APPROACH)
        else:
            self._names.read_approaches(statement)

    def _is_name_above_prose(self, index: int, text: str) -> bool:
        return len(text) < _LONGEST_NAME and text[-1] not in ".:;?" and self._course.has_prose_next(index)

    def _is_indicator(self, index: int, statement: Statement) -> bool:
        text = statement.text(self._document)
        parts = split_indicators(self._document.text, statement.body, statement.end)
        if max(end - start for start, end in parts) > _LONGEST_INDICATOR or text[-1] in ".:?!":
            return False
        if self._course.has_prose_next(index) and len(text) < _LONGEST_NAME:
            # The next section's heading.
            return False
        return self._modes.nesting.is_empty and not self._course.has_list_ahead(index)

    def _is_point(self, index: int, statement: Statement, text: str) -> bool:
        """Whether a paragraph under «Mål» or «Tiltak» is a point, and not the way to a list."""
        mode = self._modes.current
        section = mode.section
        if (
            len(text) > _LONGEST_POINT
            or is_contents_line(text)
            or (self._course.has_label_next(index, section) and text[-1] != ".")
        ):
            return False
        if mode.has_marks or not self._modes.nesting.is_empty:
            return False
        if self._course.has_list_ahead(index):
            return section == "measure" and mode.from_lead_in and starts_as_act(text)
        if section == "measure":
            if self._document.text.startswith("**", statement.start):
                return True
            if _ASSIGNS.search(text) and not _OF_TABLES.search(text):
                return True
            return mode.from_lead_in or (starts_as_act(text) and text.count(". ") < _MOST_SENTENCES)
        is_one_sentence = text.count(". ") == 0
        if section == "strategy":
            if mode.from_lead_in and (_COMMITS.match(text) or (mode.anchor is not None and is_promise(text))):
                return True
            return starts_as_act(text) or (mode.from_lead_in and is_one_sentence and not is_sentence(text))
        if mode.points == 0:
            return text.count(". ") < _MOST_SENTENCES or not is_sentence(text)
        goes_on = self._placing.last == index - 1 and text[-1] != ":" and len(text) <= _LONGEST_NEXT_GOAL
        return is_one_sentence and is_sentence(text) and (goes_on or " skal " in f" {text} ")

    def _points(self, index: int, statement: Statement, section: str) -> None:
        split = split_goals if section in ("goal", "subgoal") else split_acts
        if section == "strategy" and self._modes.current.anchor is not None:
            split = split_promises
        for span in split(self._document.text, statement.body, statement.end):
            self._point(index, statement, ItemKind(section), span, 0.8)
        self._modes.count_point()

    def _point(
        self, index: int, statement: Statement, kind: ItemKind, span: tuple[int, int], certainty: float
    ) -> Draft:
        draft = part(self._document, kind, statement, span, "paragraph-under-lead-in", certainty)
        return self._placing.place(index, draft)

    def _prose(self, statement: Statement) -> None:
        """What prose declares by name; the list of another plan that it reproduces is none of this plan's."""
        self._placing.drafts.extend(read_keys(self._document, statement, statement.start))
        if says_reproduced(self._document.text, statement.start, statement.end):
            self._modes.open_list("foreign", _ELSEWHERE)
        self._names.find_values(statement)
