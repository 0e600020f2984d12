"""Headings: which statements head others, and how high they stand."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from rettesnor.documents import Document, Role
from rettesnor.outline.markers import Style
from rettesnor.outline.prose import is_sentence
from rettesnor.outline.sections import lead_in_of, section_of
from rettesnor.outline.statement import Statement

# How high a heading stands: first by its type, 1 the highest; below all of them by what else makes it one.
Rank = tuple[int, int]
NUMBERED = 50
_LETTERED = 52
_LISTED = 54
WORD_RANK = 55
BY_RULES = 60
_BY_PLACE = 70

_BOLD = 8
_LONGEST = 140
_LONGEST_NAME = 80
_LONGEST_WITH_STOP = 60
_MOST_LINES = 4
_CONTENTS_WITHIN = 30_000
# The sections that a chapter opens, though no blank line parts it from the text above.
_OPENING = frozenset({"structural", "vision", "goal", "subgoal", "strategy", "measure", "indicator", "area"})
# A sentence follows, or the meaning of a term («Overvann: regn som …»).
_GOES_ON = re.compile(r"\. |: [a-zæøå]")
_CONTENTS_LINE = re.compile(
    r"(?m)^\W*(?:\d+(?:\.\d+)*\.?\s+)?(?P<name>[A-ZÆØÅ][^\n]{2,90}?)\s*(?:\.\s?){4,}\s*\d{1,3}\s*$"
)


@dataclass(frozen=True, slots=True)
class Heading:
    """A statement that heads others.

    Args:
        rank: how high it stands, by type or stated level first, by the depth of its number next.
        section: what the rules say about the points below it; None for a theme of its own.
        name: its words, without number.
        label: its printed number.
        is_strong: whether level, type or number prove it to be a heading; else only its place does.
    """

    rank: Rank
    section: str | None
    name: str
    label: str | None
    is_strong: bool

    @property
    def is_by_type(self) -> bool:
        """Whether its type or stated level makes it a heading."""
        return self.rank[0] < NUMBERED


def _lines_in_tables(document: Document) -> set[int]:
    """Where the lines begin that stand in a document's tables."""
    starts = [line.start for line in document.lines]
    found: set[int] = set()
    for table in document.tables:
        for cell in table.cells:
            found.update(starts[bisect_left(starts, cell.start) : bisect_left(starts, cell.end)])
    return found


class Typography:
    """What the sizes in one document mean: which is the body's, and how high each larger one stands."""

    def __init__(self, document: Document) -> None:
        weights: Counter[float] = Counter()
        prose: Counter[float] = Counter()
        bold = plain = 0
        in_tables = _lines_in_tables(document)
        for line in document.lines:
            if line.size is not None:
                weights[_half_points(line.size)] += line.end - line.start
                if line.role is Role.BODY and line.start not in in_tables:
                    prose[_half_points(line.size)] += line.end - line.start
            if line.bold:
                bold += line.end - line.start
            else:
                plain += line.end - line.start
        # A plan that is mostly tables sets them smaller than its prose, which is none the less no heading.
        body = (prose or weights).most_common(1)[0][0] if weights else 0.0
        larger = sorted((size for size in weights if body and size > body * 1.06), reverse=True)
        self._ranks = {size: place + 1 for place, size in enumerate(larger)}
        self._bold_tells = bold < plain
        self._in_contents = frozenset(_names_in_contents(document))

    def rank(self, statement: Statement) -> int | None:
        """How high the type of a statement stands, 1 the highest; None where it is set as body text."""
        line = statement.first
        if line.level is not None:
            return line.level
        if line.size is not None:
            size = self._ranks.get(_half_points(line.size))
            if size is not None:
                return size
        if line.bold and self._bold_tells and (statement.last.bold or statement.count == 1):
            return len(self._ranks) + _BOLD
        return None

    def is_in_contents(self, name: str) -> bool:
        """Whether the contents list gives that name: then it is a heading where it stands alone."""
        return name.casefold() in self._in_contents


