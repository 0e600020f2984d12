"""Plans: running text by the grammar, tables, a decision in front; what was printed twice becomes one."""

from __future__ import annotations

from rettesnor.documents import Document, Warning
from rettesnor.outline import attributes
from rettesnor.outline.changes import say_what_is_changed
from rettesnor.outline.checks import lost_tables, seen_and_not_understood
from rettesnor.outline.decisions import decision_in_front
from rettesnor.outline.drafts import Draft
from rettesnor.outline.flat_tables import flat_tables
from rettesnor.outline.grid_tables import action_tables
from rettesnor.outline.plan import PlanReader
from rettesnor.outline.repetition import once
from rettesnor.outline.scales import scale_costs
from rettesnor.outline.statement import Statement
from rettesnor.outline.statements import read_statements
from rettesnor.outline.term_tables import defined_in_tables

_MARKDOWN = "text/markdown"


def read_plan(
    document: Document, statements: list[Statement], title: str | None
) -> tuple[list[Draft], list[Warning]]:
    """The drafts of a plan's items and what was seen and not understood.

    Args:
        document: the document.
        statements: its statements.
        title: what it calls itself.
    """
    tables = action_tables(document)
    taken: set[int] = set()
    if not document.pages and (not document.tables or document.media_type == _MARKDOWN):
        # A text may hold tables with cells, and others that its layer has flattened.
        flat, taken = flat_tables(document)
        tables += flat
    scale_costs(document, tables)
    if taken:
        statements = read_statements(document, taken)
    front = decision_in_front(document, statements)
    reader = PlanReader(document, statements[front.end :], tables, title)
    drafts = front.drafts + once(reader.read()) + defined_in_tables(document)
    for draft in drafts:
        both = attributes.merge(attributes.stated(draft.kind, draft.text), draft.attributes)
        draft.attributes = attributes.with_counted_unit(draft.kind, draft.text, both)
    say_what_is_changed(drafts)
    warnings = reader.warnings + seen_and_not_understood(drafts) + lost_tables(document, tables)
    return drafts, sorted(warnings, key=lambda warning: warning.start or 0)
