"""The duties to clear contaminated areas (Article 4.1(a) and 4.1(b))."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.events.clearance import (
    ClearanceCompleted,
    ContaminationDiscovered,
    ContaminationReported,
    HostilitiesEnded,
    LandReleased,
)
from domain.events.extensions import ExtensionGranted, ExtensionRequested
from domain.events.fields import Article
from domain.subjects import state_subject
from domain.timelines.order import order_key
from projections.basis import DutyBasis
from projections.clearance import Contamination, contamination, is_clear
from projections.extensions import known_cases
from projections.land_release import Released
from projections.membership import Bound, bound
from projections.obligations.clearance_clocks import (
    about,
    clocks_of,
    finished,
    of_cases,
    of_event,
)
from projections.obligations.clock import Clock, cases_since
from projections.obligations.model import Obligation, Step
from projections.obligations.time_bound import judge
from projections.obligations.verifying import basis_known, why_unverified
from projections.view import per_view

if TYPE_CHECKING:
    from datetime import date

    from domain.events.header import Event
    from projections.extensions import Case
    from projections.obligations.clearance_clocks import ClearanceClock, Clocks
    from projections.view import View

__all__ = ["cases_by_clock", "clear_after_hostilities", "clear_areas"]

_SHOWS_OPEN = (
    ExtensionRequested,
    ExtensionGranted,
    ContaminationReported,
    ContaminationDiscovered,
    ClearanceCompleted,
    LandReleased,
)
"""What, after a deadline, shows that there were areas left: land released since among it.

A survey reported does not (it may have found nothing), nor does risk education.
"""


@per_view
def clear_areas(view: View, iso3: str) -> Obligation | None:
    """A State's duty under Article 4.1(a), or None while the Convention does not bind it."""
    stands = bound(view, iso3)
    if stands is None:
        return None
    state = contamination(view, iso3)
    clocks = clocks_of(stands, state.hostilities)
    return judge(_clock(view, iso3, stands, clocks, clocks[0]))


@per_view
def clear_after_hostilities(view: View, iso3: str) -> tuple[Obligation, ...]:
    """A State's duties under Article 4.1(b), one for each conflict that ended."""
    stands = bound(view, iso3)
    if stands is None:
        return ()
    clocks = clocks_of(stands, contamination(view, iso3).hostilities)
    return tuple(judge(_clock(view, iso3, stands, clocks, one)) for one in clocks[1:])


@per_view
def cases_by_clock(view: View, iso3: str) -> tuple[tuple[date, tuple[Case, ...]], ...]:
    """Each clock of a State, as its first deadline, with the cases that are surely about it."""
    stands = bound(view, iso3)
    if stands is None:
        return ()
    clocks = clocks_of(stands, contamination(view, iso3).hostilities)
    return tuple(
        (one.original_due_on, _cases(view, iso3, stands, clocks, one)[0]) for one in clocks
    )


def _clock(view: View, iso3: str, stands: Bound, clocks: Clocks, one: ClearanceClock) -> Clock:
    """One clock with what is about it, and what may be about it or another."""
    state, ended = contamination(view, iso3), one.ended
    told, untold = _cases(view, iso3, stands, clocks, one)
    done, perhaps_done = about(
        (*state.completions, *state.compliance), one, finished(state, clocks)
    )
    return Clock(
        view=view,
        iso3=iso3,
        cases=told,
        provision=str(one.paragraph),
        what=f"clear and destroy what {ended.conflict} left" if ended else _REMNANTS,
        in_force_on=max(stands.in_force_on, ended.effective_on) if ended else stands.in_force_on,
        original_due_on=one.original_due_on,
        ended_on=stands.withdrawn_on,
        basis=DutyBasis.DECLARED if ended else basis_known(view, iso3, state.basis),
        opening=_opening(stands, state, one, why_unverified(view, iso3, state.basis)),
        completions=sorted(done, key=order_key),
        discoveries=() if ended else state.discoveries,
        shows_open=lambda: _shows_open(view, iso3, stands, one),
        untold_cases=untold,
        untold_completions=sorted(perhaps_done, key=order_key),
    )


_REMNANTS = "clear and destroy cluster munition remnants"


def _cases(
    view: View,
    iso3: str,
    stands: Bound,
    clocks: Clocks,
    one: ClearanceClock,
) -> tuple[tuple[Case, ...], tuple[Case, ...]]:
    """The cases that are about a clock, and those of which that cannot be told."""
    since = stands.consent.not_before
    found = of_cases(cases_since(view, iso3, Article.CLEARANCE, since), clocks)
    told = tuple(item for item, can_be in found if can_be == (one,))
    return told, tuple(item for item, can_be in found if one in can_be and len(can_be) > 1)


def _opening(
    stands: Bound,
    state: Contamination,
    one: ClearanceClock,
    silent: tuple[Step, ...],
) -> tuple[Step, ...]:
    due_on = one.original_due_on
    if one.ended:
        text = f"ten years after the hostilities ended ({one.conflict}): {due_on}"
        return (Step("R4.1b", text, (one.ended.id,)),)
    return (
        Step("R17", f"in force for the State on {stands.in_force_on}", (stands.consent.id,)),
        Step("R4.1a", f"ten years after entry into force: {due_on}"),
        _basis(state),
        *silent,
    )


def _basis(state: Contamination) -> Step:
    words = state.basis.value.replace("_", " ")
    said = state.latest
    if said is None:
        no_report = "no report of the area is recorded"
        return Step("contamination", f"{words}; {no_report}")
    text = f"{words}; last report of {said.when}"
    if is_clear(said):
        text += ", which states zero"
    others = [item for item in state.contradicted if item.effective_on == said.effective_on]
    if others:
        text += "; another report of that day is shown, not relied on"
    return Step("contamination", text, (said.id, *(item.id for item in others)))


def _shows_open(view: View, iso3: str, stands: Bound, one: ClearanceClock) -> list[Event]:
    """Everything known that, after a deadline, would show that areas were still to be cleared."""
    subject = state_subject(iso3)
    clocks = clocks_of(stands, view.known(subject, HostilitiesEnded))
    asked = of_cases(known_cases(view, iso3, Article.CLEARANCE), clocks)
    of_step = {event.id: can_be for case, can_be in asked for event in case.events}
    return [
        event
        for event in view.known(subject, *_SHOWS_OPEN)
        if getattr(event, "article", Article.CLEARANCE) == Article.CLEARANCE
        and _conflicts(of_step.get(event.id) or of_event(event, clocks)) == [one.conflict]
        and not (isinstance(event, ContaminationReported) and is_clear(event))
        and not (isinstance(event, LandReleased) and not Released.of(event).is_any)
    ]


def _conflicts(clocks: Clocks) -> list[str | None]:
    return [item.conflict for item in clocks]
