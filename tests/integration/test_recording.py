"""What a batch may do to what is recorded already, and what it is told when it may not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from domain.errors import RejectedBatchError
from domain.events.corrections import Corrected, Retracted, SourceAdded
from domain.events.extensions import ExtensionGranted, ExtensionRefused, ExtensionRequested
from domain.events.header import Event
from domain.events.machinery import DocumentIssued
from domain.events.membership import ConsentKind, ConventionSigned, InstrumentDeposited
from domain.problems import Place
from domain.sources import Source
from domain.strategies import example
from ledger.bootstrap import create_ledger
from ledger.ledger import Ledger
from ledger.recording.tags import tags_of, tags_read_by
from support.kinds import the

PERU = "state:PER"


def cites(*keys: str) -> tuple[Source, ...]:
    return tuple(Source(document=key, locator="1") for key in keys)


def document(key: str, day: str) -> Event:
    return example(
        DocumentIssued, day, f"document:{key}", title=key, publisher="UN", sources=cites(key)
    )


def about(what: type[Event], day: str, /, **fields: Any) -> Event:
    return example(what, day, PERU, sources=cites("depositary"), **fields)


def asked(day: str) -> Event:
    return about(ExtensionRequested, day, article=3)


def refused(day: str) -> Event:
    return about(ExtensionRefused, day, article=3, decided_by="9MSP")


def retracted(target: Event, kind: str = "transcription") -> Event:
    return example(
        Retracted,
        "2021-01-01",
        target.subject,
        target=target.id,
        reason="a slip",
        kind=kind,
        sources=cites("depositary"),
    )


def corrected(target: Event, replacement: Event, kind: str = "transcription") -> Event:
    return example(
        Corrected,
        "2021-01-01",
        target.subject,
        target=target.id,
        reason="a slip",
        kind=kind,
        replacement=replacement,
        sources=cites("report"),
    )


DEPOSITED = about(InstrumentDeposited, "2012-09-26", kind=ConsentKind.RATIFICATION)
SIGNED = about(ConventionSigned, "2008-12-03")


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    with create_ledger(":memory:", today=date(2026, 6, 1)) as made:
        made.record([document("depositary", "2025-12-31"), document("report", "2025-01-01")])
        made.record([SIGNED, DEPOSITED])
        yield made


def codes(ledger: Ledger, *batch: Event) -> list[str]:
    with pytest.raises(RejectedBatchError) as caught:
        ledger.record(batch)
    return [problem.code for problem in caught.value.problems]


def test_a_correction_repeated_is_known_also_where_it_brought_a_later_occurrence(
    ledger: Ledger,
) -> None:
    put_right = corrected(SIGNED, SIGNED.model_copy(update={"note": "in Oslo"}))
    (stored,) = ledger.record([put_right]).recorded
    assert the(stored, Corrected).replacement.occurrence == 1
    assert ledger.record([put_right]).known == (put_right,)
    assert ledger.record([SIGNED]).known == (SIGNED.again(),)


def test_a_fact_brought_back_by_a_correction_can_be_taken_back_anew(ledger: Ledger) -> None:
    first, second = asked("2019-01-15"), asked("2019-02-15")
    ledger.record([first, second])
    ledger.record([retracted(first)])
    (stored,) = ledger.record([corrected(second, first)]).recorded
    brought = the(stored, Corrected).replacement
    assert brought == first.again()
    assert len(ledger.record([retracted(brought)]).recorded) == 1
    assert not any(event.type == "ExtensionRequested" for event in ledger.view().facts.events)


def test_a_source_added_to_what_was_mistyped_stays_with_it(ledger: Ledger) -> None:
    added = example(SourceAdded, "2012-09-26", PERU, target=DEPOSITED.id, sources=cites("report"))
    right = about(InstrumentDeposited, "2012-09-27", kind=ConsentKind.RATIFICATION)
    ledger.record([added, corrected(DEPOSITED, right)])
    stands = ledger.view().facts.by_id[right.id]
    assert stands.sources == cites("depositary", "report")


def test_the_consent_that_a_grant_rests_on_is_not_taken_away(ledger: Ledger) -> None:
    grant = about(
        ExtensionGranted,
        "2021-02-26",
        article=3,
        deadline=date(2024, 4, 1),
        decided_by="2RC",
        form="silence_procedure",
    )
    ledger.record([grant])
    assert codes(ledger, retracted(DEPOSITED)) == ["PREMISE_TAKEN_AWAY"]


def test_moving_a_request_takes_nothing_from_decisions_where_as_many_lack_theirs(
    ledger: Ledger,
) -> None:
    request = asked("2021-06-01")
    ledger.record([refused("2020-01-01"), request, refused("2021-07-01")])
    vague = request.model_copy(update={"not_before": date(2019, 12, 1)})
    assert len(ledger.record([corrected(request, vague)]).recorded) == 1
    assert codes(ledger, retracted(vague)) == ["PREMISE_TAKEN_AWAY"]


def test_a_document_put_right_is_held_against_the_facts_that_cite_it(ledger: Ledger) -> None:
    earlier = document("depositary", "2012-09-25")
    assert codes(ledger, corrected(document("depositary", "2025-12-31"), earlier)) == [
        "LATER_THAN_SOURCE",
    ]
    unharmed = document("depositary", "2012-09-27")
    ledger.record([corrected(document("depositary", "2025-12-31"), unharmed)])


def test_a_fault_of_a_fact_recorded_anew_is_told_where_it_stands(ledger: Ledger) -> None:
    ledger.record([retracted(SIGNED), retracted(DEPOSITED)])
    ledger.record([about(ConventionSigned, "2008-12-04")])
    with pytest.raises(RejectedBatchError) as caught:
        ledger.record([SIGNED], {SIGNED.id: (Place("signed.csv", 2), "PER;2008-12-03")})
    (problem,) = caught.value.problems
    assert (problem.code, problem.place.file, problem.place.line) == (
        "SIGNED_TWICE",
        "signed.csv",
        2,
    )


def test_a_typing_error_in_what_the_world_learnt_better_can_be_put_right(ledger: Ledger) -> None:
    learnt = about(InstrumentDeposited, "2012-09-27", kind=ConsentKind.RATIFICATION)
    typed = about(InstrumentDeposited, "2012-09-25", kind=ConsentKind.RATIFICATION)
    ledger.record([corrected(DEPOSITED, learnt, "source")])
    assert codes(ledger, retracted(DEPOSITED, "source")) == ["TARGET_GONE"]
    ledger.record([corrected(DEPOSITED, typed)])
    assert typed in ledger.view(known_at=date(2020, 1, 1)).facts.events
    assert typed not in ledger.view().facts.events


def test_facts_that_cite_one_document_do_not_stand_in_each_others_way() -> None:
    other = example(ConventionSigned, "2008-12-03", "state:ZMB", sources=cites("depositary"))
    issued = document("depositary", "2025-12-31")
    assert not tags_read_by(other) & set(tags_of(SIGNED))
    assert tags_read_by(other) & set(tags_of(issued))
    assert tags_read_by(issued) & set(tags_of(other))


def test_the_receipt_gives_the_position_of_its_own_batch(ledger: Ledger) -> None:
    assert ledger.record([asked("2019-01-15")]).head == 5
    assert ledger.record([asked("2019-01-15")]).head == 5


def test_a_second_document_for_a_known_fact_is_added_to_it(ledger: Ledger) -> None:
    second = SIGNED.model_copy(update={"sources": cites("report"), "note": "in the table"})

    receipt = ledger.record([second])

    (added,) = receipt.recorded
    assert isinstance(added, SourceAdded)
    assert (added.target, added.sources, added.note) == (SIGNED.id, second.sources, "in the table")
    assert ([event.id for event in receipt.known], receipt.left_out) == ([SIGNED.id], {})
    (fact,) = (each for each in ledger.view().facts.events if each.id == SIGNED.id)
    assert {source.document for source in fact.sources} == {"depositary", "report"}
    again = ledger.record([second, SIGNED])
    assert (again.recorded, again.left_out) == ((), {})


def test_two_rows_of_one_batch_with_a_document_each_are_one_fact(ledger: Ledger) -> None:
    first = asked("2019-01-15")

    receipt = ledger.record([first, first.model_copy(update={"sources": cites("report")})])

    assert [event.type for event in receipt.recorded] == ["ExtensionRequested", "SourceAdded"]


def test_a_second_document_that_nobody_recorded_is_refused(ledger: Ledger) -> None:
    assert codes(ledger, SIGNED.model_copy(update={"sources": cites("rumour")})) == [
        "DOCUMENT_UNKNOWN"
    ]


@pytest.mark.parametrize(
    ("told", "names"),
    [
        ({"note": "read again"}, ("note",)),
        ({"known_on": date(2009, 1, 1), "confidence": "low"}, ("known_on", "confidence")),
        ({"sources": (Source(document="depositary", locator="2"),)}, ("locators",)),
    ],
)
def test_what_else_is_told_of_a_known_fact_is_named_as_not_taken(
    ledger: Ledger,
    told: dict[str, Any],
    names: tuple[str, ...],
) -> None:
    receipt = ledger.record([SIGNED.model_copy(update=told)])

    assert receipt.recorded == ()
    assert receipt.left_out == {SIGNED.id: names}


def test_a_source_that_was_put_right_is_not_added_again(ledger: Ledger) -> None:
    ledger.record([corrected(SIGNED, SIGNED.model_copy(update={"sources": cites("report")}))])

    receipt = ledger.record([SIGNED])

    assert receipt.recorded == ()
    assert receipt.left_out == {SIGNED.again().id: ("documents",)}


def test_an_amendment_told_again_with_another_note_says_so(ledger: Ledger) -> None:
    taken_back = retracted(asked("2019-01-15"))
    ledger.record([asked("2019-01-15"), taken_back])

    receipt = ledger.record([taken_back.model_copy(update={"note": "read again"})])

    assert receipt.left_out == {taken_back.id: ("note",)}


def added(target: Event, key: str) -> Event:
    return example(SourceAdded, "2015", target.subject, target=target.id, sources=cites(key))


def sources(ledger: Ledger, event: Event) -> tuple[Source, ...]:
    return ledger.view().facts.by_id[event.id].sources


def test_a_source_added_by_mistake_is_taken_back_and_its_document_with_it(ledger: Ledger) -> None:
    ledger.record([document("other", "2026-01-01")])
    slip = added(SIGNED, "other")
    ledger.record([slip, added(SIGNED, "report")])
    assert codes(ledger, retracted(document("other", "2026-01-01"))) == ["PREMISE_TAKEN_AWAY"]
    ledger.record([retracted(slip), retracted(document("other", "2026-01-01"))])
    assert sources(ledger, SIGNED) == cites("depositary", "report")
    assert codes(ledger, retracted(slip, "source")) == ["TARGET_GONE"]


def test_a_source_taken_back_can_be_added_again_and_taken_back_again(ledger: Ledger) -> None:
    slip = added(SIGNED, "report")
    story = [slip, retracted(slip), slip.again(), retracted(slip.again())]
    for event, given in zip(story, [slip, retracted(slip), slip, story[3]], strict=True):
        assert ledger.record([given]).recorded == (event,)
    assert sources(ledger, SIGNED) == cites("depositary")
    assert ledger.record(story).recorded == ()
    assert len(ledger.record([slip]).recorded) == 1
    assert sources(ledger, SIGNED) == cites("depositary", "report")


def test_a_source_the_world_knew_for_a_while_is_seen_on_the_days_between(ledger: Ledger) -> None:
    slip = added(SIGNED, "report").model_copy(update={"known_on": date(2015, 6, 1)})
    ledger.record([slip, retracted(slip, "source")])
    for day, keys in {
        date(2015, 5, 31): ("depositary",),
        date(2015, 6, 1): ("depositary", "report"),
        date(2021, 1, 1): ("depositary",),
    }.items():
        assert ledger.view(known_at=day).facts.by_id[SIGNED.id].sources == cites(*keys)


def test_an_added_source_goes_with_a_fact_that_is_taken_back(ledger: Ledger) -> None:
    request = asked("2019-01-15")
    slip = added(request, "report")
    ledger.record([request, slip, retracted(request)])
    assert codes(ledger, retracted(slip)) == ["TARGET_GONE"]
    ledger.record([slip])
    assert ledger.record([request]).recorded == (request.again(),)
    assert sources(ledger, request.again()) == cites("depositary")


@pytest.mark.parametrize("what", [retracted, lambda event: corrected(event, SIGNED)])
def test_what_ended_a_fact_is_not_taken_back_itself(ledger: Ledger, what: Any) -> None:
    request = asked("2019-01-15")
    ended = [retracted(request), corrected(SIGNED, SIGNED.model_copy(update={"note": "Oslo"}))]
    ledger.record([request, *ended])
    for event in ledger.recorded()[-2:]:
        assert codes(ledger, what(event.event)) == ["TARGET_AMENDMENT"]


def test_an_added_source_is_neither_corrected_nor_added_to(ledger: Ledger) -> None:
    slip = added(SIGNED, "report")
    ledger.record([slip])
    other = about(ConventionSigned, "2008-12-04")
    assert codes(ledger, corrected(slip, other)) == ["TARGET_AMENDMENT"]
    assert codes(ledger, added(slip, "depositary")) == ["TARGET_AMENDMENT"]


@pytest.mark.parametrize("kind", ["source", "transcription"])
@pytest.mark.parametrize("back", ["source", "transcription"])
def test_what_was_corrected_is_corrected_back_as_often_as_one_likes(
    ledger: Ledger, kind: str, back: str
) -> None:
    """A to B to A to B to A, with the same reason and day: nothing of it is a no-op."""
    stands, other = SIGNED, about(ConventionSigned, "2008-12-04")
    for replacement, how in ((other, kind), (SIGNED, back)) * 2:
        (stored,) = ledger.record([corrected(stands, replacement, how)]).recorded
        stands = the(stored, Corrected).replacement
        assert ledger.view().facts.by_id[stands.id].when == replacement.when
    assert stands.occurrence == 2
    assert ledger.record([SIGNED]).known == (stands,)


@pytest.mark.parametrize("kind", ["source", "transcription"])
def test_what_was_taken_back_is_recorded_and_taken_back_as_often_as_one_likes(
    ledger: Ledger, kind: str
) -> None:
    """With the same reason and day each time."""
    for occurrence in range(3):
        (request,) = ledger.record([asked("2019-01-15")]).recorded
        assert request.occurrence == occurrence
        assert len(ledger.record([retracted(request, kind)]).recorded) == 1
        assert request.id not in ledger.view().facts.by_id


def test_a_retraction_that_was_wrong_is_undone_from_the_day_it_was_known_or_for_all_days(
    ledger: Ledger,
) -> None:
    """Recorded again as known before, it was our slip; as known since, the world learnt anew."""
    request = asked("2019-01-15").model_copy(update={"known_on": date(2019, 1, 15)})
    ledger.record([request, retracted(request, "source")])
    ledger.record([request.model_copy(update={"known_on": date(2023, 1, 1)})])
    days = [date(2020, 1, 1), date(2022, 1, 1), date(2023, 1, 1)]
    assert [asked_by(ledger, day) for day in days] == [1, 0, 1]
    ledger.record([retracted(request.again()), request])
    assert [asked_by(ledger, day) for day in days] == [1, 1, 1]


def asked_by(ledger: Ledger, day: date) -> int:
    events = ledger.view(known_at=day).facts.events
    return sum(event.type == "ExtensionRequested" for event in events)


def test_what_a_fact_is_known_by_is_corrected_back_as_it_was_first_told(ledger: Ledger) -> None:
    """The replacement says what its target says; the target ends with it."""
    noted = ledger.record([corrected(SIGNED, SIGNED.model_copy(update={"note": "in Oslo"}))])
    back = corrected(the(noted.recorded[0], Corrected).replacement, SIGNED)
    (stored,) = ledger.record([back]).recorded
    brought = the(stored, Corrected).replacement
    assert (brought.occurrence, brought.note) == (2, SIGNED.note)
    assert ledger.record([back]).known == (back,)
    assert ledger.view().facts.by_id[brought.id] == brought


def test_a_new_fact_may_lack_what_its_own_batch_takes_away(ledger: Ledger) -> None:
    """It was never there with its premise: it is recorded, and found to lack it."""
    request = asked("2021-06-01")
    ledger.record([request])
    batch = [retracted(request), refused("2021-07-01")]
    assert ledger.record(batch).recorded == tuple(batch)


def test_recording_anew_in_one_batch_takes_no_premise_away(ledger: Ledger) -> None:
    assert len(ledger.record([retracted(SIGNED), SIGNED]).recorded) == 2


def test_a_new_fact_that_cites_what_its_batch_takes_away_is_told_of_once(ledger: Ledger) -> None:
    request = asked("2019-01-15").model_copy(update={"sources": cites("report")})
    ledger.record([request])
    ledger.record([retracted(request)])
    gone = retracted(document("report", "2025-01-01"))
    assert codes(ledger, request, gone) == ["DOCUMENT_UNKNOWN"]


def test_a_decision_recorded_late_may_use_up_the_request_of_another(ledger: Ledger) -> None:
    """Nothing is taken back: that the other one has no request left is found, not refused."""
    ledger.record([asked("2019-01-15"), refused("2021-07-01")])
    assert len(ledger.record([refused("2020-01-01")]).recorded) == 1


def test_the_fault_stands_where_the_event_at_fault_does(ledger: Ledger) -> None:
    twice = about(ConventionSigned, "2008-12-04")
    with pytest.raises(RejectedBatchError) as caught:
        ledger.record([asked("2019-01-15"), twice], {twice.id: (Place("signed.csv", 3), "")})
    assert [problem.place.line for problem in caught.value.problems] == [3]


def known(event: Event, day: str) -> Event:
    return event.model_copy(update={"known_on": date.fromisoformat(day)})


def test_what_was_known_late_is_not_seen_before_though_something_known_early_followed_it(
    ledger: Ledger,
) -> None:
    late, early = known(asked("2019-01-15"), "2020-01-01"), known(asked("2019-02-15"), "2019-02-15")
    ledger.record([late, early])
    assert asked_by(ledger, date(2019, 12, 31)) == 1
    assert asked_by(ledger, date(2020, 1, 1)) == 2


def test_a_replacement_known_after_its_correction_is_not_seen_before(ledger: Ledger) -> None:
    request = known(asked("2019-01-15"), "2019-01-15")
    ledger.record([request])
    ledger.record(
        [known(corrected(request, known(asked("2019-02-15"), "2026-02-01")), "2026-01-01")]
    )
    assert asked_by(ledger, date(2026, 1, 31)) == 0
    assert asked_by(ledger, date(2026, 2, 1)) == 1


def test_a_document_that_only_a_replacement_cites_is_not_taken_away(ledger: Ledger) -> None:
    other = document("other", "2026-01-01")
    ledger.record([other])
    ledger.record([corrected(SIGNED, SIGNED.model_copy(update={"sources": cites("other")}))])
    assert codes(ledger, retracted(other)) == ["PREMISE_TAKEN_AWAY"]


def test_a_fact_seen_twice_has_the_place_of_the_first(ledger: Ledger) -> None:
    """Taken back and recorded anew before that was known, among facts of the same day."""
    requests = [
        known(about(ExtensionRequested, "2019-01-15", article=3, months=number), "2019-01-15")
        for number in (6, 12)
    ]
    ledger.record(requests)
    ledger.record([retracted(requests[0], "source"), requests[0]])
    facts = ledger.view(known_at=date(2020, 1, 1)).facts.events
    assert [each.months for each in facts if isinstance(each, ExtensionRequested)] == [6, 12]
