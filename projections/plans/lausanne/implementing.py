"""Actions 47 to 50: national measures and compliance (Annex II, paras 21 and 23)."""

from __future__ import annotations

from domain.events.offices import Theme
from projections.plans.bases import PARTIES
from projections.plans.measures import deadlines, reports
from projections.plans.model import Action, Due, How, Indicator, Number, Section, Span, one

__all__ = ["COMPLIANCE", "SECTION"]

_NATIONAL = (
    Action(
        47,
        "Have the laws and rules that the Convention takes, penalties among them",
        (
            one(
                Number(
                    "47a",
                    "States Parties with a specific law, or law that they hold sufficient",
                    How.COMPUTED,
                    reports.national_measures,
                    base=PARTIES,
                    span=Span.AT_DAY,
                )
            ),
            one(
                Number(
                    "47b",
                    "States Parties that say institutions and armed forces know their duties",
                    base=PARTIES,
                    needs="NationalMeasureReported events hold laws and administrative measures, "
                    "not who was told of them",
                )
            ),
        ),
        Due("11MSP", 2022, 2),
    ),
    Action(
        48,
        "Say what stands in the way of laws, ask for help with them, and give it",
        (
            one(
                Number(
                    "48a", "States Parties that say what stands in the way of laws", base=PARTIES
                )
            ),
            Indicator(
                "48b",
                (
                    Number("48b1", "States Parties that ask for help with laws", base=PARTIES),
                    Number("48b2", "States Parties that can give such help", base=PARTIES),
                ),
            ),
        ),
    ),
)

SECTION = Section("National implementation measures", 21, Theme.NATIONAL_IMPLEMENTATION, _NATIONAL)

_COMPLYING = (
    Action(
        49,
        "Clear up questions of compliance, and end any breach in cooperation",
        (
            one(
                Number(
                    "49a",
                    "States Parties that a meeting found in breach of the Convention",
                    How.COMPUTED,
                    reports.found_in_breach,
                    base=PARTIES,
                )
            ),
        ),
    ),
    Action(
        50,
        "Submit requests for more time when they are due, and as the guidelines ask",
        (
            one(
                Number(
                    "50a",
                    "States Parties whose requests since the plan kept the nine months",
                    How.COMPUTED,
                    deadlines.in_time,
                )
            ),
        ),
    ),
)

COMPLIANCE = Section("Compliance", 23, Theme.GENERAL_STATUS, _COMPLYING)
