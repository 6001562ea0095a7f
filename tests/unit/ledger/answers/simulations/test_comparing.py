"""What a comparison of two scenarios says."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from ledger.answers.simulations.comparing import comparison_answer
from simulations.statistics.intervals import Interval
from simulations.statistics.paired import ShareDifference


def compared(half: Interval | None, most: Interval | None) -> Any:
    """The one row of a comparison; of the runs only the names and chances are looked at."""

    def run(name: str, chance: float) -> Any:
        return SimpleNamespace(
            on_time=lambda: Interval(chance, 0.0, 1.0),
            scenario=SimpleNamespace(name=name),
            outcome=SimpleNamespace(finish=np.zeros(250)),
        )

    found: Any = SimpleNamespace(
        first=run("as planned", 0.25),
        second=run("faster", 0.625),
        on_time=ShareDifference(Interval(0.375, 0.3, 0.45), 100, 6, 0.001),
        days={0.5: half, 0.8: most},
    )
    (row,) = comparison_answer(found).main.rows
    return row


def test_both_chances_and_their_difference_are_said_in_points() -> None:
    row = compared(None, None)

    assert (row.first, row.second, row.p_first, row.p_second) == (
        "as planned",
        "faster",
        0.25,
        0.625,
    )
    assert row.on_time == "25.0% and 62.5%: +37.5 points (+30.0 to +45.0)"
    assert (row.gain, row.gain_low, row.gain_high) == (0.375, 0.3, 0.45)
    assert (row.gained, row.lost, row.p_value, row.replications) == (100, 6, 0.001, 250)


@pytest.mark.parametrize(
    ("days", "number", "said"),
    [
        (None, None, "beyond the horizon in either"),
        (Interval(-30.4, -40.0, -20.0), -30, "-30 days (-40 to -20)"),
        (Interval(12.0, -3.0, np.inf), 12, "+12 days (-3 to beyond the horizon)"),
        (Interval(0.0, -np.inf, 5.0), 0, "+0 days (beyond the horizon to +5)"),
    ],
)
def test_days_are_said_with_their_limits(days: Interval | None, number: int, said: str) -> None:
    at_half, at_most = compared(days, None), compared(None, days)

    assert (at_half.days_p50, at_half.p50_moves) == (number, said)
    assert (at_most.days_p80, at_most.p80_moves) == (number, said)
    assert (at_half.days_p80, at_most.days_p50) == (None, None)
