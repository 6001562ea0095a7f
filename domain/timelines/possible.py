"""What cannot have happened: single events, and sequences that no choice of days allows.

Sequences are judged by ranges: a step is impossible only if no day in the stated ranges works.
What merely lacks its premise is not refused here, see :mod:`domain.timelines.premises`.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from domain.events.extensions import ExtensionGranted
from domain.events.machinery import (
    DocumentIssued,
    MeetingClosed,
    MeetingOpened,
    SilenceProcedureConcluded,
    SilenceProcedureOpened,
)
from domain.events.membership import (
    TREATY_ACTS,
    ConventionSigned,
    InstrumentDeposited,
    ProvisionalApplicationDeclared,
    WithdrawalNotified,
)
from domain.problems import Problem
from domain.rules import article_15, article_20

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from domain.events.header import Event

    Step = tuple[Event, Problem]

__all__ = ["impossible_event", "impossible_steps", "later_than_sources"]


def impossible_event(event: Event) -> Iterator[Problem]:
    """Why an event by itself cannot have happened."""
    if isinstance(event, TREATY_ACTS) and not article_15.treaty_act_is_possible(event):
        yield _problem(
            event,
            "ACT_BEFORE_CONVENTION",
            f"no treaty act can be older than the Convention, adopted on {article_15.ADOPTED_ON}",
        )
    if isinstance(event, ConventionSigned) and not event.when.overlaps(
        article_15.OPEN_FOR_SIGNATURE
    ):
        yield _problem(
            event,
            "SIGNATURE_OUTSIDE_WINDOW",
            "the Convention was open for signature from "
            f"{article_15.OPEN_FOR_SIGNATURE.first} to {article_15.OPEN_FOR_SIGNATURE.last} "
            "(Article 15)",
        )
    if event.known_on < event.not_before:
        yield _problem(
            event,
            "KNOWN_BEFORE_IT_HAPPENED",
            f"it cannot have been known on {event.known_on}, before it can have happened",
        )


def later_than_sources(
    event: Event,
    published: Mapping[str, date | None],
) -> Iterator[Problem]:
    """The sources of an event that appeared before it can have happened.

    ``published`` gives the latest day on which each document can have appeared.
    """
    for source in event.sources:
        last = published.get(source.document)
        if last is not None and event.not_before > last:
            yield _problem(
                event,
                "LATER_THAN_SOURCE",
                f"its source {source.document} was published by {last}, before it can have "
                "happened",
                _CITE_ITS_DAY,
            )


def impossible_steps(timeline: Sequence[Event]) -> Iterator[Step]:
    """Steps of one subject's ordered timeline that no choice of days allows, with the event."""
    yield from _signatures(timeline)
    yield from _consents(timeline)
    yield from _withdrawals(timeline)
    yield from _grants(timeline)
    yield from _meeting_parts(timeline)
    yield from _silence_procedures(timeline)
    yield from _documents(timeline)


def _signatures(timeline: Sequence[Event]) -> Iterator[Step]:
    signed = [event for event in timeline if isinstance(event, ConventionSigned)]
    for event in signed[1:]:
        yield _step(event, "SIGNED_TWICE", f"it is recorded as signed on {signed[0].when} too")


def _consents(timeline: Sequence[Event]) -> Iterator[Step]:
    deposits = [event for event in timeline if isinstance(event, InstrumentDeposited)]
    notices = [event for event in timeline if isinstance(event, WithdrawalNotified)]
    for earlier, later in pairwise(deposits):
        if not any(_lies_between(notice, earlier, later) for notice in notices):
            yield _step(
                later,
                "SECOND_CONSENT",
                f"it consented on {earlier.when} already, and no withdrawal took effect between",
            )
    if deposits:
        yield from _against_signature(timeline, deposits[0])
    for event in timeline:
        if (
            isinstance(event, ProvisionalApplicationDeclared)
            and deposits
            and not any(event.when.overlaps(deposit.when) for deposit in deposits)
        ):
            yield _step(
                event,
                "PROVISIONAL_APART_FROM_CONSENT",
                "provisional application is declared with the instrument of consent "
                f"(Article 18), deposited on {deposits[-1].when}",
            )


def _lies_between(
    notice: WithdrawalNotified,
    one: InstrumentDeposited,
    other: InstrumentDeposited,
) -> bool:
    """Whether withdrawal can have taken effect between two consents, in either order."""
    return _left_between(one, notice, other) or _left_between(other, notice, one)


def _left_between(
    earlier: InstrumentDeposited,
    notice: WithdrawalNotified,
    later: InstrumentDeposited,
) -> bool:
    received_on = max(notice.not_before, earlier.not_before)
    takes_effect_on = article_20.effective_after(received_on, notice)
    return (
        received_on <= notice.effective_on
        and takes_effect_on is not None
        and takes_effect_on <= later.effective_on
    )


