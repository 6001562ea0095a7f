"""Article 3: stockpiles.

R3.1-2: destroyed as soon as possible, at the latest eight years after entry into force for the
State. R3.3: extension by up to four years a grant. R3.5: the request at least nine months before
the meeting that considers it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.dates import add_years

if TYPE_CHECKING:
    from datetime import date

__all__ = ["MAX_EXTENSION_MONTHS", "YEARS", "original_deadline"]

YEARS = 8
MAX_EXTENSION_MONTHS = 48


def original_deadline(in_force_on: date) -> date:
    """Last day for destruction before any extension (Article 3.2)."""
    return add_years(in_force_on, YEARS)
