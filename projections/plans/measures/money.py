"""Numbers on assessed contributions and on the budget of the Support Unit (Action 9)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.events.isu import Category
from projections.isu.contributions import contributions
from projections.membership import states_in_force
from projections.metrics.lacking import lacking
from projections.metrics.model import MetricAnswer, unknown
from projections.money.assessments import preliminary
from projections.money.meeting_due import meeting_due_on
from projections.money.states_in_accounts import entries
from projections.plans.spans import last_meeting, surely_since_adoption
from projections.plans.tallying import Tally, at_least

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from projections.machinery.meetings import Meeting
    from projections.money.state_in_account import Entry
    from projections.view import View

__all__ = ["asked", "contributing", "paying_early"]

_INVOICES = "AssessmentInvoiced"


def asked(view: View) -> Sequence[str]:
    """States Parties of the last formal meeting that were asked to pay for it beforehand."""
    held = last_meeting(view)
    return tuple(one.iso3 for one in _billed(view, held)) if held else ()


def _billed(view: View, held: Meeting) -> Iterator[Entry]:
    """The accounts of States Parties, as they were on its last day, with something to pay first."""
    parties = set(_parties(view, held))
    for one in entries(view, held.name):
        if one.initial and one.iso3 in parties:
            yield one


def _parties(view: View, held: Meeting) -> tuple[str, ...]:
    return states_in_force(view.at(held.closes_on) if held.closes_on else view)


def paying_early(view: View) -> MetricAnswer:
    """States Parties that had paid the first invoice in full three months before the last meeting.

    A State whose payment is not on record has not paid, as in the books; one that scale and
    attendance bill and of which no invoice is on record is left open.
    """
    held = last_meeting(view)
    if held is None:
        return unknown(lacking("MeetingClosed"))
    day = meeting_due_on(view, held.name)
    billed = list(_billed(view, held))
    if day is None or not billed:
        return unknown(lacking(_INVOICES, f"and PaymentReceived events of the {held.name}"))
    tally, assessed = _paid_by(day, billed), preliminary(view, held.name)
    for iso3 in assessed.amounts.keys() - {one.iso3 for one in billed}:
        tally.add(iso3, None, ())
    lacks = lacking(_INVOICES, f"for the {held.name}")
    return tally.among_all(lacks) if assessed.is_computable else tally.among_recorded(lacks)


def _paid_by(day: date, billed: Sequence[Entry]) -> Tally:
    tally = Tally()
    for one in billed:
        asked_for = one.first.share.amount if one.first else 0
        tally.add(one.iso3, one.received_by(day) >= asked_for, one.evidence)
    return tally


def contributing(view: View) -> MetricAnswer:
    """States Parties that gave to the unit's budget since the plan; the reserve is not the budget.

    Each contribution counts that was received since; a list of them all there is not.
    """
    parties = set(states_in_force(view))
    found: dict[str, tuple[str, ...]] = {}
    for event in contributions(view):
        iso3 = event.subject_key
        towards = event.category is not Category.RESERVE
        if towards and iso3 in parties and surely_since_adoption(view, event.not_before):
            found[iso3] = (*found.get(iso3, ()), event.id)
    return at_least(found, lacking("IsuContributionReceived", "since the plan, all of them"))
