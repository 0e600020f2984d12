"""What an item's own words state: a promised number, a deadline, who is responsible, what it costs."""

from __future__ import annotations

import re
from dataclasses import replace

from rettesnor.outline.bodies import split_names
from rettesnor.outline.dates import time_at
from rettesnor.outline.record import Attributes, Bound, Cost, ItemKind, Target
from rettesnor.outline.targets import (
    NUMBER_WORDS,
    baseline_in,
    by_in,
    counted_by,
    may_promise,
    target_in,
    value_of,
)

_PROMISES = frozenset(
    {
        ItemKind.VISION,
        ItemKind.GOAL,
        ItemKind.SUBGOAL,
        ItemKind.STRATEGY,
        ItemKind.MEASURE,
        ItemKind.INDICATOR,
    }
)
# «to kvelder i uka», «innen fire uker» go on, and are reached at no one time.
_GOES_ON = re.compile(
    r"^(?:uke|veke|dag|minutt|tim|måned|månad)"
    r"|\b(?:i|per|pr\.?|hver|hvert|kvar|kvart) (?:\w+ )?(?:uk[ae]|veka?|dag|år|måned|månad|døgn)|årl[ei]g"
)
_DIGIT = re.compile(r"\d")
_COUNTING = re.compile(r"(?i)(?:prosent)?(?:andel|del|antall|tal|talet|delen)\b")
_DEADLINE = re.compile(r"\bFrist(?:en)?(?: for \w+)?\s*[:–-]\s*(?P<time>[^;)\n]{4,40})", re.IGNORECASE)
# «(Teknisk drift, 2023–2024)», «(Kommuneoverlegen, årlig)».
_BRACKET = re.compile(
    r"\((?P<who>[A-ZÆØÅ][^()\d]{1,70}?),\s*"
    r"(?:(?P<when>(?:(?!fra\b|frå\b)\w+ )?20\d\d|\d{1,2}\.\d{1,2}\.20\d\d)"
    r"|(?P<first>20\d\d)\s?[–-]\s?(?P<last>20\d\d)|(?:fra|frå)(?: og med)? (?P<from>20\d\d)"
    r"|(?:årl[ei]g|løpende|løpande|(?:hvert|kvart) (?:år|halvår)|kontinuerleg|kontinuerlig))\)\.?$"
)
_BRACKET_YEAR = re.compile(r"\((?P<when>20\d\d)(?:, [^()]*)?\)\.?$")
_RESPONSIBLE = re.compile(
    r"\b(?:Ansvar(?:lig|leg)?|Hovedansvar(?:lig)?|Hovudansvar(?:leg)?)(?: (?:enhet|eining|avdeling|"
    r"for \w+))?\s*:\s*"
    r"(?P<names>(?:(?!, ?\w+ ?:)(?!, ?(?:frist|innen|innan|20\d\d))[^.;)\n]){2,90})",
    re.IGNORECASE,
)
_BEHIND_NAMES = re.compile(r"\s+(?:Frist|Tid|Tidsrom|Periode|Kostnad|Ferdig)\b")
# «… er i 2040 like rik som i dag», «… åpner høsten 2026».
_IN_YEAR = re.compile(
    r"\b(?:er|har|blir) i (?P<state>20\d\d)\b"
    r"|(?<!fra )(?<!frå )\b(?:høsten|hausten|våren|sommeren|vinteren) (?P<season>20\d\d)\W*$"
)
# «Tildelingskontoret er ansvarlig», «Kjøkkensjefen har ansvaret»: a sentence of its own that assigns it.
_IS_RESPONSIBLE = re.compile(
    r"(?:^|[.;:] )(?P<names>[A-ZÆØÅ][\wæøå-]+(?: (?!er\b|har\b|skal\b)[\wæøå-]+){0,5}) "
    r"(?:er (?:hoved|hovud)?ansvarl(?:ig|eg)e?|(?:har|får) (?:hoved|hovud)?ansvar(?:et)?|får i oppdrag)"
    r"(?=[.,;]|$| og | å | (?:saman|sammen) | for (?:å |tiltaket|oppfølg|anskaff))"
)
_COST = re.compile(
    r"(?:\b(?P<before>kr|nok)\b[.:]?\s*)?(?<![\d.,])(?P<amount>\d{1,3}(?:[ .\u00a0]\d{3})+|"
    r"\d+(?:,\d+)?)(?:,-)?\s*"
    r"(?P<scale>mill\.?(?:ioner|ionar|ion)?|mrd\.?|milliarder|milliardar|tusen)?\s*"
    r"(?P<after>kroner|kr\b|nok\b|,-|danske kroner|euro)?",
    re.IGNORECASE,
)
# «Innkjøp over 500 000 kroner» says which purchases, not what they cost.
_THRESHOLD = re.compile(r"\b(?:over|under|større enn|mindre enn) $")
_SCALES = (("milliard", 1_000_000_000), ("mrd", 1_000_000_000), ("mill", 1_000_000), ("tusen", 1_000))
_PERSON_YEARS = re.compile(
    rf"(?<![\w.,])(?P<number>\d+(?:[,.]\d+)?|{'|'.join(NUMBER_WORDS)})\s*(?:nye |faste )?årsverk",
    re.IGNORECASE,
)
_PART_TIME = re.compile(
    r"(?<![\d.,])(?P<share>\d{2,3}) ?(?:%|prosent)[- ]?(?:s )?(?:stilling|stillingsprosent)"
)
_SPAN = re.compile(
    r"(?:\(|\b(?:periode|tidsrom|tid): ?)(?P<first>20\d\d)\s?[–-]\s?(?P<last>20\d\d)[,;)].*$"
    r"|(?:årlig|årleg|hvert år|kvart år) (?:fra|frå)(?: og med)? (?P<from>20\d\d)\b"
)
_PERIOD = re.compile(
    r"\b(?:(?:i|for|gjennom) (?:plan|økonomiplan)?perioden|skoleåret|skuleåret) "
    r"(?P<first>20\d\d)\s?[–-]\s?(?P<last>20\d\d)"
    r"|\bi (?:både )?(?P<one>20\d\d) og (?P<other>20\d\d)\b",
    re.IGNORECASE,
)
_YEARS = re.compile(r"(20\d\d)\s?[–/-]\s?(20\d\d|\d\d)\b")


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
    if (
        not _DIGIT.search(text)
        and not may_promise(text)
        and "nsvar" not in text
        and not text.endswith((")", ")."))
    ):
        return Attributes()
    # «Talet på familiar som ventar meir enn tre veker» counts families and promises no three weeks.
    counts = (
        kind is ItemKind.INDICATOR and _COUNTING.match(text) and "%" not in text and "prosent" not in text
    )
    target = None if counts else target_in(text)
    if kind is ItemKind.VISION and target is not None and not _is_measured(target):
        # «De fire bygdene våre» in a vision counts what there is.
        target = None
    return Attributes(
        target=_by_its_deadline(target, text),
        deadline=_deadline(text) if target is None else None,
        responsible=_responsible(text),
        cost=cost_in(text),
        person_years=person_years_in(text),
        period=_period(text),
    )


