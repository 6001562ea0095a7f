"""What States reported, found, confirmed and finished under Article 4."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.events.clearance import (
    ClearanceCompleted,
    ClearanceComplianceDeclared,
    ContaminationDiscovered,
    ContaminationReported,
    HazardConfirmed,
    HostilitiesEnded,
)
from domain.events.header import Event
from domain.quantities import Qualifier, Quantity, Unit
from domain.sources import Basis, Confidence
from domain.strategies import any_fact, events, example
from projections.basis import DutyBasis
from projections.clearance import area_of, contamination, is_clear
from projections.view import View
from support.kinds import the

Ask = Callable[..., View]
E = TypeVar("E", bound=Event)

SOME = settings(max_examples=30)


def area(square_metres: int, said: Qualifier = Qualifier.EXACT) -> Quantity:
    return Quantity(square_metres, Unit.SQUARE_METRES, said)


def event(kind: type[E], when: str, /, **fields: Any) -> E:
    return example(kind, when, "state:LBN", **fields)


def report(when: str, covers: str = "whole", **areas: int) -> ContaminationReported:
    figures = {name: area(value) for name, value in areas.items()}
    return event(ContaminationReported, when, covers=covers, **figures)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (report("2020", total=0), True),
        (report("2020", suspected=0, confirmed=0), True),
        (report("2020", total=1), False),
        (report("2020", suspected=0, confirmed=1), False),
        # no figure is not zero, and a part is not the whole
        (report("2020"), False),
        (report("2020", "part", total=0), False),
    ],
)
def test_a_country_is_clear_where_it_says_so_of_the_whole(
    told: ContaminationReported,
    expected: bool,  # noqa: FBT001
) -> None:
    assert is_clear(told) is expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (report("2020", total=9, suspected=1, confirmed=2), 9),
        (report("2020", suspected=1, confirmed=2), 3),
        (report("2020", suspected=1), 1),
        (report("2020", confirmed=2), 2),
        (report("2020"), None),
    ],
)
def test_the_area_is_the_total_or_both_kinds_together(
    told: ContaminationReported,
    expected: int | None,
) -> None:
    assert area_of(told) == (None if expected is None else area(expected))


@SOME
@given(events(ContaminationReported))
def test_a_clear_country_has_no_area_left(told: ContaminationReported) -> None:
    if is_clear(told):
        assert the(area_of(told), Quantity).amount == 0


@pytest.mark.parametrize(
    ("told", "basis"),
    [
        ([], DutyBasis.NOT_RECORDED),
        ([report("2012", total=5)], DutyBasis.DECLARED),
        ([report("2012")], DutyBasis.DECLARED),
        ([report("2012", total=0)], DutyBasis.DECLARED_NONE),
        ([report("2012", total=5), report("2020", total=0)], DutyBasis.DECLARED),
        ([event(ContaminationDiscovered, "2020")], DutyBasis.DECLARED),
        ([report("2012", total=0), event(ContaminationDiscovered, "2020")], DutyBasis.DECLARED),
        ([event(HazardConfirmed, "2020", area=area(5))], DutyBasis.DECLARED),
        ([event(ClearanceCompleted, "2020", paragraph="4.1(a)")], DutyBasis.DECLARED),
        ([event(ClearanceComplianceDeclared, "2020", paragraph="4.1(a)")], DutyBasis.DECLARED),
        ([event(HostilitiesEnded, "2020", conflict="2016")], DutyBasis.NOT_RECORDED),
    ],
)
def test_any_area_ever_reported_makes_a_duty(
    ask: Ask,
    told: list[Event],
    basis: DutyBasis,
) -> None:
    assert contamination(ask(told), "LBN").basis is basis


def test_the_newest_report_on_the_whole_country_counts(ask: Ask) -> None:
    whole, part = report("2019", total=9), report("2020", "part", total=2)
    assert contamination(ask([whole, part]), "LBN").latest == whole
    assert contamination(ask([part]), "LBN").latest == part
    assert contamination(ask([]), "LBN").latest is None
    newer = report("2020-06", total=7)
    assert contamination(ask([newer, whole, part]), "LBN").latest == newer


def test_of_two_reports_of_one_day_the_better_one_counts(ask: Ask) -> None:
    """What was read counts before what was inferred, then what is more certain."""
    read = report("2020", total=0).model_copy(update={"confidence": Confidence.MEDIUM})
    inferred = report("2020", total=5).model_copy(update={"basis": Basis.INFERRED})
    doubtful = report("2020", total=6).model_copy(update={"confidence": Confidence.LOW})
    for told in ([read, inferred, doubtful], [doubtful, inferred, read]):
        found = contamination(ask(told), "LBN")
        assert found.latest == read
        assert {item.id for item in found.contradicted} == {inferred.id, doubtful.id}
        assert found.basis is DutyBasis.DECLARED_NONE
        assert len(found.reports) == 3


def test_reports_on_parts_of_a_country_contradict_nothing(ask: Ask) -> None:
    told = [report("2020", "part", total=2), report("2020", "part", total=5)]
    assert contamination(ask(told), "LBN").contradicted == ()


@SOME
@given(st.lists(any_fact(subject="state:LBN"), max_size=8, unique_by=lambda item: item.id))
def test_every_statement_is_kept_in_its_place(ask: Ask, told: list[Event]) -> None:
    state = contamination(ask(told), "LBN")
    places: dict[type[Event], Any] = {
        ContaminationReported: state.reports,
        ContaminationDiscovered: state.discoveries,
        HazardConfirmed: state.confirmations,
        HostilitiesEnded: state.hostilities,
        ClearanceCompleted: state.completions,
        ClearanceComplianceDeclared: state.compliance,
    }
    for kind, kept in places.items():
        assert {item.id for item in kept} == {item.id for item in told if isinstance(item, kind)}


REPORTED, DONE, FOUND = (
    report("2018", total=9),
    event(ClearanceCompleted, "2019", paragraph="4.1(a)"),
    event(ContaminationDiscovered, "2020-06"),
)
AGAIN = report("2021", total=2)
ZERO = report("2019", total=0)


@pytest.mark.parametrize(
    ("told", "left"),
    [
        ((REPORTED,), REPORTED),
        # a find before any completion adds to what is known
        ((REPORTED, FOUND), REPORTED),
        ((REPORTED, DONE), None),
        ((REPORTED, DONE, FOUND), None),
        ((REPORTED, DONE, FOUND, AGAIN), AGAIN),
        ((REPORTED, ZERO, DONE), ZERO),
        ((REPORTED, ZERO, DONE, FOUND), None),
        ((report("2019", total=4), DONE), None),
        ((DONE,), None),
    ],
)
def test_what_was_reported_before_a_completion_or_a_find_after_it_is_not_what_is_left(
    told: tuple[Event, ...], left: ContaminationReported | None, ask: Ask
) -> None:
    assert contamination(ask(told), "LBN").left == left
