"""Bands: a page from top to bottom in stretches that the same upright corridors of white run through.

A slab is what overlaps in height; a band is slabs that one corridor runs through. Only sorting and sweeping, so that
the work grows with the page and not with its square.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from rettesnor.documents.pdf.fragments import Fragment

_NARROWEST = 5.0
"""A corridor narrower than this, in points, parts nothing."""
_MOST_BEHIND = 100
"""So many slabs at the end of a band are searched for a heading that belongs to what follows."""
_ROOM_FOR_HEADING = 2.6
"""A gap of so many sizes in one column holds a heading that stands in the other."""

_ROOM_ABOVE, _WITHIN = 3.0, 1.0
"""White of so many sizes parts lines on one side of the corridors from the first line that has them, and from each
other."""

Corridor = tuple[float, float]


@dataclass(slots=True)
class Slab:
    """What overlaps in height, and the stretches of the page's width that it takes, from left to right."""

    pieces: list[Fragment]
    taken: list[Corridor]


@dataclass(slots=True)
class Band:
    """Slabs, and the corridors that run through all of them; none in running text of one column."""

    slabs: list[Slab]
    corridors: list[Corridor]

    def pieces(self) -> Iterator[Fragment]:
        """All its pieces, slab by slab."""
        for slab in self.slabs:
            yield from slab.pieces


def bands_of(pieces: list[Fragment]) -> Iterator[Band]:
    """The bands of a page or of a column of it, from top to bottom.

    Args:
        pieces: its fragments, and what stands for its tables and cards.
    """
    band = Band([], [])
    waiting = deque(_slabs(pieces))
    while waiting:
        slab = waiting.popleft()
        inner = [(before[1], after[0]) for before, after in pairwise(slab.taken)]
        if band.corridors:
            common = _common(band.corridors, slab.taken)
            if common and (len(common) >= len(band.corridors) or _is_loose(band)):
                band.slabs.append(slab)
                band.corridors = common
                continue
            end = _end(band)
            yield from _sections(band.slabs[:end], band.corridors)
            if end < len(band.slabs):
                waiting.extendleft(reversed([*band.slabs[end:], slab]))
                band = Band([], [])
            else:
                band = Band([slab], inner)
        elif inner:
            fitting = _fitting(band.slabs, slab, inner)
            above = band.slabs[: len(band.slabs) - fitting]
            if above:
                yield Band(above, [])
            band = Band([*band.slabs[len(above) :], slab], inner)
            for earlier in band.slabs:
                band.corridors = _common(band.corridors, earlier.taken)
        else:
            band.slabs.append(slab)
    if band.slabs:
        yield from _sections(band.slabs, band.corridors)


def columns_of(pieces: Iterable[Fragment], corridors: list[Corridor]) -> list[list[Fragment]]:
    """What stands in each column that the corridors part; none is empty."""
    middles = [(start + end) / 2 for start, end in corridors]
    columns: list[list[Fragment]] = [[] for _ in range(len(middles) + 1)]
    for piece in pieces:
        columns[bisect_right(middles, piece.left)].append(piece)
    return [column for column in columns if column]


def extent(piece: Fragment) -> tuple[float, float]:
    """The height that a piece surely takes: less than its font's, so that close lines do not overlap."""
    if not piece.text:
        return piece.top, piece.bottom
    return piece.baseline - 0.65 * piece.size, piece.baseline + 0.05 * piece.size


def _slabs(pieces: list[Fragment]) -> Iterator[Slab]:
    held: list[Fragment] = []
    bottom = 0.0
    for (top, end), piece in sorted(((extent(piece), piece) for piece in pieces), key=lambda pair: pair[0]):
        if held and top >= bottom:
            yield Slab(held, _taken(held))
            held = []
        bottom = max(bottom, end) if held else end
        held.append(piece)
    if held:
        yield Slab(held, _taken(held))


def _taken(pieces: list[Fragment]) -> list[Corridor]:
    taken: list[Corridor] = []
    for left, right in sorted((piece.left, piece.right) for piece in pieces):
        if taken and left - taken[-1][1] < _NARROWEST:
            taken[-1] = (taken[-1][0], max(taken[-1][1], right))
        else:
            taken.append((left, right))
    return taken


def _end(band: Band) -> int:
    """Where a band ends that text across the page follows: before the heading of what follows.

    Such a heading stands at the left with nothing beside it, set apart from the text above.
    """
    for place in range(max(1, len(band.slabs) - _MOST_BEHIND), len(band.slabs)):
        slab = band.slabs[place]
        if slab.taken[-1][1] <= band.corridors[0][0] + _NARROWEST and _begins_anew(
            band.slabs[place - 1], slab
        ):
            return place
    return len(band.slabs)


def _sections(slabs: list[Slab], corridors: list[Corridor]) -> Iterator[Band]:
    """A band, parted at headings at the left below which both columns begin anew, side by side."""
    start = 0
    if len(corridors) == 1:
        ((_, right),) = corridors
        above: float | None = None
        for place in range(1, len(slabs) - 1):
            slab, below = slabs[place - 1], slabs[place + 1]
            if slab.taken[-1][0] >= right:
                above = slab.pieces[-1].baseline
            head = slabs[place]
            if above is None or head.taken[-1][1] > right or not _begins_anew(slab, head):
                continue
            beside = [piece for piece in below.pieces if piece.left >= right]
            if (
                len(below.taken) > 1
                and beside
                and beside[0].baseline - above > _ROOM_FOR_HEADING * beside[0].size
            ):
                yield _closed(slabs[start:place], corridors)
                start = place
    yield _closed(slabs[start:], corridors)


def _closed(slabs: list[Slab], corridors: list[Corridor]) -> Band:
    """The band, with those of its corridors that have text on both sides."""
    lefts, rights = min(slab.taken[0][0] for slab in slabs), max(slab.taken[-1][1] for slab in slabs)
    return Band(slabs, [(start, end) for start, end in corridors if lefts < start and rights > end])


def _begins_anew(before: Slab, slab: Slab) -> bool:
    above, piece = before.pieces[-1], slab.pieces[0]
    return (
        piece.bold or piece.size > 1.1 * above.size
    ) and piece.baseline - above.baseline > 1.5 * above.size


def _is_loose(band: Band) -> bool:
    """Whether its corridors may still be chance: gaps of one line, and not columns of a table."""
    return sum(len(slab.taken) > 1 for slab in band.slabs) < 2


def _common(corridors: list[Corridor], taken: list[Corridor]) -> list[Corridor]:
    """What the slab leaves of the corridors."""
    left_over: list[Corridor] = []
    ends = [stretch[1] for stretch in taken]
    for start, end in corridors:
        place = bisect_right(ends, start)
        while start < end:
            until = min(taken[place][0], end) if place < len(taken) else end
            if until - start >= _NARROWEST:
                left_over.append((start, until))
            if place >= len(taken):
                break
            start = max(start, taken[place][1])
            place += 1
    return left_over


def _fitting(slabs: list[Slab], following: Slab, corridors: list[Corridor]) -> int:
    """How many of the last slabs stand on one side of the corridors, close above each other and above the one that
    has them.
    """
    count = 0
    below = following.pieces[0]
    room = _ROOM_ABOVE
    for slab in reversed(slabs):
        piece = slab.pieces[0]
        if not piece.text or len(_common(corridors, slab.taken)) < len(corridors):
            break
        if extent(below)[0] - extent(piece)[1] > room * max(piece.size, below.size):
            break
        below, room = piece, _WITHIN
        count += 1
    return count if count < len(slabs) or count <= 2 else 0
