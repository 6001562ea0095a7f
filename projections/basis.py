"""Why a State has, or has not, a duty of performance under Article 3 or 4."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["DutyBasis"]


class DutyBasis(StrEnum):
    """Why a State has, or has not, a duty of performance (TREATY section 0, *unknown*).

    ``UNVERIFIED``: the State says that it is still verifying (2RC, Annex III, para 28(d)).
    ``NO_INITIAL_REPORT``: it said nothing, and its initial report is known to be missing (para 29).
    ``NOT_RECORDED``: the ledger holds no statement, and does not know that there is none.
    """

    DECLARED = "declared"
    DECLARED_NONE = "declared_none"
    ALL_RETAINED = "all_retained"
    UNVERIFIED = "unverified"
    NO_INITIAL_REPORT = "no_initial_report"
    NOT_RECORDED = "not_recorded"
