"""Line ends: where on a line of a flattened table the times, sums and names begin that stand behind other words."""

from __future__ import annotations

import re

from rettesnor.outline.cell_forms import NO_SUM, TIME, WHOLE_SUM, is_cell
from rettesnor.outline.wrapped_names import names_at_end

_CELL_AT_END = re.compile(rf"(?:^|(?<=\s))(?:{WHOLE_SUM}|{NO_SUM}|{TIME})(?: \([^()]{{2,30}}\))?$")


def cells_at_end(words: str) -> list[int]:
    """Where the cells begin that end a line («… Barnevernleder 01.10.2024 Innenfor ramme»), the first first.

    Args:
        words: the line's words.

    Returns:
        The places among the words; none where the line ends in no time and no sum, or is nothing else.
    """
    starts: list[int] = []
    rest = words
    while rest and (match := _CELL_AT_END.search(rest)) and is_cell(match[0].partition(" (")[0]):
        starts.append(match.start())
        rest = rest[: match.start()].rstrip()
    if starts and rest and (names := names_at_end(rest)):
        starts.append(names)
    return [start for start in reversed(starts) if start]
