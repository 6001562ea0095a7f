from __future__ import annotations

from datetime import date

import pytest

from domain.quantities import Qualifier, Quantity, Unit
from ledger.report.wording import (
    changed,
    counted,
    named,
    plural,
    quantity,
    value_in_words,
)
from projections.metrics.model import MetricAnswer, MetricUnit, Value


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        (None, MetricUnit.STATES, "not recorded"),
        (0, MetricUnit.STATES, "0"),
        (1234567, MetricUnit.SUBMUNITIONS, "1,234,567"),
        (96_883_600, MetricUnit.SQUARE_METRES, "96.8836 km²"),
        (1_111_960_000, MetricUnit.SQUARE_METRES, "1,111.96 km²"),
        (98, MetricUnit.PER_CENT, "98 %"),
        (5_280_050, MetricUnit.CHF_CENTS, "52,800.50 CHF"),
        (1, MetricUnit.MONTHS, "1 month"),
        (60, MetricUnit.DAYS, "60 days"),
        (2026, MetricUnit.YEAR, "2026"),
        (date(2015, 9, 12), MetricUnit.DATE, "12 September 2015"),
        (("NLD", "AUT"), MetricUnit.STATES_LIST, "Austria, Netherlands"),
        ((), MetricUnit.STATES_LIST, "none"),
        ("9MSP", MetricUnit.MEETING, "9MSP"),
    ],
)
def test_a_value_is_told_with_its_unit(value: Value | None, unit: MetricUnit, shown: str) -> None:
    assert value_in_words(MetricAnswer(value), unit) == shown


def test_how_exactly_a_value_is_known_stands_before_it() -> None:
    answer = MetricAnswer(50_500_000, Qualifier.AT_LEAST)

    assert value_in_words(answer, MetricUnit.SQUARE_METRES) == "at least 50.5 km²"


def test_that_there_were_at_least_none_is_not_told_as_a_number() -> None:
    answer = MetricAnswer(0, Qualifier.AT_LEAST)

    assert value_in_words(answer, MetricUnit.SQUARE_METRES) == "not recorded"


def test_where_a_few_states_alone_are_left_open_none_is_known() -> None:
    answer = MetricAnswer(None, left_open=("VUT",))

    assert value_in_words(answer, MetricUnit.STATES) == "none known"


def test_a_quantity_that_is_not_there_is_not_recorded() -> None:
    assert quantity(None) == "not recorded"
    assert quantity(Quantity(5_800_000, Unit.SQUARE_METRES)) == "5.8 km²"
    assert quantity(Quantity(6862, Unit.MUNITIONS, Qualifier.ABOUT)) == "about 6,862"


def test_words_follow_their_number() -> None:
    assert counted(1, "State") == "1 State"
    assert counted(0, "case") == "no case"
    assert plural(2, "signatory") == "signatories"
    assert named(()) == ""
    assert named(["BGR"]) == " (Bulgaria)"


def test_a_difference_has_its_sign_and_none_is_said_to_be_none() -> None:
    assert [changed(by) for by in (0, 1200, -8)] == ["no change", "+1,200", "\N{MINUS SIGN}8"]
