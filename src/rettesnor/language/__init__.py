"""Language: which language a text is, its lemmas, and how words are folded and sorted.

A pure room at the bottom of the engine: it knows words, never documents. Importing it loads neither word
lists nor dictionaries; each is loaded when it is first asked for.
"""

from __future__ import annotations

from rettesnor.language.folding import fold, sort_key
from rettesnor.language.identification import LANGUAGES, Identified, identify
from rettesnor.language.lemmas import lemmas
from rettesnor.language.pairs import counterparts

__all__ = ["LANGUAGES", "Identified", "counterparts", "fold", "identify", "lemmas", "sort_key"]
