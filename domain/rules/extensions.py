"""The extension procedure of Articles 3.3 to 3.5 and 4.5 to 4.8.

A deadline *stated* by a decision governs; months are counted from the last deadline, never from
the day of the decision. A request is to come in at least nine months before the meeting that
considers it (exactly nine is in time), and under Article 4 before the deadline expires. These are
often not kept, so they are found, never refused.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.dates import add_months
from domain.events.fields import Article
from domain.rules import article_3, article_4

if TYPE_CHECKING:
    from datetime import date

__all__ = [
    "MONTHS_BEFORE_MEETING",
    "deadline_by_months",
    "exceeds_maximum",
    "latest_day_to_request",
    "max_months",
]

MONTHS_BEFORE_MEETING = 9
_MAX = {
    Article.STOCKPILES: article_3.MAX_EXTENSION_MONTHS,
    Article.CLEARANCE: article_4.MAX_EXTENSION_MONTHS,
}


def max_months(article: Article) -> int:
    """The longest extension one grant may give: 48 months under Article 3, 60 under Article 4."""
    return _MAX[article]


def deadline_by_months(previous: date, months: int) -> date:
    """Where so many months from the last deadline lead."""
    return add_months(previous, months)


def exceeds_maximum(article: Article, previous: date, deadline: date) -> bool:
    """Whether a deadline lies further from the last one than a single grant may lead."""
    return deadline > add_months(previous, max_months(article))


def latest_day_to_request(meeting_opens_on: date) -> date:
    """Last day on which a request is nine months ahead of a meeting's first day."""
    return add_months(meeting_opens_on, -MONTHS_BEFORE_MEETING)
