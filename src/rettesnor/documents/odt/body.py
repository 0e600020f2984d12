"""The body of an OpenDocument text, in reading order: headings, lists with labels, tables, boxes, notes."""

from __future__ import annotations

from dataclasses import dataclass

from rettesnor.documents.composing import Composer
from rettesnor.documents.model import Role
from rettesnor.documents.odt.inline import SHAPES, Inline, outer_shapes, read_inline
from rettesnor.documents.odt.lists import LEVELS, OUTLINE, Count, Rules
from rettesnor.documents.odt.names import DRAW, OFFICE, TABLE, TEXT, XML_ID, whole_number
from rettesnor.documents.odt.styles import Styles, is_caption, is_contents, is_title
from rettesnor.documents.odt.tables import header_rows, placed_cells
from rettesnor.documents.safe_xml import Element, local_name

_INDEXES = frozenset(
    TEXT + name
    for name in ("table-of-content", "illustration-index", "table-index", "object-index", "user-index",
                 "alphabetical-index", "bibliography")
)  # fmt: skip
_UNREAD = frozenset(
    {TEXT + "tracked-changes", OFFICE + "forms", TEXT + "sequence-decls", TEXT + "variable-decls"}
)
_MOST_START = 32_767


@dataclass(slots=True)
class _List:
    """The list that is being read: how it is numbered, how far it has counted, and how deep we are in it."""

    style: str | None
    count: Count
    level: int = 0


@dataclass(slots=True)
class _Item:
    """What the next paragraph of a list item gets in front: nothing behind the item's first one."""

    owner: _List
    start: int | None = None
    is_numbered: bool = True
    style: str | None = None
    has_inner_list: bool = False


