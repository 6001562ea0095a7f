"""How the General Assembly voted on the Convention, by resolution and State."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from domain.dates import DateRange
from domain.events.norms import ResolutionVoted, Vote
from domain.states import all_states
from projections.figures.statements import figures, newest
from projections.membership import MembershipStatus, standing
from projections.view import per_view

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from domain.events.statements import FigureReported
    from projections.view import View

__all__ = ["RollCall", "roll_call_in", "roll_calls", "voters"]

_FIGURES = {
    Vote.YES: "unga_yes_votes",
    Vote.NO: "unga_no_votes",
    Vote.ABSTAIN: "unga_abstain_votes",
}
_ASSEMBLY = "General Assembly"
"""Scope of the figures of the Assembly itself; its First Committee votes before."""


@dataclass(frozen=True, slots=True)
class RollCall:
    """A vote on a resolution: the votes that the ledger knows by State, and the totals reported.

    ``reported`` has every total that a document states, rivals among them.
    """

    resolution: str
    on: date
    votes: Mapping[str, ResolutionVoted]
    reported: Mapping[Vote, tuple[FigureReported, ...]]

    @property
    def is_complete(self) -> bool:
        """Whether the vote, or the absence, of every Member of the United Nations is known."""
        return all(item.iso3 in self.votes for item in all_states() if item.is_un_member)

    def states(self, *votes: Vote) -> tuple[str, ...]:
        """Codes of the States that voted so, sorted."""
        return tuple(iso3 for iso3, event in self.votes.items() if event.vote in votes)

    def count(self, vote: Vote) -> int | None:
        """How many voted so; the total reported where the votes of some States are not known.

        None where neither is known, or documents disagree.
        """
        if self.is_complete:
            return len(self.states(vote))
        said = {item.value.amount for item in self.reported.get(vote, ())}
        return said.pop() if len(said) == 1 else None

    @property
    def evidence(self) -> tuple[str, ...]:
        """Ids of the votes, or of the totals that stand for them."""
        if self.is_complete:
            return tuple(event.id for event in self.votes.values())
        return tuple(item.id for said in self.reported.values() for item in said)


@per_view
def roll_calls(view: View) -> tuple[RollCall, ...]:
    """Every vote by the view's day, in order of days."""
    cast: defaultdict[str, defaultdict[str, list[ResolutionVoted]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for iso3 in view.states():
        for event in view.of_state(iso3, ResolutionVoted):
            cast[event.resolution][iso3].append(event)
    calls = (_roll_call(view, name, states) for name, states in cast.items())
    return tuple(sorted(calls, key=lambda item: (item.on, item.resolution)))


def _roll_call(
    view: View, resolution: str, cast: Mapping[str, Iterable[ResolutionVoted]]
) -> RollCall:
    votes = {iso3: vote for iso3, said in sorted(cast.items()) if (vote := newest(said))}
    on = max(event.effective_on for event in votes.values())
    return RollCall(resolution, on, votes, _reported(view, on))


def _reported(view: View, on: date) -> Mapping[Vote, tuple[FigureReported, ...]]:
    """The totals of the Assembly on that day: figures name no resolution."""
    return {
        vote: tuple(
            item
            for item in figures(view, metric)
            if item.period_from == item.period_to == on and item.scope == _ASSEMBLY
        )
        for vote, metric in _FIGURES.items()
    }


def roll_call_in(view: View, during: DateRange) -> RollCall | None:
    """The last vote within these days, if there was any by the view's day."""
    within = [item for item in roll_calls(view) if item.on in during]
    return within[-1] if within else None


def voters(
    view: View, call: RollCall, votes: Iterable[Vote], *statuses: MembershipStatus
) -> tuple[str, ...]:
    """States that voted so and had one of these statuses on the day of the vote, sorted."""
    then = _on(view, call.on)
    return tuple(iso3 for iso3 in call.states(*votes) if standing(then, iso3).status in statuses)


@per_view
def _on(view: View, day: date) -> View:
    """The view of a day, kept so that it is worked out once."""
    return view.at(day)
