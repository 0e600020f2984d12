"""Prose: what can be told of a few words alone: whether they are a sentence, an act, a row of names."""

from __future__ import annotations

import re
from itertools import pairwise

_FINITE = (
    r"er|har|skal|vil|kan|må|får|blir|bør|opplever|opplev|lever|deltar|deltek|deltakar|trives|trivst|tar|tek|gir"
    r"|gjør|gjer|legger|legg|bidrar|bidreg|sikrer|sikrar|skaper|skapar|finnes|finst|bor|bur|føler|kjenner|kjenn"
    r"|mestrer|meistrar|fremmer|fremjar|arbeider|arbeidar|jobber|jobbar|tilbyr|utvikler|utviklar|ivaretar"
    r"|ivaretek|styrker|styrkjer|forvalter|forvaltar|bruker|brukar|møter|går|står|utgjør|utgjer|skjer"
    r"|samarbeider|samarbeidar|når|kommer|kjem|fullfører|leverer|leverar|driver|driv|velger|vel|følger|følgjer"
    r"|reduserer|øker|aukar|inkluderer|inkluderar|vokser|veks"
)
_SENTENCE = re.compile(rf"(?:^|\s)(?:{_FINITE})(?=\s|$|[.,])", re.I)
_ASKS = re.compile(r"(?:slik|hvordan|korleis|hva|kva|hvorfor|kvifor|dette|her|hvem|kven)\b", re.I)
_SUBJECTS = re.compile(
    r"(?:vi|kommunen|kommuna|planen|plana|tabellen|det|dette|de|dei|den|disse|desse|her|alle|i|for|på|med|når"
    r"|som|av|under|\w+ kommune|følgende|følgjande|tiltakene|tiltaka|målene|måla|strategiene|strategiane"
    r"|handlingsplanen|kostnader?|kr\.?)\b",
    re.I,
)
# Verbs that are no nouns as well: behind a few words they say that what began the line was a subject.
_OWN_VERB = (
    r"er|har|skal|vil|kan|må|får|blir|bør|opplever|opplev|lever|deltar|deltek|trives|trivst|finnes|finst|bor|bur"
    r"|fullfører|mestrer|meistrar|kjenner|føler|vokser|kommer|kjem|gir|gjev|vet|veit|trenger|treng|ligger|ligg"
)
_NO_CLAUSE = (
    r"(?!(?:som|at|om|der|når|hva|kva|hvor|kor|hvordan|korleis|hvem|kven|hvis|slik|det|de|vi|og|eller)\b)"
)
_ACT = re.compile(
    r"(?:ikke |ikkje |fortsatt |aktivt |årlig |årleg |å )?"
    r"(?:[A-ZÆØÅa-zæøå-]+(?:e|erast|jast|ast|es)"
    r"|(?i:få|gå|se|sjå|si|gi|\w*ta|bo|bu|dra|stå|slå|ha|bli|forstå|oppnå|la|tilby|inngå|unngå|foreslå)|nå|by)\b"
    rf"(?! (?:{_FINITE})\b)(?!(?: {_NO_CLAUSE}[\w-]+){{1,4}} (?:{_OWN_VERB})\b)"
)
_PROMISE = re.compile(
    r"(?!(?:Planen|Plana|Dette|Det|Målet|Måla|Målene)\b)"
    r"(?:(?:Kommunen|Kommuna|Vi|Byen|Bydelen) vil|[A-ZÆØÅ][^.,:;?]{1,70}? skal) "
)
_LONGEST_PROMISE = 280
_CONTENTS = re.compile(r"(?:\.\s?){4,}\s*\d*\s*$|…{2,}\s*\d*\s*$|\t\d{1,3}$|_{4,}\s*\d+$")
_AREA_NAME = re.compile(
    r"(?:hoved|hovud)?(?:innsats|satsings|satsnings|mål|fokus|tema)området?(?: \w+)?\b.+"
    r"|.+(?<!mål)(?<!satsings)(?<!innsats)(?<!fokus)\bsom (?:innsats|satsings|fokus)område",
    re.I,
)
_VISION = re.compile(
    r"[Vv]isjon(?:en)?(?: (?:for|til|vår|i|om)(?: [\w-]+){1,4}?)?"
    r"(?:\s*(?:er|lyder|lyd|heter|heiter)?\s*:?\s*)(?:at )?[«\"“”](?P<quote>[^»\"”]{4,200})[»\"”]"
)
_VALUES = re.compile(
    r"(?:\b(?:to|tre|fire|fem|seks) (?:kjerne|grunn)?verdi(?:er|ar)\b[^.:\n]{0,70}:\s*"
    r"|\bverdi(?:ene|ane)\b[^.:\n]{0,90}:\s*"
    r"|(?:kjerne|grunn)?verdi(?:er|ene|ar|ane|grunnlag|grunnlaget)?(?: våre| vår)?"
    r"(?: (?:i|for|til) [\w ]{3,40}?)?(?: (?:er|skal være|skal vere|lyder)\s*:?|\s*:)\s*)"
    r"(?P<row>[«\"*]*\w[\w-]*[»\"*]*(?:, [«\"*]*\w[\w-]*(?: \w+){0,2}[»\"*]*){1,6},?"
    r" og [«\"*]*\w[\w-]*(?: \w+){0,4}?[»\"*]*)(?=[.,;]|\s+(?:og|som|er|skal)\b|\s*$)",
    re.I,
)
_ROW = re.compile(r"\W*(?P<row>[A-ZÆØÅ]\w+(?:\s*(?:,|–|-|•|\||/|og)\s*\w+){1,6})\W*")
_NAME_IN_ROW = re.compile(r"[^,«»\"\s–•|/*-](?:[^,«»\"–•|/*\n](?!og\b))*(?<=\S)")
_EXPLAINED = re.compile(
    r"(?m)^\s*(?:\*\*(?P<bold>[A-ZÆØÅ][^*\n]{2,60}?)[.:]?\*\*\s*[:.–-]?\s*\S"
    r"|(?:\*\*)?(?P<name>[A-ZÆØÅ][\w-]+(?: [a-zæøå]\w*){0,3})(?:\*\*)?"
    r"\s*(?::|\.(?= [A-ZÆØÅ])|\s[–-]\s)\s*(?:\*\*)?\s*\S)"
)
_REPRODUCED = re.compile(
    r"\b(?:er|blir|vert) (?:disse |dei |de |desse |dette |målene |måla )?"
    r"(?:gjengitt|attgjeve|gjengitte|attgjevne|gjengis)\b|\bgjengis (?:her|under|nedenfor)\b"
)
_NEXT_SUBJECT = re.compile(
    r"(?<=[a-zæøåA-ZÆØÅ0-9%).])\s+"
    r"(?=[A-ZÆØÅ][a-zæøå]+(?: [a-zæøåA-ZÆØÅ0-9%/-]+){0,14}? (?:skal|opplever|har)\b)"
)
_NEXT_INDICATOR = re.compile(
    r"\n\s*(?=(?:[Aa]ndel|[Aa]ntall|[Dd]el|[Tt]al|[Tt]alet|[Pp]rosentdel|[Gg]jennomsnittl?ig|[Gg]jennomsnittleg)"
    r"[a-zæøå]* [a-zæøå])"
)
_LINE_HEAD = re.compile(r"\n\s*(?=\S)")
_RUN_IN = re.compile(r"(?P<word>Mål|Tiltak|Strategier|Strategiar)\s*[-–]\s*")
_RUN_IN_SECTIONS = {"Mål": "goal", "Tiltak": "measure", "Strategier": "strategy", "Strategiar": "strategy"}
_CHAPTER_NUMBER = re.compile(r"[\d.]+[.:)]?\s+")


