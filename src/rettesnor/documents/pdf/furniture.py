"""Finds what belongs to the pages and not to the text: running headers and footers, and page numbers.

A slot is one height above or below the text that is used on several pages. What stands in it is furniture
where its words come back from page to page, or count the pages. A heading that comes back stands where the
text begins, and there other pages have text that does not come back.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rettesnor.documents.model import Role
from rettesnor.documents.pdf.fragments import Fragment
from rettesnor.documents.pdf.grids import Grid
from rettesnor.documents.pdf.sheet import Sheet

_MARGIN = 0.15
"""How far into the page, as a share of its height, furniture may stand."""
_OUTER_MARGIN = 0.085
"""The same where only two pages can agree."""
_SLOT_HEIGHT = 1.5
"""How far apart, in points, two lines of one slot may stand."""
_SHARE = 0.6
"""How much of a slot must come back from page to page."""
_FEWEST_PAGES = 3
_FAR = 10_000.0
_LONGEST = 60
_FEWEST_ELSEWHERE, _ELSEWHERE = 3, 0.5
"""A heading is printed at least so often outside the slot, and so many times as often as in it."""
_LARGEST = 1.15
"""Furniture is set no larger than this, in sizes of the body."""

_DIGITS = re.compile(r"\d+")
_BARE = re.compile(r"[-–—|·]?\s*(\d{1,4})\s*[-–—|·]?")
_NAMED = re.compile(r"(?:side|page|s\.|p\.)\s*(\d{1,5})(?:\s*(?:av|of|/|\()\s*\d{1,5}\)?)?", re.IGNORECASE)
_OF_ALL = re.compile(r"(\d{1,4})\s*(?:av|of|/)\s*(\d{1,4})", re.IGNORECASE)
_ROMAN = re.compile(r"[-–—]?\s*[ivxlc]{1,6}\s*[-–—]?")


_COUNTING = re.compile(r"(?:side|page|s\.)\s*(\d{1,5})\b|^(\d{1,4})\b|\b(\d{1,4})$", re.IGNORECASE)
"""Where a header or footer holds the page's number: at its head or end, or after «side»."""
_LABEL = re.compile(r"\w+\s+\d+")
"""«Hovedmål 3»: numbers goals and chapters, though there may be one on each page."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """A fragment near a page's upper or lower edge; `gap` is the room to the text, in sizes of its own."""

    sheet: Sheet
    fragment: Fragment
    at: float
    gap: float
    row: int


def mark_furniture(sheets: list[Sheet], grids: dict[int, list[Grid]], body: float) -> None:
    """Gives fragments that are furniture their role.

    Args:
        sheets: all pages.
        grids: the ruled tables of each page, by its number: their header rows come back too and are none.
        body: the size that the body is set in.
    """
    printed = Counter(
        (fragment.text, fragment.bold, round(sheet.height))
        for sheet in sheets
        for fragment in sheet.fragments
        if len(fragment.text) < _LONGEST
    )
    for role, entries in (
        (Role.HEADER, _entries(sheets, grids, 1)),
        (Role.FOOTER, _entries(sheets, grids, -1)),
    ):
        slots = list(_slots(entries))
        numbered = _offset(slots)
        # From the edge inwards: what stands behind text that is no furniture is none.
        innermost: dict[int, int] = {}
        for slot in slots:
            outer = [entry for entry in slot if entry.row <= innermost.get(entry.sheet.number, entry.row)]
            _mark_page_numbers(outer, numbered, len(sheets))
            rest = [entry for entry in outer if entry.fragment.role is Role.BODY]
            found = list(_furniture(rest, len(sheets), body))
            here = Counter(_words(entry) for entry in found)
            for entry in found:
                # What is printed in other places of such pages too, and not only once as a title, is a heading
                # that comes back.
                words = _words(entry)
                if printed[words] - here[words] < max(_FEWEST_ELSEWHERE, _ELSEWHERE * here[words]):
                    entry.fragment.role = role
            for entry in slot:
                if entry.fragment.role is Role.BODY:
                    innermost.setdefault(entry.sheet.number, entry.row)


def _words(entry: _Entry) -> tuple[str, bool, int]:
    """What is printed, whether it is bold, and on how high a page: pages across have their furniture elsewhere."""
    return entry.fragment.text, entry.fragment.bold, round(entry.sheet.height)


