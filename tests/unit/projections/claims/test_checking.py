"""Claims that are wrong themselves, and what is said of them."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace

import pytest

from projections.claims.checking import UNITS, faults_of
from projections.metrics.model import MetricUnit
from projections.view import View

Ask = Callable[..., View]


@pytest.fixture
def view(ask: Ask, make: SimpleNamespace) -> View:
    twins = [make.document(key, "2020-01-01", title="Twice") for key in ("one", "two")]
    return ask([*make.documents, *twins, *make.meeting("Prep", "MSP", "2019-01-02", "2019-01-03")])


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"unit": "states"},
        {"unit": "State"},
        {"subject": ""},
        {"source": ""},
        {"source": "not recorded anywhere"},
        {"as_of": "2020"},
        {"as_of": "99MSP"},
        {"as_of": "prep"},
        {"metric": "paragraph_missing", "value": "any", "unit": "article"},
        {"metric": "states_parties", "value": "about 110"},
        {"metric": "art3_deadline", "value": "2020-10", "subject": "Bulgaria", "unit": "date"},
        {"metric": "area_cleared_global", "value": "more than 52.2", "unit": "km2"},
        {"metric": "stockpile_status", "value": "Verifying", "subject": "GNB"},
    ],
)
def test_a_claim_that_can_be_judged_has_no_fault(
    fields: dict[str, str], view: View, make: SimpleNamespace
) -> None:
    assert faults_of(make.claim(**{"metric": "signatories", "value": "13", **fields}), view) == []


@pytest.mark.parametrize(
    ("fields", "place", "said"),
    [
        ({"metric": "signatorys"}, ("metric", "CLAIM_METRIC"), "Did you mean signatories"),
        ({"metric": "state_parties"}, ("metric", "CLAIM_METRIC"), "Did you mean states_parties"),
        (
            {"unit": "km2"},
            ("unit", "CLAIM_UNIT"),
            "is a value in states, not in 'km2'.",
        ),
        ({"subject": "BGR"}, ("subject", "CLAIM_SUBJECT"), "asked of all States together"),
        ({"metric": "art3_deadline", "value": "2020"}, ("subject", "CLAIM_SUBJECT"), "one State"),
        (
            {"metric": "art3_deadline", "value": "2020", "subject": "Bulgarai"},
            ("subject", "CLAIM_SUBJECT"),
            "Did you mean Bulgaria?",
        ),
        ({"value": "many"}, ("value", "CLAIM_VALUE"), "'many' is not a quantity"),
        ({"as_of": "last year"}, ("as_of", "CLAIM_AS_OF"), "'last year' is not a date"),
        ({"source": "twice"}, ("source", "CLAIM_DOCUMENT"), "names 2 documents: one, two"),
    ],
)
def test_a_fault_is_told_with_its_column(
    fields: dict[str, str], place: tuple[str, str], said: str, view: View, make: SimpleNamespace
) -> None:
    claim = make.claim(**{"metric": "signatories", "value": "13", **fields})
    (fault,) = faults_of(claim, view)

    assert (fault.column, fault.code) == place
    assert said in fault.sentence


def test_every_fault_of_a_claim_is_told_at_once(view: View, make: SimpleNamespace) -> None:
    claim = make.claim(
        "signatories", "many", unit="km2", subject="BGR", as_of="soon", source="Twice"
    )

    assert {fault.column for fault in faults_of(claim, view)} == {
        "value",
        "unit",
        "subject",
        "as_of",
        "source",
    }


def test_every_unit_of_metrics_can_be_written_in_a_claims_file() -> None:
    assert UNITS.keys() == set(MetricUnit)
