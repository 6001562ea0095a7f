"""What action plans hang on meetings, as a difference shows it: due days, baseline, targets."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from domain.subjects import CONVENTION, state_subject
from projections.changes.model import Holding, Reason
from projections.machinery.meetings import meetings_in_sight
from projections.plans.due import due_days
from projections.plans.spans import BASELINE_MEETING, LAUSANNE, adoption, baseline_day
from projections.universalization import targets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.events.decisions import ActionPlanAdopted
    from projections.changes.model import Said
    from projections.plans.due import DueDay
    from projections.universalization import Target
    from projections.view import View

__all__ = ["plans_said"]

_Holding = tuple[tuple[str, str], Holding]


def plans_said(view: View) -> Said:
    """Due days and baseline of the plan in force, and the targets that were set."""
    adopted = adoption(view)
    said = [_target(item) for item in targets(view)]
    if adopted:
        said += [_baseline(view, adopted), *_actions(view, adopted)]
    return dict(said)


def _baseline(view: View, adopted: ActionPlanAdopted) -> _Holding:
    day = baseline_day(view)
    text = f"at the end of the {BASELINE_MEETING}, {day}" if day else _no_days(BASELINE_MEETING)
    evidence = (adopted.id, *_meeting(view, BASELINE_MEETING))
    return (CONVENTION, f"{LAUSANNE}: baseline of the indicators"), Holding(text, evidence)


def _actions(view: View, adopted: ActionPlanAdopted) -> Iterator[_Holding]:
    """The actions that are due with a meeting, or after years of their own."""
    for item in due_days(view):
        name = item.due.meeting
        if name:
            text = f"due {item.on}" if item.on else _no_days(name)
            what = f"{LAUSANNE}: Action {item.action.number}"
            evidence = (adopted.id, *_meeting(view, name))
            held = Holding(text, evidence, partial(_with_the_others, item) if item.iso3 else None)
            yield (state_subject(item.iso3) if item.iso3 else CONVENTION, what), held


def _with_the_others(item: DueDay, after: View) -> Reason | None:
    """A State's own years end later than the meeting no longer, or the meeting has no days."""
    name = item.due.meeting or ""
    held = meetings_in_sight(after).get(name)
    if held is None:
        return None
    if held.closes_on is None:
        return Reason(f"whether {item.on} is the later day waits for days: {_no_days(name)}")
    return Reason(f"due with all others at the end of the {name}, {held.closes_on}", held.evidence)


def _target(item: Target) -> _Holding:
    event, due = item.event, f", due {item.due_on}" if item.due_on else ""
    what = f"{event.plan}: at least {event.at_least} {event.metric.replace('_', ' ')}"
    return (event.subject, what), Holding(f"{item.status.value}{due}", (event.id,))


def _meeting(view: View, name: str) -> tuple[str, ...]:
    held = meetings_in_sight(view).get(name)
    return held.evidence if held else ()


def _no_days(name: str) -> str:
    return f"the {name} has no days"
