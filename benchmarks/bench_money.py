"""Ask the questions of money of thirty meetings that a hundred States pay for.

Run: ``python -m benchmarks.bench_money``. Each question is asked of a view of which nothing was
asked yet. The floor, taken in the same run, is what no answer can do without: to look at each event
once and add its sum to a State's account. Prints the time of each question and its ratio to that;
half as many meetings beside it show that time grows with the events, not with their square.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from statistics import median
from time import perf_counter

from domain.events.header import Event
from domain.events.machinery import MeetingScheduled
from domain.events.membership import ConsentKind, InstrumentDeposited
from domain.events.money import (
    AccountsClosed,
    ActualCostReported,
    AssessmentInvoiced,
    Billing,
    CostEstimateApproved,
    PaymentReceived,
    ScaleOfAssessmentsAdopted,
)
from domain.events.offices import Participated, Role
from domain.money import Currency, Money
from domain.states import all_states
from domain.strategies import example
from domain.subjects import meeting_subject, state_subject
from domain.timelines.order import order_key
from ledger.answers.money.arrears import arrears_answer
from ledger.answers.money.invoices import invoices_answer
from ledger.answers.money.statement import statement_answer
from ledger.answers.money.status import money_status_answer
from projections.cut import Fact
from projections.findings import findings
from projections.view import Facts, View

MEETINGS, STATES, ROUNDS = 30, 112, 5
AS_OF = date(2026, 11, 1)
PAYING = [one.iso3 for one in all_states()][:STATES]
QUESTIONS: dict[str, Callable[[View], object]] = {
    "money status": money_status_answer,
    "money invoices": invoices_answer,
    "money arrears": arrears_answer,
    "money statement": lambda view: statement_answer(view, PAYING[0]),
    "findings": findings,
}


def main() -> None:
    """Measure and print."""
    few, many = (_history(number) for number in (MEETINGS // 2, MEETINGS))
    print(f"{len(many)} events; times the floor with {MEETINGS // 2} and {MEETINGS} meetings")
    for name, ask in QUESTIONS.items():
        (_, half), (taken, ratio) = _measured(few, ask), _measured(many, ask)
        print(f"{name:<18} {taken * 1e3:6.0f} ms {half:6.1f} x {ratio:6.1f} x")


def _history(meetings: int) -> list[Event]:
    return sorted(_events(meetings), key=order_key)


def _measured(events: list[Event], ask: Callable[[View], object]) -> tuple[float, float]:
    runs = []
    for _ in range(ROUNDS):
        view = _view(events)
        runs.append((_timed(partial(ask, view)), _timed(partial(_floor, events))))
    return median(run[0] for run in runs), median(taken / floor for taken, floor in runs)


def _view(events: list[Event]) -> View:
    facts = (Fact(event, number) for number, event in enumerate(events, 1))
    return View(Facts.of(facts), AS_OF, None, len(events), "", AS_OF)


def _floor(events: list[Event]) -> dict[tuple[str, str], int]:
    sums: dict[tuple[str, str], int] = {}
    for event in events:
        if isinstance(event, AssessmentInvoiced):
            key = event.subject, event.account
            sums[key] = sums.get(key, 0) + event.share.amount
        elif isinstance(event, PaymentReceived):
            key = event.subject, event.account
            sums[key] = sums.get(key, 0) - event.paid.amount
    return sums


def _events(meetings: int) -> Iterator[Event]:
    """Scale and membership of the States, and so many meetings, forty days from one to the next."""
    for iso3 in PAYING:
        subject, rate = state_subject(iso3), {"rate_per_100000": 100, "notional": False}
        yield example(InstrumentDeposited, "2010-02-16", subject, kind=ConsentKind.ACCESSION)
        years = {"first_year": 2016, "last_year": 2030}
        yield example(ScaleOfAssessmentsAdopted, "2015-12-23", subject, **years, **rate)
    for number in range(meetings):
        yield from _meeting(f"Meeting {number}", date(2022, 3, 1) + timedelta(40 * number))


def _meeting(name: str, opens_on: date) -> Iterator[Event]:
    subject, cost = meeting_subject(name), _usd(20_000 * STATES)
    days = {"opens_on": opens_on, "closes_on": opens_on + timedelta(3)}
    yield example(MeetingScheduled, _day(opens_on, -200), subject, kind="MSP", part=1, **days)
    estimate = {"year": opens_on.year, "document": "costs", "cost": cost}
    yield example(CostEstimateApproved, _day(opens_on, -190), subject, **estimate)
    for number, iso3 in enumerate(PAYING):
        yield from _of_state(state_subject(iso3), name, opens_on, late=number % 10)
    actual = _usd(15_000 * STATES)
    yield example(ActualCostReported, _day(opens_on, 60), subject, cost=actual)
    yield example(AccountsClosed, _day(opens_on, 400), subject)


def _of_state(subject: str, name: str, opens_on: date, late: int) -> Iterator[Event]:
    """A State comes and is asked; it pays half in time, and of ten States eight the rest later."""
    came = {"meeting": name, "role": Role.STATE_PARTY}
    yield example(Participated, _day(opens_on, 3), subject, **came)
    asked = {"account": name, "billing": Billing.PRELIMINARY, "share": _usd(20_000)}
    yield example(AssessmentInvoiced, _day(opens_on, -150), subject, **asked)
    for part, days in enumerate((-100, -90 + 40 * late)[: 1 + (late < 8)]):
        paid = {"account": name, "paid": _usd(10_000), "receipt": f"{name} {part}"}
        yield example(PaymentReceived, _day(opens_on, days), subject, **paid)


def _usd(cents: int) -> Money:
    return Money(cents, Currency.USD)


def _day(opens_on: date, days: int) -> str:
    return (opens_on + timedelta(days)).isoformat()


def _timed(action: Callable[[], object]) -> float:
    start = perf_counter()
    action()
    return perf_counter() - start


if __name__ == "__main__":
    main()
