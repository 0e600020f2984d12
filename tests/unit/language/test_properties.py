"""What holds of any text whatever."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rettesnor.language import LANGUAGES, fold, identify, sort_key

WORDS = st.lists(
    st.sampled_from(["ikke", "ikkje", "lea", "the", "og", "kommunen", "2024", "å", "–", "Đ", "ß", "İ"])
).map(" ".join)


@given(st.text() | WORDS)
def test_identifying_any_text_gives_one_of_the_languages_or_none(text: str) -> None:
    found = identify(text)
    assert found.language in (None, *LANGUAGES)
    assert 0.0 <= found.confidence <= 1.0
    assert sum(found.scores.values()) <= 1.0
    if found.language is not None:
        assert found.confidence == found.scores[found.language] == max(found.scores.values())


@given(WORDS)
def test_identifying_looks_at_words_and_not_at_their_order(text: str) -> None:
    assert identify(" ".join(reversed(text.split()))) == identify(text)


@given(st.text())
def test_folding_what_is_folded_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(), st.text())
def test_texts_that_fold_alike_sort_alike(one: str, other: str) -> None:
    assert (sort_key(one) == sort_key(other)) == (fold(one) == fold(other))
