"""A record as a tree on the screen: what a person reads first. It makes lines of text and prints nothing."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator

from portal.cli.catalogue import Catalogue, printable
from portal.cli.screen import Screen
from rettesnor.interchange.rows import is_doubtful
from rettesnor.interchange.values import attributes_to_words, facts_to_words, number_to_words
from rettesnor.outline.record import Item, ItemKind, Record

#: Below this the kind of the document is shown as a guess.
_KIND_IS_SURE = 0.8

_TITLE, _FAINT, _LABEL, _DOUBTFUL, _WARNING = "1", "2", "1", "1;33", "33"
_KIND_COLOURS = {
    ItemKind.AREA: "1;34",
    ItemKind.GOAL: "1;32",
    ItemKind.SUBGOAL: "32",
    ItemKind.STRATEGY: "36",
    ItemKind.MEASURE: "35",
    ItemKind.DECISION_POINT: "1;32",
    ItemKind.PROPOSAL_POINT: "36",
}
_OTHER_COLOUR = "34"

Word = tuple[str, str]  # what is shown, and its colour


def tree_lines(record: Record, *, words: Catalogue, screen: Screen) -> Iterator[str]:
    """The lines of the tree: the head, the items, the warnings.

    Args:
        record: what was read.
        words: the reader's language.
        screen: what it is shown on.
    """
    yield from _head(record, words, screen)
    yield ""
    if record.items:
        for item, is_last, has_children in _in_order(record.items):
            yield from _item(item, _guides(is_last, has_children, screen), words, screen)
    else:
        yield from wrap(_split(words["tree.empty"], _DOUBTFUL), screen, "", "")
        yield from wrap(_split(_why_empty(record, words)), screen, "", "")
    if record.warnings:
        yield ""
        yield from _warnings(record, words, screen)


def wrap(
    shown: Iterable[Word], screen: Screen, first: str, rest: str, *, at_right: str = "", faint: str = _FAINT
) -> Iterator[str]:
    """Words in lines no wider than the screen.

    Args:
        shown: the words; a space parts them.
        screen: what they are shown on.
        first: what stands in front of the first line.
        rest: what stands in front of the others.
        at_right: what stands at the right edge of the first line.
        faint: the colour of what stands in front and at the right.
    """
    line: list[Word] = []
    front, used = first, columns(first)
    room = screen.width - (columns(at_right) + 2 if at_right else 0)

    def finish() -> str:
        text = screen.paint(front, faint) + _join(line, screen)
        if at_right:
            text += " " * max(1, screen.width - used - columns(at_right)) + screen.paint(at_right, faint)
        return text.rstrip()

    for word, colour in _no_wider(shown, max(8, room - max(columns(first), columns(rest)))):
        space = 1 if line else 0
        if line and used + space + columns(word) > room:
            yield finish()
            line, front, used, space, at_right, room = [], rest, columns(rest), 0, "", screen.width
        line.append((word, colour))
        used += space + columns(word)
    yield finish()


def columns(text: str) -> int:
    """How many columns a terminal gives the text."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(one) else 2 if unicodedata.east_asian_width(one) in "WF" else 1
        for one in text
    )


def _head(record: Record, words: Catalogue, screen: Screen) -> Iterator[str]:
    yield from wrap(_split(record.title or words["tree.untitled"], _TITLE), screen, "", "")
    kind = words[f"document_kind.{record.kind.value}"]
    if record.kind_confidence < _KIND_IS_SURE:
        kind = words.say("tree.uncertain_kind", kind=kind)
    source = record.source
    about = [source.name, kind]
    if source.language:
        about.append(words.get(f"language.{source.language}", source.language))
    if source.pages is not None:
        about.append(words.count("tree.pages", source.pages))
    yield from wrap(_split(" · ".join(about), _FAINT), screen, "", "")
    facts = [
        f"{words[f'fact.{name}']}: {value}" for name, value in facts_to_words(record.facts, words).items()
    ]
    if facts:
        yield from wrap(_split(" · ".join(facts)), screen, "", "")
    if record.items:
        yield from wrap(_split(_summary(record.items, words)), screen, "", "")


def _summary(items: tuple[Item, ...], words: Catalogue) -> str:
    by_kind = Counter(item.kind for item in items)
    counts = [(by_kind[kind], kind) for kind in ItemKind if by_kind[kind]]
    kinds = ", ".join(
        f"{number_to_words(count, words)} {words.count(f'kinds.{kind.value}', count)}"
        for count, kind in counts
    )
    doubtful = sum(map(is_doubtful, items))
    told = f"{words.count('tree.items', len(items))}: {kinds}"
    return f"{told}; {words.count('tree.doubtful', doubtful)}" if doubtful else told