def letters(text: str) -> str:
    """The letters and digits alone, in lower case: what tells whether words are the same."""
    return "".join(filter(str.isalnum, text.casefold()))


def is_sentence(text: str) -> bool:
    """Whether the words hold a finite verb, or begin with the year of an end state («I 2030 …»)."""
    return bool(_SENTENCE.search(text)) or bool(re.match(r"I 20\d\d\b|Det \w+(?:es|ast)\b", text))


def is_end_state(line: str) -> bool:
    """Whether a line says a sentence without its full stop («Alle barn har minst éin ven»)."""
    words = line.strip()
    return words[:1].isupper() and words[-1:] not in ".,-–:" and is_sentence(words)


def asks(text: str) -> bool:
    """Whether the words begin as a question or as what leads in to something («Hvordan …», «Slik …»)."""
    return bool(_ASKS.match(text))


def starts_as_act(text: str) -> bool:
    """Whether the words begin as an act does, with an infinitive («Styrke …»), and not with a subject."""
    return not _SUBJECTS.match(text) and bool(_ACT.match(text))


def is_promise(text: str) -> bool:
    """Whether a short paragraph says at once what its subject shall do («Kommunen skal …»)."""
    return len(text) <= _LONGEST_PROMISE and text[-1] == "." and _PROMISE.match(text) is not None


def is_contents_line(text: str) -> bool:
    """Whether the words are a line of a contents list, with its leader dots and page number."""
    return bool(_CONTENTS.search(text))


def names_area(text: str) -> bool:
    """Whether a heading calls itself an area («Innsatsområde for utenforskap»)."""
    return bool(_AREA_NAME.fullmatch(text))


