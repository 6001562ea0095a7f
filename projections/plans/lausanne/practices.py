"""Actions 1 to 9: good practice in carrying out the Convention (Annex II, para 5)."""

from __future__ import annotations

from domain.events.offices import Theme
from projections.metrics.model import MetricUnit
from projections.plans.bases import AFFECTED, PARTIES
from projections.plans.measures import assistance, money
from projections.plans.model import Action, Base, How, Indicator, Number, Section, Span, one

__all__ = ["SECTION"]

ASKED_TO_PAY = Base("States Parties that were asked to pay for it beforehand", money.asked)

_PERSONS = "the ledger keeps States that preside, coordinate and take part, no persons"

_PRACTICES = (
    Action(
        1,
        "Own the work: put it into national plans, build capacity, commit money and means",
        (
            one(
                Number(
                    "1a",
                    "States Parties that say their development, relief or poverty plans cover it",
                    base=PARTIES,
                )
            ),
            one(
                Number(
                    "1b",
                    "States Parties that say they built capacity or committed means of their own",
                    base=PARTIES,
                )
            ),
        ),
    ),
    Action(
        2,
        "Have strategies and work plans with evidence, costs and dates, and keep them current",
        (
            one(
                Number(
                    "2a",
                    "Affected States Parties that say they have a strategy for all they owe",
                    base=AFFECTED,
                )
            ),
            one(
                Number(
                    "2b",
                    "Affected States Parties that say yearly work plans carry the strategy out",
                    base=AFFECTED,
                )
            ),
        ),
    ),
    Action(
        3,
        "Help other States Parties with their strategies and plans, for several years if possible",
        (
            one(
                Number(
                    "3a",
                    "Donor States Parties that say they support affected ones",
                    How.COUNTED,
                    assistance.giving,
                    base=PARTIES,
                )
            ),
            one(
                Number(
                    "3b",
                    "Donor States Parties that say they fund for several years",
                    base=PARTIES,
                )
            ),
        ),
    ),
    Action(
        4,
        "Heed the needs of women, girls, boys and men, and open all work to them in balance",
        (
            one(
                Number(
                    "4a",
                    "States Parties whose plans take account of gender and diversity",
                    base=PARTIES,
                )
            ),
            Indicator(
                "4b",
                tuple(
                    Number(key, words, unit=MetricUnit.NUMBER, span=Span.LAST_MEETING, needs=needs)
                    for key, words, needs in (
                        ("4b1", "Women who presided over the Convention", _PERSONS),
                        ("4b2", "Women on the Coordination Committee", _PERSONS),
                        ("4b3", "Women in delegations of States Parties at meetings", _PERSONS),
                        ("4b4", "Delegations that a woman headed", _PERSONS),
                    )
                ),
            ),
        ),
    ),
    Action(
        5,
        "Hear victims and affected communities, and have them take part, in meetings too",
        (
            one(
                Number(
                    "5a",
                    "Affected States Parties that say victims and communities shaped their plans",
                    base=AFFECTED,
                )
            ),
            one(
                Number(
                    "5b",
                    "States Parties with victims, or who speaks for them, in their delegations",
                    base=PARTIES,
                    span=Span.LAST_MEETING,
                    needs="Participated events do not say who was in a delegation",
                )
            ),
        ),
    ),
    Action(
        6,
        "Keep national standards up to date with international ones",
        (
            one(
                Number(
                    "6a",
                    "Affected States Parties that say they brought their standards up to date",
                    base=AFFECTED,
                )
            ),
        ),
    ),
    Action(
        7,
        "Keep a lasting national database of clearance, accurate and broken down",
        (
            one(
                Number(
                    "7a",
                    "Affected States Parties that say they have such a database",
                    base=AFFECTED,
                )
            ),
        ),
    ),
    Action(
        8,
        "Join up with mine action, humanitarian, human rights, environment and development work",
        (
            one(
                Number(
                    "8a",
                    "States Parties that say they joined up their work with other fields",
                    base=PARTIES,
                )
            ),
        ),
    ),
    Action(
        9,
        "Pay assessed contributions early and arrears soon; give the Support Unit what it needs",
        (
            one(
                Number(
                    "9a",
                    "States Parties that paid three months before the last meeting or earlier",
                    How.COMPUTED,
                    money.paying_early,
                    base=ASKED_TO_PAY,
                    span=Span.LAST_MEETING,
                )
            ),
            one(
                Number(
                    "9b",
                    "States Parties that gave to the budget of the Support Unit",
                    How.COUNTED,
                    money.contributing,
                    base=PARTIES,
                )
            ),
        ),
    ),
)

SECTION = Section("Best practices", 5, Theme.GENERAL_STATUS, _PRACTICES)
