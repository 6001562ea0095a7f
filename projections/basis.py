"""Why a State has, or has not, a duty of performance under Article 3 or 4."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["DutyBasis"]


class DutyBasis(StrEnum):
    """Why a State has, or has not, a duty of performance (TREATY section 0, *unknown*)."""

    DECLARED = "declared"
    DECLARED_NONE = "declared_none"
    ALL_RETAINED = "all_retained"
    UNVERIFIED = "unverified"
    NOT_RECORDED = "not_recorded"
