"""Metrics of reports under Article 7 (TREATY section 5)."""

from __future__ import annotations

from projections.metrics.transparency.rows import METRICS

__all__ = ["METRICS"]
