"""Assistance asked for, given and received, and country coalitions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.events.cooperation import (
    AssistanceProvided,
    AssistancePurpose,
    AssistanceReceived,
    AssistanceRequested,
    CountryCoalitionConcluded,
    CountryCoalitionFormed,
)
from domain.events.header import Event
from domain.events.statements import FigureReported
from domain.quantities import Quantity, Unit
from domain.strategies import events, example, founders
from projections.cooperation import (
    Direction,
    assistance,
    coalitions,
    states_of,
    years_of_assistance,
)
from projections.metrics.registry import measure
from projections.view import View

Ask = Callable[..., View]

SOME = settings(max_examples=30)
KINDS = (AssistanceRequested, AssistanceProvided, AssistanceReceived)


def requested(year: int, when: str, state: str = "state:SSD") -> Event:
    return example(
        AssistanceRequested, when, state, year=year, purpose=AssistancePurpose.UNSPECIFIED
    )


def counted(metric: str, year: int, states: int, said_on: str = "2020-09-28") -> Event:
    return example(
        FigureReported,
        said_on,
        "convention",
        metric=metric,
        scope="States Parties",
        period_from=date(year, 1, 1),
        period_to=date(year, 12, 31),
        value=Quantity(states, Unit.STATES),
    )


def test_a_request_reported_in_the_next_year_counts_for_its_own(ask: Ask) -> None:
    history = [requested(2019, "2020-09-28")]
    assert states_of(ask(history, date(2019, 12, 30)), Direction.REQUESTED, [2019]) == {}
    found = states_of(ask(history, date(2019, 12, 31)), Direction.REQUESTED, [2019])
    assert list(found) == ["SSD"]
    early = ask(history, date(2019, 12, 31), date(2020, 9, 27))
    assert states_of(early, Direction.REQUESTED, [2019]) == {}


def test_a_year_shows_the_count_reported_beside_the_states_known(ask: Ask) -> None:
    history = [requested(2019, "2020-09-28"), counted("states_requesting_assistance", 2019, 15)]
    (year,) = years_of_assistance(ask(history, date(2020, 10, 1)))
    assert (year.year, year.direction, list(year.states)) == (2019, Direction.REQUESTED, ["SSD"])
    assert year.reported is not None
    assert year.reported.value.amount == 15


def test_without_a_count_the_states_known_are_at_least_so_many(ask: Ask) -> None:
    view = ask([*founders(), requested(2020, "2020-05-01")], date(2020, 10, 1))
    assert measure(view, "states_joined").value == 0
    assert measure(view, "states_requested_assistance").value is None
    assert measure(view, "non_parties_requested_assistance_list").value == ("SSD",)


def test_the_average_is_the_mean_of_the_yearly_counts(ask: Ask) -> None:
    given_by_year = zip(range(2015, 2020), (4, 16, 21, 22, 21), strict=True)
    history = [counted("states_providing_assistance", year, n) for year, n in given_by_year]
    answer = measure(ask(history, date(2020, 10, 1)), "states_providing_assistance_average")
    assert (answer.value, answer.because) == (17, "84 in the 5 years from 2015 to 2019")
    fewer = measure(ask(history[1:], date(2020, 10, 1)), "states_providing_assistance_average")
    assert fewer.value is None


def test_a_coalition_goes_on_until_it_is_concluded(ask: Ask) -> None:
    formed = example(
        CountryCoalitionFormed,
        "2017-09-04",
        "state:MNE",
        partner="NOR",
        purpose=AssistancePurpose.CLEARANCE,
    )
    other = example(
        CountryCoalitionConcluded, "2018-06-01", "state:MNE", partner="DEU", result=None
    )
    ended = example(
        CountryCoalitionConcluded, "2020-07-31", "state:MNE", partner="NOR", result=None
    )
    history = [ended, other, formed]
    assert coalitions(ask(history, date(2017, 9, 3))) == ()
    (going_on,) = coalitions(ask(history, date(2020, 7, 30)))
    assert going_on.concluded is None
    (over,) = coalitions(ask(history, date(2020, 7, 31)))
    assert over.concluded == ended


def test_a_coalition_can_be_led_by_a_body_or_by_nobody_who_is_told(ask: Ask) -> None:
    def formed(iso3: str, body: str | None) -> Event:
        subject, purpose = f"state:{iso3}", AssistancePurpose.STOCKPILES
        return example(
            CountryCoalitionFormed, "2017", subject, partner=None, purpose=purpose, body=body
        )

    ended = example(CountryCoalitionConcluded, "2018", "state:BWA", partner=None, result=None)
    view = ask([formed("BWA", None), formed("LBN", "Operator"), ended], date(2020, 10, 1))

    assert [(item.iso3, item.partner) for item in coalitions(view)] == [
        ("BWA", ""),
        ("LBN", "Operator"),
    ]
    assert [item.concluded for item in coalitions(view)] == [ended, None]


@SOME
@given(
    st.lists(st.sampled_from(KINDS).flatmap(events), unique_by=lambda event: event.id),
    st.randoms(use_true_random=False),
)
def test_the_order_of_arrival_does_not_matter_and_each_state_counts_once(
    ask: Ask, history: list[Event], shuffle: Any
) -> None:
    mixed = history[:]
    shuffle.shuffle(mixed)
    view, again = ask(history), ask(mixed)
    told = [(item.iso3, item.year, item.direction, item.purpose) for item in assistance(view)]
    assert told == [
        (item.iso3, item.year, item.direction, item.purpose) for item in assistance(again)
    ]
    assert len(set(told)) == len(told)
    for year in years_of_assistance(view):
        states = {iso3 for iso3, y, way, _for in told if (y, way) == (year.year, year.direction)}
        assert list(year.states) == sorted(states)
