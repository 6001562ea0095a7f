"""Counting States for a number: those that fit, and those of which it is not known whether they do.

Absence is not zero: of the States left open nothing is known, so that those that fit are *at
least* so many; where none fits and some are open there is no value at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from domain.dates import DateRange
from domain.quantities import Qualifier
from projections.metrics.lacking import named
from projections.metrics.model import Asked, MetricAnswer, unknown
from projections.metrics.rows import metrics

if TYPE_CHECKING:
    from projections.view import View

__all__ = ["Tally", "at_least", "of_metric", "states_of_metric"]


@dataclass(slots=True)
class Tally:
    """States that fit, with the events that say so; those left open; those known not to fit."""

    fits: dict[str, tuple[str, ...]] = field(default_factory=dict)
    left: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)

    def add(self, iso3: str, fits: bool | None, evidence: Iterable[str]) -> None:  # noqa: FBT001
        """One more State; ``fits`` is None where that is not known."""
        if fits:
            self.fits[iso3] = tuple(evidence)
        else:
            (self.left if fits is None else self.others).append(iso3)

    def among_all(self, lacks: str) -> MetricAnswer:
        """How many fit, where every State in question was added.

        ``lacks`` names the events that would tell of those left open. Zero is known only where of
        every State it is known that it does not fit, and there are some.
        """
        missing = f"{lacks} of {named(self.left)}" if self.left else ""
        if not self.fits and (self.left or not self.others):
            return unknown(missing or lacks)
        return _counted(self.fits, Qualifier.AT_LEAST if self.left else Qualifier.EXACT, missing)

    def among_recorded(self, lacks: str) -> MetricAnswer:
        """How many fit at least, where there may be more States in question than are recorded."""
        if self.left:
            lacks = f"{lacks} (open: {named(self.left)})"
        if not self.fits and self.others:
            lacks = f"{lacks} (on record and not counted: {named(self.others)})"
        return at_least(self.fits, lacks)


def at_least(fits: Mapping[str, Iterable[str]], lacks: str) -> MetricAnswer:
    """How many are on record, where no list says that they are all; none on record is no zero."""
    return _counted(fits, Qualifier.AT_LEAST, lacks) if fits else unknown(lacks)


def _counted(fits: Mapping[str, Iterable[str]], qualifier: Qualifier, missing: str) -> MetricAnswer:
    evidence = dict.fromkeys(event for found in fits.values() for event in found)
    return MetricAnswer(len(fits), qualifier, tuple(sorted(fits)), tuple(evidence), missing)


def of_metric(name: str, during: DateRange, view: View) -> MetricAnswer:
    """What a metric of the registry gives at the view's day, over some days."""
    return metrics()[name].answer(Asked(view, None, during))


def states_of_metric(name: str, view: View) -> tuple[str, ...]:
    """Codes of the States that a metric of the registry counts at the view's day."""
    return of_metric(name, DateRange.of(view.as_of), view).states
