"""Cases: what is proposed, what was adopted, and the remarks that go with it. Amendments and votes are not read yet."""

from __future__ import annotations

from rettesnor.documents import Document, Warning
from rettesnor.outline.decisions import PointReader
from rettesnor.outline.drafts import Draft
from rettesnor.outline.statements import Statement


def read_case(document: Document, statements: list[Statement], *, several_bodies: bool) -> tuple[list[Draft], list[Warning]]:
    """The drafts of a case's points and what was seen and not understood.

    Args:
        document: the document.
        statements: its statements.
        several_bodies: whether more than one body treats the case, so that points name theirs.
    """
    return PointReader(document, several_bodies=several_bodies).read(statements), []
