"""Engines: deterministic functions from a programme and its world to what happened on each path.

SimPy is the reference, to be read and traced; the compiled engine does the volume. Both follow
the same rules, and a test holds them together path by path.
"""

from __future__ import annotations
