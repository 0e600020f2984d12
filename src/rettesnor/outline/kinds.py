"""Which sort of document a text is, and how sure that is, by cues that are data (rules/kinds.yml)."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from rettesnor.documents import Document
from rettesnor.outline import rules
from rettesnor.outline.record import DocumentKind

_HEAD = 6_000
_ANYWHERE = 60_000
_FIRM_AT = 7


def recognise(document: Document) -> tuple[DocumentKind, float]:
    """The kind of document and how sure it is, 0–1.

    A weak sum of cues lowers the confidence as a rival does; a document with no cue at all is `other`.
    """
    head, anywhere = document.text[:_HEAD], document.text[:_ANYWHERE]
    sums: Counter[DocumentKind] = Counter()
    for kind, weight, in_head, pattern in _cues():
        if pattern.search(head if in_head else anywhere):
            sums[kind] += weight
    if not sums:
        return DocumentKind.OTHER, 0.5
    (best, most), *_ = sums.most_common()
    if most < 3:
        return DocumentKind.OTHER, 0.5
    return best, round(most / sum(sums.values()) * min(1.0, most / _FIRM_AT), 2)


@cache
def _cues() -> tuple[tuple[DocumentKind, int, bool, re.Pattern[str]], ...]:
    return tuple(
        (
            DocumentKind(cue["kind"]),
            cue["weight"],
            cue["where"] == "head",
            re.compile(
                f"(?i){cue['pattern']}"
                if "(?" not in cue["pattern"][:2]
                else cue["pattern"].replace("(?m)", "(?mi)", 1)
            ),
        )
        for cue in rules.load("kinds.yml")["cues"]
    )
