"""Cleaning: a chain of named steps from the printed text to the words, each with its way back."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A cleaned text and, for each of its code points and its end, the offset that it had before cleaning."""

    text: str
    offsets: tuple[int, ...]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The half-open range in the text before cleaning that holds what now stands in [start, end)."""
        if not 0 <= start <= end <= len(self.text):
            raise ValueError(f"no range of the cleaned text: {start}–{end} of {len(self.text)}")
        if start == end:
            return self.offsets[start], self.offsets[start]
        return self.offsets[start], self.offsets[end - 1] + 1


Step = Callable[[Cleaned], Cleaned]
_Edit = tuple[int, int, str]


def clean(text: str, steps: Iterable[Step]) -> Cleaned:
    """The text after the steps, in their order."""
    cleaned = Cleaned(text, tuple(range(len(text) + 1)))
    for step in steps:
        cleaned = step(cleaned)
    return cleaned


def straighten_ligatures(cleaned: Cleaned) -> Cleaned:
    """«ﬁ», «ﬂ» and their like become the letters they are; hyphens of other code points become «-»."""
    return _edited(cleaned, _ligatures)


def undo_hyphenation(cleaned: Cleaned) -> Cleaned:
    """A word parted at the end of a line is put together; hyphens that belong to the words stay."""
    return _edited(cleaned, _parted_words)


def join_spans(cleaned: Cleaned) -> Cleaned:
    """A span of numbers that is parted after its dash («2025–», «2037») is put together."""
    return _edited(cleaned, _spans)


def drop_soft_hyphens(cleaned: Cleaned) -> Cleaned:
    """Hyphens that are only printed where a word is parted, and it was not, are taken out."""
    return _edited(cleaned, _soft_hyphens)


def drop_invisible(cleaned: Cleaned) -> Cleaned:
    """Characters that print nothing are taken out: of zero width, control characters, marks of byte order."""
    return _edited(cleaned, _invisible)


def strip_markdown(cleaned: Cleaned) -> Cleaned:
    """Markdown's marks are taken out: «**», «__», a leading «#», the backslash of an escaped character."""
    return _edited(cleaned, _markdown)


def fold_white_space(cleaned: Cleaned) -> Cleaned:
    """Any stretch of white space becomes one space; none is left at the ends."""
    return _edited(cleaned, _white_space)


STATEMENT_STEPS: tuple[Step, ...] = (
    straighten_ligatures,
    undo_hyphenation,
    join_spans,
    drop_soft_hyphens,
    drop_invisible,
    strip_markdown,
    fold_white_space,
)


def statement(text: str) -> str:
    """The words of a statement as printed in `text`: all the steps, without the way back.

    Called for every item that is read, and most need nothing.
    """
    if (
        text.isprintable()
        and not _RARE.search(text)
        and "  " not in text
        and text[:1] not in _STARTS
        and text[-1:] != " "
    ):
        return text
    for edits_of in (_ligatures, _parted_words, _spans, _soft_hyphens, _invisible, _markdown, _white_space):
        text = _replaced(text, edits_of(text))
    return text


_RARE = re.compile(r"[*_\\<\u2010\u2011\ufb00-\ufb06]")
_STARTS = frozenset({" ", "#"})

_LIGATURES = {
    "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl",
    "\ufb05": "st", "\ufb06": "st", "\u2010": "-", "\u2011": "-",
}  # fmt: skip
_LIGATURE = re.compile("[" + "".join(_LIGATURES) + "]")
_SOFT_HYPHEN = re.compile("\u00ad")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufffe\uffff]"
)
_WHITE_SPACE = re.compile(r"\s+")
_MARKDOWN = re.compile(
    r"\\(?P<meant>[!-/:-@\[-`{-~])"
    r"|\*{2,3}"
    r"|(?<!_)__(?!_)"
    r"|(?<![\w*\\])\*(?=[^\s*])(?P<leaning>[^*\n]*[^\s*\\])\*(?![\w*])"
    r"|(?:\A|(?<=\n))[ \t]*#{1,6}[ \t]+"
    r"|(?P<line_break><br[ \t]*/?>)"
    r"|</?(?:span|a|sup|sub)\b[^<>\n]*>",
    re.IGNORECASE,
)
# A hyphen at the end of a line, by any of its code points (PDFium writes U+FFFE there), and the next line's
# word.
_PARTED = re.compile(
    r"(?P<before>[^\W_])(?P<hyphen>[-\u00ad]|\ufffe)"
    r"(?P<gap>[^\S\n\r\v\f\x85\u2028\u2029]*[\n\r\v\f\x85\u2028\u2029]\s*|(?<=\ufffe))"
    r"(?P<next>[^\W_]+|/)"
)
_PARTED_SPAN = re.compile(r"(?<=\d[–—])[^\S\n\r]*[\n\r]\s*(?=\d)")
_HYPHENATED = re.compile(r"(?<![^\W_])[^\W_]+(?:-[^\W_]+)+")
# «helse- og omsorg»: the first word's hyphen stands for the part they share, before these words.
_COORDINATORS = frozenset({"og", "eller", "samt", "til", "and", "or", "ja", "dahje"})
# Words that end like one of them, and are parted there («inn-til»).
_PARTED_BEFORE_COORDINATOR = frozenset(
    {
        "inn",
        "her",
        "der",
        "hit",
        "opp",
        "hvor",
        "kor",
        "like",
        "lang",
        "verk",
        "virk",
        "ein",
        "en",
        "spar",
        "arbeid",
    }
)
_PREFIXES_WITH_HYPHEN = frozenset({"ikke", "ikkje", "ex"})


