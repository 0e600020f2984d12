"""Blocks: lines of one column that follow each other without a gap wider than the document's line spacing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

from rettesnor.documents.pdf.lines import LaidLine

_OTHER_SIZE = 0.06
"""By how much of itself a size must differ to be another."""
_WIDER = 1.2
"""A step wider than so many usual ones parts blocks."""
_USUAL = 1.35
"""The step between lines in sizes, where a document shows none."""
_WIDEST = 2.2
"""A step of more sizes than this is never the usual one."""
_SHARE = 0.12
"""The usual step is the closest one that at least this share of all steps in its size has."""
_FINENESS = 50

Spacing = dict[int, float]


def usual_spacing(runs: Iterable[list[LaidLine]]) -> Spacing:
    """The usual step from baseline to baseline, in sizes, for each font size (in half points) of the document.

    Args:
        runs: stretches of lines that follow each other.
    """
    steps: dict[int, Counter[int]] = {}
    for lines in runs:
        for before, after in pairwise(lines):
            size = after.size
            step = after.baseline - before.baseline
            if 0.8 * size < step < _WIDEST * size and before.column == after.column:
                key = int(2 * size + 0.5)
                if key not in steps:
                    steps[key] = Counter()
                steps[key][int(_FINENESS * step / size)] += 1
    return {size: _closest(counted) for size, counted in steps.items()}


def _closest(counted: Counter[int]) -> float:
    least = max(3.0, _SHARE * counted.total())
    for step in sorted(counted):
        if counted[step] + counted[step + 1] >= least:
            return (step + 1) / _FINENESS
    return max(counted.most_common(1)[0][0] / _FINENESS, 1.0)


def blocks_of(lines: list[LaidLine], spacing: Spacing) -> Iterator[list[LaidLine]]:
    """The lines, parted into blocks.

    Args:
        lines: lines that follow each other.
        spacing: the document's usual steps.
    """
    if not lines:
        return
    block = [lines[0]]
    edge = max(line.right for line in lines)
    for place in range(1, len(lines)):
        before, line = lines[place - 1], lines[place]
        if _parts(lines, place, edge, spacing):
            yield block
            block = []
        block.append(line)
    yield block


def _parts(lines: list[LaidLine], place: int, edge: float, spacing: Spacing) -> bool:
    before, line = lines[place - 1], lines[place]
    if before.column != line.column or before.role is not line.role:
        return True
    step, size = line.baseline - before.baseline, before.size
    if step <= 0 or abs(size - line.size) > _OTHER_SIZE * size:
        return True
    usual = spacing.get(int(2 * line.size + 0.5), _USUAL) * line.size
    if step <= _WIDER * usual + 0.5:
        return False
    if step > _WIDEST * size or place + 1 == len(lines) or place == 1:
        return True
    # Text with wider lines than the rest of its size: full lines, evenly spaced.
    above, below = before.baseline - lines[place - 2].baseline, lines[place + 1].baseline - line.baseline
    is_even = abs(above - step) < 0.04 * step and abs(below - step) < 0.04 * step
    full = line.left + 0.88 * (edge - line.left)
    return not (is_even and before.right > full and lines[place - 2].right > full)
