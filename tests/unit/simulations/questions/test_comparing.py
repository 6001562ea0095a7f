"""Two runs are compared only where they were played in the same worlds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from simulations.questions.comparing import NotComparableError, compare
from simulations.runs.monte_carlo import Result, simulate
from simulations.scenarios.model import ClearanceScenario

RUN = {"replications": 250, "horizon_years": 5}


def _with_scenario(result: Result, changes: dict[str, Any]) -> Result:
    return replace(result, scenario=result.scenario.model_copy(update=changes))


def _with_horizon(result: Result, years: int) -> Result:
    run = result.scenario.run.model_copy(update={"horizon_years": years})
    return _with_scenario(result, {"run": run})


def _with_identity(result: Result, **changes: Any) -> Result:
    return replace(result, identity=replace(result.identity, **changes))


@pytest.mark.parametrize(
    ("other", "said"),
    [
        (lambda it: _with_scenario(it, {"state": "HRV"}), "state is LBN and HRV"),
        (lambda it: _with_scenario(it, {"article": 3}), "article is 4 and 3"),
        (
            lambda it: _with_scenario(it, {"start": date(2021, 1, 2)}),
            "start is 2021-01-01 and 2021-01-02",
        ),
        (lambda it: _with_horizon(it, 6), "the horizon in years is 5 and 6"),
        (lambda it: _with_identity(it, seed=2), "seed is 1 and 2"),
        (lambda it: _with_identity(it, replications=500), "replications is 250 and 500"),
        (lambda it: _with_identity(it, engine="0"), "engine is [^ ]+ and 0"),
    ],
)
def test_what_has_to_be_the_same_in_both_is_checked(
    clearing: Callable[..., ClearanceScenario],
    other: Callable[[Result], Result],
    said: str,
) -> None:
    result = simulate(clearing(run=RUN))

    with pytest.raises(NotComparableError, match=said):
        compare(result, other(result))


def test_another_deadline_or_name_may_be_compared(
    clearing: Callable[..., ClearanceScenario],
) -> None:
    result = simulate(clearing(run=RUN))
    changes = {"name": "other", "deadline": date(2021, 1, 9)}
    found = compare(result, _with_scenario(result, changes))

    assert (found.on_time.gained, found.on_time.lost) == (0, 250)
    assert found.days[0.5] == (0.0, 0.0, 0.0)
