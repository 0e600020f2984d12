"""How text is set, whatever the format: what must not break over a line end."""

from __future__ import annotations

import re

NO_BREAK_SPACE = "\u00a0"

_TIED = re.compile(r"(?<=\d) (?=\d{3}\b)|(?<=§) (?=\d)|(?<=\d) (?=%)")


def tied(text: str) -> str:
    """The text with spaces that do not break: in numbers ("9 640"), before "%" and after "§"."""
    return _TIED.sub(NO_BREAK_SPACE, text)
