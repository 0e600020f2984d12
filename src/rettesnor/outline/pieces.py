"""Pieces: every line cut where a marker begins, also in the middle.

A PDF's text layer often runs several list points together on one line; here they come apart again. Nothing is
judged yet: a piece says what stands at its head, not what it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from rettesnor.documents import Document, Line
from rettesnor.outline import rules
from rettesnor.outline.markers import (
    BULLETS,
    FIELDS,
    LABEL,
    LEAD,
    Marker,
    Style,
    field_marker,
    label_behind_bullet,
    marker_at,
)

# Parts pieces where a lead-in begins that has no marker of its own («Kommunen vil»).
_PHRASE = Marker(Style.LEAD_IN, None, "phrase")
_PHRASES = (
    r"(?:Slik gj(?:ør|er) vi det|Dette vil vi oppnå|Slik vil vi gj(?:øre|ere) det|Kommunen (?:vil|skal)"
    r"|For å nå (?:m[åa]l|delm[åa]l|hovedmål|hovudmål|dette|det)\w*(?: [^.:•]{0,40}?)? (?:vil|skal) (?:vi|kommunen)"
    r"|Vi (?:vil|skal))"
)
_MENTIONS = re.compile(
    r"(?:\b(?:i|se|sjå|til|under|på|og|jf|av|for|samt|eller|fra|frå|med|mot|per|som|ved)\.?|[(,])\s+$"
)
_SHORTEST_FULL = 40
# «Det er ett lag for hver / 86. innbygger»
_ORDINAL = re.compile(r"\b(?:hver|hvert|kvar|kvart)$")
_LONGEST_EACH = 6
_OPEN_END = re.compile(r"\b(?:og|eller|samt|i|på|for|til|av|med|om|som|fra|frå)$")
_SECOND_POINT = re.compile(r"\sb\)\s")


# What every marker in the middle of a line has: soon told, and most lines of prose have none of it.
_HINTS = re.compile(
    rf"[{BULLETS}:)\d]|\s[-–−*]\s|\s\w[.]|gj(?:ør|er) vi|vil vi|ommunen (?:vil|skal)|Vi (?:vil|skal)|or å nå"
)


@dataclass(slots=True)
class Piece:
    """A stretch of one line: from a marker, or from the line's head, to the next marker or the line's end.

    Args:
        start: where it begins, marker and all.
        body: where its words begin, behind the marker.
        end: behind its last code point that is not white space.
        marker: what stands at its head; None for plain words.
        line: the line that it stands on.
        opens_line: whether it begins the line.
    """

    start: int
    body: int
    end: int
    marker: Marker | None
    line: Line
    opens_line: bool


def cut(document: Document, lines: Iterable[Line]) -> Iterator[Piece]:
    """The pieces of the lines, in order; a line without any marker is one plain piece."""
    text = document.text
    inline = _inline()
    last: Marker | None = None
    numbered: Marker | None = None
    before: Line | None = None
    for line in lines:
        start, end = line.start, line.end
        marker, body = _at_head(text, start, end)
        if marker is not None and _is_in_sentence(text, line, before, marker, numbered):
            marker, body = None, start
        before = line
        if marker is not None:
            last = marker
            numbered = marker if marker.style is Style.NUMBER else numbered
        if _HINTS.search(text, start + 1, end) is None or inline.search(text, start + 1, end) is None:
            yield Piece(start, body, end, marker, line, True)
            continue
        opens = True
        for at, next_body, next_marker in _cuts(text, start, body, end, last, numbered):
            piece_end = _without_space(text, start, at)
            if piece_end > start:
                yield Piece(start, body, piece_end, None if marker is _PHRASE else marker, line, opens)
                opens = False
            start, body, marker = at, next_body, next_marker
            last = next_marker
            numbered = next_marker if next_marker.style is Style.NUMBER else numbered
        yield Piece(start, min(body, end), end, None if marker is _PHRASE else marker, line, opens)


def successor(label: str, following: str) -> bool:
    """Whether `following` comes directly after `label` («2» → «3», «1.2» → «1.3», «b» → «c», «iv» → «v»)."""
    letters = re.match(r"[A-ZÆØÅ]*(?=\d)", label)
    letters_following = re.match(r"[A-ZÆØÅ]*(?=\d)", following)
    if letters and letters_following:
        if letters[0] != letters_following[0]:
            return False
        label, following = label[letters.end() :], following[letters.end() :]
    *above, number = label.split(".")
    *above_following, number_following = following.split(".")
    if above != above_following:
        return False
    if number.isdecimal() and number_following.isdecimal():
        return int(number_following) == int(number) + 1
    if len(number) == len(number_following) == 1:
        return ord(number_following) == ord(number) + 1
    value, value_following = roman_value(number), roman_value(number_following)
    return value is not None and value_following == value + 1


def roman_value(label: str) -> int | None:
    """The number that a Roman numeral up to xxxix stands for, in either case; None where it is none."""
    match = re.fullmatch(r"(x{0,3})(ix|iv|v?i{0,3})", label.lower())
    if not match or not label:
        return None
    ones = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"].index(match[2])
    return 10 * len(match[1]) + ones


def _is_in_sentence(
    text: str, line: Line, before: Line | None, marker: Marker, numbered: Marker | None
) -> bool:
    """Whether what stands at a line's head only goes on with the sentence above («Resultatet ble / 52. I år …»)."""
    if before is not None and marker.style in (Style.WORD, Style.LEAD_IN) and text[line.start].islower():
        # «… uansett tjeneste og / satsingsområde:»
        return line.block == before.block and _OPEN_END.search(text, before.start, before.end) is not None
    if (
        marker.style is not Style.NUMBER
        or marker.glyph != "."
        or before is None
        or line.block != before.block
    ):
        return False
    label = marker.label or ""
    if not label.isdecimal() or label == "1":
        return False
    if _ORDINAL.search(text, max(before.start, before.end - _LONGEST_EACH), before.end):
        return True
    if min(before.end - before.start, line.end - line.start) < _SHORTEST_FULL:
        return False
    if numbered is not None and numbered.label is not None and successor(numbered.label, label):
        return False
    return text[before.end - 1].islower()


