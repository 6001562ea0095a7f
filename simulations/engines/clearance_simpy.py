"""The reference engine for Article 4, in SimPy: event by event, without a clock that ticks."""

from __future__ import annotations

from heapq import merge
from math import inf
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import simpy

from simulations.engines.results import BUDGET, EventBudgetError, Land, Outcome
from simulations.engines.site import Site

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator

    from simulations.engines.means import Means
    from simulations.scenarios.model import ClearanceScenario
    from simulations.worlds.clearance import ClearanceWorld
    from simulations.worlds.timelines import Marks

    Turn = tuple[float, str, Callable[[], None]]

__all__ = ["Moment", "Replication", "play_simpy"]


class Moment(NamedTuple):
    """One line of a trace: when (days), what happened, what is done from then on, what there is.

    ``doing`` is ``working``, ``finished``, or why nothing is cleared; areas in square metres;
    ``before`` and ``money_before`` are all the land and the money that were left just before.
    """

    days: float
    before: float
    money_before: float
    what: str
    doing: str
    suspected: float
    to_examine: float
    easy: float
    difficult: float
    money: float


class Replication:
    """One path: the outside world interrupts the programme, which plans anew.

    ``trace`` keeps a line for each turn of events.
    """

    def __init__(
        self,
        scenario: ClearanceScenario,
        plan: Means,
        world: ClearanceWorld,
        path: int,
        *,
        trace: bool = False,
    ) -> None:
        self.site = Site(scenario, plan, world, path)
        self.finish = inf
        self.moments: list[Moment] = []
        self._happened = ["start"]
        self._before = self.site.left, self.site.money
        self._world, self._path, self._trace = world, path, trace
        self._confirmed = bool(scenario.discovery and scenario.discovery.enters == "confirmed")

    def run(self) -> None:
        """Play the path until nothing is left, or until the horizon."""
        self._env = simpy.Environment()
        self._programme = self._env.process(self._work())
        self._env.process(self._outside())
        ended = self._programme | self._env.timeout(self._world.horizon)
        self._env.run(until=ended)
        if self.finish == inf:
            self.site.advance(self._world.horizon)
            self.finish = inf if self.site.left > 0 else self.site.now
        self.site.areas[Land.LEFT] = self.site.left

    def _work(self) -> Generator[simpy.Event]:
        """The programme: what is going on lasts until something is used up or interrupts it."""
        site = self.site
        for _ in range(BUDGET):
            if site.left <= 0:
                self.finish = site.now
                self._note("finished")
                return
            site.replan()
            cause = site.flow.cause
            self._note("working" if cause is None else cause.name.lower().replace("_", " "))
            try:
                days = site.next_turn()
                yield self._env.timeout(days) if days < inf else self._env.event()
                site.advance(site.now + days)
                self._comes("used up")
            except simpy.Interrupt:
                continue
        raise EventBudgetError(self._path, BUDGET)

    def _outside(self) -> Generator[simpy.Event]:
        """Everything that happens around the programme, in order."""
        site = self.site
        for when, what, change in merge(*self._sources(), key=itemgetter(0)):
            yield self._env.timeout(max(0.0, when - self._env.now))
            if not self._programme.is_alive:
                return
            site.advance(when)
            self._comes(what)
            change()
            self._programme.interrupt()

    def _comes(self, what: str) -> None:
        """Keep what there was before the first of all that happens at one instant."""
        if not self._happened:
            self._before = self.site.left, self.site.money
        self._happened.append(what)

    def _sources(self) -> list[Iterator[Turn]]:
        """The sources; of what happens at one instant, an earlier source's comes first."""
        site, world = self.site, self._world
        confirmed = self._confirmed
        return [
            self._calendar(),
            *(self._suspensions(number, spans) for number, spans in enumerate(world.suspensions)),
            self._single(world.tranches, "money came", site.receive),
            self._single(
                world.discoveries,
                "area found",
                lambda area: site.discover(area, confirmed=confirmed),
            ),
            self._single(world.resurveys, "re-survey", site.resurvey),
        ]

    def _calendar(self) -> Iterator[Turn]:
        years = self._world.years[self._path].tolist()
        before = 0
        for when, in_season, year, entry in self._world.calendar.stretches:
            change = self._turn(entry, years[year], in_season=in_season, new_year=year > before)
            yield when, "calendar", change
            before = year

    def _turn(
        self, entry: list[int], factor: float, *, in_season: bool, new_year: bool
    ) -> Callable[[], None]:
        def change() -> None:
            site = self.site
            if new_year:
                site.close_year()
            site.in_season, site.factor, site.entry = in_season, factor, entry

        return change

    def _suspensions(self, activity: int, spans: Marks) -> Iterator[Turn]:
        def switch(*, to: bool) -> Callable[[], None]:
            def change() -> None:
                self.site.suspended[activity] = to

            return change

        for begins, ends in zip(*spans.path(self._path), strict=True):
            yield begins, "suspended", switch(to=True)
            yield ends, "resumed", switch(to=False)

    def _single(self, items: Marks, what: str, act: Callable[[float], None]) -> Iterator[Turn]:
        for when, value in zip(*items.path(self._path), strict=True):
            yield when, what, lambda value=value: act(value)  # type: ignore[misc]

    def _note(self, doing: str) -> None:
        if self._trace:
            site, what = self.site, ", ".join(self._happened)
            self.moments.append(
                Moment(
                    site.now,
                    *self._before,
                    what,
                    doing,
                    site.suspected,
                    site.to_examine,
                    site.easy,
                    site.difficult,
                    site.money,
                )
            )
        self._happened.clear()


def play_simpy(scenario: ClearanceScenario, plan: Means, world: ClearanceWorld) -> Outcome:
    """Play every path of a world."""
    played = [Replication(scenario, plan, world, path) for path in range(world.paths)]
    for each in played:
        each.run()
    return Outcome(
        np.array([each.finish for each in played]),
        np.array([each.site.idle for each in played]),
        np.array([each.site.areas for each in played]),
        np.array([each.site.spent for each in played]),
        np.zeros((world.paths, 0), np.float32),
    )
