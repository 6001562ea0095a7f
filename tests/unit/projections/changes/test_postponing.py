"""What hangs on a meeting moves with it, and the difference shows all of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from domain.events.decisions import ActionPlanAdopted, PlanTargetSet
from domain.events.header import Event
from domain.events.machinery import MeetingRescheduled, MeetingScheduled
from domain.events.membership import InstrumentDeposited
from domain.events.money import Billing
from domain.events.offices import CoordinatorAppointed
from domain.money import Currency
from domain.strategies import MoneyStory, example, founders
from domain.strategies.money_stories import PAYING
from projections.changes import differences
from projections.plans.due import due_days
from projections.plans.spans import LAUSANNE, baseline_day
from projections.view import View

Ask = Callable[..., View]
Moved = dict[tuple[str, str], tuple[str, str]]


def planned(
    kind: type[Event], when: str, name: str, opens: date | None, closes: date | None
) -> Event:
    fields = {"kind": "MSP", "part": 1, "opens_on": opens, "closes_on": closes}
    return example(kind, when, f"meeting:{name}", **fields)


ADOPTED = example(
    ActionPlanAdopted,
    "2021-09-21",
    "meeting:2RC",
    plan=LAUSANNE,
    period_from=date(2021, 9, 21),
    period_to=date(2026, 12, 31),
    actions=50,
)
TENTH = planned(MeetingScheduled, "2021-09-21", "10MSP", date(2022, 8, 30), date(2022, 9, 2))
ELEVENTH = planned(MeetingScheduled, "2022-09-02", "11MSP", date(2023, 9, 11), date(2023, 9, 14))
LATER = planned(MeetingRescheduled, "2022-05-20", "10MSP", date(2023, 3, 6), date(2023, 3, 9))
OFF = planned(MeetingRescheduled, "2022-05-20", "10MSP", None, None)


def moved(ask: Ask, told: Iterable[Event], day: date) -> Moved:
    """What differs between the day before and a day, by subject and what it is."""
    after = ask([*founders(), *told], day)
    found = differences(after.at(date.fromordinal(day.toordinal() - 1)), after)
    return {(item.subject, item.what): (item.before, item.after) for item in found}


def test_a_postponement_moves_due_days_of_actions_and_the_baseline(ask: Ask) -> None:
    found = moved(ask, [ADOPTED, TENTH, LATER], date(2022, 5, 20))
    assert found["convention", f"{LAUSANNE}: baseline of the indicators"] == (
        "at the end of the 10MSP, 2022-09-02",
        "at the end of the 10MSP, 2023-03-09",
    )
    for action in (19, 45):
        was, now = found["convention", f"{LAUSANNE}: Action {action}"]
        assert (was, now) == ("due 2022-09-02", "due 2023-03-09")


def test_until_further_notice_leaves_actions_and_baseline_without_a_day(ask: Ask) -> None:
    found = moved(ask, [ADOPTED, TENTH, OFF], date(2022, 5, 20))
    assert found["convention", f"{LAUSANNE}: Action 19"][1] == "the 10MSP has no days"
    _, baseline = found["convention", f"{LAUSANNE}: baseline of the indicators"]
    assert baseline == "the 10MSP has no days"


def test_before_the_postponement_actions_are_due_as_they_were_set_then(ask: Ask) -> None:
    view = ask([*founders(), ADOPTED, TENTH, LATER], date(2022, 5, 19))
    assert baseline_day(view) == date(2022, 9, 2)
    assert baseline_day(view.at(date(2022, 5, 20))) == date(2023, 3, 9)
    (on,) = {item.on for item in due_days(view) if item.action.number == 45}
    assert on == date(2022, 9, 2)


def test_the_years_of_a_new_state_end_with_all_others_once_the_meeting_is_later(ask: Ask) -> None:
    joined = example(InstrumentDeposited, "2021-09-08", "state:TON", kind="accession")
    later = planned(MeetingRescheduled, "2023-02-01", "11MSP", date(2024, 9, 9), date(2024, 9, 12))
    after = ask([*founders(), ADOPTED, joined, TENTH, ELEVENTH, later], date(2023, 2, 1))
    found = differences(after.at(date(2023, 1, 31)), after)
    gone = [item for item in found if item.subject == "state:TON" and not item.after]
    assert [item.what for item in gone] == [f"{LAUSANNE}: Action {n}" for n in (18, 47)]
    assert {item.before for item in gone} == {"due 2024-03-01"}
    assert {item.because for item in gone} == {
        "due with all others at the end of the 11MSP, 2024-09-12"
    }


def test_a_target_moves_with_its_meeting(ask: Ask) -> None:
    target = example(
        PlanTargetSet,
        "2021-09-21",
        "meeting:2RC",
        plan="a plan",
        metric="contracting_states",
        at_least=130,
        due_meeting="10MSP",
    )
    found = moved(ask, [target, TENTH, LATER], date(2022, 5, 20))
    assert found["meeting:2RC", "a plan: at least 130 contracting states"] == (
        "open, due 2022-09-02",
        "open, due 2023-03-09",
    )


def invoiced() -> list[Event]:
    """The first two States are asked for the 10MSP of September 2022; the second has paid."""
    story = MoneyStory(Currency.USD)
    story.begin()
    story.approve(2022, 1000)
    for iso3 in PAYING[:2]:
        story.invoice(iso3, 2022, 500, date(2021, 11, 2), Billing.PRELIMINARY)
    story.pay(PAYING[1], 2022, 500, date(2022, 2, 1))
    return story.told


def test_money_is_due_three_months_before_the_new_day(ask: Ask) -> None:
    later = planned(MeetingRescheduled, "2022-05-20", "10MSP", date(2022, 11, 14), None)
    after = ask([*invoiced(), later], date(2022, 5, 20))
    found = differences(after.at(date(2022, 5, 19)), after)
    money = {
        (item.subject, item.what): (item.before, item.after)
        for item in found
        if "assessed" in item.what
    }
    assert money == {
        ("meeting:10MSP", "assessed contributions"): ("due 2022-06-06", "due 2022-08-14"),
        (f"state:{PAYING[0]}", "assessed contribution to the 10MSP"): (
            "5.00 USD, of it 5.00 USD open, due 2022-06-06",
            "5.00 USD, of it 5.00 USD open, due 2022-08-14",
        ),
    }, "what is paid is due no more"


def test_a_due_day_that_has_come_stays(ask: Ask) -> None:
    later = planned(MeetingRescheduled, "2022-07-01", "10MSP", date(2022, 11, 14), None)
    after = ask([*invoiced(), later], date(2022, 7, 1))
    found = differences(after.at(date(2022, 6, 30)), after)
    assert {item.what for item in found} == {"meeting", "last day to request an extension"}


def test_a_payment_is_told(ask: Ask) -> None:
    after = ask(invoiced(), date(2022, 2, 1))
    (paid,) = differences(after.at(date(2022, 1, 31)), after)
    assert (paid.before, paid.after) == (
        "5.00 USD, of it 5.00 USD open, due 2022-06-06",
        "5.00 USD, paid",
    )


def test_of_two_open_invoices_the_day_of_the_first_is_told(ask: Ask) -> None:
    story = MoneyStory(Currency.USD)
    story.begin()
    story.approve(2022, 1000)
    for iso3 in PAYING[:2]:
        story.rate(iso3, 1000)
        story.attend(iso3, 2021)
        story.attend(iso3, 2022)
        story.invoice(iso3, 2022, 500, date(2021, 11, 2), Billing.PRELIMINARY)
    story.report(2022, 1600)
    story.invoice(PAYING[0], 2022, 800, date(2023, 3, 2), Billing.FINAL)
    after = ask(story.told, date(2023, 3, 2))
    found = differences(after.at(date(2023, 3, 1)), after)
    owed = {item.subject: item.after for item in found if "contribution to" in item.what}
    assert owed[f"state:{PAYING[0]}"] == "8.00 USD, of it 8.00 USD open, due 2022-06-06"


def test_a_part_of_a_meeting_has_its_own_last_day_to_ask_by(ask: Ask) -> None:
    parts = [
        example(
            MeetingScheduled,
            "2021-09-21",
            "meeting:3RC",
            kind="RC",
            part=part,
            opens_on=opens,
            closes_on=opens,
        )
        for part, opens in ((1, date(2026, 11, 16)), (2, date(2027, 9, 20)))
    ]
    found = moved(ask, parts, date(2021, 9, 21))
    assert found["meeting:3RC", "last day to request an extension"][1] == "2026-02-16"
    assert found["meeting:3RC", "last day to request an extension, part 2"][1] == "2026-12-20"


def test_the_years_of_a_new_state_wait_for_days_while_the_meeting_has_none(ask: Ask) -> None:
    joined = example(InstrumentDeposited, "2021-09-08", "state:TON", kind="accession")
    off = planned(MeetingRescheduled, "2023-02-01", "11MSP", None, None)
    after = ask([*founders(), ADOPTED, joined, TENTH, ELEVENTH, off], date(2023, 2, 1))
    found = differences(after.at(date(2023, 1, 31)), after)
    gone = [item for item in found if item.subject == "state:TON" and not item.after]
    assert {item.because for item in gone} == {
        "whether 2024-03-01 is the later day waits for days: the 11MSP has no days"
    }


def test_of_two_terms_in_one_office_the_first_that_is_not_over_is_told(ask: Ask) -> None:
    terms = [
        example(
            CoordinatorAppointed,
            "2021-09-21",
            "state:AUS",
            theme="clearance",
            from_meeting=begins,
            until_meeting=ends,
        )
        for begins, ends in ((None, "10MSP"), ("10MSP", "11MSP"))
    ]
    eleventh = planned(MeetingScheduled, "2021-09-20", "11MSP", date(2023, 9, 11), None)
    found = moved(ask, [TENTH, eleventh, *terms], date(2021, 9, 21))
    assert found["state:AUS", "Coordinator on clearance"][1] == "in office, through 2022-09-02"
