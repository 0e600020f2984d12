"""The grammar of plans: from statements to goals, strategies and measures, each under what it stands under.

The reader goes through the statements once. Headings open chapters, lead-ins open lists, labels name their
own kind; what stands under what follows from the plan's own levels, never from distance alone.
"""

from __future__ import annotations

from rettesnor.outline.plan.reader import PlanReader

__all__ = ["PlanReader"]
