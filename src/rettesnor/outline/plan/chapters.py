"""Chapters: the headings whose sections are open; a theme becomes an area once it holds an item."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rettesnor.documents import Document
from rettesnor.outline.drafts import Draft
from rettesnor.outline.headings import BY_RULES, Heading, Rank
from rettesnor.outline.pieces import successor
from rettesnor.outline.plan.stretches import whole
from rettesnor.outline.prose import letters
from rettesnor.outline.record import ItemKind
from rettesnor.outline.statement import Statement

_PAGE_BEHIND = re.compile(r"(?<=\w) \d{1,3}$")
_PLAN_NAME = re.compile(
    r"(?i)\b(kommuneplan|samfunnsdel|handlingsplan|temaplan|kommunedelplan|tiltaksplan|strategiplan|økonomiplan"
    r"|planstrategi)"
)
_LONGEST_PLAN_NAME = 120


@dataclass(slots=True, eq=False)
class Chapter:
    """A heading whose section is open.

    Args:
        heading: the heading.
        area: the area that it is, or would be.
        index: the place of its statement.
        is_area: whether an item stands under it, so that the area is one of the plan's items.
    """

    heading: Heading
    area: Draft
    index: int
    is_area: bool = False
    is_reopened: bool = False


def chapter_of(document: Document, statement: Statement, heading: Heading, index: int) -> Chapter:
    """The chapter that a heading opens."""
    area = whole(document, ItemKind.AREA, statement, "heading-above", 0.8 if heading.is_strong else 0.6)
    area.label, area.rank = heading.label, heading.rank
    return Chapter(heading, area, index)


class Chapters:
    """The open chapters, the highest first.

    `doubtful` is a short line that only its place makes a heading; a goal right below it proves it.
    """

    def __init__(self, document: Document, title: str | None, drafts: list[Draft]) -> None:
        self.open: list[Chapter] = []
        self.doubtful: Chapter | None = None
        self._has_cover = len(document.pages) > 3
        self._title = (title or "").casefold()
        self._drafts = drafts
        self._ranks: set[Rank] = set()

    @property
    def last(self) -> Chapter | None:
        """The lowest open chapter."""
        return self.open[-1] if self.open else None

    def enter(self, chapter: Chapter) -> None:
        """Opens a chapter below those that are open."""
        self.open.append(chapter)
        self._ranks.add(chapter.heading.rank)

    def open_by_rank(self, chapter: Chapter) -> None:
        """Opens a chapter of which only the rank tells where it stands: all that stand no higher are over."""
        self.open = [one for one in self.open if one.heading.rank < chapter.heading.rank]
        self.open.append(chapter)

    def open_area(self, area: Draft, rank: Rank, name: str, index: int) -> None:
        """Opens the chapter of an area that the plan calls one; it is an item from the start."""
        self._drafts.append(area)
        self.open_by_rank(Chapter(Heading(rank, None, name, area.label, True), area, index, is_area=True))

    def close_for(self, heading: Heading) -> list[Chapter]:
        """Closes the chapters that end where the heading stands; gives them, the lowest first."""
        closed = []
        while self.open and _closes(heading, self.open[-1].heading):
            closed.append(self.open.pop())
        return closed

    def close_from(self, rank: Rank) -> None:
        """Closes the lowest chapters as long as they stand no higher than the rank."""
        while self.open and rank <= self.open[-1].heading.rank:
            self.open.pop()

    @property
    def are_areas(self) -> bool:
        """Whether an open heading says that the chapters below it are areas («Satsingsområder»)."""
        return any(one.heading.section == "area" for one in self.open)

    def area_above(self, kind: ItemKind) -> Draft | None:
        """The area that an item of this kind stands under; a theme becomes one, but not for indicators."""
        for chapter in reversed(self.open):
            if chapter.is_area:
                return chapter.area
            if chapter.heading.section is not None:
                continue
            if kind is ItemKind.INDICATOR:
                return None
            if chapter.heading.is_strong and not self._is_title(chapter):
                return self.area_of(chapter)
        return None

    def area_of(self, chapter: Chapter) -> Draft:
        """The area that a chapter is from now on."""
        if not chapter.is_area:
            for outer in self.open:
                if _is_section_of(chapter, outer) and not outer.is_area:
                    # «4.2 Demens» above «4.2.1 …»: a theme of themes.
                    self.area_of(outer)
            chapter.is_area = True
            above = [
                one.area
                for one in self.open
                if one.is_area and one is not chapter and one.heading.rank < chapter.heading.rank
            ]
            chapter.area.parent = above[-1] if above else None
            self._drafts.append(chapter.area)
        return chapter.area

    def has_label(self, label: str) -> bool:
        """Whether an open chapter bears that number."""
        return any(one.heading.label == label for one in self.open)

    def comes_next(self, label: str) -> bool:
        """Whether the number goes on behind an open chapter's on its level («5» behind «4», «2.3» behind «2.1»)."""
        return any(_comes_after(one.heading.label or "", label) for one in self.open)

    def follows(self, label: str) -> bool:
        """Whether the number comes directly behind an open chapter's («3.2» behind «3.1»)."""
        return any(one.heading.label is not None and successor(one.heading.label, label) for one in self.open)

    def go_on_at(self, label: str) -> bool:
        """Whether the number comes directly behind that of an open chapter or section («5» behind «4.2»)."""
        return any(
            successor(one.heading.label, label) or successor(one.heading.label.split(".")[0], label)
            for one in self.open
            if one.heading.label is not None
        )

    def area_named(self, name: str) -> Draft | None:
        """The area of that name that was read last; letters count, marks do not."""
        areas = (one for one in reversed(self._drafts) if one.kind is ItemKind.AREA)
        return next((one for one in areas if letters(one.text) == letters(name)), None)

    def reopen(self, area: Draft, heading: Heading, index: int) -> None:
        """What comes next stands under this earlier area again."""
        self.open_by_rank(Chapter(heading, area, index, is_area=True, is_reopened=True))

    def close_reopened(self) -> None:
        """An area that was opened again for a table is over with it."""
        while self.open and self.open[-1].is_reopened:
            self.open.pop()

    def names_plan(self, name: str) -> bool:
        """Whether a heading only repeats the name of the plan or the municipality, as running headers do."""
        bare = _PAGE_BEHIND.sub("", name.casefold())
        return _is_plan_name(bare) or bare in self._title or bare.endswith(" kommune")

    def has_seen(self, rank: Rank) -> bool:
        """Whether a chapter of that rank was entered, open or not."""
        return rank in self._ranks

    def has_theme(self, name: str) -> bool:
        """Whether an open chapter is a theme of that name, in lower case."""
        return any(one.heading.section is None and one.heading.name.casefold() == name for one in self.open)

    def has_theme_below(self, chapter: Chapter | None) -> bool:
        """Whether a theme of its own is open below that chapter."""
        below = self.open[self.open.index(chapter) + 1 :] if chapter in self.open else []
        return any(one.heading.section is None and one.heading.is_strong for one in below)

    def rank_of_section(self, section: str | None) -> Rank:
        """How high the lowest open chapter of that section stands."""
        ranks = (one.heading.rank for one in reversed(self.open) if one.heading.section == section)
        return next(ranks, (BY_RULES, 0))

    def area_names(self) -> list[str]:
        """The names of the open areas."""
        return [one.area.text for one in self.open if one.is_area]

    def _is_title(self, chapter: Chapter) -> bool:
        """Whether a heading names the plan or the municipality and no part of the plan."""
        heading = chapter.heading
        name = heading.name.casefold()
        if self._has_cover and chapter.area.page == 1 and heading.label is None:
            return True
        if (chapter.index == 0 and heading.label is None) or not any(
            character.isalpha() for character in name
        ):
            return True
        if self.names_plan(name) and (heading.label is None or _is_plan_name(name)):
            return True
        highest = next(one for one in self.open if one.heading.rank[0] <= heading.rank[0])
        return chapter.index <= 3 and heading.label is None and highest is chapter and heading.is_by_type


