"""Jumps of recorded area that no release explains, worked by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

import pytest

from domain.events.clearance import ContaminationReported, LandReleased
from domain.events.header import Event
from domain.quantities import Qualifier, Quantity, Unit
from domain.strategies import example
from projections.view import View
from simulations.calibration.rates import Pool
from simulations.calibration.shares import Jumps, jumps

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


@pytest.fixture
def told(ask: Ask) -> Callable[..., Jumps]:
    def answer(events: Iterable[Event], fitted: Pool | None = None) -> Jumps:
        return jumps(ask(events, date(2026, 1, 1)), fitted)

    return answer


def test_what_was_released_between_two_reports_is_no_jump(told: Callable[..., Jumps]) -> None:
    found = told([reported("2014-12-31", 10), released(2015, 3), reported("2015-12-31", 7)])

    assert (found.removed, found.found, found.events) == ((), (), ())
    assert found.years == pytest.approx(365 / 365.25)


def test_area_that_vanishes_unexplained_was_taken_off_the_records(
    told: Callable[..., Jumps],
) -> None:
    first, last = reported("2014-12-31", 20), reported("2015-12-31", 7)
    found = told([first, released(2015, 3), last])

    assert found.removed == pytest.approx(((20 - 3 - 7) / 20,))
    assert (found.found, found.events) == ((), (first.id, last.id))


def test_area_that_appears_unexplained_was_found(told: Callable[..., Jumps]) -> None:
    found = told([reported("2014-12-31", 10), released(2015, 3), reported("2015-12-31", 12)])

    assert found.found == pytest.approx(((12 + 3 - 10) / 10,))
    assert found.removed == ()


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
