"""A ledger of the shipped dataset, and the reports of two periods written from it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import cache

import pytest

from ledger.bootstrap import create_ledger
from ledger.cli.reading import claims_shipped
from ledger.datasets.loading import read_dataset, shipped_folder
from ledger.ledger import Ledger
from ledger.report.building import Written, progress_report
from ledger.report.judged import judged_in
from ledger.report.model import Block, Paragraph, Table
from ledger.report.period import ReportPeriod

TODAY = date(2026, 9, 1)

Write = Callable[[date, date], Written]


@pytest.fixture(scope="session")
def ledger() -> Iterator[Ledger]:
    with create_ledger(":memory:", TODAY) as made:
        made.record(read_dataset(shipped_folder()).events)
        yield made


@pytest.fixture(scope="session")
def write(ledger: Ledger) -> Write:
    """The report of a period, written once a run."""

    @cache
    def written(first: date, last: date) -> Written:
        period = ReportPeriod(first, last, TODAY)
        view = ledger.view(last)
        judged = judged_in(claims_shipped(), period, view, lambda day: ledger.view(last, day))
        return progress_report(view, period, judged, dataset="ccm", program="ccm")

    return written


@pytest.fixture(params=[("2015-09-12", "2020-10-01"), ("2021-09-21", "2026-09-01")])
def written(request: pytest.FixtureRequest, write: Write) -> Written:
    """The reports of the period that the review document covers, and of the one since."""
    return write(*map(date.fromisoformat, request.param))


@pytest.fixture(scope="session")
def tables_of() -> Callable[[Written, str], list[Table]]:
    """The tables of a section, by its key."""

    def tables(written: Written, key: str) -> list[Table]:
        return [block for block in _blocks(written, key) if isinstance(block, Table)]

    return tables


@pytest.fixture(scope="session")
def said_in() -> Callable[[Written, str], str]:
    """The text of a section's paragraphs, by its key."""

    def said(written: Written, key: str) -> str:
        return " ".join(
            "".join(piece.text for piece in block.pieces)
            for block in _blocks(written, key)
            if isinstance(block, Paragraph)
        )

    return said


def _blocks(written: Written, key: str) -> tuple[Block, ...]:
    (section,) = [item for item in written.report.sections if item.key == key]
    return section.blocks
