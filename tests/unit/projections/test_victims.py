"""Who has to assist victims, what each reported, and how many victims there were."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.events.fields import Completeness
from domain.events.header import Event
from domain.events.membership import ConsentKind, InstrumentDeposited
from domain.events.victims import (
    CasualtiesReported,
    CasualtyCause,
    FocalPointDesignated,
    VictimAssistanceDutyLifted,
    VictimAssistanceDutyReported,
    VictimAssistanceMeasure,
    VictimAssistanceReported,
)
from domain.quantities import Quantity, Unit
from domain.sources import Basis
from domain.strategies import days, events, example, founders
from projections.victims import (
    assistance_to_victims,
    casualties,
    contracting_with_victims,
    in_all,
    lifted_since,
    with_duty,
)
from projections.view import View

Ask = Callable[..., View]

SOME = settings(max_examples=30)
DUTY = (VictimAssistanceDutyReported, VictimAssistanceDutyLifted)


def has_victims(when: str, state: str = "state:COL") -> Event:
    return example(VictimAssistanceDutyReported, when, state)


def toll(cause: CasualtyCause, people: int, *, year: int = 2016, **fields: Any) -> Event:
    subject = fields.pop("subject", "convention")
    return example(
        CasualtiesReported,
        str(year),
        subject,
        year=year,
        cause=cause,
        casualties=Quantity(people, Unit.CASUALTIES),
        **{"covers": Completeness.WHOLE, **fields},
    )


def colombia(*events: Event) -> list[Event]:
    deposited = example(
        InstrumentDeposited, "2015-09-10", "state:COL", kind=ConsentKind.RATIFICATION
    )
    return [*founders(without=["COL"]), deposited, *events]


def test_colombia_had_victims_at_the_first_review_conference_but_was_not_bound_yet(
    ask: Ask,
) -> None:
    view = ask(colombia(has_victims("2010-08-01/2015-09-11")), date(2015, 9, 11))
    assert contracting_with_victims(view) == ("COL",)
    assert with_duty(view) == ()
    assert with_duty(view.at(date(2016, 3, 1))) == ("COL",)


def test_a_duty_that_was_lifted_is_none_until_victims_are_reported_again(ask: Ask) -> None:
    lifted = example(VictimAssistanceDutyLifted, "2015-09-12/2020-10-01", "state:COL")
    history = colombia(has_victims("2010-08-01/2015-09-11"), lifted, has_victims("2022-04-30"))
    assert with_duty(ask(history, date(2020, 9, 30))) == ("COL",)
    assert with_duty(ask(history, date(2020, 10, 1))) == ()
    assert lifted_since(ask(history, date(2020, 10, 1)), date(2015, 9, 11)) == ("COL",)
    assert with_duty(ask(history, date(2022, 4, 30))) == ("COL",)


def test_what_was_not_reported_is_not_reported_and_never_no(ask: Ask) -> None:
    plan = example(
        VictimAssistanceReported,
        "2019-04-30",
        "state:COL",
        measure=VictimAssistanceMeasure.NATIONAL_PLAN,
    )
    said = assistance_to_victims(ask([plan], date(2019, 4, 30)), "COL")
    assert said.reported(VictimAssistanceMeasure.NATIONAL_PLAN) == plan
    assert said.reported(VictimAssistanceMeasure.NEEDS_ASSESSED) is None
    assert said.focal_point is None
    assert assistance_to_victims(ask([plan], date(2019, 4, 29)), "COL").evidence == ()


@SOME
@given(st.lists(st.sampled_from(DUTY).flatmap(lambda kind: events(kind, subject="state:COL"))))
def test_the_newest_statement_on_the_duty_stands(ask: Ask, history: list[Event]) -> None:
    said = assistance_to_victims(ask(history), "COL")
    last = max((event.effective_on for event in history), default=None)
    of_that_day = [event for event in history if event.effective_on == last]
    lifted = any(isinstance(event, VictimAssistanceDutyLifted) for event in of_that_day)
    assert said.has_victims == (bool(history) and not lifted)


@SOME
@given(
    st.lists(
        st.one_of(
            events(VictimAssistanceReported, subject="state:COL"),
            events(FocalPointDesignated, subject="state:COL"),
        ),
        unique_by=lambda event: event.id,
    ),
    st.randoms(use_true_random=False),
)
def test_flags_do_not_depend_on_the_order_of_arrival(
    ask: Ask, history: list[Event], shuffle: Any
) -> None:
    mixed = history[:]
    shuffle.shuffle(mixed)
    said, again = (assistance_to_victims(ask(item), "COL") for item in (history, mixed))
    assert said.evidence == again.evidence


@SOME
@given(days())
def test_silence_changes_nothing(ask: Ask, later: date) -> None:
    history = colombia(has_victims("2010-08-01/2015-09-11"))
    view = ask(history, later)
    assert assistance_to_victims(view, "COL").has_victims == (later >= date(2015, 9, 11))


def test_causes_overlap_and_are_never_added_to_the_total_of_a_year(ask: Ask) -> None:
    view = ask(
        [
            toll(CasualtyCause.ALL, 971),
            toll(CasualtyCause.ATTACKS, 857),
            toll(CasualtyCause.REMNANTS, 114),
            toll(CasualtyCause.ALL_EXPLOSIVE_ORDNANCE, 5000),
        ]
    )
    assert in_all(view, "convention", 2016) == Quantity(971, Unit.CASUALTIES)
    assert len(casualties(view)) == 4


def test_attacks_and_remnants_make_the_total_where_none_is_stated(ask: Ask) -> None:
    parts = [toll(CasualtyCause.ATTACKS, 65), toll(CasualtyCause.REMNANTS, 84)]
    assert in_all(ask(parts), "convention", 2016) == Quantity(149, Unit.CASUALTIES)
    assert in_all(ask(parts[:1]), "convention", 2016) is None
    assert in_all(ask(parts), "convention", 2017) is None


def test_a_figure_of_a_part_of_the_year_makes_no_total(ask: Ask) -> None:
    part = toll(CasualtyCause.ALL, 689, subject="state:UKR", covers=Completeness.PART)
    view = ask([part])
    assert [item.stands for item in casualties(view)] == [part]
    assert in_all(view, "state:UKR", 2016) is None


def test_the_figure_known_last_stands_and_the_other_stays_beside_it(ask: Ask) -> None:
    first = toll(CasualtyCause.ALL, 971, known_on=date(2017, 12, 31))
    restated = toll(CasualtyCause.ALL, 951, known_on=date(2019, 8, 29))
    for history in ([first, restated], [restated, first]):
        (found,) = casualties(ask(history))
        assert (found.stands, found.rivals) == (restated, (first,))
    guess = toll(CasualtyCause.ALL, 960, known_on=date(2021, 1, 1), basis=Basis.INFERRED)
    (found,) = casualties(ask([guess, first]))
    assert found.stands == first


@SOME
@given(
    st.lists(events(CasualtiesReported, year=2008), max_size=8, unique_by=lambda event: event.id),
    st.randoms(use_true_random=False),
)
def test_every_figure_stands_or_is_a_rival_whatever_came_first(
    ask: Ask, history: list[Event], shuffle: Any
) -> None:
    mixed = history[:]
    shuffle.shuffle(mixed)
    found = casualties(ask(mixed))
    assert found == casualties(ask(history))
    keys = {(item.subject, item.year, item.cause) for item in found}
    assert len(keys) == len(found)
    shown = {event.id for item in found for event in (item.stands, *item.rivals)}
    assert shown <= {event.id for event in history}
