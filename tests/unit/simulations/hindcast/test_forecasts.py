"""What a forecast of the past may see, and what it is held against, on programmes made up."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

import numpy as np
import pytest

from domain.events.clearance import ClearanceCompleted, ContaminationReported, LandReleased
from domain.events.header import Event
from domain.events.membership import InstrumentDeposited
from domain.quantities import Qualifier, Quantity, Unit
from domain.states import all_states
from domain.strategies import example
from projections.view import View
from simulations.hindcast import Completion, Release, completions, origins, releases

Views = Callable[[date, date], View]
STATES = ("LBN", "HRV")
CLEARED = {2012: 4, 2013: 4, 2014: 6, 2015: 2, 2016: 5, 2017: 3}
"""Square kilometres, the same of either State."""
TODAY = date(2026, 1, 1)
DEADLINE = date(2021, 3, 1)
"""Ten years after entry into force, on the first day of the sixth month after the deposit."""


def km2(amount: float) -> Quantity:
    return Quantity(round(amount * 1e6), Unit.SQUARE_METRES, Qualifier.EXACT)


def _of(iso3: str) -> list[Event]:
    subject = f"state:{iso3}"
    return [
        example(InstrumentDeposited, "2010-09-15", subject, kind="ratification"),
        example(ContaminationReported, "2011-12-31", subject, confirmed=km2(40), covers="whole"),
        *(
            example(
                LandReleased,
                f"{year}-12-31",
                subject,
                known_on=date(year + 1, 8, 31),
                period_from=date(year, 1, 1),
                period_to=date(year, 12, 31),
                cleared=km2(area),
                series="Monitor",
            )
            for year, area in CLEARED.items()
        ),
    ]


def _thirty_others() -> Iterable[Event]:
    """The deposits that bring the Convention into force (Article 17.1)."""
    others = [item.iso3 for item in all_states() if item.iso3 not in STATES][:30]
    for iso3 in others:
        yield example(InstrumentDeposited, "2010-02-16", f"state:{iso3}", kind="ratification")


def completed(iso3: str, on: str) -> Event:
    return example(ClearanceCompleted, on, f"state:{iso3}", paragraph="4.1(a)")


def still_contaminated(on: str, known_on: date, iso3: str = "LBN") -> Event:
    """A State reports that area is left."""
    return example(
        ContaminationReported,
        on,
        f"state:{iso3}",
        known_on=known_on,
        confirmed=km2(1),
        covers="whole",
    )


AFTER = still_contaminated("2021-12-31", date(2022, 8, 1))
"""What tells that Lebanon had not finished by its deadline."""


@pytest.fixture
def views(ask: Callable[..., View]) -> Callable[..., Views]:
    """Views of the programmes above, and of what is told beside."""

    def make(*more: Event) -> Views:
        told = [*_thirty_others(), *(event for iso3 in STATES for event in _of(iso3))]
        return lambda as_of, known_at: ask([*told, *more], as_of, known_at)

    return make


@pytest.fixture(autouse=True)
def _few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("simulations.hindcast.forecasts.DRAWS", 250)


def _areas(item: Release) -> tuple[float | None, ...]:
    """Square kilometres: left at the origin, last year's, the mean, and what was seen."""
    areas = (item.size, item.last_year, item.past_mean, item.seen)
    return tuple(None if each is None else each / 1e6 for each in areas)


def test_origins_are_the_last_days_of_years() -> None:
    assert origins(2014, 2016) == [date(year, 12, 31) for year in (2014, 2015, 2016)]


def test_a_release_is_foreseen_from_what_was_known_and_seen_in_the_year_after(
    views: Callable[..., Views],
) -> None:
    """At the end of 2015, 2014 is the last year known: 4, 4 and 6 of 40 km2; 2016 came to 5."""
    found = {
        (item.state, item.origin.year): _areas(item)
        for item in releases(views(), origins(2014, 2018), TODAY)
    }

    expected = {
        2014: (32.0, 4.0, 4.0, 2.0),
        2015: (26.0, 6.0, 14 / 3, 5.0),
        2016: (24.0, 2.0, 4.0, 3.0),
    }
    assert found == {
        (iso3, year): pytest.approx(areas) for iso3 in STATES for year, areas in expected.items()
    }


def test_what_became_known_later_changes_no_forecast(views: Callable[..., Views]) -> None:
    late = example(
        ContaminationReported,
        "2015-12-31",
        "state:LBN",
        known_on=date(2016, 1, 1),
        confirmed=km2(90),
        covers="whole",
    )
    days = origins(2015, 2015)
    before = list(releases(views(), days, TODAY))
    after = list(releases(views(late, completed("HRV", "2016-01-01")), days, TODAY))

    assert [_areas(item) for item in after] == [_areas(item) for item in before]
    for one, other in zip(before, after, strict=True):
        np.testing.assert_array_equal(one.draws, other.draws)


