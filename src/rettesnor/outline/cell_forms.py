"""Cell forms: how well words fit a column of an action table, by what a sum, a time, a name, an act look like.

Text extraction that has lost a table's lines leaves only the words; their form tells whose they are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from rettesnor.documents.cleaning import statement as clean_statement
from rettesnor.outline import rules
from rettesnor.outline.dates import MONTHS
from rettesnor.outline.markers import BULLETS as _BULLETS
from rettesnor.outline.prose import is_sentence, starts_as_act

ROW_LABEL = re.compile(
    r"(?P<label>[A-ZÆØÅ]{0,3}[.-]?\d{1,3}(?:\.\d{1,3}){0,3}(?:\.?[a-z])?)[.:)]?(?:\s+(?=\S)|$)"
)
LETTER_LABEL = re.compile(r"(?P<label>[a-zæøå])\)\s+(?=\S)")
SUM = (
    r"(?:(?:[Kk]r\.?|NOK) ?)?(?<![\d,])(?:\d{1,3}(?:[ .]\d{3})+|\d+(?:,\d+)?)(?:,-| ?,-)?"
    r"(?: ?mill\.?(?:ioner|ionar)?)?(?: ?kr\b\.?| kroner)?(?: ?(?:per|pr\.?|i) år(?:et)?| årlig| årleg)?"
)
NO_SUM = (
    r"(?<=\s)[-–—]|^[-–—]"
    r"|(?:[Dd]ekk(?:es|jast|ast) )?[Ii]nn[ea]n(?:for|før)? (?:(?:dagens|gjeldende|gjeldande|eksisterende|eksisterande"
    r"|ordinære?|ordinært|vedtatte?|vedtekne?|vedteken) )?(?:rammen?|rammer|ramma|budsjett\w*|drift\w*)"
    r"|[Ii]kk(?:e|je) kostnads\w+|\d+(?:,\d+)? årsverk|[Dd]rift|[Ee]geninnsats|[Uu]avklart|[Ii]ngen"
)
_SEASON = r"(?:vår|høst|haust|sommer|sommar|vinter)(?:en)?"
TIME = (
    r"(?i:(?:innen|innan|fra|frå)? ?(?:utgangen av |slutten av )?"
    r"(?:\d{1,2}\.\d{1,2}\.\d{2,4}"
    rf"|(?:\d{{1,2}}\. ?)?(?:{'|'.join(MONTHS)}) (?:20\d\d|hvert år|kvart år)"
    rf"|{_SEASON}(?:/{_SEASON})? 20\d\d"
    r"|(?:\d\.?|første|fyrste|andre) ?(?:kvartal|tertial|halvår) 20\d\d"
    rf"|(?:årlig|årleg|(?:hvert|kvart) år),? (?:innen |innan |i )(?:{'|'.join(MONTHS)})"
    r"|(?:primo|medio|ultimo) 20\d\d"
    r"|20\d\d(?: ?[–/-] ?(?:20)?\d\d)?(?: og (?:hvert|kvart) år)?"
    r"|løpende|løpande|kontinuerlig|kontinuerleg|årlig|årleg|(?:hvert|kvart) (?:\w+ )?år))"
)
_SEASONS = "vår|høst|haust|sommer|sommar|vinter|uke|veke|måned|månad|dag|semester|kvartal|halvår"
_WHOLE_TIME = re.compile(
    rf"{TIME}|(?i:(?:hvert|kvart) (?:\w+ )?år i \w+|(?:hver|hvert|kvar|kvart) (?:{_SEASONS})"
    r"|(?:i )?hei?le perioden|snarest|straks)"
)
_NAMES_YEAR = re.compile(r"\b20\d\d\b")
WHOLE_SUM = (
    rf"(?:\d+(?:,\d+)? årsverk ?[/,+;]? ?)?(?:ca\.? |inntil )?{SUM}(?: (?:i|til|per|pr\.?) [a-zæøå]+){{0,2}}"
)
_WHOLE_SUM = re.compile(WHOLE_SUM)
# What else a cell of a sum says in brackets («350 000 kr (Budsjett)»).
_REMARK_BEHIND = re.compile(r" ?\([^()]{2,30}\)$")
_CLEAR_SUM = re.compile(r"(?i)\bkr\b|kroner|\d[ .]\d{3}|mill|,-|^\d{4,}$")
_WHOLE_NO_SUM = re.compile(rf"(?:{NO_SUM})|[Rr]amm[ea]n?|(?:[Kk]ommunale )?[Bb]udsjett(?:et)?|[Dd]ugnad")
_PERSON_YEARS = re.compile(
    r"\d+(?:,\d+)? ?(?:årsverk|%(?: stilling)?)|\d{1,2}(?:,\d+)?|[-–—]|[Ii]ngen|[Dd]ugnad"
)
_FIGURE = re.compile(
    r"(?i:minst |høyst |høgst |over |under |maks\.? |inntil |ca\.? )?\d[\d ]*(?:,\d+)?"
    r"(?: ?%| prosent(?:poeng)?| [A-Za-zæøåÆØÅ][\w./²³]*(?: [\w./²³]+){0,2})?"
)
_NO_FIGURE = re.compile(r"[-–—]|(?i:ikk(?:e|je) (?:målt|kjent|kartlagt)|ny|ukjent)")
_SENTENCE_BREAK = re.compile(r"[.!?] [A-ZÆØÅ]")
# How a line ends that goes on: where a cell cannot end, and where it seldom does.
_CUT = re.compile(r"(?:[,/–—]|(?<!,)-|\b(?:og|eller|samt|å))$")
_CONNECTIVE = re.compile(
    r"\b(?:for|i|på|av|til|med|ved|om|som|at|langs|mellom|fra|frå|under|over|mot|den|det|ein|en|et|eit|de|dei"
    r"|alle|der|når|hos)$"
)
# Longer than any word that a line may be cut at.
_TAIL = 12
_OPEN_END = 1.0
_PROSE = 3.0
_COUNTS = re.compile(r"(?i)(?:antall|andel|tal|del|talet|delen|antallet|andelen|prosentdel|grad)\b")
_LONGEST_NAMES = 110
# Longer than any time or sum.
_LONGEST_CELL = 70
_LONGEST_REMARK = 60
_MOST_WORDS_IN_NAME = 7
NOTHING = frozenset("-–—")
BULLETS = frozenset(f"{_BULLETS}-–—*")
HYPHENS = "-\u00ad\ufffe\u2010\u2011–—"


def goes_on(line: str, following: str) -> bool:
    """Whether a cell's line plainly goes on in the next: by its end, or by a small letter there."""
    return following[:1].islower() or is_cut(line) or ends_in_connective(line)


