"""One clock of Article 3.2 or 4.1 and what is known of it; the rules are asked elsewhere."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from domain.dates import add_days
from projections.extensions import cases

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from domain.events.extensions import ExtensionGranted
    from domain.events.fields import Article
    from domain.events.header import Event
    from projections.basis import DutyBasis
    from projections.extensions import Case
    from projections.obligations.model import Step
    from projections.view import View

__all__ = ["Clock", "cases_since"]


@dataclass(frozen=True, slots=True)
class Clock:
    """What one time-bound duty rests on.

    ``cases`` are the extension cases by the view's day, ``completions`` and ``discoveries`` the
    State's statements by it; ``shows_open`` gives everything known, whenever it happened, that
    would show the duty open; ``ended_on`` is the first day after an effective withdrawal.
    ``untold_cases`` and ``untold_completions`` may be about this clock or about another one.
    """

    view: View
    iso3: str
    cases: tuple[Case, ...]
    provision: str
    what: str
    in_force_on: date
    original_due_on: date
    ended_on: date | None
    basis: DutyBasis
    opening: tuple[Step, ...]
    completions: Sequence[Event]
    discoveries: Sequence[Event]
    shows_open: Callable[[], Sequence[Event]]
    untold_cases: tuple[Case, ...] = ()
    untold_completions: Sequence[Event] = ()

    @property
    def as_of(self) -> date:
        """The day asked about."""
        return self.view.as_of

    @property
    def is_of_areas(self) -> bool:
        """Whether it is a clock of Article 4."""
        return self.provision.startswith("4")

    @property
    def grants(self) -> list[ExtensionGranted]:
        """The grants by that day, in order."""
        return [item.grant for item in self.cases if item.grant]

    @property
    def untold(self) -> tuple[Event, ...]:
        """Acts of which it is not stated which clock they are about."""
        decided = [item.grant or item.events[0] for item in self.untold_cases]
        return (*decided, *self.untold_completions)

    def due_on(self, day: date) -> date:
        """The deadline as it stood on a day: the latest granted by then, else the original."""
        granted = (grant.deadline for grant in self.grants if grant.effective_on <= day)
        return max(granted, default=self.original_due_on)

    def is_late(self, find: Event) -> bool | None:
        """Whether a find came after the deadline of its day; None where its days allow both."""
        answers = {day > self.due_on(day) for day in self._days_that_matter(find)}
        return answers.pop() if len(answers) == 1 else None

    def _days_that_matter(self, find: Event) -> Iterator[date]:
        """The first and last day of a find, and the days between on which the answer can turn."""
        turns = [grant.effective_on for grant in self.grants]
        turns += [add_days(day, 1) for day in (self.original_due_on, *self._granted)]
        yield from (find.not_before, find.effective_on)
        yield from (day for day in turns if day in find.when)

    @property
    def _granted(self) -> list[date]:
        return [grant.deadline for grant in self.grants]

    def readings(self) -> Iterator[Clock]:
        """The clock without what may be about another one, then with it."""
        yield self
        if self.untold_cases:
            yield replace(self, cases=(*self.cases, *self.untold_cases))
        if self.untold_completions:
            done = sorted([*self.completions, *self.untold_completions], key=_in_time)
            yield replace(self, completions=done)
            yield replace(self, completions=done, cases=(*self.cases, *self.untold_cases))


def _in_time(event: Event) -> tuple[date, date]:
    return (event.effective_on, event.not_before)


def cases_since(view: View, iso3: str, article: Article, since: date) -> tuple[Case, ...]:
    """The cases under an article by the view's day, in order.

    Left out are those that ended before ``since``, the consent that started the clock: a State can
    withdraw and accede anew.
    """
    return tuple(
        item
        for item in cases(view, iso3, article)
        if max(event.effective_on for event in item.events) >= since
    )
