"""What a review by hand says of the plan's numbers on the shipped dataset, one by one.

``indicators.csv`` beside the tables holds, for each number of the Lausanne Action Plan, its value
at the end of the baseline period and on :data:`REVIEWED_ON`, and why each is what it is. No value
that is shown is taken from it; a test holds what is computed against it.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from ledger.datasets.loading import shipped_folder

__all__ = ["REVIEWED_ON", "ReviewedNumber", "reviewed_numbers", "value_in_words"]

REVIEWED_ON = date(2026, 11, 1)
"""The day of the later of the two values."""


@dataclass(frozen=True, slots=True)
class ReviewedNumber:
    """One number as reviewed; a value in words, empty where there is no data.

    ``how`` and ``states`` are those of :data:`REVIEWED_ON`, as are ``now`` and the number of States
    in its ``base``.
    """

    key: str
    how: str
    baseline: str
    now: str
    base: str
    states: tuple[str, ...]
    reason: str

    @property
    def has_value(self) -> bool:
        """Whether there is data on either day."""
        return bool(self.now or self.baseline)


@cache
def reviewed_numbers() -> Mapping[str, ReviewedNumber]:
    """Every number by its key, in the order of the plan."""
    text = (shipped_folder() / "indicators.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(io.StringIO(text))
    return {row["key"]: _number(row) for row in rows}


def _number(row: dict[str, str]) -> ReviewedNumber:
    return ReviewedNumber(
        key=row["key"],
        how=row["how"],
        baseline=row["baseline"],
        now=row["now"],
        base=row["base"],
        states=tuple(filter(None, row["states"].split(";"))),
        reason=row["reason"],
    )


def value_in_words(value: int | None, qualifier: str | None) -> str:
    """A value as the review writes it: ``3``, ``at least 3``, nothing where there is no data."""
    exactly = "" if qualifier in {None, "exact"} else f"{str(qualifier).replace('_', ' ')} "
    return "" if value is None else f"{exactly}{value}"
