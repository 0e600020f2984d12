"""Sections: what a heading or lead-in says about the points below it, by the rules in rules/words.yml."""

from __future__ import annotations

import re
from functools import lru_cache

from rettesnor.outline import rules

_LONGEST = 140
_ANNOUNCED = re.compile(
    r".*\b(?:følgende|følgjande|disse|desse|prioriterte|konkrete|to|tre|fire|fem|seks|sju) "
    r"(?P<what>tiltak|aktivitet|strategi|delmål|hovedmål|hovudmål|måltall?|nøkkeltall?|mål|indikator|verdi|kjerneverdi|"
    r"prinsipp|perspektiv|arbeidsmåt|hovedgrep|hovudgrep|grep)\w*"
    r"(?: [^:]{0,120})?:"
)
_ANNOUNCED_KINDS = {
    "tiltak": "measure",
    "aktivitet": "measure",
    "strategi": "strategy",
    "delmål": "subgoal",
    "hovedmål": "goal",
    "hovudmål": "goal",
    "mål": "goal",
    "måltal": "indicator",
    "måltall": "indicator",
    "nøkkeltal": "indicator",
    "nøkkeltall": "indicator",
    "indikator": "indicator",
    "verdi": "value",
    "kjerneverdi": "value",
    "prinsipp": "approach",
    "perspektiv": "approach",
    "grep": "approach",
    "arbeidsmåt": "approach",
    "hovedgrep": "approach",
    "hovudgrep": "approach",
}
# What others announce, or announced, is no promise of this document.
_OTHERS = re.compile(
    r"\b(?:nasjonal\w*|statlig\w*|statleg\w*|stortinget|regjeringen\w*|regjeringa|fylkeskommunen har"
    r"|departementet|loven|lova|fn|fns|fylkets|staten|statens|ntp|regional\w*|hadde|var|forrige|førre|fullført\w*|gjennomført\w*"
    r"|ferdigstilt\w*|avsluttet|avslutta|utgår)\b"
)
# «Målene i den planen var:»; «Den har fire mål:», behind a sentence about another's plan.
_WERE = re.compile(r"\b(?:var|hadde)\W*$")
_OF_OTHERS = re.compile(
    r"(?:Den|Det|Denne|Han|Ho) (?:\w+ ){0,2}(?:har|hadde|inneholder|inneheld|peker|peikar)\b"
)
_SENTENCES = re.compile(r"[.!?] [A-ZÆØÅ]")
_LAST_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÆØÅ«])")
_WHITE_SPACE = re.compile(r"\s+")


@lru_cache(maxsize=4096)
def section_of(text: str) -> str | None:
    """What the rules say about the points below a heading or lead-in; None where they say nothing."""
    folded = _folded(text)
    if not folded or len(folded) > _LONGEST:
        return None
    for section in rules.sections():
        if section.pattern.fullmatch(folded):
            return section.name
    return None


def lead_in_of(text: str) -> str | None:
    """What a paragraph announces by its last sentence, if that ends in a colon or stands alone («Vi vil»)."""
    if not text.endswith(":"):
        return section_of(text) if len(text) <= _LONGEST and not _SENTENCES.search(text) else None
    *before, tail = _LAST_SENTENCE.split(text)
    if _WERE.search(tail) or (before and _OF_OTHERS.match(tail) and _OTHERS.search(before[-1].casefold())):
        return "none"
    section = section_of(tail)
    if section is not None:
        return section
    folded = tail.casefold()
    if (match := _ANNOUNCED.fullmatch(folded)) and not _OTHERS.search(folded):
        return _ANNOUNCED_KINDS[match["what"]]
    if rules.not_items().fullmatch(_folded(text)) or rules.not_items().fullmatch(_folded(tail)):
        return "none"
    return None


def _folded(text: str) -> str:
    bare = text.casefold().replace("*", "").replace("«", "").replace("»", "")
    return _WHITE_SPACE.sub(" ", bare).strip(" :.–-#?!")
