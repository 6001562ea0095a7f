"""Names of meetings, and accounts, that no recorded meeting has: kept, and found with the nearest.

They are kept, since the meeting may be recorded later; until then nothing that hangs on the
meeting is worked out.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from domain.errors import did_you_mean
from projections.machinery.meetings import meetings_as_known
from projections.noticed import Noticed
from projections.view import per_view

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from domain.events.header import Event
    from projections.view import View

__all__ = ["MEETING_FIELDS", "MISNAMED_RULES", "meetings_misnamed", "misnamed", "recorded_meetings"]

MISNAMED_RULES = {
    "meeting_unknown": "an event names a meeting that is not recorded as set or held",
}
MEETING_FIELDS = (
    "meeting",
    "for_meeting",
    "due_meeting",
    "decided_by",
    "found_by",
    "from_meeting",
    "until_meeting",
)
"""The fields of events that name a meeting; those of costs and sums name an account."""


@per_view
def recorded_meetings(view: View) -> frozenset[str]:
    """The meetings that were set or held, whenever that is known."""
    return frozenset(name for name, held in meetings_as_known(view).items() if held.parts)


def meetings_misnamed(view: View, subject: str) -> Iterator[Noticed]:
    """The events of a subject that name a meeting which is not recorded, once for each name."""
    known = recorded_meetings(view)
    events: list[Event] = view.held(subject)
    for event in events:
        for name in sorted({getattr(event, field) or "" for field in _naming(type(event))}):
            if name and name not in known:
                text = f"{event.type} of {event.when} {misnamed(name, known)}"
                yield Noticed("meeting_unknown", text, (event.id,))


@cache
def _naming(kind: type[Event]) -> tuple[str, ...]:
    """The fields of an event type that name a meeting."""
    return tuple(field for field in MEETING_FIELDS if field in kind.model_fields)


def misnamed(name: str, known: Collection[str], nor: str = "") -> str:
    """That a name is none of the known ones, with the nearest; ``nor``: what else it is not."""
    return (
        f"is of {name!r}, no meeting that was set or held{nor}."
        f"{did_you_mean(name, known)} Correct it, or record the meeting"
    )
