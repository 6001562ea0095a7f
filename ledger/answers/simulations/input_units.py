"""The units of the uncertain inputs that a tornado moves."""

from __future__ import annotations

__all__ = ["unit_of"]

_A_YEAR = "a year"
_UNITS = {
    "suspected": "m2",
    "confirmed": "m2",
    "cancelled": "of the area",
    "reduced": "of the area",
    "difficult": "of the area",
    "mixed": "of the area",
    "non_technical_survey": "m2 a team and day",
    "technical_survey": "m2 a team and day",
    "clearance": "m2 a team and day",
    "programme": "times",
    "start_up": "days",
    "insecurity": _A_YEAR,
    "discoveries": _A_YEAR,
    "resurveys": _A_YEAR,
    "contract_delay": "days",
    "rates": "munitions a line and month",
    "facility_suspensions": _A_YEAR,
    "funding_gaps": _A_YEAR,
}


def unit_of(name: str, currency: str) -> str:
    """The unit of an input; ``name`` may end in the number of an entry, such as ``[2]``."""
    bare = name.partition("[")[0]
    return currency if bare == "opening_balance" else _UNITS[bare]
