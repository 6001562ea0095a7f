"""Actions 18 to 30: survey, clearance and risk education (Annex II, paras 11 and 13)."""

from __future__ import annotations

from domain.events.fields import Article
from domain.events.offices import Theme
from projections.metrics.model import MetricUnit
from projections.plans.bases import AFFECTED, PARTIES
from projections.plans.measures import affected, deadlines
from projections.plans.model import Action, Due, How, Indicator, Number, Section, one

__all__ = ["RISK_EDUCATION", "SECTION"]


def _said(key: str, words: str, needs: str = "") -> Indicator:
    """An indicator on affected States Parties that only they, or documents, can tell of."""
    return one(Number(key, words, base=AFFECTED, needs=needs))


_SURVEY_AND_PLANS = (
    Action(
        18,
        "Survey all areas and set baselines; mark and, where possible, fence them",
        (
            _said(
                "18a",
                "Affected States Parties with a complete baseline survey",
                "SurveyReported events say that survey is under way, not that it is complete",
            ),
            _said(
                "18b",
                "Affected States Parties that mark their hazardous areas",
                "no type of event holds the marking of areas",
            ),
        ),
        Due("11MSP", 2022, 2),
    ),
    Action(
        19,
        "Present strategies and yearly plans with the areas to be dealt with each year",
        (
            _said("19a", "Affected States with strategies and work plans built on evidence"),
            _said("19b", "Affected States Parties that report each year how these go on"),
        ),
        Due("10MSP", 2021),
    ),
    Action(
        20,
        "Ask for more time under Article 4 early, with a costed plan and risk education",
        (
            one(
                Number(
                    "20a",
                    "Requests under Article 4 since the plan with a costed plan of several years",
                    How.COUNTED,
                    deadlines.with_costed_plan(Article.CLEARANCE),
                    MetricUnit.REQUESTS,
                )
            ),
        ),
    ),
    Action(
        21,
        "Make survey and clearance better and cheaper, and try new methods",
        (
            _said("21a", "Affected States Parties that say they try or share new methods"),
            _said("21b", "Affected States that report survey and clearance getting better"),
        ),
    ),
)

_RELEASE = (
    Action(
        22,
        "Plan for a lasting national team for what is found after completion",
        (_said("22a", "Affected States Parties whose plans provide for such a team"),),
    ),
    Action(
        23,
        "Rank areas by humanitarian and development need, with gender and diversity in mind",
        (
            _said("23a", "Affected States Parties that say such needs set their priorities"),
            _said("23b", "Affected States Parties that say gender and diversity enter them"),
        ),
    ),
    Action(
        24,
        "Tell each year what is left, suspected and confirmed apart, and how land was released",
        (
            one(
                Number(
                    "24a",
                    "Affected States Parties that gave suspected and confirmed areas apart",
                    How.COUNTED,
                    affected.areas_told_apart,
                    base=AFFECTED,
                )
            ),
        ),
    ),
    Action(
        25,
        "Declare compliance once clearance is complete, on the form for it",
        (
            one(
                Number(
                    "25a",
                    "States Parties that finished clearance since the plan and declared it",
                    How.COMPUTED,
                    deadlines.clearance_declared,
                )
            ),
        ),
    ),
    Action(
        26,
        "Talk about what was learnt, also with those that used the weapon, and with donors",
        (one(Number("26a", "States Parties that say they shared what they learnt", base=PARTIES)),),
    ),
)

SECTION = Section("Survey and clearance", 11, Theme.CLEARANCE, (*_SURVEY_AND_PLANS, *_RELEASE))

_EDUCATING = (
    Action(
        27,
        "Make risk education a part of survey, clearance, victim assistance and wider work",
        (_said("27a", "Affected States Parties that say their plans join risk education in"),),
    ),
    Action(
        28,
        "Warn everybody who lives near, those most at risk first, in a way that fits them",
        (_said("28a", "Affected States Parties that report on risk education made to measure"),),
    ),
    Action(
        29,
        "Use data by gender, age and disability to reach those most at risk, and report them",
        (
            one(
                Number(
                    "29a",
                    "Affected States Parties that report on risk education in detail",
                    How.COUNTED,
                    affected.detailed_risk_education,
                    base=AFFECTED,
                )
            ),
            _said("29b", "Affected States Parties that report how they measure its effect"),
        ),
    ),
    Action(
        30,
        "Build capacity to adapt risk education to new conditions and remaining risks",
        (_said("30a", "Affected States Parties whose plans provide for that capacity"),),
    ),
)

RISK_EDUCATION = Section("Risk education", 13, Theme.CLEARANCE, _EDUCATING)
