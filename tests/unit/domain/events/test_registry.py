"""Every event type by name, and events as plain data."""

from __future__ import annotations

import json
from typing import Any, ClassVar

import pytest
from hypothesis import given, settings

from domain.errors import InvalidEventError, UnknownEventTypeError
from domain.events import clearance, corrections, extensions, machinery, membership
from domain.events.header import Event
from domain.events.registry import (
    event_from_dict,
    event_to_dict,
    event_type,
    event_types,
    upcast,
)
from domain.strategies import any_event
from domain.timelines.order import SAME_DAY

FEW = settings(max_examples=25)  # an event takes some milliseconds to draw


@FEW
@given(any_event())
def test_an_event_reads_back_from_its_json(event: Event) -> None:
    text = json.dumps(event_to_dict(event), ensure_ascii=False)
    assert event_from_dict(json.loads(text)) == event


@FEW
@given(any_event())
def test_an_event_reads_back_from_the_bytes_that_are_stored(event: Event) -> None:
    stored = event.__pydantic_serializer__.to_json(event)
    assert type(event).model_validate_json(stored) == event


def test_every_event_type_of_the_modules_is_registered() -> None:
    assert set(_subclasses(Event)) - {corrections.Amendment} == set(event_types().values())


def _subclasses(kind: type[Event]) -> list[type[Event]]:
    """All public event types that this project defines."""
    found = []
    for each in kind.__subclasses__():
        if each.__module__.startswith("domain.") and not each.__name__.startswith("_"):
            found.append(each)
        found += _subclasses(each)
    return found


def test_names_are_past_tense_facts_and_say_what_they_are() -> None:
    assert all(kind.__doc__ for kind in event_types().values())
    assert all(name == kind.__name__ for name, kind in event_types().items())


def test_every_type_has_its_place_among_events_of_one_day() -> None:
    assert set(SAME_DAY) == set(event_types())


def test_a_type_is_found_by_its_exact_name() -> None:
    assert event_type("HazardConfirmed") is clearance.HazardConfirmed
    assert event_type("MeetingOpened") is machinery.MeetingOpened


def test_an_unknown_type_is_refused_with_the_nearest_names() -> None:
    with pytest.raises(UnknownEventTypeError, match="Did you mean ConventionSigned"):
        event_type("ConventionSignd")
    with pytest.raises(UnknownEventTypeError):
        event_from_dict({"subject": "state:AFG"})


def test_all_faults_of_an_event_are_told_at_once() -> None:
    data = {"type": "ExtensionGranted", "subject": "state:AFG", "months": -1, "colour": "red"}
    with pytest.raises(InvalidEventError) as caught:
        event_from_dict(data)
    told = {problem.sentence.split()[0] for problem in caught.value.problems}
    assert {f"ExtensionGranted.{name}" for name in ("deadline", "months", "colour")} <= told
    assert "not_before" in str(caught.value)


def test_a_fault_of_the_whole_event_is_told_as_well() -> None:
    signed = {
        "type": "ConventionSigned",
        "subject": "meeting:9MSP",
        "not_before": "2008-12-03",
        "effective_on": "2008-12-03",
        "known_on": "2008-12-03",
        "sources": [{"document": "depositary", "locator": "1"}],
        "note": "",
        "confidence": "high",
        "basis": "read",
    }
    with pytest.raises(InvalidEventError, match=r"^ConventionSigned: a ConventionSigned is"):
        event_from_dict(signed)


@pytest.mark.parametrize("version", [0, 2, "1", None, True])
def test_an_event_of_a_version_that_is_not_known_is_refused(version: object) -> None:
    with pytest.raises(
        InvalidEventError, match=r"is none that this program|is of schema version 2,"
    ):
        event_from_dict({"type": "ConventionSigned", "schema_version": version})


class _Renamed(membership.ConventionSigned):
    """A type in its third version: a field was renamed, then another split off."""

    schema_version: ClassVar[int] = 3

    @staticmethod
    def upcast_v1(fields: dict[str, Any]) -> dict[str, Any]:
        return {"b": fields["a"]}

    @staticmethod
    def upcast_v2(fields: dict[str, Any]) -> dict[str, Any]:
        return {**fields, "c": True}


def test_older_fields_are_brought_up_version_by_version() -> None:
    assert upcast(_Renamed, 1, {"a": 7}) == {"b": 7, "c": True}
    assert upcast(_Renamed, 2, {"b": 7}) == {"b": 7, "c": True}
    assert upcast(_Renamed, 3, {"b": 7, "c": False}) == {"b": 7, "c": False}


def test_the_longest_grants_fit_the_months_field() -> None:
    with pytest.raises(InvalidEventError, match="months"):
        event_from_dict({"type": extensions.ExtensionGranted.__name__, "months": 241})
