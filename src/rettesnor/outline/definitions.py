"""Definitions: terms that a document sets out and explains, in a side box, a list of terms or a key."""

from __future__ import annotations

import re
from itertools import pairwise

from rettesnor.outline.prose import stretches_between
from rettesnor.outline.record import Attributes

_EXPLAINS = re.compile(
    r"^(?:(?:I|Et|Ein|Eit|En|Med|Ei) )?[«\"]?[\w][\w\s«»\"/()-]{1,60}?[»\"]?\s*(?::\s|=\s|\s–\s"
    r"|\b(?:er et|er ein|er eit|er en|er når|er at|er de|er dei|er det|er alle|er ei|er personer"
    r"|betyr|tyder|inneber|innebærer|omfatter|omfattar|defineres som|vert definert som|handler om|handlar om"
    r"|er uttrykk for|menes|meinast|legger til rette|legg til rette|kjennetegnes|viser til|skyldes|skuldast"
    r"|blir|vil si|vil seie|er den|er noe|er noko|er å|er summen)\b)",
    re.I,
)
_TERM = re.compile(
    r"(?:(?:Et|Eit|En|Ein|Ei) )?(?P<term>[^\W\d«]?«?[^.:=]{1,60}?)"
    r" (?:er|betyr|tyder|vil si|vil seie|omfatter|omfattar|innebærer|inneber|beskriver|skildrar|sier|seier)\b"
)
_TERM_LINE = re.compile(r"\n\s*(?P<term>[A-ZÆØÅ][^:=\n]{1,60}(?::\s| = ))")
_NO_TERM = re.compile(
    r"(?i)(?:fakta|tall|visste du|sitat|eksempel|døme|slik|hva sier|kva seier|kilde|foto|figur|tabell"
    r"|bærekraftsmål|les mer|status|utfordring|dette (?:mener|meiner)|ord\b|begrep|omgrep|forklaring"
    r"|styrker|styrkar|svakheter|svakheiter|muligheter|moglegheiter|trusler|truslar|fordeler|ulemper)"
)
_POINT = re.compile(r"(?P<term>[^\n:=–]{2,60}?)\s*(?::|=|\s[–-]\s)\s*\S[\s\S]{2,}")
_KEY = re.compile(r"(?P<one>[^=\n]{2,90}?) ?= ?(?P<other>[^=\n]{1,200})")
_SOURCES = (
    "Foto", "Kilde", "Kjelde", "Figur", "Tabell", "Tekst:", "Tegning", "Teikning", "Illustrasjon", "Trykk", "Layout",
    "Utgi", "Redaksjon", "Kontakt",
)  # fmt: skip
_SHORTEST, _LONGEST = 40, 900
_LEAST_ANSWER, _LONGEST_ANSWER, _ROOM_FOR_ARTICLE = 25, 300, 12
_QUESTION = re.compile(
    r"(?:hva|kva) (?:er|betyr|tyder|menes med|meinast med|mener vi med|meiner vi med) "
    r"(?:egentlig |eigentleg )?(?:(?:et|en|ei|ein|eit) )?(?P<term>[^?]{3,60}?)\?",
    re.IGNORECASE,
)
_EXPLAINED_BELOW = re.compile(
    r" (?:er|betyr|tyder|vil si|vil seie|omfatter|omfattar|innebærer|inneber|handler om|handlar om|menes|kalles)\b"
)
# «Med utenforskap mener vi det å stå utenfor …».
_MEANT = re.compile(
    r"Med (?:(?:begrepet|omgrepet|ordet|uttrykket) )?[«\"]?(?P<term>[^.,:;?»\"]{3,50}?)[»\"]?"
    r" (?:mener|meiner|forstår|forstås|menes|meinast|meines)\b(?= (?:vi|her|i|det|at|en|et|ei|ein|eit|alle|når)\b)"
)
# «Tangenfjellet er en del av et nasjonalt villreinområde» explains no term.
_PART_OF = re.compile(r"[^.]{3,60} er (?:en|ein|ei) (?:\w+ )?del av\b")
# A box that holds more of them tells facts and explains nothing.
_FIGURE = re.compile(r"\d+")
_MOST_FIGURES = 3
_PLAN_ITSELF = re.compile(r"(?i)\b\w*(?:plan|planen|samfunnsdel(?:en)?|strategi(?:en)?|handlingsdel(?:en)?)$")
_ANSWER = re.compile(r"(?:Et|En|Ei|Ein|Eit|Å|At|Når|Du|Den|De|Dei|Alle|Alt) ")
# «Temaplan: faglig plan uten …»: the term and its meaning on a line, as in a list of terms.
_TERM_AND_MEANING = re.compile(
    r"(?P<term>[A-ZÆØÅ][\w-]+(?: [\w-]+){0,4}): (?:[a-zæøå]).{15,400}[.)]"
    r"|(?P<word>[A-ZÆØÅ][\w-]+(?: [\w-]+){0,2}) (?:betyr|tyder|vil si|vil seie) .{10,400}\."
)
_TERM_IN_ROW_OF_THREE = re.compile(
    r"(?P<term>[A-ZÆØÅ][\w-]+(?: [\w-]+){0,3})(?:: (?=[A-ZÆØÅ])| – (?=[a-zæøå])).{15,400}\."
)
_MAY_DEFINE = re.compile(
    r"[A-ZÆØÅ][\w-]*+(?:\s[\w-]++){0,4}?(?:: | – |\s(?:betyr|tyder|vil\ssi|vil\sseie)\s)"
    r"|[A-ZÆØÅ][\w-]{5,}\ser\s[a-zæøå]"
)
_IS = re.compile(r"(?P<term>[A-ZÆØÅ][\w-]{5,}) er [a-zæøå][^.]{15,250}\.")
# A row of a list of terms, with the lines that it goes on in, and its term: what stands before an article, else a word.
_ROW_OF_TERM = re.compile(r"(?m)^[A-ZÆØÅ][^\n]{20,}(?:\n[a-zæøå(][^\n]*)*$")
_TERM_IN_ROW = re.compile(
    r"(?P<term>[A-ZÆØÅ][\w-]+(?: (?!som\b|og\b)[\w-]+){0,2}?) (?=(?:en|et|ei|ein|eit|det|den|når|at|å)\b)"
    r"|(?P<word>[A-ZÆØÅ][\w-]{3,}) (?=[a-zæøå])(?!(?:er|har|skal|vil|kan|må|blir|som|og|for|i|på)\b)"
)
_BOLD_TERM = re.compile(
    r"\*\*(?P<term>[A-ZÆØÅ«][^*\n]{1,60}?)\*\* (?:er|betyr|tyder|vil si|vil seie|omfatter|omfattar|innebærer|inneber"
    r"|handler om|handlar om|menes|kalles)\b"
)


