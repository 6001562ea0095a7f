"""What a planner asks: how long an extension, how much capacity or money, what is in the way."""

from __future__ import annotations
