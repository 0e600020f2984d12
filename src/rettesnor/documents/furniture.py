"""What belongs to the page and not to the text, where its pages are lost: marks, numbers, running heads.

A text layer keeps the page's head and foot in the middle of the text. They are told by where they stand (at
a mark of a new page, next to a page number) and by being repeated there; words that lists are led in by are
never taken.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from rettesnor.documents.model import Line, Role

_LONGEST = 120
_WINDOW = 4
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
_LONE_NUMBER = re.compile(r"\d{1,4}")
_SHARE = re.compile(r"(\d{1,4})\s?/\s?(\d{1,4})")
_YEAR = re.compile(r"(?:19|20)\d\d")
_WITH_NUMBER = re.compile(
    r"(?P<stem>[\W\d_]*[^\W\d_].*?)(?<![\s|•·,–-])[\s|•·,–-]+(?:side|s\.|page)?\s*(?P<behind>\d{1,4})(?:\s*(?:av|of|/)\s*\d{1,4})?"
    r"|(?P<before>\d{1,4})[\s|•·–-]+(?P<rest>.*[^\W\d_].*)",
    re.IGNORECASE,
)
# What leads in a list, or names a statement: never furniture, however often it is repeated.
_NEVER = re.compile(
    r".*:|(?:kommunen|vi|fylkeskommunen)\s+(?:vil|skal)|behandling|vedtak|innstilling|votering|forslag|(?:\W*)"
    r"(?:hovedmål|delmål|mål|målsetting|strategi|strategiar|strategier|tiltak|prioriterte tiltak|visjon|"
    r"innsatsområde|satsingsområde|satsingsområder|målområde|indikator|indikatorer|indikatorar|kapittel|punkt|pkt|sak|vedlegg|"
    r"figur|tabell|område|fase|trinn|del|bakgrunn|status|utfordringer|utfordringar|konklusjon|vurdering|ansvar|"
    r"ansvarlig|ansvarleg|nr|frist|når|hvem|kven|kostnad|periode|ressurs|ressursar|ressurser)\b"
    r"[\s.)\dA-ZÆØÅ:-]*",
    re.IGNORECASE,
)
_LISTED = re.compile(
    r"[•▪◦●■□‣⁃∙·➢➔✓*–—−-]\s|(?:\d{1,2}(?:\.\d{1,3})*[.)]|[a-zæøå][.)]|[ivxl]{1,6}[.)])\s|\d+\.\d"
)
_RUNNING_TITLE = re.compile(
    r"\b(?:19|20)\d\d\b|kommun|plan(?:en|er)?\b|strategi|melding\b|rapport", re.IGNORECASE
)
_PAGE_WORD = re.compile(r"\bside\s*\d{1,4}(?:\s*(?:av|/)\s*\d{1,4})?$", re.IGNORECASE)
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
    page = _Lines(text, lines)
    anchors = page.find_anchors()
    page.find_numbers_in_words()
    if anchors:
        page.find_numbers_at(anchors)
        page.find_repeated_at(anchors)
        page.find_numbered_titles_at(anchors)
        page.find_single_titles_at(anchors)
    page.find_titles_beside_numbers()
    page.find_running_titles()
    page.find_more_of_the_same()


class _Lines:
    """The lines of a text while their roles are found."""

    def __init__(self, text: str, lines: list[Line]) -> None:
        self._text = text
        self._lines = lines

    def find_anchors(self) -> list[_Anchor]:
        """The marks of new pages, and form feeds."""
        anchors: list[_Anchor] = []
        text, before = self._text, 0
        for index, line in enumerate(self._lines):
            if text[line.start] in "<[-–—=_*" and line.end - line.start <= _LONGEST_MARK:
                found = _MARK.fullmatch(text, line.start, line.end)
                if found is not None:
                    self._give(index, Role.MARK)
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
        for index, line in enumerate(self._lines):
            if line.end - line.start > 20 or line.role is not Role.BODY:
                continue
            written = self._words(index)
            if _NUMBER_IN_WORDS.fullmatch(written):
                self._give(index, Role.PAGE_NUMBER)
            elif (share := _SHARE.fullmatch(written)) is not None and self._is_own_block(index):
                shares[share.group(2)].append((index, int(share.group(1))))
        for total, found in shares.items():
            numbers = [number for _, number in found]
            grows = all(one < next for one, next in pairwise(numbers))
            if len(found) > 2 and grows and numbers[-1] <= int(total):
                for index, _ in found:
                    self._give(index, Role.PAGE_NUMBER)

    def find_numbers_at(self, anchors: list[_Anchor]) -> None:
        """A number alone on its line, at most two lines of furniture away from where a page begins."""
        for anchor in anchors:
            for index in (*self._window_above(anchor)[:2], *self._window_below(anchor)[:3]):
                if not self._is_lone_number(index) or not self._is_own_block(index):
                    continue
                value = int(self._words(index))
                if _YEAR.fullmatch(self._words(index)) and value != anchor.number:
                    continue
                if anchor.number is None or abs(value - anchor.number) <= max(10, anchor.number // 4):
                    self._give(index, Role.PAGE_NUMBER)
                    break

    def find_repeated_at(self, anchors: list[_Anchor]) -> None:
        """Lines that stand again and again where pages begin or end."""
        places: defaultdict[str, set[int]] = defaultdict(set)
        # The first page, whose beginning nothing marks, counts as well; its own lines may be the title, and stay.
        windows = [self._window_below(_Anchor(-1, 0, None))]
        for anchor in anchors:
            windows += [self._window_above(anchor), self._window_below(anchor)]
        for index in (index for window in windows for index in window):
            if self._may_be_title(index):
                places[self._words(index)].add(index)
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
                    if self._lines[index].end - self._lines[index].start > _LONGEST:
                        continue
                    title = _WITH_NUMBER.fullmatch(self._words(index))
                    if title is None or self._lines[index].role is not Role.BODY:
                        continue
                    stem = (title["stem"] or title["rest"] or "").strip()
                    number = int(title["behind"] or title["before"])
                    if not _NEVER.fullmatch(stem) and not _YEAR.fullmatch(str(number)):
                        page = order if anchor.number is None else anchor.number
                        found[stem].append((index, number - page, side))
        for titles in found.values():
            offset, count = Counter(offset for _, offset, _ in titles).most_common(1)[0]
            for index, own_offset, side in titles:
                close = abs(own_offset) <= 1 and _RUNNING_TITLE.search(self._words(index)) is not None
                if (count > 1 and own_offset == offset) or close:
                    self._give(index, Role.HEADER if side else Role.FOOTER)

    def find_single_titles_at(self, anchors: list[_Anchor]) -> None:
        """A running title that the text holds but once: it stands alone, next to a page number and a mark."""
        for anchor in anchors:
            if anchor.number is None:
                continue
            above, below = self._window_above(anchor), self._window_below(anchor)
            inner = next((index for index in above if not self._lines[index].role.is_furniture), None)
            has_number = any(self._lines[index].role is Role.PAGE_NUMBER for index in above[:2])
            if has_number and inner is not None and self._may_be_title(inner) and self._is_own_block(inner):
                words = self._words(inner)
                if _RUNNING_TITLE.search(words) and words[-1] not in ".!?,;" and not self._runs_on(inner):
                    self._give(inner, Role.FOOTER)
            if (
                below
                and self._is_own_block(below[0])
                and _NAME_OF_MUNICIPALITY.fullmatch(self._words(below[0]))
            ):
                self._give(below[0], Role.HEADER)
                if len(below) > 1 and _YEAR.fullmatch(self._words(below[1])) and self._is_own_block(below[1]):
                    self._give(below[1], Role.HEADER)

    def find_titles_beside_numbers(self) -> None:
        """Where nothing marks the pages: the same line next to lone numbers that grow."""
        found: defaultdict[str, list[tuple[int, int, int]]] = defaultdict(list)
        last = len(self._lines) - 1
        for index, line in enumerate(self._lines):
            if line.end - line.start > 4 or not self._is_lone_number(index):
                continue
            for beside in (index - 1, index + 1):
                if 0 <= beside <= last and self._may_be_title(beside) and len(self._words(beside)) >= 10:
                    found[self._words(beside)].append((index, beside, int(self._words(index))))
        for titles in found.values():
            numbers = [number for _, _, number in titles]
            if len(titles) > 1 and all(one < next for one, next in pairwise(numbers)):
                for index, beside, _ in titles:
                    self._give(index, Role.PAGE_NUMBER)
                    self._give(beside, Role.FOOTER if beside < index else Role.HEADER)

    def find_running_titles(self) -> None:
        """Where nothing marks the pages: a title with a number that grows, or set across the line, again and again."""
        numbered: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        spread: defaultdict[str, list[int]] = defaultdict(list)
        for index, line in enumerate(self._lines):
            if (
                not 12 <= line.end - line.start <= _LONGEST
                or line.role is not Role.BODY
                or line.level is not None
            ):
                continue
            words = self._words(index)
            if (
                words[-1].isdecimal()
                and (title := _WITH_NUMBER.fullmatch(words)) is not None
                and title["stem"]
            ):
                stem = title["stem"].strip()
                names_page = _PAGE_WORD.search(words) is not None
                if (
                    not _NEVER.fullmatch(stem)
                    and not _LISTED.match(stem)
                    and (names_page or _RUNNING_TITLE.search(stem))
                ):
                    numbered[stem].append((index, int(title["behind"])))
            if (
                "   " in words
                and _RUNNING_TITLE.search(words)
                and not _LISTED.match(words)
                and self._is_apart(index)
            ):
                spread[" ".join(words.split())].append(index)
        for found in numbered.values():
            if len(found) > 1 and all(0 < next - one < 30 for (_, one), (_, next) in pairwise(found)):
                for index, _ in found:
                    self._give(index, Role.FOOTER)
        for indices in spread.values():
            if len(indices) > 1:
                for index in indices:
                    self._give(index, Role.HEADER)

    def find_more_of_the_same(self) -> None:
        """The first and the last page, which no mark parts from another: what elsewhere is furniture by its words."""
        titles: set[str] = set()
        stems: set[str] = set()
        numbers = [int(self._words(i)) for i in range(len(self._lines)) if self._is_number(i)]
        for index, line in enumerate(self._lines):
            if line.role in (Role.HEADER, Role.FOOTER):
                titles.add(self._words(index))
                stems.update(self._stem(index))
        last = len(self._lines) - 1
        if numbers and self._lines[last].role is Role.BODY and self._words(last) == str(numbers[-1] + 1):
            self._give(last, Role.PAGE_NUMBER)
        for index in (*range(min(_WINDOW, last + 1)), *range(last, max(last - _WINDOW, -1), -1)):
            if (
                self._lines[index].role is not Role.BODY
                or self._lines[index].end - self._lines[index].start > _LONGEST
            ):
                continue
            if stems & self._stem(index) or (index > _WINDOW and self._words(index) in titles):
                self._give(index, Role.FOOTER)

    def _stem(self, index: int) -> set[str]:
        """The words before a page number at the end of a line; none where there is none, or it is a year."""
        title = _WITH_NUMBER.fullmatch(self._words(index))
        if title is None or not title["stem"] or _YEAR.fullmatch(title["behind"]):
            return set()
        return {title["stem"].strip()}

    def _is_number(self, index: int) -> bool:
        line = self._lines[index]
        written = self._text[line.start : line.end] if line.role is Role.PAGE_NUMBER else ""
        return written.isascii() and written.isdecimal()

    def _is_apart(self, index: int) -> bool:
        """Whether the line stands alone, or beside other furniture; the head of a table stands on its rows."""
        beside = (at for at in (index - 1, index + 1) if 0 <= at < len(self._lines))
        return self._is_own_block(index) or any(self._lines[at].role.is_furniture for at in beside)

    def _sides(self, anchor: _Anchor) -> tuple[tuple[Role, list[int]], tuple[Role, list[int]]]:
        return (Role.FOOTER, self._window_above(anchor)), (Role.HEADER, self._window_below(anchor))

    def _window_above(self, anchor: _Anchor) -> list[int]:
        return list(range(anchor.before, max(anchor.before - _WINDOW, -1), -1))

    def _window_below(self, anchor: _Anchor) -> list[int]:
        return list(range(anchor.behind, min(anchor.behind + _WINDOW, len(self._lines))))

    def _take_outermost(self, window: Iterable[int], repeated: set[str], role: Role) -> None:
        """From the page's edge inwards, as long as there is nothing but furniture."""
        for index in window:
            if self._lines[index].role.is_furniture:
                continue
            if not self._may_be_title(index) or self._words(index) not in repeated:
                return
            self._give(index, role)

    def _may_be_title(self, index: int) -> bool:
        line = self._lines[index]
        if line.role is not Role.BODY or line.level is not None or not 2 <= line.end - line.start <= _LONGEST:
            return False
        words = self._words(index)
        return not _NEVER.fullmatch(words) and not _LISTED.match(words)

    def _is_lone_number(self, index: int) -> bool:
        line = self._lines[index]
        return line.role is Role.BODY and _LONE_NUMBER.fullmatch(self._text, line.start, line.end) is not None

    def _is_own_block(self, index: int) -> bool:
        block = self._lines[index].block
        above = self._lines[index - 1].block if index else -1
        below = self._lines[index + 1].block if index + 1 < len(self._lines) else -1
        return block not in (above, below)

    def _runs_on(self, index: int) -> bool:
        """Whether the line is the end of a sentence that began above it."""
        words = self._words(index)
        return words[0].islower()

    def _words(self, index: int) -> str:
        line = self._lines[index]
        return self._text[line.start : line.end]

    def _give(self, index: int, role: Role) -> None:
        if not self._lines[index].role.is_furniture:
            self._lines[index] = replace(self._lines[index], role=role)
