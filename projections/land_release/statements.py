"""What each State is said to have released, and what it reported on survey and risk education."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from domain.events.clearance import LandReleased, RiskEducationReported, SurveyReported
from domain.subjects import state_subject
from projections.grown import Grown

if TYPE_CHECKING:
    from domain.events.header import Event
    from projections.view import View

__all__ = ["LandRelease", "land_release"]


@dataclass(frozen=True, slots=True)
class LandRelease:
    """Statements on land released, survey and risk education, in order."""

    releases: Grown[LandReleased] = Grown()
    surveys: Grown[SurveyReported] = Grown()
    risk_education: Grown[RiskEducationReported] = Grown()


def apply(state: LandRelease, event: Event) -> LandRelease:
    """The statements after one more event."""
    match event:
        case LandReleased():
            return replace(state, releases=state.releases.plus(event))
        case SurveyReported():
            return replace(state, surveys=state.surveys.plus(event))
        case RiskEducationReported():
            return replace(state, risk_education=state.risk_education.plus(event))
        case _:
            return state


def land_release(view: View, iso3: str) -> LandRelease:
    """A State's statements by the view's day."""
    return view.folded(state_subject(iso3), LandRelease(), apply)
