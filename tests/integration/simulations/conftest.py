"""The shipped ledger, and every programme in it that can be simulated."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest

from ledger.bootstrap import create_ledger
from ledger.datasets.loading import read_dataset, shipped_folder
from ledger.ledger import Ledger
from simulations.calibration import NotSimulableError, open_duties, scenario_of

Programmes = Callable[[date], list[Any]]


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """A ledger of the shipped data, as of a day of its own."""
    path = tmp_path_factory.mktemp("shipped") / "ledger.sqlite"
    with create_ledger(str(path), date(2026, 1, 1)) as ledger:
        ledger.record(read_dataset(shipped_folder()).events)
        yield ledger


@pytest.fixture(scope="session")
def programmes(shipped: Ledger) -> Programmes:
    """The scenarios of all open duties as known on a day."""
    found: dict[date, list[Any]] = {}

    def known_on(day: date) -> list[Any]:
        if day not in found:
            found[day] = list(_scenarios(shipped, day))
        return found[day]

    return known_on


def _scenarios(ledger: Ledger, day: date) -> Iterator[Any]:
    view = ledger.view(day, day)
    for iso3, article in open_duties(view):
        try:
            yield scenario_of(view, iso3, article)
        except NotSimulableError:
            continue
