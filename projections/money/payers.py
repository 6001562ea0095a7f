"""Who pays into an account: by attendance at meetings, or by being a State Party (Article 14)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from domain.events.money import year_of_account
from domain.rules import article_14
from projections.machinery.decisions import participants
from projections.machinery.meetings import FORMAL, meetings
from projections.membership import (
    convention_in_force_on,
    memberships,
    standing,
    states_in_force,
)
from projections.money.accounts import account
from projections.view import per_view

if TYPE_CHECKING:
    from datetime import date

    from projections.machinery.meetings import Meeting
    from projections.view import View

__all__ = ["Payers", "final_payers", "first_payers", "meeting_before", "took_part"]


@dataclass(frozen=True, slots=True)
class Payers:
    """States with the ids of the events for which they pay; ``lacking`` what is not known yet.

    ``attended`` is the meeting whose attendance tells; None under Article 14.2.
    """

    states: Mapping[str, tuple[str, ...]]
    lacking: tuple[str, ...] = ()
    attended: str | None = None


@per_view
def first_payers(view: View, name: str, on: date) -> Payers:
    """Who is billed first: the States Parties of a day that attended the meeting before.

    Under Article 14.2, those that are States Parties of the year by that day.
    """
    year = year_of_account(name)
    if year is not None:
        return _of_year(view.at(on), year)
    before = meeting_before(view, name)
    if before is None:
        return Payers({}, (f"the meeting before {name}, whose attendance counts",))
    parties = states_in_force(view.at(on))
    came = {iso3: ids for iso3, ids in _attendance(view, before).items() if iso3 in parties}
    return Payers(came, () if came else (_nobody(before),), before)


@per_view
def final_payers(view: View, name: str) -> Payers:
    """Who is billed in the end: all States that attended the meeting itself.

    Under Article 14.2, all that were States Parties on some day of the year.
    """
    year = year_of_account(name)
    if year is not None:
        found = _of_year(view, year)
        ended = view.as_of >= article_14.period_end(year)
        return found if ended or found.lacking else replace(found, lacking=(_open_year(year),))
    came = _attendance(view, name)
    lacking = [] if came else [_nobody(name)]
    held = meetings(view).get(name)
    closes_on = held.closes_on if held else None
    if closes_on is None or closes_on > view.as_of:
        lacking.append(f"the end of {name}: until then it is open who takes part")
    return Payers(came, tuple(lacking), name)


def took_part(view: View, name: str, iso3: str) -> bool | None:
    """Whether a State took part in what an account pays for, and so bears its share.

    In the meeting; under Article 14.2, in the Convention in the year. None while it is not known.
    """
    found = final_payers(view, name)
    return None if found.lacking else iso3 in found.states


def _attendance(view: View, meeting: str) -> dict[str, tuple[str, ...]]:
    return {event.subject_key: (event.id,) for event in participants(view, meeting)}


def _nobody(meeting: str) -> str:
    return f"who took part in {meeting} (Participated)"


def _of_year(view: View, year: int) -> Payers:
    """Article 14.2: the States Parties of a year, by the view's day."""
    found = {
        iso3: standing(view, iso3).evidence
        for iso3 in view.states()
        if any(
            article_14.bears_year(year, one.in_force_on, one.withdrawn_on, view.as_of)
            for one in memberships(view, iso3)
        )
    }
    return Payers(found, () if found else (_no_party(view, year),))


def _open_year(year: int) -> str:
    return f"the end of {year}: until then it is open who is a State Party"


def _no_party(view: View, year: int) -> str:
    since = convention_in_force_on(view)
    if since is None or since.year <= year:
        return f"a State Party in {year}: none is recorded by {view.as_of}"
    return f"a State Party in {year}: nothing is owed before the entry into force on {since}"


@per_view
def meeting_before(view: View, name: str) -> str | None:
    """The Meeting of States Parties or Review Conference that comes last before another.

    In the order of their openings; one without a day stands at the end of the year for which its
    cost was approved. None where neither is on record.
    """
    stands = {item.name: day for item in meetings(view).values() if (day := _stands(view, item))}
    this = stands.get(name)
    if this is None:
        return None
    return max(
        (other for other, day in stands.items() if day < this),
        key=lambda other: (stands[other], other),
        default=None,
    )


def _stands(view: View, item: Meeting) -> date | None:
    """The day that puts a meeting that States pay for in order."""
    if item.kind in FORMAL and item.opens_on:
        return item.opens_on
    year = account(view, item.name).year if item.kind in {None, *FORMAL} else None
    return article_14.period_end(year) if year else None
