"""Articles 15 and 16: who may sign, and who then accedes or ratifies."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given

from domain.dates import DateRange
from domain.events.header import Event
from domain.events.membership import ConsentKind, InstrumentDeposited
from domain.rules.article_15 import (
    ADOPTED_ON,
    OPEN_FOR_SIGNATURE,
    needs_signature,
    treaty_act_is_possible,
)
from domain.strategies import date_ranges, events


def test_the_window_for_signatures_ends_the_day_before_entry_into_force() -> None:
    assert DateRange(date(2008, 12, 3), date(2010, 7, 31)) == OPEN_FOR_SIGNATURE


def test_only_an_accession_needs_no_signature() -> None:
    assert [kind for kind in ConsentKind if not needs_signature(kind)] == [ConsentKind.ACCESSION]


@given(
    events(
        InstrumentDeposited,
        when=date_ranges(date(2008, 1, 1), date(2008, 12, 31), longest=60),
    ),
)
def test_an_act_is_possible_while_one_of_its_days_is_not_before_adoption(act: Event) -> None:
    assert treaty_act_is_possible(act) == act.when.overlaps(DateRange(ADOPTED_ON, date.max))


@pytest.mark.parametrize(
    ("day", "possible"),
    [(date(2008, 5, 29), False), (date(2008, 5, 30), True)],
)
@given(example=events(InstrumentDeposited))
def test_the_day_of_adoption_itself_is_possible(
    day: date,
    possible: bool,  # noqa: FBT001
    example: InstrumentDeposited,
) -> None:
    act = example.model_copy(update={"not_before": day, "effective_on": day})
    assert treaty_act_is_possible(act) is possible
