"""Makes `NAME.gold.json` from `NAME.txt` and the compact reading `NAME.reading.yml` a person wrote beside it.

    python make_gold.py            writes every gold file of the corpus
    python make_gold.py nb/NAME    only those named

A reading says what stands in the text by quoting it; the offsets are computed here, none is written by hand.
It is refused when a quote is not in the text, stands there several times without `occurrence`, comes out of
order, or overlaps another. Nothing here uses the engine: a reading is independent of it.

    kind: plan                     facts, title and notes as in the gold file
    true_hyphens: [CO2-utslipp]    words whose printed end-of-line hyphen is their own
    items:
      - goal 1: "Mål 1: | Alle barn … hele livet"    kind and label: printed label | first words … last words
        has: {deadline: 2030}      attributes
        skip: ["Side 3 av 9"]      what stands inside the span but is none of the item's words
        occurrence: 2              which printing of the quote is meant
        name: trygghet             by which an item elsewhere can say `under: trygghet`
        items: [...]               what stands under it
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias, cast

import yaml

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"

CORPUS = Path(__file__).parent
KINDS = frozenset((
    "vision", "value", "approach", "area", "goal", "subgoal", "strategy", "measure", "indicator",
    "definition", "agenda_item", "proposal_point", "amendment", "vote", "decision_point", "remark", "request",
))  # fmt: skip
SETTINGS = frozenset({"has", "skip", "occurrence", "name", "under", "items"})
MARK_ENDS = " | "
WORDS_LEFT_OUT = " … "
# A word that follows a hanging hyphen («barne-» / «og ungdomsarbeid»): the two lines are no one word.
AFTER_HANGING_HYPHEN = frozenset(("og", "eller", "samt", "til"))


class ReadingError(Exception):
    """A reading does not agree with its text or with its own rules."""


class _Loader(yaml.SafeLoader):
    """YAML in which a date is what it looks like: a string."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One item as the reader wrote it down, with its place among the others."""

    kind: str
    label: str | None
    mark: str
    head: str
    tail: str
    attributes: dict[str, Json]
    skip: tuple[str, ...]
    occurrence: int | None
    name: str | None
    under: str | None
    depth: int

    @property
    def quote(self) -> str:
        """How the reading names the item, for messages."""
        words = f"{self.head}{WORDS_LEFT_OUT}{self.tail}" if self.tail else self.head
        return f"{self.mark}{MARK_ENDS}{words}" if self.mark else words


def gold_of(text: str, reading: dict[str, Json], document: str) -> dict[str, Json]:
    """The gold record that a reading gives of a text.

    Args:
        text: the document's own text.
        reading: the parsed YAML.
        document: the file's name, as the gold names it.

    Raises:
        ReadingError: a quote is missing, ambiguous, out of order or overlaps; a kind or setting is unknown.
    """
    hyphens = frozenset(_strings(reading.get("true_hyphens")))
    items: list[Json] = []
    open_ids: list[str] = []
    named: dict[str, str] = {}
    behind = 0
    for number, entry in enumerate(entries(reading.get("items")), start=1):
        start, words, end = place(text, entry)
        if start < behind:
            raise ReadingError(f"out of order, or overlapping the item before it: {entry.quote}")
        behind = end
        item_id = f"i{number:02}"
        open_ids[entry.depth :] = [item_id]
        if entry.name is not None:
            named[entry.name] = item_id
        parent = open_ids[entry.depth - 1] if entry.depth else None
        if entry.under is not None:
            if entry.under not in named:
                raise ReadingError(f"stands under {entry.under}, a name of none before it: {entry.quote}")
            parent = named[entry.under]
        items.append(
            {
                "id": item_id,
                "kind": entry.kind,
                "label": entry.label,
                "text": folded(text[words:end], entry.skip, hyphens),
                "parent": parent,
                "start": start,
                "end": end,
                "attributes": cast(Json, entry.attributes),
            }
        )
    return {
        "document": document,
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "kind": reading["kind"],
        "title": reading.get("title"),
        "facts": reading.get("facts") or {},
        "items": items,
        "notes": reading.get("notes") or [],
    }


def entries(raw: Json, depth: int = 0) -> Iterator[Entry]:
    """The entries of a reading's `items`, each before those under it."""
    for node in _maps(raw):
        heads = [key for key in node if key not in SETTINGS]
        if len(heads) != 1:
            raise ReadingError(f"an item has one kind, not {heads}")
        kind, _, label = heads[0].partition(" ")
        if kind not in KINDS:
            raise ReadingError(f"no such kind: {kind}")
        mark, parted, quote = str(node[heads[0]]).rpartition(MARK_ENDS)
        head, _, tail = quote.partition(WORDS_LEFT_OUT)
        attributes, occurrence = node.get("has") or {}, node.get("occurrence")
        if not isinstance(attributes, dict) or not isinstance(occurrence, int | None):
            raise ReadingError(f"`has` is a mapping and `occurrence` a number: {quote}")
        yield Entry(
            kind=kind,
            label=label or None,
            mark=mark if parted else "",
            head=head,
            tail=tail,
            attributes=attributes,
            skip=tuple(_strings(node.get("skip"))),
            occurrence=occurrence,
            name=_string_or_none(node.get("name")),
            under=_string_or_none(node.get("under")),
            depth=depth,
        )
        yield from entries(node.get("items"), depth + 1)


