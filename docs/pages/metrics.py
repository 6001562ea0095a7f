"""The page on metrics."""

from __future__ import annotations

from pages.parts import MADE, page, table
from projections.metrics.model import Metric
from projections.metrics.registry import metrics

__all__ = ["metrics_page"]

_ABOUT_METRICS = """`ccm metric NAME` gives a value, `ccm explain NAME` the States and events behind
it. An answer that the ledger cannot give says what is missing; it is never zero. Metrics of a
single meeting are named after it: `art3_extensions_granted_9msp`. What counts States has a twin,
`NAME_list`, that gives their codes."""
_ABOUT_READINGS = """The words of a report can often be read in more than one way. The audit tries
these where a claim is not true as the metric reads it."""


def metrics_page() -> str:
    """The registry of metrics."""
    parts = [
        "# Metrics",
        MADE,
        _ABOUT_METRICS,
        table(
            ("metric", "what it asks", "unit", "rule", ""),
            [_metric(row) for row in metrics().values() if not _is_twin(row)],
        ),
        "## Other readings",
        _ABOUT_READINGS,
        table(
            ("metric", "read otherwise"),
            [
                (f"`{row.name}`", reading.words)
                for row in metrics().values()
                if not _is_twin(row)
                for reading in row.readings
            ],
        ),
    ]
    return page(parts)


def _is_twin(row: Metric) -> bool:
    return row.name.removesuffix("_list") in metrics().keys() - {row.name}


def _kind_of(row: Metric) -> str:
    if row.about_meeting:
        return "of a meeting"
    return "of a State" if row.about_state else "over a period" if row.over_period else ""


def _metric(row: Metric) -> tuple[str, ...]:
    kind = _kind_of(row)
    return (f"`{row.name}`", row.title, row.unit.value, row.rule, kind)
