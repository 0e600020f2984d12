"""Text that places every glyph on its own, as some programs that write PDF do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from reportlab.lib.rl_accel import fp_str
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject


class GlyphText(PDFTextObject):
    """A text object whose lines are shown letter by letter, each moved to its place before it is shown."""

    # What the base class keeps, and its types do not name.
    _canvas: Canvas
    _fontname: str
    _fontsize: float
    _leading: float
    _code: list[str]
    _x0: float
    _x: float
    _y0: float
    _y: float
    _formatText: Callable[[str], str]  # noqa: N815

    _moved = 0.0

    def _textOut(self, text: str, TStar: int = 0) -> None:  # noqa: N802, N803  the names that it overrides
        for letter in text:
            width = self._canvas.stringWidth(letter, self._fontname, self._fontsize)
            self._code.append(self._formatText(letter))
            self._code.append(f"{fp_str(width, 0)} Td")
            self._moved += width
        if TStar:
            self._return()
            self._code.append("T*")

    def textOut(self, text: str) -> None:  # noqa: N802
        """Shows a text; the cursor moves behind it."""
        self._x += self._canvas.stringWidth(text, self._fontname, self._fontsize)
        self._textOut(text)

    def textLine(self, text: str = "") -> None:  # noqa: N802
        """Shows a text; the cursor moves to the next line."""
        self._x = self._x0
        self._y = self._y0 = self._y - self._leading
        self._textOut(text, 1)

    def moveCursor(self, dx: float, dy: float) -> None:  # noqa: N802
        """Moves the cursor from where the line began."""
        self._return()
        super().moveCursor(dx, dy)

    def setTextOrigin(self, x: float, y: float) -> None:  # noqa: N802
        """Puts the cursor anywhere on the page."""
        self._moved = 0.0
        super().setTextOrigin(x, y)

    def _return(self) -> None:
        """Back to where the line began: the next line is placed from there."""
        if self._moved:
            self._code.append(f"{fp_str(-self._moved, 0)} Td")
            self._moved = 0.0


class GlyphCanvas(Canvas):
    """A canvas on which all text is placed glyph by glyph."""

    def beginText(  # noqa: N802
        self, x: float = 0, y: float = 0, direction: Literal["LTR", "RTL"] | None = None
    ) -> GlyphText:
        """A text object of our own sort."""
        return GlyphText(self, x, y, direction=direction)
