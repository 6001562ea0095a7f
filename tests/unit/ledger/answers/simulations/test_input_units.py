"""Every uncertain input has a unit."""

from __future__ import annotations

from dataclasses import fields

import pytest

from ledger.answers.simulations.input_units import unit_of
from simulations.worlds.clearance import ClearanceInputs
from simulations.worlds.destruction import DestructionInputs


@pytest.mark.parametrize(
    "name",
    sorted({item.name for kind in (ClearanceInputs, DestructionInputs) for item in fields(kind)}),
)
def test_every_input_has_a_unit(name: str) -> None:
    assert unit_of(name, "EUR")
    assert unit_of(f"{name}[2]", "EUR") == unit_of(name, "EUR")


def test_the_balance_is_in_the_currency_of_the_scenario() -> None:
    assert unit_of("opening_balance", "EUR") == "EUR"
