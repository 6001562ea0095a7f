"""Metrics of the General Assembly's votes on the Convention."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from domain.events.norms import ResolutionVoted, Vote
from domain.subjects import state_subject
from projections.membership import MembershipStatus as Status
from projections.metrics.building import ids, listed
from projections.metrics.lacking import lacking
from projections.metrics.members import lacks_signatures
from projections.metrics.model import Asked, Metric, MetricAnswer, MetricUnit, Reading, unknown
from projections.votes import RollCall, roll_call_in, roll_calls, voters

if TYPE_CHECKING:
    from collections.abc import Iterable

    from projections.view import View

__all__ = ["METRICS"]

OfCall = Callable[[RollCall], MetricAnswer]
_NO_VOTE = lacking("ResolutionVoted", "of the period")
_RULE = "Article 21.2"
_EVERY = lacking("ResolutionVoted", "of every Member of the United Nations")
_NOT_ALL = f"{_EVERY}, or one FigureReported of the total"


def _of_call(of_call: Callable[[View, RollCall], MetricAnswer]) -> Callable[[Asked], MetricAnswer]:
    """The answer on the last vote of the period."""

    def answer(asked: Asked) -> MetricAnswer:
        call = roll_call_in(asked.view, asked.during)
        return unknown(_NO_VOTE) if call is None else of_call(asked.view, call)

    return answer


def _tally(_view: View, call: RollCall) -> MetricAnswer:
    counted = [call.count(vote) for vote in (Vote.YES, Vote.NO, Vote.ABSTAIN)]
    if None in counted:
        return unknown(_NOT_ALL)
    return MetricAnswer("/".join(map(str, counted)), evidence=call.evidence)


def _count(vote: Vote) -> Callable[[View, RollCall], MetricAnswer]:
    def answer(_view: View, call: RollCall) -> MetricAnswer:
        found = call.count(vote)
        if found is None:
            return unknown(_NOT_ALL)
        states = call.states(vote) if call.is_complete else ()
        return MetricAnswer(found, states=states, evidence=call.evidence)

    return answer


def _voting(votes: Iterable[Vote], *statuses: Status) -> Callable[[View, RollCall], MetricAnswer]:
    """States of some standing on the day of the vote that voted so; None without a whole list.

    That nobody did is told by the whole list.
    """
    among = tuple(votes)

    def answer(view: View, call: RollCall) -> MetricAnswer:
        if not call.is_complete:
            return unknown(_EVERY)
        if lacks := lacks_signatures(view.at(call.on)):
            return unknown(lacks)
        found = voters(view, call, among, *statuses)
        told = tuple(call.votes[iso3].id for iso3 in found)
        return MetricAnswer(len(found), states=found, evidence=told or call.evidence)

    return answer


def _first_unopposed(asked: Asked) -> MetricAnswer:
    for call in roll_calls(asked.view):
        if call.count(Vote.NO) == 0:
            return MetricAnswer(call.on.year, evidence=call.evidence)
    return unknown(lacking("ResolutionVoted", "of a vote without any against"))


def _first(asked: Asked) -> MetricAnswer:
    """The first vote known of, whenever it was: the answer is its year."""
    view = asked.view
    found = [
        event
        for iso3 in view.states()
        for event in view.known(state_subject(iso3), ResolutionVoted)
    ]
    if not found:
        return unknown(lacking("ResolutionVoted"))
    first_on = min(event.effective_on for event in found)
    return MetricAnswer(
        first_on.year, evidence=ids(*(event for event in found if event.effective_on == first_on))
    )


_NOT_YES = (Vote.NO, Vote.ABSTAIN, Vote.NOT_VOTING)
_NOT_FOR = (Vote.NO, Vote.ABSTAIN)
_ABSENT_TOO = "States that took no part in the vote counted too"


def _states(
    name: str,
    title: str,
    votes: Iterable[Vote],
    *statuses: Status,
    readings: tuple[Reading, ...] = (),
) -> Metric:
    return Metric(
        name,
        title,
        MetricUnit.STATES,
        _RULE,
        _of_call(_voting(votes, *statuses)),
        over_period=True,
        readings=readings,
    )


def _absent_too(*statuses: Status) -> tuple[Reading, ...]:
    return (Reading(_ABSENT_TOO, _of_call(_voting(_NOT_YES, *statuses))),)


_PARTIES = (Status.STATE_PARTY, Status.PENDING)
_COUNTS = (
    _states(
        "non_signatories_voting_yes",
        "States neither party nor signatory that voted for the last resolution of the period",
        (Vote.YES,),
        Status.NOT_SIGNED,
        Status.FORMER,
    ),
    _states(
        "non_parties_voting_yes",
        "States not party, signatories among them, that voted for the last resolution of the "
        "period",
        (Vote.YES,),
        Status.NOT_SIGNED,
        Status.SIGNATORY,
        Status.FORMER,
    ),
    _states(
        "signatories_not_voting_yes",
        "Signatories that voted against the last resolution of the period, or abstained",
        _NOT_FOR,
        Status.SIGNATORY,
        readings=_absent_too(Status.SIGNATORY),
    ),
    _states(
        "states_parties_not_supporting_resolution",
        "Contracting States that voted against the last resolution of the period, or abstained",
        _NOT_FOR,
        *_PARTIES,
        readings=_absent_too(*_PARTIES),
    ),
)

METRICS: tuple[Metric, ...] = (
    *_COUNTS,
    *(listed(metric) for metric in _COUNTS),
    Metric(
        "votes_yes_no_abstain",
        "Votes for and against the last resolution of the period, and abstentions",
        MetricUnit.TALLY,
        _RULE,
        _of_call(_tally),
        over_period=True,
    ),
    *(
        Metric(
            name,
            f"{title} the last resolution of the period",
            MetricUnit.VOTES,
            _RULE,
            _of_call(_count(vote)),
            over_period=True,
        )
        for name, title, vote in (
            ("votes_for", "Votes for", Vote.YES),
            ("votes_against", "Votes against", Vote.NO),
            ("abstentions", "Abstentions in the vote on", Vote.ABSTAIN),
        )
    ),
    Metric(
        "first_year_without_votes_against",
        "First year in which no State voted against the resolution on the Convention",
        MetricUnit.YEAR,
        _RULE,
        _first_unopposed,
    ),
    Metric(
        "resolution_annual_since",
        "Year of the first vote on the Convention that the ledger knows",
        MetricUnit.YEAR,
        _RULE,
        _first,
    ),
)
