"""Numbers do not change behind the back of ENGINE_VERSION, by which finished chunks are found."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pytest

from simulations.runs.identity import ENGINE_VERSION, scenario_hash
from simulations.runs.monte_carlo import simulate
from simulations.scenarios.model import ClearanceScenario, DestructionScenario

CLEARANCE = ClearanceScenario(
    schema_version=1,
    name="example",
    state="LBN",
    article=4,
    start=date(2021, 1, 1),
    deadline=date(2023, 5, 1),
    land={
        "suspected_m2": 4e6,
        "confirmed_m2": 2e6,
        "cancelled_share": {"distribution": "beta", "a": 3, "b": 7},
        "reduced_share": 0.3,
        "difficult_share": 0.2,
    },
    non_technical_survey=({"teams": 2, "m2_per_team_day": 4000},),
    technical_survey=({"teams": 2, "m2_per_team_day": 4000},),
    clearance=({"teams": 9, "m2_per_team_day": 700},),
    insecurity=(
        {"rate_per_year": 3, "duration_days": {"distribution": "gamma", "mean": 20, "cv": 1}},
    ),
    discovery={"rate_per_year": 0.5, "size_m2": 1e5},
    dormancy={"dormant_at_start": 0.1, "wakes_per_year": 0.5, "falls_dormant_per_year": 0.1},
    run={"replications": 250, "seed": 5},
)
DESTRUCTION = DestructionScenario(
    schema_version=1,
    name="example",
    state="BGR",
    article=3,
    start=date(2021, 1, 1),
    deadline=date(2022, 10, 1),
    stock={
        "types": (
            {"name": "M26", "munitions": 5000, "lot_size": 250, "munitions_per_line_month": 300},
        ),
        "lines": 2,
        "transport_days": {"distribution": "gamma", "mean": 20, "cv": 0.5},
        "rework_share": 0.1,
    },
    facility_suspension={"rate_per_year": 2, "duration_days": 30},
    run={"replications": 250, "seed": 5},
)


@pytest.mark.parametrize(
    ("scenario", "version", "hashed", "days"),
    [
        (CLEARANCE, "2", "82fc8a095c51fa6f", [1839.507, 1230.165, 949.608, 1093.729, 2520.571]),
        (DESTRUCTION, "2", "7459b7625f4910a7", [375.039, 354.209, 343.951, 374.167, 299.1]),
    ],
    ids=["article 4", "article 3"],
)
def test_with_this_version_a_scenario_has_these_numbers(
    scenario: Any, version: str, hashed: str, days: list[float]
) -> None:
    """Where this fails, raise ENGINE_VERSION and take the new numbers, after asking why they moved.

    The days on which replications 0, 50, … 200 finished, to the thousandth.
    """
    finish = simulate(scenario).outcome.finish[::50]
    assert version == ENGINE_VERSION
    assert scenario_hash(scenario)[:16] == hashed
    assert np.round(finish, 3).tolist() == pytest.approx(days, abs=0.002)
