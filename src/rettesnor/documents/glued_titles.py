"""Glued titles: a page's running title that a text layer has set on the page's last line without a space.

«… der ulike generasjoner møtesNordvik kommune Samfunnsdel 2025–2037»: the title is known by standing again and again.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from rettesnor.documents.model import Line, Role
from rettesnor.documents.page_lines import LONGEST_TITLE, RUNNING_TITLE

_SEAM = re.compile(r"(?<=[a-zæøå0-9.!?:)»])(?=[A-ZÆØÅ][a-zæøå]+ )")
_SHORTEST = 10
_LEAST = 2


def part_titles(text: str, lines: list[Line]) -> list[Line]:
    """The lines, each parted from a running title that is glued to its end.

    Args:
        text: the document's text.
        lines: its lines in order.
    """
    seams = {
        index: [
            seam.start()
            for seam in _SEAM.finditer(text, line.start + 1, line.end)
            if _may_be(text, seam, line)
        ]
        for index, line in enumerate(lines)
    }
    counts = Counter(text[at : lines[index].end] for index, places in seams.items() for at in places)
    parted = []
    for index, line in enumerate(lines):
        at = next((at for at in seams[index] if counts[text[at : line.end]] >= _LEAST), None)
        if at is None:
            parted.append(line)
        else:
            parted += [replace(line, end=at), replace(line, start=at, role=Role.FOOTER)]
    return parted


def _may_be(text: str, seam: re.Match[str], line: Line) -> bool:
    is_short = _SHORTEST <= line.end - seam.start() <= LONGEST_TITLE
    return is_short and RUNNING_TITLE.search(text, seam.start(), line.end) is not None
