"""What meetings cost and who paid, told step by step for a whole ledger (Article 14)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from domain.events.corrections import Retracted
from domain.events.header import Event
from domain.events.machinery import MeetingKind, MeetingRescheduled, MeetingScheduled
from domain.events.membership import WithdrawalNotified
from domain.events.money import (
    AccountsClosed,
    ActualCostReported,
    AssessmentInvoiced,
    Billing,
    ContingencyDecided,
    CostEstimateApproved,
    CreditReturned,
    FundsCarriedOver,
    HostCostsAgreed,
    PaymentReceived,
    PaymentScheduleAgreed,
    ScaleOfAssessmentsAdopted,
    year_of_account,
)
from domain.events.offices import Participated, Role
from domain.money import Currency, Money
from domain.strategies.examples import example
from domain.strategies.ledger_stories import founders
from domain.subjects import CONVENTION, meeting_subject, state_subject

__all__ = [
    "MEETING_OF_YEAR",
    "NOT_A_PARTY",
    "PARTIES",
    "PAYING",
    "MoneyStory",
    "name_of",
    "year_of",
]

PARTIES = tuple(event.subject_key for event in founders())
"""The States Parties of these histories."""
PAYING = PARTIES[:5]
"""Those of them that attend meetings."""
NOT_A_PARTY = "ZWE"
"""A State that takes part without being a party."""
MEETING_OF_YEAR = {2021: "2RC", 2022: "10MSP", 2023: "11MSP", 2024: "12MSP"}
_YEAR_OF_MEETING = {name: year for year, name in MEETING_OF_YEAR.items()}
_SITTING = 3


def name_of(account: int | str) -> str:
    """Name of an account: that of the meeting of a year; one of Article 14.2 has its own."""
    return MEETING_OF_YEAR[account] if isinstance(account, int) else account


def year_of(account: int | str) -> int:
    """The financial year of an account."""
    if isinstance(account, int):
        return account
    return _YEAR_OF_MEETING.get(account) or year_of_account(account) or 0


@dataclass(slots=True)
class MoneyStory:
    """A history as it is told: each method adds what happened to ``told``.

    An account is the meeting of a year, or one under Article 14.2 by its name (``14.2 2023``).
    """

    currency: Currency
    told: list[Event] = field(default_factory=list)
    receipts: int = 0
    opens: dict[int, date] = field(default_factory=dict)
    rates: dict[str, int] = field(default_factory=dict)
    attended: dict[int, list[str]] = field(default_factory=dict)

    def money(self, amount: int) -> Money:
        """So many smallest coins."""
        return Money(amount, self.currency)

    def begin(self) -> None:
        """The Convention is in force, and a meeting is set for each September."""
        self.told += founders()
        for year in MEETING_OF_YEAR:
            self._plan(MeetingScheduled, year, date(year, 9, 6), date(year - 1, 9, 10))

    def move(self, year: int, opens_on: date, day: date) -> None:
        """The meeting of a year is moved, on a day before it."""
        self._plan(MeetingRescheduled, year, opens_on, day)

    def _plan(
        self,
        kind: type[MeetingScheduled | MeetingRescheduled],
        year: int,
        opens_on: date,
        day: date,
    ) -> None:
        name, self.opens[year] = MEETING_OF_YEAR[year], opens_on
        fields = {
            "kind": MeetingKind.REVIEW_CONFERENCE
            if "RC" in name
            else MeetingKind.MEETING_OF_STATES_PARTIES,
            "part": 1,
            "opens_on": opens_on,
            "closes_on": opens_on + timedelta(_SITTING),
        }
        self.told.append(example(kind, day.isoformat(), meeting_subject(name), **fields))

    def withdraw(self, iso3: str, day: date) -> None:
        """A State gives notice of its withdrawal, in no armed conflict."""
        fields = {"in_armed_conflict": False}
        self._of_state(WithdrawalNotified, iso3, day, **fields)

    def rate(self, iso3: str, rate: int) -> None:
        """A rate for all the years."""
        self.rates[iso3] = rate
        fields = {"first_year": 2016, "last_year": 2030, "notional": False}
        day = date(2015, 12, 23)
        self._of_state(ScaleOfAssessmentsAdopted, iso3, day, rate_per_100000=rate, **fields)

    def attend(self, iso3: str, year: int) -> None:
        """A State takes part in the meeting of a year, on the days set for it by now."""
        self.attended.setdefault(year, []).append(iso3)
        role = Role.OBSERVER if iso3 == NOT_A_PARTY else Role.STATE_PARTY
        fields = {"meeting": MEETING_OF_YEAR[year], "role": role}
        day = self.opens[year] + timedelta(_SITTING)
        self._of_state(Participated, iso3, day, **fields)

    def take_off_the_list(self, told: Event, day: date) -> None:
        """A State was on a list of participants by mistake, and comes off it afterwards."""
        fields = {"target": told.id, "reason": "did not take part", "kind": "source"}
        self.told.append(example(Retracted, day.isoformat(), told.subject, **fields))

    def decide_contingency(self, year: int, basis_points: int, day: date) -> None:
        """The meeting of a year raises what is approved from a day on."""
        subject, fields = meeting_subject(MEETING_OF_YEAR[year]), {"basis_points": basis_points}
        self.told.append(example(ContingencyDecided, day.isoformat(), subject, **fields))

    def host(self, year: int, geneva_cost: int) -> None:
        """A host bears what its meeting costs above a cost in Geneva."""
        fields = {"host": PAYING[0], "geneva_cost": self.money(geneva_cost)}
        subject = meeting_subject(MEETING_OF_YEAR[year])
        self.told.append(example(HostCostsAgreed, f"{year - 1}-09-22", subject, **fields))

    def approve(self, account: int | str, cost: int, on: date | None = None) -> None:
        """The cost of an account is approved, unless said otherwise in the September before."""
        year = year_of(account)
        fields = {"document": "costs", "cost": self.money(cost), "year": year}
        self._of_cost(CostEstimateApproved, account, on or date(year - 1, 9, 21), **fields)

    def invoice(
        self, iso3: str, account: int | str, share: int, day: date, billing: Billing
    ) -> None:
        """A State is asked for its share."""
        fields = {"account": name_of(account), "share": self.money(share)}
        self._of_state(AssessmentInvoiced, iso3, day, billing=billing, **fields)

    def pay(self, iso3: str, account: int | str, amount: int, day: date) -> None:
        """A State pays."""
        self.receipts += 1
        fields = {"account": name_of(account), "receipt": f"r{self.receipts}"}
        self._of_state(PaymentReceived, iso3, day, paid=self.money(amount), **fields)

    def agree(self, iso3: str, arrears: int, parts: int, first_due: date, day: date) -> None:
        """A State agrees to pay off arrears in parts, one each quarter."""
        fields = {"instalments": parts, "first_due": first_due, "every_months": 3}
        self._of_state(PaymentScheduleAgreed, iso3, day, arrears=self.money(arrears), **fields)

    def give_back(
        self, iso3: str, account: int | str, amount: int, day: date, *, on: int | str | None
    ) -> None:
        """A credit is put on the invoice of another account, or paid out."""
        fields = {"account": name_of(account), "to_account": name_of(on) if on else None}
        self._of_state(CreditReturned, iso3, day, credit=self.money(amount), **fields)

    def report(self, account: int | str, cost: int) -> None:
        """The actual cost of an account is reported in the spring after its year."""
        day = date(year_of(account) + 1, 3, 1)
        self._of_cost(ActualCostReported, account, day, cost=self.money(cost))

    def close(self, account: int | str, day: date) -> None:
        """The accounts are closed."""
        self._of_cost(AccountsClosed, account, day)

    def carry_over(self, account: int | str) -> None:
        """The funds of an account can be used in the next year."""
        year = year_of(account)
        self._of_cost(FundsCarriedOver, account, date(year, 8, 1), to_year=year + 1)

    def _of_state(self, kind: type[Event], iso3: str, day: date, **fields: Any) -> None:
        self.told.append(example(kind, day.isoformat(), state_subject(iso3), **fields))

    def _of_cost(self, kind: type[Event], account: int | str, day: date, **fields: Any) -> None:
        """About a meeting, or about a year of the Convention."""
        year = year_of_account(name_of(account))
        subject = CONVENTION if year else meeting_subject(name_of(account))
        said = {"year": year, **fields} if year else fields
        self.told.append(example(kind, day.isoformat(), subject, **said))
