"""Facts of plans: whose it is, what sort of plan, for which years, and when and by whom it was adopted."""

from __future__ import annotations

import re
from collections import Counter

from rettesnor.outline import rules
from rettesnor.outline.dates import dates_in
from rettesnor.outline.record import Facts

_HEAD = 4_000
_MUNICIPALITY = re.compile(
    r"(?<![\w-])(?P<name>[A-ZÆØÅ][a-zæøåáč-]+(?:[ -][A-ZÆØÅ][a-zæøåáč]+){0,2}"
    r"|[A-ZÆØÅ][A-ZÆØÅ-]+(?: [A-ZÆØÅ][A-ZÆØÅ]+)?)s? (?:[Kk]ommune|KOMMUNE)(?:s|n)?\b"
)
_NAMED_OTHERWISE = re.compile(
    r"\b(?:(?:[Kk]ommunestyret|[Ff]ormannskapet) i|(?:\w*[Pp]lanstrategi|\w+plan|\w+strategi|[Ss]amfunnsdel) for)"
    r" (?P<name>[A-ZÆØÅ][\wæøå-]+)(?! kommune| fylke)"
)
_TYPES = (
    ("planstrategi", r"planstrategi"),
    ("samfunnsdel", r"samfunnsdel|kommuneplan(?!ens? arealdel)(?:en)? (?:\d{4}|for \w+$)"),
    ("arealdel", r"arealdel"),
    ("økonomiplan", r"økonomiplan"),
    ("budsjett", r"årsbudsjett|budsjett"),
    ("årsmelding", r"årsmelding|årsrapport|årsberetning"),
    ("kommunedelplan", r"kommunedelplan"),
    ("handlingsplan", r"handlingsplan|tiltaksplan|handlingsprogram|handlingsdel"),
    ("temaplan", r"temaplan|^plan for\b"),
    ("strategi", r"strategi(?:plan|dokument)?\b|\w+strategi\b|næringsplan|strategisk plan"),
    ("temaplan", r"(?:hoved|sektor|fag|\w+)plan\b"),
)
_YEARS = re.compile(r"(?<![\d.])(?P<first>20\d\d)\s?[–—/-]\s?(?P<last>20\d\d|\d\d)(?!\d|[./]\d)")
_VALID = re.compile(
    r"(?i)\b(?:planen|planprogrammet|strategien|og) (?:gjelder|gjeld)(?: for| i)?"
    r"(?: planperioden| perioden| åra| årene)? (?P<first>20\d\d)\s?[–—-]\s?(?P<last>20\d\d)\b"
)
_OF_ANOTHER = re.compile(
    r"(?i)\b(?:erstatter|erstattar|avløser|avløyser|forrige|førre|tidligere|tidlegare|gamle|gjeldende)\b[^.\n]*$"
)
_OPEN_END = re.compile(r"\b(?:fram mot|frem mot|mot|til|fram til|frem til)(?: år| året)? (?P<year>20\d\d)\b")
_ADOPTED = re.compile(r"(?i)\b(?:vedtatt|vedteken|vedteke|vedtok|vedtek|vedtatte|godkjent|godkjend|vedtak)\b")
_DECISION = re.compile(r"(?im)^[ \t*#]*(?:[a-zæøå]+(?:styret|tinget)s? (?:sitt )?)?vedtak\b[ \t*]*(?::|$)")
_NOT_YET = re.compile(
    r"(?i)\b(?:høring|høyring|offentlig ettersyn|offentleg ettersyn|lagt ut|utlagt|førstegang)"
)
_LONE = re.compile(r"(?im)^\W*(?:vedtatt|vedteken)(?: den)? (?P<date>\d[\w. ]{6,20})$")
_EARLIER_PLAN = re.compile(r"(?i)\b(?:forrige|førre|tidligere|tidlegare|gamle) \w*plan")
_OTHER_PLAN = re.compile(
    r"(?i)planstrategi|forrige|førre|tidligere|tidlegare|reguleringsplan|planprogram|erstatter|erstattar"
)
_BODY = re.compile(
    r"(?i)\b(kommunestyret?|bystyret?|heradsstyret?|formannskapet?|fylkestinget?|[a-zæøå]+utvalget?|"
    r"[a-zæøå]+utvalet?|utval(?:g|get|et)? for(?: (?!\d)[a-zæøå-]+,?){1,5}?)(?=\b|s\b)(?! og [a-zæøå]| [a-zæøå]+ og )"
)

