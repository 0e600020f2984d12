"""Dates and times as Norwegian documents print them, as ISO dates, months and years."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass

MONTHS = (
    "januar",
    "februar",
    "mars",
    "april",
    "mai",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "desember",
)
_MONTH = r"(?P<month>" + "|".join(MONTHS) + r"|jan|feb|apr|jun|jul|aug|sept?|okt|nov|des)\.?"
_DATE = re.compile(
    rf"(?<![\d.])(?:(?P<day>\d{{1,2}})\.\s?{_MONTH}\s(?P<year>(?:19|20)\d\d)"
    r"|(?P<day2>\d{1,2})[./](?P<month2>\d{1,2})[./](?P<year2>(?:19|20)\d\d|\d\d(?!\d))"
    r"|(?P<year3>(?:19|20)\d\d)-(?P<month3>\d\d)-(?P<day3>\d\d))(?!\d)",
    re.I,
)
_MONTH_OF_YEAR = re.compile(rf"\b{_MONTH}\s(?P<year>20\d\d)\b", re.I)
_PART_OF_YEAR = re.compile(
    r"\b(?P<part>[1-4])\.\s?(?P<sort>kvartal|tertial|halvår)\s(?:i )?(?P<year>20\d\d)\b",
    re.IGNORECASE,
)
_MONTHS_IN = {"kvartal": 3, "tertial": 4, "halvår": 6}
YEAR = re.compile(r"(?<![\d.,/-])(?:19|20)\d\d(?![\d-]|[.,]\d|/\d)")


@dataclass(frozen=True, slots=True)
class Dated:
    """A date or time found in a text: ISO date or month, or a year, and where it stands."""

    value: str | int
    start: int
    end: int


def dates_in(text: str) -> list[Dated]:
    """Every full date in the text, in order; days and months that do not exist are left out."""
    found = []
    for match in _DATE.finditer(text):
        groups = match.groupdict()
        day = groups["day"] or groups["day2"] or groups["day3"]
        month = groups["month2"] or groups["month3"] or str(_month(groups["month"] or ""))
        year = groups["year"] or groups["year2"] or groups["year3"]
        year = f"20{year}" if len(year) == 2 else year
        if _exists(int(year), int(month), int(day)):
            found.append(Dated(f"{year}-{int(month):02}-{int(day):02}", *match.span()))
    return found


def time_at(text: str) -> Dated | None:
    """The first time in the text: a date, a month («2. kvartal 2026» ends in June) or a year, as it is stated."""
    found: list[Dated] = dates_in(text)[:1]
    if match := _MONTH_OF_YEAR.search(text):
        found.append(Dated(f"{match['year']}-{_month(match['month']):02}", *match.span()))
    if match := _PART_OF_YEAR.search(text):
        month = int(match["part"]) * _MONTHS_IN[match["sort"].lower()]
        if month <= 12:
            found.append(Dated(f"{match['year']}-{month:02}", *match.span()))
    if match := YEAR.search(text):
        found.append(Dated(int(match[0]), *match.span()))
    return min(found, key=lambda one: (one.start, one.start - one.end), default=None)


def _exists(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


def _month(name: str) -> int:
    return next((place + 1 for place, month in enumerate(MONTHS) if month.startswith(name.lower()[:3])), 0)
