"""What belongs to the page and not to the text, where its pages are lost: marks, numbers, running heads.

A text layer keeps the page's head and foot in the middle of the text. They are told by where they stand (at
a mark of a new page, next to a page number) and by being repeated there; words that lists are led in by are
never taken.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from rettesnor.documents.model import Line, Role
from rettesnor.documents.page_lines import LONGEST_TITLE, NEVER, RUNNING_TITLE, WINDOW, YEAR, PageLines
from rettesnor.documents.running_titles import RunningTitles

_LONGEST_MARK = 60
_MARK = re.compile(
    r"<!--.{0,50}?(\d{1,5})?\s*-->|\[\s*(?:side|page|s\.)\s*(\d{1,5})(?:\s*(?:av|of|/)\s*\d{1,5})?\s*\]"
    r"|[-–—=_*]{5,}"
    r"|[-–—=*]{2,}\s*(?:side|page)\s*(\d{1,5})\s*[-–—=*]{2,}",
    re.IGNORECASE,
)
_NUMBER_IN_WORDS = re.compile(
    r"[-–|]?\s*(?:side|page|s\.|siidu)\s*:?\s*(\d{1,4})(?:\s*(?:av|of|/)\s*\d{1,4})?\s*[-–|]?"
    r"|[-–]\s*(\d{1,4})\s*[-–]|(\d{1,4})\s+(?:av|of)\s+\d{1,4}",
    re.IGNORECASE,
)
_SHARE = re.compile(r"(\d{1,4})\s?/\s?(\d{1,4})")
_ENDS_IN_YEARS = re.compile(r"\b20\d\d\s?[–/-]\s?(?:20)?\d\d$")
_NAME_OF_MUNICIPALITY = re.compile(
    r"(?:[^\W\d_-]+[ -]){1,3}(?:kommune|fylkeskommune|suohkan|gielda)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Anchor:
    """Where a page begins: before the line `behind`, after the line `before`; its number if stated."""

    before: int
    behind: int
    number: int | None


def mark_furniture(text: str, lines: list[Line]) -> None:
    """Gives the furniture among the lines of a text its role, in place.

    Args:
        text: the document's text.
        lines: its lines in order; only those that are BODY are looked at.
    """
    page = PageLines(text, lines)
    marked = _MarkedPages(page)
    anchors = marked.find_anchors()
    marked.find_numbers_in_words()
    if anchors:
        marked.find_numbers_at(anchors)
        marked.find_repeated_at(anchors)
        marked.find_numbered_titles_at(anchors)
        marked.find_single_titles_at(anchors)
    titles = RunningTitles(page)
    titles.find_titles_beside_numbers()
    titles.find_running_titles()
    titles.find_more_of_the_same()


class _MarkedPages:
    """Finds the furniture where something marks that a page begins."""

    def __init__(self, page: PageLines) -> None:
        self._page = page

    def find_anchors(self) -> list[_Anchor]:
        """The marks of new pages, and form feeds."""
        anchors: list[_Anchor] = []
        text, before = self._page.text, 0
        for index, line in enumerate(self._page.lines):
            if text[line.start] in "<[-–—=_*" and line.end - line.start <= _LONGEST_MARK:
                found = _MARK.fullmatch(text, line.start, line.end)
                if found is not None:
                    self._page.give(index, Role.MARK)
                    number = next((int(group) for group in found.groups() if group), None)
                    if number is not None:
                        anchors.append(_Anchor(index - 1, index + 1, number))
            elif line.start - before > 0 and text.find("\f", before, line.start) >= 0 and index:
                anchors.append(_Anchor(index - 1, index, None))
            before = line.end
        return anchors

    def find_numbers_in_words(self) -> None:
        """«Side 3 av 12», «s. 4/12»; and «4/12» where the second number stays and the first grows."""
        shares: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        for index, line in enumerate(self._page.lines):
            if line.end - line.start > 20 or line.role is not Role.BODY:
                continue
            written = self._page.words(index)
            if _NUMBER_IN_WORDS.fullmatch(written):
                self._page.give(index, Role.PAGE_NUMBER)
            elif (share := _SHARE.fullmatch(written)) is not None and self._page.is_own_block(index):
                shares[share.group(2)].append((index, int(share.group(1))))
        for total, found in shares.items():
            numbers = [number for _, number in found]
            grows = all(one < next for one, next in pairwise(numbers))
            if len(found) > 2 and grows and numbers[-1] <= int(total):
                for index, _ in found:
                    self._page.give(index, Role.PAGE_NUMBER)

    def find_numbers_at(self, anchors: list[_Anchor]) -> None:
        """A number alone on its line, at most two lines of furniture away from where a page begins."""
        for anchor in anchors:
            for index in (*self._window_above(anchor)[:2], *self._window_below(anchor)[:3]):
                if not self._page.is_lone_number(index) or not self._page.is_own_block(index):
                    continue
                value = int(self._page.words(index))
                if YEAR.fullmatch(self._page.words(index)) and value != anchor.number:
                    continue
                if anchor.number is None or abs(value - anchor.number) <= max(10, anchor.number // 4):
                    self._page.give(index, Role.PAGE_NUMBER)
                    break

    def find_repeated_at(self, anchors: list[_Anchor]) -> None:
        """Lines that stand again and again where pages begin or end."""
        places: defaultdict[str, set[int]] = defaultdict(set)
        # The first page, whose beginning nothing marks, counts as well; its own lines may be the title, and stay.
        windows = [self._window_below(_Anchor(-1, 0, None))]
        for anchor in anchors:
            windows += [self._window_above(anchor), self._window_below(anchor)]
        for index in (index for window in windows for index in window):
            if self._page.may_be_title(index):
                places[self._page.words(index)].add(index)
        least = max(2, min(len(anchors) // 4, 20))
        repeated = {words for words, found in places.items() if len(found) >= least}
        for anchor in anchors:
            for role, window in self._sides(anchor):
                self._take_outermost(window, repeated, role)

    def find_numbered_titles_at(self, anchors: list[_Anchor]) -> None:
        """Running heads with the page number on the same line."""
        found: defaultdict[str, list[tuple[int, int, int]]] = defaultdict(list)
        for order, anchor in enumerate(anchors):
            for side, (_, window) in enumerate(self._sides(anchor)):
                for index in window[:2]:
                    if self._page.lines[index].end - self._page.lines[index].start > LONGEST_TITLE:
                        continue
                    title = self._page.numbered_title(index)
                    if title is None or self._page.lines[index].role is not Role.BODY:
                        continue
                    stem = (title["stem"] or title["rest"] or "").strip()
                    number = int(title["behind"] or title["before"])
                    if not NEVER.fullmatch(stem) and not YEAR.fullmatch(str(number)):
                        page = order if anchor.number is None else anchor.number
                        found[stem].append((index, number - page, side))
        for titles in found.values():
            offset, count = Counter(offset for _, offset, _ in titles).most_common(1)[0]
            for index, own_offset, side in titles:
                close = abs(own_offset) <= 1 and RUNNING_TITLE.search(self._page.words(index)) is not None
                if (count > 1 and own_offset == offset) or close:
                    self._page.give(index, Role.HEADER if side else Role.FOOTER)

    def find_single_titles_at(self, anchors: list[_Anchor]) -> None:
        """A running title that the text holds but once: it stands alone, next to a page number and a mark."""
        for anchor in anchors:
            if anchor.number is None:
                continue
            above, below = self._window_above(anchor), self._window_below(anchor)
            inner = next((index for index in above if not self._page.lines[index].role.is_furniture), None)
            has_number = any(self._page.lines[index].role is Role.PAGE_NUMBER for index in above[:2])
            if (
                has_number
                and inner is not None
                and self._page.may_be_title(inner)
                and self._page.is_own_block(inner)
            ):
                words = self._page.words(inner)
                if RUNNING_TITLE.search(words) and words[-1] not in ".!?,;" and not self._page.runs_on(inner):
                    self._page.give(inner, Role.FOOTER)
            if (
                below
                and self._page.is_own_block(below[0])
                and _NAME_OF_MUNICIPALITY.fullmatch(self._page.words(below[0]))
            ):
                self._page.give(below[0], Role.HEADER)
                if len(below) > 1 and self._page.is_own_block(below[1]) and self._is_second_title(below[1]):
                    self._page.give(below[1], Role.HEADER)

    def _is_second_title(self, index: int) -> bool:
        """Whether a line below the municipality's name in a page's head is a year, or the plan's name with years."""
        words = self._page.words(index)
        is_name = self._page.may_be_title(index) and RUNNING_TITLE.search(words) is not None
        return YEAR.fullmatch(words) is not None or (is_name and _ENDS_IN_YEARS.search(words) is not None)

    def _sides(self, anchor: _Anchor) -> tuple[tuple[Role, list[int]], tuple[Role, list[int]]]:
        return (Role.FOOTER, self._window_above(anchor)), (Role.HEADER, self._window_below(anchor))

    def _window_above(self, anchor: _Anchor) -> list[int]:
        return list(range(anchor.before, max(anchor.before - WINDOW, -1), -1))

    def _window_below(self, anchor: _Anchor) -> list[int]:
        return list(range(anchor.behind, min(anchor.behind + WINDOW, len(self._page.lines))))

    def _take_outermost(self, window: Iterable[int], repeated: set[str], role: Role) -> None:
        """From the page's edge inwards, as long as there is nothing but furniture."""
        for index in window:
            if self._page.lines[index].role.is_furniture:
                continue
            if not self._page.may_be_title(index) or self._page.words(index) not in repeated:
                return
            self._page.give(index, role)
