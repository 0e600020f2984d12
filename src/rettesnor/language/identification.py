"""Identification: which of Bokmål, Nynorsk, Northern Sámi and English a text is in, even of three words.

Every word gives evidence by our own lists (evidence.yml, pairs.yml). First the families are told apart
(Norwegian, Sámi, English, another), then Bokmål from Nynorsk by what they do not share.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from rettesnor.language.evidence import evidence
from rettesnor.language.folding import fold

#: BCP 47, in the order in which equals are shown.
LANGUAGES = ("nb", "nn", "se", "en")

#: A longer text is judged by its beginning, middle and end, so that every document costs the same.
_SAMPLED_CHARACTERS = 3_000
#: Evidence that is always counted as not seen: it keeps one word from being proof.
_DOUBT = 0.5
#: Below these nothing is said.
_LEAST_EVIDENCE = 1.0
_LEAST_CONFIDENCE = 0.4

_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Identified:
    """Which language a text is in.

    Args:
        language: nb, nn, se or en; None where nothing tells, or tells of another language.
        confidence: 0–1; the score of the language, 0 where there is none. Not a probability: it grows with
            the evidence and shrinks with what speaks against it.
        scores: of each language, 0–1; what is missing to 1 in all was told by nothing, or by another one.
    """

    language: str | None
    confidence: float
    scores: Mapping[str, float] = field(default_factory=dict)


def identify(text: str) -> Identified:
    """Which language most of the text is in.

    Args:
        text: of any length; of a long one its beginning, middle and end are looked at.
    """
    seen = _evidence_of(_WORD.findall(fold(_sample(text))))
    scores = _scores(seen)
    best = max(LANGUAGES, key=lambda language: scores[language])
    if seen[best] < _LEAST_EVIDENCE or seen[best] <= seen["other"] or scores[best] < _LEAST_CONFIDENCE:
        return Identified(None, 0.0, scores)
    return Identified(best, scores[best], scores)


def _sample(text: str) -> str:
    if len(text) <= 3 * _SAMPLED_CHARACTERS:
        return text
    starts = (0, (len(text) - _SAMPLED_CHARACTERS) // 2, len(text) - _SAMPLED_CHARACTERS)
    return "\n".join(text[start : start + _SAMPLED_CHARACTERS] for start in starts)


def _evidence_of(words: Iterable[str]) -> dict[str, float]:
    seen = dict.fromkeys((*LANGUAGES, "norwegian", "other"), 0.0)
    for word, times in Counter(words).items():
        for spoken_for, weight in evidence(word):
            seen[spoken_for] += weight * times
    return seen


def _scores(seen: Mapping[str, float]) -> dict[str, float]:
    norwegian = seen["norwegian"] + seen["nb"] + seen["nn"]
    whole = norwegian + seen["se"] + seen["en"] + seen["other"] + _DOUBT
    told_apart = seen["nb"] + seen["nn"] + _DOUBT
    return {
        "nb": norwegian / whole * seen["nb"] / told_apart,
        "nn": norwegian / whole * seen["nn"] / told_apart,
        "se": seen["se"] / whole,
        "en": seen["en"] / whole,
    }
