"""Amendments: about a recorded event, and never changing it."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from domain.events.corrections import Amendment, Corrected
from domain.events.header import Event
from domain.events.registry import event_from_dict, event_to_dict
from domain.strategies import (
    amendments_of,
    any_fact,
    corrections,
    events,
    retractions,
    sources,
    sources_added,
)
from support.kinds import the

FEW = settings(max_examples=25)  # an event takes some milliseconds to draw


@FEW
@given(any_fact().flatmap(lambda target: st.tuples(st.just(target), amendments_of(target))))
def test_an_amendment_is_in_the_stream_of_its_target(pair: tuple[Event, Amendment]) -> None:
    target, amendment = pair
    assert amendment.subject == target.subject
    assert amendment.target == target.id


@FEW
@given(any_fact().flatmap(corrections))
def test_a_replacement_reads_back_as_the_event_it_is(correction: Corrected) -> None:
    read = the(event_from_dict(event_to_dict(correction)), Corrected)
    assert type(read.replacement) is type(correction.replacement)
    assert read.replacement == correction.replacement
    assert read.replacement.id == correction.replacement.id


@FEW
@given(any_fact(), any_fact(), st.data())
def test_a_replacement_is_about_the_same_subject(
    target: Event,
    other: Event,
    data: st.DataObject,
) -> None:
    assume(target.subject != other.subject)
    with pytest.raises(ValidationError, match="the replacement is about"):
        data.draw(corrections(target, replacement=other))


@FEW
@given(any_fact(), st.data())
def test_an_amendment_cannot_replace_a_fact(target: Event, data: st.DataObject) -> None:
    amendment = data.draw(sources_added(target) | retractions(target))
    with pytest.raises(ValidationError, match=f"a {amendment.type} cannot replace a fact"):
        data.draw(corrections(target, replacement=amendment))


@FEW
@given(any_fact(), st.data())
def test_another_reason_or_another_document_is_another_amendment(
    target: Event,
    data: st.DataObject,
) -> None:
    retracted = data.draw(retractions(target, reason="mistyped"))
    assert retracted.model_copy(update={"reason": "misread"}).id != retracted.id
    added = data.draw(sources_added(target, sources=sources(("report-2021",))))
    further = added.model_copy(update={"sources": data.draw(sources(("monitor-2020",)))})
    assert added.id != further.id


@FEW
@given(any_fact(), st.data())
def test_corrections_that_differ_only_in_the_replacement_are_two(
    target: Event,
    data: st.DataObject,
) -> None:
    one = data.draw(corrections(target))
    other = data.draw(events(type(target), subject=target.subject))
    assume(other != one.replacement)
    assert one.model_copy(update={"replacement": other}).id != one.id
