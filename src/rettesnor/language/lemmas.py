"""Lemmas: the dictionary form of each word, by simplemma's dictionaries and our own corrections.

The dictionaries are loaded when a language is first asked for, which costs about half a second; nothing is
downloaded.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from rettesnor.language.folding import fold
from rettesnor.language.word_lists import read_list

if TYPE_CHECKING:
    from simplemma import Lemmatizer

#: The languages that there are dictionaries for.
WITH_DICTIONARY = frozenset({"nb", "nn", "se", "en"})

#: A word, with the hyphens and apostrophes inside it: «plan-», «PP-tjenesten», "council's".
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


def lemmas(text: str, language: str | None) -> list[str]:
    """The folded lemmas of the text's words, in their order; numbers and punctuation are no words.

    Args:
        text: any text.
        language: nb, nn, se or en. Of a text in any other language, or none known, the folded words
            themselves are given: a wrong dictionary would invent words.
    """
    words = _WORD.findall(fold(text))
    if language not in WITH_DICTIONARY:
        return words
    return [_lemma(word, language) for word in words]


@lru_cache(maxsize=100_000)
def _lemma(word: str, language: str) -> str:
    corrected = _corrections().get((language, word))
    if corrected is not None:
        return corrected
    lemma = fold(_lemmatizer().lemmatize(word, lang=language))
    return _with_e(word, lemma) if language == "nn" else lemma


def _with_e(word: str, lemma: str) -> str:
    """The Nynorsk lemma in -e where the dictionary gives -a (byggje and byggja are one word; områda is none).

    An -a that the word itself has before its ending is its own: arenaer, temaet.
    """
    is_own = word.startswith(lemma) and not word.endswith(("ast", "ja"))
    return lemma[:-1] + "e" if len(lemma) > 3 and lemma.endswith("a") and not is_own else lemma


@cache
def _lemmatizer() -> Lemmatizer:
    from simplemma import Lemmatizer

    return Lemmatizer()


@cache
def _corrections() -> dict[tuple[str, str], str]:
    return {
        (group["language"], word): lemma
        for group in read_list("corrections.yml")
        for lemma, words in group["lemmas"].items()
        for word in (lemma, *words.split())
    }