def is_term(text: str) -> bool:
    """Whether the words may be the term at the head of a box: few, no sentence, no title such as «Fakta»."""
    if not 2 < len(text) <= 60 or text[-1] in ".!?:,»":
        return False
    return not _NO_TERM.match(text) and not re.search(r"\d{2,}", text)


def is_explanation(text: str) -> bool:
    """Whether the words below a term explain it: a sentence or two, and no row of figures or quotation."""
    figures = len(_FIGURE.findall(text))
    return (
        _SHORTEST <= len(text) <= _LONGEST
        and text[0] not in '«"–'
        and figures <= _MOST_FIGURES
        and text[-1] in ".!"
    )


def asked_term(question: str, answer: str) -> str | None:
    """The term that a question asks for («Hva er et grendehus?»), where the words below it answer it."""
    match = _QUESTION.fullmatch(question)
    if match is None or not _LEAST_ANSWER <= len(answer) <= _LONGEST or answer[-1] not in ".!":
        return None
    if _PLAN_ITSELF.search(match["term"]):
        # «Hva er samfunnsdelen?» opens the plan's own introduction.
        return None
    term = match["term"].lower() if question.isupper() else match["term"]
    is_named = term.casefold() in answer[: len(term) + _ROOM_FOR_ARTICLE].casefold()
    return term if is_named or (_ANSWER.match(answer) and len(answer) <= _LONGEST_ANSWER) else None


def asked_and_answered(text: str) -> tuple[str, str] | None:
    """The term and the answer of words that ask for it and answer («Hva er BTI? Bedre tverrfaglig innsats er …»)."""
    match = _QUESTION.match(text)
    answer = text[match.end() :].lstrip() if match is not None else ""
    term = asked_term(match[0], answer) if match is not None and answer else None
    return (term, answer) if term is not None else None


def meant_term(text: str) -> str | None:
    """The term of a short paragraph that begins by saying what it means («Med utenforskap mener vi …»)."""
    match = _MEANT.match(text) if len(text) <= _LONGEST_ANSWER and text[-1] == "." else None
    return match["term"] if match is not None else None


def headed_term(heading: str, below: str) -> str | None:
    """The term that stands alone above the sentence that explains it («OVERVANN», «Overvann er regn …»)."""
    if not is_term(heading):
        return None
    if not below.casefold().startswith(heading.casefold()):
        return None
    is_explained = _EXPLAINED_BELOW.match(below, len(heading)) is not None and len(below) <= _LONGEST
    return below[: len(heading)] if is_explained else None


