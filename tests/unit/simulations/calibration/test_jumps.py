"""Jumps of recorded area that no release explains, worked by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

import pytest

from domain.events.clearance import ContaminationDiscovered, ContaminationReported, LandReleased
from domain.events.header import Event
from domain.quantities import Qualifier, Quantity, Unit
from domain.strategies import example
from projections.view import View
from simulations.calibration.jumps import Jumps, jumps
from simulations.calibration.rates import Pool

Ask = Callable[..., View]


def km2(amount: float) -> Quantity:
    return Quantity(round(amount * 1e6), Unit.SQUARE_METRES, Qualifier.EXACT)


def reported(when: str, area: float, covers: str = "whole") -> ContaminationReported:
    return example(ContaminationReported, when, "state:LBN", total=km2(area), covers=covers)


def released(year: int, area: float) -> LandReleased:
    return example(
        LandReleased,
        f"{year}-12-31",
        "state:LBN",
        period_from=date(year, 1, 1),
        period_to=date(year, 12, 31),
        cleared=km2(area),
        series="Monitor",
    )


def discovered(when: str, area: float | None) -> ContaminationDiscovered:
    return example(
        ContaminationDiscovered,
        when,
        "state:LBN",
        not_before=date.fromisoformat(when),
        area=None if area is None else km2(area),
    )


@pytest.fixture
def told(ask: Ask) -> Callable[..., Jumps]:
    def answer(events: Iterable[Event], fitted: Pool | None = None) -> Jumps:
        return jumps(ask(events, date(2026, 1, 1)), fitted)

    return answer


def test_what_was_released_between_two_reports_is_no_jump(told: Callable[..., Jumps]) -> None:
    found = told([reported("2014-12-31", 10), released(2015, 3), reported("2015-12-31", 7)])

    assert (found.removed, found.risen, found.events) == ((), (), ())
    assert found.years == pytest.approx(365 / 365.25)


def test_area_that_vanishes_unexplained_was_taken_off_the_records(
    told: Callable[..., Jumps],
) -> None:
    first, last = reported("2014-12-31", 20), reported("2015-12-31", 7)
    found = told([first, released(2015, 3), last])

    assert found.removed == pytest.approx(((20 - 3 - 7) / 20,))
    assert (found.risen, found.events) == ((), (first.id, last.id))


def test_area_that_appears_on_record_unexplained_was_estimated_anew(
    told: Callable[..., Jumps],
) -> None:
    found = told([reported("2014-12-31", 10), released(2015, 3), reported("2015-12-31", 12)])

    assert found.raised == pytest.approx(((12 - 10) / 10,))
    assert (found.found, found.removed) == ((), ())


def test_a_record_that_falls_by_less_than_was_released_is_a_difference_of_measure(
    told: Callable[..., Jumps],
) -> None:
    """Of 10 km2 with 3 released 9 are left: 2 of the 3 lay outside what was on record."""
    found = told([reported("2014-12-31", 10), released(2015, 3), reported("2015-12-31", 9)])
    assert (found.removed, found.risen, found.events) == ((), (), ())


def test_a_find_that_explains_a_rise_is_a_find_of_its_size(told: Callable[..., Jumps]) -> None:
    """10 km2 less 3 released, with 2 found, come to 9: nothing is left to explain."""
    find = discovered("2015-06-30", 2)
    found = told([reported("2014-12-31", 10), released(2015, 3), find, reported("2015-12-31", 9)])

    assert found.found == pytest.approx((0.2,))
    assert (found.raised, found.removed) == ((), ())
    assert found.events == (find.id,)


def test_what_a_find_does_not_explain_was_estimated_anew(told: Callable[..., Jumps]) -> None:
    facts = [reported("2014-12-31", 10), discovered("2015-06-30", 2), reported("2015-12-31", 14)]
    found = told(facts)

    assert found.found == pytest.approx((0.2,))
    assert found.raised == pytest.approx((0.2,))


@pytest.mark.parametrize("area", [None, 2.0])
def test_a_find_without_an_area_or_of_before_the_first_report_explains_nothing(
    told: Callable[..., Jumps], area: float | None
) -> None:
    find = discovered("2015-06-30" if area is None else "2014-06-30", area)
    found = told([reported("2014-12-31", 10), find, reported("2015-12-31", 14)])

    assert found.found == ()
    assert found.raised == pytest.approx((0.4,))


@pytest.mark.parametrize("known", [Qualifier.AT_MOST, Qualifier.AT_LEAST])
def test_a_bound_is_compared_with_nothing(told: Callable[..., Jumps], known: Qualifier) -> None:
    bound = example(
        ContaminationReported,
        "2015-12-31",
        "state:LBN",
        total=Quantity(97_000_000, Unit.SQUARE_METRES, known),
        covers="whole",
    )
    found = told([reported("2014-12-31", 10), bound, reported("2016-12-31", 10)])

    assert (found.removed, found.risen) == ((), ())
    assert found.years == pytest.approx(731 / 365.25)


@pytest.mark.parametrize(("after", "jumps_down"), [(9.0, True), (9.01, False)])
def test_a_change_counts_from_a_tenth_on(
    told: Callable[..., Jumps], after: float, *, jumps_down: bool
) -> None:
    found = told([reported("2014-12-31", 10), reported("2015-12-31", after)])
    assert bool(found.removed) is jumps_down


def test_reports_on_parts_of_a_country_are_not_compared(told: Callable[..., Jumps]) -> None:
    found = told([reported("2014-12-31", 10), reported("2015-12-31", 2, "part")])
    assert (found.removed, found.years) == ((), 0)


def test_usual_work_that_nobody_reported_is_no_correction_of_records(
    told: Callable[..., Jumps],
) -> None:
    """A year without a statement, at half the area a year: of a fall by 0.8 only 0.3 is a jump."""
    usual = Pool(0.0, 0.1, 0.1, 0.1, {"LBN": (-0.6931471805599453,) * 400}, {"LBN": ()})
    found = told([reported("2014-12-31", 10), reported("2015-12-31", 2)], usual)
    assert found.removed == pytest.approx((0.3,), abs=0.002)