class BodyReader:
    """Reads one document's body into a composer."""

    def __init__(self, composer: Composer, styles: Styles, list_styles: dict[str, Rules]) -> None:
        self._composer = composer
        self._styles = styles
        self._list_styles = list_styles
        self._headings = Count()
        self._counts_by_id: dict[str, Count] = {}
        self._last_list: _List | None = None
        self._waiting_boxes: list[Element] = []
        self._notes: list[Element] = []

    def read(self, body: Element) -> None:
        """Reads the ``office:text``."""
        self._read_blocks(body)
        self._read_waiting_boxes()
        for note in self._notes:
            label = (note.findtext(TEXT + "note-citation") or "").strip()
            lines = [read_inline(line, self._styles).text for line in note.iter(TEXT + "p", TEXT + "h")]
            self._composer.paragraph("\n".join(lines), label=label, role=Role.FOOTER)

    def _read_blocks(self, parent: Element, role: Role | None = None, item: _Item | None = None) -> None:
        for element in parent:
            tag = element.tag
            if tag in (TEXT + "p", TEXT + "h"):
                self._read_paragraph(element, role, item)
            elif tag == TEXT + "list":
                self._read_list(element, role, item)
            elif tag == TABLE + "table":
                self._read_table(element)
            elif tag in _INDEXES:
                self._read_blocks(element, Role.MARK)
            elif tag == TEXT + "numbered-paragraph":
                self._read_numbered_paragraph(element, role)
            elif tag in (DRAW + "frame", DRAW + "g"):
                self._waiting_boxes.extend(outer_shapes(element))
            elif tag in SHAPES:
                self._waiting_boxes.append(element)
            elif local_name(element) and tag not in _UNREAD and element.get(TEXT + "display") != "none":
                self._read_blocks(element, role, item)

    def _read_list(self, element: Element, role: Role | None, outer: _Item | None) -> None:
        style = element.get(TEXT + "style-name")
        if outer is None:
            current = self._last_list = _List(style, self._count(element, style))
        else:
            current = self._inner_list(element, style, outer)
        if (id := element.get(XML_ID)) is not None:
            self._counts_by_id[id] = current.count
        for child in element:
            if child.tag == TEXT + "list-item":
                start = whole_number(child.get(TEXT + "start-value"), most=_MOST_START)
                item = _Item(current, start, style=child.get(TEXT + "style-override"))
                self._read_blocks(child, role, item)
            elif child.tag == TEXT + "list-header":
                self._read_blocks(child, role, _Item(current, is_numbered=False))

    def _count(self, element: Element, style: str | None) -> Count:
        """Where a new list begins to count: anew, or where the one that it continues has come."""
        continued = element.get(TEXT + "continue-list")
        if continued is not None and continued in self._counts_by_id:
            return self._counts_by_id[continued]
        last = self._last_list
        if element.get(TEXT + "continue-numbering") == "true" and last is not None and last.style == style:
            return last.count
        return Count()

    def _inner_list(self, element: Element, style: str | None, outer: _Item) -> _List:
        """A list in a list counts in the same tree of numbers, also where it is written in another style."""
        current = _List(style or outer.style or outer.owner.style, outer.owner.count, outer.owner.level + 1)
        if outer.has_inner_list and element.get(TEXT + "continue-numbering") != "true":
            current.count.forget(current.level)
        outer.has_inner_list = True
        return current

    def _read_numbered_paragraph(self, element: Element, role: Role | None) -> None:
        id = element.get(TEXT + "list-id") or ""
        level = (whole_number(element.get(TEXT + "level"), least=1, most=LEVELS) or 1) - 1
        count = self._counts_by_id.setdefault(id, Count())
        start = whole_number(element.get(TEXT + "start-value"), most=_MOST_START)
        owner = _List(element.get(TEXT + "style-name"), count, level)
        self._read_blocks(element, role, _Item(owner, start))

    def _read_paragraph(self, element: Element, role: Role | None, item: _Item | None) -> None:
        inline = read_inline(element, self._styles)
        self._notes.extend(inline.notes)
        chain = self._styles.chain("paragraph", element.get(TEXT + "style-name"))
        level = None
        if element.tag == TEXT + "h":
            level = whole_number(element.get(TEXT + "outline-level"), least=1, most=LEVELS) or 1
        elif is_title(chain):
            level = 1
        if item is not None:
            label, depth = self._item_label(item), min(item.owner.level, LEVELS)
        else:
            label, depth = self._heading_label(element, level), 0
        if role is Role.MARK or is_contents(chain):
            role, level, label = Role.MARK, None, label if item is not None else ""
        elif is_caption(chain):
            role = Role.CAPTION
        self._composer.paragraph(
            inline.text,
            label=label,
            depth=0 if level is not None else depth,
            role=role,
            level=level,
            size=inline.size,
            bold=inline.bold,
        )
        self._read_anchored(inline)

    def _item_label(self, item: _Item) -> str:
        if not item.is_numbered:
            return ""
        item.is_numbered = False
        rules = self._list_styles.get(item.style or item.owner.style or "", {})
        level = min(item.owner.level, LEVELS - 1)
        item.owner.count.advance(level, rules, item.start)
        return item.owner.count.label(level, rules)

    def _heading_label(self, element: Element, level: int | None) -> str:
        if element.tag != TEXT + "h" or level is None or element.get(TEXT + "is-list-header") == "true":
            return ""
        rules = self._list_styles.get(OUTLINE, {})
        restarts = element.get(TEXT + "restart-numbering") == "true"
        start = whole_number(element.get(TEXT + "start-value"), most=_MOST_START)
        if restarts and start is None and level - 1 in rules:
            start = rules[level - 1].start
        self._headings.advance(level - 1, rules, start if restarts else None)
        return self._headings.label(level - 1, rules)

    def _read_anchored(self, inline: Inline) -> None:
        self._waiting_boxes.extend(inline.boxes)
        if not self._composer.in_table:
            self._read_waiting_boxes()

    def _read_table(self, table: Element) -> None:
        self._composer.begin_table()
        for cell in placed_cells(table):
            self._composer.begin_cell()
            self._read_blocks(cell.element)
            self._composer.end_cell(cell.row, cell.column, cell.row_span, cell.column_span)
        self._composer.end_table(header_rows(table))
        if not self._composer.in_table:
            self._read_waiting_boxes()

    def _read_waiting_boxes(self) -> None:
        waiting, self._waiting_boxes = self._waiting_boxes, []
        for box in waiting:
            self._read_blocks(box, Role.SIDE_BOX)
