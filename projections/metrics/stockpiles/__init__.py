"""Metrics of stockpile destruction (Article 3): which States, which figures, the rows of both."""

from __future__ import annotations

from projections.metrics.stockpiles.rows import METRICS

__all__ = ["METRICS"]
