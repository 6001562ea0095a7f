"""The books against a plain model: the list of facts, filtered by day and reckoned by hand.

The model knows nothing of views, folds or rules: exact fractions, plain lists and loops.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from fractions import Fraction
from typing import Any, ClassVar

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from domain.events.header import Event
from domain.events.money import Billing, CreditReturned, PaymentReceived
from domain.money import Currency
from domain.rules import debts as arrears_rules
from domain.rules.debts import WhenCheaper
from domain.strategies import MoneyStory, histories_of_money
from domain.strategies.money_stories import MEETING_OF_YEAR, NOT_A_PARTY, PAYING
from projections.money.accounts import account
from projections.money.arrears import arrears
from projections.money.assessments import final, preliminary
from projections.money.credits import Credit, all_credits
from projections.money.pools import pool
from projections.money.statement import statement
from projections.money.states_in_accounts import entries
from projections.view import View

Ask = Callable[..., View]
YEARS = (2022, 2023, 2024)
STATES = (*PAYING, NOT_A_PARTY)
DAYS = st.dates(date(2021, 10, 1), date(2036, 12, 31))
SOME = settings(max_examples=80, suppress_health_check=[HealthCheck.too_slow], deadline=None)
LETTER = WhenCheaper.FIRST_INVOICE
DECIDED, SETTLED = date(2021, 9, 21), [date(2026, 9, 21), date(2031, 9, 21), date(2036, 9, 21)]


@pytest.fixture(params=WhenCheaper, autouse=True, scope="module")
def reading(request: pytest.FixtureRequest) -> Iterator[None]:
    """Each of these tests holds whichever reading of para 91(ix) is taken."""
    with pytest.MonkeyPatch.context() as taken:
        taken.setattr(arrears_rules, "WHEN_CHEAPER", request.param)
        yield


class Plain:
    """What a careful clerk with the same list of facts comes to."""

    def __init__(self, events: Sequence[Event], as_of: date) -> None:
        self.facts = [event for event in events if event.effective_on <= as_of]
        self.as_of = as_of

    def of(self, kind: str, year: int | None = None) -> list[Any]:
        name = MEETING_OF_YEAR.get(year or 0)
        return sorted(
            (
                fact
                for fact in self.facts
                if fact.type == kind
                and (name is None or name in {getattr(fact, "account", ""), fact.subject_key})
            ),
            key=lambda fact: fact.effective_on,
        )

    def came(self, year: int) -> set[str]:
        name = MEETING_OF_YEAR[year]
        return {fact.subject_key for fact in self.of("Participated") if fact.meeting == name}

    def weights(self, states: set[str]) -> dict[str, int]:
        rates = {
            one.subject_key: one.rate_per_100000 for one in self.of("ScaleOfAssessmentsAdopted")
        }
        return {iso3: rates[iso3] for iso3 in states}

    def estimate(self, year: int) -> int | None:
        found = self.of("CostEstimateApproved", year)
        return found[0].cost.amount if found else None

    def actual(self, year: int) -> int | None:
        found = self.of("ActualCostReported", year)
        return found[-1].cost.amount if found else None

    def first(self, year: int, iso3: str) -> Any:
        found = [one for one in self.of("AssessmentInvoiced", year) if one.subject_key == iso3]
        return found[0] if found else None

    def final_shares(self, year: int) -> dict[str, int] | None:
        cost, came = self.actual(year), self.came(year)
        if cost is None or not came:
            return None
        return shared(cost, self.weights(came))

    def paid(self, year: int, iso3: str, by: date) -> int:
        name = MEETING_OF_YEAR[year]
        own = [one for one in self.facts if one.subject_key == iso3 and one.effective_on <= by]
        total = 0
        for one in own:
            if isinstance(one, PaymentReceived) and one.account == name:
                total += one.paid.amount
            if isinstance(one, CreditReturned) and one.to_account == name:
                total += one.credit.amount
        return total

    def held(self, year: int, iso3: str) -> int:
        """What was paid before anything is known of a cost or an invoice of the meeting."""
        kinds = ("CostEstimateApproved", "ActualCostReported", "AssessmentInvoiced")
        known = any(self.of(kind, year) for kind in kinds)
        return 0 if known else self.paid(year, iso3, self.as_of)

    def debt(self, year: int, iso3: str) -> int:
        first = self.first(year, iso3)
        asked: int = first.share.amount if first else 0
        finals = self.final_shares(year)
        if finals is None:
            later = [
                one
                for one in self.of("AssessmentInvoiced", year)
                if one.subject_key == iso3 and one.billing is Billing.FINAL
            ]
            share: int | None = later[-1].share.amount if later else None
        else:
            share = finals.get(iso3, 0)
        if share is None:
            return asked
        actual, estimate = self.actual(year), self.estimate(year)
        dearer = actual is not None and estimate is not None and actual > estimate
        if self.came(year) and iso3 not in self.came(year):
            return 0
        if dearer or first is None:
            return share
        return asked if arrears_rules.WHEN_CHEAPER is LETTER else max(asked, share)

    def ends(self, year: int) -> date:
        return date(year + bool(self.of("FundsCarriedOver", year)), 12, 31)

    def sharing(self, year: int) -> set[str]:
        return {
            iso3
            for iso3 in STATES
            if (first := self.first(year, iso3))
            and first.billing is Billing.PRELIMINARY
            and first.effective_on <= self.ends(year)
            and self.paid(year, iso3, self.ends(year)) >= first.share.amount
            and self.debt(year, iso3) > 0
        }

    def credits(self, year: int) -> dict[str, tuple[int, int, int]]:
        """What is due of the unspent money: in cash, noted, and settled of that."""
        closed, actual = self.of("AccountsClosed", year), self.actual(year)
        if not closed or actual is None:
            return {}
        unspent = sum(self.debt(year, iso3) for iso3 in STATES) - actual
        if unspent <= 0:
            return dict.fromkeys(self.sharing(year), (0, 0, 0))
        whole = {
            iso3: min(share, self.debt(year, iso3))
            for iso3, share in shared(unspent, self.weights(self.sharing(year))).items()
        }
        closed_on = closed[0].effective_on
        last = max([closed_on, *(day for day in SETTLED if closed_on < day <= self.as_of)])
        first, now = (
            Fraction(max(0, self.cash(year, day) - actual), unspent) for day in (closed_on, last)
        )
        return {
            iso3: (
                int(share * first),
                share - int(share * first),
                int(share * now) - int(share * first),
            )
            for iso3, share in whole.items()
        }

    def cash(self, year: int, by: date) -> int:
        return sum(min(self.paid(year, iso3, by), self.debt(year, iso3)) for iso3 in STATES)


def shared(total: int, weights: dict[str, int]) -> dict[str, int]:
    if not weights:
        return {}
    exact = {iso3: Fraction(total * each, sum(weights.values())) for iso3, each in weights.items()}
    coins = {iso3: int(share) for iso3, share in exact.items()}
    while sum(coins.values()) < total:
        neediest = min(weights, key=lambda one: (coins[one] - exact[one], -weights[one], one))
        coins[neediest] += 1
    return coins


def check(view: View, plain: Plain) -> None:
    """Every figure of the books is the clerk's, and money is neither made nor lost."""
    for year in YEARS:
        name = MEETING_OF_YEAR[year]
        booked = {one.iso3: one for one in entries(view, name)}
        for iso3 in STATES:
            paid, debt = plain.paid(year, iso3, plain.as_of), plain.debt(year, iso3)
            one = booked.get(iso3)
            if one is None:
                assert (paid, debt) == (0, 0)
                continue
            assert (one.received, one.debt) == (paid, debt)
            assert one.received == one.applied + one.overpaid + one.held
            assert one.held == plain.held(year, iso3)
            assert one.open + one.to_bill == max(0, debt - paid)
            assert min(one.open, one.to_bill) >= 0
        _check_credits(view, plain, year)
        _check_shares(view, plain, year)
    _check_statements(view, plain)


