"""Entering: what a heading opens and what it closes."""

from __future__ import annotations

import re
from dataclasses import replace

from rettesnor.documents import Document
from rettesnor.outline.headings import BY_RULES, Heading
from rettesnor.outline.plan.chapters import Chapters, chapter_of
from rettesnor.outline.plan.course import Course
from rettesnor.outline.plan.levels import is_label_under
from rettesnor.outline.plan.modes import CLOSED, SERVING, Modes
from rettesnor.outline.plan.placing import Placing
from rettesnor.outline.plan.table_rows import TableRows
from rettesnor.outline.prose import is_sentence, letters, names_area
from rettesnor.outline.statement import Statement

_WAY_OF_WORKING = re.compile(
    r"(?i)(?:slik (?:vil|skal) vi|(?:hvordan|korleis) (?:vi (?:vil|skal)|(?:vil|skal) vi)) (?:arbeide|jobbe)\b"
)
_WE_WILL = re.compile(r"(?i)(?:dette|her|hva|kva) (?:vil|skal|ønsker|ønskjer) (?:vi|kommunen)\W*")
_HOW = re.compile(
    r"(?i)slik gj(?:ø|e)r|(?:hva|kva) (?:gj(?:ø|e)r|skal|vil)|(?:hvordan|korleis)|(?:slik|dette|det) (?:skal|vil)"
)
_WHOLE_PLAN = re.compile(r"(?:prioritering(?:er|ar)?|arealstrategi(?:er|ar)?(?! (?:for|i) ))\b")
_FOLLOW_UP = re.compile(r"(?:videre |vidare )?oppfølg(?:ing|jing)")
_FOR_GOAL = re.compile(r"(?i)\b(?:for|til) (?:del|hoved|hovud)?mål (?P<label>\d+(?:\.\d+)*|[a-zæøå])\)?\W*$")
_AREA_WORD = re.compile(r"(?:innsats|satsings|mål|fokus)område")
_BEFORE_THEME = re.compile(r"^\W*(?:tiltak|strategi\w*|aktivitet\w*)\W*(?:for|i|innen|innan|innenfor|på)?\s*")