def is_cut(words: str) -> bool:
    """Whether words end where no cell can («lag og», «VA-»)."""
    return _CUT.search(words[-_TAIL:]) is not None


def ends_in_connective(words: str) -> bool:
    """Whether words end in one that wants another («for», «i», «og alle»)."""
    return _CONNECTIVE.search(words[-_TAIL:]) is not None


def is_time(words: str) -> bool:
    """Whether the words are a time and nothing else."""
    return _WHOLE_TIME.fullmatch(words) is not None


def is_sum(words: str) -> bool:
    """Whether the words are a sum and nothing else, told from a bare year or number."""
    return _WHOLE_SUM.fullmatch(words) is not None and _CLEAR_SUM.search(words) is not None


def says_no_sum(words: str) -> bool:
    """Whether the words say where a sum would stand that there is none («Innenfor rammen»)."""
    return _WHOLE_NO_SUM.fullmatch(words) is not None


def joined(lines: Sequence[str]) -> str:
    """The words of a cell's lines; words, sums and spans of years that are parted at a line's end are put together."""
    if len(lines) == 1:
        return lines[0]
    is_parted = any(line[-1:] in HYPHENS for line in lines)
    return clean_statement("\n".join(lines)) if is_parted else " ".join(lines)


@lru_cache(maxsize=4096)
def is_cell(words: str) -> bool:
    """Whether the words are a time or a sum, or say that there is none, and nothing else."""
    if len(words) > _LONGEST_CELL:
        return False
    return is_time(words) or is_sum(words) or says_no_sum(words) or words in NOTHING


@lru_cache(maxsize=4096)
def is_labelled(words: str) -> bool:
    """Whether a row's label stands at the head of the words, with or without the act behind it."""
    if label_of(words, is_bare=True) is not None:
        return True
    match = ROW_LABEL.fullmatch(words)
    return match is not None and not words.isdecimal() and not is_sum(words) and not is_time(words)


@lru_cache(maxsize=16_384)
def fit(column: str, words: str) -> float | None:
    """How well a cell's words fit a column; None where they cannot be its cell.

    A positive figure speaks for the column; 2 and more prove it by its form alone.

    Args:
        column: the column's name in the rules; «responsible/deadline» for one cell that says both.
        words: the words of the cell, its lines joined.
    """
    if not words or (is_cut(words) and words not in NOTHING):
        return None
    if "/" in column:
        return _fit_of_two(words)
    match column:
        case "number":
            return 3.0 if ROW_LABEL.fullmatch(words) else None
        case "deadline":
            return _fit_of_time(words)
        case "cost" | "cost in thousands" | "cost in millions":
            return _fit_of_sum(words, column)
        case "person_years":
            return 3.0 if _PERSON_YEARS.fullmatch(words) else None
        case "target" | "baseline":
            return 3.0 if _FIGURE.fullmatch(words) else 1.0 if _NO_FIGURE.fullmatch(words) else None
        case "responsible" | "partners":
            return _fit_of_names(words)
        case "act" | "goal" | "strategy" | "indicator":
            return _fit_of_act(words, column)
        case _:
            return _fit_of_remark(words)


def names_role(words: str) -> bool:
    """Whether a word among them names who does things in a municipality («Rektor», «Landbrukskontoret»)."""
    return _roles().search(words.casefold()) is not None


