"""Columns: what the columns of action tables are called, and what their cells state about a measure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from rettesnor.outline import attributes, rules
from rettesnor.outline.bodies import split_names
from rettesnor.outline.cell_forms import goes_on, names_and_time
from rettesnor.outline.record import Attributes, Bound, Target

# The name of a column in the rules, and the year that its heading names.
Column = tuple[str, int | None]

# What may stand behind a column's name: «Strategiar – kommunen skal», «Tiltak (kva)», «Tiltak 2026–2029».
_BEHIND = re.compile(
    r"(?: [–-] |: ?)(?:kommunen|kommuna|vi) (?:skal|vil|kan)$| ?\([^()]*\)$"
    r"| (?:i |for )?(?:perioden |planperioden )?20\d\d ?[–-] ?(?:20)?\d\d$| i (?:plan)?perioden$"
    r"| for å nå (?:målet|måla|målene|delmålet|delmåla)$"
)
_PERSON_YEARS = re.compile(r"(\d+(?:[,.]\d+)?)\s*(?:årsverk|(?:%|prosent)\s*stilling\w*)")
_SPAN = re.compile(r"(20\d\d)\s?[–/-]\s?(20\d\d|\d\d)")
_OPEN_SPAN = re.compile(r"(?i)(?:årl[ei]g |(?:hvert|kvart) år )?(?:fra|frå)(?: og med)?(?: \w+)? (20\d\d)\b")
_AND_EVERY_YEAR = re.compile(r"(?i)\b(?:og|deretter) (?:hvert|kvart|årlig|årleg)")
_TARGET = re.compile(
    r"(?:(?P<least>(?i:minst|minimum|over|mer enn|meir enn|≥|>=?))"
    r"|(?P<most>(?i:høyst|høgst|maks\w*\.?|inntil|under|mindre enn|≤|<=?)))?"
    r"\W*(?P<number>\d{1,3}(?: \d{3})+|\d+(?:,\d+)?)\s*(?P<unit>%|prosent|[a-zæøåA-ZÆØÅ][\w ./²³]*)?"
)
_NOTHING = Attributes()
# The columns that one cell may say together («Ansvar / frist»), and how their names part.
_TOGETHER = {"responsible", "deadline"}
_BETWEEN_NAMES = re.compile(r" ?/ ?| og | & ")


@lru_cache(maxsize=4096)
@lru_cache(maxsize=4_096)
def column_of(heading: str) -> Column | None:
    """What a column with this heading says, and the year that the heading names; None where it is unknown."""
    folded = _folded(heading)
    bare = _BEHIND.sub("", folded).strip(" :.?")
    for words in (folded, bare) if bare and bare != folded else (folded,):
        for name, pattern in _columns():
            if match := pattern.fullmatch(words):
                year = match.groupdict().get("year")
                return _scaled(name, folded), int(year) if year else None
    return _together(folded)


def level_of_heading(heading: str) -> str:
    """Whether a column of goals holds goals, subgoals or areas, as its heading calls them."""
    bare = _BEHIND.sub("", _folded(heading)).strip(" :.?")
    return next((level for level, pattern in _levels() if pattern.fullmatch(bare)), "goal")


def are_of_measures(columns: Iterable[Column]) -> bool:
    """Whether columns set out acts with who, when or for how much, or indicators with their targets."""
    names = {name.split(" in ")[0] for both, _ in columns for name in both.split("/")}
    if {"indicator", "target"} <= names:
        return True
    return "act" in names and bool(names & {"responsible", "deadline", "cost", "funding"})


def stated_by_cells(cells: Iterable[tuple[str, str]]) -> Attributes:
    """What the cells of a row state.

    Args:
        cells: the name of the column and the cell's words.
    """
    stated = Attributes()
    by_column = dict(cells)
    has_cost = any(name.startswith("cost") for name in by_column)
    for column, text in by_column.items():
        text = text.strip()
        if text and not says_nothing(text) and not (has_cost and column == "funding"):
            said = _stated(column, text)
            stated = attributes.merge(stated, said) if stated != _NOTHING else said
    return stated


@lru_cache(maxsize=4096)
def says_nothing(cell: str) -> bool:
    """Whether a cell is filled in with nothing («–», «løpende»)."""
    return _empty().fullmatch(cell.casefold().strip(" .")) is not None


def indicator_target(value: str, year: int | None) -> Attributes:
    """The target that a cell under «Mål 2028» promises: a bare number, with its unit if it has one.

    Args:
        value: the cell's words.
        year: the year that the column's heading names.
    """
    match = _TARGET.match(value.strip())
    if not match:
        return Attributes()
    number = float(match["number"].replace(" ", "").replace(",", "."))
    unit = "%" if match["unit"] in ("%", "prosent") else match["unit"]
    bound = Bound.AT_LEAST if match["least"] else Bound.AT_MOST if match["most"] else None
    promised = int(number) if number == int(number) else number
    return Attributes(target=Target(promised, unit, year, None, bound))


def cell_words(lines: Sequence[str]) -> str:
    """A cell's lines, put together where one goes on in the next, apart where each is a name of its own."""
    words = ""
    for line in lines:
        if not words:
            words = line
        elif words[-1] in "-\u00ad" or (
            line[:1].isupper() and not goes_on(words, line) and not wants_name(words)
        ):
            words += f"\n{line}"
        else:
            words += "" if words[-1] in "–—" and line[:1].isdecimal() else " "
            words += line
    return words


