"""Completion dates of every replication, as a Parquet file."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import numpy as np

from simulations.worlds.calendar import day_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from simulations.planning import Plan

__all__ = ["completion_dates"]


def completion_dates(plans: Sequence[Plan]) -> bytes:
    """Completion days, one row a replication; null beyond the horizon. No plans, no rows."""
    import pyarrow as pa  # noqa: PLC0415 - slow to import, and seldom asked for
    from pyarrow import parquet  # noqa: PLC0415

    finish = [each.result.outcome.finish for each in plans]
    days = np.concatenate([np.empty(0), *finish])
    scenarios = [
        each.scenario for each, own in zip(plans, finish, strict=True) for _ in range(len(own))
    ]
    columns = {
        "state": [each.state for each in scenarios],
        "article": [each.article for each in scenarios],
        "replication": [number for own in finish for number in range(len(own))],
        "days": pa.array(days, mask=~np.isfinite(days)),
        "completed_on": [
            day_of(each.start, when) if np.isfinite(when) else None
            for each, when in zip(scenarios, days.tolist(), strict=True)
        ],
    }
    schema = pa.schema(
        {
            "state": pa.string(),
            "article": pa.int64(),
            "replication": pa.int64(),
            "days": pa.float64(),
            "completed_on": pa.date32(),
        }
    )
    buffer = BytesIO()
    parquet.write_table(pa.table(columns, schema=schema), buffer)
    return buffer.getvalue()
