"""Sections: what a heading or lead-in says about the points below it, by the rules in rules/words.yml."""

from __future__ import annotations

import re
from functools import lru_cache

from rettesnor.outline import rules

_LONGEST = 140
_ANNOUNCED = re.compile(
    r".*\b(?:følgende|følgjande|disse|desse|prioriterte|konkrete) (?P<what>tiltak|aktivitet|strategi|delmål|hovedmål|hovudmål|mål|indikator|verdi|kjerneverdi)\w*(?: [^:]{0,60})?:"
)
_ANNOUNCED_KINDS = {
    "tiltak": "measure", "aktivitet": "measure", "strategi": "strategy", "delmål": "subgoal", "hovedmål": "goal", "hovudmål": "goal",
    "mål": "goal", "indikator": "indicator", "verdi": "value", "kjerneverdi": "value",
}  # fmt: skip
_OTHERS = re.compile(r"\b(?:nasjonal\w*|statlig\w*|statleg\w*|stortinget|regjeringen\w*|regjeringa|fylkeskommunen har|departementet|loven|lova|fn|fns|ntp|regional\w*|hadde|var)\b")


@lru_cache(maxsize=4096)
def section_of(text: str) -> str | None:
    """What the rules say about the points below a heading or lead-in with these words; None where they say nothing."""
    folded = _folded(text)
    if not folded or len(folded) > _LONGEST:
        return None
    for section in rules.sections():
        if section.pattern.fullmatch(folded):
            return section.name
    return None


def lead_in_of(text: str) -> str | None:
    """What a paragraph announces by its last sentence, when that ends in a colon or stands alone («Kommunen vil»)."""
    if not text.endswith(":"):
        return section_of(text) if len(text) <= _LONGEST else None
    tail = re.split(r"(?<=[.!?])\s+(?=[A-ZÆØÅ«])", text)[-1]
    section = section_of(tail)
    if section is not None:
        return section
    if (match := _ANNOUNCED.fullmatch(tail.casefold())) and not _OTHERS.search(tail.casefold()):
        return _ANNOUNCED_KINDS[match["what"]]
    if rules.not_items().fullmatch(_folded(text)) or rules.not_items().fullmatch(_folded(tail)):
        return "none"
    return None


def _folded(text: str) -> str:
    return re.sub(r"\s+", " ", text.casefold().replace("*", "").replace("«", "").replace("»", "")).strip(" :.–-#?!")
