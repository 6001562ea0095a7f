"""Events about recorded events: a further source, a retraction, a correction.

Their days are those of the event they are about, so that the same amendment twice is a no-op.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import ValidationError

from domain.errors import InvalidEventError, RejectedBatchError
from domain.events.corrections import (
    Amendment,
    Corrected,
    CorrectionKind,
    Retracted,
    SourceAdded,
)
from domain.events.registry import problems_of
from domain.knowledge import default_known_on
from domain.problems import Place, Problem
from domain.sources import Basis, Confidence, Source
from ledger.journal.columns import columns_of
from ledger.journal.fields import read_fields, written_fields

if TYPE_CHECKING:
    from domain.events.header import Event

__all__ = ["Grounds", "corrected", "learnt_on", "replacement_of", "retracted", "source_added"]

A = TypeVar("A", bound=Amendment)

_HEADER_FIELD = {
    "date": ("not_before", "effective_on"),
    "documents": ("sources",),
    "locators": ("sources",),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounds:
    """Why and on what a recorded event is amended; ``known_on`` is when that was known."""

    sources: Sequence[Source]
    known_on: date
    note: str = ""

    def header(self, target: Event) -> dict[str, Any]:
        """The header of an amendment of ``target``; its own sources where there are no others."""
        return {
            "subject": target.subject,
            "not_before": target.not_before,
            "effective_on": target.effective_on,
            "known_on": self.known_on,
            "sources": tuple(self.sources) or target.sources,
            "note": self.note,
            "confidence": Confidence.HIGH,
            "basis": Basis.READ,
        }


def source_added(target: Event, grounds: Grounds) -> SourceAdded:
    """A further document for a fact. Raises InvalidEventError."""
    return _made(SourceAdded, grounds.header(target) | {"target": target.id})


def retracted(target: Event, reason: str, kind: CorrectionKind, grounds: Grounds) -> Retracted:
    """A fact taken back. Raises InvalidEventError."""
    fields = {"target": target.id, "reason": reason, "kind": kind}
    return _made(Retracted, grounds.header(target) | fields)


def corrected(
    target: Event,
    replacement: Event,
    reason: str,
    kind: CorrectionKind,
    grounds: Grounds,
) -> Corrected:
    """A fact replaced by another one about the same subject. Raises InvalidEventError."""
    fields = {"target": target.id, "reason": reason, "kind": kind, "replacement": replacement}
    return _made(Corrected, grounds.header(target) | fields)


def _made(kind: type[A], fields: dict[str, Any]) -> A:
    """The amendment of these fields. Raises InvalidEventError."""
    try:
        return kind.model_validate(fields)
    except ValidationError as error:
        raise InvalidEventError(problems_of(kind, error)) from None


def replacement_of(
    target: Event,
    changes: Mapping[str, str],
    published: Mapping[str, date],
    named: Callable[[str], str],
) -> Event:
    """The fact with some columns of its table changed; everything else is kept as it is.

    ``named`` says how a column is called where it was given, and how the whole input is ("").
    Where the day it was known followed from its days and documents, it follows from the new ones.
    Raises RejectedBatchError with every problem; also where nothing would change.
    """
    if "subject" in changes:
        raise RejectedBatchError([_other_subject(target, named("subject"))])
    told = _told(target, changes, published, named)
    names = {name for column in changes for name in _HEADER_FIELD.get(column, (column,))}
    if told.known_on != target.known_on:
        names.add("known_on")
    kept = {name: getattr(target, name) for name in type(target).model_fields}
    changed = type(target).model_validate({**kept, **{name: getattr(told, name) for name in names}})
    if changed == target:
        raise RejectedBatchError([_nothing_changed(target, named(""))])
    return changed


def _told(
    target: Event,
    changes: Mapping[str, str],
    published: Mapping[str, date],
    named: Callable[[str], str],
) -> Event:
    """The target's row with the changes in it, read anew."""
    written = written_fields(target)
    days = [published[item.document] for item in target.sources if item.document in published]
    if target.known_on == default_known_on(type(target), target.effective_on, days):
        written["known_on"] = ""
    return read_fields(type(target), {**written, **changes}, published, named)


def learnt_on(replacement: Event, day: date) -> Event:
    """The replacement as it became known with its correction, where the world learnt better."""
    return replacement.model_copy(update={"known_on": day})


def _other_subject(target: Event, place: str) -> Problem:
    return Problem(
        "CORRECTION_SUBJECT",
        f"a correction stays with its subject, {target.subject}.",
        "Retract the event, and record the right one about the other subject.",
        Place(place),
    )


def _nothing_changed(target: Event, place: str) -> Problem:
    return Problem(
        "NOTHING_CHANGED",
        f"the {target.type} {target.id} says all this already.",
        f"Set one of its columns to another value: {', '.join(columns_of(type(target)))}.",
        Place(place),
    )
