"""Actions 31 to 37: assistance to victims (Annex II, para 15)."""

from __future__ import annotations

from domain.events.offices import Theme
from projections.metrics.model import MetricUnit
from projections.plans.bases import PARTIES, WITH_VICTIMS
from projections.plans.measures import affected
from projections.plans.model import Action, Base, How, Indicator, Number, Section, Span, one

__all__ = ["SECTION"]


def _said(key: str, words: str, base: Base = PARTIES, needs: str = "") -> Indicator:
    """An indicator that only States, or documents, can tell of."""
    return one(Number(key, words, base=base, needs=needs))


_ASSISTING = (
    Action(
        31,
        "Collect data on victims by gender, age and disability, in one protected database",
        (
            _said(
                "31a",
                "States Parties with victims that say they have data of all three kinds",
                WITH_VICTIMS,
                "VictimAssistanceReported events know data by sex and age, and do not speak of "
                "disability",
            ),
        ),
    ),
    Action(
        32,
        "Have policies and laws that serve victims, in line with the disability convention",
        (
            _said(
                "32a",
                "States Parties with victims that say policies and law meet their needs",
                WITH_VICTIMS,
            ),
        ),
    ),
    Action(
        33,
        "Have a plan of action that can be measured, and a focal point with means",
        (
            one(
                Number(
                    "33a",
                    "States Parties with victims that have a plan of action",
                    How.COUNTED,
                    affected.with_plan,
                    base=WITH_VICTIMS,
                    span=Span.AT_DAY,
                )
            ),
            one(
                Number(
                    "33b",
                    "States Parties with victims that have a focal point",
                    How.COUNTED,
                    affected.with_focal_point,
                    base=WITH_VICTIMS,
                    span=Span.AT_DAY,
                )
            ),
        ),
    ),
    Action(
        34,
        "Give first aid and lasting care, rehabilitation and psychological help to victims",
        (
            _said("34a", "States Parties that say they give emergency and lasting care"),
            _said("34b", "States Parties that say rehabilitation and counselling work well"),
        ),
    ),
    Action(
        35,
        "Help victims into school, work and social protection, in the country as in towns",
        (_said("35a", "States Parties that report what they did for the inclusion of victims"),),
    ),
    Action(
        36,
        "Have victims take part in laws, policies and programmes, and in the Convention",
        (
            one(
                Number(
                    "36a",
                    "Laws and policies on assistance made together with victims",
                    unit=MetricUnit.NUMBER,
                )
            ),
            one(
                Number(
                    "36b",
                    "States Parties with victims in their delegations",
                    base=PARTIES,
                    span=Span.LAST_MEETING,
                    needs="Participated events do not say who was in a delegation",
                )
            ),
        ),
    ),
    Action(
        37,
        "Train rehabilitation staff of many trades, and recognise them",
        (
            _said("37a", "States Parties that say they supported such training"),
            _said("37b", "States Parties that say qualified staff care for victims"),
        ),
    ),
)

SECTION = Section("Victim assistance", 15, Theme.VICTIM_ASSISTANCE, _ASSISTING)
