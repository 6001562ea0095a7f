"""Which scale of assessments counts for a year."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from domain.events.header import Event
from domain.events.money import ScaleOfAssessmentsAdopted
from domain.strategies import example
from projections.money.scales import rates, scale, scale_year
from projections.view import View

Ask = Callable[..., View]
ADOPTED = {2016: "2015-12-23", 2019: "2018-12-22", 2022: "2021-12-24"}


def rate(iso3: str, first: int, value: int, *, notional: bool = False, last: int = 0) -> Event:
    """A rate of a scale of three years."""
    return example(
        ScaleOfAssessmentsAdopted,
        ADOPTED[first],
        f"state:{iso3}",
        first_year=first,
        last_year=last or first + 2,
        rate_per_100000=value,
        notional=notional,
    )


SCALES = [rate("AUT", 2016, 720), rate("AUT", 2019, 677), rate("AUT", 2022, 679)]


@pytest.mark.parametrize(
    ("year", "expected"),
    [(2015, None), (2016, 720), (2018, 720), (2019, 677), (2021, 677), (2022, 679), (2024, 679)],
)
def test_a_rate_counts_from_the_first_year_of_its_scale_through_the_last(
    ask: Ask, year: int, expected: int | None
) -> None:
    found = rates(ask(SCALES), year, date(2025, 1, 1)).get("AUT")
    assert (found and found.rate_per_100000) == expected


@pytest.mark.parametrize(
    ("day", "applies", "expected"),
    [
        ("2015-12-22", None, None),  # none is adopted yet
        ("2015-12-23", 2018, 720),
        ("2018-12-21", 2018, 720),  # the year before that of the next scale
        ("2018-12-22", 2021, 677),
        ("2021-12-23", 2021, 677),
        ("2021-12-24", 2022, 679),
    ],
)
def test_a_scale_counts_from_the_day_of_its_adoption(
    ask: Ask, day: str, applies: int | None, expected: int | None
) -> None:
    view, by = ask(SCALES), date.fromisoformat(day)
    assert scale_year(view, 2022, by) == applies
    found = rates(view, 2022, by).get("AUT")
    assert (found and found.rate_per_100000) == expected


def test_a_notional_rate_makes_no_scale_and_follows_the_one_that_applies(ask: Ask) -> None:
    alone = ask([rate("NIU", 2022, 1, notional=True)])
    assert scale_year(alone, 2023, date(2025, 1, 1)) is None
    beside = ask([*SCALES, rate("NIU", 2016, 1, notional=True, last=2030)])
    assert scale_year(beside, 2026, date(2025, 1, 1)) == 2024
    assert rates(beside, 2026, date(2025, 1, 1))["NIU"].rate_per_100000 == 1


def test_a_rate_of_a_scale_that_is_over_counts_no_more_though_it_was_adopted_later(
    ask: Ask,
) -> None:
    late = example(
        ScaleOfAssessmentsAdopted,
        "2022-05-01",
        "state:BEL",
        first_year=2016,
        last_year=2018,
        rate_per_100000=885,
        notional=False,
    )
    view, by = ask([*SCALES, late]), date(2025, 1, 1)
    assert list(rates(view, 2023, by)) == ["AUT"]
    assert f"{scale(view, 2023, by)}" == "2022-2024"
    assert f"{scale(view, 2017, by)}" == "2016-2018"
