"""List numbers as they are printed: a value and a format become letters, Roman numerals or digits."""

from __future__ import annotations

from enum import StrEnum

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_PRIVATE_BULLETS = {
    # Symbol and Wingdings put their glyphs here; the right side is what is seen on the page.
    0xF0A7: "▪", 0xF06E: "■", 0xF06F: "□", 0xF0A8: "□", 0xF071: "❑", 0xF072: "❒", 0xF076: "❖", 0xF0D8: "➢",
    0xF0FC: "✓", 0xF0FE: "☑", 0xF0E0: "→", 0xF0E8: "➔", 0xF02D: "–", 0xF0BE: "–",
}  # fmt: skip


class Numeral(StrEnum):
    """How a list number is written."""

    DECIMAL = "decimal"
    DECIMAL_ZERO = "decimal-zero"
    LOWER_LETTER = "lower-letter"
    UPPER_LETTER = "upper-letter"
    LOWER_LETTER_REPEATED = "lower-letter-repeated"
    UPPER_LETTER_REPEATED = "upper-letter-repeated"
    LOWER_ROMAN = "lower-roman"
    UPPER_ROMAN = "upper-roman"
    ORDINAL = "ordinal"
    NONE = "none"


def printed_number(value: int, numeral: Numeral) -> str:
    """The number as printed; what cannot be written so (a letter for 0) stands in digits.

    Behind z come aa, ab, ac in HTML and ODF, and aa, bb, cc (`…_REPEATED`) in Word.
    """
    match numeral:
        case Numeral.NONE:
            return ""
        case Numeral.DECIMAL_ZERO:
            return f"{value:02d}"
        case Numeral.ORDINAL:
            return f"{value}."
        case Numeral.LOWER_LETTER:
            return _letters(value)
        case Numeral.UPPER_LETTER:
            return _letters(value).upper()
        case Numeral.LOWER_LETTER_REPEATED:
            return _repeated_letters(value)
        case Numeral.UPPER_LETTER_REPEATED:
            return _repeated_letters(value).upper()
        case Numeral.LOWER_ROMAN:
            return _roman(value)
        case Numeral.UPPER_ROMAN:
            return _roman(value).upper()
        case Numeral.DECIMAL:
            return str(value)


def printed_bullet(mark: str) -> str:
    """A bullet as it is seen: glyphs of symbol fonts become the characters that look like them."""
    mark = mark.strip()
    if mark == "o":
        return "◦"
    return "".join(printed_symbol(ord(character)) for character in mark)


def printed_symbol(code: int) -> str:
    """A character of a symbol font as it is seen; a bullet where the font's glyph is not known."""
    if 0xF000 <= code <= 0xF0FF:
        return _PRIVATE_BULLETS.get(code, "•")
    return chr(code) if 0x20 <= code < 0x110000 and not 0xD800 <= code <= 0xDFFF else ""


def _letters(value: int) -> str:
    if value < 1:
        return str(value)
    written = ""
    while value:
        value, rest = divmod(value - 1, 26)
        written = chr(ord("a") + rest) + written
    return written


def _repeated_letters(value: int) -> str:
    if not 1 <= value <= 26 * 30:
        return str(value)
    times, rest = divmod(value - 1, 26)
    return chr(ord("a") + rest) * (times + 1)


def _roman(value: int) -> str:
    if not 1 <= value < 4000:
        return str(value)
    written = ""
    for worth, letters in _ROMAN:
        times, value = divmod(value, worth)
        written += letters * times
    return written
