"""Numbers: codes that name a kind («HM1»), and numbers that name what they stand under («1.2» under «1»)."""

from __future__ import annotations

from rettesnor.documents import Document
from rettesnor.outline import rules
from rettesnor.outline.drafts import Draft
from rettesnor.outline.headings import Typography
from rettesnor.outline.markers import Marker, Style
from rettesnor.outline.plan.chapters import Chapters
from rettesnor.outline.plan.levels import NUMBERED_BELOW, rank_of
from rettesnor.outline.plan.modes import Modes
from rettesnor.outline.plan.placing import Placing
from rettesnor.outline.plan.stretches import whole
from rettesnor.outline.record import ItemKind
from rettesnor.outline.sections import section_of
from rettesnor.outline.statement import Statement

_HOLDS_NUMBERS = ("word-", "number-", "list-", "heading-")
_RULE = "number-under-its-goal"


class Numbers:
    """Reads the statements whose number alone tells what they are and where they stand."""

    def __init__(
        self, document: Document, type_: Typography, modes: Modes, chapters: Chapters, placing: Placing
    ) -> None:
        self._document = document
        self._type = type_
        self._modes = modes
        self._chapters = chapters
        self._placing = placing

    def read(self, index: int, statement: Statement, marker: Marker) -> bool:
        """Reads the statement, where its number tells what it is.

        Returns:
            Whether it did.
        """
        if marker.style is Style.CODE and (kind := rules.codes().get(marker.glyph.lower())) is not None:
            self._modes.close_list()
            self._place(index, statement, kind, "code-names-kind")
            return True
        above = self._labelled_above(marker.label or "", opens_line=statement.opens_line)
        if above is None or section_of(statement.text(self._document)) is not None:
            return False
        kind = self._kind_below(above)
        self._modes.close_list()
        type_rank = self._type.rank(statement)
        if type_rank is not None:
            self._chapters.close_from((type_rank, 0))
        self._modes.end_section(index)
        self._place(index, statement, kind, _RULE, above)
        return True

    def _place(
        self, index: int, statement: Statement, kind: ItemKind, rule: str, parent: Draft | None = None
    ) -> None:
        draft = whole(self._document, kind, statement, rule, 0.95)
        self._placing.place(index, draft, parent)
        draft.rank = rank_of(self._type.rank(statement), kind)

    def _labelled_above(self, label: str, *, opens_line: bool) -> Draft | None:
        """The open item that bears the first part of the number, where no chapter does; a chapter opens its line."""
        prefix = label.rpartition(".")[0]
        if not prefix or (opens_line and self._chapters.has_label(prefix)):
            return None
        for draft in reversed(self._placing.open):
            if (
                draft.label == prefix
                and draft.kind in NUMBERED_BELOW
                and draft.rule.startswith(_HOLDS_NUMBERS)
            ):
                return draft
        return None

    def _kind_below(self, above: Draft) -> ItemKind:
        """The kind of a number under another («1.2» under «1»): its siblings', else what the lead-in says."""
        siblings = (
            one for one in self._placing.drafts if one.parent is above and one.label and one.rule == _RULE
        )
        sibling = next(siblings, None)
        if sibling is not None:
            return sibling.kind
        mode = self._modes.current
        if mode.section in ("strategy", "measure", "subgoal") and mode.points == 0:
            return ItemKind(mode.section)
        return NUMBERED_BELOW.get(above.kind, above.kind)
