"""Metrics of deadlines and extensions (Articles 3.3-3.5 and 4.5-4.8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.events.extensions import ExtensionGranted, ExtensionRequested
from domain.events.fields import Article
from projections.extensions import cases, grants, pending
from projections.membership import contracting_states, ever_contracting, standing
from projections.metrics.building import count, holds_any, ids, listed, of_state
from projections.metrics.lacking import lacking
from projections.metrics.model import Asked, Metric, MetricAnswer, MetricUnit, unknown
from projections.obligations.article_3 import destroy_stockpiles
from projections.obligations.article_4 import clear_areas
from projections.stockpiles import stockpile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from projections.metrics.building import States
    from projections.metrics.model import Value
    from projections.obligations.model import Obligation
    from projections.view import View

__all__ = ["METRICS", "granted_by"]

_DUTY: dict[Article, Callable[[View, str], Obligation | None]] = {
    Article.STOCKPILES: destroy_stockpiles,
    Article.CLEARANCE: clear_areas,
}


def _last_grant(
    article: Article,
    pick: Callable[[ExtensionGranted], Value | None],
) -> Callable[[View, str, Asked], MetricAnswer]:
    def answer(view: View, iso3: str, _asked: Asked) -> MetricAnswer:
        found = grants(view, iso3, article)
        value = pick(found[-1]) if found else None
        if value is None:
            return unknown(lacking("ExtensionGranted", "of the State"), ids(*found[-1:]))
        return MetricAnswer(value, evidence=ids(found[-1]))

    return answer


def _last_request(article: Article) -> Callable[[View, str, Asked], MetricAnswer]:
    def answer(view: View, iso3: str, _asked: Asked) -> MetricAnswer:
        asked_for = [item.latest for item in cases(view, iso3, article) if item.latest]
        if not asked_for or asked_for[-1].months is None:
            return unknown(
                lacking("ExtensionRequested", "of the State with its months"), ids(*asked_for[-1:])
            )
        return MetricAnswer(asked_for[-1].months, evidence=ids(asked_for[-1]))

    return answer


def _deadline(
    article: Article,
    pick: Callable[[Obligation], Value | None],
) -> Callable[[View, str, Asked], MetricAnswer]:
    def answer(view: View, iso3: str, _asked: Asked) -> MetricAnswer:
        duty = _DUTY[article](view, iso3)
        value = pick(duty) if duty else None
        if duty is None or value is None:
            return unknown(lacking("InstrumentDeposited", "of the State"))
        return MetricAnswer(value, evidence=_deadline_of(view, iso3, article, value))

    return answer


def _deadline_of(view: View, iso3: str, article: Article, value: Value) -> tuple[str, ...]:
    """Ids of what gives a deadline, or its year: the consent, and the grants of that deadline."""
    moved = [
        grant
        for grant in grants(view, iso3, article)
        if value in (grant.deadline, grant.deadline.year)
    ]
    return ids(standing(view, iso3).consent, *moved)


def _year(day: object) -> int | None:
    return getattr(day, "year", None)


def _waiting(article: Article) -> States:
    return lambda asked: [
        iso3 for iso3 in contracting_states(asked.view) if pending(asked.view, iso3, article)
    ]


def _waiting_of(article: Article) -> Callable[[View, str], Iterable[str]]:
    """Ids of what asked for the extensions that are not decided."""
    return lambda view, iso3: ids(*(item.request for item in pending(view, iso3, article)))


def _requests_so_far(article: Article) -> Callable[[Asked], MetricAnswer]:
    def answer(asked: Asked) -> MetricAnswer:
        found = [
            (iso3, item)
            for iso3 in ever_contracting(asked.view)
            for item in cases(asked.view, iso3, article)
        ]
        if not found and not holds_any(asked.view, (ExtensionRequested,)):
            return unknown(lacking("ExtensionRequested"))
        return MetricAnswer(
            len(found),
            states=tuple(sorted({iso3 for iso3, _item in found})),
            evidence=ids(*(item.events[0] for _iso3, item in found)),
        )

    return answer


def _first_meeting(article: Article) -> Callable[[Asked], MetricAnswer]:
    def answer(asked: Asked) -> MetricAnswer:
        found = [
            grant
            for iso3 in ever_contracting(asked.view)
            for grant in grants(asked.view, iso3, article)
        ]
        if not found:
            return unknown(lacking("ExtensionGranted"))
        first = min(found, key=lambda grant: grant.effective_on)
        return MetricAnswer(first.decided_by, evidence=ids(first))

    return answer


def granted_by(article: Article, meeting: str) -> Metric:
    """The metric that counts the States to which one meeting granted an extension."""

    def granted(view: View, iso3: str) -> list[ExtensionGranted]:
        return [
            grant
            for grant in grants(view, iso3, article)
            if grant.decided_by.lower() == meeting.lower()
        ]

    return count(
        f"art{int(article)}_extensions_granted_{meeting.lower()}",
        f"Extensions under Article {int(article)} granted by the {meeting.upper()}",
        "R3.3, R4.5",
        lambda asked: [iso3 for iso3 in ever_contracting(asked.view) if granted(asked.view, iso3)],
        evidence=lambda view, iso3: ids(*granted(view, iso3)),
        rests_on=(ExtensionGranted,),
        unit=MetricUnit.REQUESTS,
    )


def _lots(view: View, iso3: str, _asked: Asked) -> MetricAnswer:
    plans = [plan for plan in stockpile(view, iso3).plans if plan.lots is not None]
    if not plans:
        return unknown(lacking("DestructionPlanSubmitted", "of the State with its lots"))
    return MetricAnswer(plans[-1].lots, evidence=ids(plans[-1]))


def _of_article(article: Article) -> Iterator[Metric]:
    number = int(article)
    waiting = count(
        f"art{number}_requests_pending",
        f"States with a request under Article {number} that is not decided",
        "R3.5, R4.7",
        _waiting(article),
        evidence=_waiting_of(article),
        rests_on=(ExtensionRequested,),
        unit=MetricUnit.REQUESTS,
    )
    yield waiting
    yield listed(waiting)
    yield Metric(
        f"art{number}_requests_so_far",
        f"Requests under Article {number} made so far",
        MetricUnit.REQUESTS,
        "R3.3, R4.5",
        _requests_so_far(article),
    )
    yield Metric(
        f"first_art{number}_extension_meeting",
        f"Meeting that granted the first extension under Article {number}",
        MetricUnit.MEETING,
        "R3.3, R4.5",
        _first_meeting(article),
    )
    yield from _of_state_and_article(article, f"art{number}")


def _of_state_and_article(article: Article, prefix: str) -> Iterator[Metric]:
    number = int(article)
    rows = (
        (
            "new_deadline",
            f"Deadline of the last extension under Article {number}",
            MetricUnit.DATE,
            _last_grant(article, lambda grant: grant.deadline),
        ),
        (
            "extension_months",
            f"Length of the last extension under Article {number}",
            MetricUnit.MONTHS,
            _last_grant(article, lambda grant: grant.months),
        ),
        (
            "extension_decided_on",
            f"Day on which the last extension under Article {number} was decided",
            MetricUnit.DATE,
            _last_grant(article, lambda grant: grant.effective_on),
        ),
        (
            "requested_months",
            f"Length of extension last asked for under Article {number}",
            MetricUnit.MONTHS,
            _last_request(article),
        ),
        (
            "deadline",
            f"Deadline that governs under Article {number}",
            MetricUnit.DATE,
            _deadline(article, lambda duty: duty.due_on),
        ),
        (
            "deadline_year",
            f"Year of the deadline that governs under Article {number}",
            MetricUnit.YEAR,
            _deadline(article, lambda duty: _year(duty.due_on)),
        ),
        (
            "original_deadline",
            f"First deadline under Article {number}, before any extension",
            MetricUnit.DATE,
            _deadline(article, lambda duty: duty.original_due_on),
        ),
        (
            "original_deadline_year",
            f"Year of the first deadline under Article {number}",
            MetricUnit.YEAR,
            _deadline(article, lambda duty: _year(duty.original_due_on)),
        ),
    )
    for name, title, unit, answer in rows:
        yield of_state(f"{prefix}_{name}", title, unit, "R3.2-3.3, R4.1-4.5", answer)


METRICS: tuple[Metric, ...] = (
    *_of_article(Article.STOCKPILES),
    *_of_article(Article.CLEARANCE),
    of_state(
        "destruction_lots_planned",
        "Lots covered by the State's last destruction plan",
        MetricUnit.LOTS,
        "A12",
        _lots,
    ),
)
