"""Reading a claimed value, and whether a computed answer bears it out."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from domain.dates import DateRange, parse_range
from domain.errors import InvalidValueError
from domain.quantities import Qualifier, Unit, parse_quantity
from domain.states import find_state
from projections.claims.figures import Figure, Fit, Said, fit
from projections.metrics.model import MetricUnit

if TYPE_CHECKING:
    from projections.metrics.model import Metric, MetricAnswer

__all__ = ["Claimed", "compare", "read_claimed"]

Claimed = Figure | DateRange | tuple[str, ...] | str

_NUMBERS = {
    MetricUnit.SQUARE_METRES: Unit.SQUARE_METRES,
    MetricUnit.MUNITIONS: Unit.MUNITIONS,
    MetricUnit.SUBMUNITIONS: Unit.SUBMUNITIONS,
    MetricUnit.STATES: Unit.STATES,
    MetricUnit.MONTHS: Unit.MONTHS,
    MetricUnit.USD_CENTS: Unit.USD_CENTS,
    MetricUnit.CHF_CENTS: Unit.CHF_CENTS,
}
_PER_CENT = re.compile(r"\s*(%|per ?cent)\s*\Z")
_WORDS = {
    MetricUnit.MEETING,
    MetricUnit.STATUS,
    MetricUnit.KIND,
    MetricUnit.TALLY,
    MetricUnit.PERIOD,
    MetricUnit.PLACE,
    MetricUnit.RULE,
    MetricUnit.SYMBOL,
    MetricUnit.MONTH_DAY,
}
_SAID = {
    Qualifier.EXACT: Said.EXACT,
    Qualifier.ROUNDED: Said.ROUNDED,
    Qualifier.ABOUT: Said.ABOUT,
    Qualifier.AT_LEAST: Said.AT_LEAST,
    Qualifier.AT_MOST: Said.AT_MOST,
}
_MEASURED = {MetricUnit.SQUARE_METRES, MetricUnit.USD_CENTS, MetricUnit.CHF_CENTS}
_AS_READ = {"usd million": "million usd", "chf per year": "chf"}
"""Units of claims files that stand behind a figure in other words."""
_FINER = {
    Said.NEARLY: ("nearly", "almost"),
    Said.MORE_THAN: ("more than", "over", ">"),
    Said.LESS_THAN: ("less than", "under", "<"),
}
"""Words that events keep as bounds, and that a claim means more strictly."""


def read_claimed(text: str, row: Metric, written_unit: str) -> Claimed:
    """The value of a claim as its metric's unit asks.

    Raises a CcmError where the text says no such value.
    """
    if row.unit is MetricUnit.DATE:
        return parse_range(text)
    if row.unit is MetricUnit.STATES_LIST:
        return tuple(sorted(find_state(part).iso3 for part in text.split(";") if part.strip()))
    if row.unit in _WORDS:
        return _word(text.strip().lower(), row)
    if row.unit in _MEASURED and _bare(text):
        text = f"{text} {_AS_READ.get(written_unit.lower(), written_unit)}"
    if row.unit is MetricUnit.PER_CENT:
        return _share(_PER_CENT.sub("", text))
    quantity = parse_quantity(text, _NUMBERS.get(row.unit, Unit.PIECES))
    return Figure(quantity.amount, _finer(text.strip().lower()) or _SAID[quantity.qualifier])


def _share(text: str) -> Figure:
    """A share in whole per cent, as the metrics give it: *less than 66.7* is less than 67."""
    quantity = parse_quantity(f"{text} %", Unit.BASIS_POINTS)
    said = _finer(text.strip().lower()) or _SAID[quantity.qualifier]
    rounded_up = said in {Said.LESS_THAN, Said.AT_LEAST}
    whole = -(-quantity.amount // 100) if rounded_up else quantity.amount // 100
    return Figure(whole, said)


def _word(text: str, row: Metric) -> str:
    if row.words and text not in row.words:
        message = f"{text!r} is none of: {', '.join(row.words)}."
        raise InvalidValueError(message)
    return text


def _bare(text: str) -> bool:
    """Whether a figure stands without its unit, which another column then gives."""
    return text.rstrip()[-1:].isdigit() and not text.rstrip().endswith(("km2", "m2"))


def _finer(text: str) -> Said | None:
    return next((said for said, words in _FINER.items() if text.startswith(words)), None)


def compare(claimed: Claimed, answer: MetricAnswer, *, on_or_before: bool = False) -> Fit:
    """What an answer says of a claim; one without a value leaves it open.

    ``on_or_before`` is for claims that something was done by a day.
    """
    value = answer.value
    if value is None:
        return Fit.OPEN
    if isinstance(claimed, Figure):
        return fit(claimed, value, answer.qualifier) if isinstance(value, int) else Fit.AT_ODDS
    if _leaves_open(claimed, answer):
        return Fit.OPEN
    return Fit.BORNE_OUT if _same(claimed, value, on_or_before=on_or_before) else Fit.AT_ODDS


def _leaves_open(claimed: Claimed, answer: MetricAnswer) -> bool:
    """Whether a list names more States than are known, where there may be more than these."""
    known = answer.value
    if not isinstance(claimed, tuple) or not isinstance(known, tuple):
        return False
    return answer.qualifier is Qualifier.AT_LEAST and set(known) < set(claimed)


def _same(
    claimed: DateRange | tuple[str, ...] | str,
    value: object,
    *,
    on_or_before: bool,
) -> bool:
    if isinstance(claimed, DateRange):
        if not isinstance(value, date):
            return False
        return value <= claimed.last if on_or_before else value in claimed
    if isinstance(claimed, tuple):
        return isinstance(value, tuple) and claimed == tuple(sorted(value))
    return isinstance(value, str) and claimed == value.lower()
