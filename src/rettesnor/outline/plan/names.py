"""Names: what a plan declares by name and puts under nothing: its vision, its values, its ways of working."""

from __future__ import annotations

import re

from rettesnor.documents import Document
from rettesnor.outline.drafts import Draft
from rettesnor.outline.headings import Heading
from rettesnor.outline.plan.chapters import Chapter, Chapters
from rettesnor.outline.plan.course import Course
from rettesnor.outline.plan.modes import Modes
from rettesnor.outline.plan.stretches import declared
from rettesnor.outline.prose import explained_names, row_of_names, stated_values, stated_vision
from rettesnor.outline.record import ItemKind
from rettesnor.outline.statement import Statement

NAMING = frozenset({"vision", "value", "approach"})
_LONGEST_VISION = 450
_LONGEST_NAME = 40
_COUNTS = re.compile(r"(?i)\b(?:to|tre|fire|fem|seks|sju|syv)\b")
_NAMES_WITHIN = 14
# Another's vision, or one that is no longer: «visjonen i samfunnsdelen», «fylkeskommunens visjon».
_ELSEWHERE = re.compile(
    r"(?i)visjon\w* (?:i|for|til) (?:den |vår )?(?:samfunnsdel|kommuneplan|norge|noreg|nasjonal)"
    r"|gjeld(?:er)? (?:også|òg) her|samfunnsdelen har|fylkeskommun|hadde visjon|visjonen (?:fra|frå) \d{4}"
)
_NAME = re.compile(r"(?:\*\*)?[^.:–\n]{2,80}?(?=\s*(?:\*\*)?\s*(?:[:.]|\s[–-]\s)|\n|$)")
_TELLS_OF_VALUES = re.compile(
    r"(?i)\b(?:kjerne)?verdi(?:en|ene|ane|grunnlag\w*)\b|\b(?:våre|to|tre|fire|fem|seks) verdi"
)
_RUN_ON = re.compile(
    r"[A-ZÆØÅ][a-zæøå]+(?: (?!og |er |skal |vil |har )[a-zæøå]+){1,6}(?<! i)(?<! med)(?<! av)(?<! på)(?<! til)(?<! for)"
    r"(?= [A-ZÆØÅ][a-zæøå]+ (?:\w+ )?(?:er|blir|skal|vil|har|må|kan|vert|skapes|skapast)\b)"
)
_INK = re.compile(r"\S")


