"""Cases: what is proposed and adopted, and the remarks to it. Amendments and votes are not read yet."""

from __future__ import annotations

from rettesnor.documents import Document, Warning
from rettesnor.outline.checks import seen_and_not_understood
from rettesnor.outline.decisions import PointReader
from rettesnor.outline.drafts import Draft
from rettesnor.outline.record import Body
from rettesnor.outline.statement import Statement


def read_case(
    document: Document, statements: list[Statement], *, bodies: tuple[Body, ...]
) -> tuple[list[Draft], list[Warning]]:
    """The drafts of a case's points and what was seen and not understood.

    Args:
        document: the document.
        statements: its statements.
        bodies: the bodies that treat the case; where there are several, each point names its own.
    """
    drafts = PointReader(document, bodies=bodies).read(statements)
    return drafts, seen_and_not_understood(drafts)
