"""Stocks: the munitions of a scenario under Article 3, and how they are destroyed."""

from __future__ import annotations

from math import ceil
from typing import Self

from pydantic import Field, model_validator

from simulations.scenarios.distributions import NotNegative, Positive
from simulations.scenarios.parts import ZERO, Amount, Part

__all__ = ["MOST_LOTS", "Lots", "Stock"]


class Lots(Part):
    """Munitions of one type: how many, how many to a lot, how fast one line destroys them.

    ``retained`` are kept for development and training (Article 3.6) and not destroyed.
    """

    name: str = Field(min_length=1)
    """The type of munition."""
    munitions: int = Field(ge=0, le=10**9)
    """Munitions at the start."""
    submunitions_per_munition: Amount = 0.0
    """Submunitions in one munition."""
    retained: int = Field(default=0, ge=0)
    """Munitions kept for development and training (Article 3.6), not destroyed."""
    lot_size: int = Field(ge=1)
    """Munitions that move and are destroyed together."""
    munitions_per_line_month: Positive
    """Munitions that one line destroys in a month."""

    @model_validator(mode="after")
    def _retains_no_more_than_there_are(self) -> Self:
        if self.retained > self.munitions:
            message = f"{self.retained} are retained of {self.munitions}: that is more than all"
            raise ValueError(message)
        return self


MOST_LOTS = 20_000
"""Lots that are followed one by one in a scenario."""


class Stock(Part):
    """The stock, and how it is destroyed.

    Lots leave in convoys, ``convoy_gap_days`` apart, after ``contract_delay_days``; each convoy is
    ``transport_days`` on the way; ``lines`` destroy lots in the order of arrival; a share of lots
    has to be gone through twice; a lot counts as destroyed when verified.
    """

    types: tuple[Lots, ...] = Field(min_length=1)
    """The munitions, by type."""
    lines: int = Field(default=1, ge=1, le=1000)
    """Lines that destroy at the same time."""
    contract_delay_days: NotNegative = ZERO
    """Days before the first convoy leaves."""
    convoy_lots: int = Field(default=1, ge=1)
    """Lots in one convoy."""
    convoy_gap_days: Amount = 0.0
    """Days between convoys."""
    transport_days: NotNegative = ZERO
    """Days on the way."""
    rework_share: float = Field(default=0.0, ge=0, le=1)
    """Share of lots that have to be gone through twice."""
    verification_days: NotNegative = ZERO
    """Days until a destroyed lot is verified."""

    @model_validator(mode="after")
    def _lots_can_be_followed(self) -> Self:
        lots = sum(ceil((item.munitions - item.retained) / item.lot_size) for item in self.types)
        if lots > MOST_LOTS:
            message = (
                f"stock.types come to {lots:,} lots, of which {MOST_LOTS:,} can be followed: give "
                "a larger lot_size"
            )
            raise ValueError(message)
        return self