def _against_signature(
    timeline: Sequence[Event],
    first: InstrumentDeposited,
) -> Iterator[Step]:
    signature = next((event for event in timeline if isinstance(event, ConventionSigned)), None)
    if signature is None:
        return
    if not article_15.needs_signature(first.kind):
        yield _step(
            first,
            "ACCESSION_OF_SIGNATORY",
            f"it signed on {signature.when}: a signatory ratifies, accepts or approves",
        )
    elif signature.not_before > first.effective_on:
        yield _step(
            first,
            "CONSENT_BEFORE_SIGNATURE",
            f"a {first.kind} follows the signature, which is recorded for {signature.when}",
        )


def _withdrawals(timeline: Sequence[Event]) -> Iterator[Step]:
    deposits = [event for event in timeline if isinstance(event, InstrumentDeposited)]
    notices = [event for event in timeline if isinstance(event, WithdrawalNotified)]
    for event in notices:
        if deposits and all(deposit.not_before > event.effective_on for deposit in deposits):
            yield _step(
                event,
                "WITHDRAWAL_BEFORE_CONSENT",
                f"it consented on {deposits[0].when} only",
            )
    for earlier, later in pairwise(notices):
        if not any(
            _in_order(earlier, deposit, later) or _in_order(later, deposit, earlier)
            for deposit in deposits
        ):
            yield _step(
                later,
                "SECOND_WITHDRAWAL",
                f"a notice of {earlier.when} is recorded, and no new consent since",
            )


def _in_order(*events: Event) -> bool:
    """Whether days can be chosen on which these events happened one after the other."""
    day = events[0].not_before
    for event in events:
        day = max(day, event.not_before)
        if day > event.effective_on:
            return False
    return True


def _grants(timeline: Sequence[Event]) -> Iterator[Step]:
    grants = [event for event in timeline if isinstance(event, ExtensionGranted)]
    for article in sorted({grant.article for grant in grants}):
        for earlier, later in pairwise(grant for grant in grants if grant.article == article):
            if not _leads_further(earlier, later):
                yield _step(
                    later,
                    "GRANT_WITHOUT_EXTENSION",
                    f"its deadline {later.deadline} is not after {earlier.deadline}, "
                    f"granted by {earlier.decided_by}",
                )


def _leads_further(earlier: ExtensionGranted, later: ExtensionGranted) -> bool:
    """Whether the grant with the later deadline can be the later one, where they are vague."""
    return earlier.deadline < later.deadline or (
        later.deadline < earlier.deadline and _in_order(later, earlier)
    )


def _meeting_parts(timeline: Sequence[Event]) -> Iterator[Step]:
    opened = [event for event in timeline if isinstance(event, MeetingOpened)]
    closed = [event for event in timeline if isinstance(event, MeetingClosed)]
    for events in (opened, closed):
        seen: Counter[int] = Counter()
        for event in events:
            seen[event.part] += 1
            if seen[event.part] > 1:
                yield _step(event, "MEETING_TWICE", f"part {event.part} did so before")
    starts = {event.part: event for event in opened}
    for event in closed:
        start = starts.get(event.part)
        if start and start.not_before > event.effective_on:
            yield _step(event, "CLOSED_BEFORE_OPENED", f"it opened on {start.when}")


def _silence_procedures(timeline: Sequence[Event]) -> Iterator[Step]:
    opened = [event for event in timeline if isinstance(event, SilenceProcedureOpened)]
    for event in timeline:
        if isinstance(event, SilenceProcedureConcluded):
            starts = [start for start in opened if start.about == event.about]
            if starts and not any(_in_order(start, event) for start in starts):
                yield _step(event, "CLOSED_BEFORE_OPENED", f"it opened on {starts[0].when}")


def _documents(timeline: Sequence[Event]) -> Iterator[Step]:
    issued = [event for event in timeline if isinstance(event, DocumentIssued)]
    for event in issued[1:]:
        yield _step(event, "DOCUMENT_TWICE", f"the key stands for {issued[0].title!r} already")


_REMEDY = (
    "Check the date and the State against the source; widen the range of days if the source is "
    "vague, or correct the event that stands in the way."
)
_CITE_ITS_DAY = (
    "Check the date and the State against the source; widen the range of days if the source is "
    "vague. Where another document tells of it, cite that one, of the day or later; what the "
    "ledger does not know yet can be a row of DocumentIssued in the same import."
)


def _problem(event: Event, code: str, why: str, remedy: str = _REMEDY) -> Problem:
    return Problem(code, f"{event.type} of {event.subject_key}, {event.when}: {why}.", remedy)


def _step(event: Event, code: str, why: str) -> Step:
    return event, _problem(event, code, why)
