"""What cannot be counted as it was recorded: it changes no sum, and is found."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.events.header import Event
from domain.events.money import (
    ActualCostReported,
    Billing,
    CostEstimateApproved,
    CreditNoted,
    HostCostsAgreed,
)
from domain.money import Currency, Money
from domain.strategies import MoneyStory, example, histories_of_money
from domain.strategies.money_stories import MEETING_OF_YEAR, PAYING
from projections.findings import Finding, findings
from projections.money.accounts import account
from projections.money.credits import credits_of
from projections.money.pools import pool
from projections.money.statement import LineKind, statement
from projections.money.states_in_accounts import entries
from projections.view import View

Ask = Callable[..., View]
A, B = PAYING[:2]
END = date(2036, 12, 31)
SOME = settings(max_examples=60, deadline=None)
SUMS = st.builds(Money, st.integers(0, 10_000), st.sampled_from([Currency.CHF, Currency.EUR]))


def story() -> MoneyStory:
    """The 11MSP of 2023 costs 1000 cents in dollars; one State attended the meeting before."""
    told = MoneyStory(Currency.USD)
    told.begin()
    told.rate(A, 1)
    told.attend(A, 2022)
    told.attend(A, 2023)
    told.approve(2023, 1000)
    return told


def usd(amount: int) -> Money:
    return Money(amount, Currency.USD)


def chf(amount: int) -> Money:
    return Money(amount, Currency.CHF)


def cost(kind: type[Event], when: str, value: Money) -> Event:
    fields: dict[str, object] = {"cost": value}
    if kind is HostCostsAgreed:
        fields = {"geneva_cost": value, "host": "LAO"}
    if kind is CostEstimateApproved:
        fields |= {"year": 2023, "document": "other"}
    return example(kind, when, "meeting:11MSP", **fields)


def found(view: View, rule: str) -> list[Finding]:
    return [item for item in findings(view) if item.rule == rule]


def test_an_actual_cost_in_another_currency_is_not_taken_for_one_in_that_of_the_account(
    ask: Ask,
) -> None:
    actual = cost(ActualCostReported, "2024-03-01", chf(800))
    view = ask([*story().told, actual], END)
    assert (account(view, "11MSP").spent, account(view, "11MSP").currency) == (None, "USD")
    (item,) = found(view, "other_currency")
    assert item.evidence == (actual.id,)
    assert item.text == (
        "11MSP: 8.00 CHF of ActualCostReported of 2024-03-01 is not in USD and not counted; "
        "record the sum converted to USD, with its rate and source in the note"
    )


def test_a_converted_sum_recorded_beside_it_counts(ask: Ask) -> None:
    other = cost(ActualCostReported, "2024-03-02", chf(800))
    told = story()
    told.report(2023, 900)
    assert account(ask([*told.told, other], END), "11MSP").spent == 900


def test_an_estimate_in_another_currency_is_compared_with_no_cost(ask: Ask) -> None:
    revised = cost(CostEstimateApproved, "2022-10-01", chf(1))
    told = story()
    told.report(2023, 900)
    item = account(ask([*told.told, revised], END), "11MSP")
    assert (item.estimated, item.first_estimated, item.is_dearer) == (1000, 1000, False)


def test_a_geneva_cost_in_another_currency_caps_nothing(ask: Ask) -> None:
    view = ask([*story().told, cost(HostCostsAgreed, "2022-09-21", chf(1))], END)
    assert (account(view, "11MSP").estimated, account(view, "11MSP").host_pays) == (1000, None)
    assert len(found(view, "other_currency")) == 1


def test_a_credit_noted_or_given_back_in_another_currency_is_found(ask: Ask) -> None:
    noted = example(CreditNoted, "2025-01-01", f"state:{A}", account="11MSP", credit=chf(3))
    francs = MoneyStory(Currency.CHF)
    francs.give_back(A, 2022, 5, date(2024, 1, 1), on=2023)
    told = story()
    told.invoice(A, 2023, 1000, date(2022, 11, 2), Billing.PRELIMINARY)
    view = ask([*told.told, noted, *francs.told], END)
    assert {item.evidence for item in found(view, "other_currency")} == {
        (francs.told[0].id,),
        (noted.id,),
    }
    assert all(one.notes == () for one in credits_of(view, "11MSP"))


def of(event: Event, account_named: str) -> Event:
    return event.model_copy(update={"account": account_named})


def paid(account_named: str) -> Event:
    told = MoneyStory(Currency.USD)
    told.pay(A, 2023, 100, date(2023, 2, 1))
    return of(told.told[0], account_named)


@pytest.mark.parametrize("name", ["11 MSP", "21MSP", "14.2 2009", "14.2 abcd", "14.2 0000"])
def test_a_payment_into_an_account_that_is_none_is_found_with_the_nearest_names(
    ask: Ask, name: str
) -> None:
    event = paid(name)
    view = ask([*story().told, event], END)
    (item,) = found(view, "account_unknown")
    assert (item.subject, item.evidence) == (f"state:{A}", (event.id,))
    assert item.text.startswith(f"PaymentReceived of 2023-02-01 of 1.00 USD is of {name!r}, no ")


def sent(*invoices: tuple[int, int, Billing]) -> list[Event]:
    """What one State was asked for, on days of January 2023."""
    told = story()
    for share, day, billing in invoices:
        told.invoice(A, 2023, share, date(2023, 1, day), billing)
    return told.told


FIRST, LAST = Billing.PRELIMINARY, Billing.FINAL
TWICE = [
    (((1000, 2, FIRST), (900, 3, FIRST)), 1000, ("preliminary", "first invoice"), [(3, 900)]),
    (((1000, 2, FIRST), (9, 3, LAST), (7, 4, LAST)), 1000, ("final", "last"), [(3, 9)]),
    (((9, 2, LAST), (7, 3, LAST)), 7, ("final", "last"), []),
    (((9, 2, LAST), (7, 3, FIRST)), 9, ("preliminary", "first invoice"), [(3, 7)]),
]


@pytest.mark.parametrize(("invoices", "owed", "words", "left_out"), TWICE)
def test_a_second_invoice_of_a_billing_is_found_and_stands_in_the_statement(
    ask: Ask,
    invoices: tuple[tuple[int, int, Billing], ...],
    owed: int,
    words: tuple[str, str],
    left_out: list[tuple[int, int]],
) -> None:
    billing, counts = words
    view = ask(sent(*invoices), END)
    assert [one.debt for one in entries(view, "11MSP")] == [owed]
    (item,) = found(view, "invoiced_twice")
    assert item.text.startswith(f"11MSP: {billing} invoices of ")
    assert item.text.endswith(f"; the {counts} counts")
    lines = [line for line in statement(view, A) if line.kind is LineKind.NOT_COUNTED]
    assert [(line.on.day, line.change.amount) for line in lines] == [(on, 0) for on, _ in left_out]
    for line, (_, share) in zip(lines, left_out, strict=True):
        assert line.text.startswith(f"{billing} invoice of {usd(share)}, not counted: the ")
        assert line.evidence[0] in item.evidence
    assert statement(view, A)[-1].balance == usd(owed)


@pytest.mark.parametrize(
    "invoices", [((1000, 2, FIRST),), ((9, 2, LAST),), ((1000, 2, FIRST), (9, 3, LAST))]
)
def test_one_invoice_of_each_billing_is_in_order(
    ask: Ask, invoices: tuple[tuple[int, int, Billing], ...]
) -> None:
    view = ask(sent(*invoices), END)
    assert found(view, "invoiced_twice") == []
    assert all(line.kind is not LineKind.NOT_COUNTED for line in statement(view, A))


def test_a_final_invoice_is_no_initial_assessment_that_stays(ask: Ask) -> None:
    """A State that is billed in the end alone owes its share, whatever it was asked for."""
    told = story()
    told.invoice(A, 2023, 950, date(2024, 3, 2), LAST)
    told.report(2023, 900)
    view = ask(told.told, END)
    assert [one.debt for one in entries(view, "11MSP")] == [900]
    assert [item.text for item in found(view, "invoice_differs")] == [
        "11MSP: final invoice of 9.50 USD, not 9.00 USD"
    ]


def test_the_nearest_names_are_told(ask: Ask) -> None:
    (item,) = found(ask([*story().told, paid("11 MSP")], END), "account_unknown")
    assert "Did you mean 11MSP or 12MSP or 10MSP?" in item.text
    (year,) = found(ask([*story().told, paid("14.2-2022")], END), "account_unknown")
    assert "Did you mean 14.2 2022" in year.text


def test_invoices_costs_and_credits_of_accounts_that_are_none_are_found(ask: Ask) -> None:
    told = story()
    told.invoice(A, 2023, 5, date(2022, 11, 2), Billing.PRELIMINARY)
    told.give_back(A, 2023, 5, date(2024, 1, 1), on=2024)
    invoice, back = (event for event in told.told[-2:])
    noted = example(CreditNoted, "2025-01-01", f"state:{A}", account="99MSP", credit=usd(3))
    costs = example(ActualCostReported, "2024-03-01", "meeting:2MSPP", cost=usd(9))
    onto = back.model_copy(update={"to_account": "99MSP"})
    fields = {"host": "LAO", "geneva_cost": usd(9)}
    host = example(HostCostsAgreed, "2022-09-21", "meeting:3MSPP", **fields)
    events = [of(invoice, "99MSP"), onto, noted, costs, host]
    view = ask([*story().told, *events], END)
    assert {item.evidence for item in found(view, "account_unknown")} == {
        (event.id,) for event in events
    }


@pytest.mark.parametrize("name", ["10MSP", "2RC", "14.2 2010", "14.2 2037"])
def test_an_account_of_a_meeting_or_of_a_year_is_known_before_anything_is_recorded_of_it(
    ask: Ask, name: str
) -> None:
    assert found(ask([*story().told, paid(name)], END), "account_unknown") == []


def test_a_meeting_that_is_set_later_makes_its_account_known(ask: Ask) -> None:
    early = paid("12MSP")
    view = ask([*story().told, early], date(2023, 3, 1))
    assert found(view, "account_unknown") == []


def test_what_was_paid_before_any_cost_or_invoice_is_held_and_no_credit(ask: Ask) -> None:
    early = paid("12MSP")
    before = ask([*story().told, early], END)
    (one,) = entries(before, "12MSP")
    assert (one.held, one.overpaid) == (100, 0)
    assert credits_of(before, "12MSP") == ()
    told = story()
    told.approve(2024, 1000)
    (one,) = (item for item in entries(ask([*told.told, early], END), "12MSP") if item.paid)
    assert (one.held, one.overpaid) == (0, 100)


@SOME
@given(
    histories_of_money(),
    st.lists(
        st.tuples(
            st.sampled_from([CostEstimateApproved, ActualCostReported, HostCostsAgreed]),
            SUMS,
            st.dates(date(2023, 10, 1), date(2025, 1, 1)),
        ),
        max_size=4,
    ),
)
def test_costs_in_other_currencies_change_no_sum_and_each_is_found(
    ask: Ask, told: list[Event], others: list[tuple[type[Event], Money, date]]
) -> None:
    added = {
        event.id: event for event in (cost(kind, f"{day}", sum_) for kind, sum_, day in others)
    }
    one, other = ask(told, END), ask([*told, *added.values()], END)
    for name in MEETING_OF_YEAR.values():
        assert [(item.iso3, item.debt, item.open) for item in entries(one, name)] == [
            (item.iso3, item.debt, item.open) for item in entries(other, name)
        ]
        assert pool(one, name).unspent == pool(other, name).unspent
        item = account(other, name)
        for event in (item.approved, item.first_approved, item.actual):
            assert event is None or (event.cost and event.cost.currency is item.currency)
    assert {item.evidence for item in found(other, "other_currency")} == {
        (event_id,) for event_id in added
    }


def test_without_a_cost_an_account_is_kept_in_the_currency_of_the_first_sum_of_any_state(
    ask: Ask,
) -> None:
    told = MoneyStory(Currency.USD)
    told.begin()
    told.pay(A, 2023, 100, date(2023, 2, 2))
    francs = MoneyStory(Currency.CHF)
    francs.pay(B, 2023, 100, date(2023, 2, 1))
    assert A < B, "of two States the later one by code paid first"
    assert account(ask([*told.told, *francs.told], END), "11MSP").currency is Currency.CHF
