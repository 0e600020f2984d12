"""The statement: one stretch of the text that belongs together, and the words it says.

A statement is a list point, a heading, a lead-in or a paragraph. Which of them it is, is judged later.
"""

from __future__ import annotations

from dataclasses import dataclass

from rettesnor.documents import Document, Line, Role
from rettesnor.documents.cleaning import statement as clean_statement
from rettesnor.outline.markers import Marker, Style


@dataclass(slots=True)
class Statement:
    """One stretch of the text that belongs together.

    Args:
        start: where it begins, marker and all.
        body: where its words begin, behind the marker.
        end: behind its last code point.
        marker: what stands at its head; None for plain words.
        first: the line that it begins on.
        last: the line that it ends on.
        count: how many lines it runs over.
        opens_line: whether it begins its first line.
        after_gap: whether a blank line, another block or a page break parts it from what stands before.
        role: what its lines are on their page.
        parts: the stretches of text that its words stand on, where page furniture stands between them.
        widest: how many code points its longest line has.
    """

    start: int
    body: int
    end: int
    marker: Marker | None
    first: Line
    last: Line
    count: int
    opens_line: bool
    after_gap: bool
    role: Role
    parts: tuple[tuple[int, int], ...] = ()
    widest: int = 0

    def words(self, document: Document) -> str:
        """Its words as a person would say them: no marker, no page furniture, no end-of-line hyphens."""
        if not self.parts:
            return clean_statement(document.text[self.body : self.end])
        return clean_statement("\n".join(document.text[start:end] for start, end in self.parts))

    def text(self, document: Document) -> str:
        """Its words with white space folded, for matching; hyphens are left as they stand."""
        return " ".join(document.text[self.body : self.end].split())

    @property
    def is_bullet(self) -> bool:
        """Whether a bullet or dash stands at its head."""
        return self.marker is not None and self.marker.style is Style.BULLET

    @property
    def label(self) -> str | None:
        """Its printed number or letter."""
        return self.marker.label if self.marker is not None else None
