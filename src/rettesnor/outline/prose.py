"""What can be told of a few words alone: whether they are a sentence, an act, a contents line, a vision, a row of values."""

from __future__ import annotations

import re

_FINITE = (
    r"er|har|skal|vil|kan|må|får|blir|bør|opplever|opplev|lever|deltar|deltek|deltakar|trives|trivst|tar|tek|gir|gjør|gjer|"
    r"legger|legg|bidrar|bidreg|sikrer|sikrar|skaper|skapar|finnes|finst|bor|bur|føler|kjenner|kjenn|mestrer|meistrar|"
    r"fremmer|fremjar|arbeider|arbeidar|jobber|jobbar|tilbyr|utvikler|utviklar|ivaretar|ivaretek|styrker|styrkjer|"
    r"forvalter|forvaltar|bruker|brukar|møter|møter|går|står|utgjør|utgjer|skjer|samarbeider|samarbeider|når|kommer|kjem|"
    r"fullfører|leverer|leverar|driver|driv|velger|vel|følger|følgjer|reduserer|øker|aukar|er blitt|inkluderer|inkluderar|vokser|veks"
)
_SENTENCE = re.compile(rf"(?:^|\s)(?:{_FINITE})(?=\s|$|[.,])", re.I)
_SUBJECTS = re.compile(
    r"(?:vi|kommunen|kommuna|planen|plana|tabellen|det|dette|de|dei|den|disse|desse|her|alle|i|for|på|med|når|som|av|under|\w+ kommune|"
    r"følgende|følgjande|tiltakene|tiltaka|målene|måla|strategiene|strategiane|handlingsplanen|kostnader?|kr\.?)\b",
    re.I,
)
_ACT = re.compile(
    r"(?:ikke |ikkje |fortsatt |aktivt |årlig |årleg |å )?(?:[A-ZÆØÅa-zæøå-]+(?:e|erast|jast|ast|es)|få|gå|se|sjå|gi|\w*ta|bo|bu|dra|nå|stå|slå|by|ha|bli|forstå|oppnå|la|tilby|inngå|unngå|foreslå)\b(?! (?:er|har|skal|vil)\b)"
)
_CONTENTS = re.compile(r"(?:\.\s?){4,}\s*\d*\s*$|…{2,}\s*\d*\s*$|\t\d{1,3}$|_{4,}\s*\d+$")
_AREA_NAME = re.compile(
    r"(?:hoved|hovud)?(?:innsats|satsings|satsnings|mål|fokus|tema)område(?:t)?(?: \w+)?\b.+|.+(?<!mål)(?<!satsings)(?<!innsats)(?<!fokus)\bsom (?:innsats|satsings|fokus)område", re.I
)
_VISION = re.compile(
    r"[Vv]isjon(?:en)?(?: (?:for|til|vår|i|om)(?: [\w-]+){1,4}?)?(?:\s*(?:er|lyder|lyd|heter|heiter)?\s*:?\s*)(?:at )?[«\"“”](?P<quote>[^»\"”]{4,200})[»\"”]"
)
_VALUES = re.compile(
    r"(?:kjerne|grunn)?verdi(?:er|ene|ar|ane|grunnlag|grunnlaget)?(?: våre| vår)?(?: (?:i|for|til) [\w ]{3,40}?)?(?: (?:er|skal være|skal vere|lyder)\s*:?|\s*:)\s*"
    r"(?P<row>[«\"]?\w[\w-]*[»\"]?(?:, [«\"]?\w[\w-]*(?: \w+){0,2}[»\"]?){1,6},? og [«\"]?\w[\w-]*(?: \w+){0,4}?[»\"]?)(?=[.,;]|\s+(?:og|som|er|skal)\b|\s*$)",
    re.I,
)
_ROW = re.compile(r"\W*(?P<row>[A-ZÆØÅ]\w+(?:\s*(?:,|–|-|•|\||/|og)\s*\w+){1,6})\W*")
_WORD = re.compile(r"[\w-]+")
_NEXT_SUBJECT = re.compile(r"(?<=[a-zæøåA-ZÆØÅ0-9%).])\s+(?=[A-ZÆØÅ][a-zæøå]+(?: [a-zæøåA-ZÆØÅ/-]+){0,14}? (?:skal|opplever|har)\b)")

_LINE_HEAD = re.compile(r"\n\s*(?=\S)")

_EXPLAINED = re.compile(r"(?m)^\s*(?:\*\*)?(?P<name>[A-ZÆØÅ][\w-]+(?: [a-zæøå]\w*){0,3})(?:\*\*)?\s*(?::|\.(?= [A-ZÆØÅ])|\s[–-]\s)\s*(?:\*\*)?\s*\S")


