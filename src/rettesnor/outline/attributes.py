"""What an item's own words state: a promised number, a deadline, who is responsible, what it costs."""

from __future__ import annotations

import re
from dataclasses import replace

from rettesnor.outline.dates import YEAR, time_at
from rettesnor.outline.record import Attributes, Bound, Cost, ItemKind, Target

_PROMISES = frozenset(
    {ItemKind.VISION, ItemKind.GOAL, ItemKind.SUBGOAL, ItemKind.STRATEGY, ItemKind.MEASURE, ItemKind.INDICATOR}
)
_NUMBER_WORDS = {"én": 1, "éin": 1, "éi": 1, "ett": 1, "to": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6, "sju": 7, "syv": 7, "åtte": 8, "ni": 9, "ti": 10, "tolv": 12}
_NUMBER = r"(?P<number>\d{1,3}(?:[ .\u00a0]\d{3})+|\d+(?:,\d+)?|" + "|".join(_NUMBER_WORDS) + ")"
_EVERY = r"(?:(?:(?:pr[.\u2024]?|per|hver|hvert|kvar|kvart|for hvert) (?:året|år|dag|uke|veke|måned|månad|innbygger|innbyggjar|person|barn|elev|døgn|time)|i (?:året|uka|uken|veka|måneden|månaden|døgnet)|årlig|årleg)\b)"
_PERCENT = re.compile(rf"(?<![\w.,-]){_NUMBER}\s?(?P<unit>%|prosentpoeng|prosent)(?! ?(?:stilling|av stillingen))", re.I)
_STOP = (
    r"i|på|pr|per|for|innen|innan|til|av|som|og|med|basert|fra|frå|ved|der|hos|om|over|under|skal|er|blir|har|vil|eller|mot|fram|frem|ut|"
    r"opp|ned|samt|mellom|gjennom|etter|før|ha|slik|at|hver|hvert|kvar|kvart|årlig|årleg|innenfor|der|inkludert|langs|utover|rundt|knyttet"
)
_COUNT = re.compile(
    rf"(?<![\w§.,/–-])(?<![\d] ){_NUMBER}(?P<unit>(?:\s+(?!(?:{_STOP})\b)[a-zæøåA-ZÆØÅ²³-]+){{1,4}})(?: (?P<every>{_EVERY}))?",
)
_FROM_TO = re.compile(
    r"^(?:(?:Antall|Antallet|Talet på|Tal på|Tal) (?P<counted>[\wæøå-]+)|(?P<first>[A-ZÆØÅ][\wæøå-]+)).{0,80}?\b(?:fra|frå) \d[\d ]*(?:,\d+)? til (?P<number>\d{1,3}(?: \d{3})+|\d+(?:,\d+)?)(?=\W*$|[.,;]| innen| innan| i 20| fram| før)"
)
_NO_COUNT_BEFORE = re.compile(
    r"(?:\b(?:kapittel|kap\.?|punkt|pkt\.?|nr\.?|side|s\.|figur|tabell|mål|bærekraftsmål|tiltak|delmål|strategi|versjon|trinn|fase|sak|klasse|kl\.?|alder(?:en)?|"
    r"rv\.?|fv\.?|kommune|vedlegg|sone|alternativ|del|steg|nivå|kr\.?|kroner|§§?|artikkel|co|uke|veke|mellom|på|de|dei|disse|desse|våre|alle|hovedmål|hovudmål|innsatsområde)\s*|[–-]\s?)$",
    re.I,
)
_NO_UNIT = re.compile(r"^(?:år|åringer|åringar|års|årig|årige|kroner|kr|mill\w*|mrd\w*|million\w*|milliard\w*|årsverk|DK|NOK|kvartal|tertial|og|km fra|gang|gonger|ganger|trinn|klasse|" + "|".join(
    ("januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "desember")
) + r")\b", re.I)
_LESS = re.compile(r"\b(?:reduser\w*|reduksjon\w*|redusert\w*|kutt\w*|senk\w*|minsk\w*|nedgang\w*|ned(?= med)|lavere|lågare|færre|mindre|innspar\w*|energispar\w*|spare\w*|minke\w*)", re.I)
_TO = re.compile(r"\b(?:til|på|under|over|minst|være|vere|maks\w*|høyst|er|ha)\s+(?:under |over |minst |maks\w* |høyst |minimum )?$", re.I)
_BY_AMOUNT = re.compile(r"\bmed\s+(?:minst |minimum |inntil |over |ytterligere |ytterlegare |totalt |til sammen )?$", re.I)
_AT_LEAST = re.compile(r"\b(?:minst|minimum|min\.|over|mer enn|meir enn|ikke under|ikkje under|ikke lavere enn|i minste fall)\s+$", re.I)
_AT_MOST = re.compile(r"\b(?:maks\.?|maksimum|maksimalt|høyst|høgst|inntil|under|mindre enn|færre enn|ikke over|ikkje over|ikke mer enn|ikkje meir enn|ikke overstige|lavere enn|lågare enn)\s+$", re.I)
_NEVER = re.compile(r"\b(?:ingen|ikke|ikkje|aldri|inga)\b", re.I)
_HALVED = re.compile(r"\b(?:halver(?:e|es|ast|t)|halvering)\b", re.I)
_DOUBLED = re.compile(r"\b(?:dobl(?:e|es|ast|et|a)|fordobl(?:e|es|ast|et)|dobling|fordobling)\b", re.I)
_BY = re.compile(
    r"\b(?:innen|innan|i løpet av|før|rulleres i|rullerast i|evalueres i|evaluerast i|revideres i|ferdig i|fram mot|frem mot|fram til|frem til|mot|seinest|senest|til)(?: (?:utgangen av|slutten av|utløpet av|året|og med))?\s+(?P<time>(?:\d{1,2}\.\s?)?(?:\w+\.?\s)?(?:\d{1,2}\.\d{1,2}\.)?20\d\d)\b(?!-?tal|-?niv)",
    re.I,
)
_IN_YEAR = re.compile(r"^I (?P<time>20\d\d)\b|\b(?:skal|må|vil)\b.{0,60}\b(?:i|høsten|hausten|våren|sommeren|vinteren) (?P<later>20\d\d)\W*$", re.I | re.S)
_AT_END = re.compile(r"\bi (?P<year>20\d\d)\W*$|(?:%|prosent) i (?P<after>20\d\d)\b")
_BASELINE = re.compile(
    r"(?:sam(?:men|an)li[gk]n\w+|målt|i forhold til|i høve(?: til)?|sett opp mot|fra|frå|med|mot|i forhold|utgangspunkt i)[\w\s,.-]{0,45}?\b(?P<year>(?:19|20)\d\d)(?P<level>-?\s?(?:nivå\w*|tal\w*|tallet)| som (?:basisår|utgangspunkt|referanseår))?",
    re.I,
)
_DEADLINE = re.compile(r"\bFrist(?:en)?(?: for \w+)?\s*[:–-]\s*(?P<time>[^;)\n]{4,40})", re.I)
_BRACKET = re.compile(r"\((?P<who>[A-ZÆØÅ][^()\d]{1,70}?),\s*(?P<when>(?:\w+ )?20\d\d)\)\.?$")
_BRACKET_YEAR = re.compile(r"\((?P<when>20\d\d)(?:, [^()]*)?\)\.?$")
_PART_TIME = re.compile(r"(?<![\d.,])(?P<share>\d{2,3}) ?(?:%|prosent)[- ]?(?:s )?(?:stilling|stillingsprosent)")
_RESPONSIBLE = re.compile(r"\b(?:Ansvar(?:lig|leg)?|Hovedansvar(?:lig)?|Hovudansvar(?:leg)?)(?: (?:enhet|eining|avdeling|for \w+))?\s*:\s*(?P<names>(?:(?!, ?frist)[^.;)\n]){2,90})", re.I)
_COST = re.compile(
    r"(?:\b(?P<before>kr|nok)\b[.:]?\s*)?(?<![\d.,])(?P<amount>\d{1,3}(?:[ .\u00a0]\d{3})+|\d+(?:,\d+)?)(?:,-)?\s*(?P<scale>mill\.?(?:ioner|ionar|ion)?|mrd\.?|milliarder|milliardar|tusen)?\s*(?P<after>kroner|kr\b|nok\b|,-|danske kroner|euro)?",
    re.I,
)
_PERSON_YEARS = re.compile(r"(?<![\d.,])(?P<number>\d+(?:[,.]\d+)?)\s*(?:nye |faste )?årsverk", re.I)
_SPAN = re.compile(r"\((?P<first>20\d\d)\s?[–-]\s?(?P<last>20\d\d)\)\.?$|(?:årlig|årleg|hvert år|kvart år) (?:fra|frå)(?: og med)? (?P<from>20\d\d)\b")
_PERIOD = re.compile(r"\bi (?:plan)?perioden (?P<first>20\d\d)\s?[–-]\s?(?P<last>20\d\d)", re.I)


def stated(kind: ItemKind, text: str) -> Attributes:
    """What the words of an item of that kind state.

    Args:
        kind: the kind; a value or a definition promises nothing.
        text: its words.

    Returns:
        The attributes, each only where the words say it outright.
    """
    if kind not in _PROMISES:
        return _stated_in_passing(kind, text)
    if not any(character.isdecimal() for character in text) and not _may_state(text):
        return Attributes()
    target = _target(text)
    period = _PERIOD.search(text)
    person_years = _PERSON_YEARS.search(text)
    return Attributes(
        target=target,
        deadline=_deadline(text) if target is None else None,
        responsible=_responsible(text),
        cost=cost_in(text),
        person_years=_value(person_years["number"].replace(".", ",")) if person_years else _part_time(text),
        period=(int(period["first"]), int(period["last"])) if period else _span(text),
    )


def _stated_in_passing(kind: ItemKind, text: str) -> Attributes:
    """A decision or request promises a number only where it says at least or at most, or in percent."""
    if kind not in (ItemKind.DECISION_POINT, ItemKind.PROPOSAL_POINT, ItemKind.REQUEST):
        return Attributes()
    target = _target(text)
    if target is not None and target.bound is None and (target.unit or "")[:1] != "%":
        target = None
    deadline = _deadline(text) if target is None else None
    return Attributes(target=target, deadline=deadline, cost=cost_in(text) if kind is not ItemKind.REQUEST else None)


def merge(stated_in_words: Attributes, stated_elsewhere: Attributes) -> Attributes:
    """Both together; what a table's own column says goes before what the words say."""
    given = {
        name: value
        for name in Attributes.__dataclass_fields__
        if (value := getattr(stated_elsewhere, name)) not in (None, ())
    }
    return replace(stated_in_words, **given)


def cost_in(text: str, *, in_cost_column: bool = False) -> Cost | None:
    """The sum of money that the text states; several sums stated one after the other are none.

    Args:
        text: the words, or a cell's.
        in_cost_column: whether a bare number is a sum.
    """
    for match in _COST.finditer(text):
        if not (match["before"] or match["after"] or (match["scale"] and in_cost_column)) and not in_cost_column:
            continue
        if in_cost_column and not (match["before"] or match["after"] or match["scale"]) and re.fullmatch(r"20\d\d", match["amount"]):
            continue
        amount = _value(match["amount"])
        scale = (match["scale"] or "").lower()
        factor = 1_000_000 if scale.startswith("mill") and not scale.startswith("millia") else 1_000 if scale == "tusen" else 1_000_000_000 if scale else 1
        currency = "DKK" if (match["after"] or "").lower().startswith("danske") else "EUR" if (match["after"] or "").lower() == "euro" else "NOK"
        return Cost(round(amount * factor, 2), currency)
    return None


def deadline_in(text: str) -> int | str | None:
    """The time that a cell or a phrase names; None where it names none («løpende»)."""
    last = None
    span = re.search(r"(20\d\d)\s?[–/-]\s?(20\d\d|\d\d)\b", text)
    if span:
        year = span[2] if len(span[2]) == 4 else span[1][:2] + span[2]
        return int(year)
    last = time_at(text)
    return last.value if last else None


def _may_state(text: str) -> bool:
    return bool(_HALVED.search(text) or _DOUBLED.search(text) or _RESPONSIBLE.search(text) or re.search(r"\b(?:to|tre|fire|fem|seks|sju|åtte|ni|ti|én|éin) ", text))


def _span(text: str) -> tuple[int | None, int | None] | None:
    match = _SPAN.search(text)
    if match is None:
        return None
    return (int(match["from"]), None) if match["from"] else (int(match["first"]), int(match["last"]))


def _part_time(text: str) -> float | None:
    match = _PART_TIME.search(text)
    return int(match["share"]) / 100 if match else None


def _value(printed: str) -> float:
    word = _NUMBER_WORDS.get(printed.lower())
    if word is not None:
        return word
    value = float(re.sub(r"[ .\u00a0](?=\d{3})", "", printed).replace(",", "."))
    return int(value) if value == int(value) else value


def _target(text: str) -> Target | None:
    for match in _PERCENT.finditer(text):
        before = text[max(0, match.start() - 80) : match.start()]
        number = _value(match["number"])
        unit = "%" if match["unit"].lower() != "prosentpoeng" else "prosentpoeng"
        if every := re.search(rf"^[^.;]{{0,60}}?\b({_EVERY})", text[match.end() :].replace("pr. ", "pr\u2024 ")):
            unit = f"{unit} {every[1]}".replace("\u2024", ".")
        return _promised(text, match.start(), match.end(), before, number, unit)
    if match := _HALVED.search(text):
        return _promised(text, match.start(), match.end(), "", -50, "%")
    if match := _DOUBLED.search(text):
        return _promised(text, match.start(), match.end(), "", 100, "%")
    if match := _FROM_TO.search(text):
        subject = match["counted"] or match["first"]
        return _promised(text, match.start("number"), match.end("number"), "til ", _value(match["number"]), subject)
    for match in _COUNT.finditer(text):
        before = text[max(0, match.start() - 80) : match.start()]
        unit = match["unit"].strip()
        if _NO_COUNT_BEFORE.search(before) or _NO_UNIT.match(unit) or re.fullmatch(r"(?:19|20)\d\d", match["number"]):
            continue
        if match["number"].lower() in _NUMBER_WORDS and not _counts(unit):
            continue
        if re.match(r"\s*(?:km|meter|m|m2|kvadratmeter|år)\b", match["unit"]) and re.search(r"\b(?:innen|over|under|enn|fra|frå)\s+$", before):
            continue
        if match["every"]:
            unit = f"{unit} {match['every']}"
        return _promised(text, match.start(), match.end(), before, _value(match["number"]), unit)
    return None


def _counts(unit: str) -> bool:
    """Whether the words after a number in letters are things that are counted («tre varemerker», not «to av oss»)."""
    return bool(re.search(r"(?:er|ar|år|or|rom|tiltak|arrangement|hus|anlegg|plasser|time|dag|gang|lag|tilbud|tilbod|bygg|steder|møter|uker|veker|dager)$", unit.split()[-1]))


def _promised(text: str, start: int, end: int, before: str, number: float, unit: str) -> Target:
    level = _TO.search(before) and not _BY_AMOUNT.search(before)
    level = level or _AT_MOST.search(before) is not None and not _BY_AMOUNT.search(before)
    clause = before[-60:] + " " + text[end : end + 25]
    if number > 0 and not level and _LESS.search(clause) and not re.search(r"\bøk\w*|\bauk\w*", clause, re.I):
        number = -number
    bound = Bound.AT_MOST if _AT_LEAST.search(before) and _NEVER.search(before) else Bound.AT_LEAST if _AT_LEAST.search(before) else Bound.AT_MOST if _AT_MOST.search(before) else None
    baseline = _baseline(text)
    by = _by(text, baseline)
    if by is None and (match := _AT_END.search(text, max(0, end - 8))) and int(match["year"] or match["after"]) != baseline:
        by = int(match["year"] or match["after"])
    return Target(number, unit, by, baseline, bound)


def _by(text: str, baseline: int | None) -> int | str | None:
    for match in _BY.finditer(text):
        found = time_at(match["time"])
        if found is not None and found.value != baseline:
            return found.value
    if match := _IN_YEAR.search(text):
        year = int(match["time"] or match["later"])
        return year if year != baseline else None
    return None


def _baseline(text: str) -> int | None:
    for match in _BASELINE.finditer(text):
        year = int(match["year"])
        comparing = re.match(r"(?:sam\w*n?li[gk]\w+|i forhold|i høve|målt|sett|utgangspunkt)", match[0], re.I)
        if (match["level"] or comparing) and year <= 2030:
            return year
    return None


def _deadline(text: str) -> int | str | None:
    if match := _DEADLINE.search(text):
        return deadline_in(match["time"])
    if bracket := _BRACKET.search(text) or _BRACKET_YEAR.search(text):
        return deadline_in(bracket["when"])
    return _by(text, _baseline(text))


def _responsible(text: str) -> tuple[str, ...]:
    if bracket := _BRACKET.search(text):
        return split_names(bracket["who"])
    match = _RESPONSIBLE.search(text)
    return split_names(re.split(r"\s+Frist", match["names"])[0]) if match else ()


def split_names(text: str) -> tuple[str, ...]:
    """The bodies that a cell or phrase names, as printed, parted at commas, slashes, semicolons and lines."""
    parts = re.split(r"\s*(?:[,;/\n•]|\s–\s|\bi samarbeid med\b|\bsaman med\b|\bsammen med\b|\bog(?= [A-ZÆØÅ]))\s*", text.strip(" .–-"))
    names: list[str] = []
    for part in parts:
        part = part.strip(" .–-")
        if part and part not in names:
            names.append(" ".join(part.split()))
    return tuple(names)


def years_in(text: str) -> list[int]:
    """Every year from 1900 to 2099 that the text names, in order."""
    return [int(match[0]) for match in YEAR.finditer(text)]
