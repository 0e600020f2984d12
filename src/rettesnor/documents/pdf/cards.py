"""Cards: boxes that stand in a row or under each other with white between them, as goals do on a page that shows
them at a glance.

Each is read to its end before the next. The shaded cells of a table touch each other, and are none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from rettesnor.documents.pdf.box_rows import (
    Boxes,
    around,
    columns_of_stacks,
    is_within,
    meets,
    rows_of_boxes,
    stacks_of_boxes,
)
from rettesnor.documents.pdf.drawing import Frame
from rettesnor.documents.pdf.fragments import Fragment

_INNER_WIDTH = 0.8
"""A box within a card is read by itself where it is no wider than this share of it."""
_COLUMN_GAP = 5.0


@dataclass(slots=True)
class Card:
    """A box that is read to its end before what stands beside or below it.

    Args:
        frame: its edges.
        pieces: the text in it, without that of the cards within it.
        inner: the cards within it.
    """

    frame: Frame
    pieces: list[Fragment]
    inner: list[Card] = field(default_factory=list)

    def text(self) -> Iterator[Fragment]:
        """All text in it, that of the cards within it too."""
        yield from self.pieces
        for card in self.inner:
            yield from card.text()


def take_columns_of_cards(fragments: list[Fragment], boxes: Boxes) -> tuple[list[Fragment], list[Card]]:
    """The text outside stacks of cards that stand side by side as columns, and each such stack as one card.

    Args:
        fragments: the text of a page without its furniture and ruled tables.
        boxes: those drawn on the page.
    """
    taker = _Taker(fragments, boxes.every)
    cards: list[Card] = []
    for columns in columns_of_stacks(list(stacks_of_boxes(boxes.outer, fragments))):
        level = around([box for stack in columns for box in stack])
        for stack in columns:
            if held := taker.take(stack):
                cards.append(Card(Frame(stack[0].left, level.top, stack[0].right, level.bottom), [], held))
    return taker.left_over(), cards


def take_cards(fragments: list[Fragment], boxes: Boxes) -> tuple[list[Fragment], list[Card]]:
    """The text outside the cards, and the cards, row by row from left to right.

    Args:
        fragments: the text of a page without its furniture, tables and side boxes.
        boxes: those drawn on the page.
    """
    taker = _Taker(fragments, boxes.every)
    cards: list[Card] = []
    for row in rows_of_boxes(boxes.outer):
        level = around(row)
        for card in taker.take(row):
            card.frame = Frame(card.frame.left, level.top, card.frame.right, level.bottom)
            cards.append(card)
    for stack in stacks_of_boxes(boxes.outer, fragments):
        if all(_is_text_or_pair([f for f in fragments if _holds(frame, f)]) for frame in stack):
            cards += taker.take(stack)
    return taker.left_over(), cards


class _Taker:
    """Takes the text out of boxes, and knows what is taken.

    Args:
        fragments: the text of a page.
        boxes: the boxes on it.
    """

    def __init__(self, fragments: list[Fragment], boxes: list[Frame]) -> None:
        self._fragments = fragments
        self._boxes = boxes
        self._taken: set[int] = set()

    def take(self, group: list[Frame]) -> list[Card]:
        """The boxes as cards; none where one has no text that is left, or text runs through an edge."""
        left_over = self.left_over()
        held = [[fragment for fragment in left_over if _holds(frame, fragment)] for frame in group]
        if not all(held) or _crosses(group, left_over, held):
            return []
        self._taken.update(id(fragment) for inside in held for fragment in inside)
        return [_card(frame, inside, self._boxes) for frame, inside in zip(group, held, strict=True)]

    def left_over(self) -> list[Fragment]:
        """The text that stands in no box that was taken."""
        return [fragment for fragment in self._fragments if id(fragment) not in self._taken]


def _card(frame: Frame, inside: list[Fragment], boxes: list[Frame]) -> Card:
    """The box with the narrower boxes in it that text fills and does not run through."""
    card = Card(frame, inside)
    for box in boxes:
        if not is_within(box, frame) or box.right - box.left > _INNER_WIDTH * (frame.right - frame.left):
            continue
        held = [fragment for fragment in card.pieces if _holds(box, fragment)]
        if held and len(held) < len(card.pieces) and not _crosses([box], card.pieces, [held]):
            card.inner.append(Card(box, held))
            apart = {id(fragment) for fragment in held}
            card.pieces = [fragment for fragment in card.pieces if id(fragment) not in apart]
    return card


def _is_text_or_pair(inside: list[Fragment]) -> bool:
    """Whether a box of a stack holds text, or a heading beside its text, and no row of a table."""
    columns = 0
    edge = -_COLUMN_GAP
    for left, right in sorted((fragment.left, fragment.right) for fragment in inside):
        columns += left - edge >= _COLUMN_GAP
        edge = max(edge, right)
    return columns == 1 or (columns == 2 and len(inside) > 2)


def _holds(frame: Frame, fragment: Fragment) -> bool:
    middle = fragment.baseline - 0.3 * fragment.size
    return frame.holds(fragment.left, middle) and frame.holds(fragment.right, middle)


def _crosses(boxes: list[Frame], fragments: list[Fragment], held: list[list[Fragment]]) -> bool:
    """Whether text runs through a box's edge: then the boxes are a drawing behind it."""
    inside = {id(fragment) for each in held for fragment in each}
    return any(
        meets(frame, fragment) for fragment in fragments if id(fragment) not in inside for frame in boxes
    )
