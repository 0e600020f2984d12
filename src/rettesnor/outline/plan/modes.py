"""Modes: what the points that come are, as the heading above them or a lead-in says."""

from __future__ import annotations

from dataclasses import dataclass

from rettesnor.outline.drafts import Draft
from rettesnor.outline.lists import Nesting
from rettesnor.outline.statement import Statement

# The sections whose lists are no items of this plan.
CLOSED = frozenset({"none", "foreign", "contents"})
# The sections whose points serve the goal that is open: it stays open over their headings.
SERVING = frozenset({"strategy", "measure", "indicator", "subgoal"})


@dataclass(slots=True, eq=False)
class Mode:
    """What the points that come are.

    Args:
        section: a section of the rules; None where nothing says what they are.
        index: the place of the statement that said so.
        from_lead_in: whether a lead-in said so and no heading.
        points: how many points were read since.
        serves_area: whether they serve the area and none of its goals.
        has_marks: whether the points bear marks of their own, so that what bears none is no point.
        anchor: what the points of a list that nothing announces stand under.
    """

    section: str | None
    index: int
    from_lead_in: bool = False
    points: int = 0
    serves_area: bool = False
    has_marks: bool = False
    anchor: Draft | None = None


class Modes:
    """What the open heading says of the points below it, what a lead-in says, and the list that is open."""

    def __init__(self) -> None:
        self.heading = Mode(None, -1)
        self.current = self.heading
        self.nesting = Nesting()

    @property
    def is_closed(self) -> bool:
        """Whether the open heading's lists are no items."""
        return self.heading.section in CLOSED

    @property
    def heading_section(self) -> str | None:
        """What headings below the open one may be points of: a lead-in speaks of its list only."""
        return (
            self.heading.section
            if self.current.from_lead_in or self.current.section is None
            else self.current.section
        )

    def say(self, section: str | None, index: int, *, from_lead_in: bool = False) -> None:
        """From here on the points are of that section, under the same heading and in the same list."""
        self.current = Mode(section, index, from_lead_in)

    def open_list(self, section: str | None, index: int) -> None:
        """A lead-in announces a list."""
        self.say(section, index, from_lead_in=True)
        self.nesting.clear()

    def close_list(self) -> None:
        """The list is over; what the heading says holds again."""
        above = self.heading
        self.current = Mode(
            above.section, above.index, serves_area=above.serves_area, has_marks=above.has_marks
        )
        self.current.points = above.points
        self.nesting.clear()

    def open_section(self, section: str | None, index: int, *, serves_area: bool = False) -> None:
        """A heading says what the points below it are; a list that is open goes on until it is closed."""
        self.heading = Mode(section, index, serves_area=serves_area)

    def keep_as_section(self) -> None:
        """What the lead-in says holds until the next heading, as if it were one itself."""
        self.heading = self.current

    def end_section(self, index: int) -> None:
        """From here on nothing says what the points are."""
        self.heading = self.current = Mode(None, index)

    def count_point(self, *, is_marked: bool = False) -> None:
        """One more point was read."""
        self.current.points += 1
        if self.heading.section == self.current.section and self.heading is not self.current:
            self.heading.points += 1
        if is_marked and self.heading.section == self.current.section:
            self.heading.has_marks = True

    def goes_on(self, following: Statement | None) -> bool:
        """Whether the open list goes on with the following statement, behind a line such as a caption."""
        return following is not None and not self.nesting.is_empty and self.nesting.has_place(following)