def _check_credits(view: View, plain: Plain, year: int) -> None:
    name = MEETING_OF_YEAR[year]
    shared_out = pool(view, name)
    found = {
        iso3: (cash, shared_out.noted_credits[iso3], shared_out.settled_credits.get(iso3, 0))
        for iso3, cash in shared_out.cash_credits.items()
    }
    assert found == plain.credits(year)
    item = account(view, name)
    if item.closed and item.spent is not None:
        at_closing = max(0, plain.cash(year, item.closed.effective_on) - item.spent)
        now = max(0, plain.cash(year, plain.as_of) - item.spent)
        assert sum(cash for cash, _, _ in found.values()) <= at_closing
        assert sum(cash + settled for cash, _, settled in found.values()) <= now
    assert shared_out.undistributed >= 0


def _check_shares(view: View, plain: Plain, year: int) -> None:
    for billing in (preliminary, final):
        assessed = billing(view, MEETING_OF_YEAR[year])
        if assessed.is_computable:
            assert sum(assessed.amounts.values()) == assessed.cost
    finals = plain.final_shares(year)
    if finals is not None:
        assert final(view, MEETING_OF_YEAR[year]).amounts == finals


def _check_statements(view: View, plain: Plain) -> None:
    """The last balance is what is open, less what is the State's own."""
    back: dict[str, list[Credit]] = {}
    for one in all_credits(view):
        back.setdefault(one.iso3, []).append(one)
    for iso3 in STATES:
        lines = statement(view, iso3)
        owed = sum(
            max(0, plain.debt(year, iso3) - plain.paid(year, iso3, plain.as_of)) for year in YEARS
        )
        own = sum(one.available for one in back.get(iso3, ()))
        own += sum(plain.held(year, iso3) for year in YEARS)
        assert (lines[-1].balance.amount if lines else 0) == owed - own
        assert all(line.evidence for line in lines)


