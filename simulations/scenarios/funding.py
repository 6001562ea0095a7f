"""What the work of a scenario is paid from."""

from __future__ import annotations

from pydantic import Field

from simulations.scenarios.distributions import NotNegative
from simulations.scenarios.parts import ZERO, Amount, Day, Part

__all__ = ["Funding", "Tranche"]


class Tranche(Part):
    """Money that is due on a day, comes ``delay_days`` later, and may not come at all.

    What came before the start is there at the start.
    """

    due: Day
    """The day on which the money is due."""
    amount: NotNegative
    """The money."""
    delay_days: NotNegative = ZERO
    """How much later it comes."""
    probability: float = Field(default=1.0, ge=0, le=1)
    """How likely it is to come at all."""


class Funding(Part):
    """What the work is paid from; absent, money is no limit.

    ``fixed_cost_per_month`` is spent whenever there is money, at work or not. Where
    ``carry_over`` is false, what is left at the end of a calendar year lapses.
    """

    opening_balance: NotNegative = ZERO
    """Money at hand at the start."""
    tranches: tuple[Tranche, ...] = ()
    """Money to come."""
    fixed_cost_per_month: Amount = 0.0
    """Spent whenever there is money, at work or not."""
    carry_over: bool = True
    """Whether what is left at the end of a calendar year may be spent later."""
