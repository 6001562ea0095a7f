"""Events that lack what they presuppose: recorded, since it may come later, and found till then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.timelines.premises import MissingPremise, missing_premises
from projections.noticed import Noticed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.events.header import Event
    from projections.view import View

__all__ = ["PREMISE_RULES", "premises_not_recorded"]

PREMISE_RULES = {"premise_not_recorded": "an event lacks what it presupposes"}


def premises_not_recorded(view: View, subject: str) -> Iterator[Noticed]:
    """The events of a subject by the view's day without what they presuppose, on whatever day."""
    missing = view.told(subject, _missing)
    if not missing:  # the usual case; what is known beyond the day need not be looked through
        return
    known: list[Event] = view.known(subject)
    lacking = {item.key for item in missing_premises(known)}
    for item in missing:
        if item.key in lacking:
            text = f"{item.event.type} of {item.event.when} lacks {item.needs}"
            yield Noticed("premise_not_recorded", text, (item.event.id,))


def _missing(timeline: tuple[Event, ...]) -> tuple[MissingPremise, ...]:
    return tuple(missing_premises(timeline))
