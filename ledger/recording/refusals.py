"""What a batch is refused for, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.errors import did_you_mean
from domain.events.corrections import Amendment, Corrected
from domain.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from domain.events.header import Event
    from projections.fates import Fate

__all__ = [
    "document_gone",
    "no_fact",
    "not_standing",
    "orphaned",
    "other_subject",
    "stands_already",
    "target_gone",
    "uncited",
    "unknown_target",
]


def _named(event: Event) -> str:
    return f"{event.type} of {event.subject_key}, {event.when},"


def uncited(event: Event, key: str, recorded: Sequence[str]) -> Problem:
    """DOCUMENT_UNKNOWN: it cites a document that is not recorded."""
    return Problem(
        "DOCUMENT_UNKNOWN",
        f"{_named(event)} cites the document {key!r}, which is not recorded."
        f"{did_you_mean(key, recorded)}",
        "Record a DocumentIssued event for it in the same batch or before.",
    )


def orphaned(event: Event, needs: str) -> Problem:
    """PREMISE_TAKEN_AWAY: with the batch, an event lacks what it presupposes."""
    return Problem(
        "PREMISE_TAKEN_AWAY",
        f"{_named(event)} would lose {needs}.",
        f"Retract or correct {event.id} in the same batch.",
    )


def document_gone(event: Event, key: str) -> Problem:
    """PREMISE_TAKEN_AWAY: with the batch, a document is gone that an event cites."""
    return Problem(
        "PREMISE_TAKEN_AWAY",
        f"{_named(event)} cites the document {key!r}, which would be gone.",
        f"Correct {event.id} in the same batch.",
    )


def other_subject(event: Amendment, subject: str) -> Problem:
    """AMENDMENT_SUBJECT: the event to be amended is of another subject."""
    return Problem(
        "AMENDMENT_SUBJECT",
        f"the {event.type} is about {event.subject}, its target about {subject}.",
        f"Write the subject {subject}.",
    )


def not_standing(event: Amendment) -> Problem:
    """TARGET_GONE: the event to be amended does not stand."""
    return Problem(
        "TARGET_GONE",
        f"the {event.type} points at {event.target}, which is no fact that stands.",
        "Point at a fact; `ccm event ID` says what an event is.",
    )


def target_gone(event: Amendment, fate: Fate, where: str) -> Problem:
    """TARGET_GONE: the event to be amended was taken back, by whom and where."""
    return Problem(
        "TARGET_GONE",
        f"the {event.type} points at {event.target}, which was {fate.what} {where}, by {fate.by}.",
        f"Point at {fate.stands}, which stands in its place now."
        if fate.stands
        else "Nothing stands in its place. If the fact holds after all, record it again: it stands "
        "as its next occurrence then.",
    )


def no_fact(event: Amendment, target: Amendment) -> Problem:
    """TARGET_AMENDMENT: what is to be amended is itself an amendment that cannot be."""
    return Problem(
        "TARGET_AMENDMENT",
        f"the {event.type} points at {target.id}, which is a {target.type} and no fact.",
        _UNDOING[target.type],
    )


_UNDOING = {
    "SourceAdded": "An added source can be retracted: `ccm retract` it, and add the right one.",
    "Retracted": "Record the fact again; it stands as its next occurrence then.",
    "Corrected": "Correct the replacement back, under its own id; `ccm event ID` names it.",
}


def unknown_target(event: Amendment) -> Problem:
    """TARGET_UNKNOWN: no such event is recorded."""
    return Problem(
        "TARGET_UNKNOWN",
        f"the {event.type} points at {event.target}, which this ledger does not hold.",
        "`ccm events` lists the ids.",
    )


def stands_already(event: Corrected, replacement: Event) -> Problem:
    """REPLACEMENT_STANDS: what a correction brings is recorded already."""
    return Problem(
        "REPLACEMENT_STANDS",
        f"what is to replace {event.target} is recorded already and stands.",
        f"Retract {event.target} instead; `ccm source {replacement.id}` adds its document.",
    )