class Entering:
    """Goes on under a heading: by a list, a theme, or a chapter of its own."""

    def __init__(
        self,
        document: Document,
        course: Course,
        modes: Modes,
        chapters: Chapters,
        placing: Placing,
        table_rows: TableRows,
    ) -> None:
        self._document = document
        self._course = course
        self._modes = modes
        self._chapters = chapters
        self._placing = placing
        self._table_rows = table_rows

    def enter(self, index: int, statement: Statement, heading: Heading) -> None:
        """Opens what the heading opens.

        Args:
            index: the place of its statement.
            statement: its statement.
            heading: what it was seen to be.
        """
        if self._belongs_to_area(index, heading) or self._resumes_area(index, heading):
            return
        if self._parts_list(index, heading):
            self._modes.close_list()
            return
        heading = self._by_what_follows(index, heading)
        if not heading.is_strong and self._is_next_chapter(heading):
            # «4. Forebygge» behind chapter 3.
            heading = replace(heading, is_strong=True)
        by_rules_alone = heading.rank[0] >= BY_RULES
        if heading.section in CLOSED and heading.rank[0] == BY_RULES and heading.name.endswith(":"):
            self._modes.open_list(heading.section, index)
        elif heading.section is None and not heading.is_strong:
            self._doubtful_theme(index, statement, heading)
        elif by_rules_alone and heading.section in SERVING | {"goal"} and not self._modes.is_closed:
            self._list(index, heading)
        else:
            self._chapter(index, statement, heading)

    def _parts_list(self, index: int, heading: Heading) -> bool:
        """Whether a section only parts the list of the one above («3.3.1 Barnehage» below «3.3 Strategier»)."""
        above = self._chapters.last
        if heading.section is not None or above is None or above.index != self._modes.heading.index:
            return False
        following = self._course.following(index)
        is_list = following is not None and following.is_bullet
        is_below = is_label_under(heading.label, above.heading.label)
        return above.heading.section in SERVING and is_below and is_list

    def _belongs_to_area(self, index: int, heading: Heading) -> bool:
        """Whether a heading repeats the open area's name, or is the line below it on its title page."""
        above = self._chapters.last
        if heading.section is not None or heading.label is not None or above is None or not above.is_area:
            return False
        if letters(heading.name) == letters(above.area.text):
            return True
        if not above.heading.is_by_type or heading.rank <= above.heading.rank or is_sentence(heading.name):
            return False
        return index - above.index <= 2 and self._placing.last < above.index

    def _resumes_area(self, index: int, heading: Heading) -> bool:
        """Whether a heading above a table, or above acts with their fields, names an area that was read before."""
        holds_rows = self._course.has_table_next(index) or self._course.has_fields_next(index + 1)
        if heading.section is not None or not holds_rows:
            return False
        area = self._chapters.area_named(heading.name)
        if area is None:
            return False
        self._placing.open.clear()
        self._chapters.reopen(area, heading, index)
        self._modes.end_section(index)
        return True

    def _is_next_chapter(self, heading: Heading) -> bool:
        """Whether a heading that reads as a sentence is the next chapter all the same, by its number."""
        label = heading.label
        return label is not None and label.isdecimal() and self._chapters.comes_next(label)

    def _by_what_follows(self, index: int, heading: Heading) -> Heading:
        """The heading, its section corrected: «Slik vil vi arbeide» above prose, «Visjon og verdier»."""
        if heading.section == "strategy" and _WAY_OF_WORKING.search(heading.name):
            if not self._course.has_list_ahead(index) or self._course.has_names_ahead(index):
                return replace(heading, section="approach")
        elif (
            heading.section == "strategy"
            and _HOW.match(heading.name)
            and self._course.has_assigned_next(index)
        ):
            # What somebody answers for is an act.
            return replace(heading, section="measure")
        elif (
            heading.section == "goal"
            and _WE_WILL.fullmatch(heading.name)
            and self._course.has_acts_next(index)
        ):
            return replace(heading, section="strategy")
        elif heading.section == "measure" and _FOLLOW_UP.fullmatch(heading.name.casefold().strip(" :")):
            following = self._course.following(index)
            if following is not None and following.marker is None and not self._course.has_table_next(index):
                # How the plan is followed up, and no list of what is done.
                return replace(heading, section="none")
        elif (
            heading.section == "structural"
            and heading.name.casefold().startswith("visjon")
            and not self._course.has_heading_ahead(index, "vision")
        ):
            return replace(heading, section="vision")
        return heading

    def _doubtful_theme(self, index: int, statement: Statement, heading: Heading) -> None:
        """A short line that only its place makes a heading ends a list, and waits for a goal to prove it."""
        self._chapters.doubtful = chapter_of(self._document, statement, heading, index)
        section = self._modes.heading.section
        if section is not None and section not in CLOSED and self._course.has_prose_next(index):
            self._modes.open_section(None, index)
        if not self._modes.goes_on(self._course.following(index)):
            self._modes.close_list()

    def _list(self, index: int, heading: Heading) -> None:
        """«Tiltak» in the type of the body announces a list below the items that are open."""
        self._modes.open_list(heading.section, index)
        self._chapters.close_reopened()
        self._leave_goals(heading)
        self._resume_named(heading)
        if heading.section == "measure" and heading.name.endswith(":"):
            self._table_rows.read_columns(index)
        self._modes.current.serves_area = self._names_open_area(heading.name)
        if heading.is_strong:
            self._modes.keep_as_section()
        if heading.section == "goal" and self._chapters.doubtful is None:
            self._placing.close_items(heading)

    def _chapter(self, index: int, statement: Statement, heading: Heading) -> None:
        """A chapter: closes those that end here, with their items, and says what its points are."""
        serves = heading.section in SERVING
        if heading.section == "contents":
            self._course.take_contents(index)
        self._placing.close_under(self._chapters.close_for(heading), heading)
        if not (serves and heading.rank[0] >= BY_RULES):
            self._placing.close_items(heading)
        self._leave_goals(heading)
        self._resume_named(heading)
        serves_area = serves and self._names_open_area(heading.name)
        chapter = chapter_of(self._document, statement, heading, index)
        self._chapters.enter(chapter)
        self._modes.open_section(heading.section, index, serves_area=serves_area)
        self._modes.close_list()
        if not serves:
            self._chapters.doubtful = None
        if heading.section is None and names_area(heading.name):
            self._chapters.area_of(chapter)

    def _leave_goals(self, heading: Heading) -> None:
        """A list of priorities and the strategy for land use are the whole plan's and serve no single goal."""
        if heading.section in ("measure", "strategy") and _WHOLE_PLAN.match(heading.name.casefold()):
            self._placing.open.clear()
            self._chapters.open.clear()

    def _resume_named(self, heading: Heading) -> None:
        """«Tiltak for delmål b):» serves the goal that it names, wherever it stands."""
        match = _FOR_GOAL.search(heading.name) if heading.section in SERVING else None
        goal = self._placing.goal_labelled(match["label"]) if match is not None else None
        if goal is not None:
            goal.run = 1
            self._placing.resume(goal)

    def _names_open_area(self, name: str) -> bool:
        """Whether a heading («Tiltak i innsatsområde A») says that its list serves the whole area."""
        folded = name.casefold()
        if _AREA_WORD.search(folded):
            return True
        theme = _BEFORE_THEME.sub("", folded).strip(" :")
        return bool(theme) and self._chapters.has_theme(theme)
