"""Evidence: what a single word tells about the language it stands in, by evidence.yml and pairs.yml."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any

from rettesnor.language.pairs import pairs
from rettesnor.language.word_lists import read_list

#: What something speaks for: (language or family, weight) pairs.
Evidence = tuple[tuple[str, float], ...]

#: Stands before a word where the look-alikes of an ending are matched, so that «^leg» is that word alone.
_EDGE = "^"
_LONGEST_PART = 20
_SHORTEST_ENDING, _SHORTEST_START = 2, 3

_PAIR_AS_WORD = 2.0
_PAIR_AS_PART = 1.5


@lru_cache(maxsize=50_000)
def evidence(word: str) -> Evidence:
    """What a folded word speaks for, itself or by its ending, its beginning and its letters."""
    lists = _lists()
    listed = lists.words.get(word)
    told = tuple(listed.items()) if listed is not None else _by_ending(word, lists) + _by_start(word, lists)
    return told + tuple(spoken for letters, spoken in lists.letters if not letters.isdisjoint(word))


def _by_ending(word: str, lists: _Lists) -> Evidence:
    for length in range(min(len(word) - 1, _LONGEST_PART), _SHORTEST_ENDING - 1, -1):
        if ending := lists.endings.get(word[-length:]):
            return () if f"{_EDGE}{word}".endswith(ending.not_in) else ending.told
    return ()


def _by_start(word: str, lists: _Lists) -> Evidence:
    for length in range(min(len(word) - 1, _LONGEST_PART), _SHORTEST_START - 1, -1):
        if told := lists.starts.get(word[:length]):
            return told
    return ()


@dataclass(frozen=True, slots=True)
class _Ending:
    told: Evidence
    not_in: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Lists:
    words: dict[str, dict[str, float]] = field(default_factory=dict)
    endings: dict[str, _Ending] = field(default_factory=dict)
    starts: dict[str, Evidence] = field(default_factory=dict)
    letters: list[tuple[frozenset[str], tuple[str, float]]] = field(default_factory=list)


@cache
def _lists() -> _Lists:
    lists = _Lists()
    _take_pairs(lists)
    for group in read_list("evidence.yml"):
        _take_group(lists, group)
    return lists


def _take_pairs(lists: _Lists) -> None:
    for pair in pairs():
        for language, form in (("nb", pair.nb), ("nn", pair.nn)):
            if language not in pair.tells:
                continue
            lists.words.setdefault(form, {})[language] = _PAIR_AS_WORD
            if pair.in_compounds:
                lists.endings[form] = _Ending(((language, _PAIR_AS_PART),))
                lists.starts[form] = ((language, _PAIR_AS_PART),)


def _take_group(lists: _Lists, group: dict[str, Any]) -> None:
    told = (str(group["language"]), float(group["weight"]))
    language, weight = told
    for word in group.get("words", "").split():
        known = lists.words.setdefault(word, {})
        known[language] = max(weight, known.get(language, 0.0))
    look_alikes = group.get("not_in", "").split()
    not_in = tuple(one.removeprefix("-") if one.startswith("-") else _EDGE + one for one in look_alikes)
    for ending in group.get("endings", "").split():
        lists.endings[ending] = _Ending((told,), not_in)
    for start in group.get("starts", "").split():
        lists.starts[start] = (told,)
    if "letters" in group:
        lists.letters.append((frozenset(group["letters"]), told))
