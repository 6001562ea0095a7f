from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from simulations.scenarios.distributions import Constant, Empirical
from simulations.scenarios.land import Discovery
from simulations.scenarios.parts import Source
from simulations.scenarios.reading import read_scenario, scenario_from
from simulations.scenarios.writing import scenario_text
from simulations.strategies import clearance_scenarios, scenarios

if TYPE_CHECKING:
    from collections.abc import Callable

    from simulations.scenarios.model import ClearanceScenario, DestructionScenario

_texts = st.text(min_size=1, max_size=20).filter(lambda text: text.isprintable() or "\n" in text)
_sources = st.builds(
    Source,
    source=_texts,
    page=st.text("p. 12\"'\\", max_size=5),
    as_of=st.none() | st.dates(),
    events=st.lists(st.uuids().map(str), max_size=3).map(tuple),
)
_provenance = st.dictionaries(
    st.sampled_from(["land", "land.suspected_m2", "a b", 'odd "name"', "clearance"]), _sources
)


@given(scenarios(), _texts, _provenance)
def test_what_is_written_reads_back_as_the_same_scenario(
    scenario: ClearanceScenario | DestructionScenario, name: str, sources: dict[str, Source]
) -> None:
    scenario = scenario.model_copy(update={"name": name, "provenance": sources})
    reading = read_scenario(scenario_text(scenario), "written.toml")

    assert reading.problems == ()
    assert reading.scenario == scenario
    assert scenario_text(scenario) == scenario_text(reading.scenario)


@given(clearance_scenarios())
def test_every_number_has_its_unit_beside_it(scenario: ClearanceScenario) -> None:
    lines = scenario_text(scenario).splitlines()

    areas = [line for line in lines if line.startswith(("suspected_m2", "confirmed_m2"))]
    assert len(areas) == 2
    assert all(line.endswith("# m2") for line in areas)
    assert any(line.endswith("# 0 to 1") for line in lines)


def test_very_large_and_very_small_numbers_survive(
    clearing: Callable[..., ClearanceScenario],
) -> None:
    scenario = clearing()
    sizes = Empirical(distribution="empirical", values=(1e-300, 0.1 + 0.2, 1e15, 5e-324))
    found = Discovery(rate_per_year=Constant(value=1e-9), size_m2=sizes, enters="confirmed")
    scenario = scenario.model_copy(update={"discovery": found, "start": date(1900, 1, 1)})

    assert scenario_from(scenario_text(scenario)) == scenario
