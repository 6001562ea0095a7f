"""Stockpiles under Article 3: what States said of them, and how the figures add up."""

from __future__ import annotations

from projections.stockpiles.balance import declared, destroyed, destructions_counted, remaining
from projections.stockpiles.declaring import ALL_TYPES, Declared, declared_in
from projections.stockpiles.statements import Stockpile, stockpile
from projections.stockpiles.totals import Totals

__all__ = [
    "ALL_TYPES",
    "Declared",
    "Stockpile",
    "Totals",
    "declared",
    "declared_in",
    "destroyed",
    "destructions_counted",
    "remaining",
    "stockpile",
]