def place(text: str, entry: Entry) -> tuple[int, int, int]:
    """Where an entry stands: the start of its label, the start of its words, the end of its words."""
    pattern = f"(?P<mark>{as_printed(entry.mark)})\\s*(?P<words>{as_printed(entry.head)})"
    found = list(re.finditer(pattern, text))
    if not found:
        raise ReadingError(f"not in the text: {entry.quote}")
    if len(found) > 1 and entry.occurrence is None:
        raise ReadingError(f"stands {len(found)} times in the text, say which: {entry.quote}")
    if entry.occurrence is not None and not 1 <= entry.occurrence <= len(found):
        raise ReadingError(f"has no occurrence {entry.occurrence}: {entry.quote}")
    match = found[(entry.occurrence or 1) - 1]
    start = match.start("mark") if entry.mark else match.start("words")
    if not entry.tail:
        return start, match.start("words"), match.end()
    last = re.compile(as_printed(entry.tail)).search(text, match.end())
    if last is None:
        raise ReadingError(f"its last words do not follow its first: {entry.quote}")
    return start, match.start("words"), last.end()


def as_printed(quote: str) -> str:
    """A pattern for a quote as a text layer may print it: any white space, words broken at the line's end."""
    broken = "(?:[-\u00ad]\\s*\\n\\s*)?"
    after_hyphen = "-\\s*"
    words = (
        broken.join(
            after_hyphen if letter == "-" and n < len(word) - 1 else re.escape(letter)
            for n, letter in enumerate(word)
        )
        for word in quote.split()
    )
    return "\\s+".join(words)


def folded(printed: str, skip: tuple[str, ...], hyphens: frozenset[str]) -> str:
    """The words of a printed stretch: what is no part of it taken out, lines joined, white space folded."""
    for other in skip:
        left = "\n" if any(letter.isalnum() for letter in other) else ""  # Markdown's marks leave no gap
        printed, count = re.subn(as_printed(other), left, printed, count=1)
        if not count:
            raise ReadingError(f"to be skipped, but not inside the item: {other}")

    def joined(match: re.Match[str]) -> str:
        before, after = match["before"], match["after"]
        if after in AFTER_HANGING_HYPHEN:
            return f"{before}- {after}"
        if not after[0].islower() or f"{before}-{after}" in hyphens:
            return f"{before}-{after}"
        return before + after

    printed = re.sub(r"(?P<before>\w+)[-\u00ad]\s*\n\s*(?P<after>\w+)", joined, printed)
    return " ".join(printed.replace("\u00ad", "").split())


def read(path: Path) -> dict[str, Json]:
    """The parsed YAML of one reading."""
    loaded = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)
    if not isinstance(loaded, dict):
        raise ReadingError(f"{path.name} is no mapping")
    return loaded


def gold_path(reading: Path) -> Path:
    """Where the gold of a reading stands."""
    return reading.with_name(reading.name.removesuffix(".reading.yml") + ".gold.json")


def text_path(reading: Path) -> Path:
    """Where the text of a reading stands."""
    return reading.with_name(reading.name.removesuffix(".reading.yml") + ".txt")


def text_of(path: Path) -> str:
    """A document's text, its line ends as they are in the file: offsets count them."""
    return path.read_bytes().decode("utf-8")


def made(reading: Path) -> str:
    """The gold file's content for a reading."""
    text = text_path(reading)
    try:
        gold = gold_of(text_of(text), read(reading), text.name)
    except ReadingError as error:
        raise ReadingError(f"{reading.name}: {error}") from error
    return json.dumps(gold, ensure_ascii=False, indent=1) + "\n"


def readings() -> list[Path]:
    """Every reading in the corpus of a text; those of PDFs have no offsets, see `make_expected.py`."""
    return sorted(path for path in CORPUS.glob("*/*.reading.yml") if path.parent.name != "pdf")


def main(arguments: list[str]) -> int:
    """Writes the gold files; says what was wrong with each that could not be made."""
    chosen = [CORPUS / f"{name}.reading.yml" for name in arguments] or readings()
    failed = 0
    for reading in chosen:
        try:
            gold_path(reading).write_text(made(reading), encoding="utf-8")
        except ReadingError as error:
            sys.stderr.write(f"{error}\n")
            failed += 1
    return 1 if failed else 0


def _maps(raw: Json) -> Iterator[dict[str, Json]]:
    for node in raw if isinstance(raw, list) else []:
        if not isinstance(node, dict):
            raise ReadingError(f"an item is a mapping, not {node!r}")
        yield node


def _strings(raw: Json) -> Iterator[str]:
    for value in raw if isinstance(raw, list) else []:
        yield str(value)


def _string_or_none(raw: Json) -> str | None:
    return None if raw is None else str(raw)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