def term_and_meaning(text: str) -> tuple[str, int] | None:
    """The term of a paragraph that is nothing but a term and its meaning, and how many such there must be in a row.

    «Temaplan: faglig plan uten …» and «Separering betyr at …» are told by a second one beside them; «Høg verdi:
    Objektet er viktig.» and «Lavinntekt – lavere enn …» may be anything unless three stand in a row.
    """
    if _NO_TERM.match(text):
        return None
    match = _TERM_AND_MEANING.fullmatch(text)
    if match is not None and text.count(": ") <= 1:
        return match["term"] or match["word"], 2
    match = _TERM_IN_ROW_OF_THREE.fullmatch(text)
    return (match["term"], 3) if match is not None else None


def may_define(text: str, start: int, end: int) -> bool:
    """Whether a stretch begins as a term and its meaning might; soon told, and of most paragraphs not true."""
    return _MAY_DEFINE.match(text, start, end) is not None


def says_meaning(text: str) -> bool:
    """Whether a paragraph says outright what a term means («Separering betyr at …»)."""
    match = _TERM_AND_MEANING.fullmatch(text)
    return match is not None and match["word"] is not None


def term_said_to_be(text: str) -> str | None:
    """The term of a sentence that says what it is («Fremmedvann er regnvann som …»), which alone proves nothing."""
    match = _IS.fullmatch(text)
    return match["term"] if match is not None else None


def term_of(text: str) -> str | None:
    """The term that a sentence in a list of terms begins with («Overvann er regn …»)."""
    match = _TERM.match(text)
    return match["term"].strip(" «»*") if match else None


def definition_of(text: str) -> tuple[str, Attributes] | None:
    """The words and attributes of the definition that a side box holds; None where it explains nothing.

    Args:
        text: the box's words, white space folded.
    """
    if (
        not _SHORTEST <= len(text) <= _LONGEST
        or text.startswith(_SOURCES)
        or len(_FIGURE.findall(text)) > _MOST_FIGURES
    ):
        return None
    if (meant := _MEANT.match(text)) is not None:
        return text, Attributes(term=meant["term"])
    return (text, Attributes()) if _EXPLAINS.search(text) and not _PART_OF.match(text) else None


def bold_term(text: str, start: int, end: int) -> str | None:
    """The term in bold that a paragraph begins with and explains («**Startlån** er lån …»), where it does."""
    match = _BOLD_TERM.match(text, start, min(end, start + _LONGEST))
    return " ".join(match["term"].split()) if match is not None and end - start <= _LONGEST else None


def is_definition_list_point(text: str, start: int, end: int) -> Attributes | None:
    """The term of a point in a list of terms («Term: forklaring», «Term = forkortelse»), where it is one."""
    match = _POINT.fullmatch(text, start, end)
    if not match:
        return None
    return Attributes(term=" ".join(match["term"].replace("*", "").split()))


def keys_in(text: str, start: int, end: int) -> list[tuple[int, int, Attributes]]:
    """The lines of a key of abbreviations («Kommuneloven = Kl»); none where any line is something else."""
    if text.find("=", start, end) < 0:
        return []
    found = []
    for line in re.finditer(r"[^\n]*\S", text[start:end]):
        match = _KEY.fullmatch(line[0].strip())
        if not match:
            return []
        indent = len(line[0]) - len(line[0].lstrip())
        term = " ".join(min(match["one"], match["other"], key=len).split())
        found.append((start + line.start() + indent, start + line.end(), Attributes(term=term)))
    return found


def rows_of_terms(text: str, start: int, end: int, least: int) -> list[tuple[int, int, str]]:
    """The rows of a list in two columns whose gap is lost («Klarspråk tekst som leseren finner fram i»), each its term.

    A row begins with a capital and goes on in small letters.

    Args:
        text: the document's text.
        start: where the paragraph begins.
        end: where it ends.
        least: how many rows there must be, since one may be any sentence.
    """
    rows = [match.span() for match in _ROW_OF_TERM.finditer(text, start, end)]
    if len(rows) < least or rows[0][0] != start or rows[-1][1] != end:
        return []
    if any(one[1] + 1 != other[0] for one, other in pairwise(rows)):
        return []
    found = []
    for first, last in rows:
        match = _TERM_IN_ROW.match(text, first, last)
        if match is None:
            return []
        found.append((first, last, " ".join((match["term"] or match["word"]).split())))
    return found


def terms_by_line(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The points of a list of terms, each with its term and colon at the head of a line."""
    cuts = [start, *(match.start("term") for match in _TERM_LINE.finditer(text, start, end))]
    return stretches_between(text, cuts, end)
