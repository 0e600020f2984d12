"""The lines below a table's headings, one by one: what each says, and what parts it from the line before."""

from __future__ import annotations

from dataclasses import dataclass

from rettesnor.documents import Document, Line
from rettesnor.outline.flat_headers import Header, HeaderFinder

_WINDOW = 40


@dataclass(frozen=True, slots=True)
class Token:
    """A line of the table: its place, its words, and what parts it from the line before."""

    place: int
    line: Line
    words: str
    after_gap: bool
    after_page: bool


class Tokens:
    """The lines from a place on, as they are asked for, up to what ends the table; headings again are left out."""

    def __init__(
        self, document: Document, lines: list[Line], place: int, header: Header, finder: HeaderFinder
    ) -> None:
        self.headings: list[int] = []
        self._document = document
        self._lines = lines
        self._header = header
        self._finder = finder
        self._tokens: list[Token] = []
        self._next = place
        self._is_open = True

    def at(self, number: int) -> Token | None:
        """The token of that number; None behind the table's end."""
        while self._is_open and len(self._tokens) <= number:
            self._is_open = self._add()
        return self._tokens[number] if number < len(self._tokens) else None

    def window(self) -> list[Token]:
        """The first tokens, by which the table's habits are told."""
        self.at(_WINDOW)
        return self._tokens[:_WINDOW]

    def _add(self) -> bool:
        after_page = False
        while (found := self._finder.at_or_none(self._next)) is not None:
            if found[0].names != self._header.names:
                return False
            self.headings.extend(range(self._next, self._next + found[1]))
            self._next += found[1]
            after_page = True
        if self._next >= len(self._lines) or self._finder.ends_table(self._next):
            return False
        line = self._lines[self._next]
        before = self._lines[self._next - 1] if self._next else None
        if before is not None:
            after_page = after_page or bool(self._document.text[before.end : line.start].strip())
        after_gap = before is not None and line.block != before.block and not after_page
        words = " ".join(self._document.text[line.start : line.end].split())
        self._tokens.append(Token(self._next, line, words, after_gap, after_page))
        self._next += 1
        return True
