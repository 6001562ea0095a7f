"""The Dubrovnik Action Plan 2016-20 as reviewed at 1 October 2020 (Annex III of the final report).

31 actions; parts and expected results stand beside them where the review judges them apart.
"""

from __future__ import annotations

from datetime import date

from projections.plans.dubrovnik.duties import DUTIES
from projections.plans.dubrovnik.support import SUPPORT
from projections.plans.review import Reviewed

__all__ = ["DUBROVNIK", "REVIEWED_ON", "ROWS"]

DUBROVNIK = "Dubrovnik Action Plan"

ROWS: tuple[Reviewed, ...] = (*DUTIES, *SUPPORT)
"""In the order of the plan."""

REVIEWED_ON = date(2020, 10, 1)
"""The day up to which the review goes (para 26)."""
