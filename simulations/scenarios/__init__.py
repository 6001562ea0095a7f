"""What is simulated: a programme's land or stock, its means, its deadline; each number sourced."""

from __future__ import annotations