@SOME
@given(histories_of_money(), DAYS)
def test_the_books_say_what_a_careful_clerk_comes_to(
    ask: Ask, told: list[Event], as_of: date
) -> None:
    check(ask(told, as_of), Plain(told, as_of))


@SOME
@given(histories_of_money(), DAYS, st.randoms())
def test_neither_the_order_of_recording_nor_splitting_a_payment_changes_anything(
    ask: Ask, told: list[Event], as_of: date, random: Any
) -> None:
    split: list[Event] = []
    for event in told:
        parts = _halves(event) if event.type == "PaymentReceived" else [event]
        split += parts
    random.shuffle(split)
    one, other = ask(told, as_of), ask(split, as_of)
    for name in MEETING_OF_YEAR.values():
        assert [_figures(each) for each in entries(one, name)] == [
            _figures(each) for each in entries(other, name)
        ]
        assert pool(one, name).cash_credits == pool(other, name).cash_credits
        assert pool(one, name).settled_credits == pool(other, name).settled_credits
    assert _late(one) == _late(other)


def _halves(event: Any) -> list[Event]:
    half = event.paid.amount // 2
    if not half:
        return [event]
    parts = (("a", half), ("b", event.paid.amount - half))
    return [
        event.model_copy(
            update={
                "receipt": f"{event.receipt}{mark}",
                "paid": type(event.paid)(amount, event.paid.currency),
            }
        )
        for mark, amount in parts
    ]


def _figures(one: Any) -> tuple[Any, ...]:
    sums = one.debt, one.received, one.open, one.to_bill, one.overpaid
    return one.iso3, sums, one.charges(), one.paid_in_time


def _late(view: View) -> list[Any]:
    return [(each.entry.iso3, each.charge, each.due_on) for each in arrears(view)]


@SOME
@given(histories_of_money(), st.integers(1, 2000))
def test_no_state_gains_by_paying_late(ask: Ask, told: list[Event], later: int) -> None:
    """All that one State pays is put off: what it owes less what comes back never falls."""
    end = date(2036, 12, 31)
    for iso3 in PAYING:
        put_off = [_later(event, later) if _pays(event, iso3) else event for event in told]
        assert _cost(ask(told, end), iso3) <= _cost(ask(put_off, end), iso3)


def _pays(event: Event, iso3: str) -> bool:
    return event.type == "PaymentReceived" and event.subject_key == iso3


def _later(event: Event, days: int) -> Event:
    day = min(event.effective_on + timedelta(days), date(2036, 12, 30))
    day = max(day, event.effective_on)
    return event.model_copy(update={"not_before": day, "effective_on": day, "known_on": day})


def _cost(view: View, iso3: str) -> int:
    """What the meetings cost a State in the end: its debts less its part of unspent money."""
    owed = sum(
        one.debt
        for name in MEETING_OF_YEAR.values()
        for one in entries(view, name)
        if one.iso3 == iso3
    )
    return owed - sum(one.cash + one.settled for one in all_credits(view) if one.iso3 == iso3)


