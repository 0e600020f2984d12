"""The rules of the grammar as data: YAML files, each rule with its reason, loaded once and only when needed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from rettesnor.outline.record import ItemKind

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Word:
    """A word by which plans label a statement («Delmål 1.1»), the kind it gives, and that kind below others."""

    name: str
    kind: ItemKind
    under: dict[ItemKind, ItemKind]


@dataclass(frozen=True, slots=True)
class Section:
    """What a heading or lead-in says about the points below it.

    Args:
        name: the kind of item that its points are, or `contents`, `foreign`, `none`, `area`.
        pattern: matches the whole heading, folded, without label and final colon.
    """

    name: str
    pattern: re.Pattern[str]


def load(name: str) -> Any:
    """The content of one rule file, as YAML gives it."""
    return yaml.load(files(__package__).joinpath(name).read_text("utf-8"), Loader=_Loader)


@cache
def words() -> dict[str, Word]:
    """Each form of each labelling word, in lower case."""
    found = {}
    for rule in load("words.yml")["words"]:
        word = Word(
            name=rule["forms"][0],
            kind=ItemKind(rule["kind"]),
            under={ItemKind(a): ItemKind(b) for a, b in rule.get("under", {}).items()},
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
        Section(rule["kind"], re.compile("|".join(f"(?:{one})" for one in rule["is"])))
        for rule in load("words.yml")["sections"]
    )


@cache
def not_items() -> re.Pattern[str]:
    """Lead-ins whose lists are no items."""
    return re.compile("|".join(f"(?:{one})" for one in load("words.yml")["not_items"]))
