"""Histories of meetings, and of several States together, for a whole ledger."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from domain.dates import DateRange
from domain.events.header import Event
from domain.events.machinery import (
    DocumentIssued,
    MeetingClosed,
    MeetingKind,
    MeetingOpened,
    MeetingRescheduled,
    MeetingScheduled,
)
from domain.events.membership import ConsentKind, InstrumentDeposited
from domain.rules import article_17
from domain.states import all_states
from domain.strategies.drawing import maybe
from domain.strategies.examples import example
from domain.strategies.state_stories import THIRTIETH_DEPOSIT_ON, timelines_of_state
from domain.strategies.story import Story
from domain.strategies.values import DOCUMENTS, TREATY_DAYS, days, meeting_names, state_codes
from domain.subjects import document_subject, meeting_subject, state_subject
from domain.timelines.order import order_key

__all__ = ["documents", "founders", "histories", "timelines_of_meeting"]


@st.composite
def timelines_of_meeting(
    draw: DrawFn,
    name: str | None = None,
    *,
    vague: bool = False,
) -> list[Event]:
    """The history of one meeting of one or two parts, in the order of timelines.

    Each part is scheduled, perhaps moved or left without days, and perhaps held on them.
    """
    subject = meeting_subject(name or draw(meeting_names()))
    story = Story(draw, subject, vague, draw(days(last=date(2025, 12, 31))))
    kind = draw(st.sampled_from(MeetingKind))
    for part in range(1, draw(st.integers(1, 2)) + 1):
        _is_held(story, {"kind": kind, "part": part})
        story.wait(1, 30)
    return sorted(story.told, key=order_key)


def _is_held(story: Story, part: dict[str, Any]) -> None:
    plans = st.integers(10, 500).map(lambda ahead: story.day + timedelta(ahead))
    opens_on = story.draw(plans)
    stays = timedelta(story.draw(st.integers(0, 4)))
    story.tell(MeetingScheduled, opens_on=opens_on, closes_on=opens_on + stays, **part)
    if story.chance():
        story.wait(1, 5)
        moved = story.draw(maybe(plans))
        story.tell(MeetingRescheduled, opens_on=moved, closes_on=moved and moved + stays, **part)
        opens_on = moved or opens_on
    if story.chance():
        story.day = opens_on
        story.tell(MeetingOpened, **part)
        story.day += stays
        story.tell(MeetingClosed, part=part["part"])


@st.composite
def histories(draw: DrawFn, *, vague: bool = False) -> list[Event]:
    """One to three States, one or two meetings, the founders and the documents, for a ledger."""
    codes = draw(st.lists(state_codes(), min_size=1, max_size=3, unique=True))
    names = draw(st.lists(meeting_names(), min_size=1, max_size=2, unique=True))
    told = [draw(timelines_of_state(code, vague=vague)) for code in codes]
    told += [draw(timelines_of_meeting(name, vague=vague)) for name in names]
    return [*documents(), *founders(without=codes), *(event for each in told for event in each)]


def founders(
    without: Collection[str] = (),
    thirtieth_on: date = THIRTIETH_DEPOSIT_ON,
) -> list[InstrumentDeposited]:
    """Thirty accessions on one day, which bring the Convention into force (Article 17.1).

    The same thirty each time, but for the States of ``without``.
    """
    codes = [item.iso3 for item in all_states() if item.iso3 not in without]
    day = thirtieth_on.isoformat()
    return [
        example(InstrumentDeposited, day, state_subject(code), kind=ConsentKind.ACCESSION)
        for code in codes[: article_17.DEPOSITS_NEEDED]
    ]


def documents() -> list[DocumentIssued]:
    """The documents that :func:`sources` cites; when they were published is left wide open."""
    return [
        example(
            DocumentIssued,
            DateRange(TREATY_DAYS.first, date(2099, 12, 31)),
            document_subject(key),
            known_on=TREATY_DAYS.first,
            title=key,
            publisher="the depositary",
        )
        for key in DOCUMENTS
    ]
