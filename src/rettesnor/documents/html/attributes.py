"""What an element's attributes say, however they are written."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

_NUMBER = re.compile(r"\s*([+-]?\d{1,9})")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_WEIGHT = re.compile(r"font-weight\s*:\s*(bold|normal|[1-9]00)", re.IGNORECASE)
_BOLD_TAGS = frozenset({"b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"})


def attribute(node: LexborNode, name: str) -> str | None:
    """An attribute's value, "" where it has none; None where there is no such attribute."""
    attributes = node.attributes
    return (attributes[name] or "") if name in attributes else None


def whole_number(written: str | None) -> int | None:
    """A whole number as browsers read it; None where it is none."""
    found = _NUMBER.match(written) if written else None
    return None if found is None else int(found.group(1))


def is_hidden(node: LexborNode) -> bool:
    """Whether the element says that it is not shown."""
    return attribute(node, "hidden") is not None or bool(_HIDDEN.search(attribute(node, "style") or ""))


def is_site_banner(node: LexborNode) -> bool:
    """Whether a ``header`` or ``footer`` belongs to the site and not to the document: it leads elsewhere."""
    role = attribute(node, "role")
    return (
        role in ("banner", "contentinfo") or node.css_first("nav, a[href], form, input, button") is not None
    )


def is_bold(node: LexborNode, outer: bool) -> bool:
    """Whether text in the element is bold, given whether it is around it."""
    weight = _WEIGHT.search(attribute(node, "style") or "")
    if weight is not None:
        named = weight.group(1).lower()
        return named == "bold" or (named.isdecimal() and int(named) >= 600)
    return outer or node.tag in _BOLD_TAGS
