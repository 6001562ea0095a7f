"""What every ledger does, whatever the database it is kept in."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import count
from typing import Any

import pytest

from domain.events.header import Event
from ledger.store.errors import (
    ConcurrentWriteError,
    DamagedRowError,
    DatabaseUnavailableError,
    LedgerExistsError,
    LedgerNotFoundError,
    NewerLedgerError,
    StoreError,
)
from ledger.store.leaf import recompute_leaf
from ledger.store.mapper import Envelope, event_of
from ledger.store.merkle import EMPTY_ROOT, root_of
from ledger.store.rows import AppendCondition, Row
from ledger.store.store import Store
from support.kinds import all_of, the

Signed = Callable[..., Event]
ALWAYS = AppendCondition(frozenset(), 0)


def append(store: Store, *events: Event, condition: AppendCondition = ALWAYS) -> list[Row]:
    return store.append(events, [(event.subject,) for event in events], condition)


def test_an_empty_ledger_has_no_rows_and_the_root_of_nothing(store: Store) -> None:
    assert store.head() == 0
    assert list(store.rows()) == []
    assert store.leaves() == []
    assert root_of(store.leaves()) == EMPTY_ROOT


def test_events_come_back_as_they_were_recorded(store: Store, signed: Signed) -> None:
    events = [signed(0), signed(0, "ALB"), signed(1)]
    append(store, *events)
    assert [event_of(row) for row in store.rows()] == events


def test_a_row_holds_everything_the_ledger_knows_of_the_event(
    store: Store,
    signed: Signed,
) -> None:
    (row,) = store.append([signed()], [("state:AFG", "document:depositary")], ALWAYS)
    assert (row.position, row.stream, row.version) == (1, "state:AFG", 1)
    assert (row.type, row.schema_version, row.event_id) == ("ConventionSigned", 1, signed().id)
    assert (row.not_before, row.effective_on) == (date(2008, 12, 3), date(2008, 12, 4))
    assert row.known_on == date(2008, 12, 5)
    assert row.tags == ("document:depositary", "state:AFG")
    assert row.state == signed().model_dump_json().encode()
    assert row.recorded_at.tzinfo is UTC
    assert datetime.now(UTC) - row.recorded_at < timedelta(minutes=1)


def test_the_rows_that_append_gives_are_those_that_are_read(store: Store, signed: Signed) -> None:
    given = append(store, signed(), signed(1)) + store.append([signed(2)], [()], ALWAYS)
    assert list(store.rows()) == given


def test_rows_are_read_between_two_positions(store: Store, signed: Signed) -> None:
    append(store, *map(signed, range(5)))
    assert [row.position for row in store.rows(after=1, until=3)] == [2, 3]
    assert [row.position for row in store.rows(after=3)] == [4, 5]
    assert list(store.rows(after=5)) == []
    assert [row.position for row in store.rows(until=99)] == [1, 2, 3, 4, 5]


def test_a_reader_sees_the_ledger_as_it_was_when_reading_began(
    store: Store,
    signed: Signed,
) -> None:
    append(store, signed(0))
    reader = store.rows()
    seen = [next(reader)]
    append(store, signed(1))
    assert [row.position for row in seen + list(reader)] == [1]


def test_more_rows_than_one_query_fetches_come_in_order(store: Store, signed: Signed) -> None:
    append(store, *[signed(number, state) for number in range(1_050) for state in ("AFG", "ALB")])
    assert [row.position for row in store.rows()] == list(range(1, 2_101))


def test_versions_count_each_stream_across_batches(store: Store, signed: Signed) -> None:
    append(store, signed(0), signed(0, "ALB"), signed(1))
    append(store, signed(1, "ALB"), signed(2))
    found = [(row.stream, row.version) for row in store.rows()]
    afg, alb = "state:AFG", "state:ALB"
    assert found == [(afg, 1), (alb, 1), (afg, 2), (alb, 2), (afg, 3)]


def test_a_batch_that_fails_stores_nothing_and_leaves_no_gap(store: Store, signed: Signed) -> None:
    append(store, signed(0))
    with pytest.raises(ConcurrentWriteError):
        append(store, signed(1), signed(0), signed(2))
    assert store.head() == 1
    (row,) = append(store, signed(3))
    assert (row.position, row.version) == (2, 2)
    assert [row.position for row in store.rows()] == [1, 2]


def test_a_refusal_says_what_happened_and_what_to_do(store: Store, signed: Signed) -> None:
    append(store, signed(0))
    with pytest.raises(ConcurrentWriteError) as refused:
        append(store, signed(1), condition=AppendCondition(frozenset({"state:AFG"}), 0))
    message = str(refused.value)
    assert "Someone else recorded first" in message
    assert "state:AFG" in message
    assert "Nothing of this batch was stored" in message
    assert "Run the command again" in message


@pytest.mark.parametrize(
    ("tags", "after", "stored"),
    [
        ({"state:ALB"}, 1, False),
        ({"state:ALB"}, 2, True),
        ({"state:ALB", "state:ZMB"}, 1, False),
        ({"state:AFG"}, 1, True),
        ({"state:ZMB"}, 0, True),
        (set(), 0, True),
    ],
)
def test_an_append_is_refused_where_a_later_event_has_one_of_the_tags(
    store: Store,
    signed: Signed,
    tags: set[str],
    after: int,
    stored: bool,  # noqa: FBT001
) -> None:
    append(store, signed(0), signed(0, "ALB"))
    condition = AppendCondition(frozenset(tags), after)
    if stored:
        append(store, signed(1), condition=condition)
    else:
        with pytest.raises(ConcurrentWriteError):
            append(store, signed(1), condition=condition)
    assert store.head() == (3 if stored else 2)


def test_no_events_are_no_batch(store: Store) -> None:
    assert append(store) == []
    assert store.head() == 0


def test_an_event_twice_in_one_batch_is_the_callers_mistake(store: Store, signed: Signed) -> None:
    with pytest.raises(ValueError, match=f"holds {signed(1).id} twice"):
        append(store, signed(0), signed(1), signed(1))
    assert store.head() == 0


@pytest.mark.parametrize("tags", [[], [(), ()], [("",)], [("two\nlines",)]])
def test_tags_that_do_not_fit_are_refused(
    store: Store,
    signed: Signed,
    tags: Sequence[tuple[str, ...]],
) -> None:
    with pytest.raises(ValueError, match="tag"):
        store.append([signed()], tags, ALWAYS)
    assert store.head() == 0


def test_the_recording_time_never_goes_back(
    backend: Any,
    signed: Signed,
) -> None:
    noon = datetime(2024, 5, 1, 12, tzinfo=UTC)
    clock = iter([noon, noon - timedelta(hours=1), noon + timedelta(microseconds=1)])
    store = backend.create(clock=lambda: next(clock))
    for number in range(3):
        append(store, signed(2 * number), signed(2 * number + 1))
    times = [row.recorded_at - noon for row in store.rows()]
    assert times == [timedelta()] * 4 + [timedelta(microseconds=1)] * 2


def test_the_recording_time_is_taken_under_the_write_lock(kept: Any, signed: Signed) -> None:
    locked: list[bool] = []

    def clock() -> datetime:
        locked.append(kept.is_locked())
        return datetime.now(UTC)

    store = kept.create(clock=clock)
    append(store, signed(0))
    append(store, signed(1))
    assert locked == [True, True]
    assert not kept.is_locked()


def test_the_recording_time_is_kept_in_utc(backend: Any, signed: Signed) -> None:
    kabul = timezone(timedelta(hours=4, minutes=30))
    store = backend.create(clock=lambda: datetime(2024, 5, 1, 12, tzinfo=kabul))
    append(store, signed())
    (row,) = store.rows()
    assert row.recorded_at.isoformat() == "2024-05-01T07:30:00+00:00"
    assert recompute_leaf(row)


def test_leaves_are_those_of_the_rows(store: Store, signed: Signed) -> None:
    append(store, *map(signed, range(5)))
    append(store, signed(5), signed(6))
    rows = list(store.rows())
    assert all(map(recompute_leaf, rows))
    assert store.leaves() == [row.leaf for row in rows]
    assert store.leaves(3) == [row.leaf for row in rows[:3]]


def test_the_same_events_have_the_same_leaves_on_every_database(
    place: Callable[[str], Any],
    signed: Signed,
) -> None:
    leaves = []
    for name in ("memory", "file", "postgres"):
        ticks = count()
        start = datetime(2024, 5, 1, 12, 30, 15, 250_000, tzinfo=UTC)
        store = place(name).create(clock=lambda: start + timedelta(seconds=next(ticks)))  # noqa: B023
        store.append([signed(0), signed(0, "ALB")], [("a", "é"), ()], ALWAYS)
        append(store, signed(1))
        leaves.append([row.leaf for row in store.rows()])
        store.close()
    assert leaves[0] == leaves[1] == leaves[2]


def test_the_librarys_own_methods_read_and_write_the_ledger(store: Store, signed: Signed) -> None:
    application = store.application
    application.save(*[Envelope("state:AFG", version, signed(version)) for version in (1, 2, 3)])
    application.save(Envelope("state:ALB", 1, signed(0, "ALB")))
    envelopes = all_of(application.events.get("state:AFG", gt=1), Envelope)
    assert [(found.originator_version, found.event) for found in envelopes] == [
        (2, signed(2)),
        (3, signed(3)),
    ]
    (last,) = application.events.get("state:AFG", desc=True, limit=1)
    assert the(last, Envelope).event == signed(3)
    assert [item.id for item in application.notification_log.select(2, limit=2)] == [2, 3]
    assert application.recorder.max_notification_id() == 4
    log = application.recorder.select_notifications(1, 9, 3, inclusive_of_start=False)
    assert [item.id for item in log] == [2, 3]
    assert application.recorder.select_notifications(None, 9, topics=["LandReleased"]) == []


def test_the_librarys_optimistic_concurrency_refuses_a_version_that_is_taken(
    store: Store,
    signed: Signed,
) -> None:
    append(store, signed(0))
    with pytest.raises(ConcurrentWriteError):
        store.application.save(Envelope("state:AFG", 1, signed(1)))
    assert store.head() == 1


@pytest.mark.parametrize("argument", ["conditions", "tracking"])
def test_the_recorder_refuses_an_argument_that_it_would_have_to_ignore(
    store: Store,
    argument: str,
) -> None:
    unheard: dict[str, Any] = {argument: ALWAYS}
    with pytest.raises(TypeError, match=argument):
        store.application.recorder.insert_events([], **unheard)


def test_a_ledger_is_there_when_it_is_opened_again(kept: Any, signed: Signed) -> None:
    first = kept.create()
    rows = append(first, signed(0), signed(1))
    leaves = first.leaves()
    first.close()
    again = kept.open()
    assert list(again.rows()) == rows
    assert again.leaves() == leaves
    assert [row.position for row in append(again, signed(2))] == [3]


def test_what_one_store_records_another_one_sees(kept: Any, signed: Signed) -> None:
    writer, reader = kept.create(), kept.open()
    append(writer, signed(0))
    assert reader.head() == 1
    append(reader, signed(1))
    assert [row.version for row in writer.rows()] == [1, 2]


def test_a_store_closes_itself_and_may_be_closed_twice(backend: Any) -> None:
    with backend.create() as store:
        assert store.head() == 0
    store.close()


def test_a_closed_store_says_so(backend: Any) -> None:
    store = backend.create()
    store.close()
    with pytest.raises(DatabaseUnavailableError, match="closed"):
        store.head()


def test_a_ledger_that_is_not_there_is_not_made_by_opening_it(kept: Any) -> None:
    for _ in range(2):
        with pytest.raises(LedgerNotFoundError, match="`ccm init`"):
            kept.open()


def test_a_ledger_is_not_made_over_another_one(kept: Any, signed: Signed) -> None:
    store = kept.create()
    append(store, signed(0))
    with pytest.raises(LedgerExistsError):
        kept.create()
    assert store.head() == 1


def test_a_ledger_of_a_newer_schema_is_refused(kept: Any) -> None:
    kept.create().close()
    kept.execute("UPDATE ledger_meta SET value = '2' WHERE name = 'schema_version'")
    with pytest.raises(NewerLedgerError, match=r"schema version 2.*Upgrade ccm-ledger"):
        kept.open()


@pytest.mark.parametrize("table", ["events", "event_tags"])
@pytest.mark.parametrize("action", ["UPDATE {} SET position = 9", "DELETE FROM {}"])
def test_the_database_itself_refuses_to_change_what_is_recorded(
    kept: Any,
    signed: Signed,
    table: str,
    action: str,
) -> None:
    store = kept.create()
    rows = append(store, signed(0))
    with pytest.raises(Exception, match="the ledger is append-only"):
        kept.execute(action.format(table))
    assert list(store.rows()) == rows


@pytest.mark.parametrize("column", ["state", "leaf"])
def test_a_flipped_bit_is_found_by_hashing_again(
    kept: Any,
    signed: Signed,
    column: str,
) -> None:
    store = kept.create()
    rows = append(store, signed(0), signed(1))
    altered = bytearray(getattr(rows[1], column))
    altered[len(altered) // 2] ^= 1
    literal = f"'\\x{altered.hex()}'" if kept.name == "postgres" else f"x'{altered.hex()}'"
    kept.tamper(f"UPDATE events SET {column} = {literal} WHERE position = 2")  # noqa: S608
    assert [recompute_leaf(row) for row in store.rows()] == [True, False]


@pytest.mark.parametrize(
    "change",
    [
        "stream = 'state:ALB'",
        "version = 9",
        "type = 'LandReleased'",
        "schema_version = 2",
        "event_id = 'x'",
        "not_before = '2008-12-02'",
        "effective_on = '2008-12-05'",
        "known_on = '2008-12-04'",
        "recorded_at = '2008-12-05T00:00:00.000000+00:00'",
        "tags = 'state:ALB'",
    ],
)
def test_a_change_to_any_column_is_found_by_hashing_again(
    place: Callable[[str], Any],
    signed: Signed,
    change: str,
) -> None:
    backend = place("file")
    store = backend.create()
    append(store, signed(0))
    backend.tamper(f"UPDATE events SET {change}")  # noqa: S608
    assert [recompute_leaf(row) for row in store.rows()] == [False]


@pytest.mark.parametrize("position", [2, 3])
def test_a_row_that_was_cut_out_is_missed(kept: Any, signed: Signed, position: int) -> None:
    store = kept.create()
    append(store, signed(0), signed(1), signed(2))
    kept.tamper(f"DELETE FROM events WHERE position = {position}")  # noqa: S608
    read: list[Iterator[Row] | list[bytes] | bytes] = []
    for reading in (lambda: list(store.rows()), store.leaves):
        with pytest.raises(DamagedRowError, match=f"position {position} .*missing"):
            read.append(reading())
    assert [row.position for row in store.rows(after=position)] == list(range(position + 1, 4))


def test_nothing_is_recorded_after_a_cut_tail(kept: Any, signed: Signed) -> None:
    store = kept.create()
    append(store, signed(0), signed(1))
    kept.tamper("DELETE FROM events WHERE position = 2")
    with pytest.raises(DamagedRowError):
        append(store, signed(2))


def test_every_error_of_the_store_is_in_its_tree() -> None:
    errors = sys.modules["ledger.store.errors"]
    for name in errors.__all__:
        assert issubclass(getattr(errors, name), StoreError)
        assert name in (errors.__doc__ or "")
