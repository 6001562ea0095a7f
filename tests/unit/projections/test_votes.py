"""Votes of the General Assembly by resolution and State."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.dates import DateRange
from domain.events.header import Event
from domain.events.membership import ConsentKind, ConventionSigned, InstrumentDeposited
from domain.events.norms import ResolutionVoted, Vote
from domain.events.statements import FigureReported
from domain.quantities import Quantity, Unit
from domain.states import all_states
from domain.strategies import events, example
from projections.membership import MembershipStatus as Status
from projections.metrics.registry import measure
from projections.view import View
from projections.votes import roll_call_in, roll_calls, voters

Ask = Callable[..., View]

SOME = settings(max_examples=30)
MEMBERS = [item.iso3 for item in all_states() if item.is_un_member]
DAY = "2019-12-12"
YEAR = DateRange(date(2019, 1, 1), date(2019, 12, 31))


def cast(iso3: str, vote: Vote, when: str = DAY) -> Event:
    return example(ResolutionVoted, when, f"state:{iso3}", resolution="A/RES/74/62", vote=vote)


def whole(**votes: Iterable[str]) -> list[Event]:
    """A vote of every Member: those not named abstain."""
    said = {iso3: Vote(name) for name, codes in votes.items() for iso3 in codes}
    return [cast(iso3, said.get(iso3, Vote.ABSTAIN)) for iso3 in MEMBERS]


def total(metric: str, votes: int, scope: str = "General Assembly") -> Event:
    on = date.fromisoformat(DAY)
    return example(
        FigureReported,
        DAY,
        "convention",
        metric=metric,
        scope=scope,
        period_from=on,
        period_to=on,
        value=Quantity(votes, Unit.VOTES),
    )


def test_a_roll_call_of_every_member_is_counted_and_no_total_changes_it(ask: Ask) -> None:
    history = [*whole(yes=["NOR", "LCA"], no=["RUS"]), total("unga_no_votes", 2)]
    (call,) = roll_calls(ask(history))
    assert len(MEMBERS) == 193
    assert call.is_complete
    assert [call.count(vote) for vote in Vote] == [2, 1, 190, 0]


def test_of_a_part_of_the_members_only_totals_reported_are_given(ask: Ask) -> None:
    history = [cast("RUS", Vote.NO), total("unga_no_votes", 2), total("unga_yes_votes", 138)]
    (call,) = roll_calls(ask(history))
    assert (call.count(Vote.YES), call.count(Vote.NO), call.count(Vote.ABSTAIN)) == (138, 2, None)
    (torn,) = roll_calls(ask([*history, total("unga_no_votes", 1)]))
    assert torn.count(Vote.NO) is None
    other = [*history, total("unga_no_votes", 1, "First Committee")]
    assert roll_calls(ask(other))[0].count(Vote.NO) == 2


def test_a_state_counts_by_where_it_stood_on_the_day_of_the_vote(ask: Ask) -> None:
    history = [
        *whole(yes=["LCA"]),
        example(ConventionSigned, "2008-12-03", "state:CYP"),
        example(InstrumentDeposited, "2020-09-15", "state:LCA", kind=ConsentKind.ACCESSION),
    ]
    view = ask(history, date(2021, 1, 1))
    call = roll_call_in(view, YEAR)
    assert call is not None
    assert voters(view, call, [Vote.YES], Status.NOT_SIGNED) == ("LCA",)
    assert voters(view, call, [Vote.ABSTAIN], Status.SIGNATORY) == ("CYP",)


def test_the_vote_of_another_year_is_not_the_one_asked_about(ask: Ask) -> None:
    view = ask(whole())
    assert roll_call_in(view, DateRange(date(2020, 1, 1), date(2020, 12, 31))) is None
    assert measure(view, "votes_against", during=YEAR).value == 0
    assert measure(view.at(date(2019, 12, 11)), "votes_against", during=YEAR).value is None


def test_the_first_vote_known_of_is_told_on_days_before_it_too(ask: Ask) -> None:
    assert measure(ask(whole(), date(2014, 12, 31)), "resolution_annual_since").value == 2019


@SOME
@given(
    st.lists(events(ResolutionVoted, resolution="A/RES/74/62"), unique_by=lambda item: item.id),
    st.randoms(use_true_random=False),
)
def test_totals_are_the_sums_over_states_whatever_came_first(
    ask: Ask, history: list[Event], shuffle: Any
) -> None:
    mixed = history[:]
    shuffle.shuffle(mixed)
    calls = roll_calls(ask(mixed))
    assert calls == roll_calls(ask(history))
    for call in calls:
        assert set(call.votes) == {event.subject_key for event in history}
        counted = Counter(event.vote for event in call.votes.values())
        assert {vote: len(call.states(vote)) for vote in Vote if call.states(vote)} == counted
        for iso3, vote in call.votes.items():
            said = [event for event in history if event.subject_key == iso3]
            assert vote.effective_on == max(event.effective_on for event in said)
