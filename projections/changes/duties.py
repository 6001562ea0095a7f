"""Duties of States, as a difference shows them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from projections.changes.model import Holding, Reason
from projections.machinery.meetings import meetings
from projections.obligations import obligations
from projections.obligations.procedural import every_asking, recommendations

if TYPE_CHECKING:
    from domain.events.extensions import ExtensionGranted, RecommendationMade
    from projections.changes.model import Said
    from projections.obligations import Obligation
    from projections.obligations.repeating import Asked
    from projections.view import View

__all__ = ["duties_said"]

_Key = tuple[str, str]


def duties_said(view: View) -> Said:
    """Each duty with its status and day; of a recommendation also why it may be asked no longer."""
    said = {_key(duty): Holding(_standing(duty), duty.evidence) for duty in obligations(view)}
    return said | _asked(view)


def _asked(view: View) -> dict[_Key, Holding]:
    return {
        _key(duty): Holding(
            _standing(duty), duty.evidence, partial(_asked_no_longer, made, item.grant, time)
        )
        for iso3 in view.states()
        for duty, (item, made, time) in zip(
            recommendations(view, iso3), every_asking(view, iso3), strict=True
        )
        if item.grant
    }


def _key(duty: Obligation) -> _Key:
    return duty.bearer, f"Article {duty.article}: {duty.what}"


def _standing(duty: Obligation) -> str:
    return duty.status.value + (f", due {duty.due_on}" if duty.due_on else "")


def _asked_no_longer(
    made: RecommendationMade, grant: ExtensionGranted, time: Asked, after: View
) -> Reason | None:
    """It was asked for at a meeting that now opens after the extension has ended."""
    held = meetings(after).get(time.meeting or "")
    opens_on = held.next_opening(made.effective_on) if held else None
    if held is None or opens_on is None or opens_on <= grant.deadline:
        return None
    text = f"the {held.name} opens on {opens_on}, after the extension ends on {grant.deadline}"
    return Reason(f"asked for no longer: {text}", held.evidence)
