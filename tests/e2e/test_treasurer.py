"""A treasurer's own ledger, checked with a pencil: every command on money, three currencies.

The tables stand in ``treasurer/``; costs, payments and rates are invented. Rates: Austria 5,
Botswana 3, Chile 2, Haiti 2 (a signatory, with a notional rate).

Pencil 1 (2022, due 6 June 2022) is estimated at CHF 10,000.01: 5,000.01, 3,000.00 and 2,000.00 for
the three parties. Austria pays in January, Botswana 1,000.00 in May and 2,000.00 on 31 December,
Chile 2,100.00 a day too late and 100.00 too much. Haiti comes too; it costs 6,000.00, of which each
part of 12 is 500.00: Haiti owes 1,000.00, invoiced on 3 April 2023, and the first invoices stand.

    owed 5,000.01 + 3,000.00 + 2,000.00 + 1,000.00 = 11,000.01; unspent 5,000.01
    paid of that by the closing 10,000.01, so 4,000.01 in cash; 1,000.00 noted
    Austria and Botswana share it, 5 to 3: 3,125.01 and 1,875.00
    of that the cash covers 4,000.01 in 5,000.01: 2,500.00 and 1,500.00; 625.01 and 375.00 wait

Pencil 2 (2023, due 5 June 2023) is estimated at JPY 1,000,001: 500,001, 300,000 and 200,000. On 30
April Austria pays in full and Chile 50,000; Botswana pays nothing. Chile leaves on 15 August 2023.

Pencil 3 (2024) is estimated at CHF 4,000.00: 2,500.00 and 1,500.00, paid by the credits of Pencil
1. It costs 4,800.00: 3,000.00 and 1,800.00; only Austria is invoiced, on 3 March 2025.

Pencil 4 (2025) is estimated at KWD 1,000.001: 625.001 and 375.000; no invoice goes out.

Haiti pays 400.00 in January 2025, agrees to pay the other 600.00 in three parts from 1 June on, and
pays the first of them.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from support.command import AskedOnce
from support.kinds import all_of


def sums(row: dict[str, Any], *names: str) -> list[str | None]:
    return [row[name] for name in names]


def test_each_cost_is_shared_to_the_smallest_coin(treasurer: AskedOnce) -> None:
    def shares(name: str) -> list[list[str | None]]:
        rows = treasurer.json("money", "assess", name, "--as-of", "2025-03-04").rows
        return [sums(row, "state", "first", "final") for row in rows]

    assert shares("Pencil 1") == [
        ["AUT", "5000.01", "2500.00"],
        ["BWA", "3000.00", "1500.00"],
        ["CHL", "2000.00", "1000.00"],
        ["HTI", None, "1000.00"],
    ]
    # without Chile, 5 to 3: 625,000.625 and 375,000.375
    assert shares("Pencil 2") == [
        ["AUT", "500001", "625001"],
        ["BWA", "300000", "375000"],
        ["CHL", "200000", None],
    ]
    assert shares("Pencil 4") == [["AUT", "625.001", None], ["BWA", "375.000", None]]


@pytest.mark.parametrize(
    ("account", "cost"), [("Pencil 1", 10_000.01), ("Pencil 2", 1_000_001), ("Pencil 4", 1_000.001)]
)
def test_a_workbook_holds_sums_that_can_be_added_and_days(
    treasurer: AskedOnce, tmp_path: Path, account: str, cost: float
) -> None:
    file = tmp_path / "assess.xlsx"
    treasurer("money", "assess", account, "--as-of", "2025-03-04", "-o", str(file))
    with CalamineWorkbook.from_path(file) as book:
        names, *rows = book.get_sheet_by_name("Assessment").to_python()
        billings, first, _final = book.get_sheet_by_name("Billings").to_python()

    shares = [row[names.index("first")] for row in rows]
    told = all_of((share for share in shares if share != ""), float)
    assert sum(told) == pytest.approx(cost, abs=1e-9)
    assert first[billings.index("cost")] == cost
    assert isinstance(first[billings.index("due_on")], date)


def test_the_unspent_money_goes_to_those_that_had_paid(treasurer: AskedOnce) -> None:
    closing = treasurer.json("money", "credits", "--as-of", "2023-06-30")
    of_state = ("state", "overpaid", "cash", "noted", "available")
    assert [sums(row, *of_state) for row in closing.rows] == [
        ["AUT", "0.00", "2500.00", "625.01", "2500.00"],
        ["BWA", "0.00", "1500.00", "375.00", "1500.00"],
        ["CHL", "100.00", "0.00", "0.00", "100.00"],
    ]
    account = next(row for row in closing.json["accounts"] if row["account"] == "Pencil 1")
    of_account = ("unspent", "covered", "noted", "undistributed")
    assert sums(account, *of_account) == ["5000.01", "4000.01", "1000.00", "0.00"]


def test_noted_credits_are_settled_as_arrears_come_in(treasurer: AskedOnce) -> None:
    # 600 of the 1,000 that Haiti owed have come: 3 parts of 5
    rows = treasurer.json("money", "credits", "--as-of", "2026-09-21").rows
    names = ("state", "settled", "returned", "available", "waiting")
    assert [sums(row, *names) for row in rows] == [
        ["AUT", "375.00", "2500.00", "375.00", "250.01"],
        ["BWA", "225.00", "1500.00", "225.00", "150.00"],
        ["CHL", "0.00", "100.00", "0.00", "0.00"],
    ]
    day_before = treasurer.json("money", "credits", "--as-of", "2026-09-20").rows
    assert [row["settled"] for row in day_before] == ["0.00", "0.00", "0.00"]


def test_credits_are_set_against_the_next_invoices_once(treasurer: AskedOnce) -> None:
    answer = treasurer.json("money", "invoices", "Pencil 3", "--as-of", "2023-10-01")
    names = ("state", "owed", "received", "credit", "to_pay", "status")
    assert [sums(row, *names) for row in answer.rows] == [
        ["AUT", "2500.00", "0.00", "2500.00", "0.00", "to_send"],
        ["BWA", "1500.00", "0.00", "1500.00", "0.00", "to_send"],
    ]
    sent = treasurer.json("money", "invoices", "--as-of", "2025-03-04")
    rows = [sums(row, "account", *names) for row in sent.rows if row["state"] in {"AUT", "BWA"}]
    assert [row for row in rows if row[0] in {"Pencil 3", "Pencil 4"}] == [
        ["Pencil 3", "AUT", "2500.00", "2500.00", "0.00", "0.00", "sent"],
        ["Pencil 3", "AUT", "500.00", "0.00", "0.00", "500.00", "sent"],
        ["Pencil 3", "BWA", "1500.00", "1500.00", "0.00", "0.00", "sent"],
        ["Pencil 3", "BWA", "300.00", "0.00", "0.00", "300.00", "to_send"],
        ["Pencil 4", "AUT", "625.001", "0.000", "0.000", "625.001", "to_send"],
        ["Pencil 4", "BWA", "375.000", "0.000", "0.000", "375.000", "to_send"],
    ]


def test_invoices_to_be_sent_are_a_table_that_can_be_recorded(
    treasurer: AskedOnce, tmp_path: Path
) -> None:
    file, day = tmp_path / "AssessmentInvoiced.csv", "2025-03-04"
    treasurer("money", "invoices", "--to-record", "treasurer-book", "--as-of", day, "-o", str(file))
    rows = treasurer.json("money", "invoices", "--as-of", day).rows
    to_send = [row for row in rows if row["status"] == "to_send"]
    assert [line.split(",")[0] for line in file.read_text().splitlines()[1:]] == [
        row["name"] for row in to_send
    ]
    out = treasurer("import", str(file), "--dry-run").out
    assert out.split()[-2:] == [str(len(to_send)), "0"], "so many are new, none is known already"


def test_the_monthly_report_has_whom_to_contact_on_30_april(treasurer: AskedOnce) -> None:
    asked = treasurer.json("money", "status", "--as-of", "2023-04-30").json["to_contact"]
    names = ("state", "account", "since", "open", "open_currency")
    assert [sums(row, *names) for row in asked] == [
        ["HTI", "Pencil 1", "2023-04-30", "1000.00", "CHF"],
        ["BWA", "Pencil 2", "2023-04-30", "300000", "JPY"],
        ["CHL", "Pencil 2", "2023-04-30", "150000", "JPY"],
    ]


def test_the_monthly_report_says_where_each_account_stands(treasurer: AskedOnce) -> None:
    rows = treasurer.json("money", "status", "--as-of", "2025-03-04").rows
    names = ("invoiced", "received", "open", "to_bill", "returned", "cash")
    # Pencil 1 has in cash what Haiti paid of its arrears, and the cent that is still Austria's
    assert [sums(row, "account", *names) for row in rows] == [
        ["Pencil 1", "11000.01", "10500.01", "600.00", "0.00", "4100.00", "400.01"],
        ["Pencil 2", "1000001", "550001", "450000", "0", "0", None],
        ["Pencil 3", "4500.00", "4000.00", "500.00", "300.00", "0.00", "-800.00"],
        ["Pencil 4", "0.000", "0.000", "0.000", "1000.001", "0.000", None],
    ]


def test_arrears_age_by_the_due_day_of_their_invoice(treasurer: AskedOnce) -> None:
    answer = treasurer.json("money", "arrears", "--as-of", "2025-04-03", code=1)
    names = ("state", "account", "open", "due_on", "two_years_on", "schedule")
    assert [sums(row, *names) for row in answer.rows] == [
        ["HTI", "Pencil 1", "600.00", "2023-04-03", "2025-04-03", "encouraged"],
        ["BWA", "Pencil 2", "300000", "2023-06-05", "2025-06-05", "not_yet"],
        ["CHL", "Pencil 2", "150000", "2023-06-05", "2025-06-05", "not_yet"],
        ["AUT", "Pencil 3", "500.00", "2025-03-03", "2027-03-03", "not_yet"],
    ]
    assert answer.json["open"] == ["1,100.00 CHF", "450,000 JPY"]
    due_day = treasurer.json("money", "arrears", "austria", "--as-of", "2025-03-03")
    assert not due_day.rows


@pytest.mark.parametrize(
    ("day", "due", "paid", "following", "kept"),
    [
        ("2025-05-31", "0.00", "0.00", "2025-06-01", True),
        ("2025-06-02", "200.00", "200.00", "2025-12-01", True),
        ("2025-12-01", "200.00", "200.00", "2025-12-01", True),
        ("2025-12-02", "400.00", "200.00", "2026-06-01", False),
    ],
)
def test_a_schedule_is_kept_until_a_part_is_missed(  # noqa: PLR0913 - the columns
    treasurer: AskedOnce, day: str, due: str, paid: str, following: str, *, kept: bool
) -> None:
    answer = treasurer.json("money", "arrears", "haiti", "--as-of", day, code=1).json
    (row,) = answer["payment_schedules"]
    found = sums(row, "due", "paid", "next_due_on", "kept")
    assert found == [due, paid, following, kept]
    assert answer["rows"][0]["schedule"] == ("kept" if kept else "not_kept")


@pytest.mark.parametrize(
    ("state", "balance"),
    [
        ("austria", {"CHF": "125.00", "JPY": "0"}),  # 500.00 asked, less 375.00 of its own
        ("botswana", {"CHF": "75.00", "JPY": "300000"}),  # 300.00 to be asked for, less 225.00
        ("chile", {"CHF": "0.00", "JPY": "150000"}),
        ("haiti", {"CHF": "400.00"}),
    ],
)
def test_a_statement_ends_at_what_is_owed_less_what_is_the_states_own(
    treasurer: AskedOnce, state: str, balance: dict[str, str]
) -> None:
    answer = treasurer.json("money", "statement", state, "--as-of", "2026-10-01").json
    for rows in (answer["rows"], answer["closing_balance"]):
        assert {row["balance_currency"]: row["balance"] for row in rows} == balance
    assert all(row["evidence"] for row in answer["rows"])


def test_a_statement_says_whose_it_is_and_of_which_day(treasurer: AskedOnce) -> None:
    out = treasurer("money", "statement", "haiti", "--as-of", "2026-10-01").out
    assert out.startswith("Assessed contributions of Haiti, statement as of 2026-10-01\n\n")
    assert "Closing balance\n" in out


def test_what_stands_out_are_accounts_not_closed_and_invoices_never_sent(
    treasurer: AskedOnce,
) -> None:
    rows = treasurer.json("findings", "--as-of", "2026-10-01", code=1).rows
    subjects = {"meeting:Pencil 1", "meeting:Pencil 2", "meeting:Pencil 3", "meeting:Pencil 4"}
    found = [(row["rule"], row["subject"]) for row in rows if row["subject"] in subjects]
    assert found == [
        ("accounts_open", "meeting:Pencil 2"),
        ("accounts_open", "meeting:Pencil 3"),
        ("invoices_late", "meeting:Pencil 4"),
    ]
