"""Histories of what meetings cost and who paid, for a whole ledger (Article 14)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from domain.events.header import Event
from domain.events.machinery import MeetingKind, MeetingScheduled
from domain.events.money import (
    AccountsClosed,
    ActualCostReported,
    AssessmentInvoiced,
    Billing,
    CostEstimateApproved,
    CreditReturned,
    FundsCarriedOver,
    PaymentReceived,
    ScaleOfAssessmentsAdopted,
)
from domain.events.offices import Participated, Role
from domain.money import Currency, Money
from domain.rules import article_14
from domain.strategies.examples import example
from domain.strategies.ledger_stories import founders
from domain.subjects import meeting_subject, state_subject

__all__ = ["MEETING_OF_YEAR", "NOT_A_PARTY", "PAYING", "MoneyStory", "histories_of_money"]

PAYING = tuple(event.subject_key for event in founders()[:5])
"""The States Parties of these histories that attend meetings."""
NOT_A_PARTY = "ZWE"
"""A State that takes part without being a party."""
MEETING_OF_YEAR = {2021: "2RC", 2022: "10MSP", 2023: "11MSP", 2024: "12MSP"}
_FIRST = 2022


@dataclass(slots=True)
class MoneyStory:
    """A history as it is told: each method adds what happened to ``told``."""

    currency: Currency
    told: list[Event] = field(default_factory=list)
    receipts: int = 0

    def money(self, amount: int) -> Money:
        """So many smallest coins."""
        return Money(amount, self.currency)

    def begin(self) -> None:
        """The Convention is in force, and a meeting is set for each September."""
        self.told += founders()
        for year, name in MEETING_OF_YEAR.items():
            planned = {"opens_on": date(year, 9, 6), "closes_on": date(year, 9, 9)}
            kind = MeetingKind.REVIEW_CONFERENCE if "RC" in name else "MSP"
            self.told.append(
                example(
                    MeetingScheduled,
                    f"{year - 1}-09-10",
                    meeting_subject(name),
                    kind=kind,
                    part=1,
                    **planned,
                )
            )

    def rate(self, iso3: str, rate: int) -> None:
        """A rate for all the years."""
        self.told.append(
            example(
                ScaleOfAssessmentsAdopted,
                "2015-12-23",
                state_subject(iso3),
                first_year=2016,
                last_year=2030,
                rate_per_100000=rate,
                notional=False,
            )
        )

    def attend(self, iso3: str, year: int) -> None:
        """A State takes part in the meeting of a year."""
        role = Role.OBSERVER if iso3 == NOT_A_PARTY else Role.STATE_PARTY
        fields = {"meeting": MEETING_OF_YEAR[year], "role": role}
        self.told.append(example(Participated, f"{year}-09-09", state_subject(iso3), **fields))

    def approve(self, year: int, cost: int) -> None:
        """The cost of a meeting is approved at the one before."""
        when = f"{year - 1}-09-21"
        subject = meeting_subject(MEETING_OF_YEAR[year])
        fields = {"year": year, "document": "costs", "cost": self.money(cost)}
        self.told.append(example(CostEstimateApproved, when, subject, **fields))

    def invoice(self, iso3: str, year: int, share: int, day: date, billing: Billing) -> None:
        """A State is asked for its share."""
        fields = {"account": MEETING_OF_YEAR[year], "share": self.money(share)}
        self.told.append(
            example(
                AssessmentInvoiced,
                day.isoformat(),
                state_subject(iso3),
                billing=billing,
                **fields,
            )
        )

    def pay(self, iso3: str, year: int, amount: int, day: date) -> None:
        """A State pays."""
        self.receipts += 1
        fields = {"account": MEETING_OF_YEAR[year], "receipt": f"r{self.receipts}"}
        self.told.append(
            example(
                PaymentReceived,
                day.isoformat(),
                state_subject(iso3),
                paid=self.money(amount),
                **fields,
            )
        )

    def give_back(self, iso3: str, year: int, amount: int, day: date, *, on: int | None) -> None:
        """A credit is put on the invoice of another year, or paid out."""
        to_account = MEETING_OF_YEAR[on] if on else None
        fields = {"account": MEETING_OF_YEAR[year], "to_account": to_account}
        self.told.append(
            example(
                CreditReturned,
                day.isoformat(),
                state_subject(iso3),
                credit=self.money(amount),
                **fields,
            )
        )

    def report(self, year: int, cost: int) -> None:
        """The actual cost of a meeting is reported in the spring after it."""
        subject = meeting_subject(MEETING_OF_YEAR[year])
        told = example(ActualCostReported, f"{year + 1}-03-01", subject, cost=self.money(cost))
        self.told.append(told)

    def close(self, year: int, day: date) -> None:
        """The accounts of a meeting are closed."""
        subject = meeting_subject(MEETING_OF_YEAR[year])
        self.told.append(example(AccountsClosed, day.isoformat(), subject))

    def carry_over(self, year: int) -> None:
        """The funds of a meeting can be used in the next year."""
        subject = meeting_subject(MEETING_OF_YEAR[year])
        self.told.append(example(FundsCarriedOver, f"{year}-08-01", subject, to_year=year + 1))


@st.composite
def histories_of_money(draw: DrawFn) -> list[Event]:
    """Three meetings with scale, attendance, costs, invoices, payments, closings, in any currency.

    Payments come early, late, in parts, too large, or not at all; costs end lower or higher.
    """
    story = MoneyStory(draw(st.sampled_from([Currency.USD, Currency.JPY, Currency.KWD])))
    story.begin()
    states = (*PAYING, NOT_A_PARTY)
    rates = {iso3: draw(st.integers(1, 22_000)) for iso3 in states}
    for iso3, rate in rates.items():
        story.rate(iso3, rate)
    attended: dict[int, list[str]] = {}
    for year in MEETING_OF_YEAR:
        attended[year] = draw(st.lists(st.sampled_from(states), min_size=1, unique=True))
        for iso3 in attended[year]:
            story.attend(iso3, year)
    for year in range(_FIRST, _FIRST + 3):
        before = [iso3 for iso3 in attended[year - 1] if iso3 != NOT_A_PARTY]
        _year(draw, story, year, {iso3: rates[iso3] for iso3 in before})
    return story.told


def _year(draw: DrawFn, story: MoneyStory, year: int, first: dict[str, int]) -> None:
    cost = draw(st.integers(0, 100_000))
    story.approve(year, cost)
    for iso3, share in article_14.largest_remainder(cost, first).items():
        story.invoice(iso3, year, share, date(year - 1, 11, 2), Billing.PRELIMINARY)
        for _ in range(draw(st.integers(0, 2))):
            day = date(year, 1, 1) + timedelta(draw(st.integers(0, 3000)))
            story.pay(iso3, year, draw(st.just(max(1, share)) | st.integers(1, 100_000)), day)
    if draw(st.booleans()):
        story.report(year, draw(st.integers(0, cost) | st.integers(cost, cost + 100)))
    if draw(st.booleans()):
        story.close(year, date(year + 1, 6, 1) + timedelta(draw(st.integers(0, 400))))
    if draw(st.booleans()):
        story.carry_over(year)
