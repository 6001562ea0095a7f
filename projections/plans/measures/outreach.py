"""Numbers on the States outside the Convention (Actions 10 and 11)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from domain.events.norms import Vote
from domain.events.offices import Participated, Role
from domain.events.transparency import VoluntaryReportSubmitted
from projections.machinery.decisions import participants
from projections.membership import MembershipStatus as Status
from projections.membership import contracting_states, standing, states_in_force
from projections.metrics.lacking import lacking
from projections.metrics.model import MetricAnswer, unknown
from projections.plans.spans import (
    adoption,
    last_meeting,
    surely_since_adoption,
)
from projections.plans.tallying import at_least
from projections.votes import roll_calls, voters

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from projections.view import View
    from projections.votes import RollCall

__all__ = ["attending", "growth", "reporting", "voting"]

_OF_ALL = "of every Member of the United Nations"


def growth(view: View) -> MetricAnswer:
    """States Parties gained since the adoption of the plan, less those lost; it can fall.

    Counted by entry into force. ``states`` are those gained.
    """
    adopted = adoption(view)
    if adopted is None:
        return unknown(lacking("ActionPlanAdopted"))
    then = view.at(adopted.effective_on)
    before, now = set(states_in_force(then)), set(states_in_force(view))
    gained, lost = sorted(now - before), sorted(before - now)
    by_consent = len(contracting_states(view)) - len(contracting_states(then))
    because = f"{len(before)} before, {len(now)} now"
    because += f"; gained {', '.join(gained)}" if gained else ""
    because += f"; lost {', '.join(lost)}" if lost else ""
    return MetricAnswer(
        len(now) - len(before),
        states=tuple(gained),
        evidence=tuple(
            event for iso3 in (*gained, *lost) for event in standing(view, iso3).evidence
        ),
        because=f"{because}; by consent, in force or not, it is {by_consent}",
    )


def attending(view: View) -> MetricAnswer:
    """States not party recorded at the last formal meeting; its list may not be whole."""
    held = last_meeting(view)
    if held is None:
        return unknown(lacking("MeetingClosed"))
    there = participants(view, held.name)
    outside = {item.subject_key: (item.id,) for item in there if item.role is not Role.STATE_PARTY}
    return at_least(outside, lacking(Participated.__name__, f"of the {held.name}, all of them"))


def reporting(view: View) -> MetricAnswer:
    """States that had not consented when they submitted a voluntary report, since the adoption."""
    found = {
        iso3: tuple(event.id for event in events)
        for iso3 in view.states()
        if (
            events := [
                item
                for item in view.of_state(iso3, VoluntaryReportSubmitted)
                if _outside(view, iso3, item)
            ]
        )
    }
    return at_least(found, lacking("VoluntaryReportSubmitted", "of States not party, or a list"))


def _outside(view: View, iso3: str, event: VoluntaryReportSubmitted) -> bool:
    then = standing(view.at(event.effective_on), iso3).status
    return then not in {Status.STATE_PARTY, Status.PENDING} and surely_since_adoption(
        view, event.not_before
    )


def voting(view: View) -> MetricAnswer:
    """States not party that voted for the last resolution; signatories are among them.

    None where the last vote on record is not on record whole, or a calendar year has gone by
    without one: an older count would pass for today's. What that was, the answer says.
    """
    calls = roll_calls(view)
    whole = [call for call in calls if call.is_complete]
    if not whole:
        return unknown(lacking("ResolutionVoted", _OF_ALL))
    last = whole[-1]
    found = _outside_in_favour(view, last)
    later = [f"{call.resolution} of {call.on}" for call in calls if call.on > last.on]
    needed = _newer(last, later, view.as_of)
    if needed:
        because = f"in {_named(last)}, the last on record whole, it was {found.value}"
        return replace(unknown(needed), because=because)
    return replace(found, because=f"in {_named(last)}; no later vote is on record")


def _outside_in_favour(view: View, call: RollCall) -> MetricAnswer:
    outside = (Status.NOT_SIGNED, Status.SIGNATORY, Status.FORMER)
    states = voters(view, call, (Vote.YES,), *outside)
    evidence = tuple(call.votes[iso3].id for iso3 in states) or call.evidence
    return MetricAnswer(len(states), states=states, evidence=evidence)


def _newer(last: RollCall, later: Sequence[str], day: date) -> str:
    """The votes that are lacking; empty where this one is the last by a day, as far as recorded.

    The General Assembly votes each December since 2015.
    """
    if later:
        return lacking("ResolutionVoted", f"on {', '.join(later)}, {_OF_ALL}")
    if last.on.year < day.year - 1:
        return lacking("ResolutionVoted", f"of {last.on.year + 1} or later, {_OF_ALL}")
    return ""


def _named(call: RollCall) -> str:
    return f"the vote of {call.on} on {call.resolution}"
