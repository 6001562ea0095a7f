"""What the report tells of assessed contributions, in a ledger with invoices and payments."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest

from domain.events.header import Event
from domain.events.machinery import DocumentIssued
from domain.events.money import AssessmentInvoiced, PaymentReceived
from domain.money import Currency, Money
from domain.sources import Source
from domain.strategies import example
from ledger.bootstrap import create_ledger
from ledger.datasets.loading import read_dataset, shipped_folder
from ledger.report.building import Written, progress_report
from ledger.report.model import Coverage, Table
from ledger.report.period import ReportPeriod

TODAY = date(2026, 9, 1)
TablesOf = Callable[[Written, str], list[Table]]
SHIPPED = read_dataset(shipped_folder()).events
NEWEST = max(
    (event for event in SHIPPED if isinstance(event, DocumentIssued)),
    key=lambda event: event.not_before,
)


def _usd(dollars: int) -> Money:
    return Money(dollars * 100, Currency.USD)


def _of(iso3: str, kind: type[Event], day: str, **fields: Any) -> Event:
    sources = (Source(document=NEWEST.subject_key, locator="costs"),)
    return example(kind, day, f"state:{iso3}", sources=sources, **fields)


def _invoiced(iso3: str, account: str, dollars: int, day: str = "2023-01-10") -> Event:
    return _of(
        iso3,
        AssessmentInvoiced,
        day,
        account=account,
        billing="preliminary",
        share=_usd(dollars),
    )


PAID = [
    _invoiced("AUT", "11MSP", 300),
    _invoiced("IRL", "11MSP", 200),
    _invoiced("IRL", "10MSP", 100, "2022-01-10"),
    _of("AUT", PaymentReceived, "2023-05-02", account="11MSP", paid=_usd(300), receipt="one"),
]


@pytest.fixture(scope="module")
def written() -> Iterator[Written]:
    with create_ledger(":memory:", TODAY) as ledger:
        ledger.record([*SHIPPED, *PAID])
        period = ReportPeriod(date(2021, 9, 21), TODAY, TODAY)
        yield progress_report(ledger.view(TODAY), period)


def _table(written: Written, tables_of: TablesOf, caption: str) -> dict[str, list[str]]:
    (found,) = [item for item in tables_of(written, "money") if item.caption.startswith(caption)]
    return {row[0].text: [cell.text for cell in row[1:]] for row in found.rows}


def test_every_meeting_of_the_period_has_a_row_and_payments_are_told(
    written: Written, tables_of: TablesOf
) -> None:
    rows = _table(written, tables_of, "Assessed contributions to the costs")

    assert {"10MSP", "11MSP", "12MSP", "13MSP", "3RC"} <= rows.keys()
    assert rows["11MSP"][3:6] == ["500.00 USD", "300.00 USD", "200.00 USD"]
    assert rows["Total recorded in USD"][3:6] == ["600.00 USD", "300.00 USD", "300.00 USD"]
    assert rows["10MSP"][4] == "not recorded"
    assert rows["3RC"][:3] == ["2026", "CCM/MSP/2024/9", "not recorded"]
    assert rows["12MSP"][1:6] == ["not recorded"] * 5


def test_arrears_are_told_by_state_with_their_age(written: Written, tables_of: TablesOf) -> None:
    rows = _table(written, tables_of, "Assessed contributions in arrears")

    assert rows.keys() == {"Ireland"}
    age = (TODAY - date(2022, 5, 30)).days
    assert rows["Ireland"] == ["300.00 USD", "10MSP, 11MSP", "30 May 2022", f"{age:,} days"]


def test_what_is_recorded_is_not_called_missing(written: Written) -> None:
    (section,) = [item for item in written.report.sections if item.key == "money"]
    (coverage,) = [block for block in section.blocks if isinstance(block, Coverage)]

    assert not [text for text in coverage.pieces if text.startswith(("Invoices", "Payments"))]


def test_the_rules_on_money_are_told_as_meetings_decided_them(
    written: Written, tables_of: TablesOf
) -> None:
    (found,) = [item for item in tables_of(written, "money") if "in words" in item.caption]
    told = [(row[0].text, row[1].text) for row in found.rows]

    assert (
        "1RC",
        "What a meeting costs beyond a meeting held in Geneva is borne by its host",
    ) in told
    assert any(name == "2RC" and "30 April" in words for name, words in told)
