"""Captions: what names a figure, a table or a photographer, and small text by a picture."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rettesnor.documents.model import Role
from rettesnor.documents.pdf.drawing import Frame
from rettesnor.documents.pdf.lines import LaidLine
from rettesnor.documents.pdf.sheet import Sheet

_INITIALS = frozenset("FTBIKDftbikd(©")
_NUMBERED = re.compile(
    r"(?:Figur|Fig\.?|Tabell|Bilde|Kart|Diagram|Illustrasjon)\s+\d+(?:[.\-–]\d+)*[a-z]?\s*(?:$|[:.–-](?:\s|$))",
    re.IGNORECASE,
)
_NUMBERED_PLAIN = re.compile(r"(?:Figur|Tabell|Bilde|Kart|Diagram)\s+\d+(?:[.\-–]\d+)*\s+[A-ZÆØÅ]")
_CREDIT = re.compile(r"\(?(?:Foto(?:graf)?|Illustrasjon|Bilde|Kart|Kilde)\s*[:/©]|©", re.IGNORECASE)
_MOST_LINES = 4
_MOST_CHARACTERS = 250
_SMALL = 0.94
"""A caption by a picture is set in no more than this share of the body's size, or in italics, and never bold."""
_NEAR = 2.4
"""How far from its picture, in sizes of its own, a caption may stand."""
_SMALLEST_PICTURE, _LARGEST_SHARE = 40.0, 0.85
"""A picture is at least so many points high and wide, and takes less than this share of its page."""
_MOST_PICTURES = 50


def mark_captions(blocks: Iterable[list[LaidLine]], pictures: list[Frame], body: float) -> None:
    """Gives the lines of captions their role.

    Args:
        blocks: the blocks of a page's text, each with its lines.
        pictures: where pictures stand on the page.
        body: the size that the document's body is set in.
    """
    for block in blocks:
        if block[0].role is Role.BODY and _is_caption(block, pictures, body):
            for line in block:
                line.role = Role.CAPTION


def pictures_on(sheet: Sheet) -> list[Frame]:
    """Where pictures stand on the page: images, and surfaces that are filled with anything but text.

    Args:
        sheet: the page.
    """
    drawing, page_area = sheet.drawing, sheet.width * sheet.height
    if not drawing.pictures and not drawing.frames:
        return []
    large = [
        frame
        for frame in (*drawing.pictures, *(frame for frame in drawing.frames if frame.filled))
        if min(frame.right - frame.left, frame.bottom - frame.top) >= _SMALLEST_PICTURE
        and frame.area < _LARGEST_SHARE * page_area
    ][:_MOST_PICTURES]
    images = set(drawing.pictures)
    middles = [((f.left + f.right) / 2, (f.top + f.bottom) / 2) for f in sheet.fragments]
    return [frame for frame in large if frame in images or not any(frame.holds(x, y) for x, y in middles)]


def _is_caption(block: list[LaidLine], pictures: list[Frame], body: float) -> bool:
    first = block[0]
    if len(block) > _MOST_LINES or first.size > 1.05 * body:
        return False
    set_apart = all(line.italic or line.size <= _SMALL * body for line in block)
    if first.text[0] in _INITIALS:
        if _NUMBERED.match(first.text) or _CREDIT.match(first.text):
            return True
        if _NUMBERED_PLAIN.match(first.text) and (set_apart or first.bold):
            return True
    if (
        not pictures
        or not set_apart
        or first.bold
        or sum(len(line.text) for line in block) > _MOST_CHARACTERS
    ):
        return False
    return any(_is_by(block, picture) for picture in pictures)


def _is_by(block: list[LaidLine], picture: Frame) -> bool:
    top, bottom = block[0].top, block[-1].bottom
    left, right = min(line.left for line in block), max(line.right for line in block)
    room = _NEAR * block[0].size
    across = left < picture.right and right > picture.left
    below, above = top - picture.bottom, picture.top - bottom
    if across and (-2 <= below <= room or -2 <= above <= room):
        return True
    level = top < picture.bottom and bottom > picture.top
    return level and (0 <= left - picture.right <= room or 0 <= picture.left - right <= room)
