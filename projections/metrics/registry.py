"""All metrics by name: ``metric(name)`` finds one, ``measure`` asks it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from domain.dates import DateRange
from domain.errors import UnknownMetricError
from domain.events.fields import Article
from projections.metrics.building import listed
from projections.metrics.extensions import granted_by
from projections.metrics.members import never_none_of_nobody
from projections.metrics.model import Asked, Metric, MetricAnswer
from projections.metrics.rows import metrics
from projections.plans.rows import numbers

if TYPE_CHECKING:
    from projections.view import View

__all__ = ["measure", "metric", "metrics"]

_GRANTED_BY = re.compile(r"art([34])_extensions_granted_([0-9]+(?:msp|rc))(_list)?\Z")


def metric(name: str) -> Metric:
    """The metric of that name. Raises UnknownMetricError."""
    found = metrics().get(name) or numbers().get(name)
    if found:
        return found
    match = _GRANTED_BY.match(name)
    if match is None:
        raise UnknownMetricError(name, [*metrics(), *numbers()])
    row = never_none_of_nobody(granted_by(Article(int(match[1])), match[2]))
    return listed(row) if match[3] else row


def measure(
    view: View,
    name: str,
    subject: str | None = None,
    during: DateRange | None = None,
) -> MetricAnswer:
    """The answer of a metric at the view's day; over ``during``, by default the view's year.

    ``subject`` is a State's code or a meeting's name. Raises UnknownMetricError.
    """
    year = DateRange(view.as_of.replace(month=1, day=1), view.as_of)
    return metric(name).answer(Asked(view, subject, during or year))