def _at_head(text: str, start: int, end: int) -> tuple[Marker | None, int]:
    """The marker at a line's head, and where the words behind it begin."""
    found = marker_at(text, start, end)
    if found is None:
        return None, start
    if found[0].style is Style.BULLET:
        return label_behind_bullet(text, found[1], end) or found
    return found


def _cuts(
    text: str, start: int, body: int, end: int, last: Marker | None, numbered: Marker | None
) -> Iterator[tuple[int, int, Marker]]:
    """Where the line is cut: (start, body, marker) of each further piece."""
    at = body + 1 if body > start else start + 1
    if last is not None and last.style is Style.LEAD_IN and body > start:
        first = marker_at(text, body, end)
        if first is not None:
            last, at = first
            yield body, at, last
    inline = _inline()
    while (match := inline.search(text, at, end)) is not None:
        at = match.end()
        marker = _inline_marker(match, text, last, numbered)
        if marker is None:
            at = match.start() + 1
            continue
        yield match.start(), match.start() if marker is _PHRASE else match.end(), marker
        last = marker
        numbered = marker if marker.style is Style.NUMBER else numbered
        if marker.style is Style.LEAD_IN:
            first = marker_at(text, match.end(), end)
            if first is not None:
                last, at = first
                yield match.end(), at, last


@cache
def _inline() -> re.Pattern[str]:
    """Where in a line a marker may begin; cheap, since it is tried on every line."""
    capital = "|".join(
        sorted({re.escape(form.capitalize()) for form in rules.words()}, key=len, reverse=True)
    )
    return re.compile(
        rf"(?<=\s)(?:(?P<phrase>{_PHRASES})(?=\s*:?\s*(?:[{BULLETS}]|[-–] |$|\n))"
        rf"|(?P<field>{FIELDS}):(?:\s*(?=\S)|\s*$)"
        rf"|(?P<bullet>[{BULLETS}])(?=\s)"
        rf"|(?P<dash>[-–−*])\s+(?=[A-ZÆØÅ«\"\d])"
        rf"|(?P<word>{capital})(?:\s+(?P<label>{LABEL})\s*[.:)]\s*(?=[A-ZÆØÅ«\d])|(?P<lead>{LEAD}):\s*)"
        rf"|(?P<point>(?:[a-zæøå]|\d{{1,2}}|[ivx]{{1,4}})\))\s+(?=\S)"
        rf"|(?P<number>\d{{1,2}}(?:\.\d{{1,2}})*\.?)\s+(?=[A-ZÆØÅ«]))"
    )


def _inline_marker(
    match: re.Match[str], text: str, last: Marker | None, numbered: Marker | None
) -> Marker | None:
    """The marker that the match is, or None where it is only something that looks like one."""
    before = text[max(0, match.start() - 2) : match.start()].rstrip()
    if match["phrase"]:
        is_behind_point = last is not None and last.style is Style.BULLET
        return _PHRASE if is_behind_point or before.endswith(".") else None
    if match["field"]:
        return field_marker(match["field"]) if before[-1:] not in ("(", ",") else None
    if match["bullet"]:
        return Marker(Style.BULLET, None, match["bullet"])
    if match["dash"]:
        is_same_list = last is not None and last.style is Style.BULLET and last.glyph == match["dash"]
        return Marker(Style.BULLET, None, match["dash"]) if is_same_list or before.endswith(":") else None
    if match["word"]:
        if _MENTIONS.search(text, max(0, match.start() - 12), match.start()):
            return None
        word = match["word"].lower()
        if match["label"]:
            return Marker(Style.WORD, match["label"].rstrip("."), word)
        return Marker(Style.LEAD_IN, None, word)
    return _inline_label(match, text, before, last, numbered)


def _inline_label(
    match: re.Match[str], text: str, before: str, last: Marker | None, numbered: Marker | None
) -> Marker | None:
    """A number or letter in the middle of a line is a label where it begins a list or goes on with one."""
    printed = match["point"] or match["number"]
    label = printed.rstrip(".)")
    glyph = printed[-1] if printed[-1] in ".)" else ""
    marker = Marker(Style.NUMBER if label.isdecimal() else Style.LETTER, label, glyph)
    if label in ("1", "a") and before.endswith(":"):
        return marker
    if printed == "a)" and _has_second_point(text, match.end()):
        return marker
    if "." in label:
        if last is not None and last.style is Style.LEAD_IN and before == ":":
            return Marker(Style.NUMBER, label, glyph)
        if last is not None and last.label == label:
            # Misprinted: the number of the point before, once more.
            return Marker(Style.NUMBER, label, glyph)
    elif not glyph:
        return None
    goes_on = any(
        one is not None and one.label is not None and one.glyph == glyph and successor(one.label, label)
        for one in (last, numbered)
    )
    return marker if goes_on else None


def _has_second_point(text: str, at: int) -> bool:
    """Whether «b)» follows on the same line."""
    match = _SECOND_POINT.search(text, at)
    return match is not None and "\n" not in text[at : match.start() + 1]


def _without_space(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end
