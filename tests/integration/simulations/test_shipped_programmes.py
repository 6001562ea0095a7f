"""The shipped programmes: the same in both engines, and calibrated with nothing known later."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.events.clearance import ContaminationDiscovered, ContaminationReported, LandReleased
from domain.events.header import Event
from domain.events.stockpiles import StockpileDeclared, StockpileDestroyed
from domain.strategies import events
from ledger.ledger import Ledger
from projections.cut import Recorded, cut
from projections.view import Facts, View
from simulations.calibration import NotSimulableError, open_duties, scenario_of
from simulations.models import model_of
from simulations.runs.chunks import streams_of
from simulations.worlds.seeds import CHUNK

DAYS = (date(2021, 4, 22), date(2018, 12, 31))
CHUNKS = 4
"""A thousand paths of each programme."""

Programmes = Callable[[date], list[Any]]


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_the_engines_agree_on_a_thousand_paths_of_each_programme(
    day: date, programmes: Programmes
) -> None:
    for scenario in programmes(day):
        model = model_of(scenario)
        for chunk in range(CHUNKS):
            streams = streams_of(scenario, chunk)
            world = model.world(streams, model.inputs(streams, CHUNK))
            compiled, reference = model.play(world), model.play_reference(world)
            assert compiled.finish == pytest.approx(reference.finish, abs=1e-6, rel=0), scenario
            assert compiled.idle == pytest.approx(reference.idle, abs=1e-6, rel=0), scenario
            assert compiled.amounts == pytest.approx(reference.amounts, rel=1e-9, abs=0.1), scenario


def test_both_articles_are_among_the_programmes(programmes: Programmes) -> None:
    for day in DAYS:
        assert len(programmes(day)) >= 9
    assert {item.article for item in programmes(DAYS[0])} == {3, 4}


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_a_ledger_that_never_heard_of_what_came_later_calibrates_the_same(
    day: date, shipped: Ledger
) -> None:
    then = [item for item in shipped.recorded() if item.event.known_on <= day]
    assert len(then) < shipped.head
    assert _scenarios(_view(then, day)) == _scenarios(_view(shipped.recorded(), day))


LATER = st.one_of(
    *(
        events(kind, subject=subject, known_on=st.dates(date(2021, 4, 23), date(2025, 12, 31)))
        for kind in (LandReleased, ContaminationReported, ContaminationDiscovered)
        for subject in ("state:LBN", "state:TCD")
    ),
    *(
        events(kind, subject="state:BGR", known_on=st.dates(date(2021, 4, 23), date(2025, 12, 31)))
        for kind in (StockpileDeclared, StockpileDestroyed)
    ),
)


@settings(max_examples=10)
@given(facts=st.lists(LATER, min_size=1, max_size=5))
def test_facts_recorded_later_change_no_scenario_as_known_earlier(
    facts: list[Event], shipped: Ledger
) -> None:
    day = DAYS[0]
    stored = list(shipped.recorded())
    since = [
        Recorded(shipped.head + number, datetime(2026, 1, 1, tzinfo=UTC), fact)
        for number, fact in enumerate(facts, 1)
    ]
    asked = (("LBN", 4), ("BGR", 3))
    before = [scenario_of(_view(stored, day), *duty) for duty in asked]
    assert [scenario_of(_view(stored + since, day), *duty) for duty in asked] == before


def test_every_number_of_a_programme_says_where_it_is_from(
    programmes: Programmes, shipped: Ledger
) -> None:
    known = {item.event.id for item in shipped.recorded() if item.event.known_on <= DAYS[0]}
    for scenario in programmes(DAYS[0]):
        assert scenario.provenance
        said = {event for source in scenario.provenance.values() for event in source.events}
        assert said
        assert said <= {str(event) for event in known}


def _view(stored: Any, day: date) -> View:
    facts = Facts.of(cut(stored, known_at=day))
    return View(facts, day, day, len(stored), "", day + timedelta(days=2000))


def _scenarios(view: View) -> dict[tuple[str, int], Any]:
    found: dict[tuple[str, int], Any] = {}
    for duty in open_duties(view):
        try:
            found[duty] = scenario_of(view, *duty)
        except NotSimulableError as error:
            found[duty] = str(error)
    return found
