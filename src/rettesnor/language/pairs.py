"""Pairs: the same word in Bokmål and in Nynorsk (skole, skule), for telling them apart and for search."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from rettesnor.language.folding import fold
from rettesnor.language.word_lists import read_list


class Pair(NamedTuple):
    """One word in both written forms of Norwegian.

    Args:
        nb: in Bokmål.
        nn: in Nynorsk.
        tells: the languages whose form is wrong in the other one, so that meeting it tells.
        in_compounds: whether words that begin or end with it tell the same (skolebygg, skulebygg).
    """

    nb: str
    nn: str
    tells: frozenset[str]
    in_compounds: bool


@cache
def pairs() -> tuple[Pair, ...]:
    """All pairs, in the order of the list."""
    return tuple(
        Pair(nb, nn, frozenset(group["tells"]), group["in_compounds"])
        for group in read_list("pairs.yml")
        for nb, nn in group["pairs"]
    )


def counterparts(word: str) -> frozenset[str]:
    """The word's form in the other written Norwegian; empty where it is the same or not known.

    Args:
        word: a dictionary form (a lemma), in Bokmål or Nynorsk.
    """
    return _by_word().get(fold(word), frozenset())


@cache
def _by_word() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for pair in pairs():
        found.setdefault(pair.nb, set()).add(pair.nn)
        found.setdefault(pair.nn, set()).add(pair.nb)
    return {word: frozenset(others - {word}) for word, others in found.items()}
