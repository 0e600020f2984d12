"""Listed: what a number, a letter or a bullet marks: a list's point, or, with a number, a heading."""

from __future__ import annotations

from rettesnor.documents import Document
from rettesnor.outline.drafts import Draft
from rettesnor.outline.headings import NUMBERED, Heading, Typography, heading_of
from rettesnor.outline.markers import Marker, Style
from rettesnor.outline.pieces import successor
from rettesnor.outline.plan.chapters import Chapters
from rettesnor.outline.plan.course import Course
from rettesnor.outline.plan.entering import Entering
from rettesnor.outline.plan.levels import LISTED_BELOW, is_label_under
from rettesnor.outline.plan.modes import CLOSED, Modes
from rettesnor.outline.plan.names import Names
from rettesnor.outline.plan.placing import Placing, is_named_by_label
from rettesnor.outline.plan.points import Points
from rettesnor.outline.plan.terms import read_terms
from rettesnor.outline.prose import is_sentence, starts_as_act
from rettesnor.outline.record import ItemKind
from rettesnor.outline.sections import section_of
from rettesnor.outline.statement import Statement

_WITH_POINTS = frozenset(
    {"goal", "subgoal", "strategy", "measure", "indicator", "approach", "value", "definition"}
)
_ANNOUNCED_WITHIN = 4
_LOOKED_BACK = 60
_FIRST = frozenset({"a", "1", "i"})


