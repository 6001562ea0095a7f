"""Land released under Article 4: who counts it, and what it comes to, each day once."""

from __future__ import annotations

from projections.land_release.accounting import Account, LeftOut, account, account_of
from projections.land_release.figures import METHODS, Released
from projections.land_release.statements import LandRelease, land_release

__all__ = [
    "METHODS",
    "Account",
    "LandRelease",
    "LeftOut",
    "Released",
    "account",
    "account_of",
    "land_release",
]
