"""Which accounts there are: meetings set or held, years, and what a cost is recorded of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.events.money import account_of_year
from projections.membership import convention_in_force_on
from projections.misnamed import recorded_meetings
from projections.money.costs import cost_events
from projections.view import per_view

if TYPE_CHECKING:
    from projections.view import View

__all__ = ["is_account", "known_accounts"]


@per_view
def known_accounts(view: View) -> frozenset[str]:
    """The meetings that were set or held, whenever that is known, and the years of Article 14.2.

    The years are those from the entry into force of the Convention to the one after the view's.
    """
    begins = convention_in_force_on(view)
    years = range(begins.year, view.as_of.year + 2) if begins else range(0)
    return recorded_meetings(view) | {account_of_year(year) for year in years}


def is_account(view: View, name: str) -> bool:
    """Whether there is such an account: a known one, or one of which a cost is recorded.

    What States are asked for and pay into another is added to nothing: its name may be a slip.
    """
    return name in known_accounts(view) or name in cost_events(view)