def _is_section_of(chapter: Chapter, outer: Chapter) -> bool:
    """Whether a chapter's number is a part of that of a theme which is itself a section («4.2.1» of «4.2»)."""
    label, above = chapter.heading.label, outer.heading.label
    is_theme = outer.heading.section is None and outer.heading.is_strong
    return (
        is_theme
        and label is not None
        and above is not None
        and "." in above
        and label.startswith(f"{above}.")
    )


def _closes(heading: Heading, open_one: Heading) -> bool:
    """Whether a heading ends an open chapter: by their numbers where both have one, else by their ranks."""
    if heading.label and open_one.label and heading.rank[0] == open_one.rank[0]:
        return not heading.label.startswith(open_one.label + ".")
    return heading.rank <= open_one.rank


def _is_plan_name(name: str) -> bool:
    return bool(_PLAN_NAME.search(name)) and len(name) < _LONGEST_PLAN_NAME


def _comes_after(above: str, label: str) -> bool:
    """Whether this number counts on from a chapter's on its level («5» from «3», «2.4» from «2.1»)."""
    *outer, last = above.split(".")
    *outer_of_label, last_of_label = label.split(".")
    if outer != outer_of_label or not (last.isdecimal() and last_of_label.isdecimal()):
        return False
    return int(last_of_label) > int(last)
