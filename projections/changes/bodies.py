"""Offices and mandates, as a difference shows them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from domain.subjects import CONVENTION, meeting_subject, state_subject
from projections.changes.model import Holding, Reason
from projections.machinery.offices import president, terms
from projections.mandates import mandates

if TYPE_CHECKING:
    from projections.changes.model import Said
    from projections.machinery.offices import Term
    from projections.view import View

__all__ = ["mandates_said", "offices_said"]


def offices_said(view: View) -> Said:
    """The President, and every office whose term is not over."""
    now = president(view)
    said: dict[tuple[str, str], Holding] = {}
    if now:
        text = f"{now.state}, of the {now.meeting}"
        said[CONVENTION, "President"] = Holding(text, now.evidence, _nobody)
    for term in terms(view):
        if term.last is None or term.last >= view.as_of:
            held = Holding(_tenure(view, term), term.evidence, partial(_over, term))
            said.setdefault(_office(term), held)
    return said


def _nobody(after: View) -> Reason:
    return Reason(f"no term is recorded that holds on {after.as_of}")


def _office(term: Term) -> tuple[str, str]:
    """Whom a term is of, and in which office: of several in one the first that is not over."""
    if term.theme:
        return state_subject(term.state), f"Coordinator on {term.theme.value.replace('_', ' ')}"
    return state_subject(term.state), f"President of the {term.meeting}"


def _tenure(view: View, term: Term) -> str:
    until = f"through {term.last}" if term.last else "no last day set"
    if term.holds_on(view.as_of):
        return f"in office, {until}"
    return f"from {term.first or 'a day not set'}, {until}"


def _over(term: Term, after: View) -> Reason | None:
    """Its term has ended by the second view's day."""
    same = (item for item in terms(after) if item.event.id == term.event.id)
    last = next((item.last for item in same), None)
    return Reason(f"the term ended on {last}") if last and last < after.as_of else None


def mandates_said(view: View) -> Said:
    """Each mandate with its status and day."""
    return {
        (meeting_subject(item.meeting), f"mandate {item.name}"): Holding(
            item.status.value + (f", due {item.due_on}" if item.due_on else ""), item.evidence
        )
        for item in mandates(view)
    }