def _ligatures(text: str) -> Iterator[_Edit]:
    for found in _LIGATURE.finditer(text):
        yield found.start(), found.end(), _LIGATURES[found.group()]


def _spans(text: str) -> Iterator[_Edit]:
    for found in _PARTED_SPAN.finditer(text):
        yield found.start(), found.end(), ""


def _soft_hyphens(text: str) -> Iterator[_Edit]:
    for found in _SOFT_HYPHEN.finditer(text):
        yield found.start(), found.end(), ""


def _invisible(text: str) -> Iterator[_Edit]:
    for found in _INVISIBLE.finditer(text):
        yield found.start(), found.end(), ""


def _white_space(text: str) -> Iterator[_Edit]:
    for found in _WHITE_SPACE.finditer(text):
        start, end = found.span()
        if start == 0 or end == len(text):
            yield start, end, ""
        elif found.group() != " ":
            yield start, end, " "


def _markdown(text: str) -> Iterator[_Edit]:
    for found in _MARKDOWN.finditer(text):
        start, end = found.span()
        if found["meant"]:
            yield start, end - 1, ""
        elif found["leaning"]:
            yield start, start + 1, ""
            yield end - 1, end, ""
        else:
            yield start, end, " " if found["line_break"] else ""


def _parted_words(text: str) -> Iterator[_Edit]:
    if not _PARTED.search(text):
        return
    compounds = {word.casefold() for word in _HYPHENATED.findall(text)}
    for found in _PARTED.finditer(text):
        hyphen, gap = found.span("hyphen"), found.span("gap")
        first, second = _word_before(text, hyphen[0]), found["next"]
        if second.casefold() in _COORDINATORS and first.casefold() not in _PARTED_BEFORE_COORDINATOR:
            yield *hyphen, "-"
            yield *gap, " "
        elif _is_true_hyphen(first, found["hyphen"], second, compounds):
            yield *hyphen, "-"
            yield *gap, ""
        else:
            # Of three like consonants one is dropped where a compound is written together: «buss-stopp»,
            # «busstopp».
            is_triple = (
                len(first) > 1 and first[-1] == first[-2] == second[0] and second[0] not in "aeiouyæøå"
            )
            yield *hyphen, ""
            yield gap[0], gap[1] + is_triple, ""


def _word_before(text: str, end: int) -> str:
    start = end
    while start and text[start - 1].isalnum():
        start -= 1
    return text[start:end]


def _is_true_hyphen(first: str, hyphen: str, second: str, compounds: set[str]) -> bool:
    if second == "/" or f"{first}-{second}".casefold() in compounds:
        return True
    if hyphen == "\u00ad":
        return False
    return (
        first[-1].isdigit()
        or second[0].isdigit()
        or second[0].isupper()
        or len(first) == 1
        or sum(letter.isupper() for letter in first) > 1
        or first.casefold() in _PREFIXES_WITH_HYPHEN
    )


def _replaced(text: str, edits: Iterable[_Edit]) -> str:
    parts: list[str] = []
    at = 0
    for start, end, new in edits:
        parts += (text[at:start], new)
        at = end
    return "".join((*parts, text[at:])) if at else text


def _edited(cleaned: Cleaned, edits_of: Callable[[str], Iterable[_Edit]]) -> Cleaned:
    text, offsets = cleaned.text, cleaned.offsets
    parts: list[str] = []
    places: list[int] = []
    at = 0
    for start, end, new in edits_of(text):
        parts += (text[at:start], new)
        places.extend(offsets[at:start])
        places.extend(offsets[min(start + index, end - 1)] for index in range(len(new)))
        at = end
    if not parts:
        return cleaned
    return Cleaned("".join((*parts, text[at:])), (*places, *offsets[at:]))
