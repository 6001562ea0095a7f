"""The claims of official documents that bear on a period, judged against the history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.dates import DateRange
from projections.claims.bench import Bench
from projections.claims.judging import judge
from projections.claims.known import days_of_claim
from projections.claims.model import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from ledger.report.period import ReportPeriod
    from projections.claims.model import Claim, Judgement
    from projections.view import View

__all__ = ["judged_in"]

_TOLD = (Verdict.CONTRADICTED, Verdict.ATTESTED)
"""What the report tells of: the others are its own figures over again, or are not judged."""


def judged_in(
    claims: Iterable[Claim],
    period: ReportPeriod,
    now: View,
    known_at: Callable[[date], View],
) -> tuple[Judgement, ...]:
    """The claims of days of the period, its baseline among them, that the report tells of.

    They are those that the history contradicts, and those that stand by their own document alone.
    """
    bench = Bench(now, known_at, of_known_documents=True)
    days = DateRange(period.before, period.last)
    asked = (item for item in claims if _is_judged_on(item, days, now))
    judged = (judge(item, bench) for item in asked)
    return tuple(item for item in judged if item.now.verdict in _TOLD)


def _is_judged_on(claim: Claim, days: DateRange, now: View) -> bool:
    when = days_of_claim(now, claim)
    return when is not None and when.last in days
