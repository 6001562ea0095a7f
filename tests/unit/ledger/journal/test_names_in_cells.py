"""Names of States and meetings in cells, as people write them."""

from __future__ import annotations

from datetime import date

import pytest

from domain.events.header import Event
from domain.events.money import HostCostsAgreed, PaymentReceived
from domain.events.statements import ListReported
from ledger.journal.cells import meeting_name, read_cell
from ledger.journal.tables import read_table

_PUBLISHED = {"book": date(2024, 1, 31)}


def _paid(header: str, cells: str) -> Event:
    text = (
        f"subject,date,account,paid,receipt,documents,locators{header}\n"
        f"Austria,2024-01-02,14msp,5 USD,1,book,p 1{cells}\n"
    )
    reading = read_table(text, PaymentReceived, "PaymentReceived.csv", _PUBLISHED)
    assert not reading.problems
    return reading.events[0]


@pytest.mark.parametrize("name", ["Lao PDR", "Laos", "LA", "LAO"])
def test_a_cell_takes_any_name_of_a_state(name: str) -> None:
    assert read_cell(HostCostsAgreed, "host", name) == "LAO"
    assert read_cell(ListReported, "states", f"{name};Peru") == ("LAO", "PER")


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("14msp", "14MSP"),
        ("2rc", "2RC"),
        ("9 MSP", "9MSP"),
        ("14MSPP", "14MSPP"),
        ("Example 2", "Example 2"),
        ("14.2 2022", "14.2 2022"),
    ],
)
def test_a_short_name_of_a_meeting_is_written_as_it_is_recorded(written: str, name: str) -> None:
    assert meeting_name(written) == name


def test_an_account_is_the_meeting_however_it_is_written() -> None:
    assert getattr(_paid("", ""), "account", None) == "14MSP"


def test_an_exported_row_is_read_back_as_it_was_recorded() -> None:
    assert getattr(_paid(",position", ",7"), "account", None) == "14msp"