def heading_of(document: Document, statement: Statement, type_: Typography) -> Heading | None:
    """The heading that a statement is, or None.

    A statement with a list marker, a sentence with its full stop, and a paragraph set as body text are none.

    Args:
        document: the document.
        statement: the statement.
        type_: what the document's type means.
    """
    marker = statement.marker
    is_long = statement.end - statement.start > _LONGEST * 2 or statement.count > _MOST_LINES
    if is_long or (marker is not None and marker.style in (Style.BULLET, Style.LEAD_IN)):
        return None
    text = statement.text(document)
    if not text:
        return None
    rank = type_.rank(statement)
    if (lettered := _lettered(statement, text, rank)) is not None:
        return lettered
    if rank is not None:
        return _by_type(statement, text, rank)
    if len(text) > _LONGEST or text[-1] in ".;,":
        return None
    if (numbered := _numbered(statement, text)) is not None:
        return numbered
    if marker is not None or not statement.opens_line or statement.count > 2:
        return None
    return _by_words(statement, text, type_)


def _lettered(statement: Statement, text: str, rank: int | None) -> Heading | None:
    """«II. Reiseliv»: a capital letter or Roman numeral with a full stop."""
    marker = statement.marker
    if marker is None or marker.style is not Style.LETTER or marker.glyph != ".":
        return None
    if not (marker.label or "").isupper() or len(text) > _LONGEST_NAME:
        return None
    return Heading((_LETTERED if rank is None else rank, 0), section_of(text), text, marker.label, True)


def _by_type(statement: Statement, text: str, rank: int) -> Heading | None:
    """A larger or bolder type, but for quotations and sentences set in it."""
    label = _number(statement)
    is_stated = statement.first.level is not None
    is_sentence_set_large = text[-1] in ".;," and (len(text) > _LONGEST_WITH_STOP or is_sentence(text))
    if not is_stated and (text[0] in '«"“”' or is_sentence_set_large):
        return None
    # A lead-in may be set in bold («Måloppnåelsen måles med disse indikatorene:»).
    section = lead_in_of(text) if text.endswith(":") else section_of(text)
    return Heading((rank, _depth(label)), section, text, label, True)


def _numbered(statement: Statement, text: str) -> Heading | None:
    """«2.1 Oppvekst», «3. Oppvekst»: a number without a parenthesis; «3.» alone may also be a list's."""
    label, marker = _number(statement), statement.marker
    if label is None or marker is None or marker.glyph not in ("", "."):
        return None
    is_strong = _depth(label) > 1 or marker.glyph == ""
    section = section_of(text)
    if not is_strong and not statement.after_gap and section not in _OPENING:
        return None
    return Heading((NUMBERED, _depth(label)), section, text, label, is_strong)


def _by_words(statement: Statement, text: str, type_: Typography) -> Heading | None:
    """In body type without a number: what the contents list or the rules know, or a short line alone."""
    last = text[-1]
    if statement.after_gap and type_.is_in_contents(text):
        return Heading((_LISTED, 0), section_of(text), text, None, True)
    section = section_of(text)
    if section is not None and (statement.after_gap or last == ":" or statement.count == 1):
        return Heading((BY_RULES, 0), section, text, None, section != "strategy" and last != ":")
    stands_alone = statement.after_gap and statement.count == 1 and len(text) <= _LONGEST_NAME
    if stands_alone and text[0].isupper() and last not in ":?!" and not _GOES_ON.search(text):
        return Heading((_BY_PLACE, 0), None, text, None, False)
    return None


def _number(statement: Statement) -> str | None:
    marker = statement.marker
    return marker.label if marker is not None and marker.style in (Style.NUMBER, Style.CODE) else None


def _depth(label: str | None) -> int:
    return label.count(".") + 1 if label else 0


def _half_points(size: float) -> float:
    return round(size * 2) / 2


def _names_in_contents(document: Document) -> Iterator[str]:
    """The names that the contents list gives, in lower case."""
    for match in _CONTENTS_LINE.finditer(document.text[:_CONTENTS_WITHIN]):
        yield " ".join(match["name"].casefold().split())
