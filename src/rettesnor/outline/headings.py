"""Headings: which statements head others, and how high they stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from rettesnor.documents import Document
from rettesnor.outline.pieces import Style
from rettesnor.outline.sections import section_of
from rettesnor.outline.statements import Statement

Rank = tuple[int, int]
_LONGEST = 140
_LETTERED = 52
_LISTED = 54
_CONTENTS_LINE = re.compile(r"(?m)^\W*(?:\d+(?:\.\d+)*\.?\s+)?(?P<name>[A-ZÆØÅ][^\n]{2,90}?)\s*(?:\.\s?){4,}\s*\d{1,3}\s*$")


@dataclass(frozen=True, slots=True)
class Heading:
    """A statement that heads others.

    Args:
        rank: how high it stands: by type or stated level first, by the depth of its number next; less is higher.
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


class Typography:
    """What the sizes in one document mean: which is the body's, and how high each larger one stands."""

    def __init__(self, document: Document) -> None:
        weights: Counter[float] = Counter()
        bold = plain = 0
        for line in document.lines:
            if line.size is not None:
                weights[round(line.size * 2) / 2] += line.end - line.start
            if line.bold:
                bold += line.end - line.start
            else:
                plain += line.end - line.start
        self.body = weights.most_common(1)[0][0] if weights else None
        self.bold_tells = bold < plain
        self.listed = frozenset(_listed_in_contents(document))
        larger = sorted((size for size in weights if self.body and size > self.body * 1.06), reverse=True)
        self._ranks = {size: place + 1 for place, size in enumerate(larger)}

    def rank(self, statement: Statement) -> int | None:
        """How high the type of a statement stands, 1 the highest; None where it is set as body text."""
        line = statement.first
        if line.level is not None:
            return line.level
        if line.size is not None:
            size = self._ranks.get(round(line.size * 2) / 2)
            if size is not None:
                return size
        if line.bold and self.bold_tells and (statement.last.bold or statement.count == 1):
            return len(self._ranks) + 8
        return None


def heading_of(document: Document, statement: Statement, type_: Typography) -> Heading | None:
    """The heading that a statement is, or None.

    A statement with a list marker, a sentence with its full stop, and a paragraph set as body text are none.
    """
    if statement.is_bullet or statement.end - statement.start > _LONGEST * 2 or statement.count > 4:
        return None
    marker = statement.marker
    if marker is not None and marker.style is Style.LEAD_IN:
        return None
    rank = type_.rank(statement)
    text = statement.text(document)
    if not text:
        return None
    label = marker.label if marker is not None and marker.style in (Style.NUMBER, Style.CODE) else None
    if marker is not None and marker.style is Style.LETTER and marker.glyph == "." and (marker.label or "").isupper() and len(text) <= 80:
        return Heading((_LETTERED, 0) if rank is None else (rank, 0), section_of(text), text, marker.label, True)
    depth = label.count(".") + 1 if label else 0
    last = text[-1]
    if rank is not None and statement.first.level is None and text[0] in "«\"“”":
        return None
    if rank is not None:
        if statement.first.level is None and last in ".;," and len(text) > 60:
            return None
        return Heading((rank, depth), section_of(text), text, label, True)
    if len(text) > _LONGEST or last in ".;,":
        return None
    if label is not None and marker is not None and marker.glyph in ("", ".") and (depth > 1 or statement.after_gap or marker.glyph == ""):
        return Heading((50, depth), section_of(text), text, label, depth > 1 or marker.glyph == "")
    if marker is not None or not statement.opens_line or statement.count > 2:
        return None
    if statement.after_gap and text.casefold() in type_.listed:
        return Heading((_LISTED, 0), section_of(text), text, None, True)
    section = section_of(text)
    if section is not None and (statement.after_gap or last == ":" or statement.count == 1):
        return Heading((60, 0), section, text, None, section != "strategy" and last != ":")
    if statement.after_gap and statement.count == 1 and len(text) <= 80 and text[0].isupper() and last not in ":?!" and ". " not in text:
        return Heading((70, 0), None, text, None, False)
    return None


def _listed_in_contents(document: Document) -> Iterator[str]:
    """The names that the contents list gives, in lower case: what it lists is a heading where it stands alone."""
    for match in _CONTENTS_LINE.finditer(document.text[:30_000]):
        yield " ".join(match["name"].casefold().split())
