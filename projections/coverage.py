"""What the ledger does not know, by State and article: unknown is neither none nor zero."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from projections.basis import DutyBasis
from projections.clearance import area_of, contamination
from projections.membership import contracting_states
from projections.obligations import Status, obligations
from projections.stockpiles import Totals, stockpile
from projections.view import per_view

if TYPE_CHECKING:
    from collections.abc import Iterator

    from projections.view import View

__all__ = ["Gap", "coverage"]


_UNKNOWN = {Status.NOT_RECORDED, Status.CANNOT_TELL}


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that is not known: of whom, under which article, what, and what would tell."""

    subject: str
    article: str
    what: str
    needed: str
    evidence: tuple[str, ...] = ()


@per_view
def coverage(view: View, iso3: str | None = None) -> tuple[Gap, ...]:
    """Every gap at the view's day, of one contracting State or of all; by State, then article."""
    states = contracting_states(view) if iso3 is None else (iso3,)
    return tuple(gap for state in states for gap in _of_state(view, state))


def _of_state(view: View, iso3: str) -> Iterator[Gap]:
    yield from _stock(view, iso3)
    yield from _areas(view, iso3)
    for duty in obligations(view, iso3):
        subject = duty.bearer
        if duty.status is Status.OUTCOME_NOT_RECORDED:
            yield Gap(
                subject,
                duty.article,
                "outcome of an extension request not recorded",
                "ExtensionGranted, ExtensionRefused or ExtensionWithdrawn",
                duty.evidence,
            )
        elif duty.status is Status.NOT_RECORDED and duty.article in {"3.2", "4.1(a)"}:
            if duty.basis is DutyBasis.DECLARED:
                yield Gap(
                    subject,
                    duty.article,
                    f"nothing recorded since the deadline {duty.due_on}",
                    "a completion, a grant, or a report that it is still open",
                    duty.evidence,
                )
        elif duty.article == "4.1(c)" and not duty.met_on and duty.status in _UNKNOWN:
            yield Gap(
                subject,
                duty.article,
                "declaration of completed clearance not recorded",
                "ClearanceComplianceDeclared",
                duty.evidence,
            )
        elif duty.status is Status.NOT_RECORDED and duty.article == "7.1":
            yield Gap(
                subject,
                duty.article,
                "initial report not recorded",
                "InitialReportSubmitted, or the complete list of States without one",
            )


def _stock(view: View, iso3: str) -> Iterator[Gap]:
    state = stockpile(view, iso3)
    subject = f"state:{iso3}"
    if state.basis is DutyBasis.NOT_RECORDED:
        yield Gap(subject, "3", "no statement on stocks", "StockpileDeclared or HoldingsClarified")
    elif state.declarations and not any(
        Totals(item.munitions, item.submunitions).is_stated for item in state.declarations
    ):
        yield Gap(
            subject,
            "3",
            "holdings not stated",
            "StockpileDeclared with figures",
            tuple(item.id for item in state.declarations),
        )


def _areas(view: View, iso3: str) -> Iterator[Gap]:
    state = contamination(view, iso3)
    subject = f"state:{iso3}"
    if state.basis is DutyBasis.NOT_RECORDED:
        yield Gap(subject, "4", "no statement on contaminated areas", "ContaminationReported")
    elif state.basis is DutyBasis.DECLARED and not state.completions:
        latest = state.latest
        if latest is None or area_of(latest) is None:
            yield Gap(
                subject,
                "4",
                "contaminated area not stated",
                "ContaminationReported with areas",
                () if latest is None else (latest.id,),
            )
