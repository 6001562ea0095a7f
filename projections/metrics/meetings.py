"""Metrics of meetings: their days as planned and held, who took part (2RC paras 3 to 18)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.dates import DateRange
from domain.events.machinery import MeetingKind
from domain.events.offices import Role
from domain.events.statements import FigureReported, ListReported
from domain.subjects import CONVENTION
from projections.machinery.decisions import participants, procedures
from projections.machinery.meetings import Meeting, Part, meetings, meetings_as_known
from projections.machinery.schedules import Move, moves, town_of
from projections.mandates import mandates
from projections.metrics.building import ids, listed, of_meeting
from projections.metrics.decided import decided_on
from projections.metrics.lacking import lacking
from projections.metrics.model import Asked, Metric, MetricAnswer, MetricUnit, Value, unknown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from domain.events.header import Event
    from projections.machinery.decisions import Procedure
    from projections.view import View

__all__ = ["METRICS"]


def _plans(view: View, name: str, part: int) -> list[Move]:
    """How a part was planned by the view's day, the last plan at the end."""
    return [move for move in moves(view, name) if move.part == part and move.what not in _NO_PLAN]


_NO_PLAN = frozenset({"opened", "closed"})


def _planned(part: int, pick: Callable[[Move], Value | None]) -> Callable[..., MetricAnswer]:
    def answer(view: View, name: str, _asked: Asked) -> MetricAnswer:
        plans = _plans(view, name, part)
        value = pick(plans[-1]) if plans else None
        if value is None:
            return unknown(lacking("MeetingScheduled", f"of part {part} of the {name}"))
        return MetricAnswer(value, evidence=ids(plans[-1].event))

    return answer


def _held(part: int, what: str) -> Callable[..., MetricAnswer]:
    def answer(view: View, name: str, _asked: Asked) -> MetricAnswer:
        found = [move for move in moves(view, name) if (move.part, move.what) == (part, what)]
        if not found:
            return unknown(lacking(f"Meeting{what.capitalize()}", f"of part {part} of the {name}"))
        return MetricAnswer(found[-1].event.effective_on, evidence=ids(found[-1].event))

    return answer


def _held_at(view: View, name: str, _asked: Asked) -> MetricAnswer:
    opened = [move for move in moves(view, name) if move.what == "opened"]
    town = town_of(opened[0].place) if opened else None
    if town is None:
        return unknown(lacking("MeetingOpened", f"of the {name}, with its place"))
    return MetricAnswer(town, evidence=ids(opened[0].event))


def _set_for(view: View, name: str, _asked: Asked) -> MetricAnswer:
    """The last place that it was set for before it opened, so far as a town was named."""
    plans = [move for move in _plans(view, name, 1) if town_of(move.place)]
    if not plans:
        return unknown(lacking("MeetingScheduled", f"of the {name}, with its place"))
    return MetricAnswer(town_of(plans[-1].place), evidence=ids(plans[-1].event))


def _by_silence(pick: Callable[[Procedure], Event | None]) -> Callable[..., MetricAnswer]:
    """Of the last silence procedure on a meeting by the view's day."""

    def answer(view: View, name: str, _asked: Asked) -> MetricAnswer:
        found = [event for item in procedures(view, name) if (event := pick(item))]
        if not found:
            return unknown(lacking("SilenceProcedureOpened", f"on the {name}"))
        return MetricAnswer(found[-1].effective_on, evidence=ids(found[-1]))

    return answer


def _attending(role: Role) -> Callable[..., MetricAnswer]:
    def answer(view: View, name: str, _asked: Asked) -> MetricAnswer:
        found = [event for event in participants(view, name) if event.role is role]
        if not found:
            return unknown(lacking("Participated", f"in the {name}"))
        states = tuple(sorted(event.subject_key for event in found))
        return MetricAnswer(len(found), states=states, evidence=ids(*found))

    return answer


def _participation(name: str, title: str, role: Role) -> tuple[Metric, Metric]:
    row = of_meeting(name, title, MetricUnit.STATES, "para 12", _attending(role))
    return (row, listed(row))


def _duration(view: View, name: str, _asked: Asked) -> MetricAnswer:
    """Calendar days of all parts, first and last included."""
    item = meetings(view).get(name)
    lengths = [_length(part) for part in item.parts] if item else []
    if item is None or not lengths or not all(lengths):
        return unknown(lacking("MeetingClosed", f"of the {name}"))
    held = [move.event for move in moves(view, name) if move.what in _NO_PLAN]
    return MetricAnswer(sum(days for days in lengths if days), evidence=ids(*held))


def _length(part: Part) -> int | None:
    first, last = part.opened_on, part.closed_on
    return DateRange(first, last).days if first and last and first <= last else None


