"""What every event carries, and how its identity comes from its content."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid5

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from domain.events.corrections import SourceAdded
from domain.events.header import HEADER_FIELDS, Event
from domain.events.membership import ConsentKind, ConventionSigned, InstrumentDeposited
from domain.events.registry import event_from_dict, event_to_dict
from domain.events.stockpiles import DeclarationScope, StockpileDeclared
from domain.quantities import Unit
from domain.sources import Basis, Confidence, Source
from domain.strategies import (
    any_event,
    any_fact,
    days,
    events,
    quantities,
    sources,
    subjects,
    texts,
)
from domain.subjects import SubjectKind

FEW = settings(max_examples=25)  # an event takes some milliseconds to draw

NOT_IDENTITY = {
    "sources": sources(),
    "known_on": days(),
    "note": texts(),
    "confidence": st.sampled_from(Confidence),
    "basis": st.sampled_from(Basis),
}
IDENTITY = ("subject", "not_before", "effective_on", "occurrence")


def remade(event: Event, **changes: Any) -> Event:
    """The event with other fields, through its type's validation."""
    return type(event).model_validate({**fields_of(event), **changes})


def fields_of(event: Event) -> dict[str, Any]:
    """The event's fields; dict(event) has what was computed of it as well."""
    return {name: getattr(event, name) for name in type(event).model_fields}


@FEW
@given(any_event(), st.fixed_dictionaries({}, optional=NOT_IDENTITY))
def test_the_id_does_not_depend_on_where_and_how_a_fact_was_read(
    event: Event,
    changes: dict[str, Any],
) -> None:
    changed = remade(event, **changes)
    told_apart = isinstance(event, SourceAdded) and changed.sources != event.sources
    assert (changed.id == event.id) is not told_apart


@FEW
@given(st.data())
def test_the_id_depends_on_every_other_field(data: st.DataObject) -> None:
    event = data.draw(any_fact())
    other = data.draw(events(type(event)))
    name = data.draw(st.sampled_from([*IDENTITY, *event.payload_fields()]))
    changed = event.model_copy(update={name: getattr(other, name)})
    assert (changed.id == event.id) == (getattr(changed, name) == getattr(event, name))


@FEW
@given(st.data())
def test_facts_have_the_same_id_exactly_if_they_say_the_same(data: st.DataObject) -> None:
    one = data.draw(any_fact())
    other = data.draw(events(type(one), subject=one.subject) | any_fact())
    assert (one.id == other.id) == (_said(one) == _said(other))


def _said(event: Event) -> tuple[str, dict[str, Any]]:
    own = {name: value for name, value in fields_of(event).items() if name not in NOT_IDENTITY}
    return event.type, own


def test_two_types_that_say_the_same_are_two_events() -> None:
    """A type without a payload of its own must not share ids with another."""
    signed = _signed()
    deposited = InstrumentDeposited(**fields_of(signed), kind=ConsentKind.ACCESSION)
    assert signed.id != deposited.id


def test_an_id_never_changes_between_releases() -> None:
    """Ledgers keep ids for ever: if this one changes, theirs are lost."""
    assert _signed().id == "d0ce70de-39ad-5b07-890c-6008c3a516cf"
    stock = StockpileDeclared(
        **fields_of(_signed()),
        munitions=None,
        submunitions=None,
        scope=DeclarationScope.TOTAL,
    )
    assert stock.id == "b0f16928-f0a4-59d2-81c3-50f9598486e1"


def _signed() -> ConventionSigned:
    return ConventionSigned(
        subject="state:AFG",
        not_before=date(2008, 12, 3),
        effective_on=date(2008, 12, 3),
        known_on=date(2008, 12, 3),
        sources=(Source(document="depositary", locator="1"),),
        note="",
        confidence=Confidence.HIGH,
        basis=Basis.READ,
    )


@FEW
@given(any_event())
def test_the_id_outlives_the_way_through_json(event: Event) -> None:
    assert event_from_dict(event_to_dict(event)).id == event.id


@FEW
@given(any_event(), st.integers(1, 5))
def test_each_occurrence_is_an_event_of_its_own(event: Event, times: int) -> None:
    ids = {event.id}
    for number in range(1, times + 1):
        event = event.again()
        assert event.occurrence == number
        ids.add(event.id)
    assert len(ids) == times + 1


@FEW
@given(any_event())
def test_the_next_occurrence_says_the_same_and_leaves_the_first_alone(event: Event) -> None:
    again = event.again()
    assert event.occurrence == 0
    assert fields_of(again) == {**fields_of(event), "occurrence": 1}
    assert again == remade(event, occurrence=1)
    assert again.id == remade(event, occurrence=1).id


@FEW
@given(any_event())
def test_events_cannot_be_changed(event: Event) -> None:
    with pytest.raises(ValidationError, match="frozen"):
        event.note = "other"  # type: ignore[misc]  # mypy refuses it as well


@FEW
@given(any_event())
def test_an_event_takes_no_field_that_it_does_not_know(event: Event) -> None:
    with pytest.raises(ValidationError, match="Extra inputs"):
        remade(event, surprise=1)


@FEW
@given(any_event(), st.integers(1, 1000))
def test_an_event_on_no_day_is_refused(event: Event, backwards: int) -> None:
    later = event.effective_on + timedelta(backwards)
    with pytest.raises(ValidationError, match="the range of days is empty"):
        remade(event, not_before=later)


@FEW
@given(any_event(), st.data())
def test_an_event_is_about_a_subject_of_its_own_kinds(event: Event, data: st.DataObject) -> None:
    kinds = [kind for kind in SubjectKind if kind not in event.subject_kinds]
    assume(kinds)
    subject = data.draw(st.sampled_from(kinds).flatmap(subjects))
    with pytest.raises(ValidationError, match=f"a {event.type} is about a"):
        remade(event, subject=subject)


@pytest.mark.parametrize("subject", ["state:ZZZ", "state:afg", "state:Bulgaria", "state:ABW"])
def test_an_unknown_state_is_refused(subject: str) -> None:
    with pytest.raises(ValidationError, match="No State is known as"):
        remade(_signed(), subject=subject)


def test_a_text_that_is_no_subject_is_refused() -> None:
    with pytest.raises(ValidationError, match="is no subject"):
        remade(_signed(), subject="AFG")


def test_an_event_without_a_source_is_refused() -> None:
    with pytest.raises(ValidationError, match="at least 1 item"):
        remade(_signed(), sources=())


@FEW
@given(any_event())
def test_payload_and_header_are_all_there_is(event: Event) -> None:
    assert {*event.payload(), *HEADER_FIELDS} == set(type(event).model_fields)
    assert not HEADER_FIELDS & event.payload().keys()
    assert event.when.first == event.not_before
    assert event.when.last == event.effective_on
    assert event.subject.endswith(event.subject_key)


@FEW
@given(events(StockpileDeclared, munitions=quantities(Unit.MUNITIONS)))
def test_a_field_counts_only_its_own_unit(event: StockpileDeclared) -> None:
    with pytest.raises(ValidationError, match="counts munitions; this field counts submunitions"):
        remade(event, submunitions=event.munitions)


@given(any_fact())
def test_an_id_is_the_standard_librarys_uuid5_of_what_it_rests_on(event: Event) -> None:
    """So that anybody can work it out anew (RFC 9562, section 5.5)."""
    left_out = {"sources", "known_on", "note", "confidence", "basis"}
    content = event.model_dump_json(exclude=left_out, exclude_none=True)
    namespace = UUID("6f1d7a52-3f0e-5b0c-9f0a-0c0dec1a57e3")
    assert event.id == str(uuid5(namespace, event.type + content))