def _entries(sheets: list[Sheet], grids: dict[int, list[Grid]], way: int) -> list[_Entry]:
    """What stands near the upper (way 1) or lower (way -1) edge of each page, measured from that edge."""
    found: list[_Entry] = []
    for sheet in sheets:
        limit = _MARGIN * sheet.height
        near = [
            (fragment.baseline if way > 0 else sheet.height - fragment.baseline, fragment)
            for fragment in sheet.fragments
            if (fragment.baseline if way > 0 else sheet.height - fragment.baseline) < 2 * limit
            and not fragment.turned
        ]
        near.sort(key=lambda pair: pair[0])
        heights = [at for at, _ in near]
        row, before = 0, -100.0
        for at, fragment in near:
            if at >= limit:
                break
            row += at - before > _SLOT_HEIGHT
            before = at
            beyond = bisect_right(heights, at + _SLOT_HEIGHT)
            room = heights[beyond] - at if beyond < len(heights) else _FAR
            if not any(grid.height > limit and grid.holds(fragment) for grid in grids.get(sheet.number, ())):
                found.append(_Entry(sheet, fragment, at, room / (fragment.size or 1.0), row))
    return found


def _slots(entries: list[_Entry]) -> Iterator[list[_Entry]]:
    slot: list[_Entry] = []
    for entry in sorted(entries, key=lambda entry: entry.at):
        if (slot and entry.at - slot[-1].at > _SLOT_HEIGHT / 2) or (
            slot and entry.at - slot[0].at > 2 * _SLOT_HEIGHT
        ):
            yield slot
            slot = []
        slot.append(entry)
    if slot:
        yield slot


def _number(text: str) -> int | None:
    if found := _BARE.fullmatch(text) or _NAMED.fullmatch(text):
        return int(found[1])
    found = _OF_ALL.fullmatch(text)
    return int(found[1]) if found and int(found[1]) <= int(found[2]) else None


def _offset(slots: Iterable[list[_Entry]]) -> int | None:
    """By how much the printed page numbers differ from the pages' own, where at least two pages agree."""
    offsets = Counter(
        number - entry.sheet.number
        for slot in slots
        for entry in slot
        if (number := _number(entry.fragment.text)) is not None
    )
    best = offsets.most_common(1)
    return best[0][0] if best and best[0][1] > 1 else None


def _mark_page_numbers(slot: list[_Entry], offset: int | None, pages: int) -> None:
    marked = 0
    for entry in slot:
        text = entry.fragment.text
        number = _number(text)
        if number is None:
            continue
        tracks = offset is not None and number - entry.sheet.number == offset
        alone = pages < _FEWEST_PAGES and entry.row == 1 and number == entry.sheet.number and entry.gap > 1.8
        if tracks or alone or _NAMED.fullmatch(text):
            entry.fragment.role = Role.PAGE_NUMBER
            marked += 1
    if marked > 1:
        for entry in slot:
            if entry.fragment.role is Role.BODY and _ROMAN.fullmatch(entry.fragment.text):
                entry.fragment.role = Role.PAGE_NUMBER


def _furniture(slot: list[_Entry], pages: int, body: float) -> list[_Entry]:
    """The entries of one slot that are furniture: all, some or none."""
    slot = [entry for entry in slot if entry.fragment.size <= _LARGEST * body]
    used = {entry.sheet.number for entry in slot}
    if len(used) < 2:
        return []
    if pages < _FEWEST_PAGES:
        counted = Counter(entry.fragment.text for entry in slot)
        return [
            entry
            for entry in slot
            if counted[entry.fragment.text] > 1
            and entry.gap > 1.8
            and entry.at < _OUTER_MARGIN * entry.sheet.height
        ]
    returning = _returning(slot, pages)
    if len(used) < _FEWEST_PAGES or _is_table_row(slot, len(used)):
        return []
    back = [entry for entry in slot if entry.fragment.text in returning]
    if len(back) >= _SHARE * len(slot):
        apart = [entry for entry in slot if entry.gap > 1.6]
        return slot if len(apart) >= 0.8 * len(slot) else back
    small = [entry for entry in slot if entry.fragment.size < 0.95 * body and entry.gap > 1.8]
    if len(small) == len(slot) and len(used) >= max(5, 0.8 * pages):
        return slot
    return []


def _returning(slot: list[_Entry], of_pages: int) -> set[str]:
    """The texts that stand on several pages, as they are or but for a number that counts the pages."""
    pages: dict[str, set[int]] = {}
    offsets: dict[str, Counter[int]] = {}
    texts: dict[str, set[str]] = {}
    for entry in slot:
        text, number = entry.fragment.text, entry.sheet.number
        pages.setdefault(text, set()).add(number)
        if not _LABEL.fullmatch(text) and (counting := _COUNTING.findall(text)):
            key = _DIGITS.sub("#", text)
            texts.setdefault(key, set()).add(text)
            offsets.setdefault(key, Counter()).update({int("".join(found)) - number for found in counting})
    found = {text for text, on in pages.items() if len(on) > 1}
    for key, counted in offsets.items():
        if counted.most_common(1)[0][1] >= max(2, 0.3 * of_pages):
            found |= texts[key]
    return found


def _is_table_row(slot: list[_Entry], pages: int) -> bool:
    """Whether it looks like the header row of a table without lines: many cells, and text close by."""
    return len(slot) >= 3 * pages and sorted(entry.gap for entry in slot)[len(slot) // 2] < 2.2