def merge(stated_in_words: Attributes, stated_elsewhere: Attributes) -> Attributes:
    """Both together; what a table's own column says goes before what the words say.

    The time of a promised number is when it is to be reached; a deadline is where only a time is.
    """
    given = {
        name: value
        for name in Attributes.__dataclass_fields__
        if (value := getattr(stated_elsewhere, name)) not in (None, ())
    }
    both = replace(stated_in_words, **given)
    if both.target is None or both.deadline is None or not _is_reached(both.target):
        return both
    return replace(both, target=replace(both.target, by=both.deadline), deadline=None)


def with_counted_unit(kind: ItemKind, text: str, stated_of_it: Attributes) -> Attributes:
    """The attributes with the unit of a bare number: what the indicator's words count («Antall personer …»).

    Args:
        kind: the item's kind; only an indicator's words say what its table counts.
        text: its words.
        stated_of_it: what is known of it.
    """
    target = stated_of_it.target
    if kind is not ItemKind.INDICATOR or target is None or target.unit is not None:
        return stated_of_it
    return replace(stated_of_it, target=replace(target, unit=counted_by(text)))


def cost_in(text: str, *, in_cost_column: bool = False) -> Cost | None:
    """The sum of money that the text states; several sums stated one after the other are none.

    Args:
        text: the words, or a cell's.
        in_cost_column: whether a bare number is a sum.
    """
    for match in _COST.finditer(text):
        is_named = match["before"] or match["after"]
        if not in_cost_column and _THRESHOLD.search(text, 0, match.start()):
            continue
        if not is_named and not in_cost_column:
            continue
        if not is_named and not match["scale"] and re.fullmatch(r"20\d\d", match["amount"]):
            continue
        scale = (match["scale"] or "").lower()
        factor = next((factor for name, factor in _SCALES if scale.startswith(name)), 1)
        return Cost(round(value_of(match["amount"]) * factor, 2), _currency(match["after"] or ""))
    return None


