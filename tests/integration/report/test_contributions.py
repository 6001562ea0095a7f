"""What the report tells of assessed contributions, in a ledger with invoices and payments."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from domain.events.header import Event
from domain.events.machinery import DocumentIssued
from domain.events.money import (
    AccountsClosed,
    ActualCostReported,
    AssessmentInvoiced,
    CostEstimateApproved,
    CostEstimatePresented,
    HostCostsAgreed,
    PaymentReceived,
)
from domain.money import Currency, Money
from domain.sources import Source
from domain.strategies import example
from ledger.bootstrap import create_ledger
from ledger.datasets.loading import read_dataset, shipped_folder
from ledger.report.building import Written, progress_report
from ledger.report.model import Coverage, Paragraph, Section, Table
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


def _of(subject: str, kind: type[Event], day: str, /, **fields: Any) -> Event:
    sources = (Source(document=NEWEST.subject_key, locator="costs"),)
    return example(kind, day, subject, sources=sources, **fields)


def _invoiced(iso3: str, account: str, dollars: int, day: str = "2023-01-10") -> Event:
    return _of(
        f"state:{iso3}",
        AssessmentInvoiced,
        day,
        account=account,
        billing="preliminary",
        share=_usd(dollars),
    )


def _paid(iso3: str, account: str, sum_of_it: Money, day: str = "2023-05-02") -> Event:
    return _of(
        f"state:{iso3}", PaymentReceived, day, account=account, paid=sum_of_it, receipt="one"
    )


def _cost(kind: type[Event], meeting: str, day: str, **fields: Any) -> Event:
    return _of(f"meeting:{meeting}", kind, day, **fields)


def _report(*events: Event) -> Written:
    with create_ledger(":memory:", TODAY) as ledger:
        ledger.record([*SHIPPED, *events])
        return progress_report(ledger.view(TODAY), ReportPeriod(date(2021, 9, 21), TODAY, TODAY))


def _accounts(written: Written, tables_of: TablesOf) -> dict[str, dict[str, str]]:
    """The row of each account, by the heads of its columns; those left out are not recorded."""
    (found,) = [item for item in tables_of(written, "money") if "Closed" in item.heads]
    left_out = dict.fromkeys(("Estimate", "Actual", *SUMS), "not recorded")
    return {
        row[0].text: left_out | dict(zip(found.heads, (cell.text for cell in row), strict=True))
        for row in found.rows
    }


def _money(written: Written) -> Section:
    (section,) = [item for item in written.report.sections if item.key == "money"]
    return section


def _unknown(written: Written) -> tuple[str, ...]:
    (coverage,) = [block for block in _money(written).blocks if isinstance(block, Coverage)]
    return coverage.pieces


def _said(written: Written) -> str:
    return " ".join(
        "".join(piece.text for piece in block.pieces)
        for block in _money(written).blocks
        if isinstance(block, Paragraph)
    )


SUMS = ("Invoiced", "Received", "Open")
TOTAL = "Total recorded in USD"
PAID = [
    _invoiced("AUT", "11MSP", 300),
    _invoiced("IRL", "11MSP", 200),
    _invoiced("IRL", "10MSP", 100, "2022-01-10"),
    _paid("AUT", "11MSP", _usd(300)),
]


@pytest.fixture(scope="module")
def written() -> Written:
    return _report(*PAID)


def _table(written: Written, tables_of: TablesOf, caption: str) -> dict[str, list[str]]:
    (found,) = [item for item in tables_of(written, "money") if item.caption.startswith(caption)]
    return {row[0].text: [cell.text for cell in row[1:]] for row in found.rows}


def test_every_meeting_of_the_period_has_a_row_and_payments_are_told(
    written: Written, tables_of: TablesOf
) -> None:
    rows = _accounts(written, tables_of)
    sums = {name: [row[head] for head in SUMS] for name, row in rows.items()}

    assert list(rows) == ["2RC", "10MSP", "11MSP", "12MSP", "13MSP", "3RC", TOTAL]
    assert sums["11MSP"] == ["500.00 USD", "300.00 USD", "200.00 USD"]
    assert sums[TOTAL] == ["600.00 USD", "300.00 USD", "300.00 USD"]
    assert rows["10MSP"]["Received"] == "not recorded"
    assert [rows["3RC"][head] for head in ("Year", "Estimates presented", "Estimate")] == [
        "2026",
        "CCM/MSP/2024/9",
        "not recorded",
    ]
    assert sums["12MSP"] == ["not recorded"] * 3


def test_arrears_are_told_by_state_with_their_age(written: Written, tables_of: TablesOf) -> None:
    rows = _table(written, tables_of, "Assessed contributions in arrears")

    assert rows.keys() == {"Ireland"}
    age = (TODAY - date(2022, 5, 30)).days
    assert rows["Ireland"] == ["300.00 USD", "10MSP, 11MSP", "30 May 2022", f"{age:,} days"]


def test_what_is_recorded_is_not_called_missing(written: Written) -> None:
    assert not [text for text in _unknown(written) if text.startswith(("Invoices", "Payments"))]


def test_a_payment_without_an_invoice_is_received_and_nothing_is_said_to_be_open(
    tables_of: TablesOf,
) -> None:
    written = _report(_paid("AUT", "12MSP", _usd(50), "2024-05-02"))
    row = _accounts(written, tables_of)["12MSP"]

    assert [row[head] for head in SUMS] == ["not recorded", "50.00 USD", "not recorded"]
    assert [text for text in _unknown(written) if text.startswith(("Invoices", "Payments"))] == [
        "Invoices for assessed contributions, and so what is in arrears: not recorded."
    ]


def test_invoices_without_payments_are_open_by_the_payments_on_record(
    tables_of: TablesOf,
) -> None:
    written = _report(_invoiced("IRL", "11MSP", 200))
    row = _accounts(written, tables_of)["11MSP"]
    late = _table(written, tables_of, "Assessed contributions in arrears")

    assert [row[head] for head in SUMS] == ["200.00 USD", "not recorded", "200.00 USD"]
    assert late["Ireland"][0] == "200.00 USD"
    assert "Payments of assessed contributions: not recorded." in _unknown(written)


def test_the_estimate_and_the_actual_cost_stand_beside_each_other(tables_of: TablesOf) -> None:
    approved = _cost(
        CostEstimateApproved,
        "11MSP",
        "2022-09-02",
        year=2023,
        document="CCM/MSP/2022/9",
        cost=_usd(1000),
    )
    actual = _cost(ActualCostReported, "11MSP", "2024-06-01", year=2023, cost=_usd(900))
    before = _report(approved)
    after = _report(approved, actual)

    costs = [
        [_accounts(written, tables_of)["11MSP"][head] for head in ("Estimate", "Actual")]
        for written in (before, after)
    ]
    assert costs == [["1,000.00 USD", "not recorded"], ["1,000.00 USD", "900.00 USD"]]
    total = _accounts(after, tables_of)[TOTAL]
    assert (total["Estimate"], total["Actual"]) == ("1,000.00 USD", "900.00 USD")


def test_what_a_host_bears_is_said_as_it_is_in_no_sum(tables_of: TablesOf) -> None:
    written = _report(
        _cost(ActualCostReported, "11MSP", "2024-06-01", year=2023, cost=_usd(900)),
        _cost(HostCostsAgreed, "11MSP", "2023-06-01", host="IRQ", geneva_cost=_usd(700)),
    )

    assert _accounts(written, tables_of)["11MSP"]["Actual"] == "700.00 USD"
    assert "Of the cost of the 11MSP its host bears 200.00 USD" in _said(written)


def test_nothing_is_added_across_currencies_and_what_is_left_out_is_said(
    tables_of: TablesOf,
) -> None:
    francs = Money(7000, Currency.CHF)
    written = _report(
        *PAID,
        _paid("AUT", "12MSP", francs, "2024-05-02"),
        _paid("IRL", "11MSP", francs, "2023-06-01"),
        _cost(ActualCostReported, "12MSP", "2025-06-01", year=2024, cost=_usd(900)),
    )
    rows = _accounts(written, tables_of)

    assert rows["11MSP"]["Received"] == "300.00 USD"
    assert "Ireland, payment of 70.00 CHF, not counted: 11MSP is kept in USD." in _said(written)
    assert rows["12MSP"]["Received"] == "not recorded"
    assert "Austria, payment of 70.00 CHF, not counted: 12MSP is kept in USD." in _said(written)
    assert [name for name in rows if name.startswith("Total")] == [TOTAL]


def test_each_currency_has_a_total_of_its_own(tables_of: TablesOf) -> None:
    written = _report(*PAID, _paid("AUT", "12MSP", Money(7000, Currency.CHF), "2024-05-02"))
    rows = _accounts(written, tables_of)

    assert rows["Total recorded in CHF"]["Received"] == "70.00 CHF"
    assert rows[TOTAL]["Received"] == "300.00 USD"
    assert rows["Total recorded in CHF"]["Invoiced"] == ""


def test_an_older_account_stands_where_it_is_closed_in_the_period_or_open_at_its_end(
    tables_of: TablesOf,
) -> None:
    owed = _report(_invoiced("IRL", "8MSP", 100, "2018-01-10"))
    paid = _paid("IRL", "8MSP", _usd(100), "2018-05-02")
    settled = _report(_invoiced("IRL", "8MSP", 100, "2018-01-10"), paid)
    closed = _report(
        _invoiced("IRL", "8MSP", 100, "2018-01-10"),
        paid,
        _cost(AccountsClosed, "8MSP", "2022-03-01", year=2018),
    )

    assert next(iter(_accounts(owed, tables_of))) == "8MSP"
    assert "8MSP" not in _accounts(settled, tables_of)
    assert _accounts(closed, tables_of)["8MSP"]["Closed"] == "1 March 2022"


def test_the_estimates_that_a_row_names_are_among_its_events(
    written: Written, tables_of: TablesOf
) -> None:
    (found,) = [item for item in tables_of(written, "money") if "Closed" in item.heads]
    (row,) = [row for row in found.rows if row[0].text == "10MSP"]
    (note,) = [item for item in written.report.notes if item.number == row[0].note]
    presented = [
        event.id
        for event in SHIPPED
        if isinstance(event, CostEstimatePresented | CostEstimateApproved)
        and event.account == "10MSP"
    ]

    assert presented
    assert all(event.startswith(note.events) for event in presented)


def test_a_column_without_any_sum_is_left_out_and_named_as_not_recorded(
    tables_of: TablesOf,
) -> None:
    written = _report()
    (found,) = [item for item in tables_of(written, "money") if "Closed" in item.heads]

    assert found.heads == ("Meeting", "Year", "Estimates presented", "Closed")
    assert _unknown(written)[-4:] == (
        "Sums of approved estimates of the costs of meetings: not recorded.",
        "Actual costs of meetings: not recorded.",
        "Invoices for assessed contributions, and so what is in arrears: not recorded.",
        "Payments of assessed contributions: not recorded.",
    )


def test_what_is_of_no_account_is_said_and_has_no_row(tables_of: TablesOf) -> None:
    written = _report(_paid("AUT", "99MSP", _usd(50)))

    assert "99MSP" not in _accounts(written, tables_of)
    assert "Austria, payment of 50.00 USD, not counted: there is no account 99MSP." in _said(
        written
    )


def test_an_empty_ledger_has_no_accounts_and_says_so(tables_of: TablesOf) -> None:
    with create_ledger(":memory:", TODAY) as ledger:
        period = ReportPeriod(date(2021, 9, 21), TODAY, TODAY)
        written = progress_report(ledger.view(TODAY), period)

    assert not tables_of(written, "money")
    assert _unknown(written)[-2:] == (
        "Invoices for assessed contributions, and so what is in arrears: not recorded.",
        "Payments of assessed contributions: not recorded.",
    )


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
