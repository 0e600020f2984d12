"""The list numbers that Word computes when it shows a document: a file holds only the rules for them.

Rules: ECMA-376 part 1, section 17.9. Counting is by abstract list, as in Word: two lists made from the same
one go on counting unless the later says where it starts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from rettesnor.documents.docx.names import W, number_of, switch_of, value_of, whole_number
from rettesnor.documents.docx.styles import Style
from rettesnor.documents.numerals import Numeral, printed_bullet, printed_number
from rettesnor.documents.safe_xml import Element

LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_NUMERALS = {
    "decimal": Numeral.DECIMAL,
    "decimalZero": Numeral.DECIMAL_ZERO,
    "lowerLetter": Numeral.LOWER_LETTER_REPEATED,
    "upperLetter": Numeral.UPPER_LETTER_REPEATED,
    "lowerRoman": Numeral.LOWER_ROMAN,
    "upperRoman": Numeral.UPPER_ROMAN,
    "ordinal": Numeral.ORDINAL,
    "none": Numeral.NONE,
}


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered."""

    start: int = 1
    numeral: Numeral = Numeral.DECIMAL
    is_bullet: bool = False
    text: str = ""
    is_legal: bool = False
    restart_after: int | None = None
    style: str | None = None


@dataclass(frozen=True, slots=True)
class _Instance:
    """A list as paragraphs name it: an abstract list, with what is its own."""

    abstract: int
    starts: dict[int, int]
    levels: dict[int, Level]


@dataclass(slots=True)
class _Count:
    """How far an abstract list has counted; None on a level that has not been used since it was reset."""

    values: list[int | None] = field(default_factory=lambda: [None] * LEVELS)


@dataclass(frozen=True, slots=True)
class Label:
    """What stands in front of a paragraph, and on which level of its list, 0 the outermost."""

    text: str
    level: int


class Numbering:
    """Counts the lists of one document while its paragraphs are read in order."""

    def __init__(self, root: Element | None) -> None:
        self._abstract: dict[int, dict[int, Level]] = {}
        self._instances: dict[int, _Instance] = {}
        self._counts: dict[int, _Count] = {}
        self._started: set[tuple[int, int]] = set()
        if root is not None:
            self._read(root)

    def label(self, number_id: int | None, level: int | None, chain: list[Style]) -> Label | None:
        """The next paragraph's label; None where it is in no list.

        Args:
            number_id: the list that the paragraph itself names; 0 takes it out of its style's.
            level: the level that it names itself.
            chain: its style and those it is based on, which may name a list too.
        """
        found = self._place(number_id, level, chain)
        if found is None:
            return None
        number_id, at = found
        instance = self._instances[number_id]
        rule = self._level(instance, at)
        value = self._advance(number_id, instance, at)
        if rule.is_bullet:
            return Label(printed_bullet(rule.text) or "•", at)
        return Label(self._written(instance, rule, at, value), at)

    def _place(self, number_id: int | None, level: int | None, chain: list[Style]) -> tuple[int, int] | None:
        if number_id is None:
            holder = next((style for style in chain if style.number_id is not None), None)
            if holder is None or holder.number_id is None:
                return None
            number_id = holder.number_id
            if level is None and number_id in self._instances:
                level = self._level_of_style(number_id, chain, holder)
        if number_id not in self._instances:
            return None
        return number_id, min(max(level or 0, 0), LEVELS - 1)

    def _level_of_style(self, number_id: int, chain: list[Style], holder: Style) -> int | None:
        """A level may name the style it belongs to; that counts more than the level the style names."""
        instance = self._instances[number_id]
        for style in chain[: chain.index(holder) + 1]:
            for at in range(LEVELS):
                if self._level(instance, at).style == style.id:
                    return at
        return next((style.number_level for style in chain if style.number_level is not None), None)

    def _level(self, instance: _Instance, at: int) -> Level:
        own = instance.levels.get(at)
        return own if own is not None else self._abstract.get(instance.abstract, {}).get(at, Level())

    def _advance(self, number_id: int, instance: _Instance, at: int) -> int:
        values = self._counts.setdefault(instance.abstract, _Count()).values
        start = instance.starts.get(at)
        before = values[at]
        if start is not None and (number_id, at) not in self._started:
            value = start
        elif before is None:
            value = start if start is not None else self._level(instance, at).start
        else:
            value = before + 1
        self._started.add((number_id, at))
        values[at] = value
        for above in range(at):
            if values[above] is None:
                values[above] = self._level(instance, above).start
        for below in range(at + 1, LEVELS):
            after = self._level(instance, below).restart_after
            if after is None or (after > 0 and at < after):
                values[below] = None
        return value

    def _written(self, instance: _Instance, rule: Level, at: int, value: int) -> str:
        values = self._counts[instance.abstract].values

        def number(place: re.Match[str]) -> str:
            asked = int(place.group(1)) - 1
            if asked > at:
                return ""
            count = value if asked == at else values[asked]
            level = self._level(instance, asked)
            if level.is_bullet or count is None:
                return ""
            numeral = Numeral.DECIMAL if rule.is_legal and level.numeral != Numeral.NONE else level.numeral
            return printed_number(count, numeral)

        return _PLACE.sub(number, rule.text)

    def _read(self, root: Element) -> None:
        by_style: dict[str, int] = {}
        linked: dict[int, str] = {}
        for element in root.iterchildren(W + "abstractNum"):
            id = whole_number(element.get(W + "abstractNumId"))
            if id is None:
                continue
            self._abstract[id] = _levels(element)
            if (style := value_of(element, "styleLink")) is not None:
                by_style[style] = id
            if (style := value_of(element, "numStyleLink")) is not None:
                linked[id] = style
        for element in root.iterchildren(W + "num"):
            number_id = whole_number(element.get(W + "numId"))
            abstract = number_of(element, "abstractNumId")
            if not number_id or abstract is None:
                continue
            # A list that only points to a list style counts as that style's own list.
            abstract = by_style.get(linked.get(abstract, ""), abstract)
            self._instances[number_id] = self._instance(element, abstract)

    def _instance(self, element: Element, abstract: int) -> _Instance:
        starts: dict[int, int] = {}
        levels: dict[int, Level] = {}
        for override in element.iterchildren(W + "lvlOverride"):
            at = whole_number(override.get(W + "ilvl"))
            if at is None or not 0 <= at < LEVELS:
                continue
            if (start := number_of(override, "startOverride")) is not None:
                starts[at] = start
            if (own := override.find(W + "lvl")) is not None:
                levels[at] = _level(own)
                if at in starts:
                    levels[at] = replace(levels[at], start=starts[at])
        return _Instance(abstract, starts, levels)


def _levels(element: Element) -> dict[int, Level]:
    found: dict[int, Level] = {}
    for level in element.iterchildren(W + "lvl"):
        at = whole_number(level.get(W + "ilvl"))
        if at is not None and 0 <= at < LEVELS:
            found[at] = _level(level)
    return found


def _level(element: Element) -> Level:
    written_as = value_of(element, "numFmt") or "decimal"
    start = number_of(element, "start")
    return Level(
        start=1 if start is None else start,
        numeral=_NUMERALS.get(written_as, Numeral.DECIMAL),
        is_bullet=written_as == "bullet",
        text=value_of(element, "lvlText") or "",
        is_legal=bool(switch_of(element, "isLgl")),
        restart_after=number_of(element, "lvlRestart"),
        style=value_of(element, "pStyle"),
    )
