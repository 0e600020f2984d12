"""Folding and sorting: how words are compared, and in which order a Norwegian reader expects to find them."""

from __future__ import annotations

import re
import unicodedata

#: Marks that are seen as nothing: soft hyphen, zero-width space, word joiner, byte order mark.
_UNSEEN = dict.fromkeys((0x00AD, 0x200B, 0x2060, 0xFEFF))

_WHITE_SPACE = re.compile(r"\s+")

#: The letters after z, and the foreign ones that the Norwegian alphabet files with them
#: (Språkrådet, «Alfabetisering»).
_BEHIND_Z = {"æ": "{", "ä": "{", "ø": "|", "ö": "|", "å": "}", "ǽ": "{", "ǿ": "|", "ő": "|"}

#: Letters that no decomposition leads back to their place in the alphabet; the Sámi ones stand with their
#: look-alikes.
_FILED_AS = str.maketrans(
    {**_BEHIND_Z, "đ": "d", "ŧ": "t", "ŋ": "n", "ð": "d", "þ": "th", "ł": "l", "ü": "y"}
)


def fold(text: str) -> str:
    """The text as it is compared: compatibility forms, case, white space and unseen marks evened out.

    The letters that part words in Norwegian and Sámi (æ ø å, á č đ ŋ š ŧ ž) stay distinct.
    Folding what is folded changes nothing.
    """
    seen = text.translate(_UNSEEN)
    # Twice, as in Unicode's compatibility caseless match (Standard, section 3.13, D146): one normalisation
    # can make new capitals.
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", seen).casefold())
    folded = unicodedata.normalize("NFKC", folded.casefold())
    return _WHITE_SPACE.sub(" ", folded).strip()


def sort_key(text: str, *, is_name: bool = True) -> tuple[str, str]:
    """The key that puts words in Norwegian alphabetical order: … x y z æ ø å.

    Args:
        text: what is to be put in order.
        is_name: whether «aa» stands for å, as in the names Aasen and Haakon; elsewhere it is two letters.

    Returns:
        First the letters as the alphabet files them, accents aside; then the folded text, which settles ties.
    """
    folded = fold(text)
    filed = folded.replace("aa", "å") if is_name else folded
    filed = filed.translate(_FILED_AS)
    letters = "".join(one for one in unicodedata.normalize("NFKD", filed) if not unicodedata.combining(one))
    return letters, folded
