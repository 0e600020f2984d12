"""Page lines: what can be said of one line of a text whose pages are lost: a number, a title, a point of a list."""

from __future__ import annotations

import re
from dataclasses import replace

from rettesnor.documents.model import Line, Role

LONGEST_TITLE = 120
WINDOW = 4
_LONGEST_NUMBER = 4
_LONE_NUMBER = re.compile(r"\d{1,4}")
YEAR = re.compile(r"(?:19|20)\d\d")
_WITH_NUMBER = re.compile(
    r"(?P<stem>[\W\d_]*[^\W\d_].*?)(?<![\s|•·,–-])[\s|•·,–-]+(?:side|s\.|page)?\s*(?P<behind>\d{1,4})(?:\s*(?:av|of|/)\s*\d{1,4})?"
    r"|(?P<before>\d{1,4})[\s|•·–-]+(?P<rest>.*[^\W\d_].*)",
    re.IGNORECASE,
)
NEVER = re.compile(
    r".*:|(?:kommunen|vi|fylkeskommunen)\s+(?:vil|skal)|behandling|vedtak|innstilling|votering|forslag|(?:\W*)"
    r"(?:hovedmål|delmål|mål|målsetting|strategi|strategiar|strategier|tiltak|prioriterte tiltak|visjon|"
    r"innsatsområde|satsingsområde|satsingsområder|målområde|indikator|indikatorer|indikatorar|kapittel|punkt|pkt|sak|vedlegg|"
    r"figur|tabell|område|fase|trinn|del|bakgrunn|status|utfordringer|utfordringar|konklusjon|vurdering|ansvar|"
    r"ansvarlig|ansvarleg|nr|frist|når|hvem|kven|kostnad|periode|ressurs|ressursar|ressurser)\b"
    r"[\s.)\dA-ZÆØÅ:-]*",
    re.IGNORECASE,
)
LISTED = re.compile(
    r"[•▪◦●■□‣⁃∙·➢➔✓*–—−-]\s|(?:\d{1,2}(?:\.\d{1,3})*[.)]|[a-zæøå][.)]|[ivxl]{1,6}[.)])\s|\d+\.\d"
)
RUNNING_TITLE = re.compile(
    r"\b(?:19|20)\d\d\b|kommun|plan(?:en|er)?\b|strategi|melding\b|rapport", re.IGNORECASE
)
_SUM = re.compile(r"(?<!\d)\d{1,3} \d{3}$")


class PageLines:
    """The lines of a text while their roles are found, and what can be said of each by itself.

    Args:
        text: the document's text.
        lines: its lines in order; changed in place.
    """

    def __init__(self, text: str, lines: list[Line]) -> None:
        self.text = text
        self.lines = lines

    def words(self, index: int) -> str:
        """The line as it is written."""
        line = self.lines[index]
        return self.text[line.start : line.end]

    def give(self, index: int, role: Role) -> None:
        """Gives a line its role; a line that has one of furniture keeps it."""
        if not self.lines[index].role.is_furniture:
            self.lines[index] = replace(self.lines[index], role=role)

    def may_be_title(self, index: int) -> bool:
        """Whether the line may be a running head or foot by what it says: no point, no lead-in, not too long."""
        line = self.lines[index]
        if (
            line.role is not Role.BODY
            or line.level is not None
            or not 2 <= line.end - line.start <= LONGEST_TITLE
        ):
            return False
        words = self.words(index)
        return not NEVER.fullmatch(words) and not LISTED.match(words)

    def numbered_title(self, index: int) -> re.Match[str] | None:
        """The line as words and a page number at its end or head; «kr 45 000» ends in no page number."""
        words = self.words(index)
        return None if _SUM.search(words) is not None else _WITH_NUMBER.fullmatch(words)

    def stem(self, index: int) -> set[str]:
        """The words before a page number at the end of a line; none where there is none, or it is a year."""
        title = self.numbered_title(index)
        if title is None or not title["stem"] or YEAR.fullmatch(title["behind"]):
            return set()
        return {title["stem"].strip()}

    def number_at(self, index: int) -> int | None:
        """The number of a line that holds nothing else, or that is known to be a page's."""
        line = self.lines[index]
        if line.role is Role.PAGE_NUMBER:
            digits = re.search(r"\d+", self.words(index))
            return int(digits[0]) if digits else None
        is_short = line.end - line.start <= _LONGEST_NUMBER
        return int(self.words(index)) if is_short and self.is_lone_number(index) else None

    def is_lone_number(self, index: int) -> bool:
        """Whether the line is nothing but a number that nobody has taken for a page's."""
        line = self.lines[index]
        return line.role is Role.BODY and _LONE_NUMBER.fullmatch(self.text, line.start, line.end) is not None

    def is_number(self, index: int) -> bool:
        """Whether the line is the bare number of a page."""
        line = self.lines[index]
        written = self.text[line.start : line.end] if line.role is Role.PAGE_NUMBER else ""
        return written.isascii() and written.isdecimal()

    def is_beside_number(self, index: int) -> bool:
        """Whether a page number stands right above or below."""
        return any(
            0 <= at < len(self.lines) and self.lines[at].role is Role.PAGE_NUMBER
            for at in (index - 1, index + 1)
        )

    def is_own_block(self, index: int) -> bool:
        """Whether blank lines part the line from its neighbours."""
        block = self.lines[index].block
        above = self.lines[index - 1].block if index else -1
        below = self.lines[index + 1].block if index + 1 < len(self.lines) else -1
        return block not in (above, below)

    def is_apart(self, index: int) -> bool:
        """Whether the line stands alone, or beside other furniture; the head of a table stands on its rows."""
        beside = (at for at in (index - 1, index + 1) if 0 <= at < len(self.lines))
        return self.is_own_block(index) or any(self.lines[at].role.is_furniture for at in beside)

    def runs_on(self, index: int) -> bool:
        """Whether the line is the end of a sentence that began above it."""
        words = self.words(index)
        return words[0].islower()
