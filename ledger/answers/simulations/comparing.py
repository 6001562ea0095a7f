"""Two scenarios in the same worlds, and the difference between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import numpy as np

from ledger.answers.model import Answer, Column, Row, Table

if TYPE_CHECKING:
    from simulations.questions.comparing import Comparison
    from simulations.statistics.intervals import Interval

__all__ = ["ComparisonRow", "comparison_answer"]


@dataclass(frozen=True, slots=True)
class ComparisonRow(Row):
    """The second scenario against the first, path by path; differences are second less first."""

    first: Annotated[str, Column("name of the first scenario", "First")]
    second: Annotated[str, Column("name of the second scenario", "Second")]
    p_first: Annotated[float, Column("P(on time) of the first")]
    p_second: Annotated[float, Column("P(on time) of the second")]
    on_time: Annotated[str, Column("both, and the difference, in words", "On time")]
    gain: Annotated[float, Column("difference in P(on time)")]
    gain_low: Annotated[float, Column("lower limit of its 95 % interval, paired")]
    gain_high: Annotated[float, Column("upper limit of the same")]
    gained: Annotated[int, Column("paths on time in the second alone", "Gained paths")]
    lost: Annotated[int, Column("paths on time in the first alone", "Lost paths")]
    p_value: Annotated[float, Column("of as great a difference by chance (McNemar, exact)")]
    days_p50: Annotated[int | None, Column("days later at P50; null: beyond the horizon")]
    days_p80: Annotated[int | None, Column("days later at P80; null: beyond the horizon")]
    p50_moves: Annotated[str, Column("the same with its interval, in words", "P50 moves by")]
    p80_moves: Annotated[str, Column("the same with its interval, in words", "P80 moves by")]
    replications: Annotated[int, Column("paths compared", "Paths")]


def comparison_answer(found: Comparison) -> Answer:
    """One row: what changes from the first scenario to the second."""
    first, second = found.first.on_time().estimate, found.second.on_time().estimate
    gain = found.on_time.difference
    half, most = found.days[0.5], found.days[0.8]
    row = ComparisonRow(
        first=found.first.scenario.name,
        second=found.second.scenario.name,
        p_first=round(first, 4),
        p_second=round(second, 4),
        on_time=f"{first:.1%} and {second:.1%}: {gain.estimate * 100:+.1f} points "
        f"({gain.low * 100:+.1f} to {gain.high * 100:+.1f})",
        gain=round(gain.estimate, 4),
        gain_low=round(gain.low, 4),
        gain_high=round(gain.high, 4),
        gained=found.on_time.gained,
        lost=found.on_time.lost,
        p_value=found.on_time.p_value,
        days_p50=None if half is None else round(half.estimate),
        days_p80=None if most is None else round(most.estimate),
        p50_moves=_said(half),
        p80_moves=_said(most),
        replications=len(found.first.outcome.finish),
    )
    return Answer(Table("comparison", ComparisonRow, [row], upright=True))


def _said(days: Interval | None) -> str:
    if days is None:
        return "beyond the horizon in either"
    low, high = (
        "beyond the horizon" if np.isinf(limit) else f"{limit:+.0f}"
        for limit in (days.low, days.high)
    )
    return f"{days.estimate:+.0f} days ({low} to {high})"
