"""How binding a duty is: every duty carries its force, and who said it (TREATY section 0)."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["Force"]


class Force(StrEnum):
    """From what the treaty demands to what a meeting only encourages."""

    TREATY = "treaty"
    DECISION = "decision"
    COMMITMENT = "commitment"
    RECOMMENDATION = "recommendation"
    ENCOURAGEMENT = "encouragement"
