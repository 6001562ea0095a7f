"""The shipped tables as they stand: every row says where it is from and since when it was known."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from domain.dates import parse_range
from domain.events.decisions import DecisionTaken, MandateGiven
from domain.events.header import Event
from domain.events.machinery import DocumentIssued
from domain.events.money import ScaleOfAssessmentsAdopted
from domain.sources import Basis, Confidence
from domain.states import all_states
from domain.timelines.order import order_key
from domain.timelines.premises import missing_premises
from ledger.datasets.check import main
from ledger.datasets.loading import read_dataset, shipped_folder
from ledger.datasets.naming import DatasetName, dataset_name

TABLES = sorted(
    f"{folder.name}/{table.name}"
    for folder in shipped_folder().iterdir()
    if folder.is_dir()
    for table in folder.iterdir()
)
VERSION = re.compile(r"20\d\d\.[1-9]\d*")


@cache
def shipped() -> tuple[Event, ...]:
    reading = read_dataset(shipped_folder())
    assert not reading.problems
    return tuple(reading.events)


def rows(table: str) -> Iterator[tuple[int, dict[str, str]]]:
    text = (shipped_folder() / table).read_text(encoding="utf-8")
    return enumerate(csv.DictReader(io.StringIO(text)), 2)


@pytest.mark.parametrize("table", TABLES)
def test_every_row_has_a_document_a_locator_and_a_known_day(table: str) -> None:
    for line, row in rows(table):
        documents, locators = row["documents"].split(";"), row["locators"].split(";")
        assert all(map(str.strip, documents)), f"{table}:{line} lacks a document"
        assert all(map(str.strip, locators)), f"{table}:{line} lacks a locator"
        assert len(documents) == len(locators), f"{table}:{line} has a locator too many or too few"
        assert parse_range(row["known_on"]).is_day, f"{table}:{line} lacks its known day"


@pytest.mark.parametrize("table", TABLES)
def test_every_row_says_how_sure_it_is_and_whether_it_was_read(table: str) -> None:
    for line, row in rows(table):
        assert row["confidence"] in set(Confidence), f"{table}:{line}"
        assert row["basis"] in set(Basis), f"{table}:{line}"
        assert row["basis"] != Basis.INFERRED or row["note"], f"{table}:{line}: inferred from what?"


def test_the_check_of_the_shipped_tables_finds_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    assert capsys.readouterr().err == f"{len(shipped())} events, 0 problems\n"


def test_what_is_cited_is_in_the_documents_table() -> None:
    held = {event.subject_key for event in shipped() if isinstance(event, DocumentIssued)}
    cited = {source.document for event in shipped() for source in event.sources}
    assert cited <= held


@pytest.mark.parametrize("kind", [DecisionTaken, MandateGiven])
def test_keys_of_a_meeting_are_unlike_each_other(kind: type[DecisionTaken | MandateGiven]) -> None:
    keys = Counter((event.subject, event.key) for event in shipped() if isinstance(event, kind))
    assert keys.most_common(1)[0][1] == 1


@pytest.mark.parametrize("first_year", [2016, 2019, 2022, 2025])
def test_each_scale_of_assessments_rates_every_member_and_comes_to_100_per_cent(
    first_year: int,
) -> None:
    scale = [
        event
        for event in shipped()
        if isinstance(event, ScaleOfAssessmentsAdopted) and event.first_year == first_year
    ]
    rated = {event.subject_key for event in scale if not event.notional}
    assert sum(event.rate_per_100000 for event in scale if not event.notional) == 100_000
    assert rated == {item.iso3 for item in all_states()} - {"COK", "NIU", "PSE", "VAT"}
    assert len(rated) == 193
    assert {event.last_year for event in scale} == {first_year + 2}
    assert all(event.effective_on.year == first_year - 1 for event in scale)


def test_no_rate_is_made_up_for_states_that_the_scales_do_not_rate() -> None:
    outside = {
        (event.subject_key, event.first_year, event.rate_per_100000)
        for event in shipped()
        if isinstance(event, ScaleOfAssessmentsAdopted) and event.notional
    }
    assert outside == {("VAT", 2025, 1), ("PSE", 2025, 11)}


def test_only_extensions_lack_what_they_presuppose() -> None:
    """Requests that were not found; each is a finding, and named in docs/dataset-notes.md."""
    timelines: dict[str, list[Event]] = {}
    for event in sorted(shipped(), key=order_key):
        timelines.setdefault(event.subject, []).append(event)
    lacking = {
        (lack.event.subject, lack.event.type)
        for timeline in timelines.values()
        for lack in missing_premises(timeline)
    }
    assert lacking == {
        ("state:IRQ", "ExtensionGranted"),
        ("state:MRT", "ExtensionGranted"),
        ("state:TCD", "ExtensionGranted"),
    }


def test_the_shipped_dataset_has_a_name_and_a_version() -> None:
    dataset = dataset_name()
    assert dataset.name == "ccm"
    assert VERSION.fullmatch(dataset.version)


def test_a_folder_of_tables_says_what_it_is_called(tmp_path: Path) -> None:
    (tmp_path / "dataset.toml").write_text('name = "mine"\nversion = "2030.2"\n')
    assert dataset_name(tmp_path) == DatasetName("mine", "2030.2")
    assert str(dataset_name(tmp_path)) == "mine 2030.2"


@pytest.mark.parametrize("text", ['name = "mine"\n', 'name = "a"\nversion = "1"\nowner = "b"\n'])
def test_a_name_is_said_in_full_and_alone(tmp_path: Path, text: str) -> None:
    (tmp_path / "dataset.toml").write_text(text)
    with pytest.raises(TypeError):
        dataset_name(tmp_path)
