"""Voluntary reports of States that are not party: of signatories, and of others (Article 7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.events.statements import ListReported
from domain.events.transparency import VoluntaryReportSubmitted
from domain.quantities import Qualifier
from domain.subjects import CONVENTION
from projections.membership import MembershipStatus, signatories, standing
from projections.metrics.bounded import day_told
from projections.metrics.building import ids
from projections.metrics.lacking import lacking
from projections.metrics.model import MetricAnswer, unknown
from projections.metrics.transparency.others import under_review

if TYPE_CHECKING:
    from collections.abc import Callable

    from projections.metrics.model import Asked
    from projections.view import View

__all__ = ["signatories_recorded", "voluntary_by"]


def voluntary_by(status: MembershipStatus, figure: str) -> Callable[[Asked], MetricAnswer]:
    """States of that status with a voluntary report in the period, by a complete list of it.

    Without such a list at least those of which the ledger holds one that surely came in it, while
    the State stood so.
    """

    def answer(asked: Asked) -> MetricAnswer:
        return _listed(asked, figure) or _recorded(asked, status, figure)

    return answer


def _listed(asked: Asked, figure: str) -> MetricAnswer | None:
    lists = [
        item
        for item in asked.view.known(CONVENTION, ListReported)
        if item.metric == figure and item.complete and item.as_of in asked.during
    ]
    if not lists:
        return None
    last = lists[-1]
    codes = tuple(sorted(last.states))
    return MetricAnswer(
        len(codes), states=codes, evidence=ids(*lists), holds_on=day_told(asked, last.as_of)
    )


def _recorded(asked: Asked, status: MembershipStatus, figure: str) -> MetricAnswer:
    missing = lacking("ListReported", f"of {figure.replace('_', ' ')}")
    found = {
        iso3: came
        for iso3 in asked.view.states()
        if (
            came := [
                item
                for item in asked.view.of_state(iso3, VoluntaryReportSubmitted)
                if item.not_before in asked.during
                and item.effective_on in asked.during
                and standing(asked.view.at(item.effective_on), iso3).status is status
            ]
        )
    }
    if not found:
        return unknown(missing)
    return MetricAnswer(
        len(found),
        Qualifier.AT_LEAST,
        tuple(sorted(found)),
        ids(*(item for came in found.values() for item in came)),
        missing,
    )


def signatories_recorded(asked: Asked) -> MetricAnswer:
    """Signatories of which a voluntary report since the First Review Conference is recorded.

    A State that consented since counts as the signatory it was.
    """
    view = asked.view
    was = {iso3 for iso3 in view.states() if _signed_before(view, iso3)}
    found = {iso3: under_review(view, iso3) for iso3 in sorted({*signatories(view), *was})}
    codes = tuple(iso3 for iso3, came in found.items() if came)
    return MetricAnswer(
        len(codes), states=codes, evidence=ids(*(e for c in codes for e in found[c]))
    )


def _signed_before(view: View, iso3: str) -> bool:
    stands = standing(view, iso3)
    return stands.acts.signature is not None
