"""Whether a computed answer bears a claimed value out, as exactly as the claim says it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from domain.dates import DateRange, parse_range
from domain.quantities import Qualifier, Quantity, Unit, parse_quantity
from projections.metrics.model import MetricUnit

if TYPE_CHECKING:
    from projections.metrics.model import Answer

__all__ = ["Claimed", "bears_out", "read_claimed"]

Claimed = Quantity | DateRange | tuple[str, ...] | str

_NUMBERS = {
    MetricUnit.SQUARE_METRES: Unit.SQUARE_METRES,
    MetricUnit.MUNITIONS: Unit.MUNITIONS,
    MetricUnit.SUBMUNITIONS: Unit.SUBMUNITIONS,
    MetricUnit.STATES: Unit.STATES,
    MetricUnit.MONTHS: Unit.MONTHS,
}
_WORDS = {MetricUnit.MEETING, MetricUnit.STATUS, MetricUnit.KIND}


def read_claimed(text: str, unit: MetricUnit, written_unit: str) -> Claimed:
    """The value of a claim as its metric's unit asks.

    Raises InvalidValueError where the text says no such value.
    """
    if unit is MetricUnit.DATE:
        return parse_range(text)
    if unit is MetricUnit.STATES_LIST:
        return tuple(sorted(part.strip() for part in text.split(";") if part.strip()))
    if unit in _WORDS:
        return text.strip()
    if unit is MetricUnit.SQUARE_METRES and _bare(text):
        text = f"{text} {written_unit}"
    return parse_quantity(text, _NUMBERS.get(unit, Unit.PIECES))


def _bare(text: str) -> bool:
    """Whether a figure stands without its unit, which another column then gives."""
    return text.rstrip()[-1:].isdigit() and not text.rstrip().endswith(("km2", "m2"))


def bears_out(claimed: Claimed, answer: Answer, *, on_or_before: bool = False) -> bool:
    """Whether the answer makes the claim true.

    A figure said exactly must be equal; *at least* and *at most* are bounds; *about*, *nearly*
    and *rounded* allow half a unit of the last digit that is not zero. ``on_or_before`` is for
    claims that something was done by a day.
    """
    value = answer.value
    if value is None:
        return False
    if isinstance(claimed, Quantity):
        return isinstance(value, int) and _number_fits(claimed, value, answer.qualifier)
    if isinstance(claimed, DateRange):
        return isinstance(value, date) and _day_fits(claimed, value, on_or_before=on_or_before)
    if isinstance(claimed, tuple):
        return isinstance(value, tuple) and claimed == tuple(sorted(value))
    return isinstance(value, str) and claimed.lower() == value.lower()


def _day_fits(claimed: DateRange, value: date, *, on_or_before: bool) -> bool:
    return value <= claimed.last if on_or_before else value in claimed


def _number_fits(claimed: Quantity, value: int, known: Qualifier) -> bool:
    if claimed.qualifier is Qualifier.AT_LEAST:
        return value >= claimed.amount
    if claimed.qualifier is Qualifier.EXACT:
        return value == claimed.amount and known is not Qualifier.AT_MOST
    slack = half_unit(claimed.amount)
    if claimed.qualifier is Qualifier.AT_MOST:
        return claimed.amount - slack <= value <= claimed.amount
    return abs(value - claimed.amount) <= slack


def half_unit(amount: int) -> int:
    """Half a unit of the last digit that is not zero; 1 500 000 gives 50 000.

    >>> half_unit(178_000_000)
    500000
    """
    unit = 1
    while amount and amount % (unit * 10) == 0:
        unit *= 10
    return unit // 2
