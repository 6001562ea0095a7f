"""The registries of both plans: how many actions, indicators and numbers, and in whose words.

``report_runs.bin`` holds four bytes of the SHA-256 of every run of eight words in Annexes II and
III of CCM/CONF/2021/6, lower case, letters and digits only: enough to see that a sentence of ours
is none of the report's, and too little to read it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from projections.metrics.model import MetricUnit
from projections.metrics.rows import metrics
from projections.plans.dubrovnik import ROWS
from projections.plans.lausanne import SECTIONS, actions
from projections.plans.model import Action, How, Number
from projections.plans.review import Verdict
from projections.plans.rows import numbers

RUN = 8
BULLETS = {1: 2, 2: 2, 3: 2, 4: 2, 5: 2, 6: 1, 7: 1, 8: 1, 9: 2, 10: 3, 11: 4, 12: 2, 13: 1, 14: 1}
BULLETS |= {15: 1, 16: 1, 17: 2, 18: 2, 19: 2, 20: 1, 21: 2, 22: 1, 23: 2, 24: 1, 25: 1, 26: 1}
BULLETS |= {27: 1, 28: 1, 29: 2, 30: 1, 31: 1, 32: 1, 33: 2, 34: 2, 35: 1, 36: 2, 37: 2, 38: 2}
BULLETS |= {39: 2, 40: 1, 41: 2, 42: 1, 43: 1, 44: 1, 45: 1, 46: 1, 47: 2, 48: 2, 49: 1, 50: 1}
"""The bullets of each action, counted by hand in Annex 1."""
SEVERAL = {"4b": 4, "17a": 2, "42a": 2, "46a": 2, "48b": 2}
"""Bullets that hold more than one number."""


def all_numbers() -> list[Number]:
    return [number for action in actions() for number in action.numbers]


def test_there_are_50_actions_in_the_order_of_the_plan() -> None:
    assert [action.number for action in actions()] == list(range(1, 51))


def test_there_are_77_indicators_as_many_of_each_action_as_the_annex_has() -> None:
    assert {action.number: len(action.indicators) for action in actions()} == BULLETS
    assert sum(BULLETS.values()) == 77


def test_every_number_has_a_key_of_its_own_from_its_indicator() -> None:
    held = {item.key: item.numbers for action in actions() for item in action.indicators}
    for key, found in held.items():
        expected = [f"{key}{at}" for at in range(1, SEVERAL[key] + 1)] if key in SEVERAL else [key]
        assert [number.key for number in found] == expected
    assert len(all_numbers()) == 77 + 3 + 4 == len({number.key for number in all_numbers()})


@pytest.mark.parametrize("action", actions(), ids=lambda action: f"action {action.number}")
def test_indicators_bear_the_number_of_their_action(action: Action) -> None:
    letters = [item.key.removeprefix(str(action.number)) for item in action.indicators]

    assert letters == [chr(ord("a") + at) for at in range(len(letters))]


def test_what_is_only_reported_has_no_measure_and_the_rest_has_one() -> None:
    for number in all_numbers():
        assert (number.measure is None) == (number.how is How.REPORTED), number.key


def test_a_base_goes_with_a_count_of_states() -> None:
    assert all(number.unit is MetricUnit.STATES for number in all_numbers() if number.base)


def test_every_number_is_a_metric_under_its_name() -> None:
    assert [number.name for number in all_numbers()] == list(numbers())
    assert not numbers().keys() & metrics().keys()


def test_sections_name_the_paragraph_that_lists_their_actions() -> None:
    assert [section.paragraph for section in SECTIONS] == list(range(5, 24, 2))


def test_dubrovnik_has_31_actions() -> None:
    chapters = Counter(row.key[0] for row in ROWS if row.is_action)

    assert chapters == {"1": 3, "2": 4, "3": 8, "4": 4, "5": 7, "6": 2, "7": 3}
    assert len({row.key for row in ROWS}) == len(ROWS)


def test_every_result_that_the_review_names_is_there() -> None:
    results = Counter(row.key[0] for row in ROWS if "result" in row.key)

    assert results == {"1": 2, "3": 5, "6": 4, "7": 2}, "paras 18, 19, 53, 99 and 110"


def test_not_assessed_is_said_where_the_review_says_so() -> None:
    found = {row.key for row in ROWS if row.verdict is Verdict.NOT_ASSESSED}

    assert found == {
        "1 result 1",
        "1 result 2",
        "3.6",
        "3 result 2",
        "3 result 3",
        "3 result 4",
        "6 result 4",
    }


def test_every_verdict_names_its_paragraph_unless_the_review_is_silent() -> None:
    silent = {row.key for row in ROWS if not row.paragraphs}

    assert silent == {row.key for row in ROWS if row.verdict is Verdict.NOT_MENTIONED}


def test_what_the_review_counts_are_metrics_of_the_ledger() -> None:
    assert {name for row in ROWS for name in row.metrics} <= metrics().keys()


def words_of(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.lower())


def runs_of(text: str) -> Iterator[bytes]:
    words = words_of(text)
    for at in range(len(words) - RUN + 1):
        yield sha256(" ".join(words[at : at + RUN]).encode()).digest()[:4]


def own_words() -> Iterator[str]:
    for section in SECTIONS:
        yield section.title
    for action in actions():
        yield action.words
        yield from (number.words for number in action.numbers)
    for row in ROWS:
        yield from (row.words, row.said)


def test_no_run_of_more_than_seven_words_is_the_reports() -> None:
    whole = Path(__file__).with_name("report_runs.bin").read_bytes()
    report = {whole[at : at + 4] for at in range(0, len(whole), 4)}

    assert len(report) > 15_000
    assert not [text for text in own_words() if report & set(runs_of(text))]
