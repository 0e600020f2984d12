"""Openings: headings and lead-ins that open a section of proposals, decisions or remarks, and whose it is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rettesnor.outline import rules
from rettesnor.outline.dates import dates_in

LONGEST_HEADING = 170
_SHORT_NAMES = frozenset({"utvalet", "utvalget", "hovedutvalget", "hovudutvalet"})
_LONGEST_PARTIES = 60
_CHAPTER_NUMBER = re.compile(r"^[\d.]+\s+")
_BETWEEN_PARTIES = re.compile(r"\s*(?:,|\bog\b|/|\+|&)\s*")
_ON_BEHALF = re.compile(
    r"(?i)på vegn(?:e|er|ar) av (?P<parties>[^:(]+?)(?=$|[:(]| (?:fram|frem|følg\w+|slik\w*|dette|ein|en|om)\b)"
)
_IN_BRACKETS = re.compile(r"\((?P<parties>[A-ZÆØÅ][\wæøå]{0,15}(?:, ?[A-ZÆØÅ]\w*)*)\)")
# A part of every body's name: soon looked for, before the long patterns are.
_NAMES_BODY = re.compile(r"styr|ting|råd|skap|utval|komit")
_SPEAKER = re.compile(rf"(?:[A-ZÆØÅ][\w.-]*,? ){{2,4}}{_IN_BRACKETS.pattern}")
_ONLY_PARTIES = re.compile(r"[A-ZÆØÅ][\w-]*(?: ?(?:,|og|/) ?[A-ZÆØÅ][\w-]*)*(?: [a-zæøå]+)?")
_GENITIVE = re.compile(r"(?<=\w)s$")
_AFTER_GENITIVE = re.compile(r"\s(?!(?:si|sitt|sin|sine|har|i)\b)[^\W\d]")


@dataclass(frozen=True, slots=True)
class Opening:
    """What a heading opens.

    Args:
        kind: an item kind, `treatment` or `closing`.
        body: the body that it names.
        parties: the parties that it names.
        letters: how many letters its head has, white space left out, where words follow its colon.
        date: the date that it names, as ISO.
        by_administration: whether it names the administration.
    """

    kind: str
    body: str | None = None
    parties: tuple[str, ...] = ()
    letters: int | None = None
    date: str | None = None
    by_administration: bool = False


def opening_of(text: str, *, in_front: bool = False) -> Opening | None:
    """What a heading or lead-in opens; None where it opens nothing.

    Args:
        text: its words, white space folded.
        in_front: whether it stands at the head of a plan, where a decision may be announced in prose.
    """
    bare = text.replace("*", "").strip()
    head, colon, rest = bare.partition(":")
    opening = _opening(bare.rstrip(": ").strip())
    if opening is None and colon:
        letters = len("".join(head.split())) + 1 if rest.strip() else None
        opening = _opening(head.strip(), letters=letters)
    if opening is None and in_front and bare.endswith(":"):
        announced = bare.casefold().rstrip(":")
        if any(pattern.fullmatch(announced) for pattern in rules.decided_in_front()):
            return Opening("decision_point")
    return opening


def treated_by(text: str) -> tuple[str, str | None] | None:
    """The body that treats the case from here on, and when, where a line says so; else None."""
    printed = text.replace("*", "").strip()
    folded = printed.casefold()
    if len(folded) > LONGEST_HEADING or _NAMES_BODY.search(folded) is None:
        return None
    match = next((found for pattern in rules.body_now() if (found := pattern.match(folded))), None)
    if match is None:
        return None
    start, end = match.span("body")
    dates = dates_in(match.groupdict().get("date") or folded)
    return name_of_body(printed[start:end], printed[end:]), str(dates[0].value) if dates else None


def parties_of(text: str) -> tuple[str, ...]:
    """The parties that a line above a remark names: «Rødt:», «Representanten Odd Lie (PP) ba om …»."""
    if named := _parties_named(text):
        return named
    bare = text.strip(" :*")
    is_heading = (opening := _opening(bare)) is not None and opening.kind == "remark"
    if not is_heading and len(bare) <= _LONGEST_PARTIES and _ONLY_PARTIES.fullmatch(bare):
        return split_parties(bare)
    return ()


def party_of_speaker(text: str) -> tuple[str, ...]:
    """The party of the member that a remark begins with: «Kari Dahl (Sp) mener at …»."""
    match = _SPEAKER.match(text)
    return tuple(re.split(r", ?", match["parties"])) if match is not None else ()


def split_parties(printed: str) -> tuple[str, ...]:
    """The parties of a row such as «H, V og KrF»."""
    return tuple(part for part in _BETWEEN_PARTIES.split(printed.strip(" .")) if part)


def name_of_body(printed: str, behind: str = "") -> str:
    """The name of a body, as a name is written («FORMANNSKAPETS vedtak» → «Formannskapet»).

    Args:
        printed: the name as it stands, perhaps in the genitive.
        behind: the words behind it; only before a noun does a name stand in the genitive.
    """
    name = printed.strip()
    if _AFTER_GENITIVE.match(behind):
        name = _GENITIVE.sub("", name) if not name.isupper() else name.removesuffix("S")
    return name.capitalize() if name.isupper() or name.islower() else name


def is_short_for(name: str, body: str) -> bool:
    """Whether «utvalet» is said for a committee whose whole name is known."""
    return name.casefold() in _SHORT_NAMES and body.casefold().startswith(
        ("utval", "hovedutval", "hovudutval")
    )


def _opening(head: str, letters: int | None = None) -> Opening | None:
    if not head or len(head) > LONGEST_HEADING:
        return None
    head = _CHAPTER_NUMBER.sub("", head)
    folded = head.casefold()
    for rule in rules.openings():
        match = rule.pattern.fullmatch(folded)
        if match is None or (letters is not None and rule.name == "closing"):
            continue
        body, parties = _named(match, "body"), _named(match, "parties")
        printed = head[slice(*parties)] if parties is not None else ""
        return Opening(
            rule.name,
            name_of_body(head[slice(*body)], head[body[1] :]) if body is not None else None,
            (split_parties(printed) or _parties_named(head)) if rule.name == "remark" else (),
            letters,
            next((str(date.value) for date in dates_in(head)), None),
            _named(match, "administration") is not None,
        )
    return None


def _parties_named(text: str) -> tuple[str, ...]:
    """The parties behind «på vegne av», or in brackets behind a name."""
    if match := _ON_BEHALF.search(text):
        return split_parties(match["parties"])
    match = _IN_BRACKETS.search(text)
    return tuple(re.split(r", ?", match["parties"])) if match is not None else ()


def _named(match: re.Match[str], group: str) -> tuple[int, int] | None:
    """Where a group of that name, of whichever pattern, matched."""
    names = (name for name, value in match.groupdict().items() if value and name.startswith(group))
    name = next(names, None)
    return match.span(name) if name is not None else None
