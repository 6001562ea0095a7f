"""Metrics of the States outside the Convention and of the targets for bringing them in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from domain.events.norms import ProductionReported, RestrictionDeclared, UseReported
from projections.membership import MembershipStatus as Status
from projections.membership import contracting_states
from projections.metrics.building import count, ids, listed, of_state
from projections.metrics.lacking import lacking
from projections.metrics.members import lacks_consents
from projections.metrics.model import Asked, Metric, MetricAnswer, MetricUnit, Reading, unknown
from projections.metrics.reported import by_figure, by_list, reported, reported_list
from projections.universalization import (
    NOT_ABROAD,
    non_parties,
    producers,
    restricting,
    targets,
    use_reported,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from projections.universalization import Target
    from projections.view import View

__all__ = ["METRICS"]

_LIMIT = re.compile(r"more than (\d+) per cent fail")
_DUBROVNIK = "Dubrovnik Action Plan"
_OF_ALL_OUTSIDE = "of all States not party"


def _used_outside(asked: Asked) -> list[str]:
    return list(use_reported(asked.view, Status.NOT_SIGNED, Status.SIGNATORY, Status.FORMER))


def _used_inside(asked: Asked) -> MetricAnswer:
    """Cases known to the ledger; a document that says that there was none, where it has none."""
    found = use_reported(asked.view, Status.PENDING, Status.STATE_PARTY)
    if not found:
        return by_figure("use_on_territory_of_states_parties")(asked)
    events = [event for cases in found.values() for event in cases]
    return MetricAnswer(len(events), states=tuple(found), evidence=ids(*events))


def _not_abroad(asked: Asked) -> list[str]:
    return [
        iso3
        for iso3, said in restricting(asked.view).items()
        if any(item.restriction == NOT_ABROAD for item in said)
    ]


def _attended(asked: Asked) -> MetricAnswer:
    """Those of the States listed that are still not party."""
    found = by_list("non_parties_attended_at_least_one_msp")(asked)
    if found.value is None:
        return found
    left = tuple(iso3 for iso3 in found.states if iso3 not in contracting_states(asked.view))
    return MetricAnswer(len(left), states=left, evidence=found.evidence)


def _failure_limit(view: View, iso3: str, _asked: Asked) -> MetricAnswer:
    """The limit that the last restriction with a figure set, kept or given up since."""
    for event in reversed(view.of_state(iso3, RestrictionDeclared)):
        if match := _LIMIT.search(event.restriction):
            return MetricAnswer(int(match[1]), evidence=ids(event))
    return unknown(lacking("RestrictionDeclared", "of the State, with a share of failures"))


def _target(view: View) -> Target | None:
    found = [item for item in targets(view) if item.event.plan == _DUBROVNIK]
    return found[-1] if found else None


def _target_set(asked: Asked) -> MetricAnswer:
    found = _target(asked.view)
    if found is None:
        return unknown(lacking("PlanTargetSet", "of the Dubrovnik Action Plan"))
    return MetricAnswer(found.event.at_least, evidence=(found.event.id,))


def _target_met(asked: Asked) -> MetricAnswer:
    found = _target(asked.view)
    if found is None:
        return unknown(lacking("PlanTargetSet", "of the Dubrovnik Action Plan"))
    words = found.status.value.replace("_", " ")
    because = f"{found.count} of {found.event.at_least} on {found.judged_on}"
    return MetricAnswer(words, evidence=(found.event.id,), because=because)


def _evidence(kind: type[UseReported | ProductionReported | RestrictionDeclared]) -> _Evidence:
    return lambda view, iso3: ids(*view.of_state(iso3, kind))


if TYPE_CHECKING:
    from collections.abc import Callable

    _Evidence = Callable[[View, str], Iterable[str]]

_COUNTS = (
    count(
        "non_parties",
        "States that have not consented or have withdrawn, signatories among them",
        "R15-20",
        lambda asked: non_parties(asked.view),
        needs=lacks_consents,
    ),
    count(
        "non_parties_use_reported",
        "States not party on whose territory use was reported",
        "Article 21.2",
        _used_outside,
        evidence=_evidence(UseReported),
        rests_on=(UseReported,),
        needs=lacks_consents,
        open_to=lambda _view: lacking("UseReported", _OF_ALL_OUTSIDE),
    ),
    count(
        "past_producers_not_party",
        "States not party that were reported to have produced cluster munitions",
        "Article 21.2",
        lambda asked: list(producers(asked.view)),
        evidence=_evidence(ProductionReported),
        rests_on=(ProductionReported,),
        needs=lacks_consents,
        open_to=lambda _view: lacking("ProductionReported", _OF_ALL_OUTSIDE),
    ),
    count(
        "non_parties_not_using_abroad",
        "States not party committed to use no cluster munitions outside their territory",
        "Article 21.2",
        _not_abroad,
        evidence=_evidence(RestrictionDeclared),
        rests_on=(RestrictionDeclared,),
        needs=lacks_consents,
        open_to=lambda _view: lacking("RestrictionDeclared", _OF_ALL_OUTSIDE),
    ),
)

METRICS: tuple[Metric, ...] = (
    *_COUNTS,
    *(listed(metric) for metric in _COUNTS),
    Metric(
        "use_on_territory_of_states_parties",
        "Cases of use reported on the territory of contracting States; else as documents count",
        MetricUnit.CASES,
        "Article 1.1",
        _used_inside,
    ),
    *reported_list(
        "non_parties_attended_at_least_one_msp",
        "States not party listed as having attended a Meeting of States Parties",
        "reported; Action 10",
        readings=(Reading("States that are party by the day left out", _attended),),
    ),
    Metric(
        "target_states_parties_by_2rc",
        "States Parties that the Dubrovnik Action Plan aimed at by the Second Review Conference",
        MetricUnit.STATES,
        "Dubrovnik Action 1.1",
        _target_set,
    ),
    Metric(
        "dubrovnik_target_met",
        "Whether the Dubrovnik Action Plan's number of States Parties was reached: met, not met, "
        "open",
        MetricUnit.STATUS,
        "Dubrovnik Action 1.1",
        _target_met,
        words=("met", "not met", "open"),
    ),
    *(
        reported(name, title, MetricUnit.STATES, "reported; Article 21")
        for name, title in (
            (
                "past_producers_that_renounced_production",
                "Past producers not party that renounced production, as documents count",
            ),
            ("non_parties_stockpiling", "States not party with stockpiles, as documents count"),
            (
                "non_parties_attending_msp_average",
                "States not party at a Meeting of States Parties, on average, as documents count",
            ),
        )
    ),
    of_state(
        "policy_failure_rate_limit",
        "Share of failures above which the State's policy allows no use",
        MetricUnit.PER_CENT,
        "Article 21.2",
        _failure_limit,
    ),
)
