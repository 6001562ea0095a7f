"""Runs: many replications of a scenario, in chunks, wherever there are workers."""

from __future__ import annotations
