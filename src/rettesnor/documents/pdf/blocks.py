"""Blocks: lines of one column that follow each other without a gap wider than the document's line spacing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from rettesnor.documents.pdf.lines import LaidLine

_OTHER_SIZE, _OTHER_GUESSED_SIZE = 0.03, 0.45
"""By how much of itself a size must differ to be another; in scanned pages, where sizes are guessed line by
line."""
_GUESSED, _FEWEST_GUESSED = 0.02, 3
"""Where this share of the lines differ in size from both neighbours, which are alike and close, the sizes are
guessed: a heading keeps its distance."""
_CLOSE = 1.5
_WIDER, _LEAST_WIDER = 1.3, 1.06
"""A step so many times the usual one parts blocks; one above the smaller bound does where the document has
no steps between it and the usual one."""
_USUAL = 1.35
"""The step between lines in sizes, where a document shows none."""
_WIDEST = 2.2
"""A step of more sizes than this is never the usual one."""
_SHARE = 0.12
"""The usual step is the closest one that at least this share of all steps in its size has."""
_FINENESS = 50
_NEXT = 1.07
"""Steps that differ by no more than this are one."""
_SHIFTED = 1.25
"""By how much a raised or lowered character may widen the step to a line that goes on in the middle of a
sentence."""
_FEWEST_STEPS = 4


@dataclass(frozen=True, slots=True)
class Spacing:
    """How a document sets its lines.

    Args:
        widest: the widest step from baseline to baseline within a block, in sizes, for each font size (in
            half points).
        otherwise: the same for sizes that are too rare to tell.
        other_size: by how much of itself a size differs from another.
    """

    widest: dict[int, float]
    otherwise: float
    other_size: float


def usual_spacing(runs: Iterable[list[LaidLine]]) -> Spacing:
    """How the document sets its lines.

    Args:
        runs: stretches of lines that follow each other.
    """
    steps: dict[int, Counter[int]] = {}
    alike = odd = 0
    for lines in runs:
        for place, (before, after) in enumerate(pairwise(lines), start=1):
            size = after.size
            step = after.baseline - before.baseline
            if 0.8 * size < step < _WIDEST * size and before.column == after.column:
                if abs(size - before.size) < 0.01 * size:
                    alike += 1
                else:
                    odd += _is_odd(lines, place)
                    continue
                key = int(2 * size + 0.5)
                if key not in steps:
                    steps[key] = Counter()
                steps[key][int(_FINENESS * step / size)] += 1
    all_steps: Counter[int] = Counter()
    for counted in steps.values():
        all_steps.update(counted)
    return Spacing(
        {size: _widest(counted) for size, counted in steps.items() if counted.total() >= _FEWEST_STEPS},
        _widest(all_steps) if all_steps else _WIDER * _USUAL,
        _OTHER_GUESSED_SIZE if odd >= max(_FEWEST_GUESSED, _GUESSED * alike) else _OTHER_SIZE,
    )


def _is_odd(lines: list[LaidLine], place: int) -> bool:
    """Whether a line of running text differs in size from both its neighbours, which are alike."""
    if place + 1 >= len(lines):
        return False
    before, line, after = lines[place - 1 : place + 2]
    far = _CLOSE * before.size
    return (
        abs(before.size - after.size) < 0.01 * before.size
        and line.baseline - before.baseline < far
        and 0 < after.baseline - line.baseline < far
        and line.text[0].islower()
    )


def _widest(counted: Counter[int]) -> float:
    """The widest step within a block: between the usual step and the next one that is common and clearly
    wider.
    """
    usual = _usual(counted)
    common = sorted(step for step in counted if counted[step] > max(1, 0.02 * counted.total()))
    last = usual
    for step in common:
        if step > last * _NEXT:
            return min(max((last + step) / 2, _LEAST_WIDER * usual), _WIDER * usual) / _FINENESS
        last = max(last, step)
    return _WIDER * usual / _FINENESS


def _usual(counted: Counter[int]) -> int:
    least = max(3.0, _SHARE * counted.total())
    for step in sorted(counted):
        if counted[step] + counted[step + 1] >= least:
            return step + 1
    return counted.most_common(1)[0][0]


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
        _before, line = lines[place - 1], lines[place]
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
    widest = spacing.widest.get(int(2 * line.size + 0.5), spacing.otherwise) * line.size
    full = line.left + 0.88 * (edge - line.left)
    if step <= widest:
        return False
    if step <= _SHIFTED * widest and before.right > full and _goes_on(before.text, line.text):
        return False
    if step > _WIDEST * size or place + 1 == len(lines) or place == 1:
        return True
    # Text with wider lines than the rest of its size: full lines, evenly spaced.
    above, below = before.baseline - lines[place - 2].baseline, lines[place + 1].baseline - line.baseline
    is_even = abs(above - step) < 0.04 * step and abs(below - step) < 0.04 * step
    return not (is_even and before.right > full and lines[place - 2].right > full)


def _goes_on(before: str, text: str) -> bool:
    """Whether a line goes on in the middle of a sentence."""
    return text[0].islower() and text[1:2] not in {")", "."} and before[-1] not in ".:;!?"
