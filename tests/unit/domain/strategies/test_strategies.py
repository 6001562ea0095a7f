"""The strategies themselves: complete, valid, and as plausible as they say."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.dates import DateRange
from domain.events.corrections import Amendment, Corrected, SourceAdded
from domain.events.extensions import ExtensionGranted
from domain.events.fields import Article
from domain.events.header import Event
from domain.events.machinery import DocumentIssued
from domain.events.membership import (
    ConsentKind,
    ConventionSigned,
    InstrumentDeposited,
    WithdrawalNotified,
)
from domain.events.registry import event_types
from domain.events.statements import FigureReported, unit_of_metric
from domain.events.stockpiles import StockpileDestroyed
from domain.quantities import Quantity, Unit
from domain.rules import article_3, article_4, article_17
from domain.strategies import (
    DOCUMENTS,
    STRATEGIES,
    THIRTIETH_DEPOSIT_ON,
    TREATY_DAYS,
    any_event,
    any_fact,
    date_ranges,
    days,
    documents,
    events,
    example,
    founders,
    histories,
    quantities,
    sources,
    states,
    texts,
    timelines_of_meeting,
    timelines_of_state,
)
from domain.timelines.order import order_key
from support.kinds import the

FEW = settings(max_examples=25)
SOME = settings(max_examples=10)


def test_every_event_type_has_its_strategy() -> None:
    """Add the new type to domain/strategies/payloads.py."""
    assert set(STRATEGIES) == set(event_types())


@pytest.mark.parametrize("name", event_types())
def test_a_strategy_draws_events_of_its_type(name: str) -> None:
    @SOME
    @given(STRATEGIES[name])
    def is_of_its_type(event: Event) -> None:
        assert event.type == name

    is_of_its_type()


@given(days(), date_ranges(longest=9), texts(), sources(), states(), quantities(Unit.PIECES, 5))
def test_values_keep_within_their_bounds(  # noqa: PLR0913, PLR0917 - a value each
    day: date,
    span: DateRange,
    text: str,
    cited: tuple[Any, ...],
    codes: tuple[str, ...],
    few: Quantity,
) -> None:
    assert day in TREATY_DAYS
    assert span.first in TREATY_DAYS
    assert span.last in TREATY_DAYS
    assert 1 <= span.days <= 9
    assert text == text.strip()
    assert text
    assert "\n" not in text
    assert len({item.document for item in cited}) == len(cited) > 0
    assert len(set(codes)) == len(codes)
    assert few.amount <= 5


@FEW
@given(st.data())
def test_a_field_can_be_fixed_or_drawn_from_another_strategy(data: st.DataObject) -> None:
    few = quantities(Unit.MUNITIONS, 3)
    event = data.draw(events(StockpileDestroyed, subject="state:AFG", munitions=few, note="x"))
    assert event.subject == "state:AFG"
    assert the(event.munitions, Quantity).amount <= 3
    assert event.note == "x"


@pytest.mark.parametrize(
    ("when", "first", "last"),
    [
        (date(2020, 2, 1), date(2020, 2, 1), date(2020, 2, 1)),
        (DateRange(date(2020, 1, 1), date(2020, 12, 31)), date(2020, 1, 1), date(2020, 12, 31)),
        (st.just(date(2020, 2, 1)), date(2020, 2, 1), date(2020, 2, 1)),
    ],
)
@SOME
@given(data=st.data())
def test_when_gives_both_dates(when: Any, first: date, last: date, data: st.DataObject) -> None:
    event = data.draw(events(StockpileDestroyed, when=when))
    assert (event.not_before, event.effective_on) == (first, last)


def test_an_unknown_field_is_refused_with_the_way_to_give_dates() -> None:
    with pytest.raises(TypeError, match="has no field \\['colour'\\]; its dates"):
        events(ConventionSigned, colour="red")


def test_an_amendment_needs_its_target() -> None:
    with pytest.raises(TypeError, match="use amendments_of"):
        events(SourceAdded)


@FEW
@given(any_fact(subject="meeting:9MSP"))
def test_any_fact_of_a_subject_is_about_it(event: Event) -> None:
    assert event.subject == "meeting:9MSP"
    assert not isinstance(event, Amendment)


@FEW
@given(any_event(article=Article.STOCKPILES))
def test_any_event_with_a_field_has_it(event: Event) -> None:
    fact = event.replacement if isinstance(event, Corrected) else event
    assert isinstance(event, Amendment) or dict(fact)["article"] is Article.STOCKPILES


@FEW
@given(events(FigureReported))
def test_a_figure_counts_what_its_metric_counts(figure: FigureReported) -> None:
    assert figure.value.unit is unit_of_metric(figure.metric)


def test_an_example_leaves_nothing_to_say_but_what_matters() -> None:
    deposit = example(InstrumentDeposited, "2020-06", "state:AFG", kind=ConsentKind.ACCESSION)
    assert deposit.when == DateRange(date(2020, 6, 1), date(2020, 6, 30))
    assert deposit.known_on == date(2020, 6, 30)
    destroyed = example(
        StockpileDestroyed,
        "2020",
        "state:AFG",
        period_from=date(2020, 1, 1),
        period_to=date(2020, 12, 31),
    )
    assert destroyed.munitions is None


@FEW
@given(timelines_of_state("AFG"))
def test_a_history_is_in_order_and_of_one_state(timeline: list[Event]) -> None:
    assert timeline == sorted(timeline, key=order_key)
    assert {event.subject for event in timeline} <= {"state:AFG"}
    assert len({event.id for event in timeline}) == len(timeline)


@FEW
@given(timelines_of_state(consents=True))
def test_every_grant_of_a_history_leads_further(timeline: list[Event]) -> None:
    deposit = next(event for event in timeline if isinstance(event, InstrumentDeposited))
    in_force_on = article_17.entry_into_force(deposit.effective_on, THIRTIETH_DEPOSIT_ON)
    for rule, article in ((article_3, Article.STOCKPILES), (article_4, Article.CLEARANCE)):
        deadlines = [rule.original_deadline(in_force_on)] + [
            event.deadline
            for event in timeline
            if isinstance(event, ExtensionGranted) and event.article is article
        ]
        assert all(one < other for one, other in pairwise(deadlines))


@pytest.mark.parametrize("wanted", [True, False])
@SOME
@given(data=st.data())
def test_whether_a_state_consents_and_withdraws_can_be_chosen(
    wanted: bool,  # noqa: FBT001
    data: st.DataObject,
) -> None:
    timeline = data.draw(timelines_of_state(consents=True, withdraws=wanted))
    assert any(isinstance(event, WithdrawalNotified) for event in timeline) is wanted
    timeline = data.draw(timelines_of_state(consents=wanted))
    assert any(isinstance(event, InstrumentDeposited) for event in timeline) is wanted


@FEW
@given(timelines_of_state(vague=True, consents=True))
def test_a_vague_history_is_vague_by_up_to_a_month(timeline: list[Event]) -> None:
    assert all(event.when.days <= 31 for event in timeline)


@FEW
@given(timelines_of_meeting("9MSP"))
def test_a_meeting_is_scheduled_before_all_else(timeline: list[Event]) -> None:
    assert timeline[0].type == "MeetingScheduled"
    assert {event.subject for event in timeline} == {"meeting:9MSP"}


def test_founders_bring_the_convention_into_force() -> None:
    deposits = [event.effective_on for event in founders(without=["AFG"])]
    assert article_17.convention_entry_into_force(deposits) == date(2010, 8, 1)
    assert "state:AFG" not in {event.subject for event in founders(without=["AFG"])}
    assert len({event.subject for event in founders()}) == 30


@SOME
@given(histories())
def test_a_whole_history_cites_only_documents_that_it_holds(history: list[Event]) -> None:
    held = {event.subject_key for event in history if isinstance(event, DocumentIssued)}
    assert held == set(DOCUMENTS) == {event.subject_key for event in documents()}
    assert {source.document for event in history for source in event.sources} <= held


def test_nothing_else_needs_hypothesis() -> None:
    imports = "import domain.events.registry, projections.obligations, ledger.bootstrap, sys"
    check = "sys.exit('hypothesis' in sys.modules)"
    subprocess.run([sys.executable, "-c", f"{imports}\n{check}"], check=True)
