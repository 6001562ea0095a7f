"""Metrics of workshops and briefings, and of the form of meetings."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from domain.dates import parse_range
from domain.events.header import Event
from domain.events.machinery import MeetingClosed, MeetingOpened, MeetingScheduled
from domain.strategies import example
from projections.metrics import informal
from projections.metrics.model import Asked, MetricAnswer
from projections.metrics.registry import metric
from projections.view import View

Ask = Callable[..., View]
LATER = date(2026, 1, 1)


def held(name: str, kind: str, when: str, place: str | None = None, part: int = 1) -> list[Event]:
    subject, days = f"meeting:{name}", parse_range(when)
    return [
        example(MeetingOpened, str(days.first), subject, kind=kind, part=part, place=place),
        example(MeetingClosed, str(days.last), subject, part=part),
    ]


def measured(view: View, name: str, whom: str | None = None, when: str = "2017-11") -> MetricAnswer:
    return metric(name).answer(Asked(view, whom, parse_range(when)))


def planned(name: str, opens: str) -> Event:
    fields: dict[str, Any] = {"opens_on": date.fromisoformat(opens), "closes_on": None}
    subject = f"meeting:{name}"
    return example(
        MeetingScheduled, "2019-09-04", subject, kind="preparatory", part=1, place=None, **fields
    )


def test_every_metric_of_these_is_tried_here() -> None:
    assert {row.name for row in informal.METRICS} == {
        "regional_workshop",
        "informal_briefing_date",
        "conference_part1_form",
        "conference_part2_form",
        "intersessional_duration_previous",
    }


def test_a_workshop_is_found_within_its_period(ask: Ask) -> None:
    view = ask(held("Balkans workshop", "workshop", "2017-11-14"), LATER)

    assert measured(view, "regional_workshop").value == date(2017, 11, 14)
    assert measured(view, "regional_workshop", when="2017-10").missing.startswith("MeetingOpened")


def test_a_briefing_stands_for_the_meeting_that_was_set_for_its_day(ask: Ask) -> None:
    briefing = held("2RC briefing", "briefing", "2020-06-08", "virtual")
    view = ask([planned("2RC Prep 1", "2020-06-08"), *briefing], LATER)

    assert measured(view, "informal_briefing_date", "2RC Prep 1").value == date(2020, 6, 8)
    other = ask([planned("2RC Prep 1", "2020-06-29"), *briefing], LATER)
    assert measured(other, "informal_briefing_date", "2RC Prep 1").value is None


def test_the_form_of_a_part_is_told_by_the_place_where_it_opened(ask: Ask) -> None:
    view = ask(
        [
            *held("2RC", "RC", "2020-11-25/2020-11-27", "Geneva, Switzerland (virtual)"),
            *held("2RC", "RC", "2021-09-20/2021-09-21", "Geneva, Switzerland (hybrid)", part=2),
            *held("9MSP", "MSP", "2019-09-02/2019-09-04", "Geneva, Switzerland"),
        ],
        LATER,
    )

    assert measured(view, "conference_part1_form", "2RC").value == "virtual"
    assert measured(view, "conference_part2_form", "2RC").value == "hybrid"
    assert measured(view, "conference_part1_form", "9MSP").value is None


def test_the_length_of_intersessional_meetings_is_known_in_calendar_days_alone(ask: Ask) -> None:
    view = ask(
        [
            *held("2014 Intersessional", "intersessional", "2014-04-07/2014-04-09"),
            *held("2015 Intersessional", "intersessional", "2015-06-22/2015-06-23"),
        ],
        LATER,
    )
    found = measured(view, "intersessional_duration_previous")

    assert found.value is None
    assert found.missing.endswith("calendar days they lasted: 3 in 2014, 2 in 2015")
    assert "calendar" not in measured(ask([], LATER), "intersessional_duration_previous").missing
