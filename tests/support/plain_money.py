"""What a careful clerk comes to with a plain list of facts about money, filtered by day.

The model knows nothing of views, folds or rules: exact fractions, plain lists and loops.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from domain.events.header import Event
from domain.events.money import Billing
from domain.rules import debts
from domain.rules.debts import WhenCheaper
from domain.strategies.money_stories import (
    MEETING_OF_YEAR,
    NOT_A_PARTY,
    PARTIES,
    name_of,
    year_of,
)

ACCOUNTS = (*(MEETING_OF_YEAR[year] for year in (2022, 2023, 2024)), "14.2 2020", "14.2 2023")
STATES = (*PARTIES, NOT_A_PARTY)
DECIDED = date(2021, 9, 21)
SETTLED = (date(2026, 9, 21), date(2031, 9, 21), date(2036, 9, 21))


class Plain:
    """The facts by a day, and what follows from them; an account goes by its name."""

    def __init__(self, events: Sequence[Event], as_of: date) -> None:
        gone = {event.target for event in _of_type(events, "Retracted")}
        self.as_of = as_of
        self._found: defaultdict[tuple[str, str, str], list[Any]] = defaultdict(list)
        for fact in sorted(events, key=lambda event: event.effective_on):
            if fact.effective_on <= as_of and fact.id not in gone:
                self._put(fact)
        self._shares = {account: self._final_shares(account) for account in ACCOUNTS}
        self._debts = {
            (account, iso3): self._debt(account, iso3) for account in ACCOUNTS for iso3 in STATES
        }
        self._credits = {account: self._due_back(account) for account in ACCOUNTS}

    def _put(self, fact: Any) -> None:
        name = getattr(fact, "account", None) or getattr(fact, "meeting", None) or fact.subject_key
        for key in ((name, ""), (name, fact.subject_key), ("", fact.subject_key), ("", "")):
            self._found[fact.type, *key].append(fact)

    def of(self, kind: str, account: str = "", iso3: str = "") -> list[Any]:
        """The facts of a type; of an account, of a State."""
        return self._found.get((kind, account, iso3), [])

    # who takes part

    def withdrawn_on(self, iso3: str, known_by: date) -> date:
        """Six months after a notice given by a day."""
        for notice in self.of("WithdrawalNotified", "", iso3):
            if notice.effective_on <= known_by:
                return months_on(notice.effective_on, 6)
        return date.max

    def bound_in(self, year: int, known_by: date) -> set[str]:
        """Who is a party on some day of a year after the first."""
        return {iso3 for iso3 in PARTIES if self.withdrawn_on(iso3, known_by) > date(year, 1, 1)}

    def plans(self, account: str) -> list[Any]:
        """The days that were set for a meeting, one after the other."""
        return [*self.of("MeetingScheduled", account), *self.of("MeetingRescheduled", account)]

    def attendance(self, meeting: str) -> set[str]:
        return {fact.subject_key for fact in self.of("Participated", meeting)}

    def came(self, account: str) -> set[str] | None:
        """Who took part in what is paid for; None while that is not known."""
        year = year_of(account)
        if account not in MEETING_OF_YEAR.values():
            return self.bound_in(year, self.as_of) if self.as_of >= date(year, 12, 31) else None
        plans = self.plans(account)
        if not plans or plans[-1].closes_on > self.as_of:
            return None
        return self.attendance(account) or None

    def billed_first(self, account: str, on: date) -> set[str]:
        """Who was to be billed first, on a day."""
        year = year_of(account)
        if account not in MEETING_OF_YEAR.values():
            return self.bound_in(year, on)
        before = self.attendance(name_of(year - 1))
        return {iso3 for iso3 in before if iso3 in PARTIES and self.withdrawn_on(iso3, on) > on}

    def weights(self, states: Iterable[str]) -> dict[str, int]:
        scale = "ScaleOfAssessmentsAdopted"
        return {iso3: self.of(scale, "", iso3)[0].rate_per_100000 for iso3 in states}

    # what it costs

    def approved(self, account: str) -> list[Any]:
        return self.of("CostEstimateApproved", account)

    def estimate(self, account: str, at: int) -> int | None:
        """The first (0) or the last (-1) estimate, raised by what was decided before it."""
        found = self.approved(account)
        if not found:
            return None
        decided = [
            one.basis_points
            for one in self.of("ContingencyDecided")
            if one.effective_on <= found[at].effective_on
        ]
        cost = Fraction(found[at].cost.amount)
        if decided:
            cost *= 1 + Fraction(decided[-1], 10_000)
        return self.of_states(account, -int(-cost // 1))

    def of_states(self, account: str, cost: int) -> int:
        """A cost less what a host bears of it."""
        agreed = self.of("HostCostsAgreed", account)
        return min(cost, agreed[-1].geneva_cost.amount) if agreed else cost

    def actual(self, account: str) -> int | None:
        found = self.of("ActualCostReported", account)
        return self.of_states(account, found[-1].cost.amount) if found else None

    def ends(self, account: str) -> date | None:
        """The last day of its period; later where funds were carried over."""
        if not self.approved(account):
            return None
        years = [fact.to_year for fact in self.of("FundsCarriedOver", account)]
        return date(max([year_of(account), *years]), 12, 31)

    # what a State owes and paid

    def invoices(self, account: str, iso3: str) -> list[Any]:
        return self.of("AssessmentInvoiced", account, iso3)

    def finals(self, account: str, iso3: str) -> list[Any]:
        sent = self.invoices(account, iso3)
        return [one for one in sent if one.billing is Billing.FINAL]

    def initial(self, account: str, iso3: str) -> int | None:
        """What the first invoice asks for, if it is a preliminary one."""
        sent = self.invoices(account, iso3)
        return sent[0].share.amount if sent and sent[0].billing is Billing.PRELIMINARY else None

    def final_shares(self, account: str) -> dict[str, int] | None:
        """The shares of the actual cost; None while it or who takes part is not known."""
        return self._shares[account]

    def _final_shares(self, account: str) -> dict[str, int] | None:
        cost, came = self.actual(account), self.came(account)
        return None if cost is None or came is None else shared(cost, self.weights(came))

    def debt(self, account: str, iso3: str) -> int:
        """All that a State owes, paid or not."""
        return self._debts[account, iso3]

    def _debt(self, account: str, iso3: str) -> int:
        first, shares, came = (
            self.initial(account, iso3),
            self.final_shares(account),
            self.came(account),
        )
        finals = self.finals(account, iso3)
        if shares is not None:
            share = shares.get(iso3, 0)
        elif finals:
            share = finals[-1].share.amount
        else:
            return first or 0
        if came is not None and iso3 not in came:
            return 0
        ends, actual, estimate = self.ends(account), self.actual(account), self.estimate(account, 0)
        dearer = actual is not None and estimate is not None and actual > estimate
        if first is None or dearer or ends is None or ends < DECIDED:
            return share
        letter = debts.WHEN_CHEAPER is WhenCheaper.FIRST_INVOICE
        return first if letter else max(first, share)

    def payments(self, account: str, iso3: str) -> list[tuple[date, int]]:
        """What it paid, and the credits put on its invoice, each with its day."""
        found = [
            (one.effective_on, one.paid.amount) for one in self.of("PaymentReceived", account, iso3)
        ]
        back = [one for one in self.of("CreditReturned", "", iso3) if one.to_account == account]
        return found + [(one.effective_on, one.credit.amount) for one in back]

    def paid(self, account: str, iso3: str, by: date = date.max) -> int:
        """All that it had paid by a day."""
        return sum(amount for day, amount in self.payments(account, iso3) if day <= by)

    def is_charged(self, account: str) -> bool:
        kinds = ("CostEstimateApproved", "ActualCostReported", "AssessmentInvoiced")
        return any(self.of(kind, account) for kind in kinds)

    # what comes back

    def sharing(self, account: str) -> set[str]:
        """Who had paid its first invoice in full by the end of the period, and took part."""
        ends = self.ends(account)
        return {
            iso3
            for iso3 in STATES
            if ends is not None
            and (first := self.initial(account, iso3)) is not None
            and self.invoices(account, iso3)[0].effective_on <= ends
            and self.paid(account, iso3, ends) >= first
            and self.debt(account, iso3) > 0
        }

    def cash(self, account: str, by: date) -> int:
        """What had been paid of debts by a day."""
        return sum(min(self.paid(account, iso3, by), self.debt(account, iso3)) for iso3 in STATES)

    def credits(self, account: str) -> dict[str, tuple[int, int, int]]:
        """What is due of the unspent money: in cash, noted, and settled of that."""
        return self._credits[account]

    def _due_back(self, account: str) -> dict[str, tuple[int, int, int]]:
        closed, actual, ends = (
            self.of("AccountsClosed", account),
            self.actual(account),
            self.ends(account),
        )
        if not closed or actual is None or ends is None or ends < DECIDED:
            return {}
        sharing = self.sharing(account)
        first_sent = [
            one
            for one in self.of("AssessmentInvoiced", account)
            if one.billing is Billing.PRELIMINARY
        ]
        if not sharing or not sharing <= self.billed_first(account, first_sent[0].effective_on):
            return {}
        unspent = sum(self.debt(account, iso3) for iso3 in STATES) - actual
        if unspent <= 0:
            return dict.fromkeys(sharing, (0, 0, 0))
        closed_on = closed[0].effective_on
        last = max([closed_on, *(day for day in SETTLED if closed_on < day <= self.as_of)])
        at_closing, now = (
            Fraction(max(0, self.cash(account, day) - actual), unspent) for day in (closed_on, last)
        )
        found = {}
        for iso3, share in shared(unspent, self.weights(sharing)).items():
            due = min(share, self.debt(account, iso3))
            cash = int(due * at_closing)
            found[iso3] = cash, due - cash, int(due * now) - cash
        return found

    def overpaid(self, account: str, iso3: str) -> int:
        more = max(0, self.paid(account, iso3) - self.debt(account, iso3))
        return more if self.is_charged(account) else 0

    def returned(self, account: str, iso3: str) -> int:
        return sum(one.credit.amount for one in self.of("CreditReturned", account, iso3))


def shared(total: int, weights: dict[str, int]) -> dict[str, int]:
    """Coin by coin to whom most is lacking."""
    if not weights:
        return {}
    exact = {iso3: Fraction(total * each, sum(weights.values())) for iso3, each in weights.items()}
    coins = {iso3: int(share) for iso3, share in exact.items()}
    while sum(coins.values()) < total:
        neediest = min(weights, key=lambda one: (coins[one] - exact[one], -weights[one], one))
        coins[neediest] += 1
    return coins


def months_on(day: date, months: int) -> date:
    """The same day so many months on; the last of its month where that is shorter."""
    count = day.year * 12 + day.month - 1 + months
    first = date(count // 12, count % 12 + 1, 1)
    month_end = (first + timedelta(31)).replace(day=1) - timedelta(1)
    return min(first + timedelta(day.day - 1), month_end)


def _of_type(events: Iterable[Event], kind: str) -> list[Any]:
    return [event for event in events if event.type == kind]