def is_sentence(text: str) -> bool:
    """Whether the words hold a finite verb, or begin with the year of an end state («I 2030 …»)."""
    return bool(_SENTENCE.search(text)) or bool(re.match(r"I 20\d\d\b", text))


def starts_as_act(text: str) -> bool:
    """Whether the words begin as an act does, with an infinitive («Styrke …»), and not with a subject («Kommunen …»)."""
    return not _SUBJECTS.match(text) and bool(_ACT.match(text))


def is_contents_line(text: str) -> bool:
    """Whether the words are a line of a contents list, with its leader dots and page number."""
    return bool(_CONTENTS.search(text))


def names_area(text: str) -> bool:
    """Whether a heading calls itself an area («Innsatsområde for utenforskap»)."""
    return bool(_AREA_NAME.fullmatch(text))


def stated_vision(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where a vision is declared in quotation marks between the offsets; at most one."""
    match = _VISION.search(text, start, end) if text.find("isjon", start, end) >= 0 else None
    return [(match.start("quote") - 1, match.end("quote") + 1)] if match else []


def stated_values(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where each of a row of core values stands («… kjerneverdier er åpen, kompetent og modig»)."""
    match = _VALUES.search(text, start, end) if text.find("erdi", start, end) >= 0 else None
    return _parted(text, *match.span("row")) if match else []


def row_of_names(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where each name stands in a line that is nothing but a row of names («Raus – Modig – Nær»)."""
    match = _ROW.fullmatch(text, start, end)
    return _parted(text, *match.span("row")) if match else []


def _parted(text: str, first: int, last: int) -> list[tuple[int, int]]:
    found = [part.span() for part in re.finditer(r"[^,«»\"\s–•|/-](?:[^,«»\"–•|/\n](?!og\b))*(?<=\S)", text[first:last])]
    return [(first + a + (3 if text[first + a : first + a + 3] == "og " else 0), first + b) for a, b in found if text[first + a : first + b] != "og"]


def explained_names(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where the names stand in lines of a name and its explanation («Rask – vi svarer samme dag»)."""
    return [match.span("name") for match in _EXPLAINED.finditer(text, start, end) if not is_sentence(match["name"])]


def split_goals(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The goals of a paragraph in which several run on without a mark, each with its own subject and «skal».

    A new goal begins where a capital follows without a full stop and a verb of promise comes soon after it.
    """
    cuts = [start]
    for match in _NEXT_SUBJECT.finditer(text, start, end):
        before = text[cuts[-1] : match.start()]
        if " skal " in before or " opplever " in before or " har " in before:
            cuts.append(match.end())
    spans = []
    for place, begin in enumerate(cuts):
        stop = cuts[place + 1] if place + 1 < len(cuts) else end
        while stop > begin and text[stop - 1].isspace():
            stop -= 1
        spans.append((begin, stop))
    return spans


def split_acts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The acts of a paragraph in which each begins on a line of its own, with a capital and an infinitive."""
    cuts = [start]
    for match in _LINE_HEAD.finditer(text, start, end):
        if text[match.end()].isupper() and starts_as_act(text[match.end() : end]) and text[match.start() - 1] not in ",-":
            cuts.append(match.end())
    return [(begin, len(text[:stop].rstrip())) for begin, stop in zip(cuts, [*cuts[1:], end], strict=True)]


def run_in_heading(text: str, areas: list[str]) -> tuple[str, int] | None:
    """What a heading that runs on into its own list announces, and how many letters it has, white space left out.

    Args:
        text: the paragraph, white space folded.
        areas: the names of the open areas; the heading repeats one («Mål – Samfunn og helse»).
    """
    match = re.match(r"(Mål|Tiltak|Strategier|Strategiar)\s*[-–]\s*", text)
    for area in areas if match else []:
        if match and text[match.end() :].casefold().startswith(area.casefold()):
            head = text[: match.end() + len(area)]
            return {"M": "goal", "T": "measure"}.get(text[0], "strategy"), len("".join(head.split()))
    return None


def skip_folded(text: str, start: int, length: int) -> int:
    """The offset behind so many code points that are not white space, and behind the white space after them."""
    at = start
    while length > 0 or (at < len(text) and text[at].isspace()):
        length -= not text[at].isspace()
        at += 1
    return at


def skip_number(text: str, start: int) -> int:
    """The offset behind a chapter number and the white space after it."""
    match = re.compile(r"[\d.]+[.:)]?\s+").match(text, start)
    return match.end() if match else start
