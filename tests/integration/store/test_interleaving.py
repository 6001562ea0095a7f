"""Two ledgers on one file or database: both read, then both record what they decided."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import pytest

from domain.errors import RejectedBatchError
from domain.events.corrections import Corrected, CorrectionKind, Retracted
from domain.events.header import Event
from domain.events.machinery import DocumentIssued
from domain.events.membership import ConventionSigned
from domain.events.stockpiles import Holdings, HoldingsClarified
from domain.sources import Source
from domain.strategies import example
from ledger.ledger import Ledger
from ledger.store.errors import ConcurrentWriteError
from ledger.store.merkle import root_of
from ledger.store.opening import open_store
from ledger.store.rows import AppendCondition, Row
from ledger.store.store import Store


class Interrupted(Store):
    """A store in which somebody records after a batch was decided and before it is stored."""

    meanwhile: Callable[[], object] | None = None

    def append(
        self,
        events: Sequence[Event],
        tags: Sequence[tuple[str, ...]],
        condition: AppendCondition,
        dataset: str | None = None,
    ) -> list[Row]:
        meanwhile, self.meanwhile = self.meanwhile, None
        if meanwhile:
            meanwhile()
        return super().append(events, tags, condition, dataset)


class Two:
    """Two ledgers that hold the same: two documents, and what a State holds, citing the first."""

    def __init__(self, backend: Any) -> None:
        self.store = Interrupted(backend.create(wait=20).application)
        self.slow = Ledger(self.store, lambda: date(2026, 6, 1))
        self.slow.record([document("first"), document("second"), held("PER")])
        self.quick = Ledger(open_store(backend.target), lambda: date(2026, 6, 1))
        assert self.quick.head == 3

    def interleave(self, slow: Event, quick: Event) -> None:
        """Both decide, then the quick one records, then the slow one."""
        self.store.meanwhile = lambda: self.quick.record([quick])
        self.slow.record([slow])

    def agree(self) -> bool:
        """Whether both hold the same, and the same as whoever opens the ledger now."""
        roots = {self.slow.root(), self.quick.root(), root_of(self.store.leaves()).hex()}
        facts = {self.slow.view().facts.events, self.quick.view().facts.events}
        return len(roots) == len(facts) == 1

    def close(self) -> None:
        self.quick.close()
        self.slow.close()


@pytest.fixture
def two(kept: Any) -> Any:
    both = Two(kept)
    yield both
    both.close()


def cites(key: str) -> tuple[Source, ...]:
    return (Source(document=key, locator="1"),)


def document(key: str) -> Event:
    return example(
        DocumentIssued,
        "2021-12-31",
        f"document:{key}",
        title=key,
        publisher="UN",
        sources=cites(key),
    )


def held(code: str, holdings: Holdings = Holdings.NONE, cited: str = "first") -> Event:
    return example(
        HoldingsClarified,
        "2019-01-01",
        f"state:{code}",
        known_on=date(2021, 12, 31),
        holdings=holdings,
        sources=cites(cited),
    )


def retracted(target: Event) -> Event:
    return amendment(Retracted, target)


def corrected(target: Event, replacement: Event) -> Event:
    return amendment(Corrected, target, replacement=replacement)


def amendment(what: type[Event], target: Event, **fields: Any) -> Event:
    return example(
        what,
        "2021-01-01",
        target.subject,
        target=target.id,
        reason="a slip",
        kind=CorrectionKind.TRANSCRIPTION,
        sources=cites("first"),
        **fields,
    )


def signed(day: str) -> Event:
    return example(ConventionSigned, day, "state:PER", sources=cites("first"))


CITING = corrected(held("PER"), held("PER", Holdings.HELD, cited="second"))
IN_EACH_OTHERS_WAY = {
    "facts about one State": (signed("2008-12-03"), signed("2008-12-04"), "SIGNED_TWICE"),
    "a fact, and its document taken back": (
        held("NRU", cited="second"),
        retracted(document("second")),
        "DOCUMENT_UNKNOWN",
    ),
    "a document taken back, and a fact that cites it": (
        retracted(document("second")),
        held("NRU", cited="second"),
        "PREMISE_TAKEN_AWAY",
    ),
    "a correction, and the document of its replacement taken back": (
        CITING,
        retracted(document("second")),
        "DOCUMENT_UNKNOWN",
    ),
    "a document taken back, and a correction whose replacement cites it": (
        retracted(document("second")),
        CITING,
        "PREMISE_TAKEN_AWAY",
    ),
    "two corrections of one fact": (
        CITING,
        corrected(held("PER"), held("PER", Holdings.HELD)),
        "TARGET_GONE",
    ),
}


@pytest.mark.parametrize(
    ("slow", "quick", "then"), IN_EACH_OTHERS_WAY.values(), ids=IN_EACH_OTHERS_WAY
)
def test_of_two_that_are_in_each_others_way_one_wins_and_the_other_is_told(
    two: Two, slow: Event, quick: Event, then: str
) -> None:
    """Nothing of the second is stored; decided anew, it takes the first into account."""
    with pytest.raises(ConcurrentWriteError, match=r"^Someone else recorded first: .* Run the"):
        two.interleave(slow, quick)
    assert [item.event for item in two.slow.recorded(4)[3:]] == [quick]
    assert two.slow.head == 4
    assert two.agree()
    with pytest.raises(RejectedBatchError) as caught:
        two.slow.record([slow])
    assert [problem.code for problem in caught.value.problems] == [then]


def test_what_was_refused_for_another_that_does_it_no_harm_is_recorded_at_the_second_try(
    two: Two,
) -> None:
    """Both are about one State; whether the one harms the other takes a new decision."""
    with pytest.raises(ConcurrentWriteError):
        two.interleave(signed("2008-12-03"), held("PER", Holdings.HELD))
    assert two.slow.record([signed("2008-12-03")]).head == 5
    assert two.agree()


NOT_IN_EACH_OTHERS_WAY = {
    "facts about two States that cite one document": (held("NRU"), held("NIU")),
    "a correction, and another document taken back": (
        corrected(held("PER"), held("PER", Holdings.HELD)),
        retracted(document("second")),
    ),
}


@pytest.mark.parametrize(
    ("slow", "quick"), NOT_IN_EACH_OTHERS_WAY.values(), ids=NOT_IN_EACH_OTHERS_WAY
)
def test_two_that_are_not_in_each_others_way_are_both_recorded(
    two: Two, slow: Event, quick: Event
) -> None:
    two.interleave(slow, quick)
    assert [item.event for item in two.slow.recorded()[3:]] == [quick, slow]
    assert two.agree()
