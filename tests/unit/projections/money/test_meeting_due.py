"""The day by which a meeting is paid: as scheduled, else as the opening on record implies."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from domain.events.header import Event
from domain.events.machinery import MeetingOpened, MeetingRescheduled, MeetingScheduled
from domain.events.money import Billing
from domain.strategies import MoneyStory, example
from domain.strategies.money_stories import PAYING
from projections.findings import findings
from projections.money.arrears import arrears, without_due_day
from projections.money.meeting_due import DueBy, MeetingDue, meeting_due
from projections.view import View

Ask = Callable[..., View]
Billed = Callable[..., MoneyStory]
A, B = PAYING[:2]
OPENED = date(2023, 9, 11)


def by(due: MeetingDue | None) -> tuple[date, DueBy] | None:
    return (due.on, due.by) if due else None


def opened() -> Event:
    fields = {"kind": "MSP", "part": 1, "place": None}
    return example(MeetingOpened, OPENED.isoformat(), "meeting:11MSP", **fields)


def unscheduled(billed: Billed) -> list[Event]:
    return [
        event
        for event in billed().told
        if not (isinstance(event, MeetingScheduled) and event.subject_key == "11MSP")
    ]


def test_a_schedule_says_when_a_meeting_is_paid_whenever_it_opens(ask: Ask, billed: Billed) -> None:
    view = ask([*billed().told, opened()], date(2023, 9, 30))
    assert by(meeting_due(view, "11MSP")) == (date(2023, 6, 6), DueBy.SCHEDULE)


def test_without_a_schedule_the_opening_says_it_and_the_invoices_are_in_arrears(
    ask: Ask, billed: Billed
) -> None:
    view = ask([*unscheduled(billed), opened()], OPENED)
    assert by(meeting_due(view, "11MSP")) == (date(2023, 6, 11), DueBy.OPENING)
    assert [(one.entry.iso3, one.due_on) for one in arrears(view)] == [
        (A, date(2023, 6, 11)),
        (B, date(2023, 6, 11)),
    ]
    assert without_due_day(view) == ()


def test_what_opened_after_it_was_put_off_was_not_due_before_that(ask: Ask, billed: Billed) -> None:
    fields = {"kind": "MSP", "part": 1, "opens_on": None, "closes_on": None}
    put_off = example(MeetingRescheduled, "2023-06-05", "meeting:11MSP", **fields)
    view = ask([*billed().told, put_off, opened()], date(2023, 9, 30))
    assert by(meeting_due(view, "11MSP")) == (date(2023, 6, 11), DueBy.OPENING)
    later = example(MeetingRescheduled, "2023-06-06", "meeting:11MSP", **fields)
    view = ask([*billed().told, later, opened()], date(2023, 9, 30))
    assert by(meeting_due(view, "11MSP")) == (date(2023, 6, 11), DueBy.OPENING)


def test_with_neither_an_open_invoice_is_found_until_it_is_paid(ask: Ask, billed: Billed) -> None:
    told = unscheduled(billed)
    paid = MoneyStory(billed().currency)
    paid.pay(A, 2023, 250, date(2023, 2, 1))
    view = ask([*told, *paid.told], OPENED)
    assert meeting_due(view, "11MSP") is None
    assert arrears(view) == ()
    assert [one.entry.iso3 for one in without_due_day(view)] == [B]
    (found,) = [one for one in findings(view) if one.rule == "invoice_without_due_day"]
    assert (found.subject, "the due day is not recorded" in found.text) == (f"state:{B}", True)


def test_a_final_invoice_is_due_when_it_is_sent_without_any_day_of_the_meeting(
    ask: Ask, billed: Billed
) -> None:
    told = [event for event in unscheduled(billed) if event.type != "AssessmentInvoiced"]
    story = MoneyStory(billed().currency)
    story.invoice(A, 2023, 5, date(2023, 11, 1), Billing.FINAL)
    view = ask([*told, *story.told], date(2023, 11, 2))
    assert without_due_day(view) == ()
    assert [one.due_on for one in arrears(view)] == [date(2023, 11, 1)]
