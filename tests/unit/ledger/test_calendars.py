"""Calendar files are read back as they were meant (RFC 5545)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from domain.strategies import days, texts
from ledger.answers.agenda import AgendaRow
from ledger.calendars import calendar_file

STAMP = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
TRIPLE = {"as_of": date(2026, 1, 1), "known_at": None, "position": 9, "root": "ab" * 32}


def row(**fields: Any) -> AgendaRow:
    usual: dict[str, Any] = {
        "uid": "a@ccm-ledger",
        "sequence": 3,
        "kind": "last_day_to_request",
        "first": date(2026, 3, 1),
        "last": date(2026, 3, 2),
        "summary": "Bulgaria: destroy, all; stocks",
        "detail": "treaty",
        "status": "confirmed",
        "reminders": (90, 14),
        "evidence": (),
    }
    return AgendaRow(**{**usual, **fields})


def read(*rows: AgendaRow) -> list[Any]:
    return Calendar.from_ical(calendar_file(rows, STAMP, TRIPLE)).walk("VEVENT")


def test_an_entry_is_read_back_with_identity_days_and_reminders() -> None:
    (event,) = read(row())
    assert (str(event["UID"]), event["SEQUENCE"]) == ("a@ccm-ledger", 3)
    assert (event.decoded("DTSTART"), event.decoded("DTEND")) == (
        date(2026, 3, 1),
        date(2026, 3, 3),
    )
    assert str(event["SUMMARY"]) == "Bulgaria: destroy, all; stocks"
    assert event.decoded("DTSTAMP") == STAMP
    alarms = [alarm.decoded("TRIGGER") for alarm in event.walk("VALARM")]
    assert alarms == [timedelta(days=-90), timedelta(days=-14)]


def test_what_is_off_is_cancelled() -> None:
    (event,) = read(row(status="cancelled", reminders=()))
    assert str(event["STATUS"]) == "CANCELLED"
    assert not event.walk("VALARM")


def test_a_calendar_names_itself_and_what_was_asked() -> None:
    calendar = Calendar.from_ical(calendar_file([], None, TRIPLE))
    assert str(calendar["VERSION"]) == "2.0"
    assert "known at: no limit, position 9" in str(calendar["COMMENT"])


def test_lines_are_folded_and_end_as_the_format_asks() -> None:
    lines = calendar_file([row(summary="é" * 200)], STAMP, TRIPLE).split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert not any(b"\n" in line for line in lines)


@given(st.lists(st.tuples(days(), st.integers(0, 5), texts()), max_size=5))
def test_whatever_lies_ahead_is_read_back(entries: list[tuple[date, int, str]]) -> None:
    rows = [
        row(uid=f"{at}@ccm-ledger", first=first, last=first + timedelta(more), summary=said)
        for at, (first, more, said) in enumerate(entries)
    ]
    found = read(*rows)
    assert [(str(e["UID"]), e.decoded("DTSTART"), str(e["SUMMARY"])) for e in found] == [
        (item.uid, item.first, item.summary) for item in rows
    ]
    assert calendar_file(rows, STAMP, TRIPLE) == calendar_file(rows, STAMP, TRIPLE)
