"""Word's styles: what a paragraph or a run inherits, and what it is by the name of its style."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from rettesnor.documents.docx.names import W, number_of, switch_of, value_of
from rettesnor.documents.safe_xml import Element

_LONGEST_CHAIN = 32
_BODY_LEVEL = 9
# Style ids are in the language of the Word that made the file; names of built-in styles are not, except as
# other programs write them.
_HEADING = re.compile(r"(?:heading|overskrift|rubrik|overskrifter|bajilčála)\s*([1-9])", re.IGNORECASE)
_TITLE = re.compile(r"(?:title|tittel)", re.IGNORECASE)
_CAPTION = re.compile(r"(?:caption|bildetekst|bilettekst|figurtekst|tabelltekst)", re.IGNORECASE)
_CONTENTS = re.compile(
    r"(?:toc|innh|inh|innholdsfortegnelse|innhaldsliste|contents)\s*(?:[1-9]|heading)"
    r"|(?:toc ?heading|contents heading|overskrift for innholdsfortegnelse|overskriftforinnholdsfortegnelse"
    r"|innholdsfortegnelse|innhaldsliste|table of figures|figurliste)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Style:
    """One style as the file states it: what it does not state, it inherits."""

    id: str
    name: str
    based_on: str | None
    outline_level: int | None
    number_id: int | None
    number_level: int | None
    bold: bool | None
    size: float | None
    hidden: bool | None


@dataclass(frozen=True, slots=True)
class Styles:
    """All styles of a document."""

    by_id: dict[str, Style] = field(default_factory=dict)
    default_paragraph: str | None = None
    default_bold: bool = False
    default_size: float | None = None

    def chain(self, id: str | None) -> list[Style]:
        """The style and those it is based on, the nearest first."""
        found: list[Style] = []
        while id is not None and len(found) < _LONGEST_CHAIN:
            style = self.by_id.get(id)
            if style is None or style in found:
                break
            found.append(style)
            id = style.based_on
        return found

    def paragraph_chain(self, id: str | None) -> list[Style]:
        """The chain of a paragraph's style, or of the document's default where it names none that exists."""
        return self.chain(id) or self.chain(self.default_paragraph)


def read_styles(root: Element | None) -> Styles:
    """The styles of ``word/styles.xml``."""
    if root is None:
        return Styles()
    defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    by_id: dict[str, Style] = {}
    default_paragraph = None
    for element in root.iterchildren(W + "style"):
        id = element.get(W + "styleId") or ""
        paragraph, run = element.find(W + "pPr"), element.find(W + "rPr")
        numbering = None if paragraph is None else paragraph.find(W + "numPr")
        by_id[id] = Style(
            id=id,
            name=value_of(element, "name") or id,
            based_on=value_of(element, "basedOn"),
            outline_level=number_of(paragraph, "outlineLvl"),
            number_id=number_of(numbering, "numId"),
            number_level=number_of(numbering, "ilvl"),
            bold=switch_of(run, "b"),
            size=size_of(run),
            hidden=switch_of(run, "vanish"),
        )
        is_default = element.get(W + "default") in ("1", "true", "on")
        if is_default and element.get(W + "type") == "paragraph":
            default_paragraph = id
    return Styles(by_id, default_paragraph, bool(switch_of(defaults, "b")), size_of(defaults))


def size_of(run: Element | None) -> float | None:
    """The font size that run properties state, in points."""
    half_points = number_of(run, "sz")
    return half_points / 2 if half_points is not None and half_points > 0 else None


def heading_level(chain: list[Style], direct: int | None) -> int | None:
    """The heading level of a paragraph: as it says itself, else by its style's outline level or name."""
    if direct is not None:
        return direct + 1 if 0 <= direct < _BODY_LEVEL else None
    for style in chain:
        if style.outline_level is not None:
            return style.outline_level + 1 if 0 <= style.outline_level < _BODY_LEVEL else None
        for name in (style.name, style.id):
            if (heading := _HEADING.fullmatch(name.strip())) is not None:
                return int(heading.group(1))
            if _TITLE.fullmatch(name.strip()):
                return 1
    return None


def is_caption(chain: list[Style]) -> bool:
    """Whether a paragraph is the text of a picture or a table."""
    return any(_CAPTION.fullmatch(name.strip()) for style in chain for name in (style.name, style.id))


def is_contents(chain: list[Style]) -> bool:
    """Whether a paragraph is a line of a table of contents, or its heading."""
    return any(_CONTENTS.fullmatch(name.strip()) for style in chain for name in (style.name, style.id))
