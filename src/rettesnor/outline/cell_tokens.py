"""The lines below a table's headings, one by one: what each says, and what parts it from the line before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from rettesnor.documents import Document, Line
from rettesnor.outline.cell_forms import BULLETS, LETTER_LABEL, goes_on, is_cell, is_labelled
from rettesnor.outline.flat_headers import Header, HeaderFinder
from rettesnor.outline.line_ends import cells_at_end

_WINDOW = 40


@dataclass(frozen=True, slots=True)
class Token:
    """A line of the table, or one of the cells that run together on it: its words, and what parts it from the rest.

    Args:
        place: the line's place among the lines of the running text.
        line: the line.
        words: its words.
        after_gap: whether a gap stands before it.
        after_page: whether a page's foot or head stands before it, or the headings again.
        is_cell: whether it is a time or a sum, or says that there is none, and nothing else.
        is_labelled: whether it begins with a row's label.
        is_lettered: whether it begins with a letter («a)»).
        is_bulleted: whether it begins with a bullet or dash, and is more than that.
        goes_on: whether the line before it plainly goes on in it.
    """

    place: int
    line: Line
    words: str
    after_gap: bool
    after_page: bool
    is_cell: bool
    is_labelled: bool
    is_lettered: bool
    is_bulleted: bool
    goes_on: bool


class Tokens:
    """The lines from a place on, as they are asked for, up to what ends the table; headings again are left out."""

    def __init__(
        self, document: Document, lines: list[Line], place: int, header: Header, finder: HeaderFinder
    ) -> None:
        self.headings: list[int] = []
        self._document = document
        self._lines = lines
        self._names = header.names
        self._run_together = not header.by_lines
        self._finder = finder
        self._tokens: list[Token] = []
        self._next = place
        self._is_open = True

    def at(self, number: int) -> Token | None:
        """The token of that number; None behind the table's end."""
        tokens = self._tokens
        if number < len(tokens):
            return tokens[number]
        while self._is_open and len(tokens) <= number:
            self._is_open = self._add()
        return tokens[number] if number < len(tokens) else None

    def upto(self, first: int, end: int) -> list[Token]:
        """The tokens from the first up to that number, as many as there are."""
        self.at(end - 1)
        return self._tokens[first:end]

    def window(self) -> list[Token]:
        """The first tokens, by which the table's habits are told."""
        self.at(_WINDOW)
        return self._tokens[:_WINDOW]

    def _add(self) -> bool:
        after_page = False
        while (found := self._finder.at_or_none(self._next)) is not None:
            if found[0].names != self._names:
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
        for part in self._cells_on(line):
            words = " ".join(self._document.text[part.start : part.end].split())
            self._tokens.append(
                Token(
                    place=self._next,
                    line=part,
                    words=words,
                    after_gap=after_gap and part.start == line.start,
                    after_page=after_page and part.start == line.start,
                    is_cell=is_cell(words),
                    is_labelled=is_labelled(words),
                    is_lettered=words[1:2] == ")" and LETTER_LABEL.match(words) is not None,
                    is_bulleted=words[0] in BULLETS and len(words) > 1,
                    goes_on=bool(self._tokens) and goes_on(self._tokens[-1].words, words),
                )
            )
        self._next += 1
        return True

    def _cells_on(self, line: Line) -> Iterator[Line]:
        """The line; below headings that run together on one line, each of the cells that do so too."""
        text = self._document.text[line.start : line.end]
        starts = [0, *(cells_at_end(text) if self._run_together else ())]
        for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
            yield replace(line, start=line.start + start, end=line.start + len(text[:end].rstrip()))
