"""Bodies: who a phrase or a cell of names names, also where «og» joins two that each stand alone."""

from __future__ import annotations

import re
from functools import cache

from rettesnor.documents.cleaning import clean, drop_soft_hyphens, undo_hyphenation
from rettesnor.outline import rules

_ROLE = re.compile(
    r"[\w-]*(?:sjef|leder|leiar|rektor|styrer|styrar|koordinator|rådgiver|rådgjevar|direktør|ansvarleg|ansvarlig"
    r"|konsulent|lærer|lærar|ordfører|ordførar|mester|tillitsvalgt|tillitsvald)(?:en|e|ene|er|ar|ane|ar)?"
)
_BETWEEN_NAMES = re.compile(
    r"\s*(?:[,;/\n•]|\s–\s|\bi samarbeid med\b|\bsaman med\b|\bsammen med\b|\bog(?= [A-ZÆØÅ]))\s*"
)
_JOINED = re.compile(r"(?P<first>\S+) og (?P<second>\S+)$")
# «Barnevernet», «skulane»: one that is known, so a body of its own and no field of work.
_DEFINITE = re.compile(r"\w{3,}(?:en|et|a|ane|ene|ne)")


def split_names(text: str) -> tuple[str, ...]:
    """The bodies that a cell or phrase names, as printed, parted at commas, slashes, semicolons and lines.

    «Barnevernet og helsestasjonen» are two, and so are «skoler og barnehager»; «Kultur og fritid» is one, and so is
    «Helse- og omsorgstjenesten».

    Args:
        text: the words, each printed line on its own.
    """
    whole = clean(text, [undo_hyphenation, drop_soft_hyphens]).text
    # A line that begins with a small letter goes on with the name above it.
    whole = re.sub(r"\n(?=[a-zæøå])", " ", whole)
    parts = (" ".join(part.strip(" .–-").split()) for part in _BETWEEN_NAMES.split(whole.strip(" .–-")))
    return tuple(dict.fromkeys(name for part in parts for name in _bodies_apart(part) if name))


def _bodies_apart(name: str) -> tuple[str, ...]:
    """The two bodies that «og» joins; the name itself where it is one."""
    joined = _JOINED.search(name)
    if joined is None or name.count(" og ") > 1 or joined["first"].endswith("-"):
        return (name,)
    first, second = joined["first"].casefold(), joined["second"].casefold()
    are_roles = _ROLE.fullmatch(first) is not None and _ROLE.fullmatch(second) is not None
    are_definite = _DEFINITE.fullmatch(first) is not None and _DEFINITE.fullmatch(second) is not None
    are_plural = _bodies().fullmatch(first) is not None and _bodies().fullmatch(second) is not None
    is_outside = _outside().fullmatch(second) is not None
    is_behind_outside = _outside().fullmatch(first) is not None and _DEFINITE.fullmatch(second) is not None
    if are_roles or are_definite or are_plural or is_outside or is_behind_outside:
        return name[: joined.end("first")], joined["second"]
    return (name,)


@cache
def _bodies() -> re.Pattern[str]:
    return re.compile(rules.alternatives(rules.load("columns.yml")["bodies"]["names"]))


@cache
def _outside() -> re.Pattern[str]:
    return re.compile(rules.alternatives(rules.load("columns.yml")["outside"]["names"]))
