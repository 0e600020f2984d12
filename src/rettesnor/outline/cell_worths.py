"""How well lines of a flattened table are one cell of a column: by the form of their words, and by what joins them."""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property
from itertools import pairwise

from rettesnor.outline.cell_forms import BULLETS, HYPHENS, NOTHING, fit, joined
from rettesnor.outline.cell_tokens import Token, Tokens
from rettesnor.outline.columns import wants_name
from rettesnor.outline.flat_headers import Header
from rettesnor.outline.row_of_cells import NAMED

_DIGIT = re.compile(r"\d")
_MOST_LINES = {"act": 6, "indicator": 4, "goal": 5, "strategy": 5, "number": 1, "responsible": 4}
_MOST_LINES_ELSE = 3
# How many words the first line of a cell in these columns may have that is no whole time or sum.
_MOST_WORDS = {"number": 2, "deadline": 4, "person_years": 4}
_MOST_WORDS_ELSE = 7
_OVER_GAP = 2.5
_BETWEEN_GAP = 1.0
_OVER_PAGE = 0.2
_NEW_LINE = 1.2
_NEW_LINE_WHEN_FULL = 0.3
_NEW_NAME = 0.6
_NO_NAME = 2.0
_STRAY_IN_ACT = 1.5
_OFTEN_NAMED = 0.4
# What no form makes up for: longer cells from the same line on are not looked at.
_HOPELESS = 4.5
_HOPELESS_NAMES = 2.5
# A time or sum that wraps has no longer line behind its first.
_LONGEST_REST = 30


class CellWorths:
    """Weighs the lines of one table; what was weighed once is kept."""

    def __init__(self, tokens: Tokens, header: Header) -> None:
        self._tokens = tokens
        self._header = header
        self._own = header.own
        self._texts = frozenset({header.own, "goal", "strategy", "indicator"})
        self._ends: dict[tuple[str, int], list[tuple[int, float]]] = {}

    def ends(self, name: str, start: int) -> list[tuple[int, float]]:
        """Where a cell of the column that begins at a line may end, and how well the lines up to there fit.

        Args:
            name: the column's name in the rules.
            start: the number of its first line.

        Returns:
            The number behind each last line that is possible, with its worth.
        """
        key = (name, start)
        if key not in self._ends:
            self._ends[key] = self._weighed(name, start)
        return self._ends[key]

    def between(self, token: Token) -> float:
        """What it costs that a cell begins at the token: nothing where each cell is a paragraph of its own."""
        return self._gap if token.after_gap else 0.0

    @cached_property
    def _gap(self) -> float:
        window = self._tokens.window()
        return 0.0 if sum(one.after_gap for one in window) * 2 > len(window) else _BETWEEN_GAP

    @cached_property
    def _repeated(self) -> frozenset[str]:
        """The lines that stand several times in the table, as names do and acts do not."""
        counts = Counter(one.words for one in self._tokens.window())
        return frozenset(words for words, count in counts.items() if count > 1)

    @cached_property
    def _width(self) -> int:
        """How long a line is that plainly wraps; 0 where none does."""
        wraps = [
            len(one.words)
            for one, following in pairwise(self._tokens.window())
            if following.words[:1].islower() and not following.after_gap
        ]
        return max(wraps, default=0)

    @cached_property
    def _is_bulleted(self) -> bool:
        """Whether a bullet stands before the table's acts, by the first; elsewhere a list is none of its rows."""
        first = self._tokens.at(0)
        return first is not None and first.words[0] in BULLETS

    @cached_property
    def _goals_bear_labels(self) -> bool:
        """Whether the table's goals bear labels, by the first: then its acts bear none."""
        first = self._tokens.at(0)
        return self._header.names[0] == "goal" and first is not None and first.is_labelled

    def _weighed(self, name: str, start: int) -> list[tuple[int, float]]:
        first = self._tokens.at(start)
        if first is None or not self._may_begin(name, first):
            return []
        found: list[tuple[int, float]] = []
        lost = -_OFTEN_NAMED if name == "responsible" and first.words in self._repeated else 0.0
        hopeless = _HOPELESS if name in self._texts else _HOPELESS_NAMES
        before: Token | None = None
        words, is_parted = "", False
        most = _MOST_LINES.get(name, _MOST_LINES_ELSE)
        tokens = self._tokens.upto(start, start + most)
        for number, token in enumerate(tokens, start=1):
            if token.is_bulleted and not self._is_bulleted:
                break
            if before is None:
                words = token.words
            else:
                joining = self._joining(name, first, before, token)
                if joining is None:
                    break
                lost += joining + _OVER_GAP * token.after_gap + _OVER_PAGE * token.after_page
                if lost > hopeless:
                    break
                is_parted = is_parted or before.words[-1] in HYPHENS
                words = (
                    joined([one.words for one in tokens[:number]]) if is_parted else f"{words} {token.words}"
                )
            before = token
            worth = fit(name, words)
            if worth is not None:
                found.append((start + number, worth - lost))
        return found

    def _may_begin(self, name: str, first: Token) -> bool:
        """Whether a cell of the column may begin with the line: a test that costs little."""
        if self._goals_bear_labels and name in ("goal", self._own) and first.is_labelled != (name == "goal"):
            return False
        words = first.words
        if name in self._texts:
            return name != self._own or not first.is_cell
        if name in NAMED:
            return (words[0].isupper() and not first.is_cell) or words in NOTHING or name != "responsible"
        if first.is_cell or "/" in name:
            return True
        return words.count(" ") < _MOST_WORDS.get(name, _MOST_WORDS_ELSE)

    def _joining(self, name: str, first: Token, before: Token, token: Token) -> float | None:
        """What it costs that a cell goes on with a line; None where that begins a row, or another cell."""
        if token.is_labelled and (first.is_lettered or not token.is_lettered or name != self._own):
            return None
        words = token.words
        is_next = token.goes_on
        if name in self._texts:
            if token.is_cell and not is_next:
                return None
            stray = _STRAY_IN_ACT if token.is_cell or words in self._repeated else 0.0
            return stray + (0.0 if is_next or token.is_lettered else self._new_line(before.words, words))
        if name in NAMED or "/" in name:
            if token.is_cell and name in NAMED:
                return None
            if is_next or wants_name(before.words):
                return 0.0
            alone = fit("responsible", words)
            return _NO_NAME if alone is None or alone < 0 else _NEW_NAME
        has_digits = is_next or _DIGIT.search(words) or _DIGIT.search(before.words)
        return 0.0 if has_digits and len(words) <= _LONGEST_REST else None

    def _new_line(self, before: str, words: str) -> float:
        """What it costs that a text goes on with a line that may begin anew: little where the line was full."""
        is_full = 0 < self._width < len(before) + 1 + len(words.split(" ", 1)[0])
        return _NEW_LINE_WHEN_FULL if is_full else _NEW_LINE
