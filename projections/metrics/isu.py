"""Metrics of the support unit and of sponsorship (2RC paras 82 to 85; AIII paras 118 to 135)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from domain.events.isu import IsuContributionReceived, SponsorshipContributed
from projections.isu.budgets import budgets, shares, years
from projections.isu.contributions import contributions, reserve, sponsorships, total
from projections.metrics.building import ids
from projections.metrics.lacking import lacking
from projections.metrics.model import Asked, Metric, MetricAnswer, MetricUnit, unknown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from domain.events.isu import IsuSharesDecided
    from projections.isu.budgets import Year
    from projections.view import View

__all__ = ["METRICS"]

Answer = Callable[[Asked], MetricAnswer]
Given = IsuContributionReceived | SponsorshipContributed


def _split(back: int, part: Callable[[IsuSharesDecided], int]) -> Answer:
    """The part that a category bears by the last decision, or so many before it."""

    def answer(asked: Asked) -> MetricAnswer:
        found = shares(asked.view)
        if len(found) <= back:
            return unknown(lacking("IsuSharesDecided", "" if back == 0 else "before the last"))
        decided = found[-1 - back]
        return MetricAnswer(part(decided), evidence=ids(decided))

    return answer


def _several_years(asked: Asked) -> MetricAnswer:
    found = [item for item in budgets(asked.view) if item.first_year < item.last_year]
    if not found:
        return unknown(lacking("IsuBudgetApproved", "for several years"))
    return MetricAnswer(f"{found[-1].first_year}-{found[-1].last_year}", evidence=ids(found[-1]))


def _of_year(say: Callable[[Year], MetricAnswer]) -> Answer:
    """What is known of the year in which the period ends."""

    def answer(asked: Asked) -> MetricAnswer:
        year = asked.during.last.year
        found = next((item for item in years(asked.view) if item.year == year), None)
        if found is None or found.budget is None:
            return unknown(lacking("IsuBudgetApproved", f"for {year}"))
        return say(found)

    return answer


def _document(item: Year) -> MetricAnswer:
    if item.budget is None or item.budget.document is None:
        return unknown(lacking("IsuBudgetApproved", f"for {item.year} that names its document"))
    return MetricAnswer(item.budget.document, evidence=ids(item.budget))


def _budget(item: Year) -> MetricAnswer:
    if item.budget is None or item.budget.budget is None:
        return unknown(lacking("IsuBudgetApproved", f"for {item.year} that states its sum"))
    if item.budget.first_year != item.budget.last_year:
        return unknown(lacking("IsuBudgetApproved", f"for {item.year} alone"))
    return MetricAnswer(item.budget.budget.amount, evidence=ids(item.budget))


def _reserve(asked: Asked) -> MetricAnswer:
    held = reserve(asked.view)
    if held is None:
        return unknown(lacking("IsuReserveDecided"))
    return MetricAnswer(held.decided.level.amount, evidence=ids(held.decided))


def _of_period(found: Sequence[Given], asked: Asked) -> list[Given]:
    """Contributions for the years in which a period lies."""
    return [
        item for item in found if asked.during.first.year <= item.year <= asked.during.last.year
    ]


def _sum(kind: str, given: Callable[[View], Sequence[Given]]) -> Answer:
    def answer(asked: Asked) -> MetricAnswer:
        found = _of_period(given(asked.view), asked)
        whole = total(found)
        if not found or not whole.is_whole:
            return unknown(lacking(kind, "for the period, each with its sum"), ids(*found))
        return MetricAnswer(whole.stated.amount, evidence=ids(*found))

    return answer


def _givers(kind: str, given: Callable[[View], Sequence[Given]]) -> Answer:
    def answer(asked: Asked) -> MetricAnswer:
        found = _of_period(given(asked.view), asked)
        if not found:
            return unknown(lacking(kind, "for the period"))
        codes = tuple(sorted({item.subject_key for item in found}))
        return MetricAnswer(len(codes), states=codes, evidence=ids(*found))

    return answer


_SPLITS = (
    ("7a_share_new", "7(a) bears by the last decision", 0, lambda item: item.category_7a),
    ("7b_share_new", "7(b) bears by the last decision", 0, lambda item: item.category_7b),
    ("7a_share_previous", "7(a) bore before the last decision", 1, lambda item: item.category_7a),
    ("7b_share_previous", "7(b) bore before the last decision", 1, lambda item: item.category_7b),
)
_OF_PERIOD = (
    ("isu", "the support unit", "IsuContributionReceived", contributions),
    ("sponsorship", "the Sponsorship Programme", "SponsorshipContributed", sponsorships),
)
METRICS: tuple[Metric, ...] = (
    *(
        Metric(
            f"category_{name}",
            f"Share of the unit's budget that category {words}",
            MetricUnit.PER_CENT,
            "para 85 (i)(a)",
            _split(back, part),
        )
        for name, words, back, part in _SPLITS
    ),
    Metric(
        "isu_multiyear_budget_period",
        "Years of the unit's budget of several years as last approved",
        MetricUnit.PERIOD,
        "para 82",
        _several_years,
    ),
    Metric(
        "isu_budget_document",
        "Document of the unit's budget for the year",
        MetricUnit.SYMBOL,
        "para 82",
        _of_year(_document),
        over_period=True,
    ),
    Metric(
        "isu_budget",
        "The unit's budget for the year alone",
        MetricUnit.CHF_CENTS,
        "para 82",
        _of_year(_budget),
        over_period=True,
    ),
    Metric(
        "isu_capital_reserve",
        "Level at which the unit's capital reserve is kept",
        MetricUnit.CHF_CENTS,
        "AIII para 119",
        _reserve,
    ),
    *(
        Metric(
            f"{name}_contributions",
            f"Contributions to {words} for the years of the period",
            MetricUnit.CHF_CENTS,
            "para 85 (i)(a)" if name == "isu" else "AIII para 134",
            _sum(kind, given),
            over_period=True,
        )
        for name, words, kind, given in _OF_PERIOD
    ),
    *(
        Metric(
            f"{name}_contributors",
            f"States that contributed to {words} for the years of the period",
            MetricUnit.STATES,
            "para 85 (i)(a)" if name == "isu" else "AIII para 135",
            _givers(kind, given),
            over_period=True,
        )
        for name, words, kind, given in _OF_PERIOD
    ),
)
