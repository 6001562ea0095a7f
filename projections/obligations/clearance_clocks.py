"""Which clock of Article 4.1 an act is about: that of 4.1(a), or of one conflict under 4.1(b).

R4.1b: one clock a conflict, beside 4.1(a). An act is tied to a clock by the paragraph and conflict
that it states; what states neither is about a clock only if no other can be meant. Days never
choose between two clocks: they only rule out what cannot have been.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from domain.events.clearance import (
    ClearanceCompleted,
    ClearanceComplianceDeclared,
    ClearanceParagraph,
    HostilitiesEnded,
)
from domain.rules import article_4
from domain.rules.extensions import deadline_by_months

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from domain.events.header import Event
    from projections.clearance import Contamination
    from projections.extensions import Case
    from projections.membership import Bound

__all__ = ["ClearanceClock", "clocks_of", "finished", "of_cases", "of_event"]

_A, _B = ClearanceParagraph.AT_ENTRY_INTO_FORCE, ClearanceParagraph.AFTER_ENTRY_INTO_FORCE
Done = ClearanceCompleted | ClearanceComplianceDeclared
Clocks = tuple["ClearanceClock", ...]


@dataclass(frozen=True, slots=True)
class ClearanceClock:
    """One clock: its first deadline, and for 4.1(b) the end of the hostilities that started it."""

    paragraph: ClearanceParagraph
    original_due_on: date
    ended: HostilitiesEnded | None = None

    @property
    def conflict(self) -> str | None:
        """The conflict, under 4.1(b)."""
        return self.ended.conflict if self.ended else None

    def can_be_meant(self, event: Event, paragraph: object, conflict: str | None) -> bool:
        """Whether an act that states so much can be about this clock, which must run by then."""
        runs = self.ended is None or self.ended.not_before <= event.effective_on
        return runs and paragraph in {None, self.paragraph} and conflict in {None, self.conflict}


def clocks_of(stands: Bound, hostilities: Iterable[HostilitiesEnded]) -> Clocks:
    """Every clock that runs for a State: 4.1(a), then one for each conflict, in order of time.

    What ended before the Convention bound the State is left to 4.1(a). Of a conflict whose end is
    recorded twice the later one counts.
    """
    ended = {item.conflict: item for item in hostilities if item.effective_on >= stands.in_force_on}
    return (
        ClearanceClock(_A, article_4.original_deadline(stands.in_force_on)),
        *(
            ClearanceClock(_B, article_4.deadline_after_hostilities(item.effective_on), item)
            for item in ended.values()
        ),
    )


def of_event(event: Event, clocks: Clocks) -> Clocks:
    """The clocks that an event can be about."""
    paragraph, conflict = getattr(event, "paragraph", None), getattr(event, "conflict", None)
    return tuple(item for item in clocks if item.can_be_meant(event, paragraph, conflict))


def of_cases(cases: Iterable[Case], clocks: Clocks) -> list[tuple[Case, Clocks]]:
    """The clocks that each case can be about, the cases in order.

    Where words leave several, the decision's own arithmetic tells: the one clock whose deadline
    and the months granted lead to the deadline that the decision states.
    """
    stood: dict[ClearanceClock, set[date]] = {item: {item.original_due_on} for item in clocks}
    found: list[tuple[Case, Clocks]] = []
    for case in cases:
        can_be = _by_months(case, _of_case(case, clocks), stood)
        found.append((case, can_be))
        if case.grant and len(can_be) == 1:
            stood[can_be[0]] = {case.grant.deadline}
        elif case.grant:
            for item in can_be:
                stood[item].add(case.grant.deadline)
    return found


def _by_months(case: Case, can_be: Clocks, stood: dict[ClearanceClock, set[date]]) -> Clocks:
    """The only clock of several that the months of a grant lead from; else all of them."""
    grant = case.grant
    if grant is None or grant.months is None or len(can_be) == 1:
        return can_be
    months = grant.months
    fitting = tuple(
        item
        for item in can_be
        if any(deadline_by_months(day, months) == grant.deadline for day in stood[item])
    )
    return fitting if len(fitting) == 1 else can_be


def _of_case(case: Case, clocks: Clocks) -> Clocks:
    """The clocks that the words of a request and its decision can be about.

    The decision tells, else the request as last revised. No grant ends before its own clock does.
    """
    steps = [event for event in (case.decision, case.latest) if event is not None]
    telling = next((event for event in steps if getattr(event, "paragraph", None)), steps[0])
    found = of_event(telling, clocks)
    if case.grant is None:
        return found
    return tuple(item for item in found if case.grant.deadline > item.original_due_on)


def finished(state: Contamination, clocks: Clocks) -> dict[str, Clocks]:
    """The clocks that each completion and declaration can be about, by the event's id.

    A completion that names no conflict falls back to its declaration: to the one conflict that a
    declaration names and no completion does, if no other completion is left without a name.
    """
    found = {item.id: of_event(item, clocks) for item in (*state.completions, *state.compliance)}
    unnamed = [item for item in state.completions if len(found[item.id]) > 1]
    if len(unnamed) == 1:
        named = {found[item.id] for item in state.completions} - {found[unnamed[0].id]}
        told = {
            found[item.id]
            for item in state.compliance
            if len(found[item.id]) == 1 and item.effective_on >= unnamed[0].not_before
        }
        only = [one for one in told - named if set(one) <= set(found[unnamed[0].id])]
        if len(only) == 1:
            found[unnamed[0].id] = only[0]
    return found


def about(
    items: Iterable[Done],
    clock: ClearanceClock,
    found: dict[str, Clocks],
) -> tuple[Sequence[Done], Sequence[Done]]:
    """Those that are about a clock, and those of which that cannot be told."""
    own = [item for item in items if clock in found[item.id]]
    return (
        [item for item in own if len(found[item.id]) == 1],
        [item for item in own if len(found[item.id]) > 1],
    )
