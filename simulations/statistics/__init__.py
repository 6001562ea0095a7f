"""What can be said from replications, and how sure: intervals, differences, what matters most."""

from __future__ import annotations
