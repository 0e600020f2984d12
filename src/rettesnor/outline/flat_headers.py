"""Flat headers: the headings of an action table that text extraction has flattened, on lines or on one line."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rettesnor.documents import Document, Line
from rettesnor.outline.cell_forms import label_of
from rettesnor.outline.columns import Column, are_of_measures, column_of
from rettesnor.outline.sections import section_of

# What a heading between the rows begins with: it stays a statement, and the rows go on below it.
_WORD_LABEL = re.compile(
    r"(?i)(?:ambisjon|hovedmål|hovudmål|delmål|mål|strategi|innsatsområde|satsingsområde)"
    r"\s*(?:[\dA-Z]{0,3}[.\d]*\s*[:.)–-]|[\dA-Z]{1,3}$)"
)
_CAPTION = re.compile(r"(?:Foto|Illustrasjon|Kilder?|Kjelder?|Figur|Tabell|Bilde|Bilete)(?: \d+)? ?[:.]")
_LONGEST_PAGE_NUMBER = 3
_LONGEST_HEADING = 80
_LONGEST_QUESTION = 60
_LONGEST_HEADER = 120
_LONGEST_HEADER_CELL = 45
_FEWEST_COLUMNS = 3
_FEWEST_KNOWN = 3
_PROSE_ENDS = frozenset(".,;:-")
_MOST_COLUMNS = 9
_MOST_LINES_ON_LINE = 4
_MOST_WORDS_IN_HEADER_CELL = 4
_WORD = re.compile(r"\S+")
UNKNOWN: Column = ("unknown", None)


@dataclass(frozen=True, slots=True)
class Header:
    """The headings of a flattened table.

    Args:
        columns: what its columns say, in their order.
        by_lines: whether each cell stands on a line of its own, as the headings do.
    """

    columns: tuple[Column, ...]
    by_lines: bool

    @property
    def names(self) -> list[str]:
        """What its columns are called in the rules."""
        return [name for name, _ in self.columns]

    @property
    def begins_with_number(self) -> bool:
        """Whether every row begins with its number."""
        return self.columns[0][0] == "number"

    @property
    def is_of_indicators(self) -> bool:
        """Whether the rows set out indicators and no measures."""
        return "act" not in self.names

    @property
    def own(self) -> str:
        """The column of what the rows set out."""
        return "indicator" if self.is_of_indicators else "act"

    @property
    def trailing(self) -> tuple[Column, ...]:
        """The columns behind the act or indicator."""
        own = {"act", "indicator"} if self.is_of_indicators else {"act"}
        columns = tuple(column for column in self.columns if column[0] not in own)
        return columns[1:] if self.begins_with_number else columns


class HeaderFinder:
    """Finds headers among the lines of a document; each line is looked at once."""

    def __init__(self, document: Document, lines: list[Line]) -> None:
        self._document = document
        self._lines = lines
        self._ends: dict[int, bool] = {}
        self._found: dict[int, tuple[Header, int] | None] = {}

    def at(self, place: int) -> tuple[Header, int] | None:
        """The headings that begin at that line, and over how many lines they run; None where none do."""
        if place not in self._found:
            self._found[place] = self._on_line(place) or self._by_lines(place)
        return self._found[place]

    def at_or_none(self, place: int) -> tuple[Header, int] | None:
        """As `at`; None behind the last line too."""
        return self.at(place) if place < len(self._lines) else None

    def ends_table(self, place: int) -> bool:
        """Whether the line is a heading, by its level, its words or a labelling word."""
        if place not in self._ends:
            self._ends[place] = self._is_heading(place)
        return self._ends[place]

    def is_page_number(self, place: int) -> bool:
        """Whether the line is a bare number right before a page's foot or head."""
        text = self._text(place)
        if len(text) > _LONGEST_PAGE_NUMBER or not text.isdecimal() or place + 1 >= len(self._lines):
            return False
        between = self._document.text[self._lines[place].end : self._lines[place + 1].start]
        return bool(between.strip()) or "\f" in between

    def _is_heading(self, place: int) -> bool:
        line = self._lines[place]
        text = self._text(place)
        if line.level is not None or _WORD_LABEL.match(text) or _CAPTION.match(text):
            return True
        label = label_of(text, is_bare=False) if len(text) < _LONGEST_HEADING else None
        bare = text[label[1] :] if label is not None else text
        return section_of(bare) is not None or (text.endswith("?") and len(text) < _LONGEST_QUESTION)

    def _text(self, place: int) -> str:
        line = self._lines[place]
        return self._document.text[line.start : line.end]

    def _on_line(self, place: int) -> tuple[Header, int] | None:
        text = self._text(place)
        # Asked of every line of a document: prose is told by its first and last letter.
        if len(text) > _LONGEST_HEADER or text[:1].islower():
            return None
        if "(" in text and text.count("(") > text.count(")"):
            return self._over_lines(place)
        if text[-1:] in _PROSE_ENDS or _asks(text):
            return None
        columns = columns_on_line(text)
        return (Header(tuple(columns), by_lines=False), 1) if are_of_measures(columns) else None

    def _over_lines(self, place: int) -> tuple[Header, int] | None:
        """Headings on a line whose last has a bracket that the next line closes; more may stand below it."""
        found: tuple[Header, int] | None = None
        words = self._text(place)
        for length in range(2, min(_MOST_LINES_ON_LINE, len(self._lines) - place) + 1):
            words = f"{words} {self._text(place + length - 1)}"
            columns = columns_on_line(words) if len(words) <= _LONGEST_HEADER else []
            if not columns and words.count("(") == words.count(")"):
                break
            if are_of_measures(columns):
                found = Header(tuple(columns), by_lines=False), length
        return found

    def _by_lines(self, place: int) -> tuple[Header, int] | None:
        """Headings on lines of their own; what is called by no known name may stand between known ones."""
        columns: list[Column] = []
        known = lines = length = 0
        while place + lines < len(self._lines) and len(columns) < _MOST_COLUMNS:
            heading = self._heading(place + lines)
            if heading is None:
                break
            column, over = heading
            is_twice = column is not UNKNOWN and column in columns
            if is_twice or (column is UNKNOWN and columns[-1:] in ([], [UNKNOWN])):
                break
            lines += over
            columns.append(column)
            if column is not UNKNOWN:
                known, length = len(columns), lines
        columns = told_apart(columns[:known])
        is_named = sum(column is not UNKNOWN for column in columns) >= _FEWEST_KNOWN
        if not is_named or not are_of_measures(columns) or self._stands_alone(place, length):
            return None
        return Header(tuple(columns), by_lines=True), length

    def _stands_alone(self, place: int, length: int) -> bool:
        """Whether a gap parts the first line from the others, which stand together: it heads the section."""
        first, second, *_, last = (line.block for line in self._lines[place : place + length])
        return first != second == last

    def _heading(self, place: int) -> tuple[Column, int] | None:
        """The column that the line heads, over two lines where its heading wraps; None where it can be none."""
        text = self._text(place)
        if len(text) >= _LONGEST_HEADER_CELL or not text[:1].isupper():
            return None
        if place + 1 < len(self._lines):
            following = self._text(place + 1)
            if text[-1:] in "-/" or (following[:1].islower() and len(following) < _LONGEST_HEADER_CELL):
                joined = text[:-1] + following if text[-1:] == "-" else f"{text} {following}"
                if (known := column_of(joined)) is not None:
                    return known, 2
                if column_of(text) is None and following[:1].islower() and text[-1:] not in _PROSE_ENDS:
                    return UNKNOWN, 2
        known = column_of(text)
        if known is not None:
            return known, 1
        is_short = text.count(" ") < _MOST_WORDS_IN_HEADER_CELL and text[-1:] not in _PROSE_ENDS
        return (UNKNOWN, 1) if is_short else None


