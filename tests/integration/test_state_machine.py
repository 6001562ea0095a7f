"""A ledger worked at random, against a model that keeps a plain list and filters it anew.

The model shares nothing with the projections: what is visible on the three axes is worked out
from the list of what was recorded, fact by fact, and the answers are folded by hand.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial
from math import inf
from pathlib import Path
from random import Random
from typing import TypeVar

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    initialize,
    invariant,
    multiple,
    precondition,
    rule,
)

from domain.errors import PositionBeyondHeadError, RejectedBatchError
from domain.events.corrections import Corrected, CorrectionKind, Retracted, SourceAdded
from domain.events.extensions import ExtensionGranted
from domain.events.fields import Article
from domain.events.header import Event
from domain.events.machinery import DocumentIssued
from domain.events.membership import ConsentKind, ConventionSigned, InstrumentDeposited
from domain.events.stockpiles import DeclarationScope, StockpileDeclared
from domain.sources import Source
from domain.strategies import (
    DOCUMENTS,
    days,
    documents,
    example,
    founders,
    timelines_of_meeting,
    timelines_of_state,
)
from domain.timelines.order import order_key
from ledger.bootstrap import create_ledger, open_ledger
from ledger.ledger import Ledger
from projections.extensions import grants
from projections.membership import standing
from projections.stockpiles import declared, stockpile
from projections.view import View
from support.kinds import the

CODES = ("PER", "ZMB")
TODAY = date(2026, 6, 1)
STATES = {code: f"state:{code}" for code in CODES}

Ending = Retracted | Corrected
E = TypeVar("E", bound=Event)


@dataclass
class Added:
    """A source that was added to a fact, and the retractions of it."""

    position: int
    event: SourceAdded
    taken_away: list[tuple[int, Ending]] = field(default_factory=list)

    def is_seen(self, axes: Axes) -> bool:
        return (
            self.position <= axes.position
            and axes.sees(self.event.known_on)
            and not any(axes.feels(*taken) for taken in self.taken_away)
        )


@dataclass
class Held:
    """One fact of the model: where it was recorded, and what was recorded about it since.

    ``brought`` is the correction by which it came, and the fact that it replaced; ``taken_away``
    the retractions and corrections of it; all with their positions.
    """

    event: Event
    position: int
    brought: Brought | None = None
    taken_away: list[tuple[int, Ending]] = field(default_factory=list)
    added: list[Added] = field(default_factory=list)

    @property
    def place(self) -> int:
        """Where it stands among facts of the same days: where the first of its line was put."""
        return self.brought.instead_of.place if self.brought else self.position

    def all_added(self) -> list[Added]:
        """Sources added to it, and to what it was when it was mistyped."""
        if self.brought is None or self.brought.correction.kind is CorrectionKind.SOURCE:
            return self.added
        mistyped = self.brought.instead_of
        before = [item for item in mistyped.all_added() if item.position < self.position]
        return [*before, *self.added]


@dataclass(frozen=True)
class Brought:
    """By what a fact came that was not simply told, and in the place of which other."""

    correction: Corrected
    instead_of: Held


@dataclass(frozen=True)
class Axes:
    position: int
    known_at: date | None

    def sees(self, known_on: date) -> bool:
        return self.known_at is None or known_on <= self.known_at

    def feels(self, position: int, correction: Ending) -> bool:
        """Whether a correction recorded at a position works here."""
        typing_error = correction.kind is CorrectionKind.TRANSCRIPTION
        return position <= self.position and (typing_error or self.sees(correction.known_on))


def stands(held: Held, axes: Axes, before: float = inf) -> bool:
    """Whether a fact was brought, and by a position not taken away."""
    taken = any(place < before and axes.feels(place, event) for place, event in held.taken_away)
    return held.position <= axes.position and is_brought(held, axes) and not taken


def is_brought(held: Held, axes: Axes) -> bool:
    """A correction brings a fact where it works, and has something to put right."""
    return held.brought is None or (
        axes.feels(held.position, held.brought.correction)
        and stands(held.brought.instead_of, axes, held.position)
    )


def as_seen(held: Held, axes: Axes) -> Event | None:
    """The fact with the sources that can be known, or None where it is not seen."""
    if not stands(held, axes):
        return None
    added = [item.event for item in held.all_added() if item.is_seen(axes)]
    cited = list(held.event.sources) if axes.sees(held.event.known_on) else []
    cited += [each for item in added for each in item.sources]
    known_on = min([held.event.known_on, *(item.known_on for item in added)])
    if not axes.sees(known_on):
        return None
    return held.event.model_copy(
        update={"sources": tuple(dict.fromkeys(cited)), "known_on": known_on}
    )


def content(event: Event) -> str:
    return event.model_copy(update={"occurrence": 0}).id


class Model:
    """Everything recorded, as a plain list."""

    def __init__(self) -> None:
        self.held: list[Held] = []
        self.head = 0

    def standing(self) -> list[Held]:
        return [item for item in self.held if self.is_standing(item)]

    def is_standing(self, item: Held) -> bool:
        return stands(item, Axes(self.head, None))

    def superseded(self) -> list[Held]:
        """Facts that the world learnt better: they stood on some day."""
        return [
            item
            for item in self.held
            if not self.is_standing(item)
            and all(event.kind is CorrectionKind.SOURCE for _, event in item.taken_away)
        ]

    def unused(self, event: Event) -> Event | None:
        """The next occurrence of a fact, or None where one stands."""
        alike = [item for item in self.held if content(item.event) == content(event)]
        held = {item.event.occurrence: item for item in alike}
        occurrence = event.occurrence
        while occurrence in held:
            if self.is_standing(held[occurrence]):
                return None
            occurrence += 1
        return event.model_copy(update={"occurrence": occurrence})

    def record(self, event: Event) -> None:
        self.head += 1
        self.held.append(Held(event, self.head))

    def add_source(self, target: Held, event: SourceAdded) -> None:
        self.head += 1
        target.added.append(Added(self.head, event))

    def added(self) -> list[Added]:
        """The sources that were added to facts that stand, and not taken back."""
        return [
            added for item in self.standing() for added in item.all_added() if not added.taken_away
        ]

    def take_source_away(self, target: Added, event: Ending) -> None:
        self.head += 1
        target.taken_away.append((self.head, event))

    def take_away(self, target: Held, event: Ending) -> None:
        self.head += 1
        target.taken_away.append((self.head, event))
        if isinstance(event, Corrected):
            self.held.append(Held(event.replacement, self.head, Brought(event, target)))

    def seen(self, axes: Axes) -> list[Event]:
        """What stands, in order; of facts that say the same the last, with all their sources."""
        alike: dict[str, list[tuple[Event, int]]] = {}
        for item in self.held:
            event = as_seen(item, axes)
            if event:
                alike.setdefault(content(event), []).append((event, item.place))
        pairs = [as_one(each) for each in alike.values()]
        return [event for event, _ in sorted(pairs, key=lambda pair: order_key(*pair))]


def as_one(alike: list[tuple[Event, int]]) -> tuple[Event, int]:
    ordered = [event for event, _ in sorted(alike, key=lambda pair: pair[0].occurrence)]
    cited = [source for event in ordered for source in event.sources]
    known_on = min(event.known_on for event in ordered)
    one = ordered[-1].model_copy(
        update={"sources": tuple(dict.fromkeys(cited)), "known_on": known_on}
    )
    return one, min(place for _, place in alike)


# Answers folded by hand


def by(timeline: list[Event], as_of: date, subject: str, kind: type[E]) -> Iterator[E]:
    for event in timeline:
        if event.subject == subject and event.effective_on <= as_of and isinstance(event, kind):
            yield event


def in_force_on(timeline: list[Event], as_of: date, subject: str) -> date | None:
    first: dict[str, date] = {}
    for event in timeline:
        if isinstance(event, InstrumentDeposited) and event.effective_on <= as_of:
            first.setdefault(event.subject, event.effective_on)
    if subject not in first or len(first) < 30:
        return None
    counted = max(first[subject], sorted(first.values())[29])
    months = counted.year * 12 + counted.month - 1 + 6
    return date(months // 12, months % 12 + 1, 1)


def status(timeline: list[Event], as_of: date, subject: str) -> str:
    if not list(by(timeline, as_of, subject, InstrumentDeposited)):
        return "signatory" if list(by(timeline, as_of, subject, ConventionSigned)) else "not_signed"
    begins = in_force_on(timeline, as_of, subject)
    return "state_party" if begins and begins <= as_of else "pending"


def stock(timeline: list[Event], as_of: date, subject: str) -> int | None:
    total: int | None = None
    for event in by(timeline, as_of, subject, StockpileDeclared):
        said = event.munitions.amount if event.munitions else None
        if event.scope is DeclarationScope.TOTAL:
            total = said
        elif said is not None:
            total = said + (total or 0)
    return total


def deadlines(timeline: list[Event], as_of: date, subject: str, article: int) -> set[date]:
    found = by(timeline, as_of, subject, ExtensionGranted)
    return {event.deadline for event in found if event.article == article}


PERCENT = st.integers(0, 100)
REASON = st.sampled_from(("misread", "the depositary said otherwise"))


class LedgerMachine(RuleBasedStateMachine):
    """Facts arrive in any order and are amended; every answer is the model's."""

    to_come = Bundle("to_come")
    retracted = Bundle("retracted")

    def __init__(self) -> None:
        super().__init__()
        self.model = Model()
        self.turning_points: list[date] = [TODAY]
        self.roots: dict[int, str] = {}
        self.ledger = self.open()

    def open(self) -> Ledger:
        return create_ledger(":memory:", today=TODAY)

    def teardown(self) -> None:
        self.ledger.close()

    @initialize(
        target=to_come,
        states=st.tuples(*(timelines_of_state(code, withdraws=False) for code in CODES)),
        meeting=timelines_of_meeting("9MSP"),
        mixed=st.randoms(use_true_random=False),
    )
    def begin(self, states: tuple[list[Event], ...], meeting: list[Event], mixed: Random) -> object:
        """The Convention is in force; what happened beyond that is told in no order."""
        beginning = [*documents(), *founders(without=CODES)]
        self.accepted(beginning, beginning)
        told = [event for timeline in (*states, meeting) for event in timeline]
        mixed.shuffle(told)
        return multiple(*told)

    def accepted(self, batch: list[Event], new: list[Event]) -> None:
        """Record a batch of facts of which some are new."""
        before = self.ledger.head
        receipt = self.ledger.record(batch)
        assert list(receipt.recorded) == new
        assert len(receipt.known) == len(batch) - len(new)
        assert receipt.head == self.ledger.head == before + len(new)
        for event in new:
            self.model.record(event)

    def refused(self, batch: list[Event], code: str) -> None:
        """Nothing of the batch is stored, and every answer is as before."""
        before = (self.ledger.head, self.ledger.root(), self.ledger.view().facts.events)
        try:
            self.ledger.record(batch)
        except RejectedBatchError as error:
            assert code in {problem.code for problem in error.problems}  # noqa: PT017
        else:
            raise AssertionError(code)
        assert (self.ledger.head, self.ledger.root(), self.ledger.view().facts.events) == before

    @rule(batch=st.lists(consumes(to_come), min_size=1, max_size=4))
    def record(self, batch: list[Event]) -> None:
        self.accepted(batch, batch)

    @rule(data=st.data(), event=consumes(to_come))
    def record_with_what_is_known(self, data: st.DataObject, event: Event) -> None:
        """A batch may repeat what stands, and itself: that is no fault and changes nothing."""
        known = data.draw(st.sampled_from(self.model.standing())).event
        again = known.model_copy(update={"note": "read again", "known_on": TODAY})
        self.accepted([again, event, again, event], [event])

    @rule(data=st.data())
    def record_what_stands(self, data: st.DataObject) -> None:
        known = data.draw(st.sampled_from(self.model.standing())).event
        self.accepted([known.model_copy(update={"note": "read again"})], [])

    @rule(event=consumes(retracted))
    def record_what_was_taken_back(self, event: Event) -> None:
        """It is recorded as its next occurrence: the first stays taken back."""
        expected = self.model.unused(event)
        self.accepted([event], [expected] if expected else [])

    def amended(self, what: type[E], held: Held | Added, known_on: date, /, **fields: object) -> E:
        self.turning_points += [held.event.known_on, known_on]
        day = known_on.isoformat()
        return example(what, day, held.event.subject, target=held.event.id, **fields)

    def choose(self, data: st.DataObject) -> Held:
        facts = [
            item
            for item in self.model.standing()
            if not isinstance(item.event, DocumentIssued) and item.position > len(DOCUMENTS) + 30
        ]
        amended = [item for item in facts if item.brought or item.added]
        return data.draw(st.sampled_from(facts) | st.sampled_from(amended or facts))

    def has_facts(self) -> bool:
        return any(item.position > len(DOCUMENTS) + 30 for item in self.model.standing())

    @precondition(has_facts)
    @rule(
        data=st.data(),
        known_on=days(last=TODAY),
        cited=st.lists(st.sampled_from(DOCUMENTS), min_size=1, max_size=2, unique=True),
    )
    def add_sources(self, data: st.DataObject, known_on: date, cited: list[str]) -> None:
        """Two documents of one day are two sources; the same one again is none."""
        held = self.choose(data)
        batch = [
            self.amended(SourceAdded, held, known_on, sources=(Source(document=key, locator="1"),))
            for key in cited
        ]
        new = [event for event in map(partial(self.unused_source, held), batch) if event]
        assert list(self.ledger.record(batch).recorded) == new
        for event in new:
            self.model.add_source(held, event)

    def unused_source(self, held: Held, event: SourceAdded) -> SourceAdded | None:
        """The next occurrence of an added source, or None where it is there and not taken back."""
        alike = [
            item
            for item in held.added
            if (item.event.sources, item.event.known_on) == (event.sources, event.known_on)
        ]
        if all(item.taken_away for item in alike):
            return event.model_copy(update={"occurrence": len(alike)})
        return None

    @precondition(lambda self: self.model.added())
    @rule(
        data=st.data(),
        known_on=days(last=TODAY),
        kind=st.sampled_from(CorrectionKind),
        reason=REASON,
    )
    def retract_a_source(
        self,
        data: st.DataObject,
        known_on: date,
        kind: CorrectionKind,
        reason: str,
    ) -> None:
        """The fact stays, with the sources that are left."""
        added = data.draw(st.sampled_from(self.model.added()))
        event = self.amended(Retracted, added, known_on, kind=kind, reason=reason)
        (stored,) = self.ledger.record([event]).recorded
        assert self.ledger.record([event]).recorded == ()
        self.model.take_source_away(added, the(stored, Retracted))

    @precondition(has_facts)
    @rule(
        data=st.data(),
        known_on=days(last=TODAY),
        kind=st.sampled_from(CorrectionKind),
        reason=REASON,
        earlier=st.integers(0, 60),
        known_later=st.integers(1, 900),
    )
    def correct(  # noqa: PLR0913, PLR0917 - each is drawn
        self,
        data: st.DataObject,
        known_on: date,
        kind: CorrectionKind,
        reason: str,
        earlier: int,
        known_later: int,
    ) -> None:
        """It can have been earlier, and it was known later: both are possible whatever stands."""
        self.put_right(self.choose(data), known_on, kind, reason, earlier, known_later)

    @precondition(lambda self: self.model.superseded())
    @rule(
        data=st.data(),
        known_on=days(last=TODAY),
        reason=REASON,
        earlier=st.integers(0, 60),
        known_later=st.integers(1, 900),
    )
    def correct_what_the_world_learnt_better(
        self,
        data: st.DataObject,
        known_on: date,
        reason: str,
        earlier: int,
        known_later: int,
    ) -> None:
        """A typing error in what is seen on earlier days alone; nothing else can be amended so."""
        held = data.draw(st.sampled_from(self.model.superseded()))
        kind = CorrectionKind.TRANSCRIPTION
        self.put_right(held, known_on, kind, reason, earlier, known_later)

    def put_right(  # noqa: PLR0913, PLR0917 - each is drawn
        self,
        held: Held,
        known_on: date,
        kind: CorrectionKind,
        reason: str,
        earlier: int,
        known_later: int,
    ) -> None:
        replacement = held.event.model_copy(
            update={
                "not_before": held.event.not_before - timedelta(earlier),
                "known_on": held.event.known_on + timedelta(known_later),
            },
        )
        if replacement.not_before < date(2008, 5, 30):
            return
        event = self.amended(
            Corrected, held, known_on, kind=kind, reason=reason, replacement=replacement
        )
        if not earlier:
            replacement = replacement.again()
        expected = self.model.unused(replacement)
        if expected is None:
            self.refused([event], "REPLACEMENT_STANDS")
            return
        (stored,) = self.ledger.record([event]).recorded
        assert stored == event.model_copy(update={"replacement": expected})
        assert self.ledger.record([event]).recorded == ()  # once more is no other correction
        self.model.take_away(held, the(stored, Corrected))

    @precondition(has_facts)
    @rule(
        target=retracted,
        data=st.data(),
        known_on=days(last=TODAY),
        kind=st.sampled_from(CorrectionKind),
        reason=REASON,
    )
    def retract(
        self,
        data: st.DataObject,
        known_on: date,
        kind: CorrectionKind,
        reason: str,
    ) -> object:
        """All or nothing: what others rest on is not taken away while they stay."""
        held = self.choose(data)
        event = self.amended(Retracted, held, known_on, kind=kind, reason=reason)
        try:
            self.ledger.record([event])
        except RejectedBatchError:
            self.refused([event], "PREMISE_TAKEN_AWAY")
            return multiple()
        self.model.take_away(held, event)
        return held.event

    @rule(event=to_come, fault=st.sampled_from(("document", "target", "window", "consent")))
    def fail(self, event: Event, fault: str) -> None:
        """One fault in a batch, and nothing of it is recorded."""
        nowhere = (Source(document="nowhere", locator="1"),)
        signed = example(ConventionSigned, "2012", "state:WSM")
        twice = [
            example(InstrumentDeposited, day, "state:WSM", kind=ConsentKind.ACCESSION)
            for day in ("2012", "2014")
        ]
        missing = example(
            Retracted, "2020", "state:WSM", target="no-such-id", reason="r", kind="source"
        )
        faults: dict[str, tuple[Sequence[Event], str]] = {
            "document": ([signed.model_copy(update={"sources": nowhere})], "DOCUMENT_UNKNOWN"),
            "target": ([missing], "TARGET_UNKNOWN"),
            "window": ([signed], "SIGNATURE_OUTSIDE_WINDOW"),
            "consent": (twice, "SECOND_CONSENT"),
        }
        faulty, code = faults[fault]
        self.refused([event, *faulty], code)

    @rule(as_of=days(last=TODAY), data=st.data(), percent=PERCENT)
    def ask(self, as_of: date, data: st.DataObject, percent: int) -> None:
        """The facts and the answers on all three axes."""
        position = self.ledger.head * percent // 100
        known_at = self.known_at(data)
        self.compare(self.ledger.view(as_of, known_at, position), Axes(position, known_at))

    def known_at(self, data: st.DataObject) -> date | None:
        """Any day, or one about which the world learnt something."""
        turning = st.sampled_from(self.turning_points[-6:])
        near = st.builds(lambda day, by: day + timedelta(by), turning, st.integers(-1, 1))
        return data.draw(st.none() | days(last=TODAY) | near)

    @rule()
    def ask_beyond_the_head(self) -> None:
        try:
            self.ledger.view(position=self.ledger.head + 1)
        except PositionBeyondHeadError:
            return
        raise AssertionError

    def compare(self, view: View, axes: Axes) -> None:
        expected = self.model.seen(axes)
        assert list(view.facts.events) == expected
        for code, subject in STATES.items():
            stands = standing(view, code)
            assert stands.status.value == status(expected, view.as_of, subject)
            assert stands.in_force_on == in_force_on(expected, view.as_of, subject)
            totals = declared(stockpile(view, code))
            amount = totals.munitions.amount if totals.munitions else None
            assert amount == stock(expected, view.as_of, subject)
            for article in Article:
                found = {grant.deadline for grant in grants(view, code, article)}
                assert found == deadlines(expected, view.as_of, subject, article)

    @invariant()
    def the_present_is_right_and_the_past_is_kept(self) -> None:
        head = self.ledger.head
        assert head == self.model.head
        self.roots.setdefault(head, self.ledger.root())
        for position, root in self.roots.items():
            assert self.ledger.root(position) == root
        self.compare(self.ledger.view(), Axes(head, None))
        known_at = self.turning_points[-1] - timedelta(head % 2)  # the day itself, or before it
        self.compare(self.ledger.view(TODAY, known_at), Axes(head, known_at))


class FileMachine(LedgerMachine):
    """The same in a file, where a second reader sees what the first recorded."""

    def open(self) -> Ledger:
        self.folder = tempfile.TemporaryDirectory()
        self.path = str(Path(self.folder.name) / "ledger.sqlite")
        return create_ledger(self.path, today=TODAY)

    def teardown(self) -> None:
        super().teardown()
        self.folder.cleanup()

    @rule(as_of=days(last=TODAY), data=st.data(), percent=PERCENT)
    def ask_another_reader(self, as_of: date, data: st.DataObject, percent: int) -> None:
        with open_ledger(self.path, today=TODAY) as other:
            position = other.head * percent // 100
            known_at = self.known_at(data)
            self.compare(other.view(as_of, known_at, position), Axes(position, known_at))
            assert other.root() == self.ledger.root()


LedgerMachine.TestCase.settings = settings(
    max_examples=45,
    stateful_step_count=30,
    suppress_health_check=[HealthCheck.too_slow],
)
FileMachine.TestCase.settings = settings(LedgerMachine.TestCase.settings, max_examples=10)

TestInMemory = LedgerMachine.TestCase
TestInAFile = FileMachine.TestCase
