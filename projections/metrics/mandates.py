"""Metrics of what meetings gave bodies to do (TREATY section 6; 2RC paras 84, 85 and 91)."""

from __future__ import annotations

from collections.abc import Callable

from projections.mandates import DISCHARGED, MandateStatus, mandates
from projections.metrics.lacking import lacking
from projections.metrics.model import Asked, Metric, MetricAnswer, MetricUnit, unknown

__all__ = ["METRICS"]

Answer = Callable[[Asked], MetricAnswer]


def _mandates(*statuses: MandateStatus) -> Answer:
    """How many stand so, each time of one that repeats by itself; or how many were given."""

    def answer(asked: Asked) -> MetricAnswer:
        known = mandates(asked.view)
        if not known:
            return unknown(lacking("MandateGiven"))
        found = [item for item in known if not statuses or item.status in statuses]
        if not found and set(statuses) == DISCHARGED:
            return unknown(lacking("MandateDischarged"))
        return MetricAnswer(
            len(found) if statuses else len({item.given.id for item in found}),
            evidence=tuple(dict.fromkeys(id_ for item in found for id_ in item.evidence)),
        )

    return answer


_STANDING = (
    ("given", "Mandates that meetings have given to bodies", ()),
    (
        "discharged",
        "Mandates, and times of those that repeat, that are discharged, in time or late",
        tuple(DISCHARGED),
    ),
    (
        "not_recorded",
        "Mandates, and times of those that repeat, past their day without a record of a discharge",
        (MandateStatus.NOT_RECORDED,),
    ),
)

METRICS: tuple[Metric, ...] = tuple(
    Metric(
        f"mandates_{name}",
        words,
        MetricUnit.NUMBER,
        "paras 84, 85 and 91",
        _mandates(*statuses),
    )
    for name, words, statuses in _STANDING
)
