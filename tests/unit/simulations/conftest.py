"""Scenarios of examples, and worlds of any scenario."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import numpy as np
import pytest

from simulations.models import Model
from simulations.runs.chunks import streams_of
from simulations.scenarios.model import ClearanceScenario, DestructionScenario
from simulations.scenarios.parts import Productivity


@pytest.fixture(scope="session")
def drawn() -> Callable[..., Any]:
    """Draws a model's world of some paths."""

    def world(model: Model, paths: int, chunk: int = 0) -> Any:
        streams = streams_of(model.scenario, chunk)
        return model.world(streams, model.inputs(streams, paths))

    return world


@pytest.fixture(scope="session")
def clearing() -> Callable[..., ClearanceScenario]:
    """A clearance programme in which nothing varies: 7,000 m2 a day, 10 working days; or as told.

    7 teams clear 1,000 m2 a working day each, seven days a week.
    """

    def make(**changes: Any) -> ClearanceScenario:
        parts: dict[str, Any] = {
            "schema_version": 1,
            "name": "example",
            "state": "LBN",
            "article": 4,
            "start": date(2021, 1, 1),
            "deadline": date(2021, 1, 10),
            "land": {"confirmed_m2": 70_000},
            "clearance": ({"teams": 7, "m2_per_team_day": 1000},),
            "working_days_per_week": 7,
            "productivity": Productivity(programme_log_sd=0, year_log_sd=0),
        }
        return ClearanceScenario.model_validate(parts | changes)

    return make


@pytest.fixture(scope="session")
def destroying() -> Callable[..., DestructionScenario]:
    """A stockpile programme in which nothing varies: 4 lots of 30.4375 days each; or as told.

    400 munitions in lots of 100, 100 a line and month; a month is 365.25 / 12 = 30.4375 days.
    """

    def make(stock: dict[str, Any] | None = None, **changes: Any) -> DestructionScenario:
        kind = {"name": "M26", "munitions": 400, "lot_size": 100, "munitions_per_line_month": 100}
        parts: dict[str, Any] = {
            "schema_version": 1,
            "name": "example",
            "state": "BGR",
            "article": 3,
            "start": date(2021, 1, 1),
            "deadline": date(2021, 12, 31),
            "stock": {"types": (kind,)} | (stock or {}),
            "productivity": Productivity(programme_log_sd=0, year_log_sd=0),
        }
        return DestructionScenario.model_validate(parts | changes)

    return make


@pytest.fixture(scope="session")
def later() -> Callable[[np.ndarray, np.ndarray], np.ndarray]:
    """The paths that finish later the second time, by more than rounding."""

    def paths(first: np.ndarray, second: np.ndarray) -> np.ndarray:
        return np.flatnonzero(second > first + 1e-6)

    return paths
