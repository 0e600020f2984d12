"""What can go wrong with a document: one family of errors, each with a code, what was wrong, where, and what to do."""

from __future__ import annotations

from dataclasses import dataclass, field


class DocumentError(Exception):
    """A document that cannot be read at all.

    Args:
        code: a stable code to search for, such as ``encrypted`` or ``limit-pages``; the words that a person reads
            are made from it outside the engine, in the reader's language (the codes are listed in
            docs/reference/errors.md).
        parameters: what the words need, such as the limit and the size that was found.
    """

    def __init__(self, code: str, **parameters: str | int | float) -> None:
        super().__init__(code)
        self.code = code
        self.parameters = parameters

    def __str__(self) -> str:
        given = ", ".join(f"{key}={value}" for key, value in self.parameters.items())
        return f"{self.code} ({given})" if given else self.code


class LimitExceeded(DocumentError):
    """A document over a documented limit; ``parameters`` name the limit, what was found and the option to raise it."""


@dataclass(frozen=True, slots=True)
class Warning:
    """Something seen but not understood, with its place in the text.

    Args:
        code: a stable code, such as ``page-without-text``.
        parameters: what the words need; values are strings and numbers.
        start: where it begins in the document's text (code points); None where it has no place in the text.
        end: where it ends, half-open.
        page: 1-based; None where the format has no pages.
    """

    code: str
    parameters: dict[str, str | int | float] = field(default_factory=dict)
    start: int | None = None
    end: int | None = None
    page: int | None = None
