"""Subjects, sources and problems: what they are called and how they read back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.problems import Place, Problem
from domain.sources import Source, parse_sources
from domain.strategies import sources, subjects
from domain.subjects import (
    CONVENTION,
    SubjectKind,
    document_subject,
    key_of,
    kind_of,
    meeting_subject,
    state_subject,
)


@given(st.sampled_from(SubjectKind).flatmap(lambda kind: st.tuples(st.just(kind), subjects(kind))))
def test_a_subject_tells_its_kind(pair: tuple[SubjectKind, str]) -> None:
    kind, subject = pair
    assert kind_of(subject) is kind


def test_a_subject_is_made_of_its_kind_and_key() -> None:
    assert state_subject("AFG") == "state:AFG"
    assert meeting_subject("9MSP") == "meeting:9MSP"
    assert document_subject("a:b") == "document:a:b"
    assert key_of("document:a:b") == "a:b"
    assert key_of(CONVENTION) == "convention"


@pytest.mark.parametrize(
    "text", ["", "AFG", "state:", ":AFG", "convention:x", "person:X", "State:AFG"]
)
def test_other_texts_are_no_subjects(text: str) -> None:
    with pytest.raises(ValueError, match="is no subject"):
        kind_of(text)


@given(sources())
def test_sources_read_back_from_two_cells(cited: tuple[Source, ...]) -> None:
    documents = " ; ".join(item.document for item in cited)
    locators = ";".join(item.locator for item in cited)
    assert parse_sources(documents, locators) == cited


@pytest.mark.parametrize(
    ("documents", "locators"),
    [("a; b", "1"), ("a", "1; 2"), ("", ""), ("a;", "1;2"), ("a", " ")],
)
def test_each_document_needs_its_locator(documents: str, locators: str) -> None:
    with pytest.raises(ValueError, match=r"one locator for each document|no document is named"):
        parse_sources(documents, locators)


def test_a_problem_says_where_what_and_what_to_do() -> None:
    problem = Problem("CODE", "it is wrong.", "Mend it.").at(Place("table.csv", 3, 2), "a,b")
    assert str(problem) == "table.csv:3:2: error[CODE]: it is wrong.\n  | a,b\n  = Mend it."
    assert str(Problem("CODE", "it is wrong.")) == "input: error[CODE]: it is wrong."


def test_problems_are_sorted_by_place_first() -> None:
    later = Problem("A", "a").at(Place("t.csv", 10))
    sooner = Problem("B", "b").at(Place("t.csv", 9))
    assert sorted([later, sooner], key=lambda item: item.sort_key) == [sooner, later]
