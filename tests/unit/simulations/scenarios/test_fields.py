from __future__ import annotations

import pytest

from ledger.answers.simulations.scenarios import ScenarioFieldRow, fields_answer
from simulations.scenarios.distributions import MEANINGS
from simulations.scenarios.fields import distribution_names, fields_of, parameters
from simulations.scenarios.model import ClearanceScenario, DestructionScenario
from support.kinds import all_of


@pytest.mark.parametrize("kind", [ClearanceScenario, DestructionScenario])
def test_every_field_says_what_it_means(
    kind: type[ClearanceScenario | DestructionScenario],
) -> None:
    assert [item.name for item in fields_of(kind) if not item.meaning] == []


@pytest.mark.parametrize("kind", [ClearanceScenario, DestructionScenario])
def test_every_number_that_may_vary_has_a_unit(
    kind: type[ClearanceScenario | DestructionScenario],
) -> None:
    assert [item.name for item in fields_of(kind) if item.is_distribution and not item.unit] == []


def test_units_defaults_and_kinds_are_read_off_the_model() -> None:
    fields = {item.name: item for item in fields_of(ClearanceScenario)}

    assert fields["land.suspected_m2"].unit == "m2"
    assert fields["land.suspected_m2"].default == "0"
    assert fields["land.suspected_m2"].takes == "number or distribution"
    assert fields["deadline"].unit == "day"
    assert fields["seasons.start"].unit == "MM-DD"
    assert fields["funding.carry_over"].default == "true"
    assert fields["clearance"].takes == "tables"
    assert fields["land"].takes == "table"
    assert fields["clearance.teams"].required
    assert fields["insecurity.scope"].default == "non_technical_survey, technical_survey, clearance"


def test_every_distribution_is_explained_with_its_parameters() -> None:
    assert tuple(MEANINGS) == distribution_names()
    assert parameters("lognormal") == ("mean", "cv")
    assert parameters("pert") == ("low", "mode", "high")


def test_fields_of_both_articles_are_listed_once() -> None:
    rows = all_of(fields_answer().main.rows, ScenarioFieldRow)
    names = [(row.article, row.field) for row in rows]

    assert len(names) == len(set(names))
    assert ("3, 4", "deadline") in names
    assert ("3", "stock.types") in names
    assert not [
        name
        for name in names
        if name[0] == "3"
        and ("4", name[1]) in names
        and name[1] not in {"article", "extension_cap_months", "productivity"}
        and not name[1].startswith("productivity")
    ]
