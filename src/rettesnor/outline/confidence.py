"""Confidence: how sure the reading of each item is, from traits of the item and its surroundings.

Each trait adds its weight (rules/confidence.yml, learned from documents that careful readers have read, by
`make calibrate`); the sum, through the logistic function, is the chance that kind, label, parent and words
are all right.
Being certain is reserved: 1 is given only where the document's own numbering or table proves the reading.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from functools import cache
from math import exp

from rettesnor.documents import Document, Role, Warning
from rettesnor.outline import rules
from rettesnor.outline.cell_forms import BULLETS
from rettesnor.outline.drafts import Draft
from rettesnor.outline.record import Attributes

_HIGHEST = 0.98
_LOWEST = 0.05
_SHORT = 15
_LONG = 250
_FAR = 500
_SOME, _MANY = 0.05, 0.25
# What cells that were taken for an item's words look like: «… er redusert 41 % 25 %».
_FIGURES_AT_END = re.compile(r"\d ?%? [\d ,]*\d ?%?$")


def give_confidence(
    document: Document, drafts: list[Draft], warnings: Iterable[Warning], kind_confidence: float
) -> None:
    """Gives every draft its certainty, in place.

    Args:
        document: the document.
        drafts: all items of it.
        warnings: what was seen and not understood; an item with a warning is less certain.
        kind_confidence: how sure the document's kind is.
    """
    bias, weights = _weights()
    for draft, traits in traits_of(document, drafts, warnings, kind_confidence):
        total = bias + sum(weights.get(trait, 0.0) for trait in traits)
        chance = 1 / (1 + exp(-max(-30.0, min(30.0, total))))
        draft.certainty = (
            1.0 if chance > _HIGHEST and _is_proven(draft) else min(_HIGHEST, max(_LOWEST, chance))
        )


def traits_of(
    document: Document, drafts: list[Draft], warnings: Iterable[Warning], kind_confidence: float
) -> list[tuple[Draft, tuple[str, ...]]]:
    """The traits of each draft by name; the same names are used in learning and in reading."""
    ordered = sorted(drafts, key=lambda draft: draft.start)
    rules_used = Counter(draft.rule for draft in ordered)
    children = Counter(draft.parent for draft in ordered if draft.parent is not None)
    doubted = {warning.start for warning in warnings if warning.start is not None}
    unread = _unread(document, ordered)
    medium = "pages" if document.pages else "bare" if document.media_type.startswith("text/") else "marked"
    found = []
    for place, draft in enumerate(ordered):
        before = ordered[place - 1] if place else None
        after = ordered[place + 1] if place + 1 < len(ordered) else None
        found.append(
            (
                draft,
                (
                    *_traits(draft, before, after, rules_used, children, doubted, medium, kind_confidence),
                    *unread,
                ),
            )
        )
    return found


def _unread(document: Document, ordered: list[Draft]) -> tuple[str, ...]:
    """How much of what is set out as points among the items became none: where much did, more may be read amiss."""
    starts = [draft.start for draft in ordered]
    inside = read = 0
    for line in document.lines:
        if not ordered or not starts[0] <= line.start <= starts[-1] or line.role is not Role.BODY:
            continue
        if document.text[line.start] not in BULLETS:
            continue
        inside += 1
        place = bisect_right(starts, line.end) - 1
        read += place >= 0 and ordered[place].end > line.start
    share = 1 - read / inside if inside else 0.0
    return (f"points left out {'many' if share > _MANY else 'some' if share > _SOME else 'few'}",)


def _traits(
    draft: Draft,
    before: Draft | None,
    after: Draft | None,
    rules_used: Counter[str],
    children: Counter[Draft],
    doubted: set[int],
    medium: str,
    kind_confidence: float,
) -> Iterable[str]:
    text = draft.text
    yield from _traits_of_words(text)
    if draft.parent is not None:
        # What is odd about an item is odd about what stands under it.
        yield from (f"above {trait}" for trait in _traits_of_words(draft.parent.text))
    yield f"rule {_family(draft.rule)}"
    yield f"kind {draft.kind}"
    yield f"medium {medium}"
    yield f"kind {draft.kind} under {draft.parent.kind if draft.parent is not None else 'nothing'}"
    yield "labelled" if draft.label is not None else "without label"
    if draft.parent is not None:
        yield f"parent by {_family(draft.parent.rule)}"
    if text[:1].islower() != (before is not None and before.rule == draft.rule and before.text[:1].islower()):
        yield "case unlike its neighbour"
    alike = sum(other is not None and other.rule == draft.rule for other in (before, after))
    yield f"{alike} neighbours by the same rule"
    if rules_used[draft.rule] < 3:
        yield "rule rare in the document"
    siblings = [
        other
        for other in (before, after)
        if other is not None and other.parent is draft.parent and other.kind is draft.kind
    ]
    if any(_label_form(other.label) != _label_form(draft.label) for other in siblings):
        yield "label unlike its neighbour's"
    if not siblings:
        yield "alone of its kind"
    above = draft.parent
    if above is not None and above.kind is draft.kind:
        yield "under one of its own kind"
    if (
        above is not None
        and draft.label is not None
        and above.label is not None
        and "." in above.label
        and not draft.label.startswith(above.label)
    ):
        yield "number unlike the one above"
    if (
        above is not None
        and before is not None
        and before is not above
        and before.parent is not above
        and above not in before.ancestors()
    ):
        yield "leaves its neighbour's branch"
    if above is not None and (before is above or before is None) and draft.start - above.end > _FAR:
        yield "far below what it stands under"
    if before is not None and draft.start - before.end > _FAR:
        yield "far from its neighbour"
    if draft.rule == "row-of-action-table" and draft.attributes == Attributes():
        yield "row that states nothing"
    if above is not None and above.run > 1:
        yield "under one of several in a row"
    if above is None and before is not None and before.parent is not None:
        yield "back at the top"
    if text[-1:] == "." and any(other.text[-1:] != "." for other in siblings):
        yield "full stop unlike its neighbour"
    if draft.start in doubted:
        yield "warned about"
    if kind_confidence < 0.6:
        yield "kind of document doubtful"
    if draft.rank is not None and not children[draft]:
        yield "heading with nothing below"


def _traits_of_words(text: str) -> Iterable[str]:
    """What is odd about an item's words alone."""
    if len(text) < _SHORT:
        yield "short"
    if len(text) > _LONG:
        yield "long"
    if ". " in text:
        yield "several sentences"
    if text[-1:] in ":,;-":
        yield "ends open"
    if len(text) > 12 and text.isupper():
        yield "in capitals"
    if _FIGURES_AT_END.search(text):
        yield "ends in figures"


def _label_form(label: str | None) -> str:
    if label is None:
        return "none"
    return (
        f"number of {label.count('.') + 1}"
        if label[:1].isdecimal()
        else "letter"
        if len(label) == 1
        else "code"
    )


def _family(rule: str) -> str:
    """Rules by word are one family a kind; the others stand for themselves."""
    return "word" if rule.startswith("word-") else rule


def _is_proven(draft: Draft) -> bool:
    """Whether the document's own numbering or a table's cells prove the reading."""
    if draft.rule == "row-of-action-table":
        return draft.certainty == 1.0
    if draft.label is None or draft.parent is None or draft.parent.label is None:
        return False
    return draft.label.startswith(f"{draft.parent.label}.")


@cache
def _weights() -> tuple[float, dict[str, float]]:
    data = rules.load("confidence.yml")
    return float(data["bias"]), {str(name): float(weight) for name, weight in data["weights"].items()}
