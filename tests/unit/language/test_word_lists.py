"""The word lists themselves: what stands in them can be read, is folded and says why it is there."""

from __future__ import annotations

import pytest

from rettesnor.language import LANGUAGES, counterparts, fold
from rettesnor.language.pairs import pairs
from rettesnor.language.word_lists import read_list


@pytest.mark.parametrize("name", ["evidence.yml", "pairs.yml", "corrections.yml"])
def test_every_group_of_words_states_its_reason(name: str) -> None:
    assert [group for group in read_list(name) if len(group["reason"].split()) < 2] == []


def test_evidence_speaks_for_a_language_or_a_family() -> None:
    assert {group["language"] for group in read_list("evidence.yml")} == {*LANGUAGES, "norwegian", "other"}


@pytest.mark.parametrize("key", ["words", "endings", "starts"])
def test_evidence_is_folded_as_texts_are(key: str) -> None:
    listed = [group[key] for group in read_list("evidence.yml") if key in group]
    assert [words for words in listed if fold(words) != " ".join(words.split())] == []


def test_no_word_tells_both_bokmål_and_nynorsk() -> None:
    told: dict[str, set[str]] = {"nb": set(), "nn": set()}
    for group in read_list("evidence.yml"):
        told.get(group["language"], set()).update(group.get("words", "").split())
    for pair in pairs():
        if "nb" in pair.tells:
            told["nb"].add(pair.nb)
        if "nn" in pair.tells:
            told["nn"].add(pair.nn)
    assert told["nb"] & told["nn"] == set()


def test_a_pair_is_two_words() -> None:
    assert [pair for pair in pairs() if pair.nb == pair.nn] == []


def test_no_pair_is_listed_twice() -> None:
    listed = [(pair.nb, pair.nn) for pair in pairs()]
    assert len(listed) == len(set(listed))


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("skole", {"skule"}),
        ("Skule", {"skole"}),
        ("øke", {"auke"}),
        ("auke", {"øke", "økning"}),
        ("kommune", set()),
    ],
)
def test_a_word_is_found_in_the_other_written_norwegian(word: str, other: set[str]) -> None:
    assert counterparts(word) == other
