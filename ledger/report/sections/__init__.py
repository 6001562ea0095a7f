"""The sections of the progress report, one module each, in the order in which they stand."""

from __future__ import annotations
