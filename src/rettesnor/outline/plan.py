"""The grammar of plans: from statements to goals, strategies and measures, each under what it stands under.

The reader goes through the statements once. Headings open sections, lead-ins open lists, labels name their own kind;
what stands under what follows from the plan's own levels, never from distance alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from rettesnor.documents import Document, Role, Warning
from rettesnor.outline import attributes, rules
from rettesnor.outline.definitions import definition_of, is_definition_list_point, is_explanation, is_term, keys_in, term_of, terms_by_line
from rettesnor.outline.drafts import Draft
from rettesnor.outline.flat_columns import read_flat_columns
from rettesnor.outline.headings import Heading, Rank, Typography, heading_of
from rettesnor.outline.lists import Nesting
from rettesnor.outline.pieces import Marker, Style, named_behind, successor
from rettesnor.outline.prose import (
    explained_names,
    is_contents_line,
    is_sentence,
    names_area,
    row_of_names,
    run_in_heading,
    skip_folded,
    skip_number,
    split_acts,
    split_goals,
    starts_as_act,
    stated_values,
    stated_vision,
)
from rettesnor.outline.record import Attributes, ItemKind
from rettesnor.outline.sections import lead_in_of, section_of
from rettesnor.outline.statements import Statement
from rettesnor.outline.tables import ActionTable, Part, Row, column_of, stated_by_cells

LEVEL = {
    ItemKind.AREA: 0,
    ItemKind.GOAL: 1,
    ItemKind.SUBGOAL: 2,
    ItemKind.STRATEGY: 3,
    ItemKind.MEASURE: 4,
    ItemKind.INDICATOR: 5,
}
_BELOW = {
    ItemKind.GOAL: ItemKind.STRATEGY,
    ItemKind.SUBGOAL: ItemKind.STRATEGY,
    ItemKind.STRATEGY: ItemKind.STRATEGY,
    ItemKind.MEASURE: ItemKind.MEASURE,
}
_NUMBERED_BELOW = {ItemKind.GOAL: ItemKind.SUBGOAL, ItemKind.SUBGOAL: ItemKind.STRATEGY, ItemKind.STRATEGY: ItemKind.MEASURE}
_CLOSED = frozenset({"none", "foreign", "contents"})
_KEEPS_OPEN = frozenset({"strategy", "measure", "indicator", "subgoal"})
_NAMING = frozenset({"vision", "value", "approach"})
_PARAGRAPHS = frozenset({"goal", "subgoal", "measure", "strategy"})
_LISTED = frozenset({"goal", "subgoal", "strategy", "measure", "indicator", "approach", "value", "definition"})
_WORD_RANK = 55
_LONGEST_PARAGRAPH = 450


_PAGE_AT_END = re.compile(r"[^\d\s]\W*\s(?P<page>\d{1,3})$")
_ASKS = re.compile(r"(?i)(?:slik|hvordan|korleis|hva|kva|hvorfor|kvifor|dette|her|hvem|kven)\b")
_FOR_GOAL = re.compile(r"(?i)\b(?:for|til) (?:del|hoved|hovud)?mål (?P<label>\d+(?:\.\d+)*|[a-zæøå])\)?\W*$")
_WAY_OF_WORKING = re.compile(r"(?i)slik (?:vil|skal) vi (?:arbeide|jobbe)")
_ELSEWHERE = re.compile(r"(?i)visjon\w* (?:i|for|til) (?:den |vår )?(?:samfunnsdel|kommuneplan|norge|noreg|nasjonal)|gjeld(?:er)? (?:også|òg) her|samfunnsdelen har|fylkeskommun|hadde visjon|visjonen (?:fra|frå) \d{4}")
_REPRODUCES = re.compile(r"\b(?:er|blir|vert) (?:disse |dei |de |desse |dette |målene |måla )?(?:gjengitt|attgjeve|gjengitte|attgjevne|gjengjeve|gjengis)\b|\bgjengis (?:her|under|nedenfor)\b")


@dataclass(slots=True)
class _Open:
    """A heading whose section is open, and the area that it became, if it did."""

    heading: Heading
    statement: Statement
    index: int
    area: Draft | None = None


@dataclass(slots=True)
class _Mode:
    """What the points that come are: a section of the rules, and whether a lead-in or a heading said so."""

    section: str | None
    from_lead_in: bool
    index: int
    points: int = 0
    serves_area: bool = False
    has_marks: bool = False


class PlanReader:
    """Reads the statements of one plan; `drafts` and `warnings` hold what came of it."""

    def __init__(
        self, document: Document, statements: list[Statement], tables: list[ActionTable] | None = None, title: str | None = None
    ) -> None:
        self.document = document
        self._title = (title or "").casefold()
        self._tables = sorted(tables or [], key=lambda table: table.start, reverse=True)
        self.statements = statements
        self.drafts: list[Draft] = []
        self.warnings: list[Warning] = []
        self._type = Typography(document)
        self._headings: list[_Open] = []
        self._open: list[Draft] = []
        self._nesting = Nesting()
        self._heading_mode = _Mode(None, False, -1)
        self._mode = self._heading_mode
        self._weak: _Open | None = None
        self._last_item = -2
        self._skip: set[int] = set()
        self._under: dict[Draft, _Open] = {}
        self._contents_end = -1
        self._has_vision = False
        self._ranks: set[Rank] = set()
        self._contents = self._contents_runs()

    def read(self) -> list[Draft]:
        """The drafts of the plan's running text, in reading order."""
        for index, statement in enumerate(self.statements):
            while self._tables and self._tables[-1].start < statement.start:
                self._table(index, self._tables.pop())
            if index == self._contents_end + 1 and self._heading_mode.section == "contents":
                self._heading_mode = self._mode = _Mode(None, False, index)
            if index in self._skip or index <= self._contents_end or index in self._contents:
                continue
            if statement.role is Role.SIDE_BOX:
                self._side_box(index, statement)
            elif statement.marker is None:
                self._plain(index, statement)
            elif statement.marker.style is Style.WORD:
                self._labelled(index, statement)
            elif statement.marker.style is Style.FIELD:
                self._field(index, statement)
            elif statement.marker.style is Style.LEAD_IN:
                self._lead_in(index, statement)
            else:
                self._marked(index, statement)
        while self._tables:
            self._table(len(self.statements), self._tables.pop())
        return self.drafts

    def _table(self, index: int, table: ActionTable) -> None:
        """The rows of an action table: measures under what stands above the table, or indicators."""
        if self._heading_mode.section in ("foreign", "contents"):
            return
        self._close_list()
        goal: Draft | None = None
        strategy: Draft | None = None
        for row in table.rows:
            if row.is_heading:
                goal = strategy = None
                self._table_heading(index, row)
                continue
            if row.goal is not None:
                goal = self._row_part(index, ItemKind.GOAL, row.goal, row.page, self._area_above(index, ItemKind.GOAL), "goal-cell", 0.9)
                strategy = None
            if row.strategy is not None:
                strategy = self._row_part(index, ItemKind.STRATEGY, row.strategy, row.page, goal or self._parent_for(index, ItemKind.STRATEGY), "strategy-cell", 0.9)
            if not row.act.text:
                continue
            kind = ItemKind.INDICATOR if row.is_indicator else ItemKind.MEASURE
            certainty = (1.0 if row.act.label else 0.95) if row.is_certain else 0.85
            above = strategy or goal or self._parent_for(index, kind)
            draft = self._row_part(index, kind, row.act, row.page, above, "row-of-action-table", certainty)
            draft.attributes = row.stated
            for part in row.points:
                self._row_part(index, ItemKind.MEASURE, part, row.page, draft, "point-in-a-cell", 0.8)
            for part in row.indicators:
                self._row_part(index, ItemKind.INDICATOR, part, row.page, draft, "indicator-cell", 0.9)
        self._last_item = -2

    def _table_heading(self, index: int, row: Row) -> None:
        """One cell across the table: an area or a goal, by the word it begins with."""
        if named := re.search(r"(?i)\b(?:del|hoved|hovud)?mål (?P<label>\d+(?:\.\d+)*)$", row.act.text):
            goal = next((one for one in reversed(self.drafts) if one.kind in (ItemKind.GOAL, ItemKind.SUBGOAL) and one.label == named["label"]), None)
            if goal is not None:
                self._open = [*reversed(goal.ancestors()), goal]
                return
        match = re.match(rf"(?i)(?P<word>{'|'.join(sorted(map(re.escape, rules.words()), key=len, reverse=True))})\b\s*(?P<label>[\dA-Z]{{1,2}}(?:\.\d+)*)?\s*[:.–-]*\s*", row.act.text)
        kind = rules.words()[match["word"].lower()].kind if match and match.end() < len(row.act.text) else ItemKind.AREA
        part = row.act
        if match and match.end() < len(row.act.text) and (match["label"] or ":" in match[0]):
            part = Part(row.act.start, row.act.end, row.act.text[match.end() :], match["label"] or row.act.label)
        if kind not in LEVEL:
            return
        while self._open and LEVEL[self._open[-1].kind] >= LEVEL[kind]:
            self._open.pop()
        if kind is ItemKind.AREA:
            self._open.clear()
            draft = self._row_part(index, kind, part, row.page, None, "row-across-the-table", 0.9)
            heading = Heading((_WORD_RANK, 0), None, part.text, part.label, True)
            self._headings = [one for one in self._headings if one.heading.rank < heading.rank]
            self._headings.append(_Open(heading, self.statements[0], index, draft))
            return
        self._open.append(self._row_part(index, kind, part, row.page, self._parent_for(index, kind), "row-across-the-table", 0.9))

    def _row_part(self, index: int, kind: ItemKind, part: Part, page: int | None, parent: Draft | None, rule: str, certainty: float) -> Draft:
        draft = Draft(kind, part.label, part.text, part.start, part.end, page, rule, parent, certainty)
        self.drafts.append(draft)
        return draft

    # Plain statements: headings, lead-ins, paragraphs

    def _plain(self, index: int, statement: Statement) -> None:
        heading = heading_of(self.document, statement, self._type)
        if self._has_fields(index) and (heading is None or heading.section is None) and self._heading_mode.section in ("measure", None) and not self._in_closed():
            self._add(index, ItemKind.MEASURE, None, statement.body, statement.end, statement, "words-above-fields", 0.85)
        elif heading is None:
            self._paragraph(index, statement)
        elif heading.section in (None, "none") and self._mode.section in _NAMING and self._is_name(index, heading, statement):
            self._named(index, statement)
        elif self._is_point_heading(index, heading):
            self._heading_point(index, statement)
        elif heading.section is None and is_sentence(heading.name) and not _ASKS.match(heading.name) and self._announces_strategies(index):
            self._goal_by_place(index, statement, heading)
        else:
            self._enter(index, statement, heading)

    def _announces_strategies(self, index: int) -> bool:
        """Whether a lead-in of strategies («Det betyr at vi vil») follows, at most an explanation between."""
        for following in self.statements[index + 1 : index + 5]:
            if following.marker is not None:
                return False
            text = following.text(self.document)
            section = lead_in_of(text)
            if section is not None:
                return section == "strategy"
            if len(text) < 60 and heading_of(self.document, following, self._type) is not None:
                return False
        return False

    def _goal_by_place(self, index: int, statement: Statement, heading: Heading) -> None:
        """An end state that stands as a heading above its strategies is a goal, also where no word calls it one."""
        if self._in_closed():
            self._heading_mode = _Mode(None, False, index)
        self._close_list()
        kind = ItemKind.SUBGOAL if any(one.kind is ItemKind.GOAL and one.rule.startswith(("word-", "code-")) for one in self._open) else ItemKind.GOAL
        draft = self._item(index, kind, statement.label, statement, "end-state-above-strategies", 0.8)
        draft.run = 1
        draft.rank = heading.rank if heading.is_strong else (_WORD_RANK + LEVEL[kind], 0)

    def _has_fields(self, index: int) -> bool:
        """Whether «Ansvar:», «Frist:» follow directly: then the words above them are a measure."""
        following = self.statements[index + 1] if index + 1 < len(self.statements) else None
        own = self.statements[index]
        return following is not None and following.marker is not None and following.marker.style is Style.FIELD and following.opens_line and own.end - own.start < 250 and not own.text(self.document).endswith(":")

    def _is_name(self, index: int, heading: Heading, statement: Statement) -> bool:
        """Whether a heading below «Kjerneverdier» is one of the names, and no next chapter."""
        if not heading.is_strong:
            return True
        if heading.rank[0] >= 50:
            return False
        if self._mode.section == "vision":
            return statement.first.level is None and self._mode.points == 0
        own = next((one.heading.rank for one in reversed(self._headings) if one.heading.section == self._mode.section), (60, 0))
        near = index - self._mode.index <= 14
        return near and len(heading.name) <= 40 and (heading.rank > own or heading.rank not in self._ranks)

    def _named(self, index: int, statement: Statement) -> None:
        """A short line below «Visjon», «Verdier» or «Gjennomgående perspektiver» is a slogan or a name."""
        if self._mode.section == "vision":
            self._vision(statement)
        elif self._mode.section == "value" and (row := row_of_names(self.document.text, statement.start, statement.end)):
            for start, end in row:
                self._declare(ItemKind.VALUE, start, end, statement, "values-in-a-row")
            self._heading_mode = self._mode = _Mode(None, False, index)
        elif self._heads_prose(index):
            self._name(index, statement, ItemKind(self._mode.section or "approach"))

    def _heading_point(self, index: int, statement: Statement) -> None:
        section = self._point_section()
        self._mode = _Mode(section, False, index)
        self._nesting.clear()
        self._point(index, statement, ItemKind(section or "goal"), "heading-in-section")
        self.drafts[-1].run = 1
        self._heading_mode.has_marks = self._mode.has_marks = False
        self._mode = _Mode(None, False, index)

    def _point_section(self) -> str | None:
        return self._heading_mode.section if self._mode.from_lead_in or self._mode.section is None else self._mode.section

    def _is_point_heading(self, index: int, heading: Heading) -> bool:
        """Whether a heading below «Mål» is a goal itself: it says a sentence and no theme."""
        if heading.section is not None or self._point_section() not in ("goal", "subgoal") or self._heading_mode.has_marks:
            return False
        below = not self._headings or heading.rank > self._headings[-1].heading.rank
        below = below or (heading.rank == self._headings[-1].heading.rank and index == self._mode.index + 1)
        return below and is_sentence(heading.name) and not self._is_named_below(index)

    def _belongs_to_area(self, index: int, heading: Heading) -> bool:
        """Whether a heading repeats the open area's name, or is the line below it on its title page."""
        opened = self._headings[-1] if self._headings and self._headings[-1].area is not None else None
        if opened is None or opened.area is None:
            return False
        if _letters(heading.name) == _letters(opened.area.text):
            return True
        return opened.heading.rank[0] < 50 and index - opened.index <= 2 and heading.rank > opened.heading.rank and self._last_item < opened.index and not is_sentence(heading.name)

    def _is_named_below(self, index: int, kind: str | None = None) -> bool:
        """Whether a statement with a label of its own follows: then this one is only the heading above it."""
        following = self.statements[index + 1] if index + 1 < len(self.statements) else None
        if following is None or following.marker is None or following.marker.style is not Style.WORD:
            return False
        return kind is None or rules.words()[following.marker.glyph].kind.value == kind

    def _enter(self, index: int, statement: Statement, heading: Heading) -> None:
        if heading.section is None and heading.label is None and self._belongs_to_area(index, heading):
            return
        if heading.section == "strategy" and _WAY_OF_WORKING.search(heading.name) and not self._has_list_ahead(index):
            heading = Heading(heading.rank, "approach", heading.name, heading.label, heading.is_strong)
        if heading.section == "structural" and heading.name.casefold().startswith("visjon"):
            heading = Heading(heading.rank, "vision", heading.name, heading.label, heading.is_strong)
        if heading.section in _CLOSED and heading.rank[0] == 60 and heading.name.endswith(":"):
            self._open_list(index, heading.section)
            return
        if not heading.is_strong and heading.section is None:
            self._weak = _Open(heading, statement, index)
            if self._heads_prose(index) and self._heading_mode.section not in (None, *_CLOSED):
                self._heading_mode = _Mode(None, False, index)
            if not self._goes_on(index):
                self._close_list()
            return
        if heading.rank[0] >= 60 and heading.section in _KEEPS_OPEN | {"goal"} and not self._in_closed():
            self._open_list(index, heading.section)
            self._open_named(heading)
            if heading.section == "measure" and heading.name.endswith(":"):
                self._columns(index)
            self._mode.serves_area = self._names_open_area(heading.name)
            if heading.is_strong:
                self._heading_mode = self._mode
            if heading.section == "goal" and self._weak is None:
                self._close_items(heading)
            return
        if heading.section == "contents":
            self._contents_end = self._last_of_contents(index)
        popped: list[_Open] = []
        while self._headings and self._closes(heading, self._headings[-1].heading):
            popped.append(self._headings.pop())
        self._close_under(popped, heading)
        if heading.section not in _KEEPS_OPEN or heading.rank[0] < 60:
            self._close_items(heading)
        if heading.section == "measure" and heading.name.casefold().startswith("prioritering"):
            self._open.clear()
            self._headings.clear()
        self._open_named(heading)
        serves_area = heading.section in _KEEPS_OPEN and self._names_open_area(heading.name)
        self._headings.append(_Open(heading, statement, index))
        self._ranks.add(heading.rank)
        self._heading_mode = _Mode(heading.section, False, index, serves_area=serves_area)
        self._close_list()
        if heading.section not in _KEEPS_OPEN:
            self._weak = None
        if heading.section is None and names_area(heading.name):
            self._area_of(self._headings[-1])

    def _contents_runs(self) -> set[int]:
        """The places of contents lists without a heading: four lines or more whose page numbers never fall."""
        found: set[int] = set()
        run: list[tuple[int, int]] = []
        for place, statement in enumerate(self.statements[:400]):
            text = statement.text(self.document)
            match = _PAGE_AT_END.search(text) if len(text) < 200 else None
            if match and (not run or run[-1][1] <= int(match["page"]) <= run[-1][1] + 40) and (not run or place - run[-1][0] <= 2):
                run.append((place, int(match["page"])))
                continue
            if match is None and run and place - run[-1][0] <= 1 and len(text) < 120:
                continue
            if len(run) >= 4 and run[-1][1] > run[0][1]:
                found.update(range(run[0][0], run[-1][0] + 1))
            run = []
        return found

    def _last_of_contents(self, index: int) -> int:
        """The last statement of the contents list that begins here: each, or one of the next two, ends in a page number."""
        last = index
        for place in range(index + 1, len(self.statements)):
            text = self.statements[place].text(self.document)
            if len(text) < 400 and re.search(r"[^\d\s]\W*\s\d{1,3}$", text):
                last = place
            elif place - last > 2:
                break
        return last

    def _heads_prose(self, index: int) -> bool:
        """Whether running text follows: a section of its own has begun."""
        following = self.statements[index + 1] if index + 1 < len(self.statements) else None
        if following is None or following.marker is not None:
            return False
        text = following.text(self.document)
        return (len(text) > 90 or text.endswith(".")) and lead_in_of(text) is None

    def _closes(self, heading: Heading, open_one: Heading) -> bool:
        if heading.label and open_one.label and heading.rank[0] == open_one.rank[0]:
            return not heading.label.startswith(open_one.label + ".")
        return heading.rank <= open_one.rank

    def _close_under(self, popped: list[_Open], heading: Heading) -> None:
        """Closes the items of the chapters that end here.

        The one goal of a section «Mål» stays open for the section «Strategier» beside it; several share its parent.
        """
        for place, draft in enumerate(self._open):
            over = next((one for one in popped if one is self._under.get(draft)), None)
            if over is None:
                continue
            beside = heading.section in _KEEPS_OPEN and over.heading.section in ("goal", "subgoal", "strategy") and over.heading.rank[0] == heading.rank[0]
            if not (beside and draft.run == 1):
                del self._open[place:]
                return

    def _close_items(self, heading: Heading) -> None:
        """Closes the items whose section is over: those that stand no higher than the heading."""
        keeps = heading.section in _KEEPS_OPEN
        for place, draft in enumerate(self._open):
            stands = self._under.get(draft) in self._headings if self._under.get(draft) is not None else False
            over = not keeps and not stands if draft.rank is None else draft.rank >= heading.rank
            if keeps and draft.rank is not None and draft.rank[0] >= 50:
                over = False
            if keeps and draft.rank is not None and draft.rank == heading.rank:
                over = False
            if keeps and draft.rank is None and draft.run > 1:
                over = True
            if over and draft.kind is not ItemKind.AREA or (draft.kind is ItemKind.AREA and draft.rank and draft.rank >= heading.rank):
                del self._open[place:]
                return

    def _paragraph(self, index: int, statement: Statement) -> None:
        text = statement.text(self.document)
        if self._in_closed() and not self._reopens(text):
            self._mode = _Mode(self._heading_mode.section, False, index)
            self._stated_in_prose(statement)
            return
        announced = lead_in_of(text)
        if announced is not None or text.endswith(":"):
            self._open_list(index, announced or self._mode.section)
            return
        if (head := run_in_heading(text, self._area_names())) is not None:
            self._run_in(index, statement, *head)
            return
        section = self._mode.section
        if section != "vision":
            self._stated_vision(statement)
        if section == "vision":
            self._vision(statement)
            self._stated_in_prose(statement)
        elif section == "value":
            self._values(statement)
        elif section == "definition":
            self._definition(statement)
        elif section == "approach" and len(text) < 50 and text[-1] not in ".:;" and self._heads_prose(index):
            self._name(index, statement, ItemKind.APPROACH)
        elif section == "approach":
            self._approaches(statement)
        elif section == "indicator" and self._is_paragraph_indicator(index, text):
            self._add(index, ItemKind.INDICATOR, None, statement.body, statement.end, statement, "paragraph-under-lead-in", 0.75)
        elif section in _PARAGRAPHS and self._is_paragraph_point(index, statement, text):
            self._paragraph_points(index, statement, section)
        else:
            self._stated_in_prose(statement)
            if self._mode.from_lead_in or self._mode.points:
                self._close_list()

    def _is_paragraph_indicator(self, index: int, text: str) -> bool:
        return len(text) <= 130 and text[-1] not in ".:?!" and not self._has_list_ahead(index) and self._nesting.is_empty

    def _paragraph_points(self, index: int, statement: Statement, section: str) -> None:
        split = split_goals if section in ("goal", "subgoal") else split_acts
        for start, end in split(self.document.text, statement.body, statement.end):
            self._add(index, ItemKind(section), None, start, end, statement, "paragraph-under-lead-in", 0.8)
        self._mode.points += 1

    def _names_open_area(self, name: str) -> bool:
        """Whether a heading («Tiltak i innsatsområde A», «Tiltak transport») says that its list serves the whole area."""
        folded = name.casefold()
        if re.search(r"(?:innsats|satsings|mål|fokus)område", folded):
            return True
        tail = re.sub(r"^\W*(?:tiltak|strategi\w*|aktivitet\w*)\W*(?:for|i|innen|innan|innenfor|på)?\s*", "", folded).strip(" :")
        return bool(tail) and any(one.heading.section is None and one.heading.name.casefold() == tail for one in self._headings)

    def _area_names(self) -> list[str]:
        return [one.area.text for one in self._headings if one.area is not None]

    def _run_in(self, index: int, statement: Statement, section: str, length: int) -> None:
        """«Mål – Samfunn og helse Kommunen skal …»: the area's name again, then the points, on one line."""
        self._open_list(index, section)
        statement.body = skip_folded(self.document.text, statement.body, length)
        if statement.body < statement.end:
            self._paragraph_points(index, statement, section)

    def _reopens(self, text: str) -> bool:
        """Whether a lead-in in a closed section opens a list all the same: only one that names its own kind."""
        return self._heading_mode.section == "none" and text.endswith(":") and section_of(text) in ("measure", "goal")

    def _is_paragraph_point(self, index: int, statement: Statement, text: str) -> bool:
        """Whether a paragraph under «Mål» or «Tiltak:» is a point itself, and not the way to a list or an explanation."""
        if len(text) > _LONGEST_PARAGRAPH or is_contents_line(text) or self._is_named_below(index, self._mode.section):
            return False
        section = self._mode.section
        if not self._nesting.is_empty or self._mode.has_marks:
            return False
        if self._has_list_ahead(index):
            return section == "measure" and starts_as_act(text) and self._mode.from_lead_in
        if section in ("goal", "subgoal"):
            return self._mode.points == 0 or is_sentence(text) and " skal " in f" {text} " and text.count(". ") == 0
        if section == "measure":
            return self._mode.from_lead_in or starts_as_act(text)
        return starts_as_act(text) or (self._mode.from_lead_in and text.count(". ") == 0 and not is_sentence(text))

    def _has_list_ahead(self, index: int) -> bool:
        for following in self.statements[index + 1 : index + 30]:
            if following.marker is not None:
                if following.marker.style in (Style.NUMBER, Style.LETTER) and heading_of(self.document, following, self._type) is not None:
                    return False
                return following.marker.style not in (Style.WORD, Style.LEAD_IN, Style.FIELD)
            if following.first.level is not None or section_of(following.text(self.document)) is not None:
                return False
        return False

    def _stated_in_prose(self, statement: Statement) -> None:
        """What prose declares by name: the vision in quotation marks, the core values in a row."""
        text = self.document.text
        for start, end, key in keys_in(text, statement.start, statement.end):
            self._declare(ItemKind.DEFINITION, start, end, statement, "key-of-abbreviations").attributes = key
        if (text.find("jengi", statement.start, statement.end) >= 0 or text.find("ttgj", statement.start, statement.end) >= 0) and _REPRODUCES.search(
            text, statement.start, statement.end
        ):
            self._open_list(-1, "foreign")
        for start, end in stated_values(text, statement.start, statement.end):
            self._declare(ItemKind.VALUE, start, end, statement, "values-in-a-row")

    # Vision, values, definitions

    def _stated_vision(self, statement: Statement) -> None:
        text = self.document.text
        if self._has_vision or _ELSEWHERE.search(text, statement.start, statement.end):
            return
        for start, end in stated_vision(text, statement.start, statement.end):
            self._declare(ItemKind.VISION, start, end, statement, "vision-in-quotation-marks")

    def _vision(self, statement: Statement) -> None:
        last = self.drafts[-1] if self.drafts and self.drafts[-1].kind is ItemKind.VISION else None
        words = statement.words(self.document)
        if last is None:
            if self._has_vision:
                return
            quoted = stated_vision(self.document.text, statement.start, statement.end)
            start, end = quoted[0] if quoted else (statement.body, statement.end)
            if quoted or len(words) <= _LONGEST_PARAGRAPH:
                self._declare(ItemKind.VISION, start, end, statement, "under-the-heading-visjon")
        elif self._mode.points == 1 and not re.search(r"\bverdi", words) and len(last.text) < 90 and 20 < len(words) < 350 and words.endswith(".") and last.rule == "under-the-heading-visjon":
            last.text, last.end = f"{last.text} {words}", statement.end
        self._mode.points += 1

    def _values(self, statement: Statement) -> None:
        text = self.document.text
        where = (text, statement.start, statement.end)
        spans = stated_values(*where) or row_of_names(*where)
        for start, end in spans or explained_names(*where):
            self._declare(ItemKind.VALUE, start, end, statement, "values-in-a-row")
        if spans:
            self._heading_mode = self._mode = _Mode(None, False, self._mode.index)

    def _approaches(self, statement: Statement) -> None:
        for start, end in explained_names(self.document.text, statement.start, statement.end):
            self._declare(ItemKind.APPROACH, start, end, statement, "name-and-explanation")

    def _definition(self, statement: Statement) -> None:
        if keys := keys_in(self.document.text, statement.body, statement.end):
            for start, end, key in keys:
                self._declare(ItemKind.DEFINITION, start, end, statement, "key-of-abbreviations").attributes = key
            return
        for start, end in terms_by_line(self.document.text, statement.body, statement.end):
            part = Statement(statement.start if start == statement.body else start, start, end, None, statement.first, statement.last, 1, False, False, statement.role)
            self._definition_point(part)

    def _definition_point(self, statement: Statement) -> None:
        stated = is_definition_list_point(self.document.text, statement.body, statement.end)
        if stated is None and (term := term_of(statement.words(self.document))) is not None:
            stated = Attributes(term=term)
        if stated is not None:
            draft = self._declare(ItemKind.DEFINITION, statement.start, statement.end, statement, "list-of-terms")
            draft.attributes = stated
            draft.text = statement.words(self.document)

    def _side_box(self, index: int, statement: Statement) -> None:
        """A box that explains: a sentence that says what something is, or a term with its explanation below."""
        words = statement.words(self.document)
        above = self.statements[index - 1] if index else None
        if above is not None and above.role is Role.SIDE_BOX and is_term(title := above.text(self.document)) and is_explanation(words):
            draft = self._declare(ItemKind.DEFINITION, statement.body, statement.end, statement, "side-box-under-its-term")
            draft.text, draft.attributes = words, Attributes(term=title)
        elif (found := definition_of(words)) is not None and not is_term(words):
            draft = self._declare(ItemKind.DEFINITION, statement.body, statement.end, statement, "side-box-explains")
            draft.text, draft.attributes = found

    def _declare(self, kind: ItemKind, start: int, end: int, statement: Statement, rule: str) -> Draft:
        words = Statement(start, start, end, None, statement.first, statement.last, 1, True, False, statement.role)
        draft = Draft(kind, None, words.words(self.document), start, end, statement.first.page, rule, certainty=0.85)
        self.drafts.append(draft)
        self._has_vision = self._has_vision or kind is ItemKind.VISION
        return draft

    # Labelled by a word: «Delmål 1.1», «Tiltak 3»

    def _labelled(self, index: int, statement: Statement) -> None:
        marker = statement.marker
        assert marker is not None
        word = rules.words()[marker.glyph]
        text = statement.text(self.document)
        if is_contents_line(text) or self._heading_mode.section == "contents":
            return
        rank = self._type.rank(statement)
        heading_rank = (rank, 0) if rank is not None else (_WORD_RANK + LEVEL.get(word.kind, 4), 0)
        if self._in_closed() and (self._heading_mode.section == "foreign" and rank is None):
            return
        if statement.end <= statement.body:
            known = next((one for one in reversed(self.drafts) if one.label == marker.label and one.rule == f"word-{word.name}"), None)
            if known is not None and not self._has_name_below(index):
                self._open = [*reversed(known.ancestors()), known]
                return
            below = self._take_next(index, statement)
            if statement.end <= statement.body:
                return
            rank = min((one for one in (rank, below) if one is not None), default=None)
            heading_rank = (rank, 0) if rank is not None else heading_rank
            text = statement.text(self.document)
        kind = self._kind_of_word(word, marker.label)
        if kind not in LEVEL:
            self._name(index, statement, kind)
            return
        if self._in_closed() or self._headings and rank is not None:
            while self._headings and heading_rank <= self._headings[-1].heading.rank:
                self._headings.pop()
            self._heading_mode = _Mode(None, False, index)
        self._close_list()
        if kind is ItemKind.AREA:
            self._open.clear()
            draft = self._draft(kind, marker.label, statement, f"word-{word.name}", 0.95)
            draft.rank = heading_rank
            opened = _Open(Heading(heading_rank, None, text, marker.label, True), statement, index, draft)
            self._headings = [one for one in self._headings if one.heading.rank < heading_rank]
            self._headings.append(opened)
            self._heading_mode = self._mode = _Mode(None, False, index)
            return
        same = next((one for one in reversed(self._open) if one.kind is kind and _is_under(marker.label, one.label)), None)
        draft = self._item(index, kind, marker.label, statement, f"word-{word.name}", 0.97, parent=same)
        draft.rank = heading_rank
        self._heading_mode = self._mode = _Mode(None, False, index)

    def _has_name_below(self, index: int) -> bool:
        following = self.statements[index + 1] if index + 1 < len(self.statements) else None
        table_first = bool(self._tables) and (following is None or self._tables[-1].start < following.start)
        return not table_first and following is not None and following.marker is None

    def _take_next(self, index: int, statement: Statement) -> int | None:
        """A label that stands alone takes the words of the next line («Innsatsområde 1», then its name).

        Returns:
            How high the type of that line stands, where it stands above the body's.
        """
        following = self.statements[index + 1] if index + 1 < len(self.statements) else None
        if following is None or following.marker is not None or following.role is not statement.role:
            return None
        statement.body, statement.end, statement.parts = following.body, following.end, following.parts
        self._skip.add(index + 1)
        return self._type.rank(following)

    def _kind_of_word(self, word: rules.Word, label: str | None) -> ItemKind:
        if not word.under:
            return word.kind
        for draft in reversed(self._open):
            if draft.kind in word.under and (draft.rule != f"word-{word.name}" or _is_under(label, draft.label)):
                if draft.rule.startswith("word-") or _is_under(label, draft.label):
                    return word.under[draft.kind]
        return word.kind

    def _open_named(self, heading: Heading) -> None:
        """«Tiltak for delmål b):» serves the goal that it names, wherever it stands."""
        match = _FOR_GOAL.search(heading.name) if heading.section in _KEEPS_OPEN else None
        if match is None:
            return
        goal = next((one for one in reversed(self._open + self.drafts) if one.kind in (ItemKind.GOAL, ItemKind.SUBGOAL) and one.label == match["label"]), None)
        if goal is not None:
            goal.run = 1
            self._open = [*reversed(goal.ancestors()), goal]

    def _columns(self, index: int) -> None:
        """A table below «Tiltak:» that came column by column."""
        if self.document.pages or self.document.media_type != "text/plain":
            return
        found = read_flat_columns(self.document, self.statements, index + 1)
        if found is None:
            return
        page = self.statements[index].first.page
        for row in found.rows:
            above = self._parent_for(index, ItemKind.MEASURE)
            measure = self._row_part(index, ItemKind.MEASURE, row.measure, page, above, "column-of-measures", 0.75)
            for part, stated in row.activities:
                self._row_part(index, ItemKind.MEASURE, part, page, measure, "column-of-activities", 0.6).attributes = stated
        self._skip.update(range(index + 1, found.end))

    def _lead_in(self, index: int, statement: Statement) -> None:
        """«Strategi:», «Mål:», «Tiltak:», with or without words behind it."""
        marker = statement.marker
        assert marker is not None
        if self._heading_mode.section in ("contents", "foreign"):
            return
        word = rules.words()[marker.glyph]
        head = self.document.text[statement.start : statement.body]
        named = re.search(r"m[åa]l(?:et)? ?(\d[\d.]*)", head.lower())
        if named and self._open:
            self._check_named(named[1].rstrip("."), statement)
        kind = self._kind_of_word(word, None)
        if kind is ItemKind.GOAL:
            self._close_items(Heading((_WORD_RANK + 1, 0), "goal", head, None, True))
        if kind is ItemKind.AREA:
            if statement.end > statement.body:
                self._labelled_area(index, statement)
            return
        if kind is ItemKind.VISION:
            self._heading_mode = self._mode = _Mode("vision", True, index)
            if statement.end > statement.body:
                self._vision(Statement(statement.body, statement.body, statement.end, None, statement.first, statement.last, 1, False, False, statement.role, statement.parts))
            return
        if kind is ItemKind.APPROACH and any(one.kind in (ItemKind.GOAL, ItemKind.SUBGOAL) for one in self._open):
            kind = ItemKind.STRATEGY
        if kind not in LEVEL:
            self._open_list(index, kind.value)
            return
        self._open_list(index, kind.value)
        if statement.end > statement.body:
            bare = Statement(statement.start if statement.label else statement.body, statement.body, statement.end, None, statement.first, statement.last, statement.count, False, False, statement.role, statement.parts)
            draft = self._item(index, kind, statement.label, bare, f"word-{word.name}", 0.93)
            draft.rank = (_WORD_RANK + LEVEL[kind], 0)
            self._mode.points += 1
            self._mode.has_marks = kind in (ItemKind.GOAL, ItemKind.SUBGOAL)

    def _field(self, index: int, statement: Statement) -> None:
        """«Ansvar: NAV», «Frist: 2026» behind an item state something about it and are none of its words."""
        if not self._open or index - self._last_item > 6:
            return
        column = column_of(statement.marker.glyph if statement.marker is not None else "")
        draft = self._open[-1]
        if column is not None:
            draft.attributes = attributes.merge(draft.attributes, stated_by_cells([(column[0], statement.words(self.document).strip(" ."))]))
        self._last_item = index if self._last_item == index - 1 else self._last_item

    def _labelled_area(self, index: int, statement: Statement) -> None:
        draft = Draft(ItemKind.AREA, statement.label, statement.words(self.document), statement.start if statement.label else statement.body, statement.end, statement.first.page, "word-area", certainty=0.9)
        draft.rank = (50, statement.label.count(".") + 1) if statement.label else (_WORD_RANK, 0)
        self._open.clear()
        self.drafts.append(draft)
        self._headings = [one for one in self._headings if one.heading.rank < draft.rank]
        self._headings.append(_Open(Heading(draft.rank, None, draft.text, draft.label, True), statement, index, draft))
        self._heading_mode = self._mode = _Mode(None, False, index)

    def _check_named(self, label: str, statement: Statement) -> None:
        goal = next((draft for draft in reversed(self._open) if draft.kind in (ItemKind.GOAL, ItemKind.SUBGOAL)), None)
        if goal is not None and goal.label is not None and goal.label != label:
            self.warnings.append(
                Warning("list-names-another", {"named": label, "under": goal.label}, statement.start, statement.body, statement.first.page)
            )

    # Marked by a number, a letter or a bullet

    def _marked(self, index: int, statement: Statement) -> None:
        marker = statement.marker
        assert marker is not None
        if marker.style is Style.NUMBER and (named := named_behind(self.document.text, statement.body, statement.end)) is not None:
            self._numbered_word(index, statement, *named)
            return
        text = statement.text(self.document)
        if is_contents_line(text) or self._heading_mode.section == "contents" and marker.label:
            return
        if marker.style is Style.CODE and (named := rules.codes().get(marker.glyph.lower())) is not None:
            self._coded(index, statement, named)
            return
        if marker.label is not None and "." in marker.label or marker.style is Style.CODE:
            above = self._labelled_above(marker.label or "")
            if above is not None and section_of(text) is None:
                kind = self._kind_below(above)
                self._close_list()
                rank = self._type.rank(statement)
                while rank is not None and self._headings and self._headings[-1].heading.rank >= (rank, 0):
                    self._headings.pop()
                self._heading_mode = self._mode = _Mode(None, False, index)
                draft = self._item(index, kind, marker.label, statement, "number-under-its-goal", 0.95, parent=above)
                draft.rank = (rank, 0) if rank is not None else (_WORD_RANK + LEVEL[kind], 0)
                return
        if marker.label is not None and not self._continues_list(statement):
            heading = heading_of(self.document, statement, self._type)
            if heading is not None and not (self._mode.section in _LISTED and self._may_be_point(index, heading, statement)):
                if self._is_point_heading(index, heading):
                    self._heading_point(index, statement)
                else:
                    self._enter(index, statement, heading)
                return
        section = self._mode.section
        if section in _CLOSED:
            return
        if section is None:
            self._unannounced(index, statement)
        elif section == "approach":
            self._name(index, statement, ItemKind.APPROACH)
        elif section == "value":
            self._name(index, statement, ItemKind.VALUE)
        elif section == "definition":
            self._definition(statement)
        elif section == "vision" or section == "area" or section == "structural":
            return
        else:
            self._point(index, statement, ItemKind(section), f"list-under-{section}")

    def _numbered_word(self, index: int, statement: Statement, marker: Marker, body: int) -> None:
        """A chapter number before a label of its own: the own label counts; without one, the number does."""
        number = statement.label
        if marker.label is not None:
            statement.start = skip_number(self.document.text, statement.start)
        statement.marker = marker if marker.label is not None else Marker(marker.style, number, marker.glyph)
        statement.body = body
        if marker.style is Style.WORD:
            self._labelled(index, statement)
        elif marker.style is Style.CODE:
            self._marked(index, statement)
        else:
            self._lead_in(index, statement)

    def _coded(self, index: int, statement: Statement, kind: ItemKind) -> None:
        """«HM1», «DM 1.2»: a code that names the kind."""
        self._close_list()
        draft = self._item(index, kind, statement.label, statement, "code-names-kind", 0.95)
        rank = self._type.rank(statement)
        draft.rank = (rank, 0) if rank is not None else (_WORD_RANK + LEVEL[kind], 0)

    def _kind_below(self, above: Draft) -> ItemKind:
        """The kind of a number under another's («1.2» under «1»): its siblings', else what the lead-in says."""
        sibling = next((draft for draft in self.drafts if draft.parent is above and draft.label and draft.rule == "number-under-its-goal"), None)
        if sibling is not None:
            return sibling.kind
        if self._mode.section in ("strategy", "measure", "subgoal") and self._mode.points == 0:
            return ItemKind(self._mode.section)
        return _NUMBERED_BELOW.get(above.kind, above.kind)

    def _may_be_point(self, index: int, heading: Heading, statement: Statement) -> bool:
        """Whether a numbered statement under a lead-in or list heading is a point of it and no next chapter."""
        if self._nesting.is_bulleted:
            return False
        if self._mode.section in ("approach", "value") and "." not in (heading.label or ""):
            return True
        if heading.section is not None or marker_is_capital(statement):
            return False
        if heading.rank[0] < 50:
            return bool(self._headings) and heading.rank > self._headings[-1].heading.rank and is_sentence(heading.name)
        label = heading.label or ""
        if self._nesting.is_bulleted:
            return False
        if "." in label and any(one.heading.label == label.rpartition(".")[0] for one in self._headings):
            following = self.statements[index + 1] if index + 1 < len(self.statements) else None
            table = bool(self._tables) and following is not None and self._tables[-1].start < following.start
            sibling = not table and following is not None and following.marker is not None and following.marker.style is Style.NUMBER
            if not sibling:
                return False
        return not any(_follows(one.heading.label or "", label) for one in self._headings)

    def _continues_list(self, statement: Statement) -> bool:
        marker = statement.marker
        if marker is None or self._nesting.is_empty:
            return False
        if marker.style is Style.LETTER and (marker.label or "").islower():
            return True
        return self._nesting.has_place(statement) and self._type.rank(statement) is None

    def _labelled_above(self, label: str) -> Draft | None:
        prefix = label.rpartition(".")[0]
        if any(one.heading.label == prefix for one in self._headings):
            return None
        for draft in reversed(self._open):
            if prefix and draft.label == prefix and draft.kind in _NUMBERED_BELOW and draft.rule.startswith(("word-", "number-", "list-", "heading-")):
                return draft
        return None

    def _unannounced(self, index: int, statement: Statement) -> None:
        """A list that nothing announces belongs to the item it directly follows, if it follows one."""
        if not self._open or self._open[-1].kind not in _BELOW:
            return
        nested = not self._nesting.is_empty
        if not nested and self._last_item != index - 1:
            return
        first = statement.label is not None and statement.label.lower() in ("a", "1", "i")
        if not nested and self._open[-1].run > 1 and not first:
            return
        anchor = self._open[-1]
        if not nested and anchor.rule.startswith("list-") and not first:
            return
        self._mode = _Mode(_BELOW[anchor.kind].value, True, index)
        self._point(index, statement, _BELOW[anchor.kind], f"list-directly-under-{anchor.kind}", anchor)
        self.drafts[-1].certainty = 0.7

    def _point(self, index: int, statement: Statement, kind: ItemKind, rule: str, anchor: Draft | None = None) -> None:
        outer = self._nesting.place(statement)
        if outer is not None:
            label = statement.label or ""
            if kind in (ItemKind.GOAL, ItemKind.SUBGOAL) and "." in label and _is_under(label, outer.label):
                kind = _NUMBERED_BELOW.get(outer.kind, kind)
            elif outer.kind in LEVEL:
                kind = outer.kind if kind is not ItemKind.INDICATOR else kind
            draft = self._item(index, kind, statement.label, statement, rule, 0.85, parent=outer)
        else:
            label = statement.label
            if kind is ItemKind.GOAL and label and "." not in label and self._open_goal_by_word():
                kind = ItemKind.SUBGOAL
            draft = self._item(index, kind, label, statement, rule, 0.93 if label else 0.9, parent=anchor)
        self._nesting.hold(draft)
        self._mode.points += 1
        if self._heading_mode.section == self._mode.section:
            self._heading_mode.has_marks = True

    def _open_goal_by_word(self) -> bool:
        return any(draft.kind is ItemKind.GOAL and draft.rule == "word-hovedmålsetting" for draft in self._open)

    def _name(self, index: int, statement: Statement, kind: ItemKind) -> None:
        """The name alone, without its explanation («Åpenhet – vi …»)."""
        text = self.document.text
        if statement.marker is not None and self._nesting.place(statement) is not None:
            return
        match = re.match(r"(?:\*\*)?[^.:–\n]{2,80}?(?=\s*(?:\*\*)?\s*(?:[:.]|\s[–-]\s)|\n|$)", text[statement.body : statement.end])
        whole = statement.first.end if statement.count > 1 and text[statement.first.end :].lstrip()[:1].isupper() else statement.end
        end = statement.body + match.end() if match and kind is ItemKind.VALUE else whole
        if kind is ItemKind.APPROACH and match and text[statement.body + match.end() :].lstrip(" *")[:1] in (":", "–", "."):
            end = statement.body + match.end()
        draft = Draft(kind, statement.label, " ".join(text[statement.body : end].replace("*", "").split()), statement.start, end, statement.first.page, f"list-under-{kind}", certainty=0.9)
        self.drafts.append(draft)

    # Putting items in their place

    def _add(self, index: int, kind: ItemKind, label: str | None, start: int, end: int, statement: Statement, rule: str, certainty: float) -> Draft:
        part = Statement(start, start, end, None, statement.first, statement.last, 1, False, False, statement.role, statement.parts if start == statement.body and end == statement.end else ())
        return self._item(index, kind, label, part, rule, certainty)

    def _item(self, index: int, kind: ItemKind, label: str | None, statement: Statement, rule: str, certainty: float, parent: Draft | None = None) -> Draft:
        above = parent if parent is not None else self._parent_for(index, kind, listed=rule.startswith("list-"))
        draft = self._draft(kind, label, statement, rule, certainty)
        draft.parent = above
        previous = self.drafts[-2] if len(self.drafts) > 1 else None
        if previous is not None and previous.kind is kind and previous.parent is above and self._last_item >= index - 1 and _goes_on(previous.label, label):
            draft.run = previous.run + 1
        while self._open and LEVEL.get(self._open[-1].kind, 9) >= LEVEL.get(kind, 9) and self._open[-1] is not above:
            self._open.pop()
        self._open.append(draft)
        if self._headings:
            self._under[draft] = self._headings[-1]
        self._last_item = index
        return draft

    def _draft(self, kind: ItemKind, label: str | None, statement: Statement, rule: str, certainty: float) -> Draft:
        draft = Draft(kind, label, statement.words(self.document), statement.start, statement.end, statement.first.page, rule, certainty=certainty)
        self.drafts.append(draft)
        return draft

    def _parent_for(self, index: int, kind: ItemKind, *, listed: bool = False) -> Draft | None:
        level = LEVEL.get(kind, 9)
        for draft in reversed(self._open):
            named = draft.kind is kind and listed and draft.rule.startswith(("word-", "code-"))
            if LEVEL.get(draft.kind, 9) >= level and not named:
                continue
            if draft.run > 1 and kind is ItemKind.SUBGOAL and draft.kind is ItemKind.GOAL and draft.rule.startswith(("word-", "code-")):
                return draft
            if draft.run > 1 or (draft.rule.startswith("list-") and draft.kind not in (ItemKind.GOAL, ItemKind.SUBGOAL)):
                continue
            if kind is ItemKind.INDICATOR and listed:
                if draft.kind in (ItemKind.STRATEGY, ItemKind.MEASURE):
                    continue
                if self._are_for_all_goals():
                    return None
            if listed and draft.kind is ItemKind.STRATEGY and self._has_named_measures(draft):
                continue
            if kind in (ItemKind.STRATEGY, ItemKind.MEASURE) and self._is_parted(draft):
                return self._area_above(index, kind)
            if self._mode.serves_area and draft.kind in (ItemKind.GOAL, ItemKind.SUBGOAL):
                continue
            return draft
        return self._area_above(index, kind)

    def _are_for_all_goals(self) -> bool:
        """Whether the indicators that come are the plan's first and come behind several goals: they measure them all."""
        above = {one.parent for one in self.drafts}
        goals = sum(one.kind is ItemKind.GOAL and one in above for one in self.drafts)
        first = next((one for one in self.drafts if one.kind is ItemKind.INDICATOR), None)
        return goals > 1 and (first is None or first.parent is None)

    def _is_parted(self, goal: Draft) -> bool:
        """Whether a theme of its own has begun below the chapter that the goal stands in."""
        if goal.kind not in (ItemKind.GOAL, ItemKind.SUBGOAL) or goal.label is not None:
            return False
        under = self._under.get(goal)
        below = self._headings[self._headings.index(under) + 1 :] if under in self._headings else []
        return any(one.heading.section is None and one.heading.is_strong for one in below)

    def _has_named_measures(self, strategy: Draft) -> bool:
        return any(one.parent is strategy and one.kind is ItemKind.MEASURE and one.rule.startswith("word-") for one in self.drafts)

    def _area_above(self, index: int, kind: ItemKind) -> Draft | None:
        if self._weak is not None and kind is ItemKind.GOAL and self._mode.section == "goal" and self._mode.index - self._weak.index <= 1 and index - self._weak.index <= 3:
            opened = self._weak
            self._headings = [one for one in self._headings if one.heading.rank < opened.heading.rank]
            self._headings.append(opened)
            self._weak = None
            self._area_of(opened)
        for opened in reversed(self._headings):
            if opened.area is not None:
                return opened.area
            if kind is ItemKind.INDICATOR and opened.heading.section is None:
                return None
            if opened.heading.section is None and opened.heading.is_strong and not self._is_title(opened):
                return self._area_of(opened)
            if opened.heading.section == "structural":
                continue
        return None

    def _is_title(self, opened: _Open) -> bool:
        """Whether a heading names the plan or the municipality and no part of the plan."""
        name = opened.heading.name.casefold()
        cover = len(self.document.pages) > 3 and opened.statement.first.page == 1 and opened.heading.label is None
        if cover or not any(character.isalpha() for character in name) or opened.index == 0 or _is_plan_name(name) or name in self._title or name.endswith(" kommune"):
            return True
        higher = [one for one in self._headings if one.heading.rank[0] <= opened.heading.rank[0]]
        return opened.index <= 3 and opened.heading.label is None and higher[0] is opened and opened.heading.rank[0] < 50

    def _area_of(self, opened: _Open) -> Draft:
        if opened.area is None:
            statement, heading = opened.statement, opened.heading
            words = statement.words(self.document)
            opened.area = Draft(ItemKind.AREA, heading.label, words, statement.start, statement.end, statement.first.page, "heading-above", certainty=0.8 if heading.is_strong else 0.6)
            opened.area.rank = heading.rank
            above = [one.area for one in self._headings if one.area is not None and one is not opened and one.heading.rank < heading.rank]
            opened.area.parent = above[-1] if above else None
            self.drafts.insert(max(0, len(self.drafts) - 0), opened.area)
        return opened.area

    # Lists

    def _open_list(self, index: int, section: str | None) -> None:
        self._mode = _Mode(section, True, index)
        self._nesting.clear()

    def _close_list(self) -> None:
        self._mode = _Mode(self._heading_mode.section, False, self._heading_mode.index, serves_area=self._heading_mode.serves_area, has_marks=self._heading_mode.has_marks)
        self._nesting.clear()

    def _goes_on(self, index: int) -> bool:
        """Whether the list that is open goes on behind a stray line such as a caption."""
        following = self.statements[index + 1] if index + 1 < len(self.statements) else None
        return following is not None and not self._nesting.is_empty and self._nesting.has_place(following)

    def _in_closed(self) -> bool:
        return self._heading_mode.section in _CLOSED


def marker_is_capital(statement: Statement) -> bool:
    """Whether a capital letter or Roman numeral with a full stop stands at its head («II. Reiseliv»)."""
    marker = statement.marker
    return marker is not None and marker.style is Style.LETTER and marker.glyph == "." and (marker.label or "").isupper()


def _is_under(label: str | None, above: str | None) -> bool:
    return bool(label and above and label.startswith(f"{above}."))


def _follows(above: str, label: str) -> bool:
    if not above or above.count(".") != label.count("."):
        return False
    a, b = above.split("."), label.split(".")
    return a[:-1] == b[:-1] and a[-1].isdecimal() and b[-1].isdecimal() and int(b[-1]) > int(a[-1])


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())


def _goes_on(before: str | None, label: str | None) -> bool:
    return before == label or (before is not None and label is not None and successor(before, label))


def _is_plan_name(name: str) -> bool:
    return bool(re.search(r"(?i)\b(kommuneplan|samfunnsdel|handlingsplan|temaplan|kommunedelplan|tiltaksplan|strategiplan|økonomiplan|planstrategi)", name)) and len(name) < 120
