"""Whole quantities with their unit and how exactly they were said.

Areas are square metres, shares are hundredths of a per cent, sums of money the smallest coins of
their currency (F in TREATY section 7), everything else counts pieces.
No float ever touches a figure: texts are read as decimals and must come out whole.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from domain.errors import InvalidQuantityError

__all__ = ["MEASURED", "Qualifier", "Quantity", "Unit", "parse_quantity"]


class Unit(StrEnum):
    """What a quantity counts, in the smallest unit that is stored."""

    MUNITIONS = "munitions"
    SUBMUNITIONS = "submunitions"
    SQUARE_METRES = "m2"
    STATES = "states"
    MONTHS = "months"
    BASIS_POINTS = "basis_points"
    CASUALTIES = "casualties"
    REPORTS = "reports"
    REQUESTS = "requests"
    VOTES = "votes"
    PIECES = "pieces"
    USD_CENTS = "usd_cents"
    CHF_CENTS = "chf_cents"


class Qualifier(StrEnum):
    """How exactly a source says a figure."""

    EXACT = "exact"
    ROUNDED = "rounded"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    ABOUT = "about"


_WORDS = {
    Qualifier.AT_LEAST: ("at least", "more than", "over", ">", "no fewer than", "not less than"),
    Qualifier.AT_MOST: ("at most", "nearly", "almost", "up to", "less than", "under", "<"),
    Qualifier.ABOUT: ("about", "around", "approximately", "circa", "some", "~"),
    Qualifier.ROUNDED: ("rounded",),
    Qualifier.EXACT: ("exactly", "exact"),
}
_SCALES = {"": 1, "hundred": 100, "thousand": 1000, "million": 1_000_000}
_UNIT_FACTORS: dict[Unit, dict[str, int]] = {
    Unit.SQUARE_METRES: {"km2": 1_000_000, "km²": 1_000_000, "ha": 10_000, "m2": 1, "m²": 1},
    Unit.BASIS_POINTS: {"%": 100, "per cent": 100, "percent": 100},
    Unit.USD_CENTS: {"usd": 100},
    Unit.CHF_CENTS: {"chf": 100},
}
MEASURED = frozenset(_UNIT_FACTORS)
"""What is not counted in pieces: a figure of it is written with its unit, and can have decimals."""
_EXAMPLES = {
    Unit.SQUARE_METRES: "1.88 km2",
    Unit.BASIS_POINTS: "95 %",
    Unit.MONTHS: "18 months",
    Unit.USD_CENTS: "218.6 million USD",
    Unit.CHF_CENTS: "52,800 CHF",
}
_CURRENCIES = {Unit.USD_CENTS: "USD", Unit.CHF_CENTS: "CHF"}
_NUMBER = re.compile(
    r"(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"\s*(?P<scale>hundred|thousand|million)?\s*(?P<unit>[^\d\s].*)?\Z",
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """``amount`` whole units, said ``qualifier``; never negative.

    Raises :class:`~domain.errors.InvalidQuantityError` for a negative amount.
    """

    amount: int
    unit: Unit
    qualifier: Qualifier = Qualifier.EXACT

    def __post_init__(self) -> None:
        if self.amount < 0:
            raise InvalidQuantityError(str(self.amount), "it is negative", "0")

    def __add__(self, other: Quantity) -> Quantity:
        """The sum; said no more exactly than the vaguer of the two."""
        self._same_unit(other)
        return Quantity(
            self.amount + other.amount, self.unit, combined(self.qualifier, other.qualifier)
        )

    def _same_unit(self, other: Quantity) -> None:
        if self.unit != other.unit:
            message = f"{self.unit} and {other.unit} cannot be added: they count different things"
            raise TypeError(message)

    def __str__(self) -> str:
        """As people write it: areas in km2, money with its currency."""
        prefix = "" if self.qualifier is Qualifier.EXACT else f"{_said(self.qualifier)} "
        if self.unit is Unit.SQUARE_METRES:
            return f"{prefix}{_plain(Decimal(self.amount) / 1_000_000)} km2"
        if self.unit is Unit.BASIS_POINTS:
            return f"{prefix}{_plain(Decimal(self.amount) / 100)} %"
        if self.unit in _CURRENCIES:
            whole, cents = divmod(self.amount, 100)
            return f"{prefix}{whole}{f'.{cents:02}' if cents else ''} {_CURRENCIES[self.unit]}"
        return f"{prefix}{self.amount:,}"


def _said(qualifier: Qualifier) -> str:
    return qualifier.value.replace("_", " ")


def _plain(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def combined(first: Qualifier, second: Qualifier) -> Qualifier:
    """How exactly a sum of two figures is known.

    Two of a kind stay of that kind; exact takes the other's; a bound keeps its direction against
    a rounded figure only if both bound the same way; anything else is *about*.
    """
    if first == second:
        return first
    if Qualifier.EXACT in (first, second):
        return second if first is Qualifier.EXACT else first
    return Qualifier.ABOUT


def parse_quantity(text: str, unit: Unit) -> Quantity:
    """Read what people write: ``1.88 km2``, ``350 ha``, ``about 22``, ``nearly 1.5 million``.

    Commas may group thousands (``1,495``); a comma or blank anywhere else is refused, because
    ``1 234,5`` means different numbers to different readers.
    Raises :class:`~domain.errors.InvalidQuantityError`.
    """
    example = _EXAMPLES.get(unit, "1,495")
    qualifier, rest = _split_qualifier(text.strip())
    match = _NUMBER.match(rest)
    if not match:
        raise InvalidQuantityError(text, "no number with an optional unit is in it", example)
    factor = _factor(match["unit"], unit, text, example)
    exact = Decimal(match["number"].replace(",", "")) * _SCALES[match["scale"] or ""] * factor
    if exact != exact.to_integral_value():
        raise InvalidQuantityError(text, f"it is no whole number of {unit.value}", example)
    return Quantity(int(exact), unit, qualifier)


def _split_qualifier(text: str) -> tuple[Qualifier, str]:
    lowered = text.lower()
    for qualifier, words in _WORDS.items():
        for word in sorted(words, key=len, reverse=True):
            if lowered.startswith(word) and not lowered[len(word) : len(word) + 1].isalpha():
                return qualifier, lowered[len(word) :].strip()
    return Qualifier.EXACT, lowered


def _factor(written: str | None, unit: Unit, text: str, example: str) -> int:
    factors = _UNIT_FACTORS.get(unit, {unit.value: 1, "": 1})
    word = (written or "").strip().rstrip(".")
    if word in factors:
        return factors[word]
    if not word:
        why = f"it needs its unit ({', '.join(factors)})"
    else:
        why = f"the unit {word!r} does not measure {unit.value}"
    raise InvalidQuantityError(text, why, example)
