"""Article 3: stockpiles.

R3.1-2: destroyed as soon as possible, at the latest eight years after entry into force for the
State. R3.3: extension by up to four years a grant. R3.5: the request at least nine months before
the meeting that considers it. R3.8: who retains munitions reports on them for each such year by
30 April of the next.
"""

from __future__ import annotations

from datetime import date

from domain.dates import add_years

__all__ = ["MAX_EXTENSION_MONTHS", "YEARS", "original_deadline", "retention_report_due"]

YEARS = 8
MAX_EXTENSION_MONTHS = 48


def original_deadline(in_force_on: date) -> date:
    """Last day for destruction before any extension (Article 3.2)."""
    return add_years(in_force_on, YEARS)


def retention_report_due(year: int) -> date:
    """Last day for the report on the munitions retained in a calendar year (Article 3.8)."""
    return date(year + 1, 4, 30)
