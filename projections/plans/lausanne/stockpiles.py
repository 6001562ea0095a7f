"""Actions 12 to 17: the destruction of stockpiles, and what is retained (Annex II, para 9)."""

from __future__ import annotations

from domain.events.fields import Article
from domain.events.offices import Theme
from projections.metrics.model import MetricUnit
from projections.plans.bases import PARTIES, WITH_STOCKS
from projections.plans.measures import deadlines
from projections.plans.measures import stockpiles as stocks
from projections.plans.model import Action, Due, How, Indicator, Number, Section, Span, one

__all__ = ["SECTION"]

_DESTROYING = (
    Action(
        12,
        "Plan destruction with an end date, rates, methods and means; report on it each year",
        (
            one(
                Number(
                    "12a",
                    "States Parties with stocks left that have a plan for them",
                    How.COUNTED,
                    stocks.with_plan,
                    base=WITH_STOCKS,
                    span=Span.AT_DAY,
                )
            ),
            one(
                Number(
                    "12b",
                    "States Parties with stocks left whose last annual report has come",
                    How.COMPUTED,
                    stocks.with_report,
                    base=WITH_STOCKS,
                    span=Span.LAST_DUE_DATE,
                )
            ),
        ),
    ),
    Action(
        13,
        "Declare compliance once all is destroyed, by the next Meeting or Review Conference",
        (
            one(
                Number(
                    "13a",
                    "States Parties that finished destruction since the plan and declared it",
                    How.COMPUTED,
                    deadlines.destruction_declared,
                )
            ),
        ),
        Due(None),
    ),
    Action(
        14,
        "Report stocks found later at once, and by the next meeting; destroy them soon",
        (
            one(
                Number(
                    "14a",
                    "States Parties that found stocks since the plan, known by the next meeting",
                    How.COMPUTED,
                    stocks.finds_reported,
                )
            ),
        ),
        Due(None),
    ),
    Action(
        15,
        "Ask for more time under Article 3 early, with reasons, and a costed plan by year",
        (
            one(
                Number(
                    "15a",
                    "Requests under Article 3 since the plan with a costed plan of several years",
                    How.COUNTED,
                    deadlines.with_costed_plan(Article.STOCKPILES),
                    MetricUnit.REQUESTS,
                )
            ),
        ),
    ),
    Action(
        16,
        "Share what was learnt from destruction with States that still have to do it",
        (
            one(
                Number(
                    "16a",
                    "States Parties that told others of their destruction",
                    base=PARTIES,
                )
            ),
        ),
    ),
    Action(
        17,
        "Look each year whether fewer munitions can be retained, and destroy the excess",
        (
            Indicator(
                "17a",
                (
                    Number(
                        "17a1",
                        "States Parties that retain or acquire munitions for training and research",
                        How.COUNTED,
                        stocks.retaining,
                        base=PARTIES,
                    ),
                    Number(
                        "17a2",
                        "Munitions that they retain, with the submunitions beside",
                        How.COUNTED,
                        stocks.retained,
                        MetricUnit.MUNITIONS,
                    ),
                ),
            ),
            one(
                Number(
                    "17b",
                    "Retained munitions that were destroyed, State by State",
                    unit=MetricUnit.MUNITIONS,
                    needs="MunitionsRetained events tell how many are left each year, not whether "
                    "the others were destroyed or used up in training",
                )
            ),
        ),
    ),
)

SECTION = Section("Stockpile destruction", 9, Theme.STOCKPILES, _DESTROYING)