def _fit_of_two(words: str) -> float | None:
    """A cell of two columns: names, then a time («Park og anlegg / 2026»), or one of them alone."""
    names, time = names_and_time(words)
    if time is None:
        base = _fit_of_names(words)
        return None if base is None else base - 0.5
    if names is None:
        return 3.0
    base = _fit_of_names(names)
    return None if base is None else 2.0 + base


_NAMES_AND_TIME = re.compile(rf"(?s)(?P<names>.*?[^\s/,;:(–-])\s*[/,;:(–-]?\s*(?P<time>{TIME})\)?")
_TIME_AND_NAMES = re.compile(rf"(?P<time>{TIME})\s*[/,;:–-]?\s+(?P<names>\D+)")


def names_and_time(words: str) -> tuple[str | None, str | None]:
    """The names and the time of a cell that says both; None for what it does not say."""
    if is_time(words):
        return None, words
    match = _NAMES_AND_TIME.fullmatch(words) or _TIME_AND_NAMES.fullmatch(words)
    return (match["names"], match["time"]) if match else (words, None)


def _fit_of_time(words: str) -> float | None:
    if is_time(words):
        return 3.0
    if words in NOTHING:
        return 0.8
    is_short = len(words.split()) <= 4 and not is_sum(words)
    names_year = is_short and words[0].isupper() and _NAMES_YEAR.search(words)
    return 1.5 if names_year else None


def _fit_of_sum(words: str, column: str) -> float | None:
    if is_sum(words) or ("(" in words and is_sum(_REMARK_BEHIND.sub("", words))):
        return 3.0
    if is_time(words):
        return None
    if says_no_sum(words):
        return 2.0
    if _WHOLE_SUM.fullmatch(words):
        return 2.5 if column != "cost" else 0.5
    is_named = words[:1].isupper() and len(words.split()) <= 3 and not any(map(str.isdecimal, words))
    return 0.0 if is_named and not names_role(words) else None


def _fit_of_names(words: str) -> float | None:
    if words in NOTHING:
        return 0.5
    if (
        not words[0].isupper()
        or len(words) > _LONGEST_NAMES
        or _SENTENCE_BREAK.search(words)
        or words.endswith(".")
        or is_time(words)
        or is_sum(words)
        or says_no_sum(words)
        or ROW_LABEL.match(words)
        or ends_in_connective(words)
        or is_sentence(words)
    ):
        return None
    if any(len(name.split()) > _MOST_WORDS_IN_NAME for name in re.split(r"[,;/]", words)):
        return None
    has_role = names_role(words)
    is_act = starts_as_act(words) and len(words.split()) > 1 and not names_role(" ".join(words.split()[:3]))
    return 0.6 + has_role + 0.3 * (len(words.split()) <= 4) - 1.5 * is_act


def _fit_of_act(words: str, column: str) -> float | None:
    label = label_of(words, is_bare=True)
    body = words[label[1] :] if label is not None else words
    if sum(map(str.isalpha, body)) < 3 or is_time(words) or is_sum(words) or says_no_sum(words):
        return None
    if body[0].islower() and label is None:
        return None
    worth = 1.0 if column in ("act", "indicator") else 0.5
    worth += 0.6 * (starts_as_act(body) and column == "act")
    worth += 1.0 * bool(column == "indicator" and _COUNTS.match(body))
    worth -= 1.0 * bool(column == "goal" and label is None and starts_as_act(body))
    worth += 0.5 if body.count(" ") >= 2 else -0.8 * (body.count(" ") == 0)
    worth -= _OPEN_END * ends_in_connective(body)
    breaks = len(_SENTENCE_BREAK.findall(body))
    is_prose = breaks > 0 and is_sentence(body) and not starts_as_act(body)
    return worth - 1.5 * breaks - _PROSE * is_prose


def label_of(words: str, *, is_bare: bool) -> tuple[str, int] | None:
    """The label at the head of an act, and how long it is with what parts it from the act.

    Args:
        words: the act's first line.
        is_bare: whether only what is plainly a label counts, since no column is there for it.
    """
    if match := LETTER_LABEL.match(words):
        return match["label"], match.end()
    match = ROW_LABEL.match(words)
    if match is None:
        return None
    printed = match[0].rstrip()
    is_plain = not printed.isdecimal() and not is_time(words) and not is_sum(words)
    follows = words[match.end() : match.end() + 1]
    if is_bare and not (is_plain and (follows.isupper() or follows in "«")):
        return None
    return match["label"], match.end()


def _fit_of_remark(words: str) -> float | None:
    if len(words) > _LONGEST_REMARK or _SENTENCE_BREAK.search(words) or ROW_LABEL.match(words + " x"):
        return 0.5 if words.isdecimal() and len(words) < 3 else None
    if _states().fullmatch(words.casefold()):
        return 2.0
    if words in NOTHING:
        return 0.5
    return 0.3 if words[0].isupper() and not is_time(words) and not is_sum(words) else None


@cache
def _roles() -> re.Pattern[str]:
    return re.compile(rules.alternatives(rules.load("columns.yml")["roles"]["names"]))


@cache
def _states() -> re.Pattern[str]:
    return re.compile(rules.alternatives(rules.load("columns.yml")["states"]["names"]))
