"""Metrics that a document's own total or list answers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from domain.dates import parse_range
from domain.events.header import Event
from domain.events.membership import InstrumentDeposited
from domain.events.statements import FigureReported, ListReported
from domain.quantities import Qualifier, Quantity, Unit
from domain.strategies import example
from projections.metrics.model import Asked
from projections.metrics.registry import measure, metric
from projections.view import View

Ask = Callable[..., View]


def figure(metric: str, amount: int, period: str, said_on: str, **fields: Any) -> Event:
    days = parse_range(period)
    return example(
        FigureReported,
        said_on,
        "convention",
        metric=metric,
        scope="States Parties",
        period_from=days.first,
        period_to=days.last,
        value=Quantity(amount, Unit.STATES, fields.get("qualifier", Qualifier.EXACT)),
    )


def naming(metric: str, *states: str, complete: bool = True) -> Event:
    return example(
        ListReported,
        "2020-10-01",
        "convention",
        metric=metric,
        as_of=date(2020, 10, 1),
        states=states,
        complete=complete,
    )


def asked(view: View, name: str, period: str) -> int | str | date | tuple[str, ...] | None:
    return measure(view, name, None, parse_range(period)).value


@pytest.mark.parametrize(
    ("name", "said_as"),
    [
        ("art5_states_not_reporting", "art5_states_without_annual_report"),
        ("states_with_plan_or_authority", "states_with_plan_or_authority"),
        ("states_requested_assistance", "states_requesting_assistance"),
        ("states_provided_assistance", "states_providing_assistance"),
        ("states_received_assistance", "states_receiving_assistance"),
        ("art3to5_states_receiving", "art3to5_states_receiving"),
        ("states_administrative_measures", "states_administrative_measures"),
        ("model_law_languages", "model_law_languages"),
        ("use_on_territory_of_states_parties", "use_on_territory_of_states_parties"),
        ("past_producers_that_renounced_production", "past_producers_that_renounced_production"),
        ("non_parties_stockpiling", "non_parties_stockpiling"),
        ("non_parties_attending_msp_average", "non_parties_attending_msp_average"),
    ],
)
def test_a_total_is_given_for_its_own_period_once_that_is_over(
    ask: Ask, name: str, said_as: str
) -> None:
    history = [figure(said_as, 9, "2018", "2020-09-28")]
    assert asked(ask(history, date(2018, 12, 31)), name, "2018") == 9
    assert asked(ask(history, date(2018, 12, 30)), name, "2018") is None
    assert asked(ask(history, date(2020, 10, 1)), name, "2019") is None
    assert asked(ask(history, date(2018, 12, 31), date(2020, 9, 27)), name, "2018") is None


def test_a_total_is_given_as_exactly_as_it_is_said(ask: Ask) -> None:
    about = figure("non_parties_stockpiling", 50, "2020", "2020", qualifier=Qualifier.ABOUT)
    answer = measure(ask([about], date(2020, 12, 31)), "non_parties_stockpiling")
    assert (answer.value, answer.qualifier) == (50, Qualifier.ABOUT)
    assert answer.evidence == (about.id,)


def test_the_last_of_several_totals_stands_whatever_came_first(ask: Ask) -> None:
    first = figure("states_with_plan_or_authority", 8, "2020-01-31", "2020-01-31")
    last = figure("states_with_plan_or_authority", 11, "2020-10-01", "2020-10-01")
    for history in ([first, last], [last, first]):
        view = ask(history, date(2020, 12, 31))
        assert measure(view, "states_with_plan_or_authority").value == 11


def test_a_list_counts_its_states_and_a_complete_one_goes_before_a_part(ask: Ask) -> None:
    name = "affected_states_with_strategies"
    history = [naming(name, "AFG", "LBN"), naming(name, "HRV", complete=False)]
    view = ask(history, date(2020, 10, 1))
    assert measure(view, name).value == 2
    assert measure(view, f"{name}_list").value == ("AFG", "LBN")


def test_of_a_list_of_states_not_party_those_that_joined_can_be_left_out(ask: Ask) -> None:
    name = "non_parties_attended_at_least_one_msp"
    joined = example(InstrumentDeposited, "2018-03-01", "state:LKA", kind="accession")
    view = ask([joined, naming(name, "LKA", "FIN")], date(2020, 10, 1))
    (otherwise,) = metric(name).readings
    assert measure(view, name).value == 2
    assert otherwise.answer(Asked(view, None, parse_range("2020"))).states == ("FIN",)


def test_what_a_document_states_says_which_day_it_holds_for(ask: Ask) -> None:
    total = figure("states_with_plan_or_authority", 11, "2020-10-01", "2020-10-01")
    listed = naming("affected_states_with_strategies", "AFG", "LBN")
    on_the_day, later = (ask([total, listed], date(2020, 10, day)) for day in (1, 31))

    for name in (
        "states_with_plan_or_authority",
        "affected_states_with_strategies",
        "affected_states_with_strategies_list",
    ):
        assert measure(on_the_day, name).holds_on is None
        answer = measure(later, name)
        assert answer.holds_on == date(2020, 10, 1)
        assert "2020-10-01" in answer.because


def test_a_total_of_the_whole_period_holds_for_the_period(ask: Ask) -> None:
    view = ask([figure("states_with_plan_or_authority", 9, "2018", "2018")], date(2020, 10, 1))

    answer = measure(view, "states_with_plan_or_authority", None, parse_range("2018"))

    assert answer.holds_on is None
