"""Terms of office (Articles 11 and 12; 2RC paras 4, 85 to 87 and 92; TREATY section 6).

T1: since the First Review Conference a President serves from the day after the meeting before
ends through the last day of the meeting presided over; before, from the opening of that meeting
to the day before the next opens. T2: a Coordinator serves from the day after one meeting ends
through the last day of another; without a stated end the term is open. T3: since the Eighth
Meeting requests are analysed by the Coordinators on the article and those on cooperation.
"""

from __future__ import annotations

from datetime import date

from domain.dates import add_days
from domain.events.fields import Article
from domain.events.offices import Theme

__all__ = [
    "ANALYSIS_GROUPS",
    "ANALYSIS_GROUPS_SINCE",
    "PRESIDENT_TERM_DECIDED_ON",
    "day_after",
    "serves_from_its_own_opening",
]

PRESIDENT_TERM_DECIDED_ON = date(2015, 9, 11)
"""The First Review Conference decided on the term of Presidents by its last day (AIII para 122)."""

ANALYSIS_GROUPS_SINCE = date(2018, 9, 5)
"""The Eighth Meeting set the groups up by its last day (para 85 (iii)(d), AIII para 131)."""

ANALYSIS_GROUPS = {
    Article.STOCKPILES: (Theme.STOCKPILES, Theme.COOPERATION),
    Article.CLEARANCE: (Theme.CLEARANCE, Theme.COOPERATION),
}
"""The themes whose Coordinators analyse requests under an article."""


def day_after(closes_on: date) -> date:
    """First day of a term that follows a meeting's last day."""
    return add_days(closes_on, 1)


def serves_from_its_own_opening(opens_on: date) -> bool:
    """Whether the President of a meeting that opens on a day serves by the rule before the 1RC."""
    return opens_on <= PRESIDENT_TERM_DECIDED_ON
