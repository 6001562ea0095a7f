"""Calendars in the iCalendar format (RFC 5545); the one module that knows ``icalendar``."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from icalendar import Alarm, Calendar, Event

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from ledger.answers.agenda import AgendaRow

__all__ = ["calendar_file"]

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def calendar_file(
    rows: Iterable[AgendaRow],
    stamp: datetime | None,
    triple: Mapping[str, Any],
) -> bytes:
    """The entries as an .ics file: whole days, with reminders.

    ``stamp`` dates every entry, so that the same question gives the same file; ``triple`` are the
    dates and the root by which it can be asked again, kept as a comment.
    """
    made = Calendar()
    made.add("prodid", "-//ccm-ledger//calendar//EN")
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    made.add("name", "Convention on Cluster Munitions")
    made.add("x-wr-calname", "Convention on Cluster Munitions")
    made.add("comment", _asked(triple))
    for row in rows:
        made.add_component(_event(row, stamp or _EPOCH))
    file: bytes = made.to_ical()
    return file


def _asked(triple: Mapping[str, Any]) -> str:
    limit = triple["known_at"] or "no limit"
    return (
        f"as of {triple['as_of']}, known at: {limit}, position {triple['position']}, "
        f"root {triple['root']}"
    )


def _event(row: AgendaRow, stamp: datetime) -> Event:
    made = Event()
    made.add("uid", row.uid)
    made.add("dtstamp", stamp)
    made.add("last-modified", stamp)
    made.add("sequence", row.sequence)
    made.add("dtstart", row.first)
    made.add("dtend", row.last + timedelta(days=1))
    made.add("summary", row.summary)
    made.add("description", row.detail)
    made.add("categories", [row.kind.replace("_", " ")])
    made.add("status", row.status.upper())
    made.add("transp", "TRANSPARENT")
    for days in row.reminders:
        made.add_component(_alarm(row.summary, days))
    return made


def _alarm(summary: str, days: int) -> Alarm:
    made = Alarm()
    made.add("action", "DISPLAY")
    made.add("description", summary)
    made.add("trigger", timedelta(days=-days))
    return made
