"""Action plans: which are in force and what they aim at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledger.report.writing import Writing
from projections.metrics.registry import metric

if TYPE_CHECKING:
    from ledger.report.desk import Desk
    from ledger.report.model import Section

__all__ = ["OF_PLANS", "section"]

OF_PLANS = ("action_plan_period", "actions_in_plan", "completion_aim")
"""The metrics that are about the plan itself."""


def section(desk: Desk) -> Section:
    """The plan that stands at the end of the period."""
    writing = Writing(desk, "plans", "Action plans")
    writing.say(
        "The plan in force at the end of the period runs {period} and has {n:action}.",
        period=desk.at_end("action_plan_period"),
        n=desk.at_end("actions_in_plan"),
    )
    writing.say("It aims at completion by the {m}.", m=desk.at_end("completion_aim"))
    return writing.done(metrics=[metric(name) for name in OF_PLANS])
