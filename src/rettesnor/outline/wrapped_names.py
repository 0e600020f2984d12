"""Cells of names on a line with other cells: where one begins behind an act, and where it goes on below another line.

A row whose cells run together on one line leaves its wrapped cells to the next: first the rest of the act, then
the rest of the name.
"""

from __future__ import annotations

import re

from rettesnor.outline.cell_forms import ends_in_connective, fit, is_cut, names_role
from rettesnor.outline.columns import wants_name

_WORD = re.compile(r"\S+")
_ADJECTIVE = re.compile(r"[A-ZÆØÅ][\wæøå-]*(?:lig|leg|sk|ande|ende)$")
_ENDS_IN_ADJECTIVE = re.compile(r"(?:al|lig|leg|isk)$")
_ENDS_OPEN = re.compile(
    r"\b(?:ikke|ikkje|hver|hvert|kvar|kvart|men|sin|si|sitt|sine|egen|eigen|eget|eiga|egne|eigne|nye?|nytt)$"
)
_OPEN_BRACKET = re.compile(r"\([^()]*$")
_OPEN_FIGURE = re.compile(r"(?:\d,\d+|\bkr\.?|\b\d{1,3})$")
_NAMES_AT_END = re.compile(r"(?:(?:,| og)?\s+[A-ZÆØÅ][\w-]*)+$")
# «Sørumsand IL», «Ytrefjord Vann KF»: no name begins with what sort of body it is.
_FORM_OF_BODY = re.compile(r"(?:IL|IF|FK|SK|TIL|AS|ASA|SA|BA|KF|IKS|HF)\b")
# «Nes skole Nes skytterlag» are an act's end and a name.
_NEXT_NAME = re.compile(r"\s(?!(?:og|for|i|på|av|til|med|ved)\s)[a-zæøå][\w-]*\s+[A-ZÆØÅ]")
_TWO_NAMES = 1.0
_MOST_WORDS = 9
# What a place for the name's beginning is worth less where the act before it is cut there.
_AFTER_CONNECTIVE = 0.5
_AFTER_COMMA = 0.8
_AFTER_NAME = 0.8
_WITHOUT_ACT = 0.6
# What it is worth that an open name gets its rest, and what is lost where the act or the name is cut.
_CLOSES_NAME = 1.5
_NAMES_FIELD = 1.0
_PER_WORD = 0.15
_CUT_IN_NAME = 1.0
_ACT_LEFT_OPEN = 2.0
_ACT_CUT = 1.0
_LEFT_OPEN = {"open": 3.0, "title": 1.0, "adjective": 0.0}


def names_at_end(words: str) -> int | None:
    """Where the names begin that words end with («… på alle trinn Rektorene, styrerne»); None where none do.

    Args:
        words: an act and the names behind it, on one line.
    """
    found: tuple[float, int] | None = None
    starts = [match.start() for match in _WORD.finditer(words)][-_MOST_WORDS:]
    for start in starts:
        if not words[start].isupper() or _FORM_OF_BODY.match(words, start):
            continue
        worth = fit("responsible", _without_open_end(words[start:]))
        if worth is None:
            continue
        worth -= _cut_before(words[:start].rstrip())
        worth -= _TWO_NAMES * bool(_NEXT_NAME.search(words, start))
        # Of two as good the shorter.
        if found is None or worth >= found[0]:
            found = worth, start
    return found[1] if found is not None and found[0] > 0 else None


def rest_of_names(act: str, names: str, rest: str) -> int:
    """Where on the next line a name goes on: what stands before is the rest of the act.

    Args:
        act: the act's words so far.
        names: the words of the cell of names so far.
        rest: the words of the line below.

    Returns:
        The place among the words of `rest`; their length where none of them is the name's.
    """
    sort = _sort_of_open(names)
    if sort is None:
        return len(rest)
    is_act_open = is_open_act(act)
    best, found = -_LEFT_OPEN[sort], len(rest)
    for match in _WORD.finditer(rest):
        start = match.start()
        own, before = rest[start:], rest[:start].rstrip()
        if fit("responsible", _joined(names, own)) is None:
            continue
        if sort == "adjective" and not names_role(own):
            continue
        worth = _NAMES_FIELD if sort == "title" else _CLOSES_NAME
        worth -= _PER_WORD * (own.count(" ") + 1)
        if before:
            worth -= _CUT_IN_NAME * before.endswith((" og", ",", "-")) + _ACT_CUT * is_open_act(before)
            worth -= _ACT_CUT * (before[0].isupper() and not is_act_open)
            worth -= _CUT_IN_NAME * bool(_ENDS_IN_ADJECTIVE.search(before))
        elif is_act_open:
            worth -= _ACT_LEFT_OPEN
        if worth > best:
            best, found = worth, start
    return found


def is_open_name(names: str) -> bool:
    """Whether names plainly go on below («Rektorene,», «Kommunalsjef»)."""
    return _sort_of_open(names) in ("open", "title")


def is_open_act(act: str) -> bool:
    """Whether an act plainly goes on below: a bracket that is not closed, «for», a number without its word."""
    return (
        is_cut(act)
        or ends_in_connective(act)
        or _ENDS_OPEN.search(act) is not None
        or _OPEN_BRACKET.search(act) is not None
        or _OPEN_FIGURE.search(act) is not None
    )


def _cut_before(act: str) -> float:
    """What is lost where an act ends there, and its rest stands on the next line."""
    if not act:
        return _WITHOUT_ACT
    if is_cut(act):
        return _AFTER_COMMA
    if ends_in_connective(act):
        return _AFTER_CONNECTIVE
    before = _NAMES_AT_END.sub("", act)
    # «i Ytre Os» is the act's own.
    is_own = ends_in_connective(before) or is_cut(before)
    return _AFTER_NAME if before and before != act and not is_own else 0.0


def _sort_of_open(names: str) -> str | None:
    """Why names go on below: cut at a comma, a title without its field, an adjective without its noun; else None."""
    if is_cut(names):
        return "open"
    last = re.split(r"[,/]\s*", names)[-1].strip()
    if wants_name(last):
        return "title"
    return "adjective" if _ADJECTIVE.fullmatch(last) else None


def _without_open_end(names: str) -> str:
    return re.sub(r"(?:[,/-]|\s(?:og|samt))$", "", names)


def _joined(names: str, rest: str) -> str:
    return names[:-1] + rest if names.endswith("-") and rest[0].islower() else f"{names} {rest}"
