"""Openings: the headings and lead-ins that begin a section of a case, by the rules in rules/decisions.yml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from rettesnor.outline import rules
from rettesnor.outline.dates import dates_in
from rettesnor.outline.markers import Style
from rettesnor.outline.statement import Statement

LONGEST_HEAD = 170
_SHORT_NAMES = frozenset({"utvalet", "utvalget", "hovedutvalget", "hovudutvalet"})
_PARTY_SEPARATOR = re.compile(r"\s*(?:,|\bog\b|/|\+|&)\s*")


@dataclass(frozen=True, slots=True)
class Opening:
    """What a heading opens.

    Args:
        kind: a kind of item, or `treatment` or `closing`, whose points are no items.
        body: the body that it names.
        parties: the parties that it names.
        rest: how many letters stand before the words behind its colon; None where none do.
        date: the day that it names.
    """

    kind: str
    body: str | None
    parties: tuple[str, ...]
    rest: int | None
    date: str | None = None


def opening_of(text: str, *, in_front: bool = False) -> Opening | None:
    """What a heading or lead-in opens; None where it opens nothing.

    Args:
        text: its words, white space folded.
        in_front: whether it stands at the head of a plan, where a decision may be announced in prose.
    """
    bare = text.replace("*", "").strip()
    head, colon, rest = bare.partition(":")
    for candidate, at in (
        (bare.rstrip(": ").strip(), None),
        (head.strip(), len("".join(head.split())) + 1 if rest.strip() else None),
    ):
        if not candidate or len(candidate) > LONGEST_HEAD or (at is not None and not colon):
            continue
        folded = re.sub(r"^[\d.]+\s+", "", candidate.casefold())
        for kind, pattern in _patterns():
            match = pattern.fullmatch(folded)
            if match is None or (at is not None and kind == "closing"):
                continue
            groups = match.groupdict()
            found = [name for name, value in groups.items() if value and name.startswith("body")]
            body = candidate[match.start(found[0]) : match.end(found[0])] if found else None
            parties = _names(candidate, match)
            dates = dates_in(candidate)
            date = str(dates[0].value) if dates else None
            return Opening(
                kind,
                nominative(body),
                parties or parties_of(candidate) if kind == "remark" else (),
                at,
                date,
            )
    if in_front and bare.endswith(":"):
        for pattern in _front_patterns():
            if pattern.fullmatch(bare.casefold().rstrip(":")):
                return Opening("decision_point", None, (), None)
    return None


def _names(candidate: str, match: re.Match[str]) -> tuple[str, ...]:
    found = [name for name, value in match.groupdict().items() if value and name.startswith("parties")]
    if not found:
        return ()
    printed = candidate[match.start(found[0]) : match.end(found[0])]
    return tuple(part for part in _PARTY_SEPARATOR.split(printed.strip(" .")) if part)


def parties_of(text: str) -> tuple[str, ...]:
    """The parties that a line above a remark names: «Rødt:», «Representanten Odd Lie (PP) …», «På vegne av H og V:»."""
    if match := re.search(r"(?i)på vegne av (?P<parties>[^:(]+)", text):
        return tuple(part for part in _PARTY_SEPARATOR.split(match["parties"].strip(" .")) if part)
    if match := re.search(r"\((?P<parties>[A-ZÆØÅ][\wæøå]{0,15}(?:, ?[A-ZÆØÅ]\w*)*)\)", text):
        return tuple(re.split(r", ?", match["parties"]))
    bare = text.strip(" :*")
    if len(bare) <= 60 and re.fullmatch(
        r"[A-ZÆØÅ][\w-]*(?: ?(?:,|og|/) ?[A-ZÆØÅ][\w-]*)*(?: [a-zæøå]+)?", bare
    ):
        return tuple(part for part in _PARTY_SEPARATOR.split(bare) if part)
    return ()


def nominative(body: str | None) -> str | None:
    """A body's name without the genitive («Kommunestyrets»), with a capital."""
    if not body:
        return body
    name = re.sub(r"(?<=[te])s$", "", body.strip())
    return name.capitalize() if name.isupper() or name.islower() else name


def is_short_for(name: str, body: str) -> bool:
    """Whether «utvalet» is said for a committee whose whole name is known."""
    return name.casefold() in _SHORT_NAMES and body.casefold().startswith(
        ("utval", "hovedutval", "hovudutval")
    )


def same_body(one: str, other: str) -> bool:
    """Whether two names are of one body, in whatever form («Formannskap», «formannskapet»)."""
    return one.casefold()[:9] == other.casefold()[:9]


def may_open(statement: Statement) -> bool:
    """Whether a statement stands as headings do."""
    bullet = statement.marker is not None and statement.marker.style in (Style.BULLET, Style.LETTER)
    return not bullet and statement.opens_line and statement.count <= 6


def skip_letters(text: str, start: int, letters: int) -> int:
    """The offset behind so many letters and the white space after them; asterisks are passed over."""
    at = start
    while letters > 0 or text[at : at + 1].isspace():
        letters -= not (text[at].isspace() or text[at] == "*")
        at += 1
    return at


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    data = rules.load("decisions.yml")
    return tuple(
        (section["kind"], re.compile(_alternatives(section["is"], data))) for section in data["sections"]
    )


@cache
def body_patterns() -> tuple[re.Pattern[str], ...]:
    """How a case says which body treats it now."""
    data = rules.load("decisions.yml")
    return tuple(re.compile(_filled(pattern, data)) for pattern in data["body_now"])


@cache
def _front_patterns() -> tuple[re.Pattern[str], ...]:
    data = rules.load("decisions.yml")
    return tuple(re.compile(_filled(pattern, data)) for pattern in data["decided_in_front"])


def _filled(pattern: str, data: dict[str, str]) -> str:
    return (
        pattern.replace("{administration}", data["administration"])
        .replace("{body}", data["body"])
        .replace("{{", "{")
        .replace("}}", "}")
    )


def _alternatives(patterns: list[str], data: dict[str, str]) -> str:
    named = []
    for place, pattern in enumerate(patterns):
        filled = _filled(pattern, data)
        for name in ("body", "parties"):
            filled = filled.replace(f"(?P<{name}>", f"(?P<{name}{place}>")
        named.append(f"(?:{filled})")
    return "|".join(named)
