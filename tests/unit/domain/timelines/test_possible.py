"""What cannot have happened: a refused example and a near miss for each code, and brute force."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import permutations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.dates import DateRange, add_months
from domain.events.extensions import DecisionForm, ExtensionGranted
from domain.events.fields import Article
from domain.events.header import Event
from domain.events.machinery import (
    DocumentIssued,
    MeetingClosed,
    MeetingKind,
    MeetingOpened,
    Outcome,
    SilenceProcedureConcluded,
    SilenceProcedureOpened,
)
from domain.events.membership import (
    ConsentKind,
    ConventionSigned,
    InstrumentDeposited,
    ProvisionalApplicationDeclared,
    WithdrawalNotified,
)
from domain.strategies import (
    any_fact,
    date_ranges,
    example,
    timelines_of_meeting,
    timelines_of_state,
)
from domain.timelines.order import order_key
from domain.timelines.possible import impossible_event, impossible_steps, later_than_sources

FEW = settings(max_examples=30)


def signed(when: str | DateRange) -> Event:
    return example(ConventionSigned, when, "state:AFG")


def ratified(when: str | DateRange) -> Event:
    return example(InstrumentDeposited, when, "state:AFG", kind=ConsentKind.RATIFICATION)


def acceded(when: str | DateRange) -> Event:
    return example(InstrumentDeposited, when, "state:AFG", kind=ConsentKind.ACCESSION)


def provisional(when: str) -> Event:
    return example(ProvisionalApplicationDeclared, when, "state:AFG", scope="Article 1")


def withdrew(when: str | DateRange, conflict: str | None = None) -> Event:
    """A notice; ``conflict`` is the day an armed conflict ended, or ``goes on``."""
    ended = None if conflict in (None, "goes on") else date.fromisoformat(conflict)
    return example(
        WithdrawalNotified,
        when,
        "state:AFG",
        in_armed_conflict=conflict is not None,
        conflict_ended_on=ended,
    )


def granted(when: str | DateRange, deadline: str, article: Article = Article.CLEARANCE) -> Event:
    return example(
        ExtensionGranted,
        when,
        "state:AFG",
        article=article,
        deadline=date.fromisoformat(deadline),
        decided_by="9MSP",
        form=DecisionForm.AT_MEETING,
    )


def opened(when: str | DateRange, part: int = 1) -> Event:
    kind = MeetingKind.MEETING_OF_STATES_PARTIES
    return example(MeetingOpened, when, "meeting:9MSP", kind=kind, part=part)


def closed(when: str | DateRange, part: int = 1) -> Event:
    return example(MeetingClosed, when, "meeting:9MSP", part=part)


def asked(when: str, about: str = "dates") -> Event:
    return example(SilenceProcedureOpened, when, "meeting:9MSP", about=about)


def silent(when: str, about: str = "dates") -> Event:
    agreed = Outcome.AGREED
    return example(SilenceProcedureConcluded, when, "meeting:9MSP", about=about, outcome=agreed)


def issued(title: str) -> Event:
    return example(DocumentIssued, "2020", "document:KEY", title=title, publisher="UNODA")


def codes(*timeline: Event) -> list[str]:
    """Codes of the impossible steps of a timeline, in the order of timelines."""
    ordered = sorted(timeline, key=order_key)
    return [problem.code for _, problem in impossible_steps(ordered)]


IMPOSSIBLE = [
    ("SIGNED_TWICE", [signed("2008-12-03"), signed("2009-01-01")]),
    ("SECOND_CONSENT", [acceded("2011-01-01"), acceded("2015-01-01")]),
    # effective a day too late
    ("SECOND_CONSENT", [acceded("2011"), withdrew("2014-03-02"), acceded("2014-09-01")]),
    ("SECOND_CONSENT", [acceded("2011"), withdrew("2014", "goes on"), acceded("2016")]),
    ("SECOND_CONSENT", [acceded("2011"), withdrew("2014", "2016-01-02"), acceded("2016-01-01")]),
    ("ACCESSION_OF_SIGNATORY", [signed("2008-12-03"), acceded("2011-01-01")]),
    ("CONSENT_BEFORE_SIGNATURE", [signed("2009-05-02"), ratified("2009-05-01")]),
    ("PROVISIONAL_APART_FROM_CONSENT", [acceded("2011-01-01"), provisional("2011-01-02")]),
    ("WITHDRAWAL_BEFORE_CONSENT", [withdrew("2010-12-31"), acceded("2011-01-01")]),
    ("SECOND_WITHDRAWAL", [acceded("2011"), withdrew("2014"), withdrew("2016")]),
    ("GRANT_WITHOUT_EXTENSION", [granted("2020", "2025-01-01"), granted("2021", "2025-01-01")]),
    ("GRANT_WITHOUT_EXTENSION", [granted("2020", "2025-01-01"), granted("2021", "2024-12-31")]),
    ("MEETING_TWICE", [opened("2020-11-25"), opened("2020-11-26")]),
    ("MEETING_TWICE", [closed("2020-11-25"), closed("2020-11-26")]),
    ("CLOSED_BEFORE_OPENED", [opened("2020-11-25"), closed("2020-11-24")]),
    ("CLOSED_BEFORE_OPENED", [asked("2020-05-29"), silent("2020-05-28")]),
    ("DOCUMENT_TWICE", [issued("Final report"), issued("Other report")]),
]

NEAR_MISSES = [
    ("SIGNED_TWICE", [signed("2008-12-03"), ratified("2009")]),
    ("SECOND_CONSENT", [acceded("2011"), withdrew("2014-03-01"), acceded("2014-09-01")]),
    ("SECOND_CONSENT", [acceded("2011"), withdrew("2014"), acceded("2014-07-01")]),
    ("SECOND_CONSENT", [acceded("2011"), withdrew("2014", "2016-01-01"), acceded("2016-01-01")]),
    # the vaguer consent may have been the first
    (
        "SECOND_CONSENT",
        [acceded("2012-06"), withdrew("2011-06-01"), acceded("2010/2013")],
    ),
    ("ACCESSION_OF_SIGNATORY", [signed("2008-12-03"), ratified("2011-01-01")]),
    ("CONSENT_BEFORE_SIGNATURE", [signed("2009-05-01"), ratified("2009-05-01")]),
    ("CONSENT_BEFORE_SIGNATURE", [signed("2009"), ratified("2009-01-01")]),
    ("PROVISIONAL_APART_FROM_CONSENT", [acceded("2011-01-01"), provisional("2011")]),
    ("PROVISIONAL_APART_FROM_CONSENT", [provisional("2011-01-02")]),
    ("WITHDRAWAL_BEFORE_CONSENT", [withdrew("2011-01-01"), acceded("2011-01-01")]),
    ("WITHDRAWAL_BEFORE_CONSENT", [withdrew("2011-01-01")]),
    (
        "SECOND_WITHDRAWAL",
        [acceded("2011"), withdrew("2014"), acceded("2016"), withdrew("2016-01-01")],
    ),
    # the vaguer notice may have been the first
    ("SECOND_WITHDRAWAL", [withdrew("2009/2016"), acceded("2010"), withdrew("2015")]),
    ("GRANT_WITHOUT_EXTENSION", [granted("2020", "2025-01-01"), granted("2021", "2025-01-02")]),
    # which of two decisions of one year came first is not known
    ("GRANT_WITHOUT_EXTENSION", [granted("2020", "2025-01-01"), granted("2020-06", "2026-01-01")]),
    (
        "GRANT_WITHOUT_EXTENSION",
        [granted("2020", "2025-01-01"), granted("2021", "2024-01-01", Article.STOCKPILES)],
    ),
    ("MEETING_TWICE", [opened("2020-11-25"), opened("2021-09-20", part=2)]),
    ("MEETING_TWICE", [opened("2020-11-25"), closed("2020-11-25")]),
    ("CLOSED_BEFORE_OPENED", [opened("2020-11-25"), closed("2020-11-25")]),
    ("CLOSED_BEFORE_OPENED", [opened("2021-09-20", part=2), closed("2020-11-27")]),
    ("CLOSED_BEFORE_OPENED", [asked("2020-05-29"), silent("2020-05-28", "format")]),
    # asked again about the same thing after the first attempt ended
    (
        "CLOSED_BEFORE_OPENED",
        [asked("2020-05-29"), silent("2020-06-04"), asked("2020-06-09"), silent("2020-06-16")],
    ),
    ("DOCUMENT_TWICE", [issued("Final report")]),
]


@pytest.mark.parametrize(("code", "timeline"), IMPOSSIBLE)
def test_an_impossible_sequence_is_refused(code: str, timeline: list[Event]) -> None:
    assert codes(*timeline) == [code]


@pytest.mark.parametrize(("code", "timeline"), NEAR_MISSES)
def test_a_near_miss_is_accepted(code: str, timeline: list[Event]) -> None:
    assert codes(*timeline) == [], f"near {code}"


def test_every_code_has_its_example_and_near_miss() -> None:
    assert {code for code, _ in IMPOSSIBLE} == {code for code, _ in NEAR_MISSES}


@FEW
@given(timelines_of_state() | timelines_of_state(vague=True) | timelines_of_meeting(vague=True))
def test_what_plausibly_happened_is_possible(timeline: list[Event]) -> None:
    assert codes(*timeline) == []


@FEW
@given(st.lists(any_fact(subject="state:AFG"), max_size=8), st.data())
def test_more_vagueness_never_makes_a_sequence_impossible(
    timeline: list[Event],
    data: st.DataObject,
) -> None:
    """Each refused step rests on first days that are too late: earlier ones can only help."""
    before = codes(*timeline)
    earlier = data.draw(st.integers(0, len(timeline)))
    widened = [
        event.model_copy(update={"not_before": event.not_before - timedelta(500)})
        if number < earlier
        else event
        for number, event in enumerate(timeline)
    ]
    assert len(codes(*widened)) <= len(before)


# Brute force: a rule about two or three events against every choice of days

NEAR = date(2011, 1, 30)


def windows(around: date = NEAR) -> st.SearchStrategy[DateRange]:
    """Ranges of up to four days within a week."""
    return date_ranges(around, around + timedelta(6), longest=4)


def days_of(event: Event) -> list[date]:
    return [event.not_before + timedelta(number) for number in range(event.when.days)]


def choices(events: Sequence[Event]) -> Iterator[tuple[date, ...]]:
    """Every way to give each event one of its days."""
    return product(*map(days_of, events))


@given(windows(), windows())
def test_a_ratification_before_the_signature_is_refused_only_without_a_fitting_day(
    one: DateRange,
    other: DateRange,
) -> None:
    around = date(2009, 3, 1) - NEAR
    pair = [
        signed(DateRange(one.first + around, one.last + around)),
        ratified(DateRange(other.first + around, other.last + around)),
    ]
    possible = any(sign <= ratify for sign, ratify in choices(pair))
    assert (codes(*pair) == []) == possible


@given(windows(), windows(), windows())
def test_a_withdrawal_before_any_consent_is_refused_only_without_a_fitting_day(
    one: DateRange,
    other: DateRange,
    notice: DateRange,
) -> None:
    """The second consent, too, is judged apart: it is the code that is asked for here."""
    consents = [acceded(one), acceded(other)]
    timeline = [*consents, withdrew(notice)]
    possible = any(left >= first or left >= second for first, second, left in choices(timeline))
    assert ("WITHDRAWAL_BEFORE_CONSENT" not in codes(*timeline)) == possible


@given(windows(), windows(), windows(add_months(NEAR, 6)))
def test_a_second_consent_is_refused_only_where_no_day_fits(
    first: DateRange,
    notice: DateRange,
    second: DateRange,
) -> None:
    timeline = [acceded(first), withdrew(notice), acceded(second)]
    possible = any(
        consent <= left and add_months(left, 6) <= again
        for consent, left, again in choices(timeline)
    )
    assert ("SECOND_CONSENT" not in codes(*timeline)) == possible


@given(windows(), windows(), st.data())
def test_two_vague_consents_are_judged_in_either_order(
    narrow: DateRange,
    notice: DateRange,
    data: st.DataObject,
) -> None:
    """The consent whose range ends last may have been the first."""
    wide_first = data.draw(st.integers(0, 8).map(lambda day: NEAR + timedelta(day)))
    later = add_months(NEAR, 6) + (narrow.first - NEAR)
    narrow = DateRange(later, later + timedelta(narrow.days - 1))
    wide = DateRange(wide_first, narrow.last + timedelta(1))
    timeline = [acceded(narrow), withdrew(notice), acceded(wide)]
    possible = any(
        (one <= left and add_months(left, 6) <= two) or (two <= left and add_months(left, 6) <= one)
        for one, left, two in choices(timeline)
    )
    assert ("SECOND_CONSENT" not in codes(*timeline)) == possible


@given(windows(), windows(), windows())
def test_a_second_withdrawal_is_refused_only_where_no_consent_fits_between(
    one: DateRange,
    consent: DateRange,
    other: DateRange,
) -> None:
    timeline = [withdrew(one), acceded(consent), withdrew(other)]
    possible = any(
        first <= joined <= second or second <= joined <= first
        for first, joined, second in choices(timeline)
    )
    assert ("SECOND_WITHDRAWAL" not in codes(*timeline)) == possible


@given(windows(), windows(), st.integers(-1, 1))
def test_a_grant_that_leads_no_further_is_refused_only_where_no_order_fits(
    one: DateRange,
    other: DateRange,
    further: int,
) -> None:
    deadline = date(2020, 1, 2)
    pair = [
        granted(one, "2020-01-02"),
        granted(other, (deadline + timedelta(further)).isoformat()),
    ]
    possible = any((a <= b and further > 0) or (b <= a and further < 0) for a, b in choices(pair))
    assert (codes(*pair) == []) == possible


@given(windows(), windows())
def test_a_closing_before_the_opening_is_refused_only_without_a_fitting_day(
    one: DateRange,
    other: DateRange,
) -> None:
    pair = [opened(one), closed(other)]
    assert (codes(*pair) == []) == any(a <= b for a, b in choices(pair))


@FEW
@given(st.lists(windows(), min_size=2, max_size=3))
def test_the_order_of_recording_never_decides_what_is_possible(spans: list[DateRange]) -> None:
    events = [granted(span, f"2020-01-{10 + number}") for number, span in enumerate(spans)]
    judged = {tuple(codes(*order)) for order in permutations(events)}
    assert len(judged) == 1


# Single events


@FEW
@given(any_fact())
def test_any_single_event_drawn_is_possible(event: Event) -> None:
    assert list(impossible_event(event)) == []


def single(event: Event, **published: date) -> list[str]:
    problems = [*impossible_event(event), *later_than_sources(event, published)]
    return [problem.code for problem in problems]


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        (acceded("2008-05-29"), ["ACT_BEFORE_CONVENTION"]),
        (acceded("2008-05-30"), []),
        (acceded("2008-05"), []),
        (withdrew("2007"), ["ACT_BEFORE_CONVENTION"]),
        (signed("2008-12-02"), ["SIGNATURE_OUTSIDE_WINDOW"]),
        (signed("2008-12-03"), []),
        (signed("2010-07-31"), []),
        (signed("2010-08-01"), ["SIGNATURE_OUTSIDE_WINDOW"]),
        (signed("2010-08"), ["SIGNATURE_OUTSIDE_WINDOW"]),
        (signed("2008"), []),
        (signed("2007"), ["ACT_BEFORE_CONVENTION", "SIGNATURE_OUTSIDE_WINDOW"]),
        (granted("2007", "2008-01-01"), []),
    ],
)
def test_treaty_acts_have_their_time(event: Event, expected: list[str]) -> None:
    assert single(event) == expected


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("2020-10-02", ["LATER_THAN_SOURCE"]),
        ("2020-10-01", []),
        ("2020", []),
        ("2021", ["LATER_THAN_SOURCE"]),
    ],
)
def test_nothing_is_told_before_it_happened(when: str, expected: list[str]) -> None:
    assert single(acceded(when), depositary=date(2020, 10, 1)) == expected
    assert single(acceded(when), other=date(2020, 10, 1)) == []


@pytest.mark.parametrize(
    ("known_on", "expected"),
    [("2019-12-31", ["KNOWN_BEFORE_IT_HAPPENED"]), ("2020-01-01", [])],
)
def test_nothing_is_known_before_it_can_have_happened(known_on: str, expected: list[str]) -> None:
    known = acceded("2020").model_copy(update={"known_on": date.fromisoformat(known_on)})
    assert single(known) == expected


def test_a_problem_names_the_event_and_a_remedy() -> None:
    (_, problem), *_ = impossible_steps([signed("2008-12-03"), acceded("2011-01-01")])
    assert "InstrumentDeposited of AFG, 2011-01-01" in problem.sentence
    assert "widen the range" in problem.remedy
