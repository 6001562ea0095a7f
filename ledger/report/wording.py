"""Values as people read them: numbers with their unit, days, names of States."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from domain.money import Currency, Money
from domain.quantities import Qualifier, Quantity, Unit
from domain.states import state
from ledger.answers.naming import names_of
from ledger.report.days import day
from projections.metrics.model import MetricUnit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from projections.metrics.model import MetricAnswer

__all__ = [
    "NONE_KNOWN",
    "NOT_RECORDED",
    "changed",
    "counted",
    "listed",
    "named",
    "plural",
    "qualified",
    "quantity",
    "short_name",
    "value_in_words",
]

NOT_RECORDED = "not recorded"
NONE_KNOWN = "none known"

_KM2 = 1_000_000
_SPANS = {MetricUnit.MONTHS, MetricUnit.YEARS, MetricUnit.DAYS}
_CURRENCIES = {MetricUnit.USD_CENTS: Currency.USD, MetricUnit.CHF_CENTS: Currency.CHF}


def value_in_words(answer: MetricAnswer, unit: MetricUnit) -> str:
    """An answer's value with how exactly it is known; its unit only where numbers need one.

    That there were at least none says nothing, and is told as not recorded; that there is none but
    for a few States that said nothing is told as none known.
    """
    value = answer.value
    match value:
        case None if answer.left_open:
            return NONE_KNOWN
        case None:
            return NOT_RECORDED
        case 0 if answer.qualifier is Qualifier.AT_LEAST:
            return NOT_RECORDED
        case tuple():
            return listed(value)
        case int():
            return qualified(_number(value, unit), answer.qualifier)
        case date():
            return day(value)
        case _:
            return str(value)


def _number(amount: int, unit: MetricUnit) -> str:
    if unit is MetricUnit.SQUARE_METRES:
        return f"{_decimal(amount, _KM2)} km²"
    if unit is MetricUnit.PER_CENT:
        return f"{amount} %"
    if unit in _CURRENCIES:
        return _whole(Money(amount, _CURRENCIES[unit]))
    if unit in _SPANS:
        return counted(amount, unit.value.removesuffix("s"))
    return str(amount) if unit is MetricUnit.YEAR else f"{amount:,}"


def _whole(found: Money) -> str:
    """A sum with its coins where there are any: what a document rounds has none.

    >>> _whole(Money(40_000_000, Currency.CHF)), _whole(Money(5_280_050, Currency.CHF))
    ('400,000 CHF', '52,800.50 CHF')
    """
    number, _, currency = str(found).partition(" ")
    return f"{number.removesuffix('.00')} {currency}"


def _decimal(amount: int, size: int) -> str:
    """The amount in larger units, exactly.

    >>> _decimal(96_883_600, 1_000_000)
    '96.8836'
    """
    whole, rest = divmod(amount, size)
    places = f"{rest:0{len(str(size)) - 1}d}".rstrip("0")
    return f"{whole:,}.{places}" if places else f"{whole:,}"


def qualified(text: str, qualifier: Qualifier) -> str:
    """A number with how exactly it is known."""
    if qualifier is Qualifier.ROUNDED:
        return f"{text} (rounded)"
    return text if qualifier is Qualifier.EXACT else f"{qualifier.value.replace('_', ' ')} {text}"


def quantity(found: Quantity | None) -> str:
    """A quantity of a row; what is not there is not recorded."""
    if found is None:
        return NOT_RECORDED
    if found.unit is Unit.SQUARE_METRES:
        return qualified(f"{_decimal(found.amount, _KM2)} km²", found.qualifier)
    return qualified(str(replace(found, qualifier=Qualifier.EXACT)), found.qualifier)


def short_name(iso3: str) -> str:
    """A State's name without what follows it in brackets.

    >>> short_name("NLD")
    'Netherlands'
    """
    return state(iso3).name.partition(" (")[0]


def listed(codes: Iterable[str]) -> str:
    """The names of States, sorted, with commas; ``none`` of none."""
    names = [name.partition(" (")[0] for name in names_of(codes)]
    return ", ".join(names) or "none"


def named(codes: Iterable[str]) -> str:
    """A list of States as it follows a number, in brackets; nothing for none."""
    codes = tuple(codes)
    return f" ({listed(codes)})" if codes else ""


def counted(number: int, word: str) -> str:
    """A number with its word.

    >>> counted(1, "State"), counted(1200, "event"), counted(0, "case")
    ('1 State', '1,200 events', 'no case')
    """
    return f"{number:,} {plural(number, word)}" if number else f"no {word}"


def changed(by: int) -> str:
    """A difference with its sign."""
    return "no change" if by == 0 else f"{by:+,}".replace("-", "\N{MINUS SIGN}")


def plural(number: int | None, word: str) -> str:
    """The word as it follows a number.

    >>> plural(2, "signatory")
    'signatories'
    """
    if number == 1:
        return word
    return f"{word[:-1]}ies" if word.endswith("ry") else f"{word}s"
