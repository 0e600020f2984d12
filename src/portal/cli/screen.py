"""The screen: what is known of the terminal that a result is shown on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Screen:
    """What a tree is shown on: how many columns it has, and whether it shows colours."""

    width: int = 80
    has_colour: bool = False

    def paint(self, text: str, colour: str) -> str:
        """The text in a colour (an SGR code), where the screen has any."""
        return f"\x1b[{colour}m{text}\x1b[0m" if self.has_colour and colour and text.strip() else text
