"""The calendar of what lies ahead: keys that stay, revisions that grow."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.events.corrections import Retracted
from domain.events.decisions import MandateDischarged, MandateGiven
from domain.events.extensions import ExtensionGranted
from domain.events.header import Event
from domain.events.machinery import MeetingRescheduled, MeetingScheduled
from domain.events.membership import InstrumentDeposited
from domain.events.stockpiles import StockpileDeclared, StockpileDestructionCompleted
from domain.quantities import Quantity, Unit
from domain.strategies import days, example, founders, histories
from projections.agenda import Entry, EntryKind, agenda
from projections.cut import Recorded
from projections.view import View

Ask = Callable[..., View]
Record = Callable[[list[Event]], list[Recorded]]

FIRST = founders(without=["BGR"])


def bgr(kind: type[Event], when: str, /, **fields: Any) -> Event:
    return example(kind, when, "state:BGR", **fields)


def meeting(kind: type[Event], when: str, opens: str | None, closes: str | None) -> Event:
    set_days = {
        "opens_on": opens and date.fromisoformat(opens),
        "closes_on": closes and date.fromisoformat(closes),
    }
    return example(kind, when, "meeting:2RC", **{"kind": "RC", "part": 1, **set_days})


JOINED = bgr(InstrumentDeposited, "2011-04-06", kind="accession")
STOCK = bgr(
    StockpileDeclared,
    "2012-03-27",
    scope="total",
    munitions=Quantity(100, Unit.MUNITIONS),
)
SET = meeting(MeetingScheduled, "2018-09-04", "2019-11-16", "2019-11-20")
MOVED = meeting(MeetingRescheduled, "2019-02-13", "2019-11-23", "2019-11-27")
OFF = meeting(MeetingRescheduled, "2019-06-04", None, None)
GRANTED = bgr(
    ExtensionGranted,
    "2019-09-04",
    article=3,
    deadline=date(2020, 10, 1),
    decided_by="9MSP",
    form="at_meeting",
)
MANDATE = example(
    MandateGiven,
    "2018-09-05",
    "meeting:9MSP",
    key="proposal",
    bearer="President",
    task="propose",
    due_meeting="2RC",
)
BASE = [*FIRST, JOINED, STOCK, SET, MANDATE]


def entries(
    ask: Ask, recorded: Record, told: list[Event], as_of: str, **axes: Any
) -> dict[str, Entry]:
    """The entries by the beginning of their key that tells them apart here."""
    view = ask(told, date.fromisoformat(as_of), **axes)
    log = recorded(told)[: axes.get("position")]
    return {
        item.key: item
        for item in agenda(view, log)
        if item.kind is not EntryKind.OBLIGATION or "BGR/3.2" in item.key
    }


DUTY = "obligation/state:BGR/3.2/destroy all cluster munition stockpiles/1"
DAYS = "meeting/2RC/1"
MARK = "last-day-to-request/2RC/1"
TASK = "mandate/9MSP/proposal"


def test_duties_meetings_marks_and_mandates_lie_ahead(ask: Ask, recorded: Record) -> None:
    found = entries(ask, recorded, BASE, "2018-10-01")
    assert {key: str(item.first) for key, item in found.items()} == {
        MARK: "2019-02-16",
        DUTY: "2019-10-01",
        DAYS: "2019-11-16",
        TASK: "2019-11-20",
    }
    assert found[DAYS].last == date(2019, 11, 20)
    assert not any(item.is_off for item in found.values())


def test_what_is_past_lies_no_more_ahead(ask: Ask, recorded: Record) -> None:
    assert DUTY in entries(ask, recorded, BASE, "2019-10-01")
    assert DUTY not in entries(ask, recorded, BASE, "2019-10-02")


def test_the_last_day_to_ask_names_the_deadlines_that_end_within_a_year(
    ask: Ask, recorded: Record
) -> None:
    later = [*BASE, GRANTED]
    mark = entries(ask, recorded, BASE, "2018-10-01")[MARK]
    assert "none recorded" in mark.detail
    (named,) = [
        item
        for item in agenda(ask(later, date(2019, 9, 4)), recorded(later), "BGR")
        if item.kind is EntryKind.OBLIGATION and "/3.2/" in item.key
    ]
    assert named.first == date(2020, 10, 1)


def test_what_moves_keeps_its_key_with_a_higher_revision_on_each_axis(
    ask: Ask, recorded: Record
) -> None:
    told = [*BASE, MOVED, GRANTED]
    pairs = [
        (
            entries(ask, recorded, told, "2019-02-12"),
            entries(ask, recorded, told, "2019-09-04"),
        ),
        (
            entries(ask, recorded, told, "2019-09-04", known_at=date(2019, 2, 12)),
            entries(ask, recorded, told, "2019-09-04"),
        ),
        (
            entries(ask, recorded, told, "2019-09-04", position=len(BASE)),
            entries(ask, recorded, told, "2019-09-04"),
        ),
    ]
    for before, after in pairs:
        for key in (DUTY, DAYS, TASK):
            assert after[key].first > before[key].first
            assert after[key].revision > before[key].revision


def test_the_same_question_gives_the_same_entries(ask: Ask, recorded: Record) -> None:
    assert entries(ask, recorded, BASE, "2018-10-01") == entries(ask, recorded, BASE, "2018-10-01")


def test_a_meeting_put_off_is_off_on_the_days_it_had(ask: Ask, recorded: Record) -> None:
    found = entries(ask, recorded, [*BASE, MOVED, OFF], "2019-06-04")
    assert (found[DAYS].is_off, found[DAYS].first) == (True, date(2019, 11, 23))
    assert MARK not in found
    assert TASK not in found


def test_what_is_done_is_off_for_a_year_and_then_left_out(ask: Ask, recorded: Record) -> None:
    done = [
        bgr(StockpileDestructionCompleted, "2018-01-10"),
        example(MandateDischarged, "2018-10-10", "meeting:9MSP", key="proposal"),
    ]
    found = entries(ask, recorded, [*BASE, *done], "2019-01-10")
    assert (found[DUTY].is_off, found[TASK].is_off) == (True, True)
    later = entries(ask, recorded, [*BASE, *done], "2019-01-11")
    assert DUTY not in later
    assert TASK in later


def test_a_retraction_raises_the_revision_of_what_it_moves(ask: Ask, recorded: Record) -> None:
    told = [*BASE, MOVED]
    taken_back = example(
        Retracted, "2019-03-01", "meeting:2RC", target=MOVED.id, reason="x", kind="transcription"
    )
    before = entries(ask, recorded, told, "2019-04-01")[DAYS]
    after = entries(ask, recorded, [*told, taken_back], "2019-04-01")[DAYS]
    assert after.first < before.first
    assert after.revision > before.revision


@settings(max_examples=15)
@given(histories(), st.tuples(days(), st.integers(0, 2000)), st.data())
def test_keys_are_never_shared_and_moving_on_never_lowers_a_revision(
    ask: Ask,
    recorded: Record,
    history: list[Event],
    asked: tuple[date, int],
    data: st.DataObject,
) -> None:
    as_of, ahead = asked
    log = recorded(history)
    first = agenda(ask(history, as_of), log)
    assert len({item.key for item in first}) == len(first)
    later_day = min(as_of + timedelta(ahead), date(2035, 12, 31))
    position = data.draw(st.integers(0, len(log)))
    earlier = agenda(ask(history, as_of, position=position), log[:position])
    for one, other in ((earlier, first), (first, agenda(ask(history, later_day), log))):
        was = {item.key: item for item in one}
        for item in other:
            if item.key in was and was[item.key].first != item.first:
                assert item.revision > was[item.key].revision
