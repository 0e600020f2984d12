"""Rows of a flattened table whose cells stand on lines of their own, each line told by its form.

Which lines are one cell and which cells are one row is not marked: of all ways to part the lines the one is
taken whose cells fit their columns best. A row needs its act and a cell that proves it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from rettesnor.documents import Document, Line
from rettesnor.outline.cell_forms import (
    BULLETS,
    LETTER_LABEL,
    ROW_LABEL,
    fit,
    goes_on,
    is_cell,
    is_labelled,
    is_sum,
    is_time,
    joined,
)
from rettesnor.outline.cell_tokens import Tokens
from rettesnor.outline.columns import wants_name
from rettesnor.outline.flat_headers import Header, HeaderFinder
from rettesnor.outline.row_of_cells import NAMED, row_of
from rettesnor.outline.tables import Row

_MOST_LINES = {"act": 6, "indicator": 4, "goal": 5, "strategy": 5, "number": 1, "responsible": 4}
_MOST_LINES_ELSE = 3
_LONGEST_ROW = 16
# What a column loses where its cell is missing; the act's may not.
_MISSING = {"goal": 0.0, "strategy": 0.0, "number": 1.5, "deadline": 1.2, "cost": 1.2, "responsible": 1.0}
_MISSING_ELSE = 0.8
_PROVING = frozenset({"number", "deadline", "cost", "person_years", "target", "baseline"})
_ABOVE = frozenset({"goal", "strategy"})
_PROVES = 1.5
_OVER_GAP = 2.5
_BETWEEN_GAP = 1.0
_OVER_PAGE = 0.2
_NEW_LINE = 1.2
_NEW_LINE_WHEN_FULL = 0.3
_NEW_NAME = 0.6
_NO_NAME = 2.0
_STRAY_IN_ACT = 1.5
_CUT_SHORT = 2.0

_LONGEST_GROUP_HEADING = 90
_GROUP_HEADING = 1.0

# A row's cells: for each column the places of its first line and behind its last.
_Cells = tuple[tuple[int, int], ...]
# How good the best way to a place is, the place before, and the cells between; none for a group's heading.
_Way = tuple[float, int, _Cells]


@dataclass(slots=True)
class FoundRows:
    """The rows below the headings.

    Args:
        groups: the rows, parted where a heading of a group stands between them.
        taken: the offsets of the lines that are theirs.
        headings: the places of the lines of headings that were printed again.
        end: the place of the first line behind them.
    """

    groups: list[list[Row]] = field(default_factory=list)
    taken: set[int] = field(default_factory=set)
    headings: list[int] = field(default_factory=list)
    end: int = 0


def rows_by_lines(
    document: Document, lines: list[Line], place: int, header: Header, finder: HeaderFinder
) -> FoundRows:
    """The rows from the line at that place on, as many as fit.

    Args:
        document: the document.
        lines: the lines of its running text.
        place: where the first line below the headings stands.
        header: the headings.
        finder: what finds headers among the lines.
    """
    tokens = Tokens(document, lines, place, header, finder)
    if tokens.at(0) is None:
        return FoundRows(end=place)
    return _Segmentation(document, tokens, header).read()


class _Segmentation:
    """The best way to part the tokens into cells and rows."""

    def __init__(self, document: Document, tokens: Tokens, header: Header) -> None:
        self._document = document
        self._tokens = tokens
        self._header = header
        self._own = header.own
        self._worths: dict[tuple[int, int, int], float | None] = {}
        self._stretches: dict[tuple[int, int], str] = {}

    def read(self) -> FoundRows:
        """The rows of the best way from the first token on."""
        best: dict[int, _Way] = {0: (0.0, 0, ())}
        place = 0
        while place <= max(best):
            if place in best and self._tokens.at(place) is not None:
                self._go_on(best, place)
            place += 1
        end = max(best, key=lambda one: (best[one][0], -one))
        return self._found(best, end)

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
    def _gap(self) -> float:
        """What a gap between two cells costs: nothing where each cell is a paragraph of its own."""
        window = self._tokens.window()
        return 0.0 if sum(one.after_gap for one in window) * 2 > len(window) else _BETWEEN_GAP

    @cached_property
    def _wants_label(self) -> bool | None:
        """Whether every row bears a label, by the first; None where labels are those of goals."""
        if self._header.names[0] in _ABOVE:
            return None
        first = self._tokens.at(0)
        return self._header.begins_with_number or (first is not None and is_labelled(first.words))

    @cached_property
    def _is_bulleted(self) -> bool:
        """Whether a bullet stands before the table's acts, by the first; elsewhere a list is none of its rows."""
        first = self._tokens.at(0)
        return first is not None and first.words[0] in BULLETS

    @cached_property
    def _goals_bear_labels(self) -> bool:
        """Whether the table's goals bear labels, by the first: then its acts bear none."""
        first = self._tokens.at(0)
        return self._header.names[0] == "goal" and first is not None and is_labelled(first.words)

    def _go_on(self, best: dict[int, _Way], place: int) -> None:
        """Notes where a row, or a heading between rows, leads that begins at the token of that number."""
        score = best[place][0]
        for end, (worth, cells) in self._rows_from(place).items():
            if end not in best or score + worth > best[end][0]:
                best[end] = (score + worth, place, cells)
        following = self._tokens.at(place + 1)
        if place and self._wants_label and best[place][2] and following is not None:
            is_heading = self._heads_group(place) and self._begins_labelled(following.words)
            if is_heading and score - _GROUP_HEADING > best.get(place + 1, (0.0, 0, ()))[0]:
                best[place + 1] = (score - _GROUP_HEADING, place, ())

    def _heads_group(self, place: int) -> bool:
        token = self._tokens.at(place)
        words = token.words if token is not None else ""
        return (
            0 < len(words) <= _LONGEST_GROUP_HEADING
            and words[0].isupper()
            and words[-1] not in ".,;"
            and not self._begins_labelled(words)
            and not is_cell(words)
        )

    def _begins_labelled(self, words: str) -> bool:
        match = ROW_LABEL.match(words)
        if match is not None and self._is_dotted and "." not in match["label"]:
            return False
        if self._header.begins_with_number and match is not None:
            return not is_time(words) and not is_sum(words)
        return is_labelled(words)

    @cached_property
    def _is_dotted(self) -> bool:
        """Whether the table's labels have several parts («1.1»), by the first: then a bare number is none."""
        match = ROW_LABEL.match(self._words(0))
        return match is not None and "." in match["label"]

    def _rows_from(self, start: int) -> dict[int, tuple[float, _Cells]]:
        """Each place where a row that begins at the token may end: how well its cells fit, and where they stand."""
        first = self._tokens.at(start)
        if first is None:
            return {}
        wants = self._wants_label
        if wants is not None and wants != self._begins_labelled(first.words):
            return {}
        layer: dict[tuple[int, bool], tuple[float, _Cells]] = {(start, False): (0.0, ())}
        for column in range(len(self._header.columns)):
            layer = self._over_column(start, column, layer)
        found: dict[int, tuple[float, _Cells]] = {}
        for (end, is_proven), (score, cells) in layer.items():
            score -= self._cut_short(end)
            if is_proven and self._has_trailing(cells) and (end not in found or score > found[end][0]):
                found[end] = (score, cells)
        return found

    def _has_trailing(self, cells: _Cells) -> bool:
        """Whether there is more to the row than its number and its act."""
        own = ("number", self._own, *_ABOVE)
        names = zip(self._header.names, cells, strict=True)
        return any(first < end for name, (first, end) in names if name not in own)

    def _over_column(
        self, start: int, column: int, layer: dict[tuple[int, bool], tuple[float, _Cells]]
    ) -> dict[tuple[int, bool], tuple[float, _Cells]]:
        """The ways on, with the cell of one more column: missing, or of one line or several."""
        name = self._header.names[column]
        following: dict[tuple[int, bool], tuple[float, _Cells]] = {}

        def note(key: tuple[int, bool], score: float, cells: _Cells) -> None:
            if key not in following or score > following[key][0]:
                following[key] = (score, cells)

        for (place, is_proven), (score, cells) in layer.items():
            if self._may_miss(start, place, name):
                lost = _MISSING.get(name, _MISSING_ELSE)
                note((place, is_proven), score - lost, (*cells, (place, place)))
            for end in range(
                place + 1, min(place + _MOST_LINES.get(name, _MOST_LINES_ELSE), start + _LONGEST_ROW) + 1
            ):
                if self._tokens.at(end - 1) is None:
                    break
                worth = self._worth(column, place, end)
                if worth is None:
                    continue
                proves = is_proven or self._proves(name, place, worth)
                gap = self._between(place) if place > start else 0.0
                note((end, proves), score + worth - gap, (*cells, (place, end)))
        return following

    def _may_miss(self, start: int, place: int, name: str) -> bool:
        """Whether the cell may be missing; a number only where it stands before the act on its line."""
        if name == self._own:
            return False
        if name == "number":
            token = self._tokens.at(place)
            return (
                token is not None
                and (match := ROW_LABEL.match(token.words)) is not None
                and match.end() < len(token.words)
            )
        # The first row names the goal or strategy that it stands under.
        return name not in _ABOVE or start > 0

    def _between(self, place: int) -> float:
        token = self._tokens.at(place)
        return self._gap if token is not None and token.after_gap else 0.0

    def _cut_short(self, end: int) -> float:
        """What is lost where the next line goes on in the middle of a sentence or word."""
        token = self._tokens.at(end)
        goes_on_there = token is not None and token.words[:1].islower() and not is_cell(token.words)
        return _CUT_SHORT if goes_on_there else 0.0

    def _proves(self, name: str, place: int, worth: float) -> bool:
        if name == self._own:
            token = self._tokens.at(place)
            return token is not None and self._wants_label is True and self._begins_labelled(token.words)
        return worth >= _PROVES and (
            name in _PROVING or "/" in name or name == "remark" or name.startswith("cost")
        )

    def _worth(self, column: int, start: int, end: int) -> float | None:
        """How well the lines are one cell of the column; None where they cannot be."""
        key = (column, start, end)
        if key not in self._worths:
            self._worths[key] = self._weighed(self._header.names[column], start, end)
        return self._worths[key]

    def _weighed(self, name: str, start: int, end: int) -> float | None:
        tokens = [one for place in range(start, end) if (one := self._tokens.at(place)) is not None]
        lines = [one.words for one in tokens]
        if (
            self._goals_bear_labels
            and name in ("goal", self._own)
            and is_labelled(lines[0]) != (name == "goal")
        ):
            return None
        worth = fit(name, self._joined(start, end))
        if worth is None:
            return None
        if name == self._own and is_cell(lines[0]):
            return None
        if not self._is_bulleted and any(words[0] in BULLETS and len(words) > 1 for words in lines):
            return None
        is_lettered = LETTER_LABEL.match(lines[0]) is not None
        for before, token in pairwise(tokens):
            if is_labelled(token.words) and (
                is_lettered or not LETTER_LABEL.match(token.words) or name != self._own
            ):
                return None
            worth -= _OVER_GAP * token.after_gap + _OVER_PAGE * token.after_page
            worth -= self._joining(name, before.words, token.words)
        return worth + 0.4 * (name == "responsible" and lines[0] in self._repeated)

    def _joined(self, start: int, end: int) -> str:
        """The words of a stretch of tokens, put together once for all columns."""
        if (start, end) not in self._stretches:
            self._stretches[start, end] = joined([self._words(place) for place in range(start, end)])
        return self._stretches[start, end]

    def _joining(self, name: str, before: str, words: str) -> float:
        """What it costs that a cell goes on with a new line."""
        is_text = name in (self._own, "goal", "strategy", "indicator")
        stray = _STRAY_IN_ACT if is_text and (is_cell(words) or words in self._repeated) else 0.0
        if goes_on(before, words):
            return stray
        if is_text:
            first = words.split(" ", 1)[0]
            is_full = self._width > 0 and len(before) + 1 + len(first) > self._width
            is_point = LETTER_LABEL.match(words) is not None
            return stray + (0.0 if is_point else _NEW_LINE_WHEN_FULL if is_full else _NEW_LINE)
        if name in NAMED or "/" in name:
            if wants_name(before):
                return 0.0
            alone = fit("responsible", words)
            return _NO_NAME if alone is None or alone < 0 else _NEW_NAME
        return 0.0

    def _found(self, best: dict[int, _Way], end: int) -> FoundRows:
        """The rows on the way to the place `end`."""
        steps: list[tuple[int, int, _Cells]] = []
        place = end
        while place:
            _, before, cells = best[place]
            steps.append((before, place, cells))
            place = before
        last = self._tokens.at(end - 1) if end else None
        if last is None:
            return FoundRows()
        found = FoundRows([[]], end=last.place + 1)
        for start, stop, cells in reversed(steps):
            if not cells:
                found.groups.append([])
                continue
            found.groups[-1].append(self._row(cells))
            found.taken.update(self._line(place).start for place in range(start, stop))
        found.groups = [group for group in found.groups if group]
        found.headings = [place for place in self._tokens.headings if place < found.end]
        return found

    def _row(self, cells: _Cells) -> Row:
        spans = {
            name: [self._line(place) for place in range(*span)]
            for name, span in zip(self._header.names, cells, strict=True)
            if span[0] < span[1]
        }
        return row_of(self._document.text, self._header, spans, has_label=self._wants_label is True)

    def _line(self, number: int) -> Line:
        token = self._tokens.at(number)
        if token is None:
            raise IndexError(number)
        return token.line

    def _words(self, number: int) -> str:
        token = self._tokens.at(number)
        return token.words if token is not None else ""
