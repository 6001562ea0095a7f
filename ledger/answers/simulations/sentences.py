"""What a simulated programme came to, in words: chance, dates, obstacles, and what would do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ledger.answers.simulations.input_units import unit_of
from simulations.questions.capacity import GRID
from simulations.questions.hopeless import has_passed
from simulations.worlds.calendar import day_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from simulations.questions.blocking import Block
    from simulations.questions.capacity import CapacityAnswer
    from simulations.questions.extension import ExtensionAnswer
    from simulations.runs.monte_carlo import Result
    from simulations.scenarios.model import ClearanceScenario, DestructionScenario
    from simulations.statistics.intervals import Interval
    from simulations.statistics.sensitivity import Bar, Index

__all__ = [
    "blocked_by",
    "both_ranges",
    "chance",
    "day_said",
    "imprecise",
    "limits",
    "moved",
    "needed",
    "note",
    "shares_of",
]


_NEAR = 0.01


def both_ranges(on_time: Interval, inputs: Interval) -> str:
    """P(on time) with the error of simulating, and its range over the uncertain inputs."""
    return (
        f"{on_time.estimate:.1%} (simulation error {on_time.low:.1%} to {on_time.high:.1%}; over "
        f"uncertain inputs {_rough(inputs.low)} to {_rough(inputs.high)})"
    )


def _rough(share: float) -> str:
    """Whole per cents; a decimal more near 0 and 1, where they would claim what is not so."""
    near = 0 < share < _NEAR or 1 - _NEAR < share < 1
    return f"{share:.1%}" if near else f"{share:.0%}"


def chance(
    scenario: ClearanceScenario | DestructionScenario, on_time: Interval, inputs: Interval
) -> str:
    """P(on time) with both ranges, after the news that the deadline has passed."""
    passed = f"the deadline passed on {scenario.deadline}: " if has_passed(scenario) else ""
    return f"{passed}{both_ranges(on_time, inputs)}"


def blocked_by(scenario: ClearanceScenario | DestructionScenario, blocks: Sequence[Block]) -> str:
    """The obstacle whose absence gains most, or that none alone gains anything."""
    if has_passed(scenario):
        return "the deadline has passed"
    first = blocks[0]
    return first.name if first.gain.difference.low > 0 else "nothing alone"


def needed(found: CapacityAnswer) -> str:
    """The capacity that reaches the target; else the most there is, and what binds."""
    target = f"{found.target:.0%}"
    if found.multiple is not None:
        high = f"beyond {max(GRID):g}" if found.high is None else f"{found.high:.2g}"
        return (
            f"{found.multiple:.2g} times the capacity makes {target} ({found.low:.2g} to {high} "
            f"with the error of simulating, in {found.searched:,} worlds)"
        )
    if not found.on_time.estimate and found.why and not found.binds:
        return found.why
    most = (
        f"{found.best:g} times the capacity makes {found.on_time.estimate:.1%}, the most there is"
    )
    if not found.binds:
        return f"{most}, not {target}: {found.why}"
    without = ", ".join(f"{name} ({share:.1%} without)" for name, share in found.binds[:3])
    return f"{most}, not {target}: what binds is {without}"


def note(item: ExtensionAnswer) -> str:
    """How long an extension has to be, with the error of simulating; or that the cap binds."""
    if item.months is None:
        spare = f"; its last {item.spare} months buy nothing" if item.spare else ""
        return f"not within one request: the cap binds{spare}"
    if item.months == 0:
        return "no extension is needed"
    if item.high is None:
        return f"{item.low} months to beyond the cap, with the error of simulating"
    return f"{item.low} to {item.high} months, with the error of simulating"


def imprecise(result: Result) -> str:
    """That a wanted precision was not reached; empty where it was, or none was asked for."""
    wanted, known = result.scenario.run.precision, result.on_time().half_width
    if wanted is None or known <= wanted:
        return ""
    return (
        f"the precision of {wanted:g} was not reached: {len(result.outcome.finish):,} "
        f"replications, the most that are played, know the probability to ±{known:.2g}"
    )


def moved(bar: Bar, currency: str) -> str:
    """P(on time) with an input at either end of what was tried, with the input's unit."""
    unit = unit_of(bar.name, currency)
    return f"{bar.at_low:.1%} at {bar.low:,.4g}, {bar.at_high:.1%} at {bar.high:,.4g} {unit}"


def shares_of(index: Index) -> str:
    """An input's share of the variance, alone and in all."""
    return (
        f"alone {index.first:.2f} (±{index.first_half_width:.2f}), "
        f"in all {index.total:.2f} (±{index.total_half_width:.2f})"
    )


def day_said(scenario: ClearanceScenario | DestructionScenario, days: float) -> str:
    """The day so many days after the start, or that it lies after the horizon."""
    if np.isinf(days):
        return f"after {scenario.horizon.year}"
    return day_of(scenario.start, days).isoformat()


def limits(
    scenario: ClearanceScenario | DestructionScenario, finish: Mapping[float, Interval]
) -> str:
    """The 95 % interval of each percentile of the day of completion."""
    return "; ".join(
        f"P{round(share * 100)} {_from_to(*(day_said(scenario, end) for end in (low, high)))}"
        for share, (_, low, high) in finish.items()
    )


def _from_to(low: str, high: str) -> str:
    return low if low == high else f"{low} to {high}"
