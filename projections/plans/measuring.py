"""What a number of the plan comes to: at the baseline, at the view's day, and the change."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from domain.quantities import Qualifier
from projections.metrics.lacking import lacking, named
from projections.metrics.members import lacks_consents
from projections.metrics.model import MetricAnswer, unknown
from projections.plans.model import How
from projections.plans.spans import LAUSANNE, adoption
from projections.plans.stated import reported

if TYPE_CHECKING:
    from projections.plans.model import Number
    from projections.view import View

__all__ = ["Change", "Measured", "measured", "value_of"]


@dataclass(frozen=True, slots=True)
class Change:
    """Against the baseline: absolute, and in whole per cent of it, rounded half away from zero.

    ``per_cent`` is None where the baseline is zero.
    """

    absolute: int
    per_cent: int | None


@dataclass(frozen=True, slots=True)
class Measured:
    """A number at the view's day; ``how`` is None where there is no data.

    ``base`` is None where it has none, or where it is not known; ``unstated`` are the States
    Parties of which it is not recorded whether they belong to it. ``baseline`` is None before the
    baseline period is over; ``change`` is None unless both values are exact, since the difference
    of two lower bounds tells nothing.
    """

    number: Number
    now: MetricAnswer
    how: How | None
    base: int | None
    unstated: tuple[str, ...]
    baseline: MetricAnswer | None
    change: Change | None


def value_of(view: View, number: Number) -> MetricAnswer:
    """The value at the view's day: computed or counted, else as documents state it.

    Before the plan was adopted, or known to be, there is none.
    """
    return _found(view, number)[0]


def _found(view: View, number: Number) -> tuple[MetricAnswer, How | None]:
    """The value and where it came from, which for a number with a measure can be a document too."""
    if adoption(view) is None:
        return unknown(lacking("ActionPlanAdopted", f"of the {LAUSANNE} by {view.as_of}")), None
    own = _own(view, number)
    if own is not None and own.value is not None:
        return own, number.how
    stated = reported(view, number)
    if stated.value is not None:
        return stated, How.REPORTED
    return stated if own is None else own, None


def _own(view: View, number: Number) -> MetricAnswer | None:
    """What its measure gives; exact only where of every State Party its place is recorded.

    A document that states the very number knows its States itself.
    """
    if number.measure is None:
        return None
    if lacks := lacks_consents(view):
        return unknown(lacks)
    found = number.measure(view)
    unstated = number.base.unstated(view) if number.base else ()
    if not unstated or number.base is None or found.value is None:
        return found
    lacks = f"{number.base.lacks} of {named(unstated)}"
    if found.value == 0:
        return unknown(lacks, found.evidence)
    missing = f"{found.missing}; {lacks}" if found.missing else lacks
    return replace(found, qualifier=Qualifier.AT_LEAST, missing=missing)


def measured(view: View, number: Number, baseline_on: date | None) -> Measured:
    """The number with its base, and its change since ``baseline_on``, where that day is over."""
    now, how = _found(view, number)
    over = baseline_on is not None and baseline_on <= view.as_of
    baseline = value_of(view.at(baseline_on), number) if over and baseline_on else None
    among = number.base if now.value is not None else None
    return Measured(
        number=number,
        now=now,
        how=how,
        base=len(among.states(view)) if among else None,
        unstated=tuple(among.unstated(view)) if among else (),
        baseline=baseline,
        change=_change(baseline, now),
    )


def _change(baseline: MetricAnswer | None, now: MetricAnswer) -> Change | None:
    if baseline is None:
        return None
    before, after = _exact(baseline), _exact(now)
    if before is None or after is None:
        return None
    difference = after - before
    return Change(difference, _per_cent(difference, before) if before else None)


def _exact(answer: MetricAnswer) -> int | None:
    exact = answer.qualifier is Qualifier.EXACT and isinstance(answer.value, int)
    return answer.value if exact and isinstance(answer.value, int) else None


def _per_cent(part: int, whole: int) -> int:
    """Rounded half away from zero.

    >>> _per_cent(1, 8), _per_cent(-1, 8), _per_cent(1, -8)
    (13, -13, -13)
    """
    sign = -1 if (part < 0) != (whole < 0) else 1
    part, whole = abs(part), abs(whole)
    return sign * ((200 * part + whole) // (2 * whole))
