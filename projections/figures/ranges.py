"""The whole numbers that a figure can stand for, told by how exactly it is known."""

from __future__ import annotations

from dataclasses import dataclass

from domain.quantities import Qualifier

__all__ = ["NumberRange", "half_unit", "range_of"]


@dataclass(frozen=True, slots=True)
class NumberRange:
    """Whole numbers from ``low`` to ``high``, both included; ``high`` None is without end."""

    low: int
    high: int | None

    def __contains__(self, amount: int) -> bool:
        """Whether a number lies in it."""
        return self.low <= amount and (self.high is None or amount <= self.high)

    def holds(self, other: NumberRange) -> bool:
        """Whether all of another range lies within this one."""
        if other.high is None:
            return self.high is None and self.low <= other.low
        return other.low in self and other.high in self

    def meets(self, other: NumberRange) -> bool:
        """Whether any number lies in both."""
        first = max(self.low, other.low)
        return first in self and first in other


def range_of(amount: int, known: Qualifier) -> NumberRange:
    """What a figure known so can be.

    One said *rounded* can be half a unit of its last digit that is not zero away, and at least
    one; one said *about* also a hundredth of itself, as a sum of rounded figures can.
    """
    match known:
        case Qualifier.EXACT:
            return NumberRange(amount, amount)
        case Qualifier.AT_LEAST:
            return NumberRange(amount, None)
        case Qualifier.AT_MOST:
            return NumberRange(0, amount)
        case Qualifier.ROUNDED | Qualifier.ABOUT:
            hundredth = amount // 100 if known is Qualifier.ABOUT else 0
            some = max(half_unit(amount), hundredth, 1)
            return NumberRange(max(amount - some, 0), amount + some)


def half_unit(amount: int) -> int:
    """Half a unit of the last digit that is not zero; 1 500 000 gives 50 000.

    >>> half_unit(178_000_000)
    500000
    """
    unit = 1
    while amount and amount % (unit * 10) == 0:
        unit *= 10
    return unit // 2