def _plenaries(*parts: int) -> Callable[..., MetricAnswer]:
    """Plenary meetings stated of parts; unknown where one of the parts has no such figure."""

    def answer(view: View, name: str, _asked: Asked) -> MetricAnswer:
        found = [_plenary(view, name, part) for part in parts]
        stated = [figure for figure in found if figure]
        if len(stated) < len(parts):
            return unknown(lacking("FigureReported", f"plenary_meetings of the {name}"))
        return MetricAnswer(sum(figure.value.amount for figure in stated), evidence=ids(*stated))

    return answer


def _plenary(view: View, name: str, number: int) -> FigureReported | None:
    item = meetings(view).get(name)
    part = next((part for part in item.parts if part.number == number), None) if item else None
    for figure in view.held(CONVENTION, FigureReported):
        if (
            part
            and figure.metric == "plenary_meetings"
            and (figure.period_from, figure.period_to) == (part.opens_on, part.closes_on)
        ):
            return figure
    return None


def _year(view: View, name: str, _asked: Asked) -> MetricAnswer:
    """As known, later than the view's day included: plans are made for days to come."""
    item = meetings_as_known(view).get(name)
    if item is None or item.opens_on is None:
        return unknown(lacking("MeetingScheduled", f"of the {name}"))
    return MetricAnswer(item.opens_on.year, evidence=item.evidence)


def _vice_presidents(view: View, name: str, _asked: Asked) -> MetricAnswer:
    item = meetings(view).get(name)
    for said in view.held(CONVENTION, ListReported):
        in_time = item and item.opens_on and item.opens_on <= said.as_of
        if said.metric == "vice_presidents_elected" and in_time:
            return MetricAnswer(
                len(said.states), states=tuple(sorted(said.states)), evidence=ids(said)
            )
    return unknown(lacking("ListReported", f"vice_presidents_elected of the {name}"))


def _between_review_conferences(view: View) -> tuple[date, date | None] | None:
    """From the end of the last Review Conference to the first day of the next, as known."""
    held = [
        item
        for item in meetings_as_known(view).values()
        if item.kind is MeetingKind.REVIEW_CONFERENCE and item.opens_on and item.closes_on
    ]
    held.sort(key=lambda item: (item.opens_on, item.name))
    begun = [item for item in held if item.opens_on and item.opens_on <= view.as_of]
    later = [item for item in held if item not in begun]
    if not begun or begun[-1].closes_on is None:
        return None
    return begun[-1].closes_on, later[0].opens_on if later else None


def _of_kind_since(view: View, kind: MeetingKind) -> list[tuple[date, Meeting]] | None:
    """Meetings of a kind since the last Review Conference and before the next, as known."""
    span = _between_review_conferences(view)
    if span is None:
        return None
    since, before = span
    found = [
        (item.opens_on, item)
        for item in meetings_as_known(view).values()
        if item.kind is kind
        and item.opens_on
        and item.opens_on > since
        and (before is None or item.opens_on < before)
    ]
    return sorted(found, key=lambda pair: (pair[0], pair[1].name))


_NO_CONFERENCE = lacking("MeetingScheduled", "of the last Review Conference")


def _per_year(asked: Asked) -> MetricAnswer:
    """Meetings in each calendar year between two Review Conferences, if it is always as many."""
    found = _of_kind_since(asked.view, MeetingKind.MEETING_OF_STATES_PARTIES)
    if not found:
        return unknown(_NO_CONFERENCE)
    years = [day.year for day, _item in found]
    counts = {years.count(year) for year in range(years[0], years[-1] + 1)}
    if len(counts) > 1:
        return unknown(lacking("MeetingOpened", "of as many meetings in each year"))
    return MetricAnswer(counts.pop(), evidence=tuple(_evidence(item for _day, item in found)))


def _evidence(found: Iterator[Meeting]) -> Iterator[str]:
    return (event for item in found for event in item.evidence)


def _intersessional(asked: Asked) -> MetricAnswer:
    found = _of_kind_since(asked.view, MeetingKind.INTERSESSIONAL)
    if found is None:
        return unknown(_NO_CONFERENCE)
    none = decided_on(asked.view, "1RC", "no-intersessional-meetings")
    if not found and none is None:
        return unknown(lacking("DecisionTaken", "on intersessional meetings"))
    told = tuple(_evidence(item for _day, item in found))
    return MetricAnswer(len(found), evidence=told or ids(none))


def _outside_geneva(asked: Asked) -> MetricAnswer:
    found = _of_kind_since(asked.view, MeetingKind.MEETING_OF_STATES_PARTIES)
    if found is None:
        return unknown(_NO_CONFERENCE)
    held = [item for day, item in found if day <= asked.view.as_of]
    away = [item for item in held if {town_of(part.place) for part in item.parts} - {"Geneva"}]
    return MetricAnswer(len(away), evidence=tuple(_evidence(iter(held))))


