"""Rows on extension requests: what was asked and what was granted have columns of their own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from domain.dates import DateRange
from domain.events.fields import Article
from ledger.answers.model import Answer
from ledger.answers.simulations.requests import AssessmentRow, requests_answer
from projections.extensions import Case
from projections.obligations import Force, Obligation, Status
from simulations.questions.requests import Assessment, Chance, Chances
from simulations.statistics.intervals import Interval
from support.kinds import all_of

CHANCES = Chances(
    Chance(Interval(0.1, 0.0, 1.0), Interval(0.1, 0.0, 1.0)),
    Chance(Interval(0.23456, 0.22222, 0.25), Interval(0.2, 0.05, 0.60001)),
    Chance(Interval(0.5, 0.4, 0.6), Interval(0.5, 0.1, 0.9)),
    Chance(Interval(0.987, 0.9, 1.0), Interval(0.9, 0.002, 1.0)),
)
FOUND = Assessment(
    iso3="LBN",
    article=4,
    asked_on=date(2020, 10, 1),
    case=Case(Article.CLEARANCE, None),
    deadline=date(2021, 5, 1),
    asked=date(2025, 5, 1),
    revised=date(2025, 11, 1),
    granted=date(2026, 5, 1),
    chances=CHANCES,
    missing="",
    bounds=(),
    duty=None,
)

SAID_ASKED = "23.5% (simulation error 22.2% to 25.0%; over uncertain inputs 5% to 60%)"
SAID_GRANTED = "98.7% (simulation error 90.0% to 100.0%; over uncertain inputs 0.2% to 100%)"


def rows_of(answer: Answer) -> list[AssessmentRow]:
    return all_of(answer.main.rows, AssessmentRow)


def duty(met_on: DateRange | None) -> Obligation:
    day = date(2027, 1, 1)
    return Obligation(
        "state:LBN",
        "4.1(a)",
        "",
        next(iter(Force)),
        None,
        day,
        day,
        Status.EXTENDED,
        met_on,
        (),
        (),
    )


def test_asked_and_granted_have_each_its_deadline_and_its_chance() -> None:
    (row,) = rows_of(requests_answer([FOUND]))

    assert (row.state, row.name, row.article) == ("LBN", "Lebanon", 4)
    assert (row.asked_on, row.deadline, row.p_deadline) == (
        date(2020, 10, 1),
        date(2021, 5, 1),
        0.1,
    )
    assert (row.asked, row.p_asked, row.chance_asked) == (date(2025, 5, 1), 0.2346, SAID_ASKED)
    assert (row.revised, row.p_revised, row.chance_revised) == (
        date(2025, 11, 1),
        0.5,
        "50.0% (simulation error 40.0% to 60.0%; over uncertain inputs 10% to 90%)",
    )
    assert (row.granted, row.p_granted, row.chance_granted) == (
        date(2026, 5, 1),
        0.987,
        SAID_GRANTED,
    )
    assert (row.since, row.met_on, row.due_now, row.missing) == ("", None, None, "")


@pytest.mark.parametrize(
    ("met_on", "said"),
    [(None, None), (DateRange(date(2026, 3, 4), date(2026, 3, 4)), "2026-03-04")],
)
def test_what_came_of_it_is_the_duty_as_it_stands_now(
    met_on: DateRange | None, said: str | None
) -> None:
    (row,) = rows_of(requests_answer([replace(FOUND, duty=duty(met_on))]))

    assert (row.since, row.met_on, row.due_now) == ("extended", said, date(2027, 1, 1))


def test_what_is_not_known_is_left_empty() -> None:
    nothing = replace(FOUND, deadline=None, granted=None, chances=Chances())
    (row,) = rows_of(requests_answer([nothing]))

    assert (row.p_deadline, row.p_asked, row.p_granted) == (None, None, None)
    assert (row.chance_asked, row.chance_granted) == ("", "")


@pytest.mark.parametrize(
    ("asked", "missing", "said"),
    [
        (FOUND.asked, "", ""),
        (None, "", "the length asked for is not recorded"),
        (None, "no area is known", "no area is known"),
        (FOUND.asked, "no area is known", "no area is known"),
    ],
)
def test_what_keeps_an_answer_from_being_given_is_said(
    asked: date | None, missing: str, said: str
) -> None:
    (row,) = rows_of(requests_answer([replace(FOUND, asked=asked, missing=missing)]))
    assert row.missing == said


def test_each_probability_has_the_limits_of_both_ranges() -> None:
    (row,) = rows_of(requests_answer([FOUND]))

    assert (row.p_asked_low, row.p_asked_high) == (0.2222, 0.25)
    assert (row.p_asked_inputs_low, row.p_asked_inputs_high) == (0.05, 0.6)
    assert (row.p_granted_low, row.p_granted_high) == (0.9, 1.0)
    assert (row.p_granted_inputs_low, row.p_granted_inputs_high) == (0.002, 1.0)
    assert (row.p_deadline_low, row.p_deadline_inputs_high) == (0.0, 1.0)


def test_what_is_no_more_than_an_upper_bound_is_said_beside() -> None:
    bounded = replace(FOUND, asked=None, bounds=("the stock is an upper bound",))
    (row,) = rows_of(requests_answer([bounded]))
    assert row.missing == ("the length asked for is not recorded; the stock is an upper bound")


def test_requests_come_in_order_of_names_and_days() -> None:
    later = replace(FOUND, asked_on=date(2021, 1, 1))
    croatia = replace(FOUND, iso3="HRV", asked_on=date(2022, 1, 1))
    answer = requests_answer([later, FOUND, croatia])

    assert [(row.state, row.asked_on.year) for row in rows_of(answer)] == [
        ("HRV", 2022),
        ("LBN", 2020),
        ("LBN", 2021),
    ]
    assert not answer.main.upright
    assert requests_answer([FOUND]).main.upright


def day_to_day(first: str, last: str) -> DateRange:
    return DateRange(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    ("due_on", "met_on", "gaps", "outcome"),
    [
        ("2026-05-01", day_to_day("2026-04-01", "2026-05-01"), (), "kept"),
        ("2026-05-01", day_to_day("2026-05-02", "2026-06-01"), (), "missed, met later"),
        ("2026-05-01", day_to_day("2026-04-30", "2026-06-01"), (), "cannot_tell"),
        ("2026-05-01", None, (), "outcome_not_recorded"),
        ("2028-05-01", None, (), "extended"),
        ("2028-05-01", day_to_day("2027-01-01", "2027-01-01"), (), "extended"),
        (
            "2028-05-01",
            None,
            (day_to_day("2026-05-02", "2026-07-01"),),
            "missed from 2026-05-02 to 2026-07-01, then extended",
        ),
        ("2028-05-01", None, (day_to_day("2021-05-02", "2021-07-01"),), "extended"),
    ],
)
def test_a_grant_is_judged_by_its_own_deadline(
    due_on: str, met_on: DateRange | None, gaps: tuple[DateRange, ...], outcome: str
) -> None:
    now = replace(
        duty(met_on),
        due_on=date.fromisoformat(due_on),
        gaps=gaps,
        status=Status.OUTCOME_NOT_RECORDED,
    )
    (row,) = rows_of(requests_answer([replace(FOUND, duty=now)]))
    assert row.came_of_it == outcome


def test_without_a_grant_nothing_came_of_it() -> None:
    (row,) = rows_of(requests_answer([replace(FOUND, granted=None, duty=duty(None))]))
    assert row.came_of_it == ""
