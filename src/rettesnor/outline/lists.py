"""Lists within lists: where a point stands among the points before it, by its marker and by its indentation."""

from __future__ import annotations

from dataclasses import dataclass

from rettesnor.outline.drafts import Draft
from rettesnor.outline.pieces import Marker, Style, roman_value, successor
from rettesnor.outline.statements import Statement

_INDENT = 6.0
_WIDEST_INDENT = 90.0


@dataclass(slots=True)
class _Level:
    form: tuple[str, str]
    left: float | None
    last: Marker
    draft: Draft | None


class Nesting:
    """The levels of the list that is being read, outermost first."""

    def __init__(self) -> None:
        self._levels: list[_Level] = []

    def clear(self) -> None:
        """The list is over."""
        self._levels.clear()

    @property
    def is_empty(self) -> bool:
        """Whether no list is open."""
        return not self._levels

    @property
    def is_bulleted(self) -> bool:
        """Whether the outermost level of the open list has bullets."""
        return bool(self._levels) and self._levels[0].last.label is None

    def has_place(self, statement: Statement) -> bool:
        """Whether the statement's marker goes on with a level that is open."""
        return statement.marker is not None and self._find(statement.marker, _left(statement)) is not None

    def place(self, statement: Statement) -> Draft | None:
        """Opens the statement's level and closes those below it.

        Returns:
            The point that it stands under; None on the outermost level.
        """
        marker = statement.marker
        if marker is None:
            self.clear()
            return None
        left = _left(statement) if statement.opens_line else None
        found = self._find(marker, left)
        if found is None:
            if self._levels and marker.label is not None and _starts(marker.label) is None and not self._under_label(marker):
                del self._levels[0:]
            self._levels.append(_Level(_form(marker), left, marker, None))
        else:
            del self._levels[found + 1 :]
            level = self._levels[found]
            level.form = _form(marker, like=level.form)
            level.last = marker
            level.left = left if left is not None else level.left
        for level in reversed(self._levels[:-1]):
            if level.draft is not None:
                return level.draft
        return None

    def hold(self, draft: Draft) -> None:
        """The point that was placed last is this draft."""
        if self._levels:
            self._levels[-1].draft = draft

    def _under_label(self, marker: Marker) -> bool:
        label = marker.label or ""
        return "." in label and any(level.last.label == label.rpartition(".")[0] for level in self._levels)

    def _find(self, marker: Marker, left: float | None) -> int | None:
        for place in range(len(self._levels) - 1, -1, -1):
            level = self._levels[place]
            if not _same_form(level, marker):
                continue
            if left is not None and level.left is not None and marker.label is None:
                if level.left + _INDENT < left < level.left + _WIDEST_INDENT:
                    return None
                if left < level.left - _INDENT and place > 0:
                    continue
            return place
        return None


def _left(statement: Statement) -> float | None:
    return statement.first.box.left if statement.first.box is not None else None


def _starts(label: str) -> str | None:
    """The label itself where it is the first of a list, else None."""
    return label if label.rpartition(".")[2].lower() in ("1", "a", "i") else None


def _form(marker: Marker, like: tuple[str, str] | None = None) -> tuple[str, str]:
    """What tells the levels of a list apart: the bullet, or the sort of label and the punctuation around it."""
    if marker.label is None:
        return ("bullet", marker.glyph)
    if like is not None:
        return like
    label = marker.label
    if label[0].isdecimal():
        return (f"number{label.count('.')}", marker.glyph if "." not in label else "")
    case = "upper" if label.isupper() else "lower"
    roman = roman_value(label) is not None and (len(label) > 1 or label.lower() == "i")
    return (f"{case}-{'roman' if roman else 'letter'}", marker.glyph)


def _same_form(level: _Level, marker: Marker) -> bool:
    if marker.label is None:
        return level.form == ("bullet", marker.glyph)
    if level.last.label is None or level.last.style is Style.BULLET:
        return False
    if level.form[1] == marker.glyph and not marker.label[0].isdecimal() and not level.last.label[0].isdecimal():
        if successor(level.last.label, marker.label):
            return level.form[0].endswith("roman") == (roman_value(marker.label) is not None and "letter" not in level.form[0])
    return _form(marker) == level.form
