"""Checks: what the finished outline shows to be odd, as warnings; nothing is mended."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator

from rettesnor.documents import Document, Role, Warning
from rettesnor.outline.drafts import Draft
from rettesnor.outline.flat_headers import names_columns
from rettesnor.outline.pieces import successor
from rettesnor.outline.record import ItemKind
from rettesnor.outline.tables import ActionTable

_FIRST = frozenset({"1", "a", "A", "i", "I"})
_HEADS_OTHERS = frozenset({ItemKind.AREA, ItemKind.GOAL})
_LONGEST_NAME = 80
_FARTHEST_ROW = 300  # code points; more cannot stand between headings and the first row


def seen_and_not_understood(drafts: list[Draft]) -> list[Warning]:
    """Numbers that jump or are printed twice, and headings without content where their siblings have some.

    Args:
        drafts: the items of one document, in any order.

    Returns:
        The warnings, in reading order.
    """
    ordered = sorted(drafts, key=lambda draft: draft.start)
    series: dict[tuple[Draft | None, ItemKind], list[Draft]] = defaultdict(list)
    runs_on: set[Draft] = set()
    last: dict[ItemKind, str] = {}
    for draft in ordered:
        series[draft.parent, draft.kind].append(draft)
        if draft.label is not None:
            if draft.kind in last and successor(last[draft.kind], draft.label):
                runs_on.add(draft)
            last[draft.kind] = draft.label
    found = [warning for siblings in series.values() for warning in _numbering(siblings, runs_on)]
    found += _without_content(ordered)
    return sorted(found, key=lambda warning: warning.start or 0)


def lost_tables(document: Document, tables: Iterable[ActionTable]) -> list[Warning]:
    """Headings of action tables («Tiltak Ansvar Frist») in the running text with no row read below them.

    Args:
        document: the document.
        tables: the action tables that were read in it.
    """
    starts = sorted(table.start for table in tables)
    found = []
    for line in document.lines:
        if line.role is not Role.BODY or not names_columns(document.text[line.start : line.end]):
            continue
        place = bisect_left(starts, line.end)
        if place == len(starts) or starts[place] - line.end > _FARTHEST_ROW:
            found.append(Warning("table-lost-columns", {}, line.start, line.end, line.page))
    return found


def _numbering(siblings: list[Draft], runs_on: set[Draft]) -> Iterator[Warning]:
    """Jumps: a list that begins again is another list, and one numbered on from the list before is no jump.

    Areas bear the numbers of their chapters, which need not begin at 1.
    """
    before: str | None = None
    for draft in siblings:
        if draft.label is None:
            continue
        if before is None:
            begins_late = _last_part(draft.label) not in _FIRST and _last_part(draft.label).isdecimal()
            if (
                begins_late
                and draft.kind is not ItemKind.AREA
                and draft not in runs_on
                and "." not in draft.label
            ):
                yield _at(draft, "number-jumps", expected=_like(draft.label, "1"), found=draft.label)
        elif draft.label == before:
            yield _at(draft, "label-repeated", label=draft.label)
        elif draft in runs_on:
            pass
        elif not successor(before, draft.label) and _last_part(draft.label) not in _FIRST:
            if (expected := _next(before)) is not None and _is_behind(before, draft.label):
                yield _at(draft, "number-jumps", expected=expected, found=draft.label)
            elif _last_part(draft.label).isdecimal():
                yield _at(draft, "label-misprinted", label=draft.label)
                # The next goes on from what should have been printed: «1.1», «2.2», «1.3».
                before = expected or before
                continue
        before = draft.label


def _without_content(ordered: list[Draft]) -> Iterator[Warning]:
    """Areas and goals with nothing below, where those beside have something and no list serves them all."""
    parents = {draft.parent for draft in ordered}
    below: dict[tuple[Draft | None, ItemKind], list[Draft]] = defaultdict(list)
    shared = {draft.parent for draft in ordered if draft.kind not in _HEADS_OTHERS}
    for draft in ordered:
        if draft.kind in _HEADS_OTHERS and draft.rank is not None:
            below[draft.parent, draft.kind].append(draft)
    for (parent, kind), alike in below.items():
        is_shared = kind is ItemKind.GOAL and parent in shared
        if is_shared or not any(draft in parents for draft in alike):
            continue
        for draft in alike:
            if draft not in parents:
                yield _at(draft, "heading-without-content", heading=draft.text[:_LONGEST_NAME])


def _at(draft: Draft, code: str, **parameters: str | int | float) -> Warning:
    return Warning(code, parameters, draft.start, draft.end, draft.page)


def _last_part(label: str) -> str:
    return label.rpartition(".")[2]


def _like(label: str, last: str) -> str:
    return label[: len(label) - len(_last_part(label))] + last


def _next(label: str) -> str | None:
    last = _last_part(label)
    if last.isdecimal():
        return _like(label, str(int(last) + 1))
    return _like(label, chr(ord(last) + 1)) if len(last) == 1 and last.isalpha() else None


def _is_behind(before: str, label: str) -> bool:
    """Whether the label comes later in the same series, so that something between them is missing."""
    if before.rpartition(".")[0] != label.rpartition(".")[0]:
        return False
    one, other = _last_part(before), _last_part(label)
    if one.isdecimal() and other.isdecimal():
        return int(other) > int(one)
    return len(one) == len(other) == 1 and other > one
