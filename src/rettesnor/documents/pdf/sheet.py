"""A page as it was read: its fragments and its drawing, before anyone decides what they are."""

from __future__ import annotations

from dataclasses import dataclass

from rettesnor.documents.pdf.drawing import Drawing
from rettesnor.documents.pdf.fragments import Fragment


@dataclass(slots=True)
class Sheet:
    """One page.

    Args:
        number: 1-based.
        width: in points.
        height: in points.
        fragments: in the file's own order.
        drawing: what is drawn besides text.
    """

    number: int
    width: float
    height: float
    fragments: list[Fragment]
    drawing: Drawing


def body_size(sheets: list[Sheet]) -> float:
    """The font size that most characters of the document are set in, in points; 0 where it has none."""
    characters: dict[float, int] = {}
    for sheet in sheets:
        for fragment in sheet.fragments:
            size = round(2 * fragment.size) / 2
            characters[size] = characters.get(size, 0) + len(fragment.text)
    return max(characters, key=lambda size: characters[size]) if characters else 0.0
