"""`python -m portal.cli` is `rettesnor`."""

from __future__ import annotations

from portal.cli.main import main

main()
