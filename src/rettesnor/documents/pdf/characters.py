"""The few characters of PDFium's text that are not the page's own: its hyphen mark, control characters,
symbol bullets.
"""

from __future__ import annotations

import re

_SYMBOL_BULLETS = "\uf06c\uf06e\uf071\uf075\uf076\uf0a7\uf0a8\uf0b7\uf0d8\uf0fc\uf0e0\uf0f0\uf02d"
"""What Symbol and Wingdings print as a round, square, diamond, arrow, tick or dash before a point in a
list."""

_ODD = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ue000-\uf8ff\ufff0-\uffff]")
_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_DROPPED = dict.fromkeys(
    [
        *range(0x09),
        *range(0x0E, 0x20),
        *range(0x7F, 0xA0),
        *range(0xD800, 0xE000),
        0xFFFF,
        0xFFF9,
        0xFFFA,
        0xFFFB,
    ]
)
_MAPPED = str.maketrans(_DROPPED | {ord(bullet): "•" for bullet in _SYMBOL_BULLETS} | {0xFFFE: "-"})


def is_clean(text: str) -> bool:
    """Whether `cleaned` would leave every stretch of the text as it is."""
    return _ODD.search(text) is None


def cleaned(text: str) -> str:
    """The text with PDFium's mark for a hyphen at the end of a line written as one, without control
    characters.

    Bullets out of symbol fonts become «•», two halves of a character outside the basic plane become one,
    halves without the other are dropped. Nothing else is altered.

    Args:
        text: as PDFium gives it, one character for each UTF-16 unit.
    """
    if is_clean(text):
        return text
    joined = _PAIR.sub(
        lambda pair: pair.group().encode("utf-16-le", "surrogatepass").decode("utf-16-le"), text
    )
    return joined.translate(_MAPPED).strip()
