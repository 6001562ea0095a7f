"""The duties to clear contaminated areas (Article 4.1(a) and 4.1(b))."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.events.clearance import (
    ClearanceCompleted,
    ClearanceParagraph,
    ContaminationDiscovered,
    ContaminationReported,
)
from domain.events.extensions import ExtensionGranted, ExtensionRequested
from domain.events.fields import Article
from domain.rules import article_4
from domain.subjects import state_subject
from domain.timelines.order import order_key
from projections.basis import DutyBasis
from projections.clearance import Contamination, contamination, is_clear
from projections.membership import Bound, bound
from projections.obligations.model import Obligation, Step
from projections.obligations.time_bound import Clock, cases_of_clock, judge
from projections.view import per_view

if TYPE_CHECKING:
    from domain.events.clearance import HostilitiesEnded
    from domain.events.header import Event
    from projections.view import View

__all__ = ["clear_after_hostilities", "clear_areas"]

_SHOWS_OPEN = (
    ExtensionRequested,
    ExtensionGranted,
    ContaminationReported,
    ContaminationDiscovered,
    ClearanceCompleted,
)
_A, _B = ClearanceParagraph.AT_ENTRY_INTO_FORCE, ClearanceParagraph.AFTER_ENTRY_INTO_FORCE


@per_view
def clear_areas(view: View, iso3: str) -> Obligation | None:
    """A State's duty under Article 4.1(a), or None while the Convention does not bind it."""
    stands = bound(view, iso3)
    if stands is None:
        return None
    due_on = article_4.original_deadline(stands.in_force_on)
    state = contamination(view, iso3)
    opening = (
        Step("R17", f"in force for the State on {stands.in_force_on}", (stands.consent.id,)),
        Step("R4.1a", f"ten years after entry into force: {due_on}"),
        _basis(state),
    )
    completions = [item for item in state.completions if item.paragraph is _A]
    declared = [item for item in state.compliance if item.paragraph is _A]
    return judge(
        Clock(
            view=view,
            iso3=iso3,
            cases=cases_of_clock(view, iso3, Article.CLEARANCE, stands.consent.not_before, due_on),
            provision="4.1(a)",
            what="clear and destroy cluster munition remnants",
            in_force_on=stands.in_force_on,
            original_due_on=due_on,
            ended_on=stands.withdrawn_on,
            basis=state.basis,
            opening=opening,
            completions=sorted([*completions, *declared], key=order_key),
            discoveries=state.discoveries,
            shows_open=lambda: _shows_open(view, iso3),
        ),
    )


@per_view
def clear_after_hostilities(view: View, iso3: str) -> tuple[Obligation, ...]:
    """A State's duties under Article 4.1(b), one for each conflict that ended."""
    stands = bound(view, iso3)
    if stands is None:
        return ()
    return tuple(
        _after_one(view, iso3, stands, event)
        for event in contamination(view, iso3).hostilities
        if event.effective_on >= stands.in_force_on
    )


def _after_one(view: View, iso3: str, stands: Bound, ended: HostilitiesEnded) -> Obligation:
    state = contamination(view, iso3)
    due_on = article_4.deadline_after_hostilities(ended.effective_on)
    text = f"ten years after the hostilities ended ({ended.conflict}): {due_on}"
    return judge(
        Clock(
            view=view,
            iso3=iso3,
            cases=cases_of_clock(view, iso3, Article.CLEARANCE, stands.in_force_on, due_on),
            provision="4.1(b)",
            what=f"clear and destroy what {ended.conflict} left",
            in_force_on=max(stands.in_force_on, ended.effective_on),
            original_due_on=due_on,
            ended_on=stands.withdrawn_on,
            basis=DutyBasis.DECLARED,
            opening=(Step("R4.1b", text, (ended.id,)),),
            completions=[
                item
                for item in state.completions
                if item.paragraph is _B and item.effective_on >= ended.not_before
            ],
            discoveries=(),
            shows_open=lambda: (),
        ),
    )


def _basis(state: Contamination) -> Step:
    words = state.basis.value.replace("_", " ")
    said = state.latest
    if said is None:
        return Step("contamination", f"{words}: no report of its contaminated area")
    return Step("contamination", f"{words}; last report of {said.when}", (said.id,))


def _shows_open(view: View, iso3: str) -> list[Event]:
    """Everything known that, after a deadline, would show that areas were still to be cleared."""
    return [
        event
        for event in view.known(state_subject(iso3), *_SHOWS_OPEN)
        if getattr(event, "article", Article.CLEARANCE) == Article.CLEARANCE
        and getattr(event, "paragraph", _A) is _A
        and not (isinstance(event, ContaminationReported) and is_clear(event))
    ]
