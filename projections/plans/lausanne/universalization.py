"""Actions 10 and 11: more States Parties, and the norm beyond them (Annex II, para 7)."""

from __future__ import annotations

from domain.events.offices import Theme
from projections.metrics.model import MetricUnit
from projections.plans.bases import NOT_PARTY
from projections.plans.measures import outreach
from projections.plans.model import Action, How, Number, Section, Span, one

__all__ = ["SECTION"]

SECTION = Section(
    "Universalization and norms",
    7,
    Theme.UNIVERSALIZATION,
    (
        Action(
            10,
            "Win States not party for the Convention, first and at high level",
            (
                one(
                    Number(
                        "10a",
                        "States Parties gained since the plan, less those lost",
                        How.COMPUTED,
                        outreach.growth,
                        MetricUnit.NUMBER,
                    )
                ),
                one(
                    Number(
                        "10b",
                        "States not party at the last Meeting or Review Conference",
                        How.COUNTED,
                        outreach.attending,
                        base=NOT_PARTY,
                        span=Span.LAST_MEETING,
                    )
                ),
                one(
                    Number(
                        "10c",
                        "States that gave a voluntary report before they were party",
                        How.COUNTED,
                        outreach.reporting,
                    )
                ),
            ),
        ),
        Action(
            11,
            "Uphold the norm: discourage use, making, keeping and trade; condemn each use",
            (
                one(
                    Number(
                        "11a",
                        "Cases of use that were confirmed",
                        unit=MetricUnit.CASES,
                        needs="UseReported events hold reports of use by State, and do not say "
                        "how many cases there were or who confirmed them",
                    )
                ),
                one(
                    Number(
                        "11b",
                        "States not party that voted for the last resolution on the Convention",
                        How.COMPUTED,
                        outreach.voting,
                        span=Span.LAST_VOTE,
                    )
                ),
                one(
                    Number(
                        "11c",
                        "States not party that say they have a moratorium, or destroyed stocks",
                        base=NOT_PARTY,
                        needs="RestrictionDeclared events hold what others report of a State, and "
                        "do not tell a moratorium from lesser limits",
                    )
                ),
                one(
                    Number(
                        "11d",
                        "Meetings held for States not party that still rely on the weapon",
                        unit=MetricUnit.MEETINGS,
                    )
                ),
            ),
        ),
    ),
)
