"""The land of one programme on one path: what waits for which activity, and how it flows on.

Suspected area is surveyed; what survey does not release is cleared, easy land before difficult.
Between two turns of events all rates are constant, so any time ahead can be computed exactly.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING

from simulations.engines.results import SIMULTANEOUS_DAYS, Cause, Land

if TYPE_CHECKING:
    from simulations.engines.means import Means
    from simulations.scenarios.model import ClearanceScenario
    from simulations.worlds.clearance import ClearanceWorld

__all__ = ["Flow", "Site"]


@dataclass(frozen=True, slots=True)
class Flow:
    """Square metres per day that pass each activity; what that costs per day; why if none do."""

    surveyed: float = 0.0
    examined: float = 0.0
    easy: float = 0.0
    difficult: float = 0.0
    cost: float = 0.0
    cause: Cause | None = None


class Site:
    """A programme's land, money and means at one moment of one path; a mutable working copy."""

    def __init__(
        self, scenario: ClearanceScenario, plan: Means, world: ClearanceWorld, path: int
    ) -> None:
        inputs = world.inputs
        self._work, self._costs = plan.work.tolist(), plan.cost.tolist()
        self._fixed_cost, self._carry_over = plan.fixed_cost, plan.carry_over
        self.now = 0.0
        self.cancelled = float(inputs.cancelled[path])
        self.reduced = float(inputs.reduced[path])
        self.hard = float(inputs.difficult[path])
        factor = scenario.land.mixed_rate_factor
        mixed = float(inputs.mixed[path])
        self._easy_rate = 1.0 / (1.0 - mixed + mixed / factor)
        self._hard_rate = self._easy_rate * scenario.land.difficult_rate_factor
        self._programme = float(inputs.programme[path])
        self._rates = [
            array[path].tolist()
            for array in (inputs.non_technical_survey, inputs.technical_survey, inputs.clearance)
        ]
        self.money = float(inputs.opening_balance[path])
        self.suspected = float(inputs.suspected[path])
        self.to_examine = 0.0
        confirmed = float(inputs.confirmed[path])
        self.easy = confirmed * (1.0 - self.hard)
        self.difficult = confirmed * self.hard
        self.in_season, self.factor = True, 1.0
        self.entry = [-1, -1, -1]
        self.suspended = [False, False, False]
        self.areas = [0.0] * len(Land)
        self.idle = [0.0] * len(Cause)
        self.spent = 0.0
        self.flow = Flow()

    @property
    def left(self) -> float:
        """Square metres that wait for anything."""
        return self.suspected + self.to_examine + self.easy + self.difficult

    def replan(self) -> None:
        """Set the rates anew, after anything has changed."""
        surveying, examining, clearing = (self._capacity(activity) for activity in range(3))
        surveyed = surveying if self.suspected > 0 else 0.0
        arriving = surveyed * (1.0 - self.cancelled)
        examined = examining if self.to_examine > 0 else min(examining, arriving)
        confirmed = examined * (1.0 - self.reduced)
        easy_rate, hard_rate = clearing * self._easy_rate, clearing * self._hard_rate
        easy = easy_rate if self.easy > 0 else min(easy_rate, confirmed * (1.0 - self.hard))
        busy = easy / easy_rate if easy_rate else 0.0
        spare = (1.0 - busy) * hard_rate
        difficult = spare if self.difficult > 0 else min(spare, confirmed * self.hard)
        busy += difficult / hard_rate if hard_rate else 0.0
        used = (float(surveyed > 0), examined / examining if examining else 0.0, busy)
        paid = sum(self._cost(activity) * used[activity] for activity in range(3))
        self.flow = Flow(
            surveyed,
            examined,
            easy,
            difficult,
            paid + self._fixed_cost if self.money > 0 else 0.0,
            None if busy else self._why_idle(),
        )

    def next_turn(self) -> float:
        """Days until a kind of land, or the money, is used up; infinite where none will be."""
        return min(
            (stock / -rate for stock, rate in self._stocks() if rate < 0 < stock), default=inf
        )

    def advance(self, now: float) -> None:
        """Let the rates run until then."""
        days, self.now = now - self.now, now
        flow = self.flow
        if days > 0:
            self._book(flow, days)
        stocks = [
            0.0 if rate < 0 and stock <= -rate * (days + SIMULTANEOUS_DAYS) else stock + rate * days
            for stock, rate in self._stocks()
        ]
        self.suspected, self.to_examine, self.easy, self.difficult, self.money = stocks

    def discover(self, area: float, *, confirmed: bool) -> None:
        """Area that nobody knew of is found."""
        self.areas[Land.FOUND] += area
        if confirmed:
            self.easy += area * (1.0 - self.hard)
            self.difficult += area * self.hard
        else:
            self.suspected += area

    def resurvey(self, share: float) -> None:
        """A share of all recorded area goes off the record."""
        self.areas[Land.RESURVEYED] += self.left * share
        self.suspected *= 1.0 - share
        self.to_examine *= 1.0 - share
        self.easy *= 1.0 - share
        self.difficult *= 1.0 - share

    def receive(self, amount: float) -> None:
        """Money comes."""
        self.money += amount

    def close_year(self) -> None:
        """What is left of the money lapses, where it may not be carried over.

        Money without limit has none after that either.
        """
        if not self._carry_over and self.money < inf:
            self.money = 0.0

    def _capacity(self, activity: int) -> float:
        """Square metres per day that an activity could do now, on easy land of one hazard."""
        entry = self.entry[activity]
        stands_still = not self.in_season or self.suspended[activity] or self.money <= 0
        if entry < 0 or stands_still:
            return 0.0
        rate = self._rates[activity][entry] * self._work[activity][entry]
        return float(rate * self._programme * self.factor)

    def _cost(self, activity: int) -> float:
        entry = self.entry[activity]
        return self._costs[activity][entry] if entry >= 0 else 0.0

    def _stocks(self) -> tuple[tuple[float, float], ...]:
        """What there is, with its rate of change per day."""
        flow = self.flow
        confirmed = flow.examined * (1.0 - self.reduced)
        return (
            (self.suspected, -flow.surveyed),
            (self.to_examine, flow.surveyed * (1.0 - self.cancelled) - flow.examined),
            (self.easy, confirmed * (1.0 - self.hard) - flow.easy),
            (self.difficult, confirmed * self.hard - flow.difficult),
            (self.money, -flow.cost),
        )

    def _why_idle(self) -> Cause:
        if not self.in_season:
            return Cause.OUT_OF_SEASON
        if self.suspended[2]:
            return Cause.SUSPENDED
        if self.money <= 0:
            return Cause.NO_MONEY
        return Cause.DORMANT if self.factor == 0 else Cause.NO_CAPACITY

    def _book(self, flow: Flow, days: float) -> None:
        self.areas[Land.CANCELLED] += flow.surveyed * self.cancelled * days
        self.areas[Land.REDUCED] += flow.examined * self.reduced * days
        self.areas[Land.CLEARED] += (flow.easy + flow.difficult) * days
        self.spent += flow.cost * days
        if flow.cause is not None:
            self.idle[flow.cause] += days
