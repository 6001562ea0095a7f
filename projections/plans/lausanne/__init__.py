"""The Lausanne Action Plan 2021-26 (Annex II of the final report), in our own short words.

50 actions, 77 indicators (the bullets of Annex 1), each number in them under a key of its own:
``4b2`` is the second number of the second bullet of Action 4.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from projections.plans.lausanne import (
    clearance,
    cooperation,
    implementing,
    practices,
    reporting,
    stockpiles,
    universalization,
    victims,
)

if TYPE_CHECKING:
    from projections.plans.model import Action, Section

__all__ = ["SECTIONS", "actions"]

SECTIONS: tuple[Section, ...] = (
    practices.SECTION,
    universalization.SECTION,
    stockpiles.SECTION,
    clearance.SECTION,
    clearance.RISK_EDUCATION,
    victims.SECTION,
    cooperation.SECTION,
    reporting.SECTION,
    implementing.SECTION,
    implementing.COMPLIANCE,
)
"""In the order of the plan."""


@cache
def actions() -> tuple[Action, ...]:
    """All actions, by number."""
    return tuple(action for section in SECTIONS for action in section.actions)
