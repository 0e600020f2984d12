"""Labelled: what the plan's own words name, each with its number («Delmål 1.1», «Satsingsområde 2»)."""

from __future__ import annotations

from rettesnor.documents import Document
from rettesnor.outline import rules
from rettesnor.outline.drafts import Draft
from rettesnor.outline.headings import Typography
from rettesnor.outline.markers import Marker, Style, named_behind
from rettesnor.outline.plan.chapters import Chapters
from rettesnor.outline.plan.course import Course
from rettesnor.outline.plan.levels import LEVEL, is_label_under, rank_of
from rettesnor.outline.plan.modes import Modes
from rettesnor.outline.plan.names import Names
from rettesnor.outline.plan.placing import Placing
from rettesnor.outline.plan.stretches import whole
from rettesnor.outline.prose import is_contents_line, is_sentence, skip_number
from rettesnor.outline.record import ItemKind
from rettesnor.outline.statement import Statement


class Labelled:
    """Reads statements with a labelling word and a number at their head."""

    def __init__(
        self,
        document: Document,
        type_: Typography,
        course: Course,
        modes: Modes,
        chapters: Chapters,
        placing: Placing,
        names: Names,
    ) -> None:
        self._document = document
        self._type = type_
        self._course = course
        self._modes = modes
        self._chapters = chapters
        self._placing = placing
        self._names = names

    def read(self, index: int, statement: Statement, marker: Marker) -> None:
        """An item of the kind that its word names, an area's chapter, or a named way of working."""
        word = rules.words()[marker.glyph]
        type_rank = self._type.rank(statement)
        if is_contents_line(statement.text(self._document)):
            return
        if self._modes.heading.section == "foreign" and type_rank is None:
            return
        if self._modes.heading.section == "none" and self._course.has_label_again(index, marker):
            # A summary names the goals; the chapters set them out.
            return
        if statement.end <= statement.body:
            known = self._read_before(word, marker)
            if known is not None and not self._course.has_name_next(index):
                self._placing.resume(known)
                return
            type_rank = self._take_name(index, statement, type_rank)
            if statement.end <= statement.body:
                return
        kind = kind_of_word(word, marker.label, self._placing.open)
        if word.as_name is not None and not is_sentence(statement.text(self._document)):
            kind = word.as_name
        if kind not in LEVEL:
            self._names.read_name(statement, kind)
            return
        # The rank is the word's own: «Mål» below a goal is a subgoal, and still stands as high as «Mål».
        rank = rank_of(type_rank, word.kind)
        if self._modes.is_closed or (type_rank is not None and self._chapters.open):
            self._chapters.close_from(rank)
            self._modes.open_section(None, index)
        self._modes.close_list()
        draft = whole(
            self._document, kind, statement, f"word-{word.name}", 0.95 if kind is ItemKind.AREA else 0.97
        )
        draft.rank = rank
        if kind is ItemKind.AREA:
            self._placing.open.clear()
            self._chapters.open_area(draft, rank, statement.text(self._document), index)
        else:
            self._placing.place(index, draft, self._same_kind_above(kind, marker.label))
            # Where the name stood on a line of its own, what follows that follows the item.
            self._placing.last = self._course.last_taken_from(index)
        self._modes.end_section(index)

    def _read_before(self, word: rules.Word, marker: Marker) -> Draft | None:
        """The item of the same word and number, where a label that stands alone only repeats it."""
        name = f"word-{word.name}"
        drafts = reversed(self._placing.drafts)
        return next((one for one in drafts if one.label == marker.label and one.rule == name), None)

    def _take_name(self, index: int, statement: Statement, type_rank: int | None) -> int | None:
        """A label that stands alone takes the words of the next line («Innsatsområde 1», then its name).

        Returns:
            How high the type of both stands, the higher of the two.
        """
        following = self._course.following(index)
        if following is None or following.marker is not None or following.role is not statement.role:
            return type_rank
        statement.body, statement.end, statement.parts = following.body, following.end, following.parts
        self._course.take([index + 1])
        ranks = (type_rank, self._type.rank(following))
        return min((one for one in ranks if one is not None), default=None)

    def _same_kind_above(self, kind: ItemKind, label: str | None) -> Draft | None:
        """The open item of the same kind that this one is a part of («Strategi 1.2» of «Strategi 1»)."""
        drafts = reversed(self._placing.open)
        return next((one for one in drafts if one.kind is kind and is_label_under(label, one.label)), None)


def kind_of_word(word: rules.Word, label: str | None, open_items: list[Draft]) -> ItemKind:
    """What a labelling word names: its own kind, or another below an open item («Mål» below «Hovedmål»).

    Args:
        word: the word's rule.
        label: the number behind it.
        open_items: the items that it may stand under, the lowest last.
    """
    for draft in reversed(open_items) if word.under else ():
        is_part = is_label_under(label, draft.label)
        is_other_word = draft.rule.startswith("word-") and draft.rule != f"word-{word.name}"
        if draft.kind in word.under and (is_part or is_other_word):
            return word.under[draft.kind]
    return word.kind


def take_chapter_number(document: Document, statement: Statement, *, bullets: bool) -> Marker | None:
    """Passes over a chapter number before a label («3.1 Delmål 2: …»); it is the label where there is none.

    Args:
        document: the document.
        statement: the statement, which is changed in place.
        bullets: whether a label behind a bullet («• Mål 1: …») counts too.

    Returns:
        The statement's marker, which is now the label's.
    """
    marker = statement.marker
    if marker is None or (
        marker.style is not Style.NUMBER and not (bullets and marker.style is Style.BULLET)
    ):
        return marker
    named = named_behind(document.text, statement.body, statement.end)
    if named is None:
        return marker
    label, body = named
    if label.label is None and marker.style is Style.BULLET:
        return marker
    if label.label is not None:
        if marker.style is Style.NUMBER:
            statement.start = skip_number(document.text, statement.start)
    else:
        label = Marker(label.style, marker.label, label.glyph)
    statement.marker, statement.body = label, body
    return label
