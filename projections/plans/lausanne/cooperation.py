"""Actions 38 to 42: international cooperation and assistance (Annex II, para 17)."""

from __future__ import annotations

from domain.events.offices import Theme
from projections.plans.bases import PARTIES
from projections.plans.measures import assistance
from projections.plans.model import Action, How, Indicator, Number, Section, Span, one

__all__ = ["SECTION"]


def _said(key: str, words: str, needs: str = "") -> Indicator:
    """An indicator on States Parties that only they, or documents, can tell of."""
    return one(Number(key, words, base=PARTIES, needs=needs))


_COOPERATING = (
    Action(
        38,
        "Commit the means that the duties take, and look for new sources of money",
        (
            _said("38a", "States Parties that say they committed means to what they owe"),
            _said("38b", "States Parties that say they used new sources of money"),
        ),
    ),
    Action(
        39,
        "Share experience, build partnerships at all levels, exchange equipment and knowledge",
        (
            _said("39a", "States Parties that say they shared experience with others"),
            one(
                Number(
                    "39b",
                    "States Parties that say they gave or received cooperation",
                    How.COUNTED,
                    assistance.giving_or_receiving,
                    base=PARTIES,
                )
            ),
        ),
    ),
    Action(
        40,
        "Assist lastingly where possible, answer requests soon, and raise means for it",
        (
            one(
                Number(
                    "40a",
                    "States Parties that say they gave, received or raised assistance",
                    How.COUNTED,
                    assistance.giving_or_receiving,
                    base=PARTIES,
                )
            ),
        ),
    ),
    Action(
        41,
        "Ask for assistance with coherent plans that rest on survey and need",
        (
            _said("41a", "States Parties asking for assistance that have such plans"),
            one(
                Number(
                    "41b",
                    "States Parties that asked for assistance, whose last annual report has come",
                    How.COUNTED,
                    assistance.seeking_and_reporting,
                    base=PARTIES,
                )
            ),
        ),
    ),
    Action(
        42,
        "Develop country coalitions and similar platforms, and use them",
        (
            Indicator(
                "42a",
                (
                    Number(
                        "42a1",
                        "States Parties that formed a country coalition, ended ones among them",
                        How.COUNTED,
                        assistance.in_coalition,
                        base=PARTIES,
                        span=Span.AT_DAY,
                    ),
                    Number(
                        "42a2",
                        "States Parties that say they formed none",
                        base=PARTIES,
                        needs="that no coalition of a State is recorded is not that it has none",
                    ),
                ),
            ),
        ),
    ),
)

SECTION = Section("Cooperation and assistance", 17, Theme.COOPERATION, _COOPERATING)
