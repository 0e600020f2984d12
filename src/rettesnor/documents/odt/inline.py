"""The words of one OpenDocument paragraph, with what hangs on them (text boxes, notes)."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from rettesnor.documents.odt.names import DRAW, OFFICE, STYLE, TEXT, count_of
from rettesnor.documents.odt.styles import Setting, Styles
from rettesnor.documents.safe_xml import Element, local_name

_SPACE = re.compile(r"[ \t\r\n]+")
_MOST_SPACES = 1000
_TITLES = ("title", "desc")  # what a picture is called, for those who do not see it
# Not printed where they stand: comments, the text of deleted changes, the number of a note.
_UNREAD = frozenset(
    {OFFICE + "annotation", OFFICE + "annotation-end", TEXT + "tracked-changes", TEXT + "note-citation",
     TEXT + "ruby-text", TEXT + "hidden-text", TEXT + "script", OFFICE + "binary-data"}
)  # fmt: skip
SHAPES = frozenset(
    DRAW + name
    for name in ("text-box", "custom-shape", "rect", "ellipse", "circle", "polygon", "path", "line",
                 "connector", "caption", "polyline", "regular-polygon", "measure")
)  # fmt: skip


_Waiting = tuple[Element | str, Setting]


@dataclass(slots=True)
class Inline:
    """A paragraph's text, how most of it is set, and what is anchored in it."""

    text: str = ""
    bold: bool = False
    size: float | None = None
    boxes: list[Element] = field(default_factory=list)
    notes: list[Element] = field(default_factory=list)


@dataclass(slots=True)
class _Tally:
    """What has been read of a paragraph."""

    parts: list[str] = field(default_factory=list)
    bold: int = 0
    printed: int = 0
    sizes: Counter[float | None] = field(default_factory=Counter)
    ends_in_space: bool = True

    def add(self, text: str, setting: Setting) -> None:
        if not text or setting.hidden:
            return
        self.parts.append(text)
        self.ends_in_space = text[-1] == " "
        if (printed := len(text.strip())) > 0:
            self.printed += printed
            self.bold += printed * setting.bold
            self.sizes[setting.size] += printed

    def add_content(self, text: str | None, setting: Setting) -> None:
        """Adds character content, in which white space is folded as OpenDocument has it."""
        if text:
            text = _SPACE.sub(" ", text)
            self.add(text[1:] if self.ends_in_space and text[0] == " " else text, setting)


def read_inline(paragraph: Element, styles: Styles) -> Inline:
    """The words of a ``text:p`` or ``text:h``."""
    inline = Inline()
    tally = _Tally()
    setting = styles.setting("paragraph", paragraph.get(TEXT + "style-name"), styles.default)
    waiting: list[_Waiting] = []
    _enter(paragraph, setting, tally, waiting)
    while waiting:
        found, setting = waiting.pop()
        if isinstance(found, str):
            tally.add_content(found, setting)
        elif _is_entered(found, inline, tally, setting):
            if found.tag == TEXT + "span":
                setting = styles.setting("text", found.get(TEXT + "style-name"), setting)
            _enter(found, setting, tally, waiting)
    inline.text = "".join(tally.parts)
    inline.bold = 2 * tally.bold > tally.printed
    if tally.sizes:
        inline.size = tally.sizes.most_common(1)[0][0]
    return inline


def _enter(element: Element, setting: Setting, tally: _Tally, waiting: list[_Waiting]) -> None:
    """Reads what the element begins with and leaves its children, each with what follows it, for later."""
    tally.add_content(element.text, setting)
    for child in reversed(element):
        if child.tail:
            waiting.append((child.tail, setting))
        waiting.append((child, setting))


def _is_entered(element: Element, inline: Inline, tally: _Tally, setting: Setting) -> bool:
    """Whether the element's content is words of this paragraph; what it stands for is added here if not."""
    tag = element.tag
    if tag in _UNREAD or not isinstance(tag, str):
        return False
    if tag == TEXT + "s":
        tally.add(" " * count_of(element, TEXT + "c", most=_MOST_SPACES), setting)
    elif tag == TEXT + "tab":
        tally.add("\t", setting)
        tally.ends_in_space = True
    elif tag == TEXT + "line-break":
        tally.add("\n", setting)
        tally.ends_in_space = True
    elif tag == TEXT + "note":
        inline.notes.append(element)
    elif tag in SHAPES:
        inline.boxes.append(element)
    elif tag == DRAW + "frame":
        inline.boxes.extend(element.iterchildren(DRAW + "text-box"))
    elif tag == DRAW + "g":
        inline.boxes.extend(outer_shapes(element))
    else:
        return tag == DRAW + "a" or (not tag.startswith((DRAW, STYLE)) and local_name(element) not in _TITLES)
    return False


def outer_shapes(group: Element) -> list[Element]:
    """The text boxes and shapes in a group, but not those that stand in another's text."""
    found: list[Element] = []
    for child in group:
        if child.tag in SHAPES:
            found.append(child)
        elif child.tag in (DRAW + "g", DRAW + "frame", DRAW + "a"):
            found.extend(outer_shapes(child))
    return found
