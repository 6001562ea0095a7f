"""Metrics of compliance (Article 8): what meetings found, and deadlines that lapsed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.dates import add_days
from domain.events.compliance import NonComplianceFound
from domain.events.statements import FigureReported
from domain.quantities import Qualifier
from domain.subjects import CONVENTION
from projections.membership import is_over, standing
from projections.metrics.building import ids
from projections.metrics.lacking import lacking
from projections.metrics.model import Asked, Metric, MetricAnswer, MetricUnit, Reading, unknown
from projections.obligations import Status, obligations

if TYPE_CHECKING:
    from projections.obligations import Obligation
    from projections.view import View

__all__ = ["METRICS"]


def _lapsed_deadlines(asked: Asked) -> MetricAnswer:
    """Treaty deadlines that passed by the view's day without being met, extended or asked about.

    Of a State that withdrew, those that had lapsed while it was bound: what accrued stays.
    """
    lapsed = [
        item
        for iso3 in asked.view.states()
        for item in _duties_while_bound(asked.view, iso3)
        if item.article in {"3.2", "4.1(a)", "4.1(b)"}
        and item.due_on
        and item.due_on < asked.view.as_of
        and (item.is_being_verified or item.status in {Status.OVERDUE, Status.MET_LATE})
    ]
    return MetricAnswer(
        len(lapsed),
        states=tuple(sorted({item.bearer.partition(":")[2] for item in lapsed})),
        evidence=tuple(event for item in lapsed for event in item.evidence),
    )


def _duties_while_bound(view: View, iso3: str) -> tuple[Obligation, ...]:
    withdrawn_on = standing(view, iso3).withdrawn_on
    if withdrawn_on and is_over(view, iso3):
        return obligations(view.at(add_days(withdrawn_on, -1)), iso3)
    return obligations(view, iso3)


def _found_by_meetings(asked: Asked) -> MetricAnswer:
    """Cases that Meetings of States Parties found under Article 8, as far as recorded.

    None recorded is not none: that there was none is known where a document states it, for the
    period it speaks of.
    """
    view = asked.view
    found = [event for iso3 in view.states() for event in view.of_state(iso3, NonComplianceFound)]
    if found:
        states_found = tuple(event.subject_key for event in found)
        return MetricAnswer(len(found), Qualifier.AT_LEAST, states_found, ids(*found))
    stated = _stated_none(view)
    if stated is None:
        return unknown(lacking("NonComplianceFound", "or a statement that there were none"))
    because = f"stated for {stated.period_from} to {stated.period_to}; no case is recorded"
    return MetricAnswer(0, evidence=ids(stated), because=because)


def _stated_none(view: View) -> FigureReported | None:
    """The statement that speaks of no case in a period with the view's day in it."""
    return next(
        (
            item
            for item in view.known(CONVENTION, FigureReported)
            if item.metric == "non_compliance_cases"
            and item.value.amount == 0
            and item.period_from <= view.as_of <= item.period_to
        ),
        None,
    )


METRICS = (
    Metric(
        "non_compliance_cases",
        "Cases of non-compliance found by a Meeting of States Parties (Article 8)",
        MetricUnit.CASES,
        "Art 8; TREATY section 0, judgement",
        _found_by_meetings,
        readings=(
            Reading(
                "treaty deadlines that lapsed: missed, met late, or passed while holdings were "
                "being verified",
                _lapsed_deadlines,
            ),
        ),
    ),
)
