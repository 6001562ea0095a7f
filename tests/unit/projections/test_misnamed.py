"""Events that name a meeting which no record of a meeting has."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from pydantic import TypeAdapter

from domain.events.compliance import NonComplianceFound
from domain.events.decisions import MandateDischarged, MandateGiven
from domain.events.extensions import ExtensionRequested
from domain.events.fields import Meeting
from domain.events.header import Event
from domain.events.machinery import MeetingScheduled
from domain.events.offices import Participated
from domain.events.registry import event_types
from domain.strategies import example, founders
from domain.subjects import SubjectKind
from projections.findings import Finding, findings
from projections.misnamed import MEETING_FIELDS
from projections.view import View

Ask = Callable[..., View]
DAY = date(2020, 1, 1)


def scheduled(when: str = "2018-09-05") -> Event:
    return example(
        MeetingScheduled,
        when,
        "meeting:9MSP",
        kind="MSP",
        part=1,
        opens_on=date(2019, 9, 2),
        closes_on=date(2019, 9, 4),
    )


def found(ask: Ask, *facts: Event) -> list[Finding]:
    view = ask([*founders(), *facts], DAY)
    return [item for item in findings(view) if item.rule == "meeting_unknown"]


def of(kind: type[Event], subject: str = "state:AFG", /, **fields: Any) -> Event:
    return example(kind, "2019-09-02", subject, **fields)


WRONG = [
    of(Participated, meeting="9 MSP", role="state_party"),
    of(NonComplianceFound, found_by="9 MSP", provision="3.2"),
    of(ExtensionRequested, article=3, months=12, for_meeting="9 MSP"),
    of(MandateGiven, "meeting:9MSP", key="it", bearer="President", task="do", due_meeting="9 MSP"),
    of(MandateDischarged, "meeting:9MSP", key="it", meeting="9 MSP"),
]


@pytest.mark.parametrize("event", WRONG, ids=lambda event: event.type)
def test_a_wrong_name_is_found_with_the_nearest(ask: Ask, event: Event) -> None:
    (item,) = found(ask, scheduled(), event)

    assert (item.subject, item.evidence) == (event.subject, (event.id,))
    assert item.text == (
        f"{event.type} of 2019-09-02 is of '9 MSP', no meeting that was set or held. "
        "Did you mean 9MSP? Correct it, or record the meeting"
    )


def test_the_name_of_a_meeting_is_in_order_however_late_it_is_recorded(ask: Ask) -> None:
    event = of(Participated, meeting="9MSP", role="state_party")

    assert found(ask, event)
    assert not found(ask, scheduled(), event)
    assert not found(ask, scheduled("2021-01-01"), event)


def test_an_event_that_names_no_meeting_is_in_order(ask: Ask) -> None:
    assert not found(ask, scheduled(), of(ExtensionRequested, article=3, for_meeting=None))


def names_of_meetings() -> Iterator[tuple[type[Event], str]]:
    """Every field of an event whose text is held to the pattern of a meeting's name."""
    pattern = TypeAdapter(Meeting).json_schema()["pattern"]
    for kind in event_types().values():
        for name, shape in kind.model_json_schema()["properties"].items():
            if pattern in {shape.get("pattern"), *(one.get("pattern") for one in _either(shape))}:
                yield kind, name


def _either(shape: dict[str, Any]) -> list[dict[str, Any]]:
    either: list[dict[str, Any]] = shape.get("anyOf", [])
    return either


def test_every_field_with_the_name_of_a_meeting_is_looked_at() -> None:
    named = {name for _kind, name in names_of_meetings()}

    assert named - {"account", "to_account"} == set(MEETING_FIELDS)
    assert all(
        kind.subject_kinds <= {SubjectKind.STATE, SubjectKind.MEETING}
        for kind, _name in names_of_meetings()
    ), "the events of other subjects would not be looked at"