class Names:
    """Reads the names. A plan has one vision; a sentence below its slogan goes on with it."""

    def __init__(
        self, document: Document, course: Course, modes: Modes, chapters: Chapters, drafts: list[Draft]
    ) -> None:
        self._document = document
        self._course = course
        self._modes = modes
        self._chapters = chapters
        self._drafts = drafts
        self._has_vision = False
        self._set_large: Chapter | None = None

    def is_name(self, index: int, heading: Heading, statement: Statement) -> bool:
        """Whether a heading below «Kjerneverdier» is one of the names, and no next chapter."""
        section = self._modes.current.section
        if section not in NAMING or heading.section not in (None, "none"):
            return False
        is_slogan = section == "vision" and heading.label is None and index == self._modes.current.index + 1
        if not heading.is_strong or (is_slogan and not heading.is_by_type):
            return True
        if not heading.is_by_type:
            return False
        if section == "vision":
            is_below = heading.rank > self._chapters.rank_of_section(section)
            return self._modes.current.points == 0 and (statement.first.level is None or is_below)
        if index - self._modes.current.index > _NAMES_WITHIN or len(heading.name) > _LONGEST_NAME:
            return False
        if self._stands_out(index, heading):
            return True
        is_below = heading.rank > self._chapters.rank_of_section(section)
        return is_below or (heading.label is None and not self._chapters.has_seen(heading.rank))

    def _stands_out(self, index: int, heading: Heading) -> bool:
        """Whether a name is set as large as what announces it, or larger: right below it, or where it counts them."""
        chapter, above = self._chapters.last, self._chapters.open[:-1]
        if chapter is None or chapter.index != self._modes.heading.index or heading.label is not None:
            return False
        is_within = not above or above[-1].heading.rank < heading.rank
        if not is_within or not self._course.has_prose_next(index):
            return False
        is_below_lead_in = self._modes.current.from_lead_in and self._modes.current.index == index - 1
        is_first = index == chapter.index + 1 or (is_below_lead_in and index == chapter.index + 2)
        if is_first or _COUNTS.search(chapter.heading.name) is not None:
            self._set_large = chapter
        return self._set_large is chapter

    def read_heading(self, index: int, statement: Statement) -> None:
        """A short line below «Visjon», «Verdier» or «Gjennomgående perspektiver» is a slogan or a name."""
        section = self._modes.current.section
        if section == "vision":
            self.read_vision(statement)
        elif section == "value" and (
            row := row_of_names(self._document.text, statement.start, statement.end)
        ):
            self._declare_values(statement, row)
            self._modes.end_section(index)
        elif section is not None and self._course.has_prose_next(index):
            self.read_name(statement, ItemKind(section))

    def read_name(self, statement: Statement, kind: ItemKind) -> None:
        """The name alone, without its explanation («Åpenhet – vi …»); points nested in it explain it."""
        if statement.marker is not None and self._modes.nesting.place(statement) is not None:
            return
        text = self._document.text
        end = self._end_of_name(statement, kind)
        words = " ".join(text[statement.body : end].replace("*", "").split())
        page, rule = statement.first.page, f"list-under-{kind}"
        self._drafts.append(
            Draft(kind, statement.label, words, statement.start, end, page, rule, certainty=0.9)
        )

    def find_vision(self, statement: Statement) -> None:
        """The vision that running text declares in quotation marks, where it is this plan's first."""
        where = (self._document.text, statement.start, statement.end)
        # Most paragraphs name no vision, which is soon told.
        if self._has_vision or self._document.text.find("isjon", *where[1:]) < 0 or _ELSEWHERE.search(*where):
            return
        for span in stated_vision(*where):
            self._declare(ItemKind.VISION, statement, span, "vision-in-quotation-marks")

    def read_vision(self, statement: Statement) -> None:
        """A paragraph or slogan under «Visjon»: the vision, or the sentence that goes on with it."""
        words = statement.words(self._document)
        last = self._drafts[-1] if self._drafts else None
        if last is None or last.kind is not ItemKind.VISION:
            if self._has_vision:
                return
            quoted = stated_vision(self._document.text, statement.start, statement.end)
            span = quoted[0] if quoted else (statement.body, statement.end)
            if quoted or len(words) <= _LONGEST_VISION:
                self._declare(ItemKind.VISION, statement, span, "under-the-heading-visjon")
        elif self._modes.current.points == 1 and _goes_on_with(last, words):
            last.text, last.end = f"{last.text} {words}", statement.end
        self._modes.count_point()

    def read_values(self, statement: Statement) -> None:
        """A paragraph under «Verdier»: a row of names, or lines of a name and its explanation."""
        where = (self._document.text, statement.start, statement.end)
        row = stated_values(*where) or row_of_names(*where)
        self._declare_values(statement, row or explained_names(*where))
        if row:
            self._modes.end_section(self._modes.current.index)

    def find_values(self, statement: Statement) -> bool:
        """The values that running text declares in a row; gives whether it declares any."""
        row = stated_values(self._document.text, statement.start, statement.end)
        self._declare_values(statement, row)
        return bool(row)

    def read_approaches(self, statement: Statement) -> None:
        """A paragraph under «Prinsipper»: lines of a name and its explanation."""
        for span in explained_names(self._document.text, statement.start, statement.end):
            self._declare(ItemKind.APPROACH, statement, span, "name-and-explanation")

    def _declare_values(self, statement: Statement, spans: list[tuple[int, int]]) -> None:
        for span in spans:
            self._declare(ItemKind.VALUE, statement, span, "values-in-a-row")

    def _declare(self, kind: ItemKind, statement: Statement, span: tuple[int, int], rule: str) -> None:
        self._drafts.append(declared(self._document, kind, statement, span, rule))
        self._has_vision = self._has_vision or kind is ItemKind.VISION

    def _end_of_name(self, statement: Statement, kind: ItemKind) -> int:
        """Where a name ends: before its explanation, or with its line where a capital begins the next."""
        text = self._document.text
        if (run_on := _RUN_ON.match(text, statement.body, statement.end)) is not None:
            # «Folkehelse i alt vi gjør Helse skapes der folk lever»: the explanation begins with its capital.
            return run_on.end()
        match = _NAME.match(text[statement.body : statement.end])
        if match is not None:
            end = statement.body + match.end()
            if kind is ItemKind.VALUE or (kind is ItemKind.APPROACH and _is_explained(text, end)):
                return end
        below = _INK.search(text, statement.first.end)
        begins_anew = statement.count > 1 and below is not None and below[0].isupper()
        return statement.first.end if begins_anew else statement.end


def _goes_on_with(vision: Draft, words: str) -> bool:
    """Whether a sentence below a slogan belongs to the vision."""
    is_slogan = vision.rule == "under-the-heading-visjon" and len(vision.text) < 90
    is_sentence = 20 < len(words) < 350 and words.endswith(".")
    return is_slogan and is_sentence and not _TELLS_OF_VALUES.search(words)


def _is_explained(text: str, end: int) -> bool:
    """Whether what stands behind a name begins to explain it."""
    while text[end : end + 1] in (" ", "*"):
        end += 1
    return text[end : end + 1] in (":", "–", ".")
