"""A web page's content in reading order: headings, paragraphs, lists, tables and what stands beside the text.

The tree is walked without recursion: a page may nest deeper than Python does.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from rettesnor.documents.composing import Composer
from rettesnor.documents.html.attributes import is_bold, is_hidden, is_site_banner
from rettesnor.documents.html.lists import BULLET, ItemList, open_list
from rettesnor.documents.html.tables import Grid
from rettesnor.documents.model import Role

_SPACE = re.compile(r"[ \t\r\n\f]+")
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LISTS = frozenset({"ol", "ul", "menu"})
_UNREAD = frozenset(
    [
        "head",
        "script",
        "style",
        "template",
        "noscript",
        "iframe",
        "object",
        "embed",
        "svg",
        "canvas",
        "audio",
        "video",
        "select",
        "textarea",
        "button",
        "input",
        "datalist",
        "rp",
        "rt",
        "-comment",
    ]
)
_BLOCKS = frozenset(
    [
        "html",
        "body",
        "address",
        "article",
        "aside",
        "blockquote",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "optgroup",
        "p",
        "pre",
        "search",
        "section",
        "summary",
        "table",
        "caption",
        "colgroup",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "td",
        "th",
        "ul",
    ]
)
_ROLES = {
    "nav": Role.HEADER,
    "aside": Role.SIDE_BOX,
    "figcaption": Role.CAPTION,
    "caption": Role.CAPTION,
}
_BANNERS = {"header": Role.HEADER, "footer": Role.FOOTER}
_SECTIONS = frozenset({"article", "aside", "main", "nav", "section"})
_DEEPEST_INDENT = 20


@dataclass(frozen=True, slots=True)
class _Frame:
    """What holds inside an element."""

    bold: bool = False
    role: Role | None = None
    level: int | None = None
    keeps_space: bool = False
    is_in_section: bool = False


class PageReader:
    """Reads one page into a composer."""

    def __init__(self, composer: Composer) -> None:
        self._composer = composer
        self._frames = [_Frame()]
        self._lists: list[ItemList] = []
        self._grids: list[Grid] = []
        self._label = ""
        self._parts: list[str] = []
        self._ends_in_space = True
        self._is_term_open = False
        self._bold = 0
        self._printed = 0

    def read(self, root: LexborNode) -> None:
        """Reads the page from its root element."""
        node = root
        while True:
            is_entered = self._enter(node)
            child = node.child if is_entered else None
            if child is not None:
                node = child
                continue
            if is_entered:
                self._leave(node)
            while node.mem_id != root.mem_id and node.next is None:
                parent = node.parent
                if parent is None:
                    return
                node = parent
                self._leave(node)
            following = node.next
            if node.mem_id == root.mem_id or following is None:
                break
            node = following
        self._write()

    def _enter(self, node: LexborNode) -> bool:
        tag = node.tag or ""
        if tag == "-text":
            self._add(node.text_content or "")
            return False
        if tag == "br":
            self._parts.append("\n")
            self._ends_in_space = True
            return False
        if tag in _UNREAD or tag.startswith(("-", "!")) or is_hidden(node):
            return False
        if tag in _BLOCKS and not (tag == "dd" and self._is_term_open):
            self._write()
        self._is_term_open = False
        frame = self._frame(node, tag)
        if tag in _LISTS:
            self._lists.append(open_list(node))
        elif tag == "li":
            self._label = self._lists[-1].label(node) if self._lists else BULLET
        elif tag == "table":
            self._composer.begin_table()
            self._grids.append(Grid())
        elif tag in ("tr", "td", "th") and self._grids:
            self._enter_table_part(node, tag)
        self._frames.append(frame)
        return True

    def _leave(self, node: LexborNode) -> None:
        tag = node.tag or ""
        if tag == "dt" and "".join(self._parts).rstrip().endswith(":"):
            # «Arkivsak:» and what it is stand on one line.
            self._add(" ")
            self._is_term_open = True
        elif tag in _BLOCKS:
            self._write()
        self._frames.pop()
        if tag in _LISTS:
            self._lists.pop()
        elif tag == "li":
            self._label = ""
        elif tag == "table":
            self._composer.end_table(self._grids.pop().header_rows)
        elif tag in ("td", "th") and self._grids:
            cell = self._grids[-1].leave_cell()
            self._composer.end_cell(cell.row, cell.column, cell.row_span, cell.column_span)

    def _enter_table_part(self, node: LexborNode, tag: str) -> None:
        if tag == "tr":
            self._grids[-1].enter_row(node)
        else:
            self._grids[-1].enter_cell(node)
            self._composer.begin_cell()

    def _frame(self, node: LexborNode, tag: str) -> _Frame:
        outer = self._frames[-1]
        role = _ROLES.get(tag, outer.role)
        if tag in _BANNERS and not outer.is_in_section and is_site_banner(node):
            role = _BANNERS[tag]
        level = _HEADINGS.get(tag, outer.level)
        if tag in _HEADINGS and role is Role.HEADER and not outer.is_in_section:
            role = None  # the page's own title often stands in its <header>
        return _Frame(
            bold=is_bold(node, outer.bold),
            role=role,
            level=level,
            keeps_space=outer.keeps_space or tag == "pre",
            is_in_section=outer.is_in_section or tag in _SECTIONS,
        )

    def _add(self, text: str) -> None:
        frame = self._frames[-1]
        if not frame.keeps_space:
            text = _SPACE.sub(" ", text)
            if self._ends_in_space and text.startswith(" "):
                text = text[1:]
        if not text:
            return
        self._parts.append(text)
        self._ends_in_space = text[-1] in " \n"
        printed = len(text.strip())
        self._printed += printed
        self._bold += printed * frame.bold

    def _write(self) -> None:
        """Writes the paragraph that ends here, in the setting of the element that it stands in."""
        if self._printed:
            frame = self._frames[-1]
            depth = 0 if frame.level is not None else min(max(len(self._lists) - 1, 0), _DEEPEST_INDENT)
            self._composer.paragraph(
                "".join(self._parts),
                label=self._label,
                depth=depth,
                role=frame.role,
                level=None if frame.role is not None and frame.role.is_furniture else frame.level,
                bold=2 * self._bold > self._printed,
            )
            self._label = ""
        self._parts.clear()
        self._ends_in_space = True
        self._bold = self._printed = 0
