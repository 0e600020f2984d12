"""The list numbers that OpenDocument programs compute: a file holds only the rules for them.

Rules: OpenDocument 1.3 part 3, sections 5.3 and 16.30–16.34; where it is silent, as LibreOffice prints.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from rettesnor.documents.numerals import Numeral, printed_bullet, printed_number
from rettesnor.documents.odt.names import LOEXT, STYLE, TEXT, whole_number
from rettesnor.documents.safe_xml import Element, local_name

LEVELS = 10
OUTLINE = "\x00outline"
_PLACE = re.compile(r"%(\d{1,2})%")
_NUMERALS = {
    "1": Numeral.DECIMAL,
    "01": Numeral.DECIMAL_ZERO,
    "i": Numeral.LOWER_ROMAN,
    "I": Numeral.UPPER_ROMAN,
    "1st": Numeral.ORDINAL,
    "": Numeral.NONE,
}


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered."""

    numeral: Numeral = Numeral.NONE
    bullet: str | None = None
    start: int = 1
    shown_levels: int = 1
    prefix: str = ""
    suffix: str = ""
    format: str | None = None


Rules = dict[int, Level]
_UNNUMBERED = Level()


@dataclass(slots=True)
class Count:
    """How far one list has counted; None on a level not used since it was reset."""

    values: list[int | None] = field(default_factory=lambda: [None] * LEVELS)

    def advance(self, at: int, rules: Rules, start: int | None = None) -> None:
        """The next item on a level; deeper levels begin anew.

        Args:
            at: the level, 0 the outermost.
            rules: how the list is numbered.
            start: the number that the item itself asks for.
        """
        before = self.values[at]
        if start is not None:
            self.values[at] = start
        elif before is None:
            self.values[at] = rules.get(at, _UNNUMBERED).start
        else:
            self.values[at] = before + 1
        for above in range(at):
            if self.values[above] is None:
                self.values[above] = rules.get(above, _UNNUMBERED).start
        self.forget(at + 1)

    def forget(self, at: int) -> None:
        """The level and those below it begin anew."""
        for below in range(at, LEVELS):
            self.values[below] = None

    def label(self, at: int, rules: Rules) -> str:
        """What is printed in front of the item that was counted last, on its level."""
        rule = rules.get(at, _UNNUMBERED)
        if rule.bullet is not None:
            return printed_bullet(rule.bullet) or "•"
        if rule.format is not None:
            return _PLACE.sub(lambda place: self._number(int(place.group(1)) - 1, at, rules), rule.format)
        if rule.numeral is Numeral.NONE:
            return f"{rule.prefix}{rule.suffix}"
        first = max(at + 1 - rule.shown_levels, 0)
        numbers = [self._number(level, at, rules) for level in range(first, at + 1)]
        return f"{rule.prefix}{'.'.join(number for number in numbers if number)}{rule.suffix}"

    def _number(self, asked: int, at: int, rules: Rules) -> str:
        if not 0 <= asked <= at:
            return ""
        rule, value = rules.get(asked, _UNNUMBERED), self.values[asked]
        return "" if rule.bullet is not None or value is None else printed_number(value, rule.numeral)


def read_list_styles(roots: Iterable[Element | None]) -> dict[str, Rules]:
    """The list styles of a document by name; the numbering of headings is called `OUTLINE`."""
    found: dict[str, Rules] = {}
    for root in roots:
        if root is None:
            continue
        for element in root.iter(TEXT + "list-style", TEXT + "outline-style"):
            name = OUTLINE if element.tag == TEXT + "outline-style" else element.get(STYLE + "name") or ""
            found[name] = _rules(element)
    return found


def _rules(element: Element) -> Rules:
    rules: Rules = {}
    for level in element:
        at = whole_number(level.get(TEXT + "level"), least=1, most=LEVELS)
        if at is not None:
            rules[at - 1] = _level(level)
    return rules


def _level(element: Element) -> Level:
    kind = local_name(element)
    if kind == "list-level-style-bullet":
        return Level(bullet=element.get(TEXT + "bullet-char") or "•")
    if kind == "list-level-style-image":
        return Level(bullet="•")
    start = whole_number(element.get(TEXT + "start-value"))
    return Level(
        numeral=_numeral(element),
        start=1 if start is None else start,
        shown_levels=whole_number(element.get(TEXT + "display-levels"), least=1, most=LEVELS) or 1,
        prefix=element.get(STYLE + "num-prefix") or "",
        suffix=element.get(STYLE + "num-suffix") or "",
        format=element.get(LOEXT + "num-list-format") or element.get(STYLE + "num-list-format"),
    )


def _numeral(element: Element) -> Numeral:
    written_as = element.get(STYLE + "num-format") or ""
    is_repeated = element.get(STYLE + "num-letter-sync") == "true"
    if written_as == "a":
        return Numeral.LOWER_LETTER_REPEATED if is_repeated else Numeral.LOWER_LETTER
    if written_as == "A":
        return Numeral.UPPER_LETTER_REPEATED if is_repeated else Numeral.UPPER_LETTER
    if written_as.startswith("01"):
        return Numeral.DECIMAL_ZERO
    return _NUMERALS.get(written_as, Numeral.DECIMAL)
