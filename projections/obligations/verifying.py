"""Whether a State's silence on its stock or areas is known to be silence (Annex III, para 29).

A State whose initial report is known to be missing has neither declared nor declared none: its
duty is *unverified*. Where the ledger only lacks the statement, it stays *not recorded*.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from projections.basis import DutyBasis
from projections.obligations.model import Step
from projections.transparency.filings import initial_report
from projections.view import per_view

if TYPE_CHECKING:
    from projections.transparency.known import Lack
    from projections.view import View

__all__ = ["basis_known", "why_unverified"]


def basis_known(view: View, iso3: str, said: DutyBasis) -> DutyBasis:
    """What a State said of its holdings; where it said nothing, whether that is known."""
    if said is DutyBasis.NOT_RECORDED and _missing_report(view, iso3):
        return DutyBasis.NO_INITIAL_REPORT
    return said


def why_unverified(view: View, iso3: str, said: DutyBasis) -> tuple[Step, ...]:
    """The step that shows the initial report missing, where the State said nothing else."""
    lack = _missing_report(view, iso3) if said is DutyBasis.NOT_RECORDED else None
    if lack is None:
        return ()
    text = f"no initial report by {lack.day}, as {lack.shown_by.type} of {lack.shown_by.when} shows"
    if lack.day < view.as_of:
        text += "; nothing recorded since"
    return (Step("R7.1", text, (lack.shown_by.id,)),)


@per_view
def _missing_report(view: View, iso3: str) -> Lack | None:
    """What shows the initial report missing at the view's day, or last before it.

    As a statement does, it stands until something else is recorded.
    """
    report = initial_report(view, iso3)
    if report is None or report.is_in:
        return None
    shown = report.known.lack_at(view.as_of)
    if shown or report.known.can_have_come(view.as_of):
        return shown
    return report.known.lack
