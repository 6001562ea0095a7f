"""Stockpiles: declared, destroyed, found later, retained, finished (Article 3)."""

from __future__ import annotations

from enum import StrEnum
from typing import Self

from pydantic import model_validator

from domain.events.fields import (
    Count,
    Day,
    Meeting,
    Munitions,
    Submunitions,
    Text,
    Year,
    not_in_a_later_year,
    period_runs_forward,
)
from domain.events.header import Event

__all__ = [
    "DeclarationScope",
    "DestructionPlanSubmitted",
    "Holdings",
    "HoldingsClarified",
    "MunitionsRetained",
    "StockpileComplianceDeclared",
    "StockpileDeclared",
    "StockpileDestroyed",
    "StockpileDestructionCompleted",
    "StockpileDiscovered",
]


class DeclarationScope(StrEnum):
    """How a declared stock relates to what was declared before."""

    TOTAL = "total"
    ADDITION = "addition"


class Holdings(StrEnum):
    """What a State says of its holdings without figures."""

    HELD = "held"
    NONE = "none"
    VERIFYING = "verifying"


class StockpileDeclared(Event):
    """A State declared its stock; absent figures mean that none were stated.

    A *total* replaces what was declared before, an *addition* adds to it (a stock found later).
    """

    munitions: Munitions | None
    submunitions: Submunitions | None
    scope: DeclarationScope
    munition_type: Text = "all"


class DestructionPlanSubmitted(Event):
    """A State set out how and by when it will destroy its stock (Action 12)."""

    finish_on: Day | None
    lots: Count | None
    covers: Text


class StockpileDestroyed(Event):
    """A State destroyed part of its stock between ``period_from`` and ``period_to``."""

    period_from: Day
    period_to: Day
    munitions: Munitions | None
    submunitions: Submunitions | None

    @model_validator(mode="after")
    def _period_runs_forward(self) -> Self:
        period_runs_forward(self.period_from, self.period_to)
        return self


class StockpileDiscovered(Event):
    """A stock unknown before was found (Action 15)."""

    munitions: Munitions | None
    submunitions: Submunitions | None


class MunitionsRetained(Event):
    """What a State retained at the end of a year for development and training (Article 3.6)."""

    year: Year
    munitions: Munitions | None
    submunitions: Submunitions | None

    @model_validator(mode="after")
    def _of_no_later_year(self) -> Self:
        not_in_a_later_year(self.year, self.effective_on)
        return self


class HoldingsClarified(Event):
    """A State said whether it holds any stock, or that it is still verifying."""

    holdings: Holdings


class StockpileDestructionCompleted(Event):
    """A State finished destroying its stock; with the totals destroyed, as far as stated."""

    munitions: Munitions | None
    submunitions: Submunitions | None


class StockpileComplianceDeclared(Event):
    """A State declared compliance with Article 3.2 (Action 13)."""

    meeting: Meeting | None
