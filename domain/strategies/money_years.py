"""Histories of what meetings cost and who paid, drawn year by year (Article 14).

The simplest history that can be drawn has one State that pays in time and one that pays late, of an
account that cost less than was approved: its credits come in cash, are noted, and are settled.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from domain.events.header import Event
from domain.events.money import Billing, account_of_year
from domain.money import Currency
from domain.rules import article_14
from domain.strategies.money_stories import (
    MEETING_OF_YEAR,
    NOT_A_PARTY,
    PARTIES,
    PAYING,
    MoneyStory,
    year_of,
)

__all__ = ["histories_of_money", "stories_of_one_meeting"]

_RATES = st.integers(1, 22_000)
_MOSTLY, _SELDOM = st.sampled_from([True, True, True, False]), st.sampled_from([False, False, True])
_COSTS = st.integers(100, 100_000) | st.integers(0, 100)
_OF_YEARS = (account_of_year(2020), account_of_year(2023))
"""One account that ended before the decision, and one after it."""


@st.composite
def histories_of_money(draw: DrawFn) -> list[Event]:
    """Three meetings and costs under Article 14.2, from the scale to the closing, in any currency.

    Estimates are approved anew, raised by a contingency, or borne by a host in part; meetings move;
    payments come early, late, in parts, too large, or not at all, some by a schedule; costs end
    lower or higher; a State withdraws, or comes off a list of participants afterwards.
    """
    story = draw(stories_of_one_meeting())
    for year in (2023, 2024):
        _attend(draw, story, year)
        _tell_meeting(draw, story, year)
    for name in draw(st.lists(st.sampled_from(_OF_YEARS), unique=True)):
        _tell_account(draw, story, name, list(PARTIES))
    _depart(draw, story)
    return story.told


@st.composite
def stories_of_one_meeting(draw: DrawFn) -> MoneyStory:
    """A story up to the closing of the accounts of the 10MSP, with meetings set after it."""
    story = MoneyStory(draw(st.sampled_from([Currency.USD, Currency.JPY, Currency.KWD])))
    story.begin()
    for iso3 in (*PAYING, NOT_A_PARTY):
        story.rate(iso3, draw(_RATES))
    for iso3 in PARTIES[len(PAYING) :]:
        story.rate(iso3, 1000)
    if draw(st.booleans()):
        opens_on = date(2023, 6, 1) + timedelta(draw(st.integers(0, 200)))
        story.move(2023, opens_on, date(2022, 12, 1) + timedelta(draw(st.integers(0, 180))))
    for year in (2021, 2022):
        _attend(draw, story, year)
    _tell_meeting(draw, story, 2022)
    return story


def _tell_meeting(draw: DrawFn, story: MoneyStory, year: int) -> None:
    """What a meeting costs those that attended the one before."""
    before = [iso3 for iso3 in story.attended[year - 1] if iso3 in PARTIES]
    _tell_account(draw, story, year, before)


def _attend(draw: DrawFn, story: MoneyStory, year: int) -> None:
    """Those that attend a meeting: all but a few."""
    away = draw(st.sets(st.sampled_from(PAYING[1:]), max_size=3))
    came = [iso3 for iso3 in PAYING if iso3 not in away]
    if draw(st.booleans()):
        came.append(NOT_A_PARTY)
    for iso3 in came:
        story.attend(iso3, year)


def _depart(draw: DrawFn, story: MoneyStory) -> None:
    """A State withdraws, another comes off a list."""
    if draw(st.booleans()):
        story.withdraw(
            draw(st.sampled_from(PAYING)), draw(st.dates(date(2019, 6, 1), date(2024, 6, 1)))
        )
    if draw(st.booleans()):
        lists = [event for event in story.told if event.type == "Participated"]
        story.take_off_the_list(draw(st.sampled_from(lists)), date(2025, 1, 7))


def _tell_account(draw: DrawFn, story: MoneyStory, account: int | str, billed: list[str]) -> None:
    """An account from its estimate to its closing, of which some States are billed first."""
    cost = draw(_COSTS)
    _estimate(draw, story, account, cost)
    shares = article_14.largest_remainder(cost, {iso3: story.rates[iso3] for iso3 in billed})
    for iso3, share in shares.items():
        story.invoice(iso3, account, share, date(year_of(account) - 1, 11, 2), Billing.PRELIMINARY)
    _payments(draw, story, account, shares)
    _end(draw, story, account, cost)


def _estimate(draw: DrawFn, story: MoneyStory, account: int | str, cost: int) -> None:
    story.approve(account, cost)
    year = year_of(account)
    if draw(st.booleans()):
        story.approve(account, cost + draw(st.integers(-cost, 200)), date(year, 2, 1))
    if isinstance(account, int) and draw(st.booleans()):
        day = draw(st.sampled_from([date(year - 1, 9, 9), date(year - 1, 12, 9)]))
        story.decide_contingency(year - 1, draw(st.integers(0, 3000)), day)
    if isinstance(account, int) and draw(_SELDOM):
        story.host(year, draw(st.integers(cost // 2, cost + 100)))


_WAYS = ("in_time", "late", "in_parts", "any", "never")


def _payments(
    draw: DrawFn, story: MoneyStory, account: int | str, shares: Mapping[str, int]
) -> None:
    """Each of those that attend meetings pays in one of the ways, of others nobody."""
    for at, iso3 in enumerate(iso3 for iso3 in PAYING if shares.get(iso3)):
        way = draw(st.sampled_from(_WAYS[at:] + _WAYS[:at]))
        _pay(draw, story, account, iso3, shares[iso3], way)


def _pay(  # noqa: PLR0913, PLR0917 - who pays what of which account
    draw: DrawFn, story: MoneyStory, account: int | str, iso3: str, share: int, way: str
) -> None:
    begins = date(year_of(account), 1, 1)
    if way == "in_time":
        story.pay(iso3, account, share, begins + timedelta(draw(st.integers(0, 400))))
    elif way == "late":
        story.pay(iso3, account, share, begins + timedelta(draw(st.integers(700, 4000))))
    elif way == "in_parts":
        part = draw(st.integers(1, share))
        for amount in (part, share - part):
            if amount:
                story.pay(iso3, account, amount, begins + timedelta(draw(st.integers(0, 900))))
    elif way == "any":
        amount = draw(st.integers(1, 100_000))
        story.pay(iso3, account, amount, begins + timedelta(draw(st.integers(0, 3000))))
    elif draw(st.booleans()):
        day = date(year_of(account) + 2, 1, 1) + timedelta(draw(st.integers(0, 900)))
        story.agree(iso3, share, draw(st.integers(1, 5)), day + timedelta(30), day)


def _end(draw: DrawFn, story: MoneyStory, account: int | str, cost: int) -> None:
    """The cost is reported, final invoices go out, the accounts are closed, credits given back."""
    year = year_of(account)
    if draw(st.booleans()):
        story.carry_over(account)
    actual = (
        st.integers(cost // 4, cost)
        | st.integers(0, cost)
        | st.integers(cost, cost + cost // 2 + 100)
    )
    if draw(_MOSTLY):
        story.report(account, draw(actual))
    for iso3 in draw(st.sets(st.sampled_from((*PAYING, NOT_A_PARTY)), max_size=2)):
        share = draw(st.integers(0, cost))
        story.invoice(iso3, account, share, date(year + 1, 4, 1), Billing.FINAL)
    if draw(_MOSTLY):
        story.close(
            account,
            date(year, 12, 1) + timedelta(draw(st.integers(0, 600) | st.integers(600, 1800))),
        )
    for iso3 in draw(st.sets(st.sampled_from(PAYING), max_size=1)):
        on = draw(
            st.sampled_from(
                [
                    None,
                    *(
                        [year + 1]
                        if isinstance(account, int) and year + 1 in MEETING_OF_YEAR
                        else []
                    ),
                ]
            )
        )
        amount = draw(st.integers(1, 1 + cost // 10))
        story.give_back(iso3, account, amount, date(year + 2, 1, 15), on=on)
