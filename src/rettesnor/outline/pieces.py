"""Pieces: every line cut where a marker begins (a bullet, a number, «Mål 1.», «Strategi:»), also in the middle.

A PDF's text layer often runs several list points together on one line; here they come apart again. Nothing is judged
yet: a piece says what stands at its head, not what it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache

from rettesnor.documents import Document, Line
from rettesnor.outline import rules

BULLETS = "•▪▫●○◦‣➢➤►▶∙■□✓✔❖➔→·⁃\uf0b7\uf0a7\uf0d8\uf076\uf0fc"
_MONTHS = "januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember"
_ORDINALS = rf"{_MONTHS}|kvartal|tertial|halvår|klasse|trinn|gangs?|plass|juledag|pinsedag|behandling|handsaming|ledd|etasje|årstrinn|utgave|linje|rekke|august"


class Style(Enum):
    """How a marker is written."""

    WORD = auto()
    NUMBER = auto()
    LETTER = auto()
    CODE = auto()
    BULLET = auto()
    LEAD_IN = auto()
    FIELD = auto()


@dataclass(frozen=True, slots=True)
class Marker:
    """What stands at the head of a piece.

    Args:
        style: how it is written.
        label: the number or letter, without words and punctuation; None for a bullet or a lead-in.
        glyph: what tells lists apart: the bullet, the word in lower case, or the punctuation around the label.
    """

    style: Style
    label: str | None
    glyph: str


PHRASE = Marker(Style.LEAD_IN, None, "phrase")


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


def cut(document: Document, lines: Iterator[Line] | tuple[Line, ...]) -> Iterator[Piece]:
    """The pieces of the lines, in order; a line without any marker is one plain piece."""
    text = document.text
    head, inline = _head(), _inline()
    last: Marker | None = None
    numbered: Marker | None = None
    for line in lines:
        start, end = line.start, line.end
        match = head.match(text, start, end)
        marker = _marker(match, text, end) if match else None
        if marker is not None and match is not None:
            body = match.end()
            if marker.style is Style.BULLET and (labelled := _label_behind_bullet(text, body, end)) is not None:
                marker, body = labelled
            last = marker
            numbered = marker if marker.style is Style.NUMBER else numbered
        else:
            body = start
        if inline.search(text, start + 1, end) is None:
            yield Piece(start, body, end, marker, line, True)
            continue
        opens = True
        for at, next_body, next_marker in _cuts(text, start, body, end, last, numbered):
            piece_end = _strip(text, start, at)
            if piece_end > start:
                yield Piece(start, body, piece_end, None if marker is PHRASE else marker, line, opens)
                opens = False
            start, body, marker = at, next_body, next_marker
            last = next_marker
            numbered = next_marker if next_marker.style is Style.NUMBER else numbered
        yield Piece(start, min(body, end), end, None if marker is PHRASE else marker, line, opens)


def named_behind(text: str, body: int, end: int) -> tuple[Marker, int] | None:
    """The word or code that stands behind a chapter number («3.1 HM1 …», «4.2 Delmål 2: …», «2 Satsingsområde: …»).

    Returns:
        Its marker and where the words behind it begin; None where none stands there.
    """
    inner = _head().match(text, body, end)
    marker = _marker(inner, text, end) if inner else None
    if inner is None or marker is None or marker.style not in (Style.WORD, Style.CODE, Style.LEAD_IN):
        return None
    if marker.style is Style.CODE and marker.glyph.lower() not in rules.codes():
        return None
    return marker, inner.end()


def _label_behind_bullet(text: str, body: int, end: int) -> tuple[Marker, int] | None:
    """The number or letter that a bullet stands before («- **1.1** Fordele …», «- a) når …»): it is the label."""
    inner = _head().match(text, body, end)
    marker = _marker(inner, text, end) if inner else None
    if inner is None or marker is None or marker.style not in (Style.NUMBER, Style.LETTER):
        return None
    if marker.style is Style.NUMBER and marker.glyph == "" and "." not in (marker.label or ""):
        return None
    return marker, inner.end()


def successor(label: str, following: str) -> bool:
    """Whether `following` is the label that comes directly after `label` («2» → «3», «1.2» → «1.3», «b» → «c»)."""
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
    numerals = [_roman(number), _roman(number_following)]
    return None not in numerals and numerals[1] == (numerals[0] or 0) + 1


def roman_value(label: str) -> int | None:
    """The number that a Roman numeral up to xxxix stands for, in either case; None where it is none."""
    return _roman(label)


def _roman(label: str) -> int | None:
    match = re.fullmatch(r"(x{0,3})(ix|iv|v?i{0,3})", label.lower())
    if not match or not label:
        return None
    ones = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"].index(match[2])
    return 10 * len(match[1]) + ones


def _strip(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


@cache
def _forms() -> str:
    return "|".join(sorted((re.escape(form) for form in rules.words()), key=len, reverse=True))


_PHRASES = r"(?:Slik gj(?:ør|er) vi det|Dette vil vi oppnå|Slik vil vi gj(?:øre|ere) det|Kommunen (?:vil|skal)|Vi (?:vil|skal))"
_FIELDS = r"(?:\*\*)?(?:[Hh]oved|[Hh]ovud)?(?:Ansvarlig|Ansvarleg|Ansvar|ansvar|ansvarlig|ansvarleg|Frist|Tidsfrist|Kostnad|Kostnader|Kostnadsramme|Finansiering|Gjennomføring|Tidspunkt|Samarbeidspartnere|Samarbeidspartner|Samarbeid|Samarbeidspartnarar|Økonomi|Tidsplan)(?: enhet| eining)?(?:\*\*)?"
_LABEL = r"(?:[A-ZÆØÅ]{0,2}\d{1,2}(?:\.\d{1,2}){0,4}\.?[a-z]?|[A-ZÆØÅa-zæøå]|[IVX]{1,4})(?![\w%])"
_LEAD = r"(?:er|ar)?(?: (?:til|for) (?:hoved|hovud|del)?mål(?:et|a|ene)? ?[\d.]*)?"


@cache
def _head() -> re.Pattern[str]:
    number = r"\d{1,2}(?:\.\d{1,3}){0,4}"
    return re.compile(
        rf"(?:\*\*)?(?:"
        rf"(?P<field>{_FIELDS})\s*:\s*"
        rf"|(?P<bullet>[{BULLETS}]|[-–—−*]+(?=\s)|o(?=\s+\S))\s*"
        rf"|(?P<word>(?i:{_forms()}))(?:\s+(?P<label>{_LABEL})(?P<after>\s*[:.)]?\s*[-–—]?\s+|\s*[:.)–-]+\s*|\s*$)"
        rf"|(?P<lead>(?i:{_LEAD})\s*:)\s*)"
        rf"|(?P<number>\((?:{number}|[a-zæøå]|[ivx]{{1,4}})\)|{number}\s?[:)](?!\d)|{number}\.?(?=\s|\*\*)|{number}\.(?=[A-ZÆØÅ«]))(?:\*\*)?"
        rf"(?:\s*[-–—](?=\s))?\s*+(?!(?:{_ORDINALS})\b)"
        rf"|(?P<letter>(?:[a-zæøåA-ZÆØÅ]|[ivx]{{2,4}}|[IVX]{{2,4}})[.)])(?:\*\*)?\s+"
        rf"|(?P<code>[A-ZÆØÅ]{{1,2}}[ -]?\d{{1,2}}(?:\.\d{{1,2}})*)\s*(?:[:.)–-]\s*|\s)(?=[A-ZÆØÅ«\d])"
        rf")(?:\*\*)?"
    )


@cache
def _inline() -> re.Pattern[str]:
    """Where in a line a marker may begin; cheap, since it is tried on every line."""
    capital = "|".join(sorted({re.escape(form.capitalize()) for form in rules.words()}, key=len, reverse=True))
    return re.compile(
        rf"(?<=\s)(?:(?P<phrase>{_PHRASES})(?=\s*:?\s*(?:[{BULLETS}]|[-–] |$|\n))|(?P<field>{_FIELDS}):\s*(?=\S)|(?P<bullet>[{BULLETS}])(?=\s)"
        rf"|(?P<dash>[-–−*])\s+(?=[A-ZÆØÅ«\"\d])"
        rf"|(?P<word>{capital})(?:\s+(?P<label>{_LABEL})\s*[.:)]\s*(?=[A-ZÆØÅ«\d])|(?P<lead>{_LEAD}):\s*)"
        rf"|(?P<point>(?:[a-zæøå]|\d{{1,2}}|[ivx]{{1,4}})\))\s+(?=\S)"
        rf"|(?P<number>\d{{1,2}}(?:\.\d{{1,2}})*\.?)\s+(?=[A-ZÆØÅ«]))"
    )


_MENTIONS = re.compile(r"(?:\b(?:i|se|sjå|til|under|på|og|jf|av|for|samt|eller|fra|frå|med|mot|per|som|ved)\.?|[(,])\s+$")


def _cuts(text: str, start: int, body: int, end: int, last: Marker | None, numbered: Marker | None) -> Iterator[tuple[int, int, Marker]]:
    """Where the line is cut: (start, body, marker) of each further piece."""
    at = body + 1 if body > start else start + 1
    if last is not None and last.style is Style.LEAD_IN:
        match = _head().match(text, body, end) if body > start else None
        first = _marker(match, text, end) if match else None
        if match and first is not None:
            yield body, match.end(), first
            last, at = first, match.end()
    inline = _inline()
    while (match := inline.search(text, at, end)) is not None:
        at = match.end()
        marker = _inline_marker(match, text, last, numbered)
        if marker is None:
            at = match.start() + 1
            continue
        yield match.start(), match.start() if marker is PHRASE else match.end(), marker
        last = marker
        numbered = marker if marker.style is Style.NUMBER else numbered
        if marker.style is Style.LEAD_IN:
            inner = _head().match(text, match.end(), end)
            first = _marker(inner, text, end) if inner else None
            if inner and first is not None:
                yield match.end(), inner.end(), first
                last, at = first, inner.end()


def _inline_marker(match: re.Match[str], text: str, last: Marker | None, numbered: Marker | None) -> Marker | None:
    """The marker that the match is, or None where it is only something that looks like one."""
    group = match.lastgroup
    if match["phrase"]:
        return PHRASE if last is not None and last.style is Style.BULLET else None
    if match["field"]:
        before = text[max(0, match.start() - 2) : match.start()].rstrip()
        return Marker(Style.FIELD, None, match["field"].lower().strip("*")) if before[-1:] not in ("(", ",") else None
    if match["bullet"]:
        return Marker(Style.BULLET, None, match["bullet"])
    if match["dash"]:
        same_list = last is not None and last.style is Style.BULLET and last.glyph == match["dash"]
        same_list = same_list or text[max(0, match.start() - 2) : match.start()].rstrip().endswith(":")
        return Marker(Style.BULLET, None, match["dash"]) if same_list else None
    if match["word"]:
        if _MENTIONS.search(text, max(0, match.start() - 12), match.start()):
            return None
        if match["label"]:
            return Marker(Style.WORD, match["label"].rstrip("."), match["word"].lower())
        return Marker(Style.LEAD_IN, None, match["word"].lower())
    printed = match["point"] or match["number"]
    label = printed.rstrip(".)")
    glyph = printed[-1] if printed[-1] in ".)" else ""
    if label in ("1", "a") and text[max(0, match.start() - 2) : match.start()].rstrip().endswith(":"):
        return Marker(Style.NUMBER if label == "1" else Style.LETTER, label, glyph)
    if printed == "a)" and re.compile(r"\sb\)\s").search(text, match.end()) and "\n" not in text[match.end() : text.find(" b)", match.end()) + 1]:
        return Marker(Style.LETTER, label, glyph)
    if "." in label and last is not None and last.style is Style.LEAD_IN and text[match.start() - 2 : match.start()].strip() == ":":
        return Marker(Style.NUMBER, label, glyph)
    before = [one for one in (last, numbered) if one is not None and one.label is not None and one.glyph == glyph]
    if not any(successor(one.label or "", label) for one in before):
        return None
    if not glyph and "." not in label:
        return None
    return Marker(Style.NUMBER if label.isdecimal() else Style.LETTER, label, glyph)


def _marker(match: re.Match[str], text: str, end: int) -> Marker | None:
    """The marker at a line's head, or None where the words only look like one."""
    if match["field"]:
        return Marker(Style.FIELD, None, match["field"].lower().strip("*"))
    if match["bullet"]:
        return Marker(Style.BULLET, None, match["bullet"][:1])
    if match["word"]:
        word = match["word"].lower()
        if match["lead"]:
            return Marker(Style.LEAD_IN, None, word)
        label = match["label"]
        rest = text[match.end() : min(match.end() + 1, end)]
        if label[-1:].isalpha() and label[:1].islower() and not match["after"].strip():
            return None
        if not match["after"].strip() and rest and not (rest.isupper() or rest in "«\"" or rest.isdecimal()):
            return None
        return Marker(Style.WORD, label.rstrip("."), word)
    if match["number"]:
        printed = match["number"]
        label = printed.strip("(). :")
        glyph = "()" if printed[0] == "(" else printed[-1] if printed[-1] in ".:)" else ""
        rest = text[match.end() : match.end() + 1]
        if match.end() >= end and glyph != ")":
            return None
        if not glyph and not ("." in label or (rest.isupper() or rest in "«")):
            return None
        if not glyph and "." in label and not (rest.isupper() or rest in "«\"" or rest.isdecimal()):
            return None
        if label[0] == "0":
            return None
        return Marker(Style.NUMBER if label[0].isdecimal() else Style.LETTER, label, glyph)
    if match["letter"]:
        printed = match["letter"]
        if printed[0].isupper() and printed[-1] == "." and len(printed) == 2 and match.end() >= end:
            return None
        return Marker(Style.LETTER, printed[:-1], printed[-1])
    printed = match["code"]
    if re.match(r"(?:E|FV|RV|KR|NS|CO|HC|FN|UN|V|PS)[ -]?\d", printed):
        return None
    return Marker(Style.CODE, printed.replace(" ", ""), re.sub(r"[^A-ZÆØÅ]", "", printed))
