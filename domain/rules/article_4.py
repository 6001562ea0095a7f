"""Article 4: clearance.

R4.1a: remnants in areas contaminated at entry into force, at the latest ten years after it.
R4.1b: remnants of later hostilities, ten years after these ended; one clock a conflict, and no
deadline while they last. R4.5: extension by up to five years a grant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.dates import add_years

if TYPE_CHECKING:
    from datetime import date

__all__ = [
    "DECLARATION",
    "MAX_EXTENSION_MONTHS",
    "YEARS",
    "deadline_after_hostilities",
    "original_deadline",
]

YEARS = 10
MAX_EXTENSION_MONTHS = 60
DECLARATION = "4.1(c)"
"""The paragraph by which a State that has finished declares it."""


def original_deadline(in_force_on: date) -> date:
    """Last day for clearance before any extension (Article 4.1(a))."""
    return add_years(in_force_on, YEARS)


def deadline_after_hostilities(ended_on: date) -> date:
    """Last day for clearing what one conflict left after entry into force (Article 4.1(b))."""
    return add_years(ended_on, YEARS)
