"""A state machine plays years of meetings, payments and closings against a plain model."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import ClassVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from domain.events.money import Billing
from domain.strategies.money_stories import (
    NOT_A_PARTY,
    PAYING,
    MoneyStory,
    year_of,
)
from domain.strategies.money_years import stories_of_one_meeting
from projections.money.assessments import final, preliminary
from projections.money.credits import all_credits
from projections.view import View
from support.plain_arrears import late
from support.plain_checks import check
from support.plain_money import ACCOUNTS, STATES, Plain

Ask = Callable[..., View]
END = date(2036, 12, 31)
OPEN = tuple(name for name in ACCOUNTS if name != "10MSP")
"""The accounts that rules tell of; that of the first meeting is told when a run begins."""
MEETINGS = (2023, 2024)
TIMES = (
    date(2022, 10, 1),
    date(2025, 3, 1),
    *(date(2026, 9, day) for day in (20, 21)),
    date(2028, 2, 29),
)
"""Days to ask at in the end of a run: before and after the first settlement among them."""
TO_REACH = {"cash", "noted", "settled", "late"}
"""What the simplest run has, and so every choice of runs: the simplest one is always played."""

pytestmark = pytest.mark.usefixtures("reading")


class Years(RuleBasedStateMachine):
    """Plays years of meetings, invoices, payments and closings, and asks after each step."""

    ask: ClassVar[Ask]
    reached: ClassVar[set[str]]
    story: MoneyStory

    @initialize(story=stories_of_one_meeting(), cost=st.integers(100, 50_000))
    def begin(self, story: MoneyStory, cost: int) -> None:
        """One meeting is past and accounted for; the next one is assessed, its invoices are out."""
        self.done: set[str] = set()
        self.story = story
        self.story.approve(2023, cost)
        self.send("11MSP", Billing.PRELIMINARY, date(2022, 11, 2))

    def once(self, what: str) -> bool:
        new = what not in self.done
        self.done.add(what)
        return new

    def plain(self) -> Plain:
        return Plain(self.story.told, END)

    def send(self, account: str, billing: Billing, day: date) -> None:
        """The invoices that the books ask for go out."""
        assess = preliminary if billing is Billing.PRELIMINARY else final
        assessed = assess(type(self).ask(self.story.told, day), account)
        if assessed.is_computable and self.once(f"{billing} {account}"):
            for iso3, share in assessed.amounts.items():
                self.story.invoice(iso3, account, share, day, billing)

    @rule(account=st.sampled_from(OPEN), cost=st.integers(0, 50_000))
    def approve(self, account: str, cost: int) -> None:
        if account != "11MSP" and self.once(f"approve {account}"):
            self.story.approve(account, cost)

    @rule(account=st.sampled_from(ACCOUNTS), cost=st.integers(0, 50_000))
    def approve_anew(self, account: str, cost: int) -> None:
        if self.plain().approved(account) and self.once(f"anew {account}"):
            self.story.approve(account, cost, date(year_of(account), 3, 7))

    @rule(year=st.sampled_from(MEETINGS), part=st.integers(0, 3000), month=st.sampled_from([8, 12]))
    def decide_contingency(self, year: int, part: int, month: int) -> None:
        if self.once(f"contingency {year}"):
            self.story.decide_contingency(year - 1, part, date(year - 1, month, 9))

    @rule(year=st.sampled_from(MEETINGS), cost=st.integers(1000, 60_000))
    def host(self, year: int, cost: int) -> None:
        if self.once(f"host {year}"):
            self.story.host(year, cost)

    @rule(year=st.sampled_from(MEETINGS), day=st.integers(0, 240), ahead=st.integers(1, 180))
    def move(self, year: int, day: int, ahead: int) -> None:
        """A meeting is moved within its year, some time before the new day."""
        opens_on = date(year, 4, 20) + timedelta(day)
        decided = max(opens_on - timedelta(ahead), date(year - 1, 9, 11))
        if year not in self.story.attended and self.once(f"move {year}"):
            self.story.move(year, opens_on, decided)

    @rule(iso3=st.sampled_from(STATES[:8]), day=st.dates(date(2019, 7, 1), date(2024, 3, 1)))
    def withdraw(self, iso3: str, day: date) -> None:
        if self.once("withdraw"):
            self.story.withdraw(iso3, day)

    @rule(year=st.sampled_from(MEETINGS), away=st.sets(st.sampled_from(PAYING), max_size=2))
    def attend(self, year: int, away: set[str]) -> None:
        if self.once(f"attend {year}"):
            for iso3 in (*PAYING, NOT_A_PARTY):
                if iso3 not in away:
                    self.story.attend(iso3, year)

    @precondition(lambda self: "list" not in self.done)
    @rule(data=st.data())
    def correct_attendance(self, data: st.DataObject) -> None:
        """A name was on a list by mistake, and comes off it after the closing."""
        self.once("list")
        on_lists = [event for event in self.story.told if event.type == "Participated"]
        self.story.take_off_the_list(data.draw(st.sampled_from(on_lists)), date(2026, 1, 7))

    @rule(account=st.sampled_from(OPEN), after=st.integers(0, 500))
    def invoice(self, account: str, after: int) -> None:
        day = date(year_of(account) - 1, 11, 2) + timedelta(after)
        self.send(account, Billing.PRELIMINARY, day)

    @rule(account=st.sampled_from(ACCOUNTS))
    def invoice_in_the_end(self, account: str) -> None:
        self.send(account, Billing.FINAL, date(year_of(account) + 1, 4, 20))

    @rule(
        account=st.sampled_from(ACCOUNTS),
        iso3=st.sampled_from((*PAYING, NOT_A_PARTY)),
        amount=st.integers(1, 30_000),
        after=st.integers(0, 5000),
    )
    def pay(self, account: str, iso3: str, amount: int, after: int) -> None:
        self.story.pay(iso3, account, amount, date(2020, 2, 1) + timedelta(after))

    @rule(
        account=st.sampled_from(OPEN),
        late=st.integers(0, 330),
        some=st.sets(st.sampled_from(PAYING), min_size=1),
    )
    def pay_in_full_and_in_time(self, account: str, late: int, some: set[str]) -> None:
        self.pay_all(account, some, date(year_of(account), 1, 30) + timedelta(late))

    @rule(
        account=st.sampled_from(ACCOUNTS),
        late=st.integers(0, 2500),
        some=st.sets(st.sampled_from(PAYING), min_size=1),
    )
    def pay_in_full_and_late(self, account: str, late: int, some: set[str]) -> None:
        self.pay_all(account, some, date(year_of(account) + 1, 1, 1) + timedelta(late))

    def pay_all(self, account: str, some: set[str], day: date) -> None:
        plain = self.plain()
        for iso3 in sorted(some):
            left = plain.debt(account, iso3) - plain.paid(account, iso3)
            if left > 0:
                self.story.pay(iso3, account, left, day)

    @rule(
        iso3=st.sampled_from(PAYING),
        amount=st.integers(1, 30_000),
        parts=st.integers(1, 6),
        day=st.dates(date(2024, 1, 1), date(2030, 12, 1)),
    )
    def agree(self, iso3: str, amount: int, parts: int, day: date) -> None:
        """A payment schedule, whose first part falls due in the month after."""
        if self.once(f"agree {iso3} {day}"):
            self.story.agree(iso3, amount, parts, day + timedelta(31), day)

    @rule(account=st.sampled_from(OPEN), saved=st.integers(-20, 80))
    def report(self, account: str, saved: int) -> None:
        """So many per cent less than was approved are spent."""
        approved = self.plain().approved(account)
        if approved and self.once(f"report {account}"):
            self.story.report(account, approved[0].cost.amount * (100 - saved) // 100)

    @rule(account=st.sampled_from(OPEN), after=st.integers(0, 1500))
    def close(self, account: str, after: int) -> None:
        if self.once(f"close {account}"):
            self.story.close(account, date(year_of(account), 11, 1) + timedelta(after))

    @rule(account=st.sampled_from(OPEN))
    def carry_over(self, account: str) -> None:
        if self.once(f"carry {account}"):
            self.story.carry_over(account)

    @rule(day=st.dates(date(2023, 7, 1), END), on=st.sampled_from([None, "11MSP", "12MSP"]))
    def give_back(self, day: date, on: str | None) -> None:
        """What is to be given back of one account is put on the invoice of another, or paid out."""
        for one in all_credits(type(self).ask(self.story.told, day)):
            if one.available > 0 and one.account.name != on:
                self.story.give_back(one.iso3, one.account.name, one.available, day, on=on)

    @invariant()
    def the_books_are_the_clerks(self) -> None:
        if hasattr(self, "story"):
            check(type(self).ask(self.story.told, END), self.plain())

    def teardown(self) -> None:
        if not hasattr(self, "story"):
            return
        for as_of in TIMES:
            check(type(self).ask(self.story.told, as_of), Plain(self.story.told, as_of))
        type(self).reached.update(_reached(self.plain()))


def _reached(plain: Plain) -> set[str]:
    """Which kinds of sums there are that are not nothing."""
    found = {"late"} if late(plain) else set()
    found |= {"scheduled" for *_, said in late(plain) if said in {"kept", "not_kept"}}
    for account in ACCOUNTS:
        for sums in plain.credits(account).values():
            found |= {
                name for name, sum_ in zip(("cash", "noted", "settled"), sums, strict=True) if sum_
            }
        found |= {"overpaid" for iso3 in STATES if plain.overpaid(account, iso3)}
        found |= {"returned" for iso3 in STATES if plain.returned(account, iso3)}
    return found


def test_years_of_meetings_payments_and_closings(ask: Ask) -> None:
    class Asking(Years):
        reached: ClassVar[set[str]] = set()

    Asking.ask = staticmethod(ask)
    case = Asking.TestCase
    case.settings = settings(
        max_examples=14,
        stateful_step_count=15,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow],
    )
    case("runTest").runTest()
    assert Asking.reached >= TO_REACH, f"no run had {TO_REACH - Asking.reached}"
