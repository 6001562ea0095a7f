"""Numbers on declarations of completion and on requests for more time (13, 15, 20, 25, 50)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from domain.events.fields import Article
from domain.quantities import Qualifier
from projections.extensions import Case, cases
from projections.membership import ever_contracting
from projections.metrics.lacking import lacking
from projections.metrics.model import MetricAnswer, unknown
from projections.nine_months import nine_months
from projections.obligations.declaring import declare_clearance, declare_destruction
from projections.obligations.model import Status
from projections.plans.spans import surely_since_adoption
from projections.plans.tallying import Tally

if TYPE_CHECKING:
    from projections.obligations.model import Obligation
    from projections.plans.model import Measure
    from projections.view import View

__all__ = [
    "COSTED_PLAN",
    "clearance_declared",
    "destruction_declared",
    "in_time",
    "requested",
    "with_costed_plan",
]

COSTED_PLAN = "costed multi-year work plan"
"""How the contents of a request name the plan that Actions 15 and 20 ask for."""

_REQUESTS = lacking("ExtensionRequested", "since the plan, all of them, with days and meetings")
_MET = frozenset({Status.MET_ON_TIME, Status.MET_LATE})


def _declared(duties: Callable[[View, str], tuple[Obligation, ...]], lacks: str) -> Measure:
    """States that finished since the adoption of the plan and declared it."""

    def answer(view: View) -> MetricAnswer:
        tally = Tally()
        for iso3 in ever_contracting(view):
            for duty in duties(view, iso3):
                if duty.since and surely_since_adoption(view, duty.since):
                    tally.add(iso3, True if duty.status in _MET else None, duty.evidence)
        return tally.among_recorded(f"{lacks} since the plan, all of them")

    return answer


destruction_declared = _declared(declare_destruction, lacking("StockpileComplianceDeclared"))
clearance_declared = _declared(declare_clearance, lacking("ClearanceComplianceDeclared"))


def requested(view: View, *articles: Article) -> Iterator[tuple[str, Case]]:
    """Requests made since the adoption of the plan, with the State that made them."""
    for iso3 in ever_contracting(view):
        for article in articles:
            for item in cases(view, iso3, article):
                if item.request and surely_since_adoption(view, item.request.not_before):
                    yield iso3, item


def with_costed_plan(article: Article) -> Measure:
    """Requests of an article whose contents name a costed plan of several years."""

    def answer(view: View) -> MetricAnswer:
        asked = [(iso3, item.request) for iso3, item in requested(view, article) if item.request]
        having = [(iso3, said) for iso3, said in asked if COSTED_PLAN in said.contents]
        lacks = lacking("ExtensionRequested", f"under Article {int(article)} with their contents")
        if not having:
            return unknown(lacks)
        return MetricAnswer(
            len(having),
            Qualifier.AT_LEAST,
            tuple(sorted({iso3 for iso3, _said in having})),
            tuple(said.id for _iso3, said in having),
            lacks,
        )

    return answer


def in_time(view: View) -> MetricAnswer:
    """States whose every request since the adoption came nine months before its meeting.

    One late request leaves its State out; one whose days allow both leaves it open.
    """
    judged: dict[str, list[tuple[bool | None, str]]] = {}
    for iso3, item in requested(view, Article.STOCKPILES, Article.CLEARANCE):
        mark = nine_months(view, item)
        verdict = mark.in_time if mark else None
        judged.setdefault(iso3, []).append((verdict, item.evidence[0]))
    tally = Tally()
    for iso3, marks in judged.items():
        said = [verdict for verdict, _event in marks]
        fits = False if False in said else None if None in said else True
        tally.add(iso3, fits, (event for _verdict, event in marks))
    return tally.among_recorded(_REQUESTS)