def _why_empty(record: Record, words: Catalogue) -> str:
    if record.source.characters == 0 or any(one.code == "page-without-text" for one in record.warnings):
        return words["tree.empty_no_text"]
    return words.say("tree.empty_plain", kind=words[f"document_kind.{record.kind.value}"])


def _in_order(items: tuple[Item, ...]) -> Iterator[tuple[Item, tuple[bool, ...], bool]]:
    """Each item below its parent, whether it is the last there on each level down to it, and has children."""
    known = {item.id for item in items}
    children: dict[str | None, list[Item]] = {}
    for item in items:
        # What names no known parent, or itself, stands at the top: nothing that was read goes unshown.
        above = item.parent if item.parent in known and item.parent != item.id else None
        children.setdefault(above, []).append(item)
    waiting: list[tuple[Item, tuple[bool, ...]]] = [
        (item, (index == 0,)) for index, item in enumerate(reversed(children.get(None, [])))
    ]
    while waiting:
        item, is_last = waiting.pop()
        below = children.get(item.id, [])
        yield item, is_last, bool(below)
        waiting += [(child, (*is_last, index == 0)) for index, child in enumerate(reversed(below))]


def _guides(is_last: tuple[bool, ...], has_children: bool, screen: Screen) -> tuple[str, str]:
    """What stands in front of an item's first line and of its others; the top level has no guide."""
    above = "".join("   " if last else "│  " for last in is_last[1:-1])
    first, rest = ("└─ ", "   ") if is_last[-1] else ("├─ ", "│  ")
    if len(is_last) == 1:
        first = rest = ""
    # In a narrow window deep levels keep half of the width for their words.
    room = screen.width // 2
    return (above + first)[-room:], (above + rest)[-room:] + ("│ " if has_children else "  ")


def _item(item: Item, guides: tuple[str, str], words: Catalogue, screen: Screen) -> Iterator[str]:
    first, rest = guides
    shown = _split(words[f"kind.{item.kind.value}"], _KIND_COLOURS.get(item.kind, _OTHER_COLOUR))
    if item.label is not None:
        shown += _split(item.label, _LABEL)
    shown += _split(item.text)
    if is_doubtful(item):
        shown = [("?", _DOUBTFUL), *shown, *_split(f"({words['tree.doubtful_item']})", _DOUBTFUL)]
    page = words.say("tree.page", page=item.page) if item.page is not None else ""
    yield from wrap(shown, screen, first, rest, at_right=page)
    stated = [
        f"{words[f'attribute.{name}']} {value}"
        for name, value in attributes_to_words(item.attributes, words).items()
    ]
    if stated:
        yield from wrap(_split(" · ".join(stated), _FAINT), screen, rest, rest)


def _warnings(record: Record, words: Catalogue, screen: Screen) -> Iterator[str]:
    yield screen.paint(words.count("tree.warnings", len(record.warnings)), _WARNING)
    pages: dict[str, list[int]] = {}
    for warning in record.warnings:
        where = pages.setdefault(words.warning(warning), [])
        if warning.page is not None and warning.page not in where:
            where.append(warning.page)
    for sentence, where in pages.items():
        place = words.say("tree.page", page=_ranges(sorted(where))) + ": " if where else ""
        yield from wrap([("!", _WARNING), *_split(place + sentence)], screen, "", "  ")


def _ranges(numbers: list[int]) -> str:
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


def _split(text: str, colour: str = "") -> list[Word]:
    # No-break spaces stay inside a word: «10 000» is not broken over two lines.
    return [(word, colour) for word in re.split(r"[ \t\n]+", printable(text)) if word]


def _no_wider(shown: Iterable[Word], room: int) -> Iterator[Word]:
    for word, colour in shown:
        while columns(word) > room:
            piece = word[:room] if columns(word[:room]) <= room else word[: max(1, room // 2)]
            yield piece, colour
            word = word[len(piece) :]
        if word:
            yield word, colour


def _join(line: list[Word], screen: Screen) -> str:
    runs: list[list[str]] = []
    colours: list[str] = []
    for word, colour in line:
        if colours and colours[-1] == colour:
            runs[-1].append(word)
        else:
            runs.append([word])
            colours.append(colour)
    return " ".join(screen.paint(" ".join(run), colour) for run, colour in zip(runs, colours, strict=True))
