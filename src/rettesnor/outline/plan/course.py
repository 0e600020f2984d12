"""The course of a plan: its statements in their order, the action tables among them, what follows where."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from rettesnor.documents import Document
from rettesnor.outline import rules
from rettesnor.outline.headings import Typography, heading_of
from rettesnor.outline.markers import Marker, Style
from rettesnor.outline.plan.contents import contents_runs, end_of_contents
from rettesnor.outline.prose import is_promise, is_sentence, starts_as_act
from rettesnor.outline.sections import lead_in_of, section_of
from rettesnor.outline.statement import Statement
from rettesnor.outline.tables import ActionTable

_LONGEST_ABOVE_FIELDS = 250
_SHORTEST_PROSE = 90
_LONGEST_HEADING = 60
_STRATEGIES_WITHIN = 4
_LIST_WITHIN = 29
_HEADING_WITHIN = 6
_FIRST = "1"
_LONGEST_POINT_NAME = 45
_POINTS_LOOKED_AT = 5
_ASSIGNED = re.compile(r"(?i)\b(?:hoved|hovud)?ansvar(?:lig|leg|et)?\s*:|\bhar ansvaret\b")


class Course:
    """The statements and tables of a plan; a statement that another reader took is passed over."""

    def __init__(
        self, document: Document, statements: list[Statement], tables: list[ActionTable], type_: Typography
    ) -> None:
        self._document = document
        self._statements = statements
        self._type = type_
        self._tables = sorted(tables, key=lambda table: table.start, reverse=True)
        self._taken = contents_runs(document, statements)
        self._contents_end = -1
        # Where each word and number labels a statement for the last time.
        self._labels = {
            (one.marker.glyph, one.marker.label): place
            for place, one in enumerate(statements)
            if one.marker is not None and one.marker.style is Style.WORD
        }

    @property
    def statements(self) -> list[Statement]:
        """All statements, also those that were taken."""
        return self._statements

    def take(self, places: Iterable[int]) -> None:
        """The statements at these places are read; nobody else is to read them."""
        self._taken.update(places)

    def take_contents(self, heading: int) -> None:
        """Passes over the contents list below the heading at that place."""
        self._contents_end = end_of_contents(self._document, self._statements, heading)
        self.take(range(heading + 1, self._contents_end + 1))

    def is_taken(self, index: int) -> bool:
        """Whether another reader took the statement at that place."""
        return index in self._taken

    def is_behind_contents(self, index: int) -> bool:
        """Whether a contents list under its own heading ends directly before that place."""
        return index == self._contents_end + 1

    def last_taken_from(self, index: int) -> int:
        """The last of the statements that were taken directly behind that place, or the place itself."""
        while index + 1 in self._taken:
            index += 1
        return index

    def tables_before(self, statement: Statement | None) -> Iterator[ActionTable]:
        """The tables that stand before the statement, or without one all that are left; each once."""
        while self._tables and (statement is None or self._tables[-1].start < statement.start):
            yield self._tables.pop()

    def following(self, index: int) -> Statement | None:
        """The next statement."""
        return self._statements[index + 1] if index + 1 < len(self._statements) else None

    def ahead(self, index: int) -> list[Statement]:
        """The few next statements."""
        return self._statements[index + 1 : index + 1 + _STRATEGIES_WITHIN]

    def preceding(self, index: int) -> Statement | None:
        """The statement before."""
        return self._statements[index - 1] if index else None

    def beside(self, index: int) -> tuple[list[Statement], list[Statement]]:
        """The two statements before and the two behind, each the nearest first."""
        return self._statements[max(0, index - 2) : index][::-1], self._statements[index + 1 : index + 3]

    def has_table_next(self, index: int) -> bool:
        """Whether a table stands between this statement and the next."""
        following = self.following(index)
        return bool(self._tables) and (following is None or self._tables[-1].start < following.start)

    def has_name_next(self, index: int) -> bool:
        """Whether words without a mark follow, which may be the name of a label that stands alone."""
        following = self.following(index)
        return following is not None and following.marker is None and not self.has_table_next(index)

    def has_fields_next(self, index: int) -> bool:
        """Whether «Ansvar:», «Frist:» follow directly: then the words above them are a measure."""
        following = self.following(index)
        if following is None or following.marker is None or following.marker.style is not Style.FIELD:
            return False
        own = self._statements[index]
        is_short = own.end - own.start < _LONGEST_ABOVE_FIELDS
        return following.opens_line and is_short and not own.text(self._document).endswith(":")

    def has_label_next(self, index: int, kind: str | None = None) -> bool:
        """Whether a statement with a label of its own follows, of that kind: this one is only its heading."""
        following = self.following(index)
        if following is None or following.marker is None or following.marker.style is not Style.WORD:
            return False
        return kind is None or rules.words()[following.marker.glyph].kind.value == kind

    def has_label_again(self, index: int, marker: Marker) -> bool:
        """Whether the same word and number label a statement further down."""
        return marker.label is not None and self._labels.get((marker.glyph, marker.label), -1) > index

    def has_prose_next(self, index: int) -> bool:
        """Whether running text follows: a section of its own has begun."""
        following = self.following(index)
        if (
            following is not None
            and following.marker is None
            and following.text(self._document).endswith("?")
        ):
            # A box that asks and answers («Hva er …?») may stand between.
            following = self.following(index + 2)
        if following is None or following.marker is not None:
            return False
        text = following.text(self._document)
        return (len(text) > _SHORTEST_PROSE or text.endswith(".")) and lead_in_of(text) is None

    def has_list_ahead(self, index: int) -> bool:
        """Whether a list follows before the next heading, paragraphs between."""
        for following in self._statements[index + 1 : index + 1 + _LIST_WITHIN]:
            marker = following.marker
            if marker is None:
                if (
                    following.first.level is not None
                    or section_of(following.text(self._document)) is not None
                ):
                    return False
                continue
            is_numbered = marker.style in (Style.NUMBER, Style.LETTER)
            if is_numbered and self._is_heading(following, strong=marker.label == _FIRST):
                return False
            return marker.style not in (Style.WORD, Style.LEAD_IN, Style.FIELD)
        return False

    def has_heading_ahead(self, index: int, section: str) -> bool:
        """Whether one of the next statements is a heading of that section."""
        return any(
            one.marker is None and section_of(one.text(self._document)) == section
            for one in self._statements[index + 1 : index + 1 + _HEADING_WITHIN]
        )

    def has_names_ahead(self, index: int) -> bool:
        """Whether the list that follows is of names, each on a line of its own with its explanation below."""
        for following in self._statements[index + 1 : index + 1 + _STRATEGIES_WITHIN]:
            if following.marker is None:
                continue
            first = self._document.text[following.body : following.first.end].strip()
            below = self._document.text[following.first.end : following.end].strip()
            return len(first) < _LONGEST_POINT_NAME and first[-1:] not in ".,;:" and below[:1].isupper()
        return False

    def has_acts_next(self, index: int) -> bool:
        """Whether bullets follow directly that begin as acts do («samle nye boliger …»)."""
        following = self._statements[index + 1 : index + 3]
        return bool(following) and all(
            one.is_bullet and starts_as_act(one.text(self._document)) for one in following
        )

    def has_assigned_next(self, index: int) -> bool:
        """Whether most of the points that follow say who answers for them («… (ansvar: Kultur)»)."""
        ahead = self._statements[index + 1 : index + 1 + 2 * _POINTS_LOOKED_AT]
        points = [one for one in ahead if one.marker is not None][:_POINTS_LOOKED_AT]
        assigned = sum(
            one.marker is not None
            and (one.marker.style is Style.FIELD or _ASSIGNED.search(one.text(self._document)) is not None)
            for one in points
        )
        return assigned * 2 > len(points)

    def has_promise_next(self, index: int) -> bool:
        """Whether a paragraph follows that says what somebody shall do («Skolebyggene skal holdes åpne …»)."""
        following = self.following(index)
        return (
            following is not None and following.marker is None and is_promise(following.text(self._document))
        )

    def has_strategies_ahead(self, index: int) -> bool:
        """Whether a lead-in of strategies («Det betyr at vi vil») follows, at most an explanation between."""
        for following in self._statements[index + 1 : index + 1 + _STRATEGIES_WITHIN]:
            if following.marker is not None and not self._is_sibling(index, following):
                return False
            text = following.text(self._document)
            section = lead_in_of(text)
            if section is not None:
                return section == "strategy"
            if len(text) < _LONGEST_HEADING and self._is_heading(following):
                return False
        return False

    def _is_sibling(self, index: int, following: Statement) -> bool:
        """Whether a numbered heading that says a sentence stands beside the one at that place («2.2» beside «2.1»)."""
        own = self._statements[index]
        are_numbered = (
            own.label is not None and following.label is not None and own.first.bold and following.first.bold
        )
        if (
            not are_numbered
            or (own.label or "").rpartition(".")[0] != (following.label or "").rpartition(".")[0]
        ):
            return False
        return is_sentence(following.words(self._document))

    def _is_heading(self, statement: Statement, *, strong: bool = False) -> bool:
        heading = heading_of(self._document, statement, self._type)
        return heading is not None and (heading.is_strong or not strong)
