"""The shipped claims and the report on ledgers that lack the meetings and documents they name."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pytest

from domain.events.header import Event
from domain.events.machinery import DocumentIssued, MeetingScheduled
from domain.events.membership import ConventionSigned, InstrumentDeposited
from domain.sources import Source
from domain.strategies import example
from ledger.bootstrap import create_ledger
from ledger.cli.reading import claims_shipped
from ledger.datasets.loading import read_dataset, shipped_folder
from ledger.ledger import Ledger
from ledger.report.building import progress_report
from ledger.report.judged import judged_in
from ledger.report.period import ReportPeriod
from projections.claims.bench import Bench
from projections.claims.judging import judge
from projections.claims.model import Verdict
from projections.view import View

TODAY = date(2026, 9, 1)
SHIPPED = read_dataset(shipped_folder()).events
NEWEST = max(
    (event for event in SHIPPED if isinstance(event, DocumentIssued)),
    key=lambda event: event.not_before,
)
PERIOD = ReportPeriod(date(2015, 9, 12), date(2018, 10, 1), TODAY)


def _verdicts(ledger: Ledger, view: View) -> set[Verdict]:
    bench = Bench(
        view,
        lambda day: ledger.view(view.as_of, min(day, view.known_at or day), view.position),
        of_known_documents=True,
    )
    return {judge(claim, bench).now.verdict for claim in claims_shipped()}


def _is_reported(ledger: Ledger, view: View) -> None:
    known = judged_in(
        claims_shipped(),
        PERIOD,
        view,
        lambda day: ledger.view(view.as_of, min(day, view.known_at or day), view.position),
    )
    assert progress_report(view, PERIOD, known).report.sections


def _members_and_a_meeting() -> Iterable[Event]:
    """The ledger of the worked example for a treasurer: who joined, and a meeting of its own."""
    kinds = (DocumentIssued, ConventionSigned, InstrumentDeposited)
    days = {"opens_on": date(2022, 9, 6), "closes_on": date(2022, 9, 9)}
    yield from (
        event
        for event in SHIPPED
        if isinstance(event, kinds) and "CCM/CONF/2021/6" not in str(getattr(event, "symbol", ""))
    )
    yield example(
        MeetingScheduled,
        "2021-09-10",
        "meeting:Example 1",
        kind="MSP",
        part=1,
        sources=(Source(document=NEWEST.subject_key, locator="meetings"),),
        **days,
    )


@pytest.mark.parametrize("events", [(), tuple(_members_and_a_meeting())], ids=["empty", "own"])
def test_nothing_is_held_against_a_document_that_the_ledger_does_not_know(
    events: tuple[Event, ...],
) -> None:
    with create_ledger(":memory:", TODAY) as ledger:
        if events:
            ledger.record(events)

        assert Verdict.CONTRADICTED not in _verdicts(ledger, ledger.view())
        _is_reported(ledger, ledger.view(PERIOD.last))


@pytest.fixture(scope="module")
def ledger() -> Iterable[Ledger]:
    with create_ledger(":memory:", TODAY) as made:
        made.record(SHIPPED)
        yield made


@pytest.mark.parametrize("year", range(2010, 2022))
def test_what_was_known_in_a_year_is_audited_and_reported(ledger: Ledger, year: int) -> None:
    known_at = date(year, 6, 30)

    assert Verdict.CONTRADICTED not in _verdicts(ledger, ledger.view(TODAY, known_at))
    _is_reported(ledger, ledger.view(PERIOD.last, known_at))


@pytest.mark.parametrize("position", [1, 100])
def test_the_first_events_of_a_log_are_audited_and_reported(ledger: Ledger, position: int) -> None:
    assert Verdict.NOT_COMPUTABLE in _verdicts(ledger, ledger.view(TODAY, None, position))
    _is_reported(ledger, ledger.view(PERIOD.last, None, position))


@pytest.mark.parametrize("position", [50, 100, 500, 1000, 1300, 2000, 4000, 4500, 4850])
def test_half_of_a_batch_contradicts_no_claim(ledger: Ledger, position: int) -> None:
    assert Verdict.CONTRADICTED not in _verdicts(ledger, ledger.view(TODAY, None, position))


def test_a_position_lies_within_a_batch_where_more_of_it_follows() -> None:
    with create_ledger(":memory:", TODAY) as made:
        first = made.record(SHIPPED[:3]).head
        made.record(SHIPPED[3:5])
        within = [made.view(position=at).within_batch for at in range(made.head + 1)]

    assert within == [False, *([True] * (first - 1)), False, True, False]