def stated_vision(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where a vision is declared in quotation marks between the offsets; at most one."""
    # Here and below: searching for a stem first costs next to nothing, and nearly no paragraph has one.
    match = _VISION.search(text, start, end) if text.find("isjon", start, end) >= 0 else None
    return [(match.start("quote") - 1, match.end("quote") + 1)] if match else []


def stated_values(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where each of a row of core values stands («… kjerneverdier er åpen, kompetent og modig»)."""
    match = _VALUES.search(text, start, end) if text.find("erdi", start, end) >= 0 else None
    return _parted(text, *match.span("row")) if match else []


def says_reproduced(text: str, start: int, end: int) -> bool:
    """Whether running text between the offsets says that what follows is given again from elsewhere."""
    has_stem = text.find("jengi", start, end) >= 0 or text.find("ttgj", start, end) >= 0
    return has_stem and _REPRODUCED.search(text, start, end) is not None


def row_of_names(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where each name stands in a line that is nothing but a row of names («Raus – Modig – Nær»)."""
    match = _ROW.fullmatch(text, start, end)
    return _parted(text, *match.span("row")) if match else []


def explained_names(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where the names stand in lines of a name and its explanation («Rask – vi svarer samme dag»)."""
    while start > 0 and text[start - 1] in " \t":
        # A name stands at the head of its line, behind the indentation that the statement leaves out.
        start -= 1
    found = (match.span(match.lastgroup or "name") for match in _EXPLAINED.finditer(text, start, end))
    return [(first, last) for first, last in found if not is_sentence(text[first:last])]


def split_goals(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The goals of a paragraph in which several run on without a mark, each with its own subject and «skal».

    A new goal begins where a capital follows without a full stop and a verb of promise comes soon after it; or on
    each line, where every line is a sentence of its own.
    """
    heads = [start, *(match.end() for match in _LINE_HEAD.finditer(text, start, end))]
    if len(heads) > 1 and all(is_end_state(text[at:until]) for at, until in pairwise([*heads, end])):
        return stretches_between(text, heads, end)
    cuts = [start]
    for match in _NEXT_SUBJECT.finditer(text, start, end):
        before = text[cuts[-1] : match.start()]
        if " skal " in before or " opplever " in before or " har " in before:
            cuts.append(match.end())
    return stretches_between(text, cuts, end)


def split_indicators(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The indicators of a paragraph in which each begins on a line of its own with what it counts («antall …»)."""
    cuts = [start, *(match.end() for match in _NEXT_INDICATOR.finditer(text, start, end))]
    return stretches_between(text, cuts, end)


def split_acts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The acts of a paragraph in which each begins on a line of its own, with a capital and an infinitive."""
    cuts = [start]
    for match in _LINE_HEAD.finditer(text, start, end):
        begins = text[match.end()].isupper() and starts_as_act(text[match.end() : end])
        if begins and text[match.start() - 1] not in ",-":
            cuts.append(match.end())
    return stretches_between(text, cuts, end)


def split_promises(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The promises of a paragraph in which each is a sentence on a line of its own («Skolebyggene skal …»)."""
    heads = (match for match in _LINE_HEAD.finditer(text, start, end) if text[match.start() - 1] == ".")
    cuts = [start, *(match.end() for match in heads if _PROMISE.match(text, match.end(), end))]
    return stretches_between(text, cuts, end)


def run_in_heading(text: str, areas: list[str]) -> tuple[str, int] | None:
    """What a heading announces that runs on into its list, and how many letters it has, without white space.

    Args:
        text: the paragraph, white space folded.
        areas: the names of the open areas; the heading repeats one («Mål – Samfunn og helse»).
    """
    match = _RUN_IN.match(text)
    if match is None:
        return None
    folded = text[match.end() :].casefold()
    for area in areas:
        if folded.startswith(area.casefold()):
            head = text[: match.end() + len(area)]
            return _RUN_IN_SECTIONS[match["word"]], len("".join(head.split()))
    return None


def skip_folded(text: str, start: int, length: int) -> int:
    """The offset behind so many code points that are no white space, and behind the space after them."""
    at = start
    while length > 0 or (at < len(text) and text[at].isspace()):
        length -= not text[at].isspace()
        at += 1
    return at


def skip_number(text: str, start: int) -> int:
    """The offset behind a chapter number and the white space after it."""
    match = _CHAPTER_NUMBER.match(text, start)
    return match.end() if match else start


def stretches_between(text: str, cuts: list[int], end: int) -> list[tuple[int, int]]:
    """The stretches from each cut to the next, without the white space between them."""
    spans = []
    for start, stop in zip(cuts, [*cuts[1:], end], strict=True):
        while stop > start and text[stop - 1].isspace():
            stop -= 1
        spans.append((start, stop))
    return spans


def _parted(text: str, first: int, last: int) -> list[tuple[int, int]]:
    """The names of a row, each without the «og» before it."""
    names = []
    for part in _NAME_IN_ROW.finditer(text[first:last]):
        start, end = first + part.start(), first + part.end()
        if text[start:end] != "og":
            names.append((start + 3 if text[start : start + 3] == "og " else start, end))
    return names