_ADOPTED_FIELD = re.compile(r"(?im)^\W*(?:vedtatt|vedteken|vedteke)(?: av| i| dato)?\W*$")
_BODY_ON_LINE = re.compile(
    r"(?im)^\W*(?P<body>kommunestyret?|bystyret?|heradsstyret?|formannskapet?|fylkestinget?"
    r"|[a-zæøå]*utvalget for [^\n\d]{3,40})\b(?P<rest>.*)$"
)
_LONGEST_FIELDS = 400
_FULL_DATE = len("2025-10-23")


def plan_facts(text: str, title: str | None) -> Facts:
    """What a plan says about itself, mostly on its first pages and in its running headers.

    Args:
        text: the document's text.
        title: the plan's title, where it prints one.
    """
    adopted_on, adopted_by = _adoption(text)
    return Facts(
        municipality=municipality_in(text),
        plan_type=_plan_type(text, title),
        period=_period(text, title),
        adopted_on=adopted_on,
        adopted_by=adopted_by,
    )


def municipality_in(text: str) -> str | None:
    """The municipality that the text names most, by its name without «kommune»; None where it names none."""
    names: Counter[str] = Counter()
    for match in _MUNICIPALITY.finditer(text[:200_000]):
        words = match["name"].split(" ")
        while words and words[0].title() in rules.not_names():
            words.pop(0)
        name = " ".join(words)
        if not name or len(name) < 2:
            continue
        name = name.title() if name.isupper() else name
        names[name] += 3 if match.start() < 600 else 1
    if not names:
        return _named_otherwise(text)
    best = max(names, key=lambda name: names[name])
    return best.removesuffix("s") if best.endswith("s") and names.get(best.removesuffix("s"), 0) else best


def _named_otherwise(text: str) -> str | None:
    """The municipality that only its council or its plan names («kommunestyret i Nordvik»)."""
    match = _NAMED_OTHERWISE.search(text, 0, _HEAD)
    return match["name"] if match is not None and text.count(match["name"]) > 1 else None


def _plan_type(text: str, title: str | None) -> str | None:
    for place in (title or "", _head(text) if title is None or not _type_in(title) else ""):
        found = _type_in(place)
        if found is not None and (place == title or found != "temaplan" or "temaplan" in place.casefold()):
            return found
    return None


