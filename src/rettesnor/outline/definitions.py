"""Definitions: terms that a document sets out and explains, in a side box, a list of terms or a key."""

from __future__ import annotations

import re

from rettesnor.outline.record import Attributes

_EXPLAINS = re.compile(
    r"^(?P<term>(?:(?:I|Et|Ein|Eit|En|Med|Ei) )?[«\"]?[\w][\w\s«»\"/()-]{1,60}?[»\"]?)\s*"
    r"(?::\s|=\s|\s–\s|\b(?:er et|er ein|er eit|er en|er når|er at|er de|er dei|er det|er alle|er ei|er personer|betyr|betyr at|tyder|inneber|innebærer|omfatter|omfattar|defineres som|vert definert som|"
    r"handler om|handlar om|er uttrykk for|menes|meinast|legger til rette|legg til rette|kjennetegnes|viser til|skyldes|skuldast|blir|er det)\b)",
    re.I,
)
_TERM = re.compile(r"(?P<term>[A-ZÆØÅ«][^.:=]{1,60}?) (?:er|betyr|tyder|vil si|omfatter|omfattar|innebærer|inneber)\b")
_TERM_LINE = re.compile(r"\n\s*(?P<term>[A-ZÆØÅ][^:=\n]{1,60}(?::\s| = ))")
_NO_TERM = re.compile(r"(?i)(?:fakta|tall|visste du|sitat|eksempel|døme|slik|hva sier|kva seier|kilde|foto|figur|tabell|bærekraftsmål|les mer|status|utfordring)")
_POINT = re.compile(r"(?P<term>[^\n:=–]{2,60}?)\s*(?::|=|\s[–-]\s)\s*(?P<meaning>\S[\s\S]{2,})")

_KEY = re.compile(r"(?P<one>[^=\n]{2,90}?) ?= ?(?P<other>[^=\n]{1,200})")


def is_term(text: str) -> bool:
    """Whether the words may be the term at the head of a box: few, no sentence, no title such as «Fakta»."""
    return 2 < len(text) <= 60 and text[-1] not in ".!?:,»" and not _NO_TERM.match(text) and not re.search(r"\d{2,}", text)


def is_explanation(text: str) -> bool:
    """Whether the words below a term explain it: a sentence or two, and no row of figures or quotation."""
    figures = len(re.findall(r"\d+", text))
    return 40 <= len(text) <= 900 and text[0] not in "«\"–" and figures <= 3 and text[-1] in ".!"


def term_of(text: str) -> str | None:
    """The term that a sentence in a list of terms begins with («Overvann er regn …»); None where it begins with none."""
    match = _TERM.match(text)
    return match["term"].strip(" «»*") if match else None


def definition_of(text: str) -> tuple[str, Attributes] | None:
    """The words and attributes of the definition that a side box holds; None where it explains nothing.

    Args:
        text: the box's words, white space folded.
    """
    if not 40 <= len(text) <= 900 or text.startswith(("Foto", "Kilde", "Kjelde", "Figur", "Tabell")):
        return None
    match = _EXPLAINS.search(text)
    return (text, Attributes()) if match else None


def is_definition_list_point(text: str, start: int, end: int) -> Attributes | None:
    """The attributes of a point in a list of terms («Term: forklaring», «Term = forkortelse»); None where it is none."""
    match = _POINT.fullmatch(text, start, end)
    if not match:
        return None
    return Attributes(term=" ".join(match["term"].replace("*", "").split()))


def keys_in(text: str, start: int, end: int) -> list[tuple[int, int, Attributes]]:
    """The lines of a key of abbreviations («Kommuneloven = Kl») between the offsets; none where any line is none."""
    if text.find("=", start, end) < 0:
        return []
    found = []
    for line in re.finditer(r"[^\n]*\S", text[start:end]):
        match = _KEY.fullmatch(line[0].strip())
        if not match:
            return []
        head = start + line.start() + len(line[0]) - len(line[0].lstrip())
        found.append((head, start + line.end(), Attributes(term=" ".join(min(match["one"], match["other"], key=len).split()))))
    return found


def terms_by_line(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The points of a list of terms, each with its term and colon at the head of a line."""
    cuts = [start, *(match.start("term") for match in _TERM_LINE.finditer(text, start, end) if match.start("term") > start)]
    return [(begin, len(text[:stop].rstrip())) for begin, stop in zip(cuts, [*cuts[1:], end], strict=True)]
