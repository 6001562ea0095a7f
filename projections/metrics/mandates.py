"""Metrics of what meetings gave bodies to do (TREATY section 6; 2RC paras 84, 85 and 91)."""

from __future__ import annotations

from collections.abc import Callable

from projections.mandates import DISCHARGED, MandateStatus, mandates
from projections.metrics.lacking import lacking
from projections.metrics.model import Asked, Metric, MetricAnswer, MetricUnit, unknown

__all__ = ["METRICS"]

Answer = Callable[[Asked], MetricAnswer]


def _mandates(*statuses: MandateStatus) -> Answer:
    """How many mandates stand so, of all that are recorded."""

    def answer(asked: Asked) -> MetricAnswer:
        known = mandates(asked.view)
        if not known:
            return unknown(lacking("MandateGiven"))
        found = [item for item in known if not statuses or item.status in statuses]
        return MetricAnswer(
            len(found),
            evidence=tuple(dict.fromkeys(id_ for item in found for id_ in item.evidence)),
        )

    return answer


_STANDING = (
    ("given", "Mandates that meetings have given to bodies", ()),
    ("discharged", "Mandates that are discharged, in time or late", tuple(DISCHARGED)),
    (
        "not_recorded",
        "Mandates whose day is past without a record of their discharge",
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
