"""Markers: what stands at the head of a line or a list point: a bullet, a number, «Mål 1.», «Strategi:»."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache

from rettesnor.outline import rules
from rettesnor.outline.dates import MONTHS
from rettesnor.outline.prose import is_sentence

BULLETS = "•▪▫●○◦‣➢➤►▶∙■□✓✔❖➔→·⁃\uf0b7\uf0a7\uf0d8\uf076\uf0fc"


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
        glyph: what tells lists apart: the bullet, the word in lower case, or what stands around the label.
    """

    style: Style
    label: str | None
    glyph: str


def marker_at(text: str, start: int, end: int) -> tuple[Marker, int] | None:
    """The marker at the head of a stretch of one line.

    Args:
        text: the text.
        start: where the stretch begins.
        end: behind its last code point.

    Returns:
        The marker, and where the words behind it begin; None where none stands there.
    """
    match = _head().match(text, start, end)
    marker = _marker(match, text, end) if match else None
    return (marker, match.end()) if match and marker is not None else None


def named_behind(text: str, body: int, end: int) -> tuple[Marker, int] | None:
    """The word or code that stands behind a chapter number («3.1 HM1 …», «4.2 Delmål 2: …»).

    Args:
        text: the text.
        body: where the words behind the number begin.
        end: behind the last of them.

    Returns:
        Its marker, and where the words behind it begin; None where none stands there.
    """
    found = marker_at(text, body, end)
    if found is None or found[0].style not in (Style.WORD, Style.CODE, Style.LEAD_IN):
        return None
    if found[0].style is Style.CODE and found[0].glyph.lower() not in rules.codes():
        return None
    return found


def label_behind_bullet(text: str, body: int, end: int) -> tuple[Marker, int] | None:
    """The number, letter or code behind a bullet («- **1.1** Fordele …», «- a) når …», «- **T1** Bygge …»)."""
    found = marker_at(text, body, end)
    if found is None or found[0].style not in (Style.NUMBER, Style.LETTER, Style.CODE):
        return None
    marker = found[0]
    if marker.style is Style.NUMBER and marker.glyph == "" and "." not in (marker.label or ""):
        return None
    return found


def field_marker(printed: str) -> Marker:
    """The marker of a field («**Ansvar:**»)."""
    return Marker(Style.FIELD, None, printed.lower().strip("*"))


# «Ansvar:», «Frist:», «Hvorfor:»: what says something about the item above and is none of its words.
FIELDS = (
    r"(?:\*\*)?(?:[Hh]oved|[Hh]ovud)?"
    r"(?:Ansvarlig|Ansvarleg|Ansvar|ansvar|ansvarlig|ansvarleg|Frist|Tidsfrist|Kostnad|Kostnader|Kostnadsramme"
    r"|Finansiering|Gjennomføring|Tidspunkt|Samarbeidspartnere|Samarbeidspartner|Samarbeid|Samarbeidspartnarar"
    r"|Økonomi|Tidsplan|Tidsrom|Tid|Hvorfor|Kvifor|Begrunnelse|Grunngjeving|Forventet effekt|Forventa effekt"
    r"|Ferdig|Ferdigstilt|Periode|Oppstart|Når|Kven|Hvem)"
    r"(?: enhet| eining)?(?:\*\*)?"
)
# The number or letter behind a labelling word.
LABEL = r"(?:[A-ZÆØÅ]{0,2}\d{1,2}(?:\.\d{1,2}){0,4}\.?[a-z]?|[A-ZÆØÅa-zæøå]|[IVX]{1,4})(?![\w%])"
# What a labelling word may end in before its colon: «Strategier til mål 2:».
LEAD = r"(?:er|ar)?(?: (?:til|for) (?:hoved|hovud|del)?mål(?:et|a|ene)? ?[\d.]*)?"
# «1. juli», «2. kvartal» begin a sentence and no list.
_ORDINALS = "|".join(MONTHS) + (
    "|kvartal|tertial|halvår|klasse|trinn|gangs?|plass|juledag|pinsedag|behandling|handsaming|ledd|etasje"
    "|årstrinn|utgave|linje|rekke"
)
# Roads, standards, conventions and council cases, which are written as codes are.
_NO_CODE = re.compile(r"(?:E|FV|RV|KR|NS|CO|HC|FN|UN|V|PS)[ -]?\d")


