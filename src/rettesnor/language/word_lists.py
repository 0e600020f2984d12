"""Reads the word lists that stand beside the code as YAML, once, when they are first asked for."""

from __future__ import annotations

from pathlib import Path
from typing import Any


def read_list(name: str) -> list[dict[str, Any]]:
    """The groups of one list, each a mapping that states its reason.

    Args:
        name: the file's name in this package, such as ``evidence.yml``.
    """
    import yaml

    # libyaml reads these lists ten times as fast as yaml's own Python; not every build has it.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    groups: list[dict[str, Any]] = yaml.load(Path(__file__).with_name(name).read_bytes(), Loader=loader)
    return groups
