"""Shares by example: who bears the cost of a meeting, with pencil and paper."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from domain.events.header import Event
from domain.events.membership import WithdrawalNotified
from domain.events.money import (
    ContingencyDecided,
    CostEstimateApproved,
    HostCostsAgreed,
    ScaleOfAssessmentsAdopted,
)
from domain.money import Currency, Money
from domain.strategies import MoneyStory, example
from domain.strategies.money_stories import NOT_A_PARTY, PAYING
from projections.findings import findings
from projections.money.accounts import account
from projections.money.assessments import final, preliminary
from projections.view import View

Ask = Callable[..., View]
Tell = Callable[..., MoneyStory]
A, B = PAYING[:2]
END = date(2036, 12, 31)


def usd(amount: int) -> Money:
    return Money(amount, Currency.USD)


def withdrawal(when: str) -> Event:
    return example(WithdrawalNotified, when, f"state:{A}", in_armed_conflict=False)


def test_the_first_billing_is_of_the_states_parties_of_the_meeting_before(
    ask: Ask, told: Tell
) -> None:
    view = ask(told().told, date(2023, 1, 1))
    first = preliminary(view, "11MSP")
    assert first.attended == "10MSP"
    assert first.amounts == {A: 250, B: 750}
    assert not final(view, "11MSP").is_computable, "nobody has come yet"


def test_the_final_billing_is_of_all_that_came_states_not_party_too(ask: Ask, told: Tell) -> None:
    story = told(came="ABX")
    story.rate(NOT_A_PARTY, 4)
    story.report(2023, 800)
    assert final(ask(story.told, END), "11MSP").amounts == {A: 100, B: 300, NOT_A_PARTY: 400}


def test_who_comes_is_open_until_the_meeting_ends(ask: Ask, told: Tell) -> None:
    story = told(came="AB")
    assert not final(ask(story.told, date(2023, 9, 8)), "11MSP").is_computable
    assert final(ask(story.told, date(2023, 9, 9)), "11MSP").is_computable


def test_a_state_without_a_rate_keeps_everything_from_being_computed(ask: Ask, told: Tell) -> None:
    view = ask(told(rated="A").told, date(2023, 1, 1))
    first = preliminary(view, "11MSP")
    assert not first.is_computable
    assert first.amounts == {}
    assert "Angola" in first.lacking[0]


def test_a_notional_rate_fills_the_gap_and_a_united_nations_one_goes_before_it(
    ask: Ask, told: Tell
) -> None:
    def rate(value: int, when: str, *, notional: bool) -> Event:
        return example(
            ScaleOfAssessmentsAdopted,
            when,
            f"state:{B}",
            first_year=2016,
            last_year=2030,
            rate_per_100000=value,
            notional=notional,
        )

    story = told(rated="A")
    notional = [*story.told, rate(1, "2020-01-01", notional=True)]
    assert preliminary(ask(notional, date(2023, 1, 1)), "11MSP").amounts == {A: 500, B: 500}
    both = [*notional, rate(3, "2019-01-01", notional=False)]
    assert preliminary(ask(both, date(2023, 1, 1)), "11MSP").amounts == {A: 250, B: 750}


def test_before_the_scale_of_a_year_is_adopted_the_last_one_applies(ask: Ask, told: Tell) -> None:
    def rate(value: int, when: str, first: int, last: int) -> Event:
        return example(
            ScaleOfAssessmentsAdopted,
            when,
            f"state:{A}",
            first_year=first,
            last_year=last,
            rate_per_100000=value,
            notional=False,
        )

    story = told(rated="")
    story.told += [rate(5, "2019-12-20", 2020, 2022), rate(7, "2022-12-20", 2023, 2025)]
    story.told = [
        event
        for event in story.told
        if event.subject != f"state:{B}" or event.type != "Participated"
    ]
    (share,) = preliminary(ask(story.told, END), "11MSP").shares
    assert share.rate is not None
    assert share.rate.rate_per_100000 == 5, "invoices go out on 20 November 2022"
    story.attend(A, 2023)
    last = final(ask(story.told, END), "11MSP").shares[0]
    assert last.rate is not None
    assert last.rate.rate_per_100000 == 7


def test_without_cost_or_attendance_it_says_so(ask: Ask) -> None:
    story = MoneyStory(Currency.USD)
    story.begin()
    lacking = preliminary(ask(story.told, END), "10MSP").lacking
    assert any("took part in 2RC" in item for item in lacking)
    assert any("cost estimate" in item for item in lacking)
    assert "the meeting before 2RC" in preliminary(ask(story.told, END), "2RC").lacking[0]


def test_the_last_estimate_approved_governs_and_one_without_a_figure_is_said(
    ask: Ask, told: Tell
) -> None:
    def approved(when: str, cost: Money | None) -> Event:
        fields = {"year": 2023, "document": "WP.2", "cost": cost}
        return example(CostEstimateApproved, when, "meeting:11MSP", **fields)

    revised = ask([*told().told, approved("2022-10-01", usd(1200))], END)
    assert account(revised, "11MSP").estimated == 1200
    unread = ask([approved("2022-10-01", None)], END)
    assert account(unread, "11MSP").estimated is None
    assert any(item.rule == "estimate_not_read" for item in findings(unread))


def test_a_contingency_counts_once_a_meeting_has_decided_it(ask: Ask, told: Tell) -> None:
    decided = example(ContingencyDecided, "2022-09-21", "meeting:10MSP", basis_points=1500)
    assert account(ask(told().told, END), "11MSP").estimated == 1000
    assert account(ask([*told().told, decided], END), "11MSP").estimated == 1150
    later = decided.model_copy(
        update={"not_before": date(2022, 9, 22), "effective_on": date(2022, 9, 22)}
    )
    assert account(ask([*told().told, later], END), "11MSP").estimated == 1000


def test_the_host_pays_what_lies_above_the_cost_in_geneva(ask: Ask, told: Tell) -> None:
    host = example(HostCostsAgreed, "2022-09-21", "meeting:11MSP", host="LAO", geneva_cost=usd(900))
    story = told(came="AB")
    view = ask([*story.told, host], END)
    assert preliminary(view, "11MSP").amounts == {A: 225, B: 675}
    assert account(view, "11MSP").host_pays == 100
    story.report(2023, 1150)
    assert account(ask([*story.told, host], END), "11MSP").host_pays == 250
    assert account(ask([*story.told, host], END), "11MSP").spent == 900


def test_all_states_parties_bear_the_costs_of_a_year_under_article_14_2(
    ask: Ask, told: Tell
) -> None:
    story = told()
    cost = example(
        CostEstimateApproved, "2022-09-21", "convention", year=2023, document="x", cost=usd(100)
    )
    view = ask([*story.told, cost], END)
    assessed = preliminary(view, "14.2 2023")
    assert len(assessed.shares) == 30
    assert "a rate in the scale of 2016-2030, as adopted by" in assessed.lacking[0]
    left = withdrawal("2022-03-01")
    after = preliminary(ask([*story.told, cost, left], END), "14.2 2023")
    assert len(after.shares) == 29
    in_the_year = preliminary(ask([*story.told, cost, left], END), "14.2 2022", 100)
    assert len(in_the_year.shares) == 30, "it was a party for a part of that year"
