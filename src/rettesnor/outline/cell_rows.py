"""Rows of a flattened table whose cells stand on lines of their own, each line told by its form.

Which lines are one cell and which cells are one row is not marked: of all ways to part the lines the one is
taken whose cells fit their columns best. A row needs its act and a cell that proves it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from rettesnor.documents import Document, Line
from rettesnor.outline.cell_forms import ROW_LABEL, is_sum, is_time
from rettesnor.outline.cell_tokens import Token, Tokens
from rettesnor.outline.cell_worths import CellWorths
from rettesnor.outline.flat_headers import Header, HeaderFinder
from rettesnor.outline.row_of_cells import row_of
from rettesnor.outline.tables import Row

_LONGEST_ROW = 16
# What a column loses where its cell is missing; the act's may not.
_MISSING = {"goal": 0.0, "strategy": 0.0, "number": 1.5, "deadline": 1.2, "cost": 1.2, "responsible": 1.0}
_MISSING_ELSE = 0.8
_PROVING = frozenset({"number", "deadline", "cost", "person_years", "target", "baseline"})
_ABOVE = frozenset({"goal", "strategy"})
_PROVES = 1.5
_CUT_SHORT = 2.0

_LONGEST_GROUP_HEADING = 90
_GROUP_HEADING = 1.0

# A row's cells: for each column the places of its first line and behind its last.
_Cells = tuple[tuple[int, int], ...]
# How well a row's cells fit so far, and where they stand.
_Fitting = tuple[float, _Cells]
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
        self._names = header.names
        self._own = header.own
        self._worths = CellWorths(tokens, header)

    def read(self) -> FoundRows:
        """The rows of the best way from the first token on."""
        best: dict[int, _Way] = {0: (0.0, 0, ())}
        place = furthest = 0
        while place <= furthest:
            if place in best and (token := self._tokens.at(place)) is not None:
                furthest = max(furthest, self._go_on(best, place, token))
            place += 1
        end = max(best, key=lambda one: (best[one][0], -one))
        return self._found(best, end)

    @cached_property
    def _wants_label(self) -> bool | None:
        """Whether every row bears a label, by the first; None where labels are those of goals."""
        if self._names[0] in _ABOVE:
            return None
        first = self._tokens.at(0)
        return self._header.begins_with_number or (first is not None and first.is_labelled)

    @cached_property
    def _is_dotted(self) -> bool:
        """Whether the table's labels have several parts («1.1»), by the first: then a bare number is none."""
        first = self._tokens.at(0)
        match = ROW_LABEL.match(first.words) if first is not None else None
        return match is not None and "." in match["label"]

    def _go_on(self, best: dict[int, _Way], place: int, token: Token) -> int:
        """Notes where a row, or a heading between rows, leads that begins at the token; gives the furthest place."""
        score = best[place][0]
        furthest = place
        for end, (worth, cells) in self._rows_from(place, token).items():
            furthest = max(furthest, end)
            if end not in best or score + worth > best[end][0]:
                best[end] = (score + worth, place, cells)
        if not place or not self._wants_label or not best[place][2]:
            return furthest
        following = self._tokens.at(place + 1)
        if following is None or not self._heads_group(token) or not self._begins_labelled(following):
            return furthest
        if score - _GROUP_HEADING > best.get(place + 1, (0.0, 0, ()))[0]:
            best[place + 1] = (score - _GROUP_HEADING, place, ())
            furthest = max(furthest, place + 1)
        return furthest

    def _heads_group(self, token: Token) -> bool:
        words = token.words
        return (
            len(words) <= _LONGEST_GROUP_HEADING
            and words[0].isupper()
            and words[-1] not in ".,;"
            and not self._begins_labelled(token)
            and not token.is_cell
        )

    def _begins_labelled(self, token: Token) -> bool:
        words = token.words
        match = ROW_LABEL.match(words)
        if match is not None and self._is_dotted and "." not in match["label"]:
            return False
        if self._header.begins_with_number and match is not None:
            return not is_time(words) and not is_sum(words)
        return token.is_labelled

    def _rows_from(self, start: int, first: Token) -> dict[int, _Fitting]:
        """Each place where a row that begins at the token may end: how well its cells fit, and where they stand."""
        wants = self._wants_label
        is_labelled = self._begins_labelled(first)
        if wants is not None and wants != is_labelled:
            return {}
        layer: dict[tuple[int, bool], _Fitting] = {(start, False): (0.0, ())}
        for name in self._names:
            layer = self._over_column(start, name, layer, is_labelled=is_labelled)
            if not layer:
                return {}
        found: dict[int, _Fitting] = {}
        for (end, is_proven), (score, cells) in layer.items():
            if not is_proven or not self._has_trailing(cells):
                continue
            score -= self._cut_short(end)
            if end not in found or score > found[end][0]:
                found[end] = (score, cells)
        return found

    def _has_trailing(self, cells: _Cells) -> bool:
        """Whether there is more to the row than its number and its act."""
        own = ("number", self._own, *_ABOVE)
        names = zip(self._names, cells, strict=True)
        return any(first < end for name, (first, end) in names if name not in own)

    def _over_column(
        self, start: int, name: str, layer: dict[tuple[int, bool], _Fitting], *, is_labelled: bool
    ) -> dict[tuple[int, bool], _Fitting]:
        """The ways on, with the cell of one more column: missing, or of one line or several."""
        following: dict[tuple[int, bool], _Fitting] = {}
        lost = _MISSING.get(name, _MISSING_ELSE)
        may_prove = name in _PROVING or "/" in name or name == "remark" or name.startswith("cost")
        # The first row names the goal or strategy that it stands under.
        may_miss = name != self._own and (name not in _ABOVE or start > 0)
        for (place, is_proven), (score, cells) in layer.items():
            if may_miss and (name != "number" or self._begins_with_label(place)):
                key = (place, is_proven)
                if key not in following or score - lost > following[key][0]:
                    following[key] = (score - lost, (*cells, (place, place)))
            ends = self._worths.ends(name, place)
            if not ends:
                continue
            is_labelled_act = (
                is_labelled and place == start and name == self._own and self._wants_label is True
            )
            token = self._tokens.at(place) if place > start else None
            before = score - self._worths.between(token) if token is not None else score
            for end, worth in ends:
                if end > start + _LONGEST_ROW:
                    break
                proves = is_proven or is_labelled_act or (may_prove and worth >= _PROVES)
                now = before + worth
                held = following.get((end, proves))
                if held is None or now > held[0]:
                    following[end, proves] = (now, (*cells, (place, end)))
        return following

    def _begins_with_label(self, place: int) -> bool:
        """Whether a row's number stands before its act on the line, and in no cell of its own."""
        token = self._tokens.at(place)
        match = ROW_LABEL.match(token.words) if token is not None else None
        return token is not None and match is not None and match.end() < len(token.words)

    def _cut_short(self, end: int) -> float:
        """What is lost where the next line goes on in the middle of a sentence or word."""
        token = self._tokens.at(end)
        goes_on_there = token is not None and token.words[0].islower() and not token.is_cell
        return _CUT_SHORT if goes_on_there else 0.0

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
