"""Whole quantities with their unit and how exactly they were said.

Areas are square metres, shares are hundredths of a per cent, sums of money the smallest coins of
their currency (F in TREATY section 7), everything else counts pieces. No float ever touches a
figure: texts are read digit by digit and must come out whole. A figure of an event or a claim is at
most LARGEST_AMOUNT, which a spreadsheet still holds exactly; sums of figures have no limit.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from domain.errors import InvalidQuantityError, QuantityLimitError

__all__ = ["LARGEST_AMOUNT", "MEASURED", "Qualifier", "Quantity", "Unit", "parse_quantity"]


LARGEST_AMOUNT = 10**15
"""Whole units, the most that one figure can say: twice the Earth's surface in square metres."""


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
            return f"{prefix}{_shifted(self.amount, 6)} km2"
        if self.unit is Unit.BASIS_POINTS:
            return f"{prefix}{_shifted(self.amount, 2)} %"
        if self.unit in _CURRENCIES:
            whole, cents = divmod(self.amount, 100)
            return f"{prefix}{whole}{f'.{cents:02}' if cents else ''} {_CURRENCIES[self.unit]}"
        return f"{prefix}{self.amount:,}"


def _said(qualifier: Qualifier) -> str:
    return qualifier.value.replace("_", " ")


def _shifted(amount: int, places: int) -> str:
    """The amount with its decimal point so many places further left."""
    whole, rest = divmod(amount, 10**places)
    return f"{whole}.{rest:0{places}d}".rstrip("0").rstrip(".")


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
    Raises :class:`~domain.errors.InvalidQuantityError`, and of these
    :class:`~domain.errors.QuantityLimitError` for more than LARGEST_AMOUNT.
    """
    example = _EXAMPLES.get(unit, "1,495")
    qualifier, rest = _split_qualifier(text.strip())
    match = _NUMBER.match(rest)
    if not match:
        raise InvalidQuantityError(text, "no number with an optional unit is in it", example)
    factor = _factor(match["unit"], unit, text, example)
    amount = _multiplied(match["number"], _SCALES[match["scale"] or ""] * factor)
    if amount is None:
        raise InvalidQuantityError(text, f"it is no whole number of {unit.value}", example)
    if amount > LARGEST_AMOUNT:
        raise QuantityLimitError(text, LARGEST_AMOUNT, unit.value)
    return Quantity(amount, unit, qualifier)


def _multiplied(number: str, factor: int) -> int | None:
    """A decimal number times a factor, exactly; None where that is no whole number.

    Past the limit the number is only as large as it takes to show that.
    """
    whole, _, decimals = number.replace(",", "").partition(".")
    digits, decimals = whole.lstrip("0"), decimals.rstrip("0")
    if len(digits) > len(str(LARGEST_AMOUNT)):
        return LARGEST_AMOUNT + 1
    if len(decimals) > len(str(factor)):
        return None
    amount, rest = divmod(int(f"{digits}{decimals}" or "0") * factor, 10 ** len(decimals))
    return None if rest else amount


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
