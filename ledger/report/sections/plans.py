"""Action plans: what the plan in force comes to, and what the review said of the one before."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from domain.quantities import Qualifier
from ledger.answers.indicators import IndicatorRow, indicators_answer
from ledger.answers.naming import words
from ledger.answers.reviewed import ReviewedRow, reviewed_answer
from ledger.report.days import day
from ledger.report.model import Cell
from ledger.report.wording import NOT_RECORDED, changed, counted, qualified
from ledger.report.writing import Writing
from projections.machinery.decisions import plans
from projections.metrics.building import ids
from projections.metrics.registry import metric
from projections.plans.dubrovnik import DUBROVNIK, REVIEWED_ON
from projections.plans.spans import adoption
from projections.universalization import targets

if TYPE_CHECKING:
    from ledger.report.desk import Desk
    from ledger.report.model import Section

__all__ = ["OF_PLANS", "section"]

OF_PLANS = ("action_plan_period", "actions_in_plan", "completion_aim")
"""The metrics that are about the plan itself."""


def section(desk: Desk) -> Section:
    """The plan in force at the end of the period, its targets, its indicators, and the review."""
    writing = Writing(desk, "plans", "Action plans")
    _in_force(writing)
    aim = desk.at_end("completion_aim")
    if aim.is_known:
        writing.say(
            "In the Lausanne Declaration States Parties mean to complete their time-bound duties "
            "by the {m}, at the latest by their deadlines.",
            m=aim,
        )
    _review(writing)
    _indicators(writing)
    return writing.done(metrics=[metric(name) for name in OF_PLANS])


def _in_force(writing: Writing) -> None:
    """The plan adopted last whose years hold the end of the period, and the targets it sets."""
    last = writing.desk.period.last
    adopted = [plan for plan in plans(writing.desk.end) if plan.effective_on <= last]
    if not adopted:
        return
    plan = adopted[-1]
    if not plan.period_from <= last <= plan.period_to:
        writing.say("No action plan was in force at the end of the period.")
        return
    writing.cited(
        f"The plan in force at the end of the period, the {plan.plan}, was adopted by the "
        f"{plan.subject_key}. It runs from {plan.period_from.year} to {plan.period_to.year} and "
        f"has {counted(plan.actions, 'action')}.",
        f"Adoption of the {plan.plan}",
        ids(plan),
        "meetings",
        plan.subject_key,
    )
    own = [item for item in targets(writing.desk.end) if item.event.plan == plan.plan]
    for item in own:
        writing.cited(
            f"It aims at {item.event.at_least:,} States by the {item.event.due_meeting}.",
            f"Target of the {plan.plan}",
            ids(item.event),
            "norms",
        )
    if not own:
        writing.say("No number of States that it aims at is recorded.")


def _review(writing: Writing) -> None:
    """The verdicts on the Dubrovnik Action Plan, in the period in which they were given."""
    desk = writing.desk
    if not desk.period.before <= REVIEWED_ON <= desk.period.last:
        return
    answer = reviewed_answer(desk.end)
    rows = [row for row in answer.main.rows if isinstance(row, ReviewedRow)]
    counts = Counter(row.verdict for row in rows)
    told = ", ".join(f"{words(verdict)} {count}" for verdict, count in counts.items())
    writing.say(
        "The review of the {plan}, at {day}, gives these verdicts: {told}. They are the review's, "
        "from Annex III of CCM/CONF/2021/6; what it does not judge is called described.",
        plan=DUBROVNIK,
        day=day(REVIEWED_ON),
        told=told,
    )
    writing.table(
        f"What the review said of the {DUBROVNIK}",
        ("Action", "What", "Verdict", "The review", "Paragraphs"),
        [
            tuple(
                Cell(text)
                for text in (row.key, row.words, words(row.verdict), row.said, row.paragraphs)
            )
            for row in rows
        ],
        wide=True,
    )


def _indicators(writing: Writing) -> None:
    """The numbers of the Lausanne Action Plan that have any value, once it is adopted."""
    desk = writing.desk
    if adoption(desk.end) is None:
        return
    answer = indicators_answer(desk.end)
    rows = [row for row in answer.main.rows if isinstance(row, IndicatorRow)]
    known = [row for row in rows if row.value is not None]
    writing.say(
        "Of the {all} numbers by which the plan is measured, {known} can be told from what is "
        "recorded. The baseline is that of {day}.",
        all=len(rows),
        known=len(known),
        day=day(answer.about["baseline_on"]) if answer.about["baseline_on"] else "no day yet",
    )
    writing.table(
        "Numbers of the Lausanne Action Plan at the end of the period",
        ("No", "Number", "Value", "Of", "Baseline", "Change"),
        [_indicator(writing, row) for row in known],
        wide=True,
    )
    lacking = [row.key for row in rows if row.value is None]
    if lacking:
        writing.unknown(
            f"No data for {len(lacking)} of {len(rows)} numbers: {', '.join(lacking)}. "
            "ccm indicators says what each would take."
        )


def _indicator(writing: Writing, row: IndicatorRow) -> tuple[Cell, ...]:
    desk = writing.desk
    baseline = _said(row.baseline, row.baseline_qualifier)
    return (
        Cell(row.key),
        Cell(row.words),
        writing.cell(desk.at_end(row.metric)),
        Cell("" if row.base is None else f"{row.base:,}", number=True),
        Cell(baseline, number=True),
        Cell("" if row.change is None else changed(row.change), number=True),
    )


def _said(value: int | None, qualifier: str | None) -> str:
    if value is None:
        return NOT_RECORDED
    return qualified(f"{value:,}", Qualifier(qualifier or "exact"))