@cache
def _head() -> re.Pattern[str]:
    number = r"\d{1,2}(?:\.\d{1,3}){0,4}"
    words = "|".join(sorted((re.escape(form) for form in rules.words()), key=len, reverse=True))
    return re.compile(
        rf"(?:\*\*)?(?:"
        rf"(?P<field>{FIELDS})\s*:\s*"
        rf"|(?P<bullet>[{BULLETS}]|[-–—−*]+(?=\s)|o(?=\s+\S))\s*"
        rf"|(?P<bare>(?:[Hh]oved|[Hh]ovud)mål)\s+(?=[A-ZÆØÅ][a-zæøå])"
        rf"|(?P<word>(?i:{words}))"
        rf"(?:\s+(?P<label>{LABEL})(?P<after>\s*[:.)]?\s*[-–—]?\s+|\s*[:.)–-]+\s*|\s*$)"
        rf"|(?P<lead>(?i:{LEAD})\s*:)\s*)"
        rf"|(?P<number>\((?:{number}|[a-zæøå]|[ivx]{{1,4}})\)|{number}\s?[:)](?!\d)|{number}\.?(?=\s|\*\*)"
        rf"|{number}\.(?=[A-ZÆØÅ«]))(?:\*\*)?"
        rf"(?:\s*[-–—](?=\s))?\s*+(?!(?:{_ORDINALS})\b)"
        rf"|(?P<letter>(?:[a-zæøåA-ZÆØÅ]|[ivx]{{2,4}}|[IVX]{{2,4}})[.)])(?:\*\*)?\s+"
        rf"|(?P<code>[A-ZÆØÅ]{{1,2}}[ -]?\d{{1,2}}(?:\.\d{{1,2}})*)(?:\*\*)?"
        rf"\s*(?:[:.)–-](?:\*\*)?\s*|\s)(?=[A-ZÆØÅ«\d])"
        rf")(?:\*\*)?"
    )


def _marker(match: re.Match[str], text: str, end: int) -> Marker | None:
    """The marker that the match is, or None where the words only look like one."""
    if match["field"]:
        return field_marker(match["field"])
    if match["bullet"]:
        return Marker(Style.BULLET, None, match["bullet"][:1])
    if match["bare"]:
        # A cell of its own, beside the goal that it names: «Hovedmål   Ingen i Nordvik skal leve med vold».
        is_named = is_sentence(" ".join(text[match.end() : end].split()))
        return Marker(Style.LEAD_IN, None, match["bare"].lower()) if is_named else None
    if match["word"]:
        return _word(match, text[match.end() : min(match.end() + 1, end)])
    if match["number"]:
        return _number(match, text[match.end() : match.end() + 1], is_alone=match.end() >= end)
    if match["letter"]:
        printed = match["letter"]
        is_initial = printed[0].isupper() and printed[-1] == "." and len(printed) == 2
        is_alone = match.end() >= end
        return Marker(Style.LETTER, printed[:-1], printed[-1]) if not (is_initial and is_alone) else None
    printed = match["code"]
    if _NO_CODE.match(printed):
        return None
    return Marker(Style.CODE, printed.replace(" ", ""), re.sub(r"[^A-ZÆØÅ]", "", printed))


def _word(match: re.Match[str], following: str) -> Marker | None:
    """«Mål 1.», «Strategi:»; not «tiltak i …», nor «Mål 3 er …»."""
    word, label = match["word"].lower(), match["label"]
    if match["lead"]:
        return Marker(Style.LEAD_IN, None, word)
    if not match["after"].strip():
        if label[-1:].isalpha() and label[:1].islower():
            return None
        if following and not _begins_name(following):
            return None
    return Marker(Style.WORD, label.rstrip("."), word)


def _number(match: re.Match[str], following: str, *, is_alone: bool) -> Marker | None:
    """«1.», «1.2 Oppvekst», «(a)»; not «3 elever», nor «2.5 prosent»."""
    printed = match["number"]
    label = printed.strip("(). :")
    glyph = "()" if printed[0] == "(" else printed[-1] if printed[-1] in ".:)" else ""
    if (is_alone and glyph != ")") or label[0] == "0":
        return None
    if not glyph and "." in label and not _begins_name(following):
        return None
    if not glyph and "." not in label and not (following.isupper() or following in "«"):
        return None
    return Marker(Style.NUMBER if label[0].isdecimal() else Style.LETTER, label, glyph)


def _begins_name(character: str) -> bool:
    return character.isupper() or character in '«"' or character.isdecimal()
