"""A record's values as a person writes them: numbers, dates, costs, targets.

The engine holds no interface words: every function takes `words`, a mapping from keys such as ``fact.period``
to the reader's language.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields
from datetime import date

from rettesnor.outline.record import Attributes, Body, Cost, Facts, Target

Words = Mapping[str, str]


def attributes_to_words(attributes: Attributes, words: Words) -> dict[str, str]:
    """What the text states about an item, by the attribute's name, in the order of the contract."""
    stated = {one.name: getattr(attributes, one.name) for one in fields(attributes)}
    return {
        name: value_to_words(name, value, words) for name, value in stated.items() if value not in (None, ())
    }


def facts_to_words(facts: Facts, words: Words) -> dict[str, str]:
    """What a document says about itself, by the fact's name, in the order of the contract."""
    stated = {one.name: getattr(facts, one.name) for one in fields(facts)}
    return {
        name: value_to_words(name, value, words) for name, value in stated.items() if value not in (None, ())
    }


def value_to_words(name: str, value: object, words: Words) -> str:
    """One attribute or fact as a person writes it.

    Args:
        name: the attribute's or fact's name, for values that are a word of a closed list (``plan_type``).
        value: as the record holds it, neither None nor empty.
        words: the reader's words.
    """
    match value:
        case Target():
            return target_to_words(value, words)
        case Cost():
            return cost_to_words(value, words)
        case Body():
            return _body_to_words(value, words)
        case (int() | None, int() | None) if name == "period":
            return "–".join("" if year is None else str(year) for year in value)
        case tuple():
            return ", ".join(value_to_words(name, one, words) for one in value)
        case float():
            return number_to_words(value, words)
        case str():
            return words.get(f"{name}.{value}", time_to_words(value, words))
        case _:
            return str(value)


def target_to_words(target: Target, words: Words) -> str:
    """A promised number, such as «minst 90 % innen 2030 (fra 2008)»."""
    parts = [
        words[f"bound.{target.bound.value}"] if target.bound else "",
        number_to_words(target.value, words),
        target.unit or "",
        words["target.by"].format(by=time_to_words(str(target.by), words)) if target.by is not None else "",
        words["target.baseline"].format(year=target.baseline_year)
        if target.baseline_year is not None
        else "",
    ]
    return " ".join(part for part in parts if part)


def cost_to_words(cost: Cost, words: Words) -> str:
    """A cost, such as «1 200 000 kr»."""
    return f"{number_to_words(cost.amount, words)} {currency_to_words(cost.currency, words)}"


def currency_to_words(currency: str, words: Words) -> str:
    """A currency as it is written behind an amount; its ISO 4217 code where the words have none."""
    return words.get(f"currency.{currency}", currency)


def number_to_words(value: float, words: Words) -> str:
    """A number with the language's decimal mark, in groups of three from 10 000 on, with a minus sign."""
    size = abs(value)
    grouped = f"{size:,}" if size >= 10_000 else f"{size}"
    whole, _, decimals = grouped.partition(".")
    shown = whole.replace(",", words["number.group"])
    if decimals not in ("", "0"):
        shown += words["number.decimal"] + decimals
    return f"−{shown}" if value < 0 else shown


def time_to_words(value: str, words: Words) -> str:
    """An ISO date or month as the language writes it; anything else as it is."""
    day = iso_date(value)
    if day is not None:
        return words["time.date"].format(day=f"{day.day:02}", month=f"{day.month:02}", year=day.year)
    if re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", value):
        return words["time.month"].format(month=value[5:], year=value[:4])
    return value


def iso_date(value: object) -> date | None:
    """The day that an ISO date such as "2024-06-30" names; None where the value is none."""
    if not isinstance(value, str) or not re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def _body_to_words(body: Body, words: Words) -> str:
    details = [body.number, time_to_words(body.date, words) if body.date else None]
    known = ", ".join(detail for detail in details if detail)
    return f"{body.name} ({known})" if known else body.name
