"""A simulated programme that is small enough to count through."""

from __future__ import annotations

from datetime import date

import pytest

from simulations.planning import Plan, plan
from simulations.scenarios.model import ClearanceScenario


@pytest.fixture(scope="session")
def planned() -> Plan:
    """A year of clearance in summers, with money, that may or may not be enough; 250 paths."""
    return plan(
        ClearanceScenario.model_validate(
            {
                "schema_version": 1,
                "name": "example",
                "state": "LBN",
                "article": 4,
                "start": date(2021, 1, 1),
                "deadline": date(2022, 1, 10),
                "land": {
                    "confirmed_m2": {"distribution": "lognormal", "mean": 1_000_000, "cv": 0.3},
                    "submunitions_per_km2": 100,
                },
                "clearance": ({"teams": 7, "m2_per_team_day": 1000, "cost_per_team_month": 100},),
                "seasons": ({"start": "03-01", "end": "11-30"},),
                "funding": {"opening_balance": 9000},
                "productivity": {"programme_log_sd": 0.3, "year_log_sd": 0.3},
                "run": {"replications": 250, "horizon_years": 8},
                "provenance": {"land": {"source": "an example"}},
            }
        )
    )
