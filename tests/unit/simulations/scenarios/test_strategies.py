"""The strategies draw scenarios that have every part, and that stay what they are in a file."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from simulations.scenarios.model import Scenario
from simulations.strategies import clearance_scenarios, destruction_scenarios, scenarios

if TYPE_CHECKING:
    from collections.abc import Callable

    from simulations.scenarios.model import ClearanceScenario, DestructionScenario

_SCENARIO: TypeAdapter[ClearanceScenario | DestructionScenario] = TypeAdapter(Scenario)


@settings(max_examples=25)
@given(scenario=scenarios())
def test_a_scenario_comes_back_from_json_as_it_was(
    scenario: ClearanceScenario | DestructionScenario,
) -> None:
    assert _SCENARIO.validate_json(scenario.model_dump_json(by_alias=True)) == scenario


@pytest.mark.parametrize(
    "has",
    [
        pytest.param(
            lambda s: any(item.start > item.end for item in s.seasons),
            id="a season that wraps the year",
        ),
        pytest.param(
            lambda s: any(len(item.scope) == 1 for item in s.insecurity), id="a scope of one"
        ),
        pytest.param(
            lambda s: s.funding and not s.funding.carry_over and s.funding.fixed_cost_per_month,
            id="money that lapses",
        ),
        pytest.param(
            lambda s: s.funding and any(t.probability < 1 for t in s.funding.tranches),
            id="a tranche that may not come",
        ),
        pytest.param(
            lambda s: s.funding and any(t.delay_days.mean > 0 for t in s.funding.tranches),
            id="a late tranche",
        ),
        pytest.param(
            lambda s: s.discovery and s.discovery.enters == "suspected", id="suspected finds"
        ),
        pytest.param(
            lambda s: s.discovery and s.discovery.enters == "confirmed", id="confirmed finds"
        ),
        pytest.param(
            lambda s: s.resurvey and s.dormancy and s.start_up_days.mean > 0,
            id="re-survey, dormancy and start-up",
        ),
        pytest.param(
            lambda s: len(s.clearance) > 1 and s.clearance[0].from_date is None,
            id="teams announced",
        ),
        pytest.param(
            lambda s: s.land.mixed_share.mean > 0 and s.land.mixed_rate_factor < 1, id="mixed land"
        ),
        pytest.param(
            lambda s: s.land.difficult_share.mean > 0 and s.land.difficult_rate_factor < 1,
            id="difficult land",
        ),
        pytest.param(lambda s: s.productivity.year_autocorrelation < 0, id="years that alternate"),
    ],
)
def test_each_part_of_a_clearance_programme_is_drawn(
    has: Callable[[ClearanceScenario], object],
) -> None:
    find(clearance_scenarios(), lambda item: bool(has(item)), settings=_FINDING)


@pytest.mark.parametrize(
    "has",
    [
        pytest.param(lambda s: len(s.stock.types) > 1 and s.stock.lines > 1, id="types and lines"),
        pytest.param(
            lambda s: s.stock.convoy_lots > 1 and s.stock.convoy_gap_days > 0, id="convoys"
        ),
        pytest.param(lambda s: 0 < s.stock.rework_share < 1, id="rework"),
        pytest.param(
            lambda s: any(item.retained for item in s.stock.types), id="retained munitions"
        ),
        pytest.param(lambda s: s.facility_suspension and s.funding_gap, id="both kinds of stops"),
        pytest.param(
            lambda s: s.stock.verification_days.mean > 0 and s.stock.contract_delay_days.mean > 0,
            id="a contract and verification",
        ),
    ],
)
def test_each_part_of_a_stockpile_programme_is_drawn(
    has: Callable[[DestructionScenario], object],
) -> None:
    find(destruction_scenarios(), lambda item: bool(has(item)), settings=_FINDING)


def test_a_field_can_be_fixed_to_a_value_or_to_a_strategy() -> None:
    drawn = clearance_scenarios(funding=None, start=st.just(date(2021, 1, 1)))
    found = find(drawn, lambda _item: True, settings=_FINDING)
    assert (found.funding, found.start) == (None, date(2021, 1, 1))


def test_suspected_area_that_is_found_needs_somebody_to_survey_it(
    clearing: Callable[..., ClearanceScenario],
) -> None:
    with pytest.raises(ValidationError, match=r"discoveries of suspected area need a team"):
        clearing(discovery={"rate_per_year": 1, "size_m2": 1000})
    clearing(discovery={"rate_per_year": 1, "size_m2": 1000, "enters": "confirmed"})


_FINDING = settings(max_examples=500, database=None, derandomize=True, phases=[Phase.generate])