class Years(RuleBasedStateMachine):
    """Plays years of meetings, invoices, payments and closings, and asks after each step."""

    ask: ClassVar[Ask]

    @initialize(
        currency=st.sampled_from([Currency.USD, Currency.JPY, Currency.KWD]),
        rates=st.tuples(*(st.integers(1, 22_000) for _ in STATES)),
    )
    def begin(self, currency: Currency, rates: tuple[int, ...]) -> None:
        self.story = MoneyStory(currency)
        self.story.begin()
        for iso3, rate in zip(STATES, rates, strict=True):
            self.story.rate(iso3, rate)
        self.done: set[tuple[str, int]] = set()

    def once(self, what: str, year: int) -> bool:
        new = (what, year) not in self.done
        self.done.add((what, year))
        return new

    @rule(year=st.sampled_from(YEARS), cost=st.integers(0, 50_000))
    def approve(self, year: int, cost: int) -> None:
        if self.once("approve", year):
            self.story.approve(year, cost)

    @rule(year=st.sampled_from((2021, *YEARS)), iso3=st.sampled_from(STATES))
    def attend(self, year: int, iso3: str) -> None:
        if self.once(f"attend {iso3}", year):
            self.story.attend(iso3, year)

    @precondition(lambda self: any(event.type == "Participated" for event in self.story.told))
    @rule(data=st.data())
    def correct_attendance(self, data: st.DataObject) -> None:
        """A name was on a list by mistake, and comes off it afterwards."""
        on_lists = [event for event in self.story.told if event.type == "Participated"]
        self.story.told.remove(data.draw(st.sampled_from(on_lists)))

    @rule(year=st.sampled_from(YEARS), late=st.integers(0, 500))
    def invoice(self, year: int, late: int) -> None:
        """The invoices that the books ask for go out."""
        told = self.story.told
        day = date(year - 1, 11, 2) + timedelta(late)
        assessed = preliminary(type(self).ask(told, day), MEETING_OF_YEAR[year])
        if assessed.is_computable and self.once("invoice", year):
            for iso3, share in assessed.amounts.items():
                self.story.invoice(iso3, year, share, day, Billing.PRELIMINARY)

    @rule(
        year=st.sampled_from(YEARS),
        iso3=st.sampled_from(STATES),
        amount=st.integers(1, 30_000),
        day=DAYS,
    )
    def pay(self, year: int, iso3: str, amount: int, day: date) -> None:
        self.story.pay(iso3, year, amount, day)

    @rule(year=st.sampled_from(YEARS), iso3=st.sampled_from(PAYING), late=st.integers(0, 700))
    def pay_in_full(self, year: int, iso3: str, late: int) -> None:
        plain = Plain(self.story.told, date(2036, 12, 31))
        first = plain.first(year, iso3)
        if first and first.share.amount:
            self.story.pay(iso3, year, first.share.amount, date(year, 2, 1) + timedelta(late))

    @rule(year=st.sampled_from(YEARS), cost=st.integers(0, 60_000))
    def report(self, year: int, cost: int) -> None:
        if self.once("report", year):
            self.story.report(year, cost)

    @rule(year=st.sampled_from(YEARS), late=st.integers(0, 600))
    def close(self, year: int, late: int) -> None:
        if self.once("close", year):
            self.story.close(year, date(year + 1, 6, 1) + timedelta(late))

    @rule(year=st.sampled_from(YEARS))
    def carry_over(self, year: int) -> None:
        if self.once("carry", year):
            self.story.carry_over(year)

    @rule(year=st.sampled_from(YEARS), day=st.dates(date(2023, 7, 1), date(2036, 12, 31)))
    def give_back(self, year: int, day: date) -> None:
        """What is to be given back is put on the next invoice."""
        view = type(self).ask(self.story.told, day)
        for one in all_credits(view):
            if one.account.name == MEETING_OF_YEAR[year] and one.available > 0:
                on = year + 1 if year + 1 in YEARS else None
                self.story.give_back(one.iso3, year, one.available, day, on=on)

    @invariant()
    def the_books_are_the_clerks(self) -> None:
        if not hasattr(self, "story"):
            return
        for as_of in (date(2022, 10, 1), date(2025, 3, 1), date(2036, 12, 31)):
            check(type(self).ask(self.story.told, as_of), Plain(self.story.told, as_of))


def test_years_of_meetings_payments_and_closings(ask: Ask) -> None:
    class Asking(Years):
        pass

    Asking.ask = staticmethod(ask)
    case = Asking.TestCase
    case.settings = settings(
        max_examples=20,
        stateful_step_count=20,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow],
    )
    case("runTest").runTest()
