"""Cuts through all streams are kept with what was worked out on them, the last few of them."""

from __future__ import annotations

from datetime import UTC, date, datetime

from domain.events.membership import ConventionSigned
from domain.strategies import example, founders
from ledger.recording.recorded import RecordedStreams
from projections.cut import Recorded


def streams() -> RecordedStreams:
    found = RecordedStreams()
    for position, event in enumerate(founders(), 1):
        found.take(Recorded(position, datetime.now(UTC), event))
    return found


def test_the_same_cut_gives_the_same_facts() -> None:
    found = streams()
    facts = found.facts(found.head, None)

    assert found.facts(found.head, None) is facts
    assert found.facts(found.head, date(2009, 1, 1)) is not facts
    assert found.facts(found.head - 1, None) is not facts


def test_only_the_cuts_asked_for_last_are_kept() -> None:
    found = streams()
    first, second = found.facts(1, None), found.facts(2, None)
    for position in (3, 1, 4, 5):
        found.facts(position, None)

    assert found.facts(1, None) is first
    assert found.facts(2, None) is not second


def test_one_more_event_makes_a_cut_of_its_own() -> None:
    found = streams()
    before = found.facts(found.head, None)
    event = example(ConventionSigned, "2008-12-03", "state:CYP")
    found.take(Recorded(found.head + 1, datetime.now(UTC), event))

    assert len(found.facts(found.head, None).by_id) == len(before.by_id) + 1
    assert found.facts(found.head - 1, None) is before