def names_columns(text: str) -> bool:
    """Whether the words are the headings of an action table and nothing else («Tiltak Ansvar Frist»)."""
    # Asked of every line of a document: prose is told by its first and last letter.
    if len(text) > _LONGEST_HEADER or not text[:1].isupper() or text[-1:] in _PROSE_ENDS or "," in text:
        return False
    if _asks(text):
        return False
    columns = columns_on_line(text)
    return len(columns) >= _FEWEST_COLUMNS and are_of_measures(columns)


def columns_on_line(text: str) -> list[Column]:
    """The columns that a line names, where it names nothing else; the longest names first."""
    return told_apart([column for column, _ in columns_with_places(text)])


def columns_with_places(text: str) -> list[tuple[Column, int]]:
    """The columns that words name, where they name nothing else, and where among them each name begins."""
    if text[:1].islower() or not _begins_with_name(text):
        return []
    words = list(_WORD.finditer(text))
    columns: list[tuple[Column, int]] = []
    place = 0
    while place < len(words):
        for length in range(min(_MOST_WORDS_IN_HEADER_CELL, len(words) - place), 0, -1):
            known = column_of(" ".join(word[0] for word in words[place : place + length]))
            if known is not None:
                columns.append((known, words[place].start()))
                place += length
                break
        else:
            return []
    return columns


def _begins_with_name(text: str) -> bool:
    """Whether the first words name a column: asked of every line of a document, so without their places."""
    words = text.split(None, _MOST_WORDS_IN_HEADER_CELL)[:_MOST_WORDS_IN_HEADER_CELL]
    return any(column_of(" ".join(words[:length])) is not None for length in range(1, len(words) + 1))


def told_apart(columns: list[Column]) -> list[Column]:
    """Names that mean another thing beside others: «Måltall» beside an indicator, «Mål», «Status» beside none."""
    names = [name for name, _ in columns]
    has_cost = any(name.startswith("cost") for name in names)
    columns = [
        ("remark" if has_cost else "cost", year) if name == "funding" else (name, year)
        for name, year in columns
    ]
    if "indicator" in names:
        first = names.index("indicator")
        return [
            ("target", year) if name == "indicator" and place > first else (name, year)
            for place, (name, year) in enumerate(columns)
        ]
    other = {"target": "goal", "baseline": "remark"}
    return [
        column if column is UNKNOWN else (other.get(column[0], column[0]), column[1]) for column in columns
    ]


def _asks(text: str) -> bool:
    """Whether the line is one question («Hvem gjør hva?») and no row of headings that ask («Hva? Hvem? Når?»)."""
    return text.endswith("?") and text.count("?") == 1
