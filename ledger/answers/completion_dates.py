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
    """Completion days, one row a replication; null beyond the horizon."""
    import pyarrow as pa  # noqa: PLC0415 - slow to import, and seldom asked for
    from pyarrow import parquet  # noqa: PLC0415

    finish = [each.result.outcome.finish for each in plans]
    counts = [len(each) for each in finish]
    columns = {
        "state": np.repeat([each.scenario.state for each in plans], counts),
        "article": np.repeat([each.scenario.article for each in plans], counts),
        "replication": np.concatenate([np.arange(count) for count in counts]),
        "days": pa.array(np.concatenate(finish), mask=~np.isfinite(np.concatenate(finish))),
        "completed_on": [
            day_of(each.scenario.start, days) if np.isfinite(days) else None
            for each, own in zip(plans, finish, strict=True)
            for days in own.tolist()
        ],
    }
    buffer = BytesIO()
    parquet.write_table(pa.table(columns), buffer)
    return buffer.getvalue()
