"""The reader of plans: goes through the statements once and hands each to what reads its like."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rettesnor.documents import Document, Role, Warning
from rettesnor.outline import rules
from rettesnor.outline.drafts import Draft
from rettesnor.outline.headings import Heading, Typography, heading_of
from rettesnor.outline.markers import Style
from rettesnor.outline.plan.chapters import Chapters
from rettesnor.outline.plan.course import Course
from rettesnor.outline.plan.entering import Entering
from rettesnor.outline.plan.labelled import Labelled, take_chapter_number
from rettesnor.outline.plan.lead_ins import LeadIns
from rettesnor.outline.plan.listed import Listed
from rettesnor.outline.plan.modes import CLOSED, Modes
from rettesnor.outline.plan.names import Names
from rettesnor.outline.plan.numbers import Numbers
from rettesnor.outline.plan.pairs import Pairs
from rettesnor.outline.plan.paragraphs import Paragraphs
from rettesnor.outline.plan.placing import Placing
from rettesnor.outline.plan.points import Points
from rettesnor.outline.plan.stretches import part, whole
from rettesnor.outline.plan.table_rows import TableRows
from rettesnor.outline.plan.terms import TERM_LINE, read_box, read_explained, read_term_line
from rettesnor.outline.prose import asks, is_contents_line, is_sentence, starts_as_act
from rettesnor.outline.record import ItemKind
from rettesnor.outline.sections import lead_in_of, section_of
from rettesnor.outline.statement import Statement
from rettesnor.outline.tables import ActionTable

# The sections of which no list is read, so that a row of terms may stand in them.
_TELLING = frozenset({None, "none", "definition"})
# What the points of a box beside the text may be.
_IN_BOXES = frozenset({"goal", "subgoal", "strategy", "measure", "indicator"})
_MOST_LINES_OF_GOAL, _LONGEST_GOAL = 2, 150
_GOES_ON = re.compile(r"[.!?] [A-ZÆØÅ]|\b(?:skal|vil|må|bør|kan|er|å|og|som|ved|med|for|til|av)$")


class PlanReader:
    """Reads the statements and tables of one plan."""

    def __init__(
        self,
        document: Document,
        statements: list[Statement],
        tables: Iterable[ActionTable] = (),
        title: str | None = None,
    ) -> None:
        self._document = document
        self._drafts: list[Draft] = []
        # The page of a box beside the text whose points are being read.
        self._named_box: int | None = None
        self._type = Typography(document)
        self._course = course = Course(document, statements, list(tables), self._type)
        self._modes = modes = Modes()
        self._chapters = chapters = Chapters(document, title, self._drafts)
        self._placing = placing = Placing(self._drafts, chapters, modes)
        self._table_rows = TableRows(document, course, modes, chapters, placing)
        self._names = Names(document, course, modes, chapters, self._drafts)
        self._pairs = Pairs(document, self._type, course, modes, placing)
        self._points = Points(document, course, modes, chapters, placing)
        self._entering = Entering(document, course, modes, chapters, placing, self._table_rows)
        self._paragraphs = Paragraphs(document, course, modes, chapters, placing, self._names)
        self._labelled = Labelled(document, self._type, course, modes, chapters, placing, self._names)
        self._lead_ins = LeadIns(document, self._type, modes, chapters, placing, self._names)
        self._numbers = Numbers(document, self._type, modes, chapters, placing)
        self._listed = Listed(
            document,
            self._type,
            course,
            modes,
            chapters,
            placing,
            self._names,
            self._points,
            self._entering,
        )

    @property
    def warnings(self) -> list[Warning]:
        """What was seen and is odd."""
        return self._lead_ins.warnings

    def read(self) -> list[Draft]:
        """The drafts of the plan's items, in the order in which they were found."""
        for index, statement in enumerate(self._course.statements):
            for table in self._course.tables_before(statement):
                self._table_rows.read(index, table)
            if self._modes.heading.section == "contents" and self._course.is_behind_contents(index):
                self._modes.end_section(index)
            if not self._course.is_taken(index):
                self._read(index, statement)
        for table in self._course.tables_before(None):
            self._table_rows.read(len(self._course.statements), table)
        return self._drafts

    def _read(self, index: int, statement: Statement) -> None:
        if statement.role is Role.SIDE_BOX and not self._is_of_named_box(statement):
            definition = read_box(self._document, statement, self._course.preceding(index))
            self._drafts.extend([definition] if definition is not None else [])
            return
        marker = take_chapter_number(
            self._document,
            statement,
            bullets=not self._modes.is_closed and self._modes.current.section not in CLOSED,
        )
        if self._pairs.read(index, statement, marker) or self._is_of_the_world(statement):
            return
        if marker is None:
            self._unmarked(index, statement)
        elif marker.style is Style.WORD:
            self._labelled.read(index, statement, marker)
        elif marker.style is Style.FIELD:
            self._lead_ins.read_field(index, statement, marker)
        elif marker.style is Style.LEAD_IN:
            self._lead_ins.read(index, statement, marker)
        elif is_contents_line(statement.text(self._document)):
            return
        elif marker.style is Style.CODE and self._is_measure_by_fields(index, None):
            draft = whole(self._document, ItemKind.MEASURE, statement, "words-above-fields", 0.9)
            self._placing.place(index, draft)
        elif not self._numbers.read(index, statement, marker):
            self._listed.read(index, statement, marker)

    def _is_of_named_box(self, statement: Statement) -> bool:
        """Whether a box beside the text is headed by what its points are («Slik måler vi utviklingen»)."""
        is_heading = statement.marker is None and section_of(statement.text(self._document)) in _IN_BOXES
        goes_on = self._named_box == statement.first.page and statement.marker is not None
        self._named_box = statement.first.page if is_heading or goes_on else None
        return is_heading or goes_on

    def _unmarked(self, index: int, statement: Statement) -> None:
        """A heading, an item or name that stands as one, or a paragraph."""
        if self._explained(index, statement):
            return
        if not self._modes.is_closed and self._pairs.opens(index, statement):
            return
        heading = heading_of(self._document, statement, self._type)
        if self._is_measure_by_fields(index, heading):
            span = (statement.body, statement.end)
            draft = part(self._document, ItemKind.MEASURE, statement, span, "words-above-fields", 0.85)
            self._placing.place(index, draft)
        elif (heading is None or not heading.is_strong) and self._is_end_state_on_a_line(index, statement):
            self._points.read_end_state(index, statement, heading)
        elif heading is None or self._paragraphs.is_point(index, heading):
            self._paragraphs.read(index, statement)
        elif self._names.is_name(index, heading, statement):
            self._names.read_heading(index, statement)
        elif self._points.is_point_heading(index, heading):
            self._points.read_heading(index, statement)
        elif self._points.is_end_state(index, heading):
            self._points.read_end_state(index, statement, heading)
        else:
            self._entering.enter(index, statement, heading)

    def _is_of_the_world(self, statement: Statement) -> bool:
        """Whether a numbered line names a goal of the United Nations, which the plan only serves."""
        if statement.label is None or not statement.label.isdecimal():
            return False
        name = statement.words(self._document).casefold().strip(" .*")
        return (statement.label, name) in rules.sustainability_goals()

    def _explained(self, index: int, statement: Statement) -> bool:
        """Reads definitions in running text; gives whether the statement is one, or asks for one."""
        before, after = self._course.beside(index)
        section = self._modes.current.section
        if section == "definition":
            last = self._drafts[-1] if self._drafts else None
            is_next = last is not None and last.rule == TERM_LINE and before and last.end == before[0].end
            is_first = index - 1 == self._modes.current.index
            is_below = before and self._document.text[before[0].end : statement.start].isspace()
            follows = is_below and (is_next or is_first)
            draft = read_term_line(self._document, statement, after, follows=bool(follows))
            if draft is not None:
                self._drafts.append(draft)
                self._course.take([index + 1])
                return True
        is_listed = section not in _TELLING
        definitions = read_explained(self._document, statement, before, after, is_listed=is_listed)
        self._drafts.extend(definitions)
        if after and any(one.end == after[0].end for one in definitions):
            self._course.take([index + 1])
        return bool(definitions)

    def _is_measure_by_fields(self, index: int, heading: Heading | None) -> bool:
        """Whether «Ansvar:», «Frist:» below the words prove them to be a measure."""
        if heading is not None and heading.section is not None:
            return False
        return self._modes.heading.section in ("measure", None) and self._course.has_fields_next(index)

    def _is_end_state_on_a_line(self, index: int, statement: Statement) -> bool:
        """Whether a sentence without its full stop stands right above a list of acts, or above what leads one in.

        So stand goals that were set in bold, where the text layer has lost the type.
        """
        text = statement.text(self._document)
        is_line = (
            statement.count <= _MOST_LINES_OF_GOAL
            and len(text) <= _LONGEST_GOAL
            and text[-1] not in ".:;?!,-"
        )
        mode = self._modes.current
        is_announced = mode.section is not None and mode.anchor is None
        if not is_line or not text[0].isupper() or self._modes.is_closed or is_announced:
            return False
        if _GOES_ON.search(text):
            return False
        if not is_sentence(text) or starts_as_act(text) or asks(text) or lead_in_of(text) is not None:
            return False
        has_promises = self._chapters.are_areas and self._course.has_promise_next(index)
        return has_promises or self._course.has_acts_next(index) or self._course.has_strategies_ahead(index)
