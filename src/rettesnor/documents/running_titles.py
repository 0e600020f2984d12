"""Running titles: the heads and feet of pages, where nothing marks the pages."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise

from rettesnor.documents.model import Role
from rettesnor.documents.page_lines import LISTED, LONGEST_TITLE, NEVER, RUNNING_TITLE, WINDOW, PageLines

_SHORTEST_TITLE = 10
_CONTACT = re.compile(
    r"(?i)^(?!.*://).*(?:\borg\.?\s?nr\b|\bpost(?:adresse|boks)\b|\btlf\b|\btelefon:?\s?[\d +]{8}|\S@\S+\.\w)"
)
# «9 | Boligpolitisk temaplan 2025–2034»
_NUMBER_BEFORE = re.compile(r"(?P<number>\d{1,3})(?:\s*[|•·]\s*|\s{3,})(?P<title>[A-ZÆØÅ].+)")
_PAGE_WORD = re.compile(r"\bside\s*\d{1,4}(?:\s*(?:av|/)\s*\d{1,4})?$", re.IGNORECASE)


class RunningTitles:
    """Finds the heads and feet of pages that nothing marks: by their numbers, and by being repeated."""

    def __init__(self, page: PageLines) -> None:
        self._page = page

    def find_titles_beside_numbers(self) -> None:
        """Where nothing marks the pages: the same line next to numbers that grow, alone or as «Side 2»."""
        found: defaultdict[str, list[tuple[int, int, int]]] = defaultdict(list)
        last = len(self._page.lines) - 1
        for index in range(last + 1):
            number = self._page.number_at(index)
            if number is None:
                continue
            for beside in (index - 1, index + 1):
                if 0 <= beside <= last and self._is_title(beside):
                    found[self._page.words(beside)].append((index, beside, number))
        for titles in found.values():
            numbers = [number for _, _, number in titles]
            if len(titles) > 1 and all(one < next for one, next in pairwise(numbers)):
                for index, beside, _ in titles:
                    self._page.give(index, Role.PAGE_NUMBER)
                    self._page.give(beside, Role.FOOTER if beside < index else Role.HEADER)

    def _is_title(self, index: int) -> bool:
        """Whether a line may be a running title: words enough, that neither go on with a sentence nor end one."""
        words = self._page.words(index)
        is_whole = len(words) >= _SHORTEST_TITLE and words[0].isupper() and words[-1] not in ".!?,;"
        is_known = self._page.lines[index].role in (Role.HEADER, Role.FOOTER)
        return is_whole and (is_known or self._page.may_be_title(index))

    def find_running_titles(self) -> None:
        """Where nothing marks the pages: a title with a number that grows, or what stands again and again in the same
        words, set across the line or saying where the sender is found.
        """
        numbered: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        spread: defaultdict[str, list[int]] = defaultdict(list)
        for index, line in enumerate(self._page.lines):
            if (
                not 12 <= line.end - line.start <= LONGEST_TITLE
                or line.role is not Role.BODY
                or line.level is not None
            ):
                continue
            words = self._page.words(index)
            if (
                words[0].isdecimal()
                and (behind := _NUMBER_BEFORE.fullmatch(words)) is not None
                and RUNNING_TITLE.search(behind["title"])
            ):
                numbered[behind["title"]].append((index, int(behind["number"])))
            elif (
                words[-1].isdecimal()
                and (title := self._page.numbered_title(index)) is not None
                and title["stem"]
            ):
                stem = title["stem"].strip()
                names_page = _PAGE_WORD.search(words) is not None
                if (
                    not NEVER.fullmatch(stem)
                    and not LISTED.match(stem)
                    and (names_page or RUNNING_TITLE.search(stem))
                ):
                    numbered[stem].append((index, int(title["behind"])))
            is_spread = "   " in words and RUNNING_TITLE.search(words) and self._page.is_apart(index)
            if (is_spread or _CONTACT.search(words)) and not LISTED.match(words):
                spread[" ".join(words.split())].append(index)
        for found in numbered.values():
            if len(found) > 1 and all(0 < next - one < 30 for (_, one), (_, next) in pairwise(found)):
                for index, _ in found:
                    self._page.give(index, Role.FOOTER)
        for indices in spread.values():
            if len(indices) > 1:
                for index in indices:
                    self._page.give(index, Role.HEADER)

    def find_more_of_the_same(self) -> None:
        """The first and the last page, which no mark parts from another: what elsewhere is furniture by its words."""
        titles: set[str] = set()
        stems: set[str] = set()
        numbers = [int(self._page.words(i)) for i in range(len(self._page.lines)) if self._page.is_number(i)]
        for index, line in enumerate(self._page.lines):
            if line.role in (Role.HEADER, Role.FOOTER):
                titles.add(self._page.words(index))
                stems.update(self._page.stem(index))
        last = len(self._page.lines) - 1
        if (
            numbers
            and self._page.lines[last].role is Role.BODY
            and self._page.words(last) == str(numbers[-1] + 1)
        ):
            self._page.give(last, Role.PAGE_NUMBER)
        for index in (*range(min(WINDOW, last + 1)), *range(last, max(last - WINDOW, -1), -1)):
            if (
                self._page.lines[index].role is not Role.BODY
                or self._page.lines[index].end - self._page.lines[index].start > LONGEST_TITLE
            ):
                continue
            repeats = self._page.words(index) in titles and (
                index > WINDOW or self._page.is_beside_number(index)
            )
            if repeats or stems & self._page.stem(index):
                self._page.give(index, Role.FOOTER)