def deadline_in(text: str) -> int | str | None:
    """The time that a cell or a phrase names; None where it names none («løpende»)."""
    if span := _YEARS.search(text):
        return int(span[2] if len(span[2]) == 4 else span[1][:2] + span[2])
    found = time_at(text)
    return found.value if found is not None else None


def person_years_in(text: str) -> float | None:
    """The person years that the text states; «50 % stilling» is half of one."""
    if match := _PERSON_YEARS.search(text):
        return value_of(match["number"].replace(".", ","))
    match = _PART_TIME.search(text)
    return int(match["share"]) / 100 if match else None


def _by_its_deadline(target: Target | None, text: str) -> Target | None:
    """A target to be reached by «Frist: 2027», where its own words say no time."""
    match = _DEADLINE.search(text) if target is not None and _is_reached(target) else None
    return (
        replace(target, by=deadline_in(match["time"])) if target is not None and match is not None else target
    )


def _is_reached(target: Target) -> bool:
    """Whether the target is to be reached at a time that is not said yet, and is none that goes on."""
    return target.by is None and _GOES_ON.search(target.unit or "") is None


def _is_measured(target: Target) -> bool:
    """Whether a number is promised for certain: in percent, or as the least or the most, and no span of time."""
    unit = target.unit or ""
    return (
        target.bound is Bound.AT_LEAST
        or unit[:1] == "%"
        or (target.bound is not None and _is_reached(target))
    )


def _stated_in_passing(kind: ItemKind, text: str) -> Attributes:
    """A decision or request promises a number only where it says at least or in percent."""
    if kind not in (ItemKind.DECISION_POINT, ItemKind.PROPOSAL_POINT, ItemKind.REQUEST) or text.endswith("?"):
        return Attributes()
    target = target_in(text)
    if target is not None and not _is_measured(target):
        target = None
    assigned = _IS_RESPONSIBLE.search(text) if kind is not ItemKind.REQUEST else None
    return Attributes(
        target=target,
        deadline=_deadline(text) if target is None else None,
        responsible=split_names(assigned["names"]) if assigned else (),
        period=_period(text) if kind is not ItemKind.REQUEST else None,
        cost=cost_in(text) if kind is not ItemKind.REQUEST else None,
        person_years=person_years_in(text) if kind is not ItemKind.REQUEST else None,
    )


def _currency(words: str) -> str:
    folded = words.lower()
    return "DKK" if folded.startswith("danske") else "EUR" if folded == "euro" else "NOK"


def _period(text: str) -> tuple[int | None, int | None] | None:
    match = _PERIOD.search(text)
    if match is None:
        return _span(text)
    first, last = int(match["first"] or match["one"]), int(match["last"] or match["other"])
    return (first, last) if first < last else None


def _span(text: str) -> tuple[int | None, int | None] | None:
    match = _SPAN.search(text) or _BRACKET.search(text)
    if match is None or not (match["from"] or match["first"]):
        return None
    return (int(match["from"]), None) if match["from"] else (int(match["first"]), int(match["last"]))


def _deadline(text: str) -> int | str | None:
    if match := _DEADLINE.search(text):
        return deadline_in(match["time"])
    if bracket := _BRACKET.search(text) or _BRACKET_YEAR.search(text):
        return deadline_in(bracket["when"]) if bracket["when"] else None
    baseline = baseline_in(text)
    by = by_in(text, baseline)
    if by is None and (in_year := _IN_YEAR.search(text)) is not None:
        by = int(in_year["state"] or in_year["season"])
    return by if by != baseline else None


def _responsible(text: str) -> tuple[str, ...]:
    if bracket := _BRACKET.search(text):
        return split_names(bracket["who"])
    match = _RESPONSIBLE.search(text) or _IS_RESPONSIBLE.search(text)
    return split_names(_BEHIND_NAMES.split(match["names"])[0]) if match else ()
