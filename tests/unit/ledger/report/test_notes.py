from __future__ import annotations

from datetime import date
from typing import Any

from domain.events.machinery import DocumentIssued
from domain.events.membership import ConventionSigned
from domain.sources import Basis, Confidence, Source
from domain.states import all_states
from domain.subjects import document_subject, state_subject
from ledger.report.notes import MOST_LISTED, Notes
from projections.cut import Fact
from projections.view import Facts

DAY = date(2008, 12, 3)
HEADER: dict[str, Any] = {
    "not_before": DAY,
    "effective_on": DAY,
    "known_on": DAY,
    "note": "",
    "confidence": Confidence.HIGH,
    "basis": Basis.READ,
}


def signed(iso3: str, *sources: tuple[str, str]) -> ConventionSigned:
    cited = tuple(Source(document=key, locator=place) for key, place in sources)
    return ConventionSigned(subject=state_subject(iso3), sources=cited, **HEADER)


LIST = DocumentIssued(
    subject=document_subject("list"),
    sources=(Source(document="list", locator="cover"),),
    title="The list",
    publisher="Depositary",
    symbol="CCM/L",
    url=None,
    **HEADER,
)
NORWAY = signed("NOR", ("list", "row Norway"))
PERU = signed("PER", ("list", "row Peru"), ("news", "page 2"))
FACTS = Facts.of([Fact(event, at) for at, event in enumerate([LIST, NORWAY, PERU], 1)])


def test_a_document_whose_title_ends_with_its_year_is_listed_with_it_once() -> None:
    year = {"not_before": date(2016, 1, 1), "effective_on": date(2016, 12, 31)}
    profile = LIST.model_copy(update={"title": "Profile of Peru, 2016", **year})
    named = LIST.model_copy(update={"title": "Profile of Peru", **year})

    for document, published in ((profile, ""), (named, "2016"), (LIST, "3 December 2008")):
        notes = Notes(Facts.of([Fact(document, 1), Fact(NORWAY, 2)]), [NORWAY.id])
        notes.number("signatures", [NORWAY.id], "ccm explain signatories")
        assert [line.published for line in notes.documents()] == [published]


def test_the_same_events_get_the_same_note_whatever_their_order_and_whoever_asks() -> None:
    notes = Notes(FACTS, FACTS.by_id)

    first = notes.number("signed", [NORWAY.id, PERU.id], "ccm states")
    other = notes.number("signatories", [PERU.id, NORWAY.id, PERU.id], "ccm status")
    third = notes.number("Peru", [PERU.id], "ccm state PER")

    assert (first, other, third) == (1, 1, 2)
    assert notes.all()[0].questions == (
        ("signed", "ccm states"),
        ("signatories", "ccm status"),
    )


def test_a_note_lists_each_document_once_with_all_places_in_it() -> None:
    notes = Notes(FACTS, FACTS.by_id)
    notes.number("signed", [NORWAY.id, PERU.id], "ccm states")

    (note,) = notes.all()

    assert note.documents == (("list", ("row Norway", "row Peru")), ("news", ("page 2",)))
    assert note.events == (NORWAY.id[:8], PERU.id[:8])


def test_the_documents_are_those_that_notes_cite_known_to_the_ledger_or_not() -> None:
    notes = Notes(FACTS, FACTS.by_id)
    notes.number("signed", [PERU.id], "ccm states")

    assert [(item.key, item.symbol, item.title) for item in notes.documents()] == [
        ("list", "CCM/L", "The list"),
        ("news", "", ""),
    ]
    assert notes.called("list") == "CCM/L"
    assert notes.called("news") == "news"


def test_what_rests_on_no_event_is_noted_by_what_was_asked() -> None:
    notes = Notes(FACTS, FACTS.by_id)

    assert notes.number("signed in Europe", [], "ccm a") == 1
    assert notes.number("signed in Asia", [], "ccm b") == 2
    assert notes.number("signed in Europe", [], "ccm a") == 1


def test_ids_that_begin_alike_are_told_apart() -> None:
    twin = f"{NORWAY.id[:9]}{'z' * 27}"
    notes = Notes(FACTS, [*FACTS.by_id, twin])
    notes.number("signed", [NORWAY.id], "ccm states")

    (shown,) = notes.all()[0].events

    assert NORWAY.id.startswith(shown)
    assert not twin.startswith(shown)


def test_a_note_on_very_many_events_says_how_many_it_leaves_to_its_command() -> None:
    events = [signed(item.iso3, ("list", "row")) for item in all_states()[: MOST_LISTED + 5]]
    facts = Facts.of([Fact(event, at) for at, event in enumerate(events, 1)])
    notes = Notes(facts, facts.by_id)
    notes.number("signed", [event.id for event in events], "ccm states")

    (note,) = notes.all()

    assert len(note.events) == MOST_LISTED
    assert note.more == 5
