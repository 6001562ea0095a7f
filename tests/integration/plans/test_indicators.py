"""Every number of the Lausanne Action Plan on the shipped dataset, reviewed by hand.

``indicators.csv`` of the dataset has the values at the end of the baseline period and on
1 November 2026, and why each is what it is. Where one changes on purpose, change its row after a
look at the events (`ccm explain lausanne_43a`).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime

import pytest

from domain.errors import UnknownActionError
from ledger.answers.indicators import IndicatorRow, OutcomeRow, indicators_answer
from ledger.answers.reviewed import ReviewedFigureRow, ReviewedRow, reviewed_answer
from ledger.answers.universalization import TargetRow
from ledger.datasets.loading import read_dataset, shipped_folder
from ledger.datasets.reviewed import (
    REVIEWED_ON,
    ReviewedNumber,
    reviewed_numbers,
    value_in_words,
)
from projections.cut import Recorded, cut
from projections.metrics.registry import measure
from projections.plans.lausanne import actions
from projections.view import Facts, View
from support.kinds import all_of, the

BASELINE, NOW = date(2022, 9, 2), REVIEWED_ON
ON_RECORD = "computed", "counted", "reported"


@pytest.fixture(scope="module")
def shipped() -> Facts:
    events = read_dataset(shipped_folder()).events
    recorded = [Recorded(at, datetime.now(UTC), event) for at, event in enumerate(events, 1)]
    return Facts.of(cut(recorded))


def asked(facts: Facts, day: date) -> View:
    return View(facts, day, None, len(facts.events), "", day)


@pytest.fixture(scope="module")
def now(shipped: Facts) -> Mapping[str, IndicatorRow]:
    rows = all_of(indicators_answer(asked(shipped, NOW)).main.rows, IndicatorRow)
    return {row.key: row for row in rows}


def test_every_number_is_reviewed() -> None:
    keys = [number.key for action in actions() for number in action.numbers]

    assert list(reviewed_numbers()) == keys
    assert all(number.reason for number in reviewed_numbers().values())


@pytest.mark.parametrize("key", reviewed_numbers())
def test_every_value_is_as_reviewed(now: Mapping[str, IndicatorRow], key: str) -> None:
    row, reviewed = now[key], reviewed_numbers()[key]

    assert reviewed == ReviewedNumber(
        key=key,
        how=row.how,
        baseline=value_in_words(row.baseline, row.baseline_qualifier),
        now=value_in_words(row.value, row.qualifier),
        base="" if row.base is None else str(row.base),
        states=row.states,
        reason=row.reviewed,
    )


def test_the_review_is_shown_of_the_very_value_alone(shipped: Facts) -> None:
    then = indicators_answer(asked(shipped, BASELINE), "10a").main.rows[0]

    assert isinstance(then, IndicatorRow)
    assert (then.value, then.reviewed) == (0, "")


def test_the_baseline_is_what_was_so_on_its_day(
    shipped: Facts, now: Mapping[str, IndicatorRow]
) -> None:
    then = indicators_answer(asked(shipped, BASELINE)).main.rows
    for row in then:
        assert isinstance(row, IndicatorRow)
        assert (row.value, row.qualifier) == (
            now[row.key].baseline,
            now[row.key].baseline_qualifier,
        )
        assert row.value == row.baseline


def test_every_number_is_what_its_metric_gives(
    shipped: Facts, now: Mapping[str, IndicatorRow]
) -> None:
    view = asked(shipped, NOW)
    for row in now.values():
        found = measure(view, row.metric)
        assert (found.value, found.states, found.evidence) == (row.value, row.states, row.evidence)


def test_another_baseline_changes_the_changes_alone(
    shipped: Facts, now: Mapping[str, IndicatorRow]
) -> None:
    other = indicators_answer(asked(shipped, NOW), "10a", date(2025, 1, 1)).main.rows[0]

    assert isinstance(other, IndicatorRow)
    assert (other.value, other.baseline, other.change) == (now["10a"].value, 2, 0)


def test_the_outcomes_add_up_to_all_numbers_and_indicators(shipped: Facts) -> None:
    rows = all_of(indicators_answer(asked(shipped, NOW)).sections[0].rows, OutcomeRow)
    by_how = {row.how: (row.numbers, row.indicators) for row in rows}

    assert sum(numbers for numbers, _bullets in by_how.values()) == 84
    assert sum(bullets for _numbers, bullets in by_how.values()) == 77
    assert list(by_how) == [*ON_RECORD, "no_data"]


def test_the_review_stands_beside_what_the_ledger_counts(shipped: Facts) -> None:
    answer = reviewed_answer(asked(shipped, date(2020, 10, 1)))
    rows = all_of(answer.sections[0].rows, ReviewedFigureRow)
    figures = {row.metric: row.value for row in rows}

    assert figures["contracting_states"] == 110
    assert figures["states_in_force"] == 108
    assert figures["art5_states_with_focal_point"] == 11
    assert the(answer.sections[1].rows[0], TargetRow).at_least == 130


@pytest.mark.parametrize(
    ("key", "found"),
    [
        ("6", ["6.1", "6.2", *(f"6 result {number}" for number in range(1, 5))]),
        ("7", ["7.1", "7.2", "7.3", "7 result 1", "7 result 2"]),
        ("7 result 2", ["7 result 2"]),
        ("4.1(a)", ["4.1(a)"]),
    ],
)
def test_a_chapter_of_the_review_brings_its_actions_and_results(
    shipped: Facts, key: str, found: list[str]
) -> None:
    rows = reviewed_answer(asked(shipped, date(2020, 10, 1)), key).main.rows

    assert [row.key for row in all_of(rows, ReviewedRow)] == found


@pytest.mark.parametrize("key", ["0", "51", "x", "", "4b5", "9a1", "-1"])
def test_what_is_no_action_is_refused(shipped: Facts, key: str) -> None:
    with pytest.raises(UnknownActionError, match="Its actions are 1 to 50"):
        indicators_answer(asked(shipped, NOW), key)


@pytest.mark.parametrize("key", ["0", "8", "x", "", "4.", "4.1("])
def test_what_is_no_action_of_the_review_is_refused(shipped: Facts, key: str) -> None:
    with pytest.raises(UnknownActionError, match=r"Its actions are 1\.1 to 7\.3"):
        reviewed_answer(asked(shipped, NOW), key)


def test_one_action_of_the_review_brings_its_parts(shipped: Facts) -> None:
    rows = reviewed_answer(asked(shipped, date(2020, 10, 1)), "4.1").main.rows
    keys = [row.key for row in all_of(rows, ReviewedRow)]

    assert keys == ["4.1", "4.1(a)", "4.1(b)", "4.1(c)", "4.1(d)"]
