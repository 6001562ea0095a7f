"""A subject that could be of several kinds is refused, with the likely one as the example."""

from __future__ import annotations

import pytest

from domain.errors import InvalidValueError
from domain.events.header import Event
from domain.events.money import CostEstimateApproved, PaymentReceived
from domain.events.statements import FigureReported
from ledger.journal.tables import subject_of


@pytest.mark.parametrize(
    ("kind", "text", "likely"),
    [
        (CostEstimateApproved, "99MSP", "meeting:99MSP"),
        (CostEstimateApproved, "Austria", "meeting:Austria"),
        (FigureReported, "Austria", "state:Austria"),
    ],
)
def test_the_example_is_of_a_kind_that_the_type_takes(
    kind: type[Event], text: str, likely: str
) -> None:
    with pytest.raises(InvalidValueError, match=f"write for example {likely}$"):
        subject_of(kind, text)


def test_what_can_only_be_of_one_kind_is_taken_as_that() -> None:
    assert subject_of(PaymentReceived, "Austria") == "state:AUT"
    assert subject_of(CostEstimateApproved, "meeting:99MSP") == "meeting:99MSP"
    assert subject_of(CostEstimateApproved, "convention") == "convention"
