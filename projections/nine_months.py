"""How a request for an extension keeps the nine months ahead of its meeting (R3.5, R4.6)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from domain.rules.extensions import latest_day_to_request
from projections.machinery.meetings import meeting, meeting_on

if TYPE_CHECKING:
    from datetime import date

    from domain.events.extensions import ExtensionRequested
    from projections.extensions import Case
    from projections.view import View

__all__ = ["NineMonths", "nine_months"]


@dataclass(frozen=True, slots=True)
class NineMonths:
    """A request against the first day of its meeting, as ``scheduled`` and as it ``actual``ly was.

    Of a meeting in parts the part that came next counts. The opening that was scheduled on the day
    of the request governs, for the State could know of no other.
    """

    request: ExtensionRequested
    meeting: str
    scheduled: date
    actual: date | None

    @property
    def ask_by(self) -> date:
        """The last day to ask, by the opening as scheduled."""
        return latest_day_to_request(self.scheduled)

    @property
    def ask_by_actual(self) -> date | None:
        """The last day to ask, by the actual opening."""
        return latest_day_to_request(self.actual) if self.actual else None

    @property
    def in_time(self) -> bool | None:
        """Whether it came by then; None where its days allow both."""
        return self._by(self.ask_by)

    @property
    def in_time_actual(self) -> bool | None:
        """Whether it would have been in time for the actual opening."""
        return self._by(self.ask_by_actual) if self.ask_by_actual else None

    def _by(self, limit: date) -> bool | None:
        if self.request.effective_on <= limit:
            return True
        return False if self.request.not_before > limit else None


def nine_months(view: View, item: Case) -> NineMonths | None:
    """The mark of one case, or None without a request or a meeting with days."""
    request = item.request
    put_to = meeting(view, item.for_meeting) if item.for_meeting else None
    if request is None or put_to is None:
        return None
    asked_on = request.not_before
    actual = put_to.next_opening(asked_on)
    scheduled = meeting_on(view, put_to.name, asked_on).next_opening(asked_on) or actual
    return NineMonths(request, put_to.name, scheduled, actual) if scheduled else None