def wants_name(line: str) -> bool:
    """Whether a cell's line is a bare title («Kommunalsjef»), whose field stands on the next."""
    return _titles().fullmatch(line.casefold()) is not None


def _folded(heading: str) -> str:
    return re.sub(r"\s+", " ", heading.casefold().replace("*", "").replace("\u00ad", "")).strip(" :.?")


def _together(folded: str) -> Column | None:
    """A column of two («Ansvar / frist»): their names in the order in which they stand."""
    parts = _BETWEEN_NAMES.split(folded)
    if len(parts) != 2:
        return None
    names = [known[0] for part in parts if (known := column_of(part)) is not None]
    return ("/".join(names), None) if set(names) == _TOGETHER else None


def _scaled(name: str, heading: str) -> str:
    """A column of costs by the scale that its heading gives («Kostnad i 1000 kr»)."""
    if name != "cost":
        return name
    if re.search(r"1 ?000|tusen", heading):
        return "cost in thousands"
    return "cost in millions" if "mill" in heading else name


@lru_cache(maxsize=4096)
def _stated(column: str, text: str) -> Attributes:
    match column:
        case "responsible/deadline" | "deadline/responsible":
            names, time = names_and_time(text)
            stated = _time(time) if time is not None and not says_nothing(time) else Attributes()
            return replace(stated, responsible=split_names(names)) if names else stated
        case "responsible":
            return Attributes(responsible=split_names(text))
        case "deadline":
            return _time(text)
        case "cost in thousands" | "cost in millions":
            cost = attributes.cost_in(" ".join(text.split()), in_cost_column=True)
            factor = 1_000 if column.endswith("thousands") else 1_000_000
            return Attributes(cost=replace(cost, amount=cost.amount * factor) if cost is not None else None)
        case "cost" | "funding":
            line = " ".join(text.split())
            return Attributes(
                cost=attributes.cost_in(_PERSON_YEARS.sub("", line), in_cost_column=True),
                person_years=attributes.person_years_in(line),
            )
        case "person_years":
            match = re.search(r"\d+(?:,\d+)?", text)
            return Attributes(person_years=_number(match[0])) if match else Attributes()
        case _:
            return Attributes()


def _time(text: str) -> Attributes:
    """A span of years is a period, any other time a deadline; what goes on every year has neither."""
    if match := _SPAN.fullmatch(text):
        last = match[2] if len(match[2]) == 4 else match[1][:2] + match[2]
        return Attributes(period=(int(match[1]), int(last)))
    if match := _OPEN_SPAN.match(text):
        return Attributes(period=(int(match[1]), None))
    if _AND_EVERY_YEAR.search(text):
        return Attributes()
    return Attributes(deadline=attributes.deadline_in(text))


def _number(printed: str) -> float:
    return float(printed.replace(",", "."))


@cache
def _columns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (rule["column"], re.compile(rules.alternatives(rule["names"])))
        for rule in rules.load("columns.yml")["columns"]
    )


@cache
def _levels() -> tuple[tuple[str, re.Pattern[str]], ...]:
    levels = rules.load("columns.yml")["levels"]
    return tuple((name, re.compile(rules.alternatives(rule["names"]))) for name, rule in levels.items())


@cache
def _titles() -> re.Pattern[str]:
    return re.compile(rules.load("columns.yml")["wants_name"]["names"])


@cache
def _empty() -> re.Pattern[str]:
    return re.compile(rules.alternatives(rules.load("columns.yml")["empty"]))
