"""A time-bound duty: the clock of Article 3.2 or 4.1, moved by grants, met, missed, reopened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.dates import DateRange, add_days
from projections.obligations.model import Force, Obligation, Status, Step
from projections.obligations.verdicts import Verdict, verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from projections.obligations.clock import Clock

__all__ = ["judge"]


def judge(clock: Clock) -> Obligation:
    """Where the duty stands at the view's day, with every step that led there."""
    found = _agreed(clock)
    return Obligation(
        bearer=f"state:{clock.iso3}",
        article=clock.provision,
        what=clock.what,
        force=Force.TREATY,
        since=clock.in_force_on,
        original_due_on=clock.original_due_on,
        due_on=found.due_on,
        status=found.status,
        met_on=found.met_on,
        gaps=_gaps(clock),
        steps=(
            *clock.opening,
            *_grant_steps(clock),
            *_find_steps(clock),
            *_untold_steps(clock),
            found.step,
        ),
        basis=clock.basis,
    )


def _agreed(clock: Clock) -> Verdict:
    """The verdict that holds whichever clock the untold acts are about; else it cannot be told."""
    found = [verdict(item) for item in clock.readings()]
    if len({(item.status, item.due_on) for item in found}) == 1:
        return found[0]
    words = " or ".join(dict.fromkeys(item.status.value.replace("_", " ") for item in found))
    text = f"which clock of Article 4.1 it was about is not stated: {words}"
    same_due = {item.due_on for item in found}
    return Verdict(
        Status.CANNOT_TELL,
        same_due.pop() if len(same_due) == 1 else None,
        Step("untold", text, tuple(event.id for event in clock.untold)),
        _met_in_each(found),
    )


def _met_in_each(found: Sequence[Verdict]) -> DateRange | None:
    same = {item.met_on for item in found}
    return same.pop() if len(same) == 1 else None


def _gaps(clock: Clock) -> tuple[DateRange, ...]:
    """Days on which the deadline had passed and its extension was surely not granted yet."""
    found: list[DateRange] = []
    due_on = clock.original_due_on
    for grant in clock.grants:
        if grant.not_before > add_days(due_on, 1):
            found.append(DateRange(add_days(due_on, 1), add_days(grant.not_before, -1)))
        due_on = grant.deadline
    return tuple(found)


def _grant_steps(clock: Clock) -> tuple[Step, ...]:
    return tuple(
        Step(
            "grant",
            f"{grant.decided_by} moved the deadline to {grant.deadline} "
            f"(decided {grant.when}, {grant.form.value.replace('_', ' ')})",
            (grant.id,),
        )
        for grant in clock.grants
    )


def _find_steps(clock: Clock) -> tuple[Step, ...]:
    return tuple(
        Step("found", f"found on {event.when}", (event.id,)) for event in clock.discoveries
    )


def _untold_steps(clock: Clock) -> tuple[Step, ...]:
    return tuple(
        Step("untold", f"{event.type} of {event.when} names no clock of Article 4.1", (event.id,))
        for event in clock.untold
    )
