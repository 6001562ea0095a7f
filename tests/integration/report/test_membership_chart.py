"""The chart of membership, against a count on every day of the period."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from domain.events.header import Event
from domain.events.membership import InstrumentDeposited, WithdrawalNotified
from domain.sources import Source
from domain.strategies import example
from ledger.bootstrap import create_ledger
from ledger.datasets.loading import read_dataset, shipped_folder
from ledger.ledger import Ledger
from ledger.report.desk import Desk
from ledger.report.period import ReportPeriod
from ledger.report.sections.membership_chart import membership_counts
from projections.membership import contracting_states, states_in_force

TODAY = date(2026, 9, 1)


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("2008-12-03", "2012-12-31"),
        ("2015-09-12", "2020-10-01"),
        ("2021-09-21", "2026-09-01"),
        ("2025-03-06", "2025-03-06"),
    ],
)
def test_both_lines_are_what_a_view_counts_on_every_day(
    ledger: Ledger, first: str, last: str
) -> None:
    _agrees(ledger, date.fromisoformat(first), date.fromisoformat(last))


def test_a_state_that_left_and_came_back_is_counted_while_it_was_inside() -> None:
    acts = [
        _of_norway(WithdrawalNotified, "2016-02-10", in_armed_conflict=False),
        _of_norway(InstrumentDeposited, "2018-05-20", kind="accession"),
        _of_norway(WithdrawalNotified, "2019-09-01", in_armed_conflict=False),
    ]
    with create_ledger(":memory:", TODAY) as ledger:
        ledger.record([*read_dataset(shipped_folder()).events, *acts])

        _agrees(ledger, date(2015, 9, 12), date(2020, 10, 1))


def test_the_line_falls_on_the_day_on_which_a_withdrawal_takes_effect(ledger: Ledger) -> None:
    period = ReportPeriod(date(2021, 9, 21), TODAY, TODAY)
    points = dict(membership_counts(Desk(period, ledger.view(TODAY)))["contracting States"])

    left = date(2025, 3, 6)
    before = max(day for day in points if day < left)
    assert points[left] == points[before] - 1


def _of_norway(kind: type[Event], when: str, /, **fields: object) -> Event:
    sources = (Source(document="untc-xxvi-6-2026-02-03", locator="status"),)
    return example(kind, when, "state:NOR", sources=sources, **fields)


def _agrees(ledger: Ledger, first: date, last: date) -> None:
    end = ledger.view(last)
    lines = membership_counts(Desk(ReportPeriod(first, last, TODAY), end))
    counted = {"contracting States": contracting_states, "in force": states_in_force}
    assert lines.keys() == counted.keys()
    for name, count in counted.items():
        points = dict(lines[name])
        shown = None
        for number in range((last - first).days + 2):
            day = first + timedelta(days=number - 1)
            shown = points.pop(day, shown)
            assert shown == len(count(end.at(day))), (name, day)
        assert not points