def test_a_sum_over_several_years_is_not_what_was_seen_in_one(views: Callable[..., Views]) -> None:
    several = example(
        LandReleased,
        "2019-12-31",
        "state:LBN",
        period_from=date(2018, 1, 1),
        period_to=date(2019, 12, 31),
        cleared=km2(8),
        series="Monitor",
    )
    assert not list(releases(views(several), origins(2017, 2018), TODAY))


@pytest.mark.parametrize("known", [Qualifier.AT_MOST, Qualifier.AT_LEAST])
def test_a_bound_is_not_what_was_seen(views: Callable[..., Views], known: Qualifier) -> None:
    bound = example(
        LandReleased,
        "2019-12-31",
        "state:LBN",
        period_from=date(2019, 1, 1),
        period_to=date(2019, 12, 31),
        cleared=Quantity(15_500_000, Unit.SQUARE_METRES, known),
        series="Monitor",
    )
    assert not list(releases(views(bound), origins(2018, 2018), TODAY))


def test_naive_answers_divide_the_area_left_by_rates_known_on_the_day(
    views: Callable[..., Views],
) -> None:
    """At the end of 2015, 26 km2 are left and 5.16 years: 6 km2 a year would do, 4.67 not."""
    (lebanon,) = _of_lebanon(completions(views(AFTER), origins(2015, 2015), TODAY))

    assert (lebanon.deadline, lebanon.persistence, lebanon.division) == (DEADLINE, True, False)


def _of_lebanon(items: Iterable[Completion]) -> list[Completion]:
    return [item for item in items if item.state == "LBN"]


@pytest.mark.parametrize(
    ("on", "seen"),
    [
        ("2016-01-01", True),
        ("2021-03-01", True),  # the deadline's day still counts
        ("2021-03-02", False),
        ("2024-06-30", False),
    ],
)
def test_completion_is_seen_where_it_came_by_the_deadline_of_the_day(
    views: Callable[..., Views], on: str, *, seen: bool
) -> None:
    told = views(completed("LBN", on))
    (lebanon,) = _of_lebanon(completions(told, origins(2015, 2015), TODAY))

    assert lebanon.seen is seen


def test_a_deadline_after_the_last_thing_known_is_not_judged_whatever_the_day(
    views: Callable[..., Views],
) -> None:
    """What is last known is of August 2018: of 2021 nothing is, however late it is asked."""
    assert not list(completions(views(), origins(2015, 2015), TODAY))


def test_nothing_told_after_a_deadline_is_not_a_failure(views: Callable[..., Views]) -> None:
    """Only of Croatia something is told later, so that the ledger's knowledge goes beyond."""
    found = list(completions(views(completed("HRV", "2024-06-30")), origins(2015, 2015), TODAY))
    assert [(item.state, item.seen) for item in found] == [("HRV", False)]


@pytest.mark.parametrize(
    "sign",
    [
        AFTER,
        completed("LBN", "2024-06-30"),
        example(
            LandReleased,
            "2022-12-31",
            "state:LBN",
            period_from=date(2022, 1, 1),
            period_to=date(2022, 12, 31),
            cleared=km2(1),
            series="Monitor",
        ),
    ],
)
def test_what_is_told_of_a_day_after_a_deadline_tells_that_it_was_missed(
    views: Callable[..., Views], sign: Event
) -> None:
    (lebanon,) = _of_lebanon(completions(views(sign), origins(2015, 2015), TODAY))
    assert lebanon.seen is False


def test_a_report_of_before_the_deadline_tells_nothing_of_its_day(
    views: Callable[..., Views],
) -> None:
    told = views(still_contaminated("2020-12-31", date(2022, 8, 1)))
    assert not _of_lebanon(completions(told, origins(2015, 2015), TODAY))


def test_a_programme_without_years_of_its_own_has_no_naive_forecast(
    views: Callable[..., Views],
) -> None:
    told: list[Event] = [
        example(InstrumentDeposited, "2010-09-15", "state:MRT", kind="ratification"),
        example(ContaminationReported, "2012-01-01", "state:MRT", confirmed=km2(3), covers="whole"),
        example(
            LandReleased,
            "2016-12-31",
            "state:MRT",
            period_from=date(2016, 1, 1),
            period_to=date(2016, 12, 31),
            cleared=km2(1),
            series="Monitor",
        ),
    ]
    days = origins(2015, 2015)
    (release,) = (item for item in releases(views(*told), days, TODAY) if item.state == "MRT")
    told.append(still_contaminated("2021-12-31", date(2022, 8, 1), "MRT"))
    (completion,) = (item for item in completions(views(*told), days, TODAY) if item.state == "MRT")

    assert _areas(release) == (3.0, None, None, 1.0)
    assert (completion.persistence, completion.division) == (None, None)


def test_nothing_done_last_year_means_never(views: Callable[..., Views]) -> None:
    idle: Any = example(
        LandReleased,
        "2018-12-31",
        "state:LBN",
        period_from=date(2018, 1, 1),
        period_to=date(2018, 12, 31),
        cleared=km2(0),
        series="Monitor",
    )
    (lebanon,) = _of_lebanon(completions(views(idle, AFTER), origins(2018, 2018), TODAY))

    assert lebanon.persistence is False
