"""Blocks: lines of one column that follow each other without a gap wider than the document's line spacing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from rettesnor.documents.pdf.lines import LaidLine

_OTHER_SIZE, _OTHER_GUESSED_SIZE = 0.03, 0.25
"""By how much of itself a size must differ to be another; in scanned pages, where sizes are guessed line by line."""
_GUESSED = 0.3
"""Where this share of neighbouring lines differ a little in size, the sizes are guessed."""
_WIDER, _CLEARLY = 1.15, 0.3
"""A step wider than so many usual ones, and so many points more, parts blocks."""
_USUAL = 1.35
"""The step between lines in sizes, where a document shows none."""
_WIDEST = 2.2
"""A step of more sizes than this is never the usual one."""
_SHARE = 0.12
"""The usual step is the closest one that at least this share of all steps in its size has."""
_FINENESS = 50
_FEWEST_STEPS = 4


@dataclass(frozen=True, slots=True)
class Spacing:
    """How a document sets its lines: the usual step from baseline to baseline in sizes, for each font size (in half
    points), for all others, and by how much of itself a size differs from another."""

    steps: dict[int, float]
    usual: float
    other_size: float


def usual_spacing(runs: Iterable[list[LaidLine]]) -> Spacing:
    """How the document sets its lines.

    Args:
        runs: stretches of lines that follow each other.
    """
    steps: dict[int, Counter[int]] = {}
    alike = different = 0
    for lines in runs:
        for before, after in pairwise(lines):
            size = after.size
            step = after.baseline - before.baseline
            if 0.8 * size < step < _WIDEST * size and before.column == after.column:
                difference = abs(size - before.size)
                if difference < 0.01 * size:
                    alike += 1
                elif difference < 0.15 * size:
                    different += 1
                    continue
                key = int(2 * size + 0.5)
                if key not in steps:
                    steps[key] = Counter()
                steps[key][int(_FINENESS * step / size)] += 1
    all_steps: Counter[int] = Counter()
    for counted in steps.values():
        all_steps.update(counted)
    return Spacing(
        {size: _closest(counted) for size, counted in steps.items() if counted.total() >= _FEWEST_STEPS},
        _closest(all_steps) if all_steps else _USUAL,
        _OTHER_GUESSED_SIZE if different > _GUESSED * (alike + different) and different > 3 else _OTHER_SIZE,
    )


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
    if step <= 0 or abs(size - line.size) > spacing.other_size * size:
        return True
    usual = spacing.steps.get(int(2 * line.size + 0.5), spacing.usual) * line.size
    if step <= _WIDER * usual + _CLEARLY:
        return False
    if step > _WIDEST * size or place + 1 == len(lines) or place == 1:
        return True
    # Text with wider lines than the rest of its size: full lines, evenly spaced.
    above, below = before.baseline - lines[place - 2].baseline, lines[place + 1].baseline - line.baseline
    is_even = abs(above - step) < 0.04 * step and abs(below - step) < 0.04 * step
    full = line.left + 0.88 * (edge - line.left)
    return not (is_even and before.right > full and lines[place - 2].right > full)
