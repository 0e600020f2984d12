"""The kinds of values on the command line; what is wrong with one is said by the catalogue, not by click."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import click

Detail = str | int


class UsageFault(click.UsageError):
    """A command line that cannot be followed.

    Args:
        key: the sentence, among the catalogue's ``usage.*``.
        ctx: the command it happened in.
        values: what the sentence needs.
    """

    def __init__(self, key: str, ctx: click.Context | None = None, **values: Detail) -> None:
        super().__init__(key, ctx)
        self.key = key
        self.values = values


class Choice(click.ParamType[str]):
    """One of a few words."""

    name = "choice"

    def __init__(self, choices: tuple[str, ...]) -> None:
        self.choices = choices

    def get_metavar(self, param: click.Parameter, ctx: click.Context | None = None) -> str:
        """The words, as the help shows them."""
        return "|".join(self.choices)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The word, where it is one of them."""
        if value in self.choices:
            return str(value)
        raise _bad_value(param, ctx, value, "one_of", choices=", ".join(self.choices))


class Number(click.ParamType[int]):
    """A whole number from one up."""

    name = "number"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number."""
        if isinstance(value, int):
            return value
        if re.fullmatch(r"[0-9]{1,15}", str(value)) and int(value) >= 1:
            return int(value)
        raise _bad_value(param, ctx, value, "a_number", least=1)


class Size(click.ParamType[int]):
    """A number of bytes, where K, M and G stand for powers of 1024."""

    name = "size"
    _FACTORS: Mapping[str, int] = {"": 1, "K": 1024, "M": 1024**2, "G": 1024**3}

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number of bytes."""
        if isinstance(value, int):
            return value
        read = re.fullmatch(r"([0-9]{1,15}) ?([KMG]?)i?B?", str(value), flags=re.IGNORECASE)
        if read and int(read[1]) >= 1:
            return int(read[1]) * self._FACTORS[read[2].upper()]
        raise _bad_value(param, ctx, value, "a_size")


def _bad_value(
    param: click.Parameter | None, ctx: click.Context | None, value: object, expected: str, **values: Detail
) -> UsageFault:
    option = max(param.opts, key=len) if param else ""
    return UsageFault("bad_value", ctx, option=option, value=str(value), expected=expected, **values)
