"""Hindcast: what the model would have said year by year, against what happened and two naive ways.

Each forecast sees only what was known on its day; what happened is read from all that is known now.
"""

from __future__ import annotations

from simulations.hindcast.forecasts import Completion, Release, completions, origins, releases
from simulations.hindcast.scores import BANDS, Score, Scores, pit, score

__all__ = [
    "BANDS",
    "Completion",
    "Release",
    "Score",
    "Scores",
    "completions",
    "origins",
    "pit",
    "releases",
    "score",
]
