"""The numbers and bullets that a browser puts before list items (HTML standard, 4.4.5–4.4.8)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from rettesnor.documents.html.attributes import attribute, whole_number
from rettesnor.documents.numerals import Numeral, printed_number

BULLET = "•"
_STYLE_TYPE = re.compile(r"list-style(?:-type)?\s*:[^;]*?\b([a-z-]+)", re.IGNORECASE)
_BY_TYPE = {
    "1": Numeral.DECIMAL,
    "a": Numeral.LOWER_LETTER,
    "A": Numeral.UPPER_LETTER,
    "i": Numeral.LOWER_ROMAN,
    "I": Numeral.UPPER_ROMAN,
}
_BY_STYLE = {
    "decimal": Numeral.DECIMAL,
    "decimal-leading-zero": Numeral.DECIMAL_ZERO,
    "lower-alpha": Numeral.LOWER_LETTER,
    "lower-latin": Numeral.LOWER_LETTER,
    "upper-alpha": Numeral.UPPER_LETTER,
    "upper-latin": Numeral.UPPER_LETTER,
    "lower-roman": Numeral.LOWER_ROMAN,
    "upper-roman": Numeral.UPPER_ROMAN,
    "none": Numeral.NONE,
}
_BULLET_STYLES = frozenset({"disc", "circle", "square"})


@dataclass(slots=True)
class ItemList:
    """One list while its items are read."""

    numeral: Numeral | None
    next: int = 1
    step: int = 1

    def label(self, item: LexborNode) -> str:
        """The next item's label."""
        value = whole_number(attribute(item, "value"))
        if value is None or self.numeral is None:
            value = self.next
        self.next = value + self.step
        numeral = _numeral(item, self.numeral)
        if numeral is None:
            return BULLET
        written = printed_number(value, numeral)
        return f"{written}." if written else ""


def open_list(node: LexborNode) -> ItemList:
    """The list that an ``ol``, ``ul`` or ``menu`` begins."""
    if node.tag != "ol":
        return ItemList(_numeral(node, None))
    start = whole_number(attribute(node, "start"))
    is_reversed = attribute(node, "reversed") is not None
    if start is None:
        start = _count_items(node) if is_reversed else 1
    return ItemList(_numeral(node, Numeral.DECIMAL), start, -1 if is_reversed else 1)


def _numeral(node: LexborNode, otherwise: Numeral | None) -> Numeral | None:
    """How the node says its items are numbered; None for a bullet."""
    styled = _STYLE_TYPE.search(attribute(node, "style") or "")
    if styled is not None:
        name = styled.group(1).lower()
        if name in _BULLET_STYLES:
            return None
        return _BY_STYLE.get(name, otherwise)
    asked = attribute(node, "type") or ""
    if asked.lower() in _BULLET_STYLES:
        return None
    return _BY_TYPE.get(asked, otherwise)


def _count_items(node: LexborNode) -> int:
    count, child = 0, node.child
    while child is not None:
        count += child.tag == "li"
        child = child.next
    return count