def _third_review_conference(asked: Asked) -> MetricAnswer:
    """Its year as scheduled, else as the mandate to hold it says."""
    item = meetings_as_known(asked.view).get("3RC")
    if item and item.opens_on:
        return MetricAnswer(item.opens_on.year, evidence=item.evidence)
    given = [each.given for each in mandates(asked.view) if each.given.key == "3rc"]
    if not given or given[-1].due_on is None:
        return unknown(lacking("MeetingScheduled", "of the 3RC"))
    return MetricAnswer(given[-1].due_on.year, evidence=ids(given[-1]))


def _rows() -> Sequence[Metric]:
    days = (
        ("meeting_planned_date", "Day that the meeting is set for", _planned(1, _opening)),
        ("meeting_held_date", "Day on which the meeting opened", _held(1, "opened")),
        ("conference_planned_start", "First day that it is set for", _planned(1, _opening)),
        ("conference_planned_end", "Last day that it is set for", _planned(1, _closing)),
        (
            "conference_planned_second_part",
            "First day that the second part is set for",
            _planned(2, _opening),
        ),
        (
            "conference_planned_second_part_end",
            "Last day that the second part is set for",
            _planned(2, _closing),
        ),
        ("conference_part1_start", "First day of the first part", _held(1, "opened")),
        ("conference_part1_end", "Last day of the first part", _held(1, "closed")),
        ("conference_part2_start", "First day of the second part", _held(2, "opened")),
        ("conference_part2_end", "Last day of the second part", _held(2, "closed")),
        ("msp_start", "First day that the meeting is set for", _planned(1, _opening)),
        ("msp_end", "Last day that the meeting is set for", _planned(1, _closing)),
        (
            "silence_procedure_start",
            "First day of the last silence procedure on the meeting",
            _by_silence(lambda item: item.opened),
        ),
        (
            "silence_procedure_end",
            "Last day of the last silence procedure on the meeting",
            _by_silence(lambda item: item.concluded),
        ),
    )
    return [
        of_meeting(name, title, MetricUnit.DATE, "paras 3 to 9", answer)
        for name, title, answer in days
    ]


def _opening(move: Move) -> date | None:
    return move.opens_on


def _closing(move: Move) -> date | None:
    return move.closes_on


METRICS: tuple[Metric, ...] = (
    *_rows(),
    of_meeting(
        "conference_planned_place",
        "Town that it is set for",
        MetricUnit.PLACE,
        "para 8",
        _planned(1, lambda move: town_of(move.place)),
    ),
    of_meeting(
        "conference_place_named",
        "Town where its first part was held",
        MetricUnit.PLACE,
        "para 9",
        _held_at,
        readings=(("the last town that it was set for before it was made virtual", _set_for),),
    ),
    *_participation(
        "states_parties_attending_listed",
        "States Parties that took part",
        Role.STATE_PARTY,
    ),
    *_participation(
        "signatories_attending_listed",
        "Signatories that took part",
        Role.SIGNATORY,
    ),
    *_participation(
        "other_states_attending_listed",
        "States neither party nor signatory that took part",
        Role.OBSERVER,
    ),
    of_meeting(
        "meeting_year",
        "Year in which the meeting opened, or is set to open",
        MetricUnit.YEAR,
        "R11",
        _year,
    ),
    of_meeting("msp_duration", "Calendar days of the meeting", MetricUnit.DAYS, "R11", _duration),
    of_meeting(
        "plenary_meetings_part1",
        "Plenary meetings of the first part",
        MetricUnit.MEETINGS,
        "para 18",
        _plenaries(1),
    ),
    of_meeting(
        "plenary_meetings_part2",
        "Plenary meetings of the second part",
        MetricUnit.MEETINGS,
        "para 18",
        _plenaries(2),
    ),
    of_meeting(
        "plenary_meetings_total",
        "Plenary meetings of both parts",
        MetricUnit.MEETINGS,
        "para 18",
        _plenaries(1, 2),
    ),
    *(
        row
        for elected in (
            of_meeting(
                "vice_presidents_elected",
                "Vice-Presidents of the meeting",
                MetricUnit.STATES,
                "para 22",
                _vice_presidents,
            ),
        )
        for row in (elected, listed(elected))
    ),
    Metric(
        "msp_per_year",
        "Meetings of States Parties in each year between two Review Conferences",
        MetricUnit.MEETINGS,
        "R11",
        _per_year,
    ),
    Metric(
        "intersessional_meetings_planned",
        "Intersessional meetings between two Review Conferences",
        MetricUnit.MEETINGS,
        "AIII para 128",
        _intersessional,
    ),
    Metric(
        "msps_outside_geneva_since_1rc",
        "Meetings of States Parties since the last Review Conference not held in Geneva",
        MetricUnit.MEETINGS,
        "AIII para 127",
        _outside_geneva,
    ),
    Metric(
        "third_review_conference_year",
        "Year of the Third Review Conference",
        MetricUnit.YEAR,
        "para 85 (ii)(b)",
        _third_review_conference,
    ),
)
