"""Pages made to exhaust a parser: those that nest without end, and those that never close their bold.

The HTML standard has a parser open every unclosed ``<b>`` again in each paragraph that follows, so that a
page of 30 kB may grow to gigabytes; and what nests n deep costs n² to parse.
"""

from __future__ import annotations

import re
from collections import Counter

from rettesnor.documents.errors import DocumentError

MOST_NESTED = 5000
MOST_UNCLOSED = 200

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_FORMATTING = "a b big code em font i nobr s small strike strong tt u"
_NESTING = (
    "address article aside blockquote button center details dialog dir div dl fieldset figcaption figure "
    "footer form header hgroup main menu nav ol pre section summary table ul"
)
_TAG = re.compile(rf"<(/?)({'|'.join((_FORMATTING + ' ' + _NESTING).split())})(?=[\s/>])", re.IGNORECASE)
_FORMATTING_TAG = re.compile(
    rf"</?(?:{'|'.join(_FORMATTING.split())})(?:\s[^>]{{0,1000}})?/?>", re.IGNORECASE
)
_FORMATTING_NAMES = frozenset(_FORMATTING.split())


def guarded(source: str) -> str:
    """The page's source, without marks of formatting where so many are left open that they would multiply.

    Raises:
        DocumentError: ``unsafe-xml`` where it nests without end.
    """
    open_now: Counter[str] = Counter()
    nested = unclosed = most_unclosed = 0
    for found in _TAG.finditer(_COMMENT.sub("", source) if "<!--" in source else source):
        name = found.group(2).lower()
        is_formatting = name in _FORMATTING_NAMES
        step = -1 if found.group(1) else 1
        if step < 0 and not open_now[name]:
            continue
        open_now[name] += step
        if is_formatting:
            unclosed += step
            most_unclosed = max(most_unclosed, unclosed)
        else:
            nested += step
            if nested > MOST_NESTED:
                raise DocumentError("unsafe-xml", reason="nesting")
    return _FORMATTING_TAG.sub("", source) if most_unclosed > MOST_UNCLOSED else source