def _head(text: str) -> str:
    """The text's beginning, where a plan speaks of itself; of an excerpt only its first quarter."""
    return text[: max(700, min(_HEAD, len(text) // 4))]


def _type_in(text: str) -> str | None:
    folded = text.casefold()
    found = [
        (match.start(), order, name)
        for order, (name, pattern) in enumerate(_TYPES)
        if (match := re.search(pattern, folded))
    ]
    if not found:
        return None
    named = [one for one in found if one[1] < 9]
    return min(named or found, key=lambda one: (one[0] if len(text) > 200 else 0, one[1]))[2]


def _period(text: str, title: str | None) -> tuple[int | None, int | None] | None:
    if title is None or not _YEARS.search(title):
        valid = _VALID.search(text)
        if valid is not None:
            return int(valid["first"]), int(valid["last"])
    for place in (title or "", _head(text)):
        for match in _YEARS.finditer(place):
            if _OF_ANOTHER.search(place, max(0, match.start() - 70), match.start()):
                continue
            first = int(match["first"])
            last = int(match["last"]) if len(match["last"]) == 4 else first // 100 * 100 + int(match["last"])
            if 0 < last - first <= 40:
                return first, last
    ends = Counter(int(match["year"]) for match in _OPEN_END.finditer(text[:_HEAD]))
    if ends and (most := ends.most_common(1)[0])[1] >= 1:
        return None, most[0]
    return None


def _adoption(text: str) -> tuple[str | None, str | None]:
    """When and by whom: a word of adoption, a full date and a body in one sentence about this plan.

    The front pages go before the rest; a plan's last page often tells it too.
    """
    places = [(0, 3 * _HEAD)] + (
        [(len(text) - _HEAD, len(text))] if len(text) > 4 * _HEAD else [(3 * _HEAD, len(text))]
    )
    for start, end in places:
        for match in _ADOPTED.finditer(text, max(0, start), min(end, len(text))):
            window_start = max(text.rfind("\n\n", 0, match.start()), match.start() - 160, 0)
            window_end = text.find("\n\n", match.end())
            window_end = min(window_end if window_end >= 0 else len(text), match.end() + 140)
            window = text[window_start:window_end]
            around = text[max(window_start, match.start() - 60) : min(window_end, match.end() + 40)]
            line_start, line_end = _line_around(text, match.start())
            if _NOT_YET.search(text, line_start, line_end):
                continue
            dates = dates_in(window)
            body = _BODY.search(text, line_start, line_end) or _BODY.search(window)
            if (
                not dates
                or body is None
                or _EARLIER_PLAN.search(around)
                or (_OTHER_PLAN.search(around) and not re.search(r"(?i)denne|vart vedt|ble vedt", around))
            ):
                continue
            if re.search(r"(?i)\bplanstrategi", around) and "samfunnsdel" in text[:_HEAD].lower():
                continue
            nearest, _ = min(
                ((one, one.start + window_start) for one in dates),
                key=lambda found: (not line_start <= found[1] < line_end, abs(found[1] - match.start())),
            )
            return str(nearest.value), _definite(body[1])
    return _adopted_in_fields(text) or _adopted_in_front(text)


def _adopted_in_fields(text: str) -> tuple[str | None, str | None] | None:
    """By the fields of a table in front, its words and values cell by cell («Vedtatt av», «Kommunestyret»)."""
    field = _ADOPTED_FIELD.search(text, 0, _HEAD)
    if field is None:
        return None
    values = text[field.end() : field.end() + _LONGEST_FIELDS]
    body = _BODY_ON_LINE.search(values)
    if body is None:
        return None
    days = [one for one in dates_in(body["rest"]) or dates_in(values) if len(str(one.value)) == _FULL_DATE]
    return (str(days[0].value), _definite(body["body"])) if days else None


def _line_around(text: str, offset: int) -> tuple[int, int]:
    end = text.find("\n", offset)
    return text.rfind("\n", 0, offset) + 1, end if end >= 0 else len(text)


def _definite(name: str) -> str:
    """«Vedtatt av Nordvik kommunestyre» names the body as «vedtatt av kommunestyret» does."""
    return f"{name}t" if name.casefold().endswith("styre") else f"{name}et" if name.endswith("skap") else name


def _adopted_in_front(text: str) -> tuple[str | None, str | None]:
    """By the decision printed before the plan, whose head names body and day; else by a lone «Vedteken …»."""
    heading = _DECISION.search(text[:_HEAD])
    if heading is not None:
        before = text[: heading.start()]
        dates = dates_in(before)
        bodies = list(_BODY.finditer(before)) or list(_BODY.finditer(heading[0]))
        if dates and bodies:
            return str(dates[-1].value), _definite(bodies[-1][1])
    lone = _LONE.search(text[:_HEAD])
    dates = dates_in(lone["date"]) if lone else []
    return (str(dates[0].value), None) if dates else (None, None)
