"""Worlds: everything outside a programme's control, drawn before any engine runs."""

from __future__ import annotations
