"""Reading what a claim says, and comparing it with an answer."""

from __future__ import annotations

from datetime import date

import pytest

from domain.dates import DateRange
from domain.errors import CcmError
from domain.states import UnknownStateError
from projections.claims.comparing import Claimed, compare, read_claimed
from projections.claims.figures import Figure, Fit, Said
from projections.metrics.model import MetricAnswer
from projections.metrics.registry import metric


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        ("13", Figure(13)),
        ("exactly 13", Figure(13)),
        ("rounded 13", Figure(13, Said.ROUNDED)),
        ("about 13", Figure(13, Said.ABOUT)),
        ("nearly 13", Figure(13, Said.NEARLY)),
        ("almost 13", Figure(13, Said.NEARLY)),
        ("at least 13", Figure(13, Said.AT_LEAST)),
        ("not less than 13", Figure(13, Said.AT_LEAST)),
        ("more than 13", Figure(13, Said.MORE_THAN)),
        ("over 13", Figure(13, Said.MORE_THAN)),
        ("> 13", Figure(13, Said.MORE_THAN)),
        ("up to 13", Figure(13, Said.AT_MOST)),
        ("at most 13", Figure(13, Said.AT_MOST)),
        ("Less than 13", Figure(13, Said.LESS_THAN)),
        ("under 13", Figure(13, Said.LESS_THAN)),
        ("<13", Figure(13, Said.LESS_THAN)),
    ],
)
def test_the_words_before_a_figure_say_how_it_is_meant(text: str, claimed: Figure) -> None:
    assert read_claimed(text, metric("signatories"), "states") == claimed


@pytest.mark.parametrize(
    ("text", "unit", "name", "claimed"),
    [
        ("52.2", "km2", "area_cleared_global", Figure(52_200_000)),
        ("350", "ha", "area_cleared_global", Figure(3_500_000)),
        ("1.5 km2", "", "area_cleared_global", Figure(1_500_000)),
        ("218.6", "USD million", "clearance_and_risk_education_support", Figure(21_860_000_000)),
        ("about 3 USD", "", "clearance_and_risk_education_support", Figure(300, Said.ABOUT)),
        ("52800", "CHF per year", "sponsorship_contributions_average", Figure(5_280_000)),
        ("95 %", "percent", "share_destroyed", Figure(95)),
        ("95 per cent", "percent", "share_destroyed", Figure(95)),
        ("2020-10", "", "art3_deadline", DateRange(date(2020, 10, 1), date(2020, 10, 31))),
        ("PER; Bulgaria", "", "signatories_list", ("BGR", "PER")),
        ("Accession", "", "consent_kind", "accession"),
        ("9MSP", "", "first_art4_extension_meeting", "9msp"),
    ],
)
def test_a_value_is_read_as_its_metric_asks(
    text: str, unit: str, name: str, claimed: Claimed
) -> None:
    assert read_claimed(text, metric(name), unit) == claimed


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("soon", "art3_deadline"),
        ("thirteen", "signatories"),
        ("52.2", "area_cleared_global"),
        ("conquest", "consent_kind"),
        ("gone", "stockpile_status"),
    ],
)
def test_what_says_no_such_value_is_refused(text: str, name: str) -> None:
    with pytest.raises(CcmError):
        read_claimed(text, metric(name), "")


def test_a_list_with_a_name_of_no_state_is_refused() -> None:
    with pytest.raises(UnknownStateError):
        read_claimed("AGO;Atlantis", metric("signatories_list"), "")


@pytest.mark.parametrize(
    ("claimed", "value", "found"),
    [
        (Figure(13), 13, Fit.BORNE_OUT),
        (Figure(13), 12, Fit.AT_ODDS),
        (Figure(13), "13", Fit.AT_ODDS),
        (Figure(13), None, Fit.OPEN),
        (("AGO", "CYP"), ("CYP", "AGO"), Fit.BORNE_OUT),
        (("AGO", "CYP"), ("CYP",), Fit.AT_ODDS),
        (("AGO",), 1, Fit.AT_ODDS),
        ("9msp", "9MSP", Fit.BORNE_OUT),
        ("9msp", "8MSP", Fit.AT_ODDS),
        ("9msp", 9, Fit.AT_ODDS),
        (DateRange(date(2020, 7, 1), date(2020, 7, 31)), date(2020, 7, 31), Fit.BORNE_OUT),
        (DateRange(date(2020, 7, 1), date(2020, 7, 31)), date(2020, 6, 30), Fit.AT_ODDS),
        (DateRange(date(2020, 7, 1), date(2020, 7, 31)), 2020, Fit.AT_ODDS),
    ],
)
def test_a_claim_is_compared_with_the_value_of_an_answer(
    claimed: Claimed, value: int | str | tuple[str, ...] | date | None, found: Fit
) -> None:
    assert compare(claimed, MetricAnswer(value)) is found


def test_done_by_a_day_is_true_of_every_earlier_day() -> None:
    by = DateRange(date(2020, 8, 1), date(2020, 8, 1))

    assert compare(by, MetricAnswer(date(2020, 7, 10)), on_or_before=True) is Fit.BORNE_OUT
    assert compare(by, MetricAnswer(date(2020, 8, 2)), on_or_before=True) is Fit.AT_ODDS
    assert compare(by, MetricAnswer(date(2020, 7, 10))) is Fit.AT_ODDS
