"""Single events written out, for tests by example."""

from __future__ import annotations

from typing import Any, TypeVar

from domain.dates import DateRange, parse_range
from domain.events.header import Event
from domain.sources import Basis, Confidence, Source
from domain.strategies.values import DOCUMENTS

__all__ = ["example"]

E = TypeVar("E", bound=Event)


def example(kind: type[E], when: str | DateRange, subject: str, /, **fields: Any) -> E:
    """An event by its days as people write them (``2020-06``), in as few words as can be.

    Of the fields left out, those of the payload that a type requires are None, and the header's
    are plain: known on the last day, cited from the depositary.
    """
    days = when if isinstance(when, DateRange) else parse_range(when)
    header: dict[str, Any] = {
        "subject": subject,
        "not_before": days.first,
        "effective_on": days.last,
        "known_on": days.last,
        "sources": (Source(document=DOCUMENTS[0], locator="status"),),
        "note": "",
        "confidence": Confidence.HIGH,
        "basis": Basis.READ,
    }
    absent = {name: None for name in kind.payload_fields() if kind.model_fields[name].is_required()}
    return kind.model_validate({**header, **absent, **fields})
