"""Pairs: two lists side by side on the page, which a text layer gives as one.

Below headings side by side («Delmål Strategier»), also where they stand one below the other, a row's goal stands at
the left and its strategies as bullets at the right. Below two lead-ins that follow each other («Slik vil vi ha det»,
«Slik gjør vi det»), the points of both lists come mixed, and are told apart by how they are said: acts begin with an
infinitive, end states say a sentence.
"""

from __future__ import annotations

import re

from rettesnor.documents import Document
from rettesnor.outline.drafts import Draft
from rettesnor.outline.headings import Typography, heading_of
from rettesnor.outline.markers import Marker, Style
from rettesnor.outline.plan.course import Course
from rettesnor.outline.plan.modes import Modes
from rettesnor.outline.plan.placing import Placing
from rettesnor.outline.plan.stretches import whole
from rettesnor.outline.prose import is_sentence, starts_as_act
from rettesnor.outline.record import ItemKind
from rettesnor.outline.sections import lead_in_of, section_of
from rettesnor.outline.statement import Statement

_ENDS = frozenset({"goal", "subgoal"})
_MEANS = frozenset({"strategy", "measure"})
_LONGEST_HEADING = 60
_LONGEST_ROW = 250
_LOOKED_AHEAD = 40
_BEHIND_DASH = re.compile(r"\s[–-]\s.*$")


class Pairs:
    """Reads the points of two lists that stand side by side."""

    def __init__(
        self, document: Document, type_: Typography, course: Course, modes: Modes, placing: Placing
    ) -> None:
        self._document = document
        self._type = type_
        self._course = course
        self._modes = modes
        self._placing = placing
        self._ends: ItemKind | None = None
        self._means: ItemKind | None = None
        self._goal: Draft | None = None
        self._is_table = False
        self._differ_in_case = False

    def opens(self, index: int, statement: Statement) -> bool:
        """Whether the statement heads two lists side by side; from here on their points are told apart."""
        text = statement.text(self._document)
        headings = _headings_in(text)
        if headings is not None:
            self._open(index, *headings, is_table=True)
            return True
        before = self._course.preceding(index)
        if (
            before is not None
            and (stacked := self._stacked(index, before.text(self._document), text)) is not None
        ):
            self._open(index, *stacked, is_table=True)
            return True
        means = lead_in_of(text)
        if means not in _MEANS or before is None or before.marker is not None:
            return False
        ends = section_of(before.text(self._document))
        if ends not in _ENDS or not self._is_mixed(index):
            return False
        self._open(index, ends or "", means or "", is_table=False)
        return True

    def read(self, index: int, statement: Statement, marker: Marker | None) -> bool:
        """Reads a point of either list.

        Returns:
            Whether it is one; the first statement that is none ends both lists.
        """
        if self._ends is None or self._means is None:
            return False
        is_bullet = marker is not None and marker.style is Style.BULLET
        if self._is_table and (is_bullet or self._is_row(index, statement)):
            self._place(index, statement, self._means if is_bullet else self._ends)
        elif not self._is_table and is_bullet:
            is_end = self._is_end_state(statement.text(self._document))
            self._place(index, statement, self._ends if is_end else self._means)
        elif self._is_table or lead_in_of(statement.text(self._document)) != self._means.value:
            if self._is_table:
                self._placing.close_level(self._ends)
            self._ends = self._means = self._goal = None
            return False
        return True

    def _stacked(self, index: int, left: str, right: str) -> tuple[str, str] | None:
        """What two headings say that stand one below the other, where the first row of their table follows."""
        is_short = all(len(one) <= _LONGEST_HEADING and not one.endswith((".", ":")) for one in (left, right))
        ends, means = (section_of(left), section_of(right)) if is_short else (None, None)
        row = self._course.following(index)
        if ends not in _ENDS or means not in _MEANS or row is None or row.is_bullet:
            return None
        return (ends or "", means or "") if self._is_row(index + 1, row) else None

    def _open(self, index: int, ends: str, means: str, *, is_table: bool) -> None:
        self._modes.open_list(means, index)
        goals = (one for one in reversed(self._placing.open) if one.kind is ItemKind.GOAL and one.run == 1)
        self._goal = next(goals, None)
        below_goal = self._goal is not None and not is_table
        self._ends = ItemKind.SUBGOAL if below_goal else ItemKind(ends)
        self._means = ItemKind(means)
        self._is_table = is_table

    def _is_mixed(self, index: int) -> bool:
        """Whether the list that follows holds both acts and end states."""
        points = []
        for following in self._course.statements[index + 1 : index + 1 + _LOOKED_AHEAD]:
            text = following.text(self._document)
            if following.is_bullet:
                points.append(text)
            elif lead_in_of(text) not in _MEANS:
                break
        # Where one list is set in small letters, that tells best.
        self._differ_in_case = len({text[:1].islower() for text in points}) > 1
        return len({self._is_end_state(text) for text in points}) > 1

    def _is_end_state(self, text: str) -> bool:
        """Whether a point says how it is to be («Alle grender har en møteplass»), and not what is done."""
        if self._differ_in_case:
            return text[:1].isupper()
        return text[:1].isupper() and is_sentence(text) and not starts_as_act(text)

    def _is_row(self, index: int, statement: Statement) -> bool:
        """Whether a statement without a bullet is a goal of the table: bullets follow it, and it is no heading."""
        following = self._course.following(index)
        text = statement.text(self._document)
        if following is None or not following.is_bullet or len(text) > _LONGEST_ROW or text.endswith(":"):
            return False
        heading = heading_of(self._document, statement, self._type)
        is_heading = heading is not None and (heading.section is not None or heading.is_by_type)
        return not is_heading and section_of(text) is None

    def _place(self, index: int, statement: Statement, kind: ItemKind) -> None:
        draft = whole(self._document, kind, statement, "list-beside-another", 0.8)
        parent = self._goal if self._goal is not None and not self._is_table else None
        if self._is_table and kind is self._means:
            ends = (one for one in reversed(self._placing.open) if one.kind is self._ends)
            parent = next(ends, None)
        self._placing.place(index, draft, parent)
        # What comes behind lists that were mixed belongs to none of their points.
        draft.run = 1 if self._is_table else 2


def _headings_in(text: str) -> tuple[str, str] | None:
    """What two headings on one line say («Delmål Strategier – slik når vi målene»); None where it is no such line."""
    if len(text) > _LONGEST_HEADING or text[-1:] in ".,;":
        return None
    words = _BEHIND_DASH.sub("", text).split()
    for cut in range(1, len(words)):
        left, right = " ".join(words[:cut]), " ".join(words[cut:])
        if not (left[0].isupper() and right[0].isupper()):
            continue
        ends, means = section_of(left), section_of(right)
        if ends in _ENDS and means in _MEANS:
            return ends or "", means or ""
    return None
