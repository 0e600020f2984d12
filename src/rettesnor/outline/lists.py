"""Lists within lists: where a point stands among those before it, by its marker and its indentation."""

from __future__ import annotations

from dataclasses import dataclass

from rettesnor.outline.drafts import Draft
from rettesnor.outline.markers import Marker, Style
from rettesnor.outline.pieces import roman_value, successor
from rettesnor.outline.statement import Statement

_INDENT = 6.0
_WIDEST_INDENT = 90.0
_FIRST = frozenset({"1", "a", "i"})


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

    @property
    def last_label(self) -> str | None:
        """The label of the last point on the outermost level of the open list."""
        return self._levels[0].last.label if self._levels else None

    def is_numbered_unlike(self, marker: Marker) -> bool:
        """Whether the open list's numbers are written otherwise («1)», then «6»)."""
        if not self._levels or marker.label is None or not marker.label.isdecimal():
            return False
        last = self._levels[0].last
        return last.label is not None and last.label.isdecimal() and last.glyph != marker.glyph

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
            if self._begins_anew(marker):
                self.clear()
            self._levels.append(_Level(_form(marker), left, marker, None))
        else:
            del self._levels[found + 1 :]
            level = self._levels[found]
            level.form = _form(marker, like=level.form)
            level.last = marker
            level.left = left if left is not None else level.left
        return next((level.draft for level in reversed(self._levels[:-1]) if level.draft is not None), None)

    def hold(self, draft: Draft) -> None:
        """The point that was placed last is this draft."""
        if self._levels:
            self._levels[-1].draft = draft

    def _begins_anew(self, marker: Marker) -> bool:
        """Whether a label that no level holds is of another list: neither a first label nor part of one."""
        if marker.label is None or marker.label.rpartition(".")[2].lower() in _FIRST:
            return False
        above = marker.label.rpartition(".")[0]
        return not above or all(level.last.label != above for level in self._levels)

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


def _form(marker: Marker, like: tuple[str, str] | None = None) -> tuple[str, str]:
    """What tells the levels of a list apart: the bullet, or the sort of label and what stands around it."""
    if marker.label is None:
        return ("bullet", marker.glyph)
    if like is not None:
        return like
    label = marker.label
    if label[0].isdecimal():
        return (f"number{label.count('.')}", marker.glyph if "." not in label else "")
    case = "upper" if label.isupper() else "lower"
    is_roman = roman_value(label) is not None and (len(label) > 1 or label.lower() == "i")
    return (f"{case}-{'roman' if is_roman else 'letter'}", marker.glyph)


def _same_form(level: _Level, marker: Marker) -> bool:
    """Whether the marker is of the level's form; what may be a Roman numeral is what goes on."""
    if marker.label is None:
        return level.form == ("bullet", marker.glyph)
    last = level.last
    if last.label is None or last.style is Style.BULLET:
        return False
    sort, glyph = level.form
    both_letters = not marker.label[0].isdecimal() and not last.label[0].isdecimal()
    if glyph == marker.glyph and both_letters and successor(last.label, marker.label):
        is_roman = roman_value(marker.label) is not None and not sort.endswith("letter")
        return sort.endswith("roman") == is_roman
    return _form(marker) == level.form
