"""OpenDocument's styles: what a paragraph or a stretch inherits, and what it is by its style's name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from rettesnor.documents.odt.names import FO, STYLE, TEXT
from rettesnor.documents.safe_xml import Element

_LONGEST_CHAIN = 32
_TITLE = re.compile(r"(?:title|tittel)", re.IGNORECASE)
_CAPTION = re.compile(r"(?:caption|bildetekst|bilettekst|figurtekst|tabelltekst)", re.IGNORECASE)
_CONTENTS = re.compile(
    r"(?:contents|innholdsfortegnelse|innhaldsliste|toc|innh) ?(?:[1-9]|10|heading)"
    r"|(?:figure|illustration) index .*",
    re.IGNORECASE,
)
_CODED = re.compile(r"_([0-9a-f]{2})_")
_LENGTH = re.compile(r"([0-9.]{1,8})(pt|%|in|cm|mm|px)?")
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "px": 0.75, None: 1.0}
_BOLD_FROM = 600


@dataclass(frozen=True, slots=True)
class Style:
    """One style as the file states it: what it does not state, it inherits. `size` below 0 is a share of the
    parent's (-1.2 is 120 %).
    """

    name: str
    shown_name: str
    parent: str | None
    bold: bool | None
    size: float | None
    hidden: bool | None


@dataclass(frozen=True, slots=True)
class Setting:
    """How text is set when all its styles are taken together."""

    bold: bool = False
    size: float | None = None
    hidden: bool = False


@dataclass(slots=True)
class Styles:
    """All styles of a document, by family (``paragraph``, ``text``) and name."""

    by_name: dict[tuple[str, str], Style] = field(default_factory=dict)
    default: Setting = field(default_factory=Setting)

    def chain(self, family: str, name: str | None) -> list[Style]:
        """The style and its parents, the nearest first."""
        found: list[Style] = []
        while name is not None and len(found) < _LONGEST_CHAIN:
            style = self.by_name.get((family, name))
            if style is None or style in found:
                break
            found.append(style)
            name = style.parent
        return found

    def setting(self, family: str, name: str | None, outer: Setting) -> Setting:
        """How text in this style is set, within text that is set as `outer`."""
        bold, size, hidden = outer.bold, outer.size, outer.hidden
        for style in reversed(self.chain(family, name)):
            bold = bold if style.bold is None else style.bold
            hidden = hidden if style.hidden is None else style.hidden
            if style.size is not None:
                size = style.size if style.size > 0 else (size or 12.0) * -style.size
        return Setting(bold, size, hidden)


def read_styles(roots: Iterable[Element | None]) -> Styles:
    """The styles of ``styles.xml`` and the automatic ones of ``content.xml``."""
    styles = Styles()
    for root in roots:
        if root is None:
            continue
        for element in root.iter(STYLE + "style", STYLE + "default-style"):
            family = element.get(STYLE + "family") or ""
            if family not in ("paragraph", "text"):
                continue
            style = _style(element)
            if element.tag == STYLE + "default-style":
                if family == "paragraph":
                    size = style.size if style.size is not None and style.size > 0 else None
                    styles.default = Setting(bool(style.bold), size)
                continue
            styles.by_name[family, style.name] = style
    return styles


def is_title(chain: list[Style]) -> bool:
    """Whether a paragraph is the document's title."""
    return any(_TITLE.fullmatch(style.shown_name) for style in chain)


def is_caption(chain: list[Style]) -> bool:
    """Whether a paragraph is the text of a picture or a table."""
    return any(_CAPTION.fullmatch(style.shown_name) for style in chain)


def is_contents(chain: list[Style]) -> bool:
    """Whether a paragraph is a line of a table of contents, or its heading."""
    return any(_CONTENTS.fullmatch(style.shown_name) for style in chain)


def _style(element: Element) -> Style:
    name = element.get(STYLE + "name") or ""
    text = element.find(STYLE + "text-properties")
    weight = size = display = None
    if text is not None:
        weight, size, display = (
            text.get(FO + "font-weight"),
            text.get(FO + "font-size"),
            text.get(TEXT + "display"),
        )
    return Style(
        name=name,
        shown_name=element.get(STYLE + "display-name") or _decoded(name),
        parent=element.get(STYLE + "parent-style-name"),
        bold=None if weight is None else _is_bold(weight),
        size=_size(size),
        hidden=None if display is None else display == "none",
    )


def _is_bold(weight: str) -> bool:
    return weight == "bold" or (weight.isdecimal() and len(weight) < 5 and int(weight) >= _BOLD_FROM)


def _size(written: str | None) -> float | None:
    found = _LENGTH.fullmatch(written) if written else None
    if found is None:
        return None
    try:
        value = float(found.group(1))
    except ValueError:
        return None
    if value <= 0:
        return None
    return -value / 100 if found.group(2) == "%" else round(value * _POINTS[found.group(2)], 2)


def _decoded(name: str) -> str:
    return _CODED.sub(lambda code: chr(int(code.group(1), 16)), name)
