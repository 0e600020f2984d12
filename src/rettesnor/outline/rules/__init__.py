"""The rules of the grammar as data: YAML files, each rule with its reason, loaded only when needed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from rettesnor.outline.record import ItemKind

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_LINE_BREAK = re.compile(r"\n *")


@dataclass(frozen=True, slots=True)
class Word:
    """A word by which plans label a statement («Delmål 1.1»).

    Args:
        name: its first form.
        kind: the kind of what it labels.
        under: the kind below items of other kinds.
        as_name: the kind where what it labels is a name and no sentence; None where that makes no difference.
    """

    name: str
    kind: ItemKind
    under: dict[ItemKind, ItemKind]
    as_name: ItemKind | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """What a heading or lead-in says about the points below it.

    Args:
        name: the kind of item that its points are, or `contents`, `foreign`, `none`, `area`.
        pattern: matches the whole heading, folded, without label and final colon.
    """

    name: str
    pattern: re.Pattern[str]


@cache
def load(name: str) -> Any:
    """The content of one rule file; patterns that run over several lines are put together."""
    content = yaml.load(files(__package__).joinpath(name).read_text("utf-8"), Loader=_Loader)
    return _put_together(content)


def alternatives(patterns: str | list[str]) -> str:
    """One pattern for a rule that gives one or several, of which any may match."""
    return patterns if isinstance(patterns, str) else f"(?:{'|'.join(patterns)})"


@cache
def words() -> dict[str, Word]:
    """Each form of each labelling word, in lower case."""
    found = {}
    for rule in load("words.yml")["words"]:
        word = Word(
            name=rule["forms"][0],
            kind=ItemKind(rule["kind"]),
            under={ItemKind(a): ItemKind(b) for a, b in rule.get("under", {}).items()},
            as_name=ItemKind(rule["as_name"]) if "as_name" in rule else None,
        )
        found.update(dict.fromkeys(rule["forms"], word))
    return found


@cache
def codes() -> dict[str, ItemKind]:
    """The kind that each code of letters gives before a number («HM1»), in lower case."""
    return {code.lower(): ItemKind(kind) for code, kind in load("words.yml")["codes"].items()}


@cache
def sections() -> tuple[Section, ...]:
    """The rules for headings and lead-ins, in the order in which they are tried."""
    return tuple(
        Section(rule["kind"], re.compile(alternatives(rule["is"]))) for rule in load("words.yml")["sections"]
    )


@cache
def not_items() -> re.Pattern[str]:
    """Lead-ins whose lists are no items."""
    return re.compile(alternatives(load("words.yml")["not_items"]))


@cache
def not_names() -> frozenset[str]:
    """The words before «kommune» that name no municipality."""
    return frozenset(load("names.yml")["not_names"])


@cache
def sustainability_goals() -> frozenset[tuple[str, str]]:
    """The goals of the United Nations, each with its number and its name in lower case."""
    goals = load("names.yml")["sustainability_goals"]
    return frozenset((str(number), name) for number, names in goals.items() for name in names)


@cache
def body() -> str:
    """The pattern of the councils and committees of a municipality, in lower case."""
    rules = load("decisions.yml")
    return alternatives(rules["body"]).replace("{name}", rules["name"])


@cache
def openings() -> tuple[Section, ...]:
    """The headings and lead-ins of proposals, decisions and remarks; `name` is what they open."""
    return tuple(
        Section(
            rule["kind"], re.compile("|".join(_numbered(place, one) for place, one in enumerate(rule["is"])))
        )
        for rule in load("decisions.yml")["sections"]
    )


@cache
def body_now() -> tuple[re.Pattern[str], ...]:
    """Where a case says which body treats it now, and when."""
    return tuple(re.compile(_filled(pattern)) for pattern in load("decisions.yml")["body_now"])


@cache
def decided_in_front() -> tuple[re.Pattern[str], ...]:
    """How a plan that is printed with its decision in front announces it in prose."""
    return tuple(re.compile(_filled(pattern)) for pattern in load("decisions.yml")["decided_in_front"])


def _numbered(place: int, pattern: str) -> str:
    """The pattern with group names of its own, since several patterns of one rule become one."""
    return re.sub(r"\(\?P<(body|parties|administration)>", rf"(?P<\g<1>{place}>", f"(?:{_filled(pattern)})")


def _filled(pattern: str) -> str:
    administration = alternatives(load("decisions.yml")["administration"])
    return pattern.replace("{administration}", administration).replace("{body}", body())


def _put_together(content: Any) -> Any:
    if isinstance(content, str):
        return _LINE_BREAK.sub("", content)
    if isinstance(content, list):
        return [_put_together(one) for one in content]
    if isinstance(content, dict):
        return {name: _put_together(one) for name, one in content.items()}
    return content
