"""The words of one Word paragraph: its runs as printed, with what hangs on them (text boxes, notes)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from rettesnor.documents.docx.names import CHOICE, FALLBACK, W, switch_of, value_of
from rettesnor.documents.docx.styles import Style, Styles, size_of
from rettesnor.documents.numerals import printed_symbol
from rettesnor.documents.safe_xml import Element, local_name

_Value = TypeVar("_Value")

# Removed by a tracked change, or never printed.
_UNREAD = frozenset(
    W + name
    for name in ("del", "moveFrom", "pPr", "rPr", "instrText", "delText", "delInstrText", "rt", "sdtPr",
                 "sdtEndPr", "commentReference", "tblPr", "fldData")
)  # fmt: skip
_BREAKS = frozenset(W + name for name in ("br", "cr"))
_TABS = frozenset(W + name for name in ("tab", "ptab"))


@dataclass(slots=True)
class Inline:
    """A paragraph's text, how most of it is set, and what is anchored in it."""

    text: str = ""
    bold: bool = False
    size: float | None = None
    boxes: list[Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)


@dataclass(slots=True)
class _Setting:
    """How runs are set unless they say otherwise."""

    bold: bool
    size: float | None
    hidden: bool


@dataclass(slots=True)
class _Tally:
    """What has been read of a paragraph."""

    parts: list[str] = field(default_factory=list)
    bold: int = 0
    printed: int = 0
    sizes: Counter[float | None] = field(default_factory=Counter)


class InlineReader:
    """Reads paragraphs in order; a field (such as a table of contents) may run over many of them."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        # For every open field, whether its instruction is being read, which is not printed.
        self._fields: list[bool] = []

    def read(self, paragraph: Element, chain: list[Style]) -> Inline:
        """The paragraph's words.

        Args:
            paragraph: a ``w:p``.
            chain: its style and those it is based on.
        """
        setting = _Setting(
            bold=_first([style.bold for style in chain], self._styles.default_bold),
            size=_first([style.size for style in chain], self._styles.default_size),
            hidden=_first([style.hidden for style in chain], False),
        )
        inline = Inline()
        tally = _Tally()
        run_setting = setting
        for element in printed_elements(paragraph):
            tag = element.tag
            if tag == W + "r":
                run_setting = self._run_setting(element, setting)
            elif tag == W + "txbxContent":
                inline.boxes.append(element)
            elif tag == W + "fldChar":
                self._turn_field(element.get(W + "fldCharType"))
            elif tag in (W + "footnoteReference", W + "endnoteReference"):
                inline.notes.append((local_name(element), element.get(W + "id") or ""))
            elif not run_setting.hidden and not any(self._fields):
                _add(tally, _printed(element), run_setting)
        inline.text = "".join(tally.parts)
        inline.bold = 2 * tally.bold > tally.printed
        if tally.sizes:
            inline.size = tally.sizes.most_common(1)[0][0]
        return inline

    def _run_setting(self, run: Element, paragraph: _Setting) -> _Setting:
        properties = run.find(W + "rPr")
        if properties is None:
            return paragraph
        chain = self._styles.chain(value_of(properties, "rStyle"))
        bold = switch_of(properties, "b")
        if bold is None:
            # Bold in a character style turns a bold paragraph style off again (ECMA-376, 17.7.3).
            bold = paragraph.bold != _first([style.bold for style in chain], False)
        hidden = switch_of(properties, "vanish")
        if hidden is None:
            hidden = _first([style.hidden for style in chain], paragraph.hidden)
        size = size_of(properties) or _first([style.size for style in chain], paragraph.size)
        return _Setting(bold, size, hidden)

    def _turn_field(self, turn: str | None) -> None:
        if turn == "begin":
            self._fields.append(True)
        elif turn == "separate" and self._fields:
            self._fields[-1] = False
        elif turn == "end" and self._fields:
            self._fields.pop()


def printed_elements(parent: Element) -> Iterator[Element]:
    """Every element under one, in order, but for what is not printed; text boxes are not entered."""
    waiting = [iter(parent)]
    while waiting:
        element = next(waiting[-1], None)
        if element is None:
            waiting.pop()
            continue
        if element.tag in _UNREAD or not isinstance(element.tag, str):
            continue
        if element.tag == FALLBACK and has_choice(element):
            continue
        yield element
        if element.tag != W + "txbxContent" and len(element):
            waiting.append(iter(element))


def has_choice(fallback: Element) -> bool:
    """Whether a fallback's content is already said by the choice before it."""
    return any(sibling.tag == CHOICE and len(sibling) for sibling in fallback.itersiblings(preceding=True))


def _printed(element: Element) -> str:
    tag = element.tag
    if tag == W + "t":
        return element.text or ""
    if tag in _TABS:
        # Tab stops share their name with tabs, but stand in properties, which are not read.
        return "\t"
    if tag in _BREAKS:
        return "\n"
    if tag == W + "noBreakHyphen":
        return "\u2011"
    if tag == W + "softHyphen":
        return "\u00ad"
    if tag == W + "sym":
        try:
            return printed_symbol(int(element.get(W + "char") or "0", 16))
        except ValueError:
            return ""
    if local_name(element) == "t" and "/math" in str(tag):
        return element.text or ""
    return ""


def _add(tally: _Tally, text: str, setting: _Setting) -> None:
    if not text:
        return
    tally.parts.append(text)
    if (printed := len(text.strip())) > 0:
        tally.printed += printed
        tally.bold += printed * setting.bold
        tally.sizes[setting.size] += printed


def _first(values: list[_Value | None], otherwise: _Value) -> _Value:
    return next((value for value in values if value is not None), otherwise)
