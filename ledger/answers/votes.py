"""Votes of the General Assembly on the Convention, by resolution and by State."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated

from domain.errors import NotFoundError, did_you_mean
from domain.events.norms import Vote
from domain.states import state
from ledger.answers.fields import NameField, StateField
from ledger.answers.model import Answer, Column, Row, Table
from ledger.answers.naming import names_of
from projections.membership import MembershipStatus as Status
from projections.membership import standing
from projections.votes import roll_calls, voters

if TYPE_CHECKING:
    from projections.view import View
    from projections.votes import RollCall

__all__ = ["RollCallRow", "UnknownResolutionError", "VoteRow", "roll_call_answer", "votes_answer"]


class UnknownResolutionError(NotFoundError):
    """A resolution, or a year, of which the ledger holds no vote."""

    code = "RESOLUTION"

    def __init__(self, name: str, known: Collection[str]) -> None:
        super().__init__(
            f"No vote on {name!r} is recorded by the day asked about."
            f"{did_you_mean(name, known)} `ccm votes` lists them; a year will do as well.",
        )


@dataclass(frozen=True, slots=True)
class RollCallRow(Row):
    """A vote on the resolution on the Convention, with its totals."""

    resolution: Annotated[str, Column("symbol of the resolution", "Resolution")]
    on: Annotated[date, Column("day of the vote", "Day")]
    yes: Annotated[
        int | None,
        Column("votes for: by the roll call, else as reported; null: unknown", "Yes"),
    ]
    no: Annotated[int | None, Column("votes against", "No")]
    abstain: Annotated[int | None, Column("abstentions", "Abstain")]
    not_voting: Annotated[int | None, Column("Members that took no part", "Absent")]
    is_complete: Annotated[
        bool, Column("whether every Member's vote or absence is known", "Whole roll call")
    ]
    reported: Annotated[
        tuple[str, ...], Column("totals as documents state them, each with its source", "Reported")
    ]
    non_parties_yes: Annotated[
        int, Column("States neither party nor signatory that day known to vote for", "Not party")
    ]
    states: Annotated[tuple[str, ...], Column("their codes")]
    names: Annotated[tuple[str, ...], Column("their names")]
    evidence: Annotated[tuple[str, ...], Column("ids of the votes, or of the totals")]


@dataclass(frozen=True, slots=True)
class VoteRow(Row):
    """How a State voted on a resolution."""

    state: StateField
    name: NameField
    vote: Annotated[str, Column("yes, no, abstain or not_voting", "Vote")]
    status: Annotated[str, Column("where it stood towards the Convention that day", "Status")]
    confidence: Annotated[str, Column("high, medium or low", "Confidence")]
    note: Annotated[str, Column("remark on it")]
    evidence: Annotated[tuple[str, ...], Column("id of the vote")]


def votes_answer(view: View) -> Answer:
    """Every vote by the view's day."""
    rows = [_call_row(view, call) for call in roll_calls(view)]
    return Answer(Table("votes", RollCallRow, rows))


def _call_row(view: View, call: RollCall) -> RollCallRow:
    others = voters(view, call, (Vote.YES,), Status.NOT_SIGNED, Status.FORMER)
    return RollCallRow(
        resolution=call.resolution,
        on=call.on,
        yes=call.count(Vote.YES),
        no=call.count(Vote.NO),
        abstain=call.count(Vote.ABSTAIN),
        not_voting=call.count(Vote.NOT_VOTING),
        is_complete=call.is_complete,
        reported=tuple(
            f"{vote.value} {item.value} ({item.sources[0]})"
            for vote, said in call.reported.items()
            for item in said
        ),
        non_parties_yes=len(others),
        states=others,
        names=names_of(others),
        evidence=call.evidence,
    )


def roll_call_answer(view: View, name: str, votes: Collection[str] = ()) -> Answer:
    """How each State voted on a resolution, or in a year. Raises UnknownResolutionError."""
    call = _found(view, name)
    then = view.at(call.on)
    rows = [
        VoteRow(
            state=iso3,
            name=state(iso3).name,
            vote=event.vote.value,
            status=standing(then, iso3).status.value,
            confidence=event.confidence.value,
            note=event.note,
            evidence=(event.id,),
        )
        for iso3, event in call.votes.items()
        if not votes or event.vote in votes
    ]
    return Answer(Table("votes", VoteRow, rows))


def _found(view: View, name: str) -> RollCall:
    calls = roll_calls(view)
    wanted = name.strip().lower()
    for call in reversed(calls):
        if wanted in (call.resolution.lower(), str(call.on.year)):
            return call
    raise UnknownResolutionError(name, [call.resolution for call in calls])
