"""Changes: what a decision's point does to another text, and to which of its items, where the point says so itself.

Only the words before the colon tell it («Delmål 2.1 endres til: …»); what stands behind is the new wording.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from rettesnor.outline import rules
from rettesnor.outline.drafts import Draft
from rettesnor.outline.record import ItemKind, Operation

_LONGEST = 160
_POINT = r"(?:under|kule)?(?:punkt|pkt\.?|bokstav|ledd)"
_OPERATIONS = (
    (
        Operation.INSERT,
        rf"\bny(?:tt|e)? (?:{_POINT}|tiltak|mål|delmål|strategi|indikator|avsnitt)\b",
    ),
    (Operation.APPEND, r"\btillegg(?:et)?\b|\btilføy\w*|\b(?:legges|leggjast|vert lagt|blir lagt) til\b"),
    (
        Operation.DELETE,
        r"\b(?:stryk(?:es|ast)|stroke|strøk(?:et|e)|utgår|(?:går|gå) ut|(?:tas|takast|teke|tatt|takes) ut"
        r"|fjern(?:es|ast|a)|slett(?:es|ast|a)|sløyf(?:es|ast))\b",
    ),
    (
        Operation.REPLACE,
        r"\b(?:(?:endr(?:es|ast|a|et)|omformuler(?:es|ast|t)|bytt?(?:es|ast|a|et) ut|erstatt(?:es|ast|a|et))"
        r"(?=$|(?: \w+){0,3} (?:til|med)\b)|(?:skal|til å) (?:lyde|lyda)"
        r"|(?:får|få) (?:ny|følgende|følgjande|denne) ordlyd)\b",
    ),
)
_ONLY_ASKED = re.compile(r"\b(?:be[sr]|bed|bede|vurder\w*|dersom|hvis|om å|kan|bør)\b", re.IGNORECASE)
_SEVERAL = re.compile(r"\d\s*(?:,|og|–|-)\s*\d")
_NAMED = re.compile(
    r"(?:Mål|Delmål|Hovedmål|Hovudmål|Tiltak|Punkt|Avsnitt)et\b|(?:Strategi|Setning|Formulering)(?:en|a)\b"
)


def say_what_is_changed(drafts: list[Draft]) -> None:
    """Gives each decision point that changes another text its operation and the labels of what it changes.

    Args:
        drafts: all items to be of one document: a label that several kinds of them bear gets its kind in front.
    """
    kinds: dict[str, set[ItemKind]] = {}
    for draft in drafts:
        if draft.label is not None:
            kinds.setdefault(draft.label, set()).add(draft.kind)
    for draft in drafts:
        if draft.kind is not ItemKind.DECISION_POINT:
            continue
        change = _change_in(draft.text)
        if change is not None:
            operation, kind, path = change
            is_shared = bool(path) and kind is not None and kinds.get(path[0], set()) - {kind}
            target = f"{kind.value} {'/'.join(path)}" if is_shared and kind is not None else "/".join(path)
            draft.attributes = replace(draft.attributes, operation=operation, target_label=target or None)


def _change_in(text: str) -> tuple[Operation, ItemKind | None, list[str]] | None:
    """The operation, the kind of what is named first, and the labels that lead to what is changed."""
    head = text.partition(": ")[0].rstrip(". ")
    if len(head) > _LONGEST or _ONLY_ASKED.search(head):
        return None
    operation = next((one for one, pattern in _patterns() if pattern.search(head)), None)
    references = [] if operation is None else list(_reference().finditer(head))
    if operation is None or not (references or _NAMED.match(head) or operation is Operation.INSERT):
        return None
    if operation is Operation.INSERT and ": " not in text:
        return None
    if _SEVERAL.search(head):
        return operation, None, []
    word = next((one["word"] for one in references if one["word"]), None)
    path = [
        label
        for one in references
        for label in (one["label"], one["point"], one["inner"], one["bare"])
        if label
    ]
    return operation, rules.words()[word.casefold()].kind if word else None, path


@cache
def _patterns() -> tuple[tuple[Operation, re.Pattern[str]], ...]:
    return tuple((operation, re.compile(pattern, re.IGNORECASE)) for operation, pattern in _OPERATIONS)


@cache
def _reference() -> re.Pattern[str]:
    """«Delmål 1.1», «pkt. 2 b», «a)»: what leads to an item, one step or two."""
    words = "|".join(sorted(map(re.escape, rules.words()), key=len, reverse=True))
    number = r"\d{1,2}(?:\.\d{1,3}){0,3}"
    return re.compile(
        rf"\b(?P<word>(?i:{words}))\s+(?P<label>{number}|[A-ZÆØÅ](?=\b))"
        rf"|(?i:\b{_POINT})\s+(?P<point>{number}|[a-zæøå](?![\w.]))(?:\s?(?P<inner>[a-zæøå])(?![\w.]))?"
        rf"|(?<![\w(])(?P<bare>[a-zæøå])\)"
    )
