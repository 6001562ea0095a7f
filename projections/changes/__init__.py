"""What differs between two views, along whichever axis they do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from projections.changes.bodies import mandates_said, offices_said
from projections.changes.duties import duties_said
from projections.changes.gone import reason_gone
from projections.changes.meetings import meetings_said
from projections.changes.model import Change
from projections.changes.money import money_said
from projections.changes.plans import plans_said
from projections.findings import findings
from projections.membership import register

if TYPE_CHECKING:
    from collections.abc import Iterator

    from projections.changes.model import Said
    from projections.findings import Finding
    from projections.view import View

__all__ = ["Change", "differences", "new_findings"]

_SAYING = (duties_said, meetings_said, offices_said, mandates_said, money_said, plans_said)


def differences(before: View, after: View) -> tuple[Change, ...]:
    """What differs in membership, duties, meetings, offices, mandates, money and plans.

    Whatever hangs on a meeting is among it, so that a postponement shows all that it moved.
    """
    found = [*_membership_changes(before, after)]
    for said in _SAYING:
        found += _changes(before, after, said(before), said(after))
    return tuple(sorted(found, key=lambda change: (change.subject, change.what)))


def new_findings(before: View, after: View) -> tuple[Finding, ...]:
    """The findings of the second view that the first did not have."""
    had = {(item.rule, item.subject, item.text) for item in findings(before)}
    return tuple(
        item for item in findings(after) if (item.rule, item.subject, item.text) not in had
    )


def _membership_changes(before: View, after: View) -> Iterator[Change]:
    was = register(before)
    for iso3, stands in register(after).items():
        old, new = was[iso3].status.value, stands.status.value
        if old != new:
            yield Change(f"state:{iso3}", "membership", old, new, "", stands.evidence)


def _changes(before: View, after: View, was: Said, now: Said) -> Iterator[Change]:
    for key in was.keys() | now.keys():
        old, new, (subject, what) = was.get(key), now.get(key), key
        if new is None and old:
            why = reason_gone(before, after, subject, old)
            yield Change(subject, what, old.text, "", why.text, why.evidence or old.evidence)
        elif new and (old is None or old.text != new.text):
            yield Change(subject, what, old.text if old else "", new.text, "", new.evidence)
