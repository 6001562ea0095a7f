"""Strategies for events: of one type, of any type, and for the amendments of a given event."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any, TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from domain.dates import DateRange
from domain.events.corrections import (
    Amendment,
    Corrected,
    CorrectionKind,
    Retracted,
    SourceAdded,
)
from domain.events.header import Event
from domain.events.membership import ConventionSigned
from domain.knowledge import KNOWN_ON_THEIR_DAY
from domain.rules import article_15
from domain.sources import Basis, Confidence
from domain.strategies.drawing import Draws, Fields
from domain.strategies.payloads import PAYLOADS
from domain.strategies.values import date_ranges, sources, subjects, texts

__all__ = [
    "STRATEGIES",
    "amendments_of",
    "any_event",
    "any_fact",
    "corrections",
    "events",
    "retractions",
    "sources_added",
]

E = TypeVar("E", bound=Event)


def events(kind: type[E], /, **fixed: Any) -> SearchStrategy[E]:
    """Events of one type, with fields fixed to values or drawn from other strategies.

    ``when`` (a day, a DateRange, or a strategy of these) gives both dates. Amendments need their
    target: see :func:`amendments_of`. Raises TypeError for a field that the type does not have.
    """
    strange = fixed.keys() - {"when", *kind.model_fields}
    if strange:
        message = f"{kind.__name__} has no field {sorted(strange)}; its dates are given by 'when'"
        raise TypeError(message)
    if issubclass(kind, Amendment) and "target" not in fixed:
        message = f"a {kind.__name__} needs its target: use amendments_of(event)"
        raise TypeError(message)
    return _events(kind, fixed)


@st.composite
def _events(draw: DrawFn, kind: type[E], fixed: Fields) -> E:
    fields = {
        name: draw(value) if isinstance(value, SearchStrategy) else value
        for name, value in fixed.items()
    }
    when = fields.pop("when", None) or draw(_when(kind))
    fields |= _dated(when)
    if "subject" not in fields:
        fields["subject"] = draw(st.one_of(*map(subjects, sorted(kind.subject_kinds))))
    for name, chosen in {**_HEADER, **PAYLOADS.get(kind, {})}.items():
        if name not in fields:
            strategy = chosen(fields) if callable(chosen) else chosen
            fields[name] = draw(strategy)
    if "known_on" not in fields:
        fields["known_on"] = draw(_known_on(kind, fields["effective_on"]))
    return kind.model_validate(fields)


_HEADER: Mapping[str, Draws] = {
    "sources": sources(),
    "note": st.sampled_from(("", "as printed", "≈ inferred, see table 3")),
    "confidence": st.sampled_from(Confidence),
    "basis": st.sampled_from(Basis),
}


def _dated(when: date | DateRange) -> dict[str, date]:
    span = DateRange.of(when) if isinstance(when, date) else when
    return {"not_before": span.first, "effective_on": span.last}


def _when(kind: type[Event]) -> SearchStrategy[DateRange]:
    if kind is ConventionSigned:
        window = article_15.OPEN_FOR_SIGNATURE
        return date_ranges(window.first, window.last)
    return date_ranges()


def _known_on(kind: type[Event], effective_on: date) -> SearchStrategy[date]:
    """On its day for an act, up to three years later for what has to be published first."""
    if kind in KNOWN_ON_THEIR_DAY:
        return st.just(effective_on)
    return st.integers(0, 1100).map(lambda later: effective_on + timedelta(later))


def any_fact(**fixed: Any) -> SearchStrategy[Event]:
    """Events of any type but the amendments that has all the fixed fields.

    With a ``subject`` only of the types that can be about it.
    """
    return st.one_of(*(events(kind, **fixed) for kind in PAYLOADS if _takes(kind, fixed)))


def _takes(kind: type[Event], fixed: Fields) -> bool:
    subject = fixed.get("subject")
    about = subject.partition(":")[0] if isinstance(subject, str) else None
    return fixed.keys() <= {"when", *kind.model_fields} and (
        about is None or about in kind.subject_kinds
    )


def any_event(**fixed: Any) -> SearchStrategy[Event]:
    """Events of any type. An amendment's target is a fact drawn for it, and not given back."""
    return any_fact(**fixed) | any_fact(**fixed).flatmap(amendments_of)


def amendments_of(target: Event, **fixed: Any) -> SearchStrategy[Amendment]:
    """Further sources, retractions and corrections of one event, as far as the fields allow."""
    makers: Mapping[type[Amendment], Callable[..., SearchStrategy[Amendment]]] = {
        SourceAdded: sources_added,
        Retracted: retractions,
        Corrected: corrections,
    }
    return st.one_of(
        *(make(target, **fixed) for kind, make in makers.items() if _takes(kind, fixed)),
    )


def sources_added(target: Event, **fixed: Any) -> SearchStrategy[SourceAdded]:
    """Further sources for one event."""
    return events(SourceAdded, **{**_about(target), **fixed})


def retractions(target: Event, **fixed: Any) -> SearchStrategy[Retracted]:
    """Retractions of one event, of both kinds."""
    reasons = {"reason": texts(), "kind": st.sampled_from(CorrectionKind)}
    return events(Retracted, **{**_about(target), **reasons, **fixed})


def corrections(target: Event, **fixed: Any) -> SearchStrategy[Corrected]:
    """Corrections of one event, of both kinds.

    ``replacement`` is by default another event of the same type about the same subject.
    """
    own = {
        "reason": texts(),
        "kind": st.sampled_from(CorrectionKind),
        "replacement": events(type(target), subject=target.subject),
    }
    return events(Corrected, **{**_about(target), **own, **fixed})


def _about(target: Event) -> dict[str, Any]:
    return {"subject": target.subject, "target": target.id}


STRATEGIES: Mapping[str, SearchStrategy[Event]] = {
    **{kind.__name__: events(kind) for kind in PAYLOADS},
    SourceAdded.__name__: any_fact().flatmap(sources_added),
    Retracted.__name__: any_fact().flatmap(retractions),
    Corrected.__name__: any_fact().flatmap(corrections),
}
"""The strategy of each event type by its name."""
