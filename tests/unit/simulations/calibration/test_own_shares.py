"""Shares of a State's own statements, drawn towards those of all, worked by hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from domain.strategies import example
from projections.view import View
from simulations.calibration.own_shares import (
    Shares,
    cancelled_share,
    confirmed_share,
    reduced_share,
)

Made = Callable[..., Any]


def shares(**seen: tuple[float, ...]) -> Shares:
    ids = {state: tuple(f"{state}-{n}" for n, _ in enumerate(each)) for state, each in seen.items()}
    return Shares(seen, ids)


def test_a_states_own_statements_outweigh_those_of_others_that_differ_more() -> None:
    """Two of its own with 10 and 13 per cent, others with 72 and 80: not 45 per cent."""
    found = shares(BIH=(0.10, 0.13), LBN=(0.72,), IRQ=(0.80,))

    assert found.of("BIH").mean == pytest.approx(0.115, abs=0.01)
    assert "2 statement(s) of its own" in found.of("BIH").said
    assert found.of("CHL").mean == pytest.approx((0.115 + 0.72 + 0.80) / 3, abs=0.02)
    assert "none of its own" in found.of("CHL").said


def test_a_state_that_says_nothing_itself_is_less_sure() -> None:
    found = shares(BIH=(0.10, 0.13), LBN=(0.72, 0.70), IRQ=(0.80, 0.83))
    own, other = found.of("LBN"), found.of("CHL")

    assert own.a + own.b > other.a + other.b


def test_where_all_say_the_same_a_share_is_still_not_quite_certain() -> None:
    found = shares(BIH=(1.0, 1.0), LBN=(1.0, 1.0)).of("BIH")

    assert found.mean == pytest.approx(0.99)
    assert found.b > 0


def test_too_few_to_fit_are_counted_with_jeffreys_s_prior() -> None:
    """Its own: 0.6 and 0.8 with a half added to either side; of another, their mean alone."""
    found = shares(BIH=(0.6, 0.8))
    own, other = found.of("BIH"), found.of("LBN")

    assert (own.a, own.b) == pytest.approx((1.9, 1.1))
    assert (other.a, other.b) == pytest.approx((1.2, 0.8))
    assert own.events == other.events == ("BIH-0", "BIH-1")


def test_where_nobody_says_a_share_anything_can_be() -> None:
    found = shares().of("LBN")
    assert (found.a, found.b, found.events) == (0.5, 0.5, ())


def test_shares_are_read_from_what_statements_give_both_of(
    ask: Callable[..., View], released: Made, reported: Made, km2: Made
) -> None:
    """3 cancelled, 2 reduced, 5 cleared of 10; 2 of the 7 not cancelled; 1 of 4 confirmed."""
    told = [
        released("2015-01-01", "2015-12-31", 5, cancelled=km2(3), reduced=km2(2)),
        released("2016-01-01", "2016-12-31", 5),
        reported("2015-12-31", 0, suspected=km2(3), confirmed=km2(1)),
        reported("2016-12-31", 4),
    ]
    view = ask(told, date(2017, 1, 1))

    assert cancelled_share(view).seen == {"LBN": (0.3,)}
    assert reduced_share(view).seen.keys() == {"LBN"}
    assert reduced_share(view).seen["LBN"] == pytest.approx((2 / 7,))
    assert confirmed_share(view).seen == {"LBN": (0.25,)}


def test_a_report_on_a_part_says_nothing_of_the_country(
    ask: Callable[..., View], reported: Made, km2: Made
) -> None:
    whole = reported("2015-12-31", 0, suspected=km2(3), confirmed=km2(1))
    part = example(
        type(whole), "2015-12-31", "state:LBN", covers="part", suspected=km2(3), confirmed=km2(1)
    )
    assert confirmed_share(ask([part], date(2017, 1, 1))).seen == {}
