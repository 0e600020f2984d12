"""The command's words in the reader's language: messages/*.yml, filled in.

The engine knows codes, this knows sentences. A code that has no words is shown as it is, with its parameters.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import yaml

from rettesnor.documents.errors import DocumentError, Warning

LANGUAGES = ("nb", "nn", "en")
Value = str | int | float

#: A part that is left out where a value in it is not known.
_OPTIONAL = re.compile(r"\[([^\[\]]*\{[^\[\]]*)\]")
_PLACEHOLDER = re.compile(r"\{(\w+)")
#: What could move the cursor, ring the bell or turn the writing round on a terminal.
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]+")

_UNITS = (("GB", 1024**3), ("MB", 1024**2), ("KB", 1024), ("B", 1))


def choose_language(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """The language to speak: the option's, else the machine's, else Bokmål.

    Args:
        arguments: the command line; looked at before it is parsed, because its own errors need words too.
        environment: LC_ALL, LC_MESSAGES and LANG count, in this order, as POSIX has it.
    """
    for index, argument in enumerate(arguments):
        name, has_value, value = argument.partition("=")
        following = value if has_value else next(iter(arguments[index + 1 : index + 2]), "")
        if name == "--language" and following in LANGUAGES:
            return following
        if argument == "--":
            break
    machine = next(
        (found for key in ("LC_ALL", "LC_MESSAGES", "LANG") if (found := environment.get(key))), ""
    )
    spoken = re.split(r"[_.@]", machine)[0].lower()
    return {"nn": "nn", "en": "en"}.get(spoken, "nb")


def load_catalogue(language: str) -> Catalogue:
    """The words of one language.

    Args:
        language: one of `LANGUAGES`.
    """
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    text = Path(__file__).with_name("messages").joinpath(f"{language}.yml").read_text(encoding="utf-8")
    return Catalogue(language, dict(_flatten(yaml.load(text, Loader=loader))))


class Catalogue(Mapping[str, str]):
    """The words of one language by their keys, such as ``kind.goal``.

    Args:
        language: one of `LANGUAGES`.
        words: every message by its dotted key.
    """

    def __init__(self, language: str, words: dict[str, str]) -> None:
        self.language = language
        self._words = words
        self._formatter = _Formatter(self)

    def __getitem__(self, key: str) -> str:
        return self._words[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._words)

    def __len__(self) -> int:
        return len(self._words)

    def say(self, key: str, **values: Value) -> str:
        """The message filled in; its parts in square brackets only where their values are known."""
        template = _OPTIONAL.sub(
            lambda part: part.group(1) if set(_PLACEHOLDER.findall(part.group(1))) <= values.keys() else "",
            self[key],
        )
        return self._formatter.vformat(template, (), values)

    def count(self, key: str, count: int) -> str:
        """The message that counts, in the singular or the plural."""
        return self.say(f"{key}.{'one' if count == 1 else 'other'}", count=count)

    def error(self, error: DocumentError) -> str:
        """What is wrong and what to do about it, with the code to search for."""
        return self.error_by_code(error.code, error.parameters)

    def error_by_code(self, code: str, values: Mapping[str, Value]) -> str:
        """The same for an error that came as a code and its parameters."""
        if f"error.{code}.what" not in self:
            return f"{_as_given(code, values)} [{code}]"
        what, do = (self.say(f"error.{code}.{part}", **values) for part in ("what", "do"))
        return f"{what} {do} [{code}]"

    def warning(self, warning: Warning) -> str:
        """What was seen and not understood, without its place."""
        key = f"warning.{warning.code}"
        return (
            self.say(key, **warning.parameters)
            if key in self
            else _as_given(warning.code, warning.parameters)
        )

    def placed_warning(self, warning: Warning) -> str:
        """The same with the page in front, where there is one."""
        place = "" if warning.page is None else self.say("tree.page", page=warning.page) + ": "
        return place + self.warning(warning)


def printable(text: str) -> str:
    """The text without what a terminal would act upon instead of showing it."""
    return _UNPRINTABLE.sub(" ", text)


class _Formatter(string.Formatter):
    def __init__(self, words: Mapping[str, str]) -> None:
        self._words = words

    def get_value(self, key: int | str, args: Sequence[object], kwargs: Mapping[str, object]) -> object:
        return kwargs.get(str(key), "?")

    def format_field(self, value: object, format_spec: str) -> str:
        if format_spec == "bytes" and isinstance(value, int | float):
            return self._size(value)
        if isinstance(value, int) and abs(value) >= 10_000:
            return f"{value:,}".replace(",", self._words["number.group"])
        if isinstance(value, float):
            return f"{value:g}".replace(".", self._words["number.decimal"])
        shown = printable(str(value))
        return self._words.get(f"{format_spec}.{shown}", shown) if format_spec else shown

    def _size(self, size: float) -> str:
        unit, factor = next((one for one in _UNITS if size >= one[1]), _UNITS[-1])
        return f"{size / factor:.4g}".replace(".", self._words["number.decimal"]) + f" {unit}"


def _as_given(code: str, values: Mapping[str, Value]) -> str:
    given = ", ".join(f"{name}={printable(str(value))}" for name, value in values.items())
    return f"{code} ({given})" if given else code


def _flatten(tree: Mapping[str, object], above: str = "") -> Iterator[tuple[str, str]]:
    for name, value in tree.items():
        key = f"{above}{name}"
        if isinstance(value, dict):
            yield from _flatten(value, f"{key}.")
        else:
            yield key, str(value)
