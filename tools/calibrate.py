"""Learns the weights of confidence from the reference readings, and writes how well they tell errors.

For each document the weights are learned from all the others; its items are then ranked with them. What the
ranking is worth is the share of all errors among the least certain tenth. The weights that the engine uses are
learned from all.

    python -m tools.calibrate            writes rules/confidence.yml and docs/explanation/confidence.md
"""

from __future__ import annotations

import json
import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from math import exp, log
from pathlib import Path

import yaml

from rettesnor import documents
from rettesnor.outline.confidence import traits_of
from rettesnor.outline.drafts import finish
from rettesnor.outline.facts import read_facts, read_title
from rettesnor.outline.kinds import recognise
from rettesnor.outline.reading import read_drafts
from rettesnor.outline.statements import read_statements
from tools.matching import right_items

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / "tests" / "golden" / "corpus"
SHARED = ROOT.parent / "shared"
WEIGHTS = ROOT / "src" / "rettesnor" / "outline" / "rules" / "confidence.yml"
CONFIDENCE_PAGE = ROOT / "docs" / "explanation" / "confidence.md"
LATER_KINDS = frozenset({"vote", "amendment"})
SHRINKAGE = 0.6
ROUNDS = 60
STEP = 0.15


@dataclass(frozen=True, slots=True)
class Example:
    """An item: its document, its traits, and whether careful readers read it the same."""

    document: str
    traits: tuple[str, ...]
    is_right: bool


def main() -> None:
    """Learns, measures and writes."""
    examples = [example for path in _references() for example in _examples(path)]
    held_out = _held_out(examples)
    bias, weights = learn(examples)
    WEIGHTS.write_text(_weights_page(bias, weights), encoding="utf-8")
    CONFIDENCE_PAGE.write_text(_page(examples, held_out), encoding="utf-8")
    print(_page(examples, held_out))


def learn(examples: list[Example]) -> tuple[float, dict[str, float]]:
    """The bias and weights of a logistic regression, shrunk towards 0 (ridge), by stochastic gradient steps."""
    weights: dict[str, float] = defaultdict(float)
    rights = sum(example.is_right for example in examples)
    bias = log((rights + 1) / (len(examples) - rights + 1))
    order = list(examples)
    chance = random.Random(1)
    for number in range(ROUNDS):
        step = STEP / (1 + number / 10)
        chance.shuffle(order)
        for example in order:
            error = example.is_right - _chance(bias, weights, example.traits)
            bias += step * error * 0.1
            for trait in example.traits:
                weights[trait] += step * (error - SHRINKAGE * weights[trait] / len(examples) * 20)
    return bias, dict(weights)


def _chance(bias: float, weights: dict[str, float], traits: tuple[str, ...]) -> float:
    total = bias + sum(weights.get(trait, 0.0) for trait in traits)
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


def _held_out(examples: list[Example]) -> list[tuple[float, Example]]:
    found = []
    for name in dict.fromkeys(example.document for example in examples):
        bias, weights = learn([example for example in examples if example.document != name])
        found += [
            (_chance(bias, weights, example.traits), example)
            for example in examples
            if example.document == name
        ]
    return sorted(found, key=lambda pair: pair[0])


def _references() -> list[tuple[Path, Path]]:
    """The reference readings and their documents; those in ../shared only where they lie beside the repository."""
    found = [
        (path, path.with_name(path.name.replace(".gold.json", ".txt")))
        for path in sorted(CORPUS.glob("*/*.gold.json"))
    ]
    for path in sorted((SHARED / "gold").glob("*.gold.json")):
        found.append((path, SHARED / "documents" / path.name.replace(".gold.json", ".txt")))
    return [
        (gold, text)
        for gold, text in found
        if json.loads(gold.read_text("utf-8"))["kind"] in ("plan", "case", "letter")
    ]


def _examples(reference: tuple[Path, Path]) -> list[Example]:
    gold_path, path = reference
    gold = [
        item for item in json.loads(gold_path.read_text("utf-8"))["items"] if item["kind"] not in LATER_KINDS
    ]
    document = documents.read(path.read_bytes())
    kind, sure = recognise(document)
    statements = read_statements(document)
    title = read_title(document, statements, kind)
    facts = read_facts(document, statements, kind, title)
    drafts, warnings = read_drafts(document, statements, kind, title, facts)
    items = finish(drafts)
    right = right_items(gold, items)
    by_place = {(item.start, item.end, item.kind): item.id in right for item in items}
    return [
        Example(path.name, traits, by_place[draft.start, draft.end, draft.kind])
        for draft, traits in traits_of(document, drafts, warnings, sure)
        if (draft.start, draft.end, draft.kind) in by_place
    ]


def _weights_page(bias: float, weights: dict[str, float]) -> str:
    head = (
        "# How much each trait of an item speaks for its reading being right: logs of odds, learned from reference\n"
        "# readings by `make calibrate`; docs/explanation/confidence.md shows what they are worth. Not by hand.\n"
    )
    kept = {name: round(weight, 2) for name, weight in sorted(weights.items()) if abs(weight) >= 0.02}
    return head + yaml.safe_dump(
        {"bias": round(bias, 2), "weights": kept}, allow_unicode=True, sort_keys=False, width=118
    )


def _page(examples: list[Example], held_out: list[tuple[float, Example]]) -> str:
    errors = sum(not example.is_right for example in examples)
    return _PAGE.format(
        items=len(examples),
        documents=len({example.document for example in examples}),
        errors=errors,
        ranked="\n".join(_ranked(held_out, errors)),
        bands="\n".join(_bands(held_out)),
    )


def _ranked(held_out: list[tuple[float, Example]], errors: int) -> Iterator[str]:
    for share in (5, 10, 20, 30, 50):
        least = held_out[: max(1, round(len(held_out) * share / 100))]
        caught = sum(not example.is_right for _, example in least)
        yield f"| {share} % | {len(least)} | {caught} | {caught / errors:.0%} | {least[-1][0]:.2f} |"


def _bands(held_out: list[tuple[float, Example]]) -> Iterator[str]:
    for low, high in ((0.0, 0.5), (0.5, 0.7), (0.7, 0.85), (0.85, 0.95), (0.95, 1.01)):
        inside = [example for chance, example in held_out if low <= chance < high]
        if inside:
            right = sum(example.is_right for example in inside)
            yield f"| {low:.2f}–{min(high, 1):.2f} | {len(inside)} | {right / len(inside):.0%} |"


_PAGE = """# How sure a reading is, and how good that is

Every item has a confidence between 0 and 1: the chance that its kind, its label, what it stands under and its words
are all right. It is the sum of weights of the item's traits: the rule that made it an item, what it stands under, its
neighbours, its length, warnings at its place (`src/rettesnor/outline/confidence.py`). The weights are learned from
reference readings and lie as data in `rules/confidence.yml`; [ADR 9](../adr/0009-confidence-is-learned.md) says why.
1 is given only where the document's own numbering or a table's cells prove the reading.

The tables below are written by `make calibrate`: {items} items of {documents} documents, {errors} of them read
otherwise than by the careful readers. For each document the weights were learned from the other documents only. The
documents are those that the rules were tried on, so the share of errors is lower than on a plan nobody has seen; what
the table shows is whether doubt falls where the errors are.

| least certain | items | errors among them | share of all errors | confidence up to |
|---|---|---|---|---|
{ranked}

| confidence | items | right |
|---|---|---|
{bands}

The tree marks an item as doubtful where its confidence is below 0.93, and the Excel sheet lists the same.

An item that the engine missed has no confidence; comparing with the page is for finding those.
"""


if __name__ == "__main__":
    main()
