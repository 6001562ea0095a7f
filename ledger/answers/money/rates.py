"""Rates of assessment as people read them, in per cent."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from projections.money.assessments import Assessed

__all__ = ["adjusted", "is_notional", "per_cent", "rate_of"]


def per_cent(rate_per_100000: int | None) -> str | None:
    """A rate as the scale prints it; None where it is unknown."""
    if rate_per_100000 is None:
        return None
    return f"{rate_per_100000 // 1000}.{rate_per_100000 % 1000:03}"


def rate_of(item: Assessed | None) -> str | None:
    """The rate by which a State is assessed; None where it has none."""
    return per_cent(item.rate.rate_per_100000) if item and item.rate else None


def is_notional(item: Assessed | None) -> bool:
    """Whether that rate is another than the United Nations'."""
    return bool(item and item.rate and item.rate.notional)


_ADJUSTED_PLACES = 10_000


def adjusted(item: Assessed | None, whole: int | None) -> str | None:
    """A State's part of all that pay, per cent with four places, rounded half up."""
    if item is None or item.rate is None or whole is None:
        return None
    part = (200 * _ADJUSTED_PLACES * item.rate.rate_per_100000 + whole) // (2 * whole)
    return f"{part // _ADJUSTED_PLACES}.{part % _ADJUSTED_PLACES:04}"
