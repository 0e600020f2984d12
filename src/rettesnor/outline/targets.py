"""Targets: the number that an item promises, by when, against which year, as a floor or a ceiling."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from rettesnor.outline.dates import MONTHS, time_at
from rettesnor.outline.record import Bound, Target

NUMBER_WORDS = {
    "én": 1, "éin": 1, "éi": 1, "ett": 1, "to": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6, "sju": 7,
    "syv": 7, "åtte": 8, "ni": 9, "ti": 10, "tolv": 12,
}  # fmt: skip
_NUMBER = r"(?P<number>\d{1,3}(?:[ .\u00a0]\d{3})+|\d+(?:,\d+)?|" + "|".join(NUMBER_WORDS) + ")"
_NUMBER_WORD = re.compile(rf"(?i)\b(?:{'|'.join(NUMBER_WORDS)}) ")
_EVERY = (
    r"(?:(?:(?:pr[.\u2024]?|per|hver|hvert|kvar|kvart|for hvert) "
    r"(?:året|år|dag|uke|veke|måned|månad|innbygger|innbyggjar|person|barn|elev|døgn|time|m2|m²|kvadratmeter)"
    r"|i (?:året|uka|uken|veka|måneden|månaden|døgnet)|årlig|årleg)\b)"
)
# What no longer belongs to the words that say what is counted: «200 plasser | i 2030».
_STOP = (
    "i|på|pr|per|for|innen|innan|til|av|som|og|med|basert|fra|frå|ved|der|hos|om|over|under|skal|er|blir|"
    "har|vil|eller|"
    "mot|fram|frem|ut|opp|ned|samt|mellom|gjennom|etter|før|ha|slik|at|hver|hvert|kvar|kvart|årlig|årleg|"
    "innenfor|utenfor|utanfor|uten|utan|"
    "inkludert|langs|utover|rundt|knyttet|når|hvis|dersom|de|dei|den|det|vi|går|får|kan|bor|bur|deltar|deltek"
)
_PERCENT = re.compile(
    rf"(?<![\w.,-]){_NUMBER}\s?(?P<unit>%|prosentpoeng|prosent)(?! ?(?:stilling|av stillingen))",
    re.IGNORECASE,
)
_COUNT = re.compile(
    rf"(?<![\w§.,/–-])(?<![\d] ){_NUMBER}"
    rf"(?P<unit>(?:\s+(?!(?:{_STOP})\b)(?:m2|[a-zæøåA-ZÆØÅ²³-]*[a-zæøåA-ZÆØÅ²³])(?![\w-])){{1,4}})(?: "
    rf"(?P<every>{_EVERY}))?",
    re.IGNORECASE,
)
_FROM_TO = re.compile(
    r"(?:\b(?:[Aa]ntall|[Aa]ntallet|[Tt]alet på|[Tt]al på|[Tt]al) (?P<counted>[\wæøå-]+)"
    r"|^(?P<first>(?!Gjennomsnittl[ei]g)[A-ZÆØÅ][\wæøå-]+))"
    r".{0,80}?\b(?:fra|frå) (?!(?:19|20)\d\d\b)\d[\d ]*(?:,\d+)? til "
    r"(?P<number>\d{1,3}(?: \d{3})+|\d+(?:,\d+)?)(?=\W*$|[.,;]| innen| innan| i 20| fram| før)"
)
_COUNTED_ABOVE = (
    r"\b(?:[Aa]ntall|[Aa]ntallet|[Tt]alet på|[Tt]allet på|[Tt]al på|[Tt]al) (?P<counted>[\wæøå-]+).{0,60}?\b"
)
_COUNTED_BY = re.compile(
    rf"(?i)(?:antall(?:et)?|tal(?:l)?(?:et)? på|tal på) (?P<counted>[a-zæøå-]+(?: (?!(?:{_STOP})\b)[a-zæøå-]+){{0,3}}?)"
    rf"(?=$| (?:{_STOP})\b| \w+(?:t|te|de) (?:i|på|av)\b| \()"
)
_UP_TO = re.compile(
    _COUNTED_ABOVE + r"til (?:minst |høyst |over |under )?(?P<number>\d{1,3}(?: \d{3})+|\d+(?:,\d+)?)"
    r"(?=\W*$|[.,;]| innen| innan| i 20| fram| før)"
)
_BY_SO_MANY = re.compile(
    _COUNTED_ABOVE
    + r"(?:øke?s?|økt|auka?|auke|gått opp|vokst|vakse|redusert?|reduserast|gått ned) med (?:minst )?"
    r"(?P<number>\d{1,3}(?: \d{3})+|\d+)(?! ?(?:%|prosent))(?: (?:fra|frå) (?P<since>20\d\d) til (?P<by>20\d\d))?"
)
_SHARE = re.compile(
    rf"(?<![\w.,/-]){_NUMBER} av (?P<whole>\d+|{'|'.join(NUMBER_WORDS)})\b"
    rf"(?P<counted> (?!(?:{_STOP})\b)[a-zæøå]+(?= (?:{_STOP})\b|[.,]|$))?",
    re.IGNORECASE,
)
_BARE = re.compile(r"(?<![\w.,/§–-])(?P<number>\d{1,3}(?:[ \u00a0]\d{3})+)(?=\W*$| i 20\d\d| innen | innan )")
_HALF = re.compile(r"\b(?:minst|over) (?:halvparten|halvdelen) av\b", re.IGNORECASE)
_HALVED = re.compile(r"\b(?:halver(?:e|es|ast|t|te)|halvering)\b", re.IGNORECASE)
_DOUBLED = re.compile(
    r"\b(?:dobl(?:e|es|ast|et|a)|fordobl(?:e|es|ast|et)|dobling|fordobling)\b", re.IGNORECASE
)
_NO_COUNT_BEFORE = re.compile(
    r"(?:\b(?:kapittel|kap\.?|punkt|pkt\.?|nr\.?|side|s\.|figur|tabell|mål|bærekraftsmål|tiltak|delmål|"
    r"strategi|versjon|"
    r"trinn|fase|sak|klasse|kl\.?|alder(?:en)?|rv\.?|fv\.?|kommune|vedlegg|sone|alternativ|del|steg|nivå|"
    r"kr\.?|kroner|"
    r"§§?|artikkel|co|uke|veke|mellom|på|de|dei|disse|desse|våre|alle|hovedmål|hovudmål|innsatsområde)\s*|"
    r"[–-]\s?)$",
    re.IGNORECASE,
)
_NO_UNIT = re.compile(
    r"^(?:moh|prosent|år|åringer|åringar|års|årig|årige|kroner|kr|mill\w*|mrd\w*|million\w*|milliard\w*|årsverk|DK|NOK|"
    r"kvartal|"
    rf"tertial|og|km fra|gang|gonger|ganger|trinn|klasse|{'|'.join(MONTHS)})\b",
    re.IGNORECASE,
)
# «effekt på 1 500 kWp»: what is measured is promised also behind words that count nothing else.
_MEASURED = re.compile(r"(?:[kMGT]Wh?|kWp|MWp|dekar|tonn|kubikkmeter|m3|m³|liter)\b")
_LENGTH = re.compile(r"\s*(?:km|meter|m|m2|kvadratmeter|år)\b")
# «Fravær over fem dager», «bygg over to etasjer» say which, and promise nothing.
_SPELL = re.compile(r"\s*(?:dager|dagar|etasj\w+|timer|timar|uker|veker|kroner)\b")
_THAT_IS_OVER = re.compile(r"(?<!være )(?<!er )(?<!vere )\bover\s+$")
_LENGTH_THAT_LIMITS = re.compile(r"\b(?:innen|over|under|enn|fra|frå)\s+$")
# «Samle tjenestene i ett hus» names the house and counts none.
_IN_ONE = re.compile(r"\b(?:i|til|som|av|med)\s+$")
_MORE_THAN = re.compile(r"\b(?:mer|meir|lenger|lengre|større|over)(?: enn)?\s+$")
_MORE_OF = re.compile(r"^(?:flere|fleire|færre) | enn$")
_COUNTED = re.compile(
    r"(?:er|ar|år|or|rom|tiltak|arrangement|hus|anlegg|plass|plasser|time|dag|gang|lag|tilbud|tilbod|bygg|"
    r"steder|møter|"
    r"uker|veker|dager|kontakt|ansatte|tilsette|voksne|vaksne)$"
)
_LESS = re.compile(
    r"\b(?:skal ned\b|reduser\w*|reduksjon\w*|redusert\w*|kutt\w*|senk\w*|minsk\w*|nedgang\w*|ned(?= med)|"
    r"lavere|lågare|"
    r"færre|mindre|innspar\w*|energispar\w*|spare\w*|minke\w*)",
    re.IGNORECASE,
)
_MORE = re.compile(r"\b(?:øk|auk)\w*", re.IGNORECASE)
_TO = re.compile(
    r"\b(?:til|på|under|over|minst|være|vere|maks\w*|høyst|er|ha)\s+(?:under |over |minst |maks\w* |høyst |"
    r"minimum )?$",
    re.IGNORECASE,
)
_BY_AMOUNT = re.compile(
    r"\bmed\s+(?:minst |minimum |inntil |over |ytterligere |ytterlegare |totalt |til sammen )?$",
    re.IGNORECASE,
)
_AT_LEAST = re.compile(
    r"\b(?:minst|minimum|min\.|over|(?:mer|meir|lenger|lengre|større|fleire|flere|høyere|høgare) enn|"
    r"ikke under|ikkje under|ikke lavere enn|"
    r"i minste fall)\s+$",
    re.IGNORECASE,
)
_AT_MOST = re.compile(
    r"\b(?:maks\.?|maksimum|maksimalt|høyst|høgst|inntil|under|mindre enn|færre enn|ikke over|ikkje over|"
    r"ikke mer enn|"
    r"ikkje meir enn|ikke overstige|lavere enn|lågare enn|innen|innan|i løpet av)\s+$",
    re.IGNORECASE,
)
_NEVER = re.compile(r"\b(?:ingen|ikke|ikkje|aldri|inga)\b", re.IGNORECASE)
_COMPARED = re.compile(
    r"\s*(?:lavere|lågare|mindre|færre|høyere|høgare|mer|meir|flere|fleire)?(?:\s?i (?P<by>20\d\d)|\s?\w+)? ?enn "
    r"(?:i |nivået i )?(?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_BY = re.compile(
    r"\b(?:innen|innan|i løpet av|før|rulleres i|rullerast i|evalueres i|evaluerast i|revideres i|ferdig i|"
    r"fram mot|"
    r"frem mot|fram til|frem til|mot|seinest|senest|til)(?: (?:utgangen av|slutten av|utløpet av|året|"
    r"og med))?\s+"
    r"(?P<time>(?:\d{1,2}\.\s?)?(?:\w+\.?\s)?(?:\d{1,2}\.\d{1,2}\.)?20\d\d)\b(?!-?tal|-?niv|\s?[–-]\s?20\d\d)",
    re.IGNORECASE,
)
_IN_YEAR = re.compile(
    r"^I (?P<time>20\d\d)\b"
    r"|\b(?:skal|må|vil)\b.{0,60}\b(?:i|høsten|hausten|våren|sommeren|vinteren) (?P<later>20\d\d)\W*$",
    re.IGNORECASE | re.DOTALL,
)
_AT_END = re.compile(r"\bi (?P<year>20\d\d)\W*$|(?:%|prosent) i (?P<after>20\d\d)\b")
_IN_BRACKETS = re.compile(r"\((?:[A-ZÆØÅ][^()\d]{1,70}?, )?(?P<year>20\d\d)(?:, [^()]*)?\)\.?$")
_BASELINE = re.compile(
    r"(?:sam(?:men|an)li[gk]n\w+|målt|i forhold til|i høve(?: til)?|sett opp mot|fra|frå|med|mot|i forhold|"
    r"utgangspunkt i)[\w\s,.-]{0,45}?\b(?P<year>(?:19|20)\d\d)"
    r"(?P<level>-?\s?(?:nivå\w*|tal\w*|tallet)| som (?:basisår|utgangspunkt|referanseår))?",
    re.IGNORECASE,
)
_THAN = re.compile(r"\benn i (?P<year>(?:19|20)\d\d)\b")
_COMPARING = re.compile(r"(?:sam\w*n?li[gk]\w+|i forhold|i høve|målt\b|sett\b|utgangspunkt)", re.IGNORECASE)
_LAST_BASELINE = 2030
_REACH = 80


def target_in(text: str) -> Target | None:
    """The first number that the words promise; None where every number only describes.

    Args:
        text: an item's words, white space folded.
    """
    return next(chain(_multiples(text), _percents(text), _counts(text), _bare(text)), None)


def may_promise(text: str) -> bool:
    """Whether words without a digit may promise a number all the same («halveres», «to turer»)."""
    return bool(
        _HALVED.search(text) or _HALF.search(text) or _DOUBLED.search(text) or _NUMBER_WORD.search(text)
    )


def counted_by(text: str) -> str | None:
    """What an indicator counts, which is the unit of its target («Antall saker drøftet … per år»: «saker per år»)."""
    match = _COUNTED_BY.match(text)
    if match is None:
        return None
    every = re.search(rf" {_EVERY}", text)
    return match["counted"] + (every[0] if every is not None else "")


def value_of(printed: str) -> float:
    """The number that is printed in digits or as a word."""
    word = NUMBER_WORDS.get(printed.lower())
    if word is not None:
        return word
    value = float(re.sub(r"[ .\u00a0](?=\d{3})", "", printed).replace(",", "."))
    return int(value) if value == int(value) else value


def by_in(text: str, baseline: int | None = None) -> int | str | None:
    """By when, as the words say («innen utgangen av 2027»); the year that is compared with is none."""
    for match in _BY.finditer(text):
        found = time_at(match["time"])
        if found is not None and found.value != baseline:
            return found.value
    in_year = _IN_YEAR.search(text)
    if in_year is not None and (year := int(in_year["time"] or in_year["later"])) != baseline:
        return year
    return None


def baseline_in(text: str) -> int | None:
    """The year that the words compare with."""
    if than := _THAN.search(text):
        return int(than["year"])
    for match in _BASELINE.finditer(text):
        year = int(match["year"])
        if (match["level"] or _COMPARING.match(match[0])) and year <= _LAST_BASELINE:
            return year
    return None


def _percents(text: str) -> Iterator[Target]:
    for match in _PERCENT.finditer(text):
        unit = "%" if match["unit"].lower() != "prosentpoeng" else "prosentpoeng"
        behind = text[match.end() :].replace("pr. ", "pr\u2024 ")
        if every := re.search(rf"^[^.;]{{0,60}}?\b({_EVERY})", behind):
            unit = f"{unit} {every[1]}".replace("\u2024", ".")
        yield _promised(text, match.span(), value_of(match["number"]), unit)


def _multiples(text: str) -> Iterator[Target]:
    """«Halveres» is 50 % less, «dobles» 100 % more, «minst halvparten av» 50 %."""
    if match := _HALVED.search(text):
        yield _promised(text, match.span(), -50, "%", before="")
    if match := _DOUBLED.search(text):
        yield _promised(text, match.span(), 100, "%", before="")
    if match := _HALF.search(text):
        yield _promised(text, match.span(), 50, "%", before=f"{match[0].split()[0]} ")


def _counts(text: str) -> Iterator[Target]:
    if match := _FROM_TO.search(text):
        unit = match["counted"] or match["first"]
        yield _promised(text, match.span("number"), value_of(match["number"]), unit, before="til ")
    elif match := _BY_SO_MANY.search(text):
        target = _promised(text, match.span("number"), value_of(match["number"]), match["counted"])
        since, by = match["since"], match["by"]
        yield replace(target, by=int(by), baseline_year=int(since)) if since and by else target
    elif (match := _UP_TO.search(text)) and not re.fullmatch(r"(?:19|20)\d\d", match["number"]):
        yield _promised(text, match.span("number"), value_of(match["number"]), match["counted"])
    if (match := _SHARE.search(text)) and match["number"].lower() != match["whole"].lower():
        unit = f"av {match['whole']}{match['counted'] or ''}"
        yield _promised(text, match.span(), value_of(match["number"]), unit)
    for match in _COUNT.finditer(text):
        if _is_counted(match, text[max(0, match.start() - _REACH) : match.start()]):
            unit = _MORE_OF.sub("", match["unit"].strip()) + (f" {match['every']}" if match["every"] else "")
            yield _promised(text, match.span(), value_of(match["number"]), unit)


def _bare(text: str) -> Iterator[Target]:
    """A number that counts nothing by name, behind «over» or «høyst»: «Folketallet skal være over 3 000»."""
    if match := _BARE.search(text):
        before = text[: match.start()]
        if _AT_LEAST.search(before) or _AT_MOST.search(before):
            yield _promised(text, match.span(), value_of(match["number"]), None)


def _is_counted(match: re.Match[str], before: str) -> bool:
    """Whether a number and the words behind it count what is promised, and are no year, chapter or age."""
    unit = match["unit"].strip()
    is_ceiling = _NEVER.search(before) and _MORE_THAN.search(before)
    if (
        (_NO_COUNT_BEFORE.search(before) and not _MEASURED.match(unit))
        or (_NO_UNIT.match(unit) and not (is_ceiling and unit.split()[0] == "år"))
        or re.fullmatch(r"(?:19|20)\d\d", match["number"])
    ):
        return False
    if _SPELL.match(match["unit"]) and _THAT_IS_OVER.search(before):
        return False
    is_bounded = _AT_LEAST.search(before) or _AT_MOST.search(before)
    is_word = match["number"].lower() in NUMBER_WORDS
    if is_word and _value_is_one(match) and _IN_ONE.search(before):
        return False
    if match["number"].lower() == "ett" and not match["every"] and not _AT_LEAST.search(before):
        # «Møter ett lag og ikke mange» counts nothing; «én time hver dag» does.
        return False
    if is_word and not is_bounded and not _COUNTED.search(unit.split()[-1]):
        return False
    return not (_LENGTH.match(match["unit"]) and not is_ceiling and _LENGTH_THAT_LIMITS.search(before))


def _value_is_one(match: re.Match[str]) -> bool:
    return value_of(match["number"]) == 1


def _promised(
    text: str, span: tuple[int, int], number: float, unit: str | None, *, before: str | None = None
) -> Target:
    """The target of a number: below zero where the words reduce by it; with its bound, baseline and time.

    Args:
        text: the item's words.
        span: where the number and its unit stand.
        number: as printed.
        unit: what it counts.
        before: what stands before it, where that is told otherwise than by the text.
    """
    start, end = span
    before = text[max(0, start - _REACH) : start] if before is None else before
    compared = _COMPARED.match(text, end)
    is_level = compared is None and not _BY_AMOUNT.search(before)
    is_level = is_level and bool(_TO.search(before) or _AT_MOST.search(before))
    clause = before[-60:] + " " + text[end : end + 25]
    if number > 0 and not is_level and _LESS.search(clause) and not _MORE.search(clause):
        number = -number
    baseline = int(compared["year"]) if compared is not None else baseline_in(text)
    by = int(compared["by"]) if compared is not None and compared["by"] else by_in(text, baseline)
    return Target(number, unit, by or _by_at_end(text, end, baseline), baseline, _bound(before))


def _bound(before: str) -> Bound | None:
    if _AT_LEAST.search(before):
        return Bound.AT_MOST if _NEVER.search(before) else Bound.AT_LEAST
    return Bound.AT_MOST if _AT_MOST.search(before) else None


def _by_at_end(text: str, end: int, baseline: int | None) -> int | None:
    """The year that the words end with, in brackets or not («… (2026)», «… i 2030»)."""
    if match := _AT_END.search(text, max(0, end - 8)):
        year = int(match["year"] or match["after"])
        if year != baseline:
            return year
    bracket = _IN_BRACKETS.search(text)
    return int(bracket["year"]) if bracket is not None else None