class Listed:
    """Reads statements with a list's mark at their head."""

    def __init__(
        self,
        document: Document,
        type_: Typography,
        course: Course,
        modes: Modes,
        chapters: Chapters,
        placing: Placing,
        names: Names,
        points: Points,
        entering: Entering,
    ) -> None:
        self._document = document
        self._type = type_
        self._course = course
        self._modes = modes
        self._chapters = chapters
        self._placing = placing
        self._names = names
        self._points = points
        self._entering = entering

    def read(self, index: int, statement: Statement, marker: Marker) -> None:
        """A heading where its number makes it one, else a point of what the heading or lead-in above says."""
        heading = self._heading(index, statement, marker)
        if heading is None:
            self._by_section(index, statement)
        elif self._points.is_point_heading(index, heading):
            self._points.read_heading(index, statement)
        elif self._points.is_end_state(index, heading):
            self._points.read_end_state(index, statement, heading)
        else:
            self._entering.enter(index, statement, heading)

    def _heading(self, index: int, statement: Statement, marker: Marker) -> Heading | None:
        """The heading that a numbered statement is; None where it goes on with a list or is a point."""
        if marker.label is None or not statement.opens_line:
            return None
        if self._continues_list(statement, marker):
            if not self._opens_sections(index, marker.label):
                return None
            text = statement.text(self._document)
            return Heading(
                (NUMBERED, marker.label.count(".") + 1), section_of(text), text, marker.label, True
            )
        heading = heading_of(self._document, statement, self._type)
        if heading is None or (heading.is_by_type and self._points.is_end_state(index, heading)):
            return heading
        is_point = self._modes.current.section in _WITH_POINTS and self._may_be_point(index, heading, marker)
        return None if is_point else heading

    def _opens_sections(self, index: int, label: str) -> bool:
        """Whether a number that a list might go on with is the next chapter's: «4. Satsingsområder», soon «4.1 …»."""
        last_label = self._modes.nesting.last_label
        if "." not in label and last_label is not None and not successor(last_label, label):
            # «5. Oppfølging» behind a list that ends at 3, in chapter 4.
            return self._chapters.go_on_at(label)
        if not self._chapters.comes_next(label):
            return False
        if "." in label:
            # «3.2» behind the list «1.1, 1.2, 1.3» in chapter 3.1.
            last = self._placing.drafts[-1].label if self._placing.drafts else None
            return self._chapters.follows(label) and not (last is not None and successor(last, label))
        ahead = [one for one in self._course.ahead(index) if one.label is not None]
        return bool(ahead) and (ahead[0].label or "").startswith(f"{label}.")

    def _continues_list(self, statement: Statement, marker: Marker) -> bool:
        nesting = self._modes.nesting
        if nesting.is_empty:
            return False
        if marker.style is Style.LETTER and (marker.label or "").islower():
            return True
        return nesting.has_place(statement) and self._type.rank(statement) is None

    def _may_be_point(self, index: int, heading: Heading, marker: Marker) -> bool:
        """Whether a numbered statement below a list's heading is a point of it and no next chapter."""
        if self._modes.nesting.is_bulleted or self._modes.nesting.is_numbered_unlike(marker):
            return False
        label = heading.label or ""
        if heading.section is not None or _is_capital(marker):
            return False
        if self._course.has_fields_next(index):
            return True
        above = self._chapters.last
        if heading.is_by_type and above is not None and heading.rank[0] < above.heading.rank[0]:
            # Larger than what announces the list: a chapter, whatever its number.
            return False
        if self._modes.current.section == "value" and not marker.glyph:
            # «1 Kultur for barn»: a chapter, since values are no numbered list.
            return False
        if self._modes.current.section in ("approach", "value") and "." not in label:
            last = self._placing.drafts[-1].label if self._placing.drafts else None
            is_behind_sections = last is not None and "." in last and self._chapters.follows(label)
            return not is_behind_sections and not self._is_next_chapter(label)
        if self._modes.heading.section in ("approach", "value") and self._is_in_chapter(label):
            # «3.1 Folkehelse» in chapter 3, «Gjennomgående perspektiver».
            return True
        if heading.is_by_type:
            return above is not None and heading.rank > above.heading.rank and is_sentence(heading.name)
        if "." in label and self._chapters.has_label(label.rpartition(".")[0]):
            # «2.1» below chapter 2 is a section of it, unless another number follows directly.
            following = self._course.following(index)
            if following is None or following.marker is None or following.marker.style is not Style.NUMBER:
                return False
            if self._course.has_table_next(index):
                return False
        return not self._chapters.comes_next(label)

    def _is_in_chapter(self, label: str) -> bool:
        """Whether the number is a part of the number of the chapter that announces names."""
        return any(
            one.heading.section in ("approach", "value") and is_label_under(label, one.heading.label)
            for one in self._chapters.open
        )

    def _is_next_chapter(self, label: str) -> bool:
        """Whether the number is the one behind the open chapter's, in a list that has not begun at 1."""
        return self._chapters.comes_next(label) and self._modes.nesting.is_empty and label != "1"

    def _by_section(self, index: int, statement: Statement) -> None:
        section = self._modes.current.section
        match section:
            case None:
                self._unannounced(index, statement)
            case "approach" | "value":
                self._names.read_name(statement, ItemKind(section))
            case "definition":
                self._placing.drafts.extend(read_terms(self._document, statement, None))
            case "vision" | "area" | "structural":
                pass
            case _ if section not in CLOSED:
                self._points.read(index, statement, ItemKind(section), f"list-under-{section}")

    def _unannounced(self, index: int, statement: Statement) -> None:
        """A list that nothing announces belongs to the item it directly follows, if it follows one."""
        anchor = self._placing.open[-1] if self._placing.open else None
        if anchor is None or anchor.kind not in LISTED_BELOW:
            return
        beside: ItemKind | None = None
        if self._modes.nesting.is_empty:
            is_first = statement.label is not None and statement.label.lower() in _FIRST
            is_of_another = anchor.run > 1 or anchor.rule.startswith("list-")
            is_near = self._placing.last == index - 1 or self._is_announced_below(index, statement, anchor)
            beside = self._kind_beside(anchor) if not is_near and is_named_by_label(anchor) else None
            is_act = beside is not None and starts_as_act(statement.text(self._document))
            if not (is_near or is_act) or (is_of_another and not is_first):
                return
        kind = beside or LISTED_BELOW[anchor.kind]
        self._modes.say(kind.value, index, from_lead_in=True)
        self._modes.current.anchor = anchor
        draft = self._points.read(index, statement, kind, f"list-directly-under-{anchor.kind}", anchor)
        draft.certainty = 0.7

    def _kind_beside(self, goal: Draft) -> ItemKind | None:
        """What the list below the goal before this one holds, where its words led it in and they are of one kind."""
        below: set[ItemKind] = set()
        for one in reversed(self._placing.drafts[-_LOOKED_BACK:]):
            if one is not goal and one.kind is goal.kind and one.rule == goal.rule:
                return below.pop() if len(below) == 1 and one.parent is goal.parent else None
            if one is not goal and one.rule in ("list-under-strategy", "list-under-measure"):
                below.add(one.kind)
        return None

    def _is_announced_below(self, index: int, statement: Statement, anchor: Draft) -> bool:
        """Whether a lettered list comes after «Retningslinjer:» below an item that the plan's own word names."""
        is_lettered = statement.marker is not None and statement.marker.style is Style.LETTER
        is_close = self._modes.current.index == index - 1 and index - self._placing.last <= _ANNOUNCED_WITHIN
        return is_lettered and self._modes.current.from_lead_in and is_close and is_named_by_label(anchor)


def _is_capital(marker: Marker) -> bool:
    """Whether a capital letter or Roman numeral with a full stop stands at the head («II. Reiseliv»)."""
    return marker.style is Style.LETTER and marker.glyph == "." and (marker.label or "").isupper()
