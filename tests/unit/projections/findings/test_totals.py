"""Totals that do not agree with a list, with each other, or with the years they are of."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from domain.events.fields import Completeness
from domain.events.header import Event
from domain.events.norms import ResolutionVoted, Vote
from domain.events.statements import FigureReported, ListReported
from domain.events.victims import CasualtiesReported, CasualtyCause
from domain.quantities import Qualifier, Quantity, Unit
from domain.states import all_states
from domain.strategies import example
from projections.findings import RULES, findings
from projections.findings.totals import differences
from projections.view import View

Ask = Callable[..., View]

ON = date(2020, 10, 1)


def total(amount: int, metric: str = "states_law_under_consideration", **fields: Any) -> Event:
    qualifier = fields.pop("qualifier", Qualifier.EXACT)
    return example(
        FigureReported,
        ON.isoformat(),
        "convention",
        metric=metric,
        value=Quantity(amount, Unit.STATES, qualifier),
        **{"scope": "States Parties", "period_from": ON, "period_to": ON, **fields},
    )


def naming(*states: str, complete: bool = True) -> Event:
    return example(
        ListReported,
        ON.isoformat(),
        "convention",
        metric="states_law_under_consideration",
        as_of=ON,
        states=states,
        complete=complete,
    )


def rules(view: View) -> list[str]:
    return [item.rule for item in differences(view)]


def test_a_total_that_is_not_the_number_of_names_is_found(ask: Ask) -> None:
    assert rules(ask([total(2), naming("GNB", "LBN")])) == []
    (found,) = differences(ask([total(3), naming("GNB", "LBN")]))
    assert found.rule == "total_and_list_differ"
    assert "3 (" in found.text
    assert "2 named" in found.text
    assert rules(ask([total(3), naming("GNB", "LBN", complete=False)])) == []


def test_two_totals_of_one_thing_are_found_unless_some_number_fits_both(ask: Ask) -> None:
    assert rules(ask([total(22), total(23)])) == ["totals_differ"]
    assert rules(ask([total(22), total(20, qualifier=Qualifier.AT_LEAST)])) == []
    assert rules(ask([total(19), total(20, qualifier=Qualifier.AT_LEAST)])) == ["totals_differ"]
    assert rules(ask([total(22), total(20, qualifier=Qualifier.ABOUT)])) == []
    earlier = total(23, period_from=date(2015, 9, 11), period_to=date(2015, 9, 11))
    assert rules(ask([total(22), earlier])) == []


@pytest.mark.parametrize(("average", "expected"), [(17, ["average_differs"]), (20, [])])
def test_an_average_is_held_against_the_years_it_is_of(
    ask: Ask, average: int, expected: list[str]
) -> None:
    history = [
        total(
            average,
            "states_providing_assistance_average",
            period_from=date(2018, 9, 12),
            period_to=date(2020, 10, 1),
        )
    ]
    for year in (2018, 2019):
        whole = {"period_from": date(year, 1, 1), "period_to": date(year, 12, 31)}
        history.append(total(20, "states_providing_assistance", **whole))
    assert rules(ask(history)) == expected


@pytest.mark.parametrize(("remnants", "expected"), [(114, []), (115, ["parts_and_whole_differ"])])
def test_attacks_and_remnants_come_to_all_casualties(
    ask: Ask, remnants: int, expected: list[str]
) -> None:
    people = {
        CasualtyCause.ALL: 971,
        CasualtyCause.ATTACKS: 857,
        CasualtyCause.REMNANTS: remnants,
    }
    history = [
        example(
            CasualtiesReported,
            "2016",
            "convention",
            year=2016,
            cause=cause,
            casualties=Quantity(number, Unit.CASUALTIES),
            covers=Completeness.WHOLE,
        )
        for cause, number in people.items()
    ]
    assert rules(ask(history)) == expected


def test_a_total_of_votes_is_held_against_the_roll_call(ask: Ask) -> None:
    roll_call = [
        example(
            ResolutionVoted,
            ON.isoformat(),
            f"state:{item.iso3}",
            resolution="A/RES/75/1",
            vote=Vote.NO if item.iso3 == "RUS" else Vote.YES,
        )
        for item in all_states()
        if item.is_un_member
    ]
    one, two = (total(votes, "unga_no_votes", scope="General Assembly") for votes in (1, 2))
    assert rules(ask([*roll_call, one])) == []
    assert rules(ask([*roll_call, two])) == ["total_and_votes_differ"]
    assert rules(ask([*roll_call[1:], two])) == []


def test_what_does_not_agree_is_among_the_findings(ask: Ask) -> None:
    view = ask([total(22), total(23)])
    (found,) = findings(view)
    assert (found.rule, found.subject) == ("totals_differ", "convention")
    assert found.rule in RULES
    assert findings(view, "GNB") == ()
