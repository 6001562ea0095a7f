"""Rows of judged claims."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from ledger.answers.audit import AuditRow, audit_answer, audit_row
from projections.claims.model import Claim, Holding, Judgement, Measured, OtherReading, Verdict
from support.kinds import all_of

DAY = date(2020, 10, 1)
BLANK = dict.fromkeys(Claim.__dataclass_fields__, "")


def judged(metric: str, value: str, measured: Measured, **fields: str) -> Judgement:
    claim = Claim(**{**BLANK, "claim_id": "c1", "metric": metric, "value": value, **fields})
    return Judgement(claim, DAY, measured, None, None)


def contradicted(value: int | date | tuple[str, ...], **fields: Any) -> Measured:
    return Measured(Verdict.CONTRADICTED, value, **fields)


@pytest.mark.parametrize(
    ("metric", "claimed", "unit", "value", "shown"),
    [
        ("signatories", "13", "states", 12, (12, -1)),
        ("area_cleared_global", "52.2", "km2", 50_000_000, ("50", "-2.2")),
        (
            "clearance_and_risk_education_support",
            "218.6",
            "USD million",
            21_870_000_000,
            ("218.7", "0.1"),
        ),
        ("isu_capital_reserve", "400000", "CHF", 40_000_050, ("400000.5", "0.5")),
        ("art3_deadline", "2020-10-01", "date", date(2020, 10, 3), ("2020-10-03", 2)),
        ("art3_deadline", "2020-10", "date", date(2020, 11, 3), ("2020-11-03", None)),
        ("signatories_list", "AGO", "states_list", ("AGO", "HTI"), (("AGO", "HTI"), None)),
        ("consent_kind", "accession", "kind", "ratification", ("ratification", None)),
    ],
)
def test_a_row_shows_what_is_computed_and_how_far_it_is_from_the_claim(
    metric: str, claimed: str, unit: str, value: Any, shown: tuple[object, object]
) -> None:
    row = audit_row(judged(metric, claimed, contradicted(value), unit=unit))

    assert (row.computed, row.difference) == shown


def test_why_a_claim_is_contradicted_is_its_reading() -> None:
    row = audit_row(
        judged("signatories", "13", contradicted(12, readings=(OtherReading("x", Holding.TRUE),)))
    )

    assert row.because == "true if read so: x"


def test_a_contradicted_claim_without_a_reading_says_so_and_why_the_value_is_what_it_is() -> None:
    plain = audit_row(judged("signatories", "13", contradicted(12)))
    told = audit_row(judged("consent_kind", "accession", contradicted(12, because="it signed")))

    assert plain.because == "no other reading makes it true"
    assert told.because == "no other reading makes it true: it signed"


def test_why_a_claim_is_not_computable_is_what_is_missing() -> None:
    measured = Measured(Verdict.NOT_COMPUTABLE, missing="LandReleased events")
    row = audit_row(judged("area_cleared_global", "52.2 km2", measured))

    assert (row.because, row.computed, row.difference) == ("LandReleased events", None, None)


def test_rows_are_chosen_by_kind_and_verdict_and_counted() -> None:
    one = judged("signatories", "13", contradicted(12), kind="membership")
    other = judged("signatories", "12", Measured(Verdict.CONFIRMED, 12), kind="stockpile")

    answer = audit_answer([one, other], verdicts=["confirmed"])
    assert [row.verdict for row in all_of(answer.main.rows, AuditRow)] == ["confirmed"]
    assert not answer.calls_for_attention
    counts = audit_answer([one, other], "membership").about["verdicts"]
    assert counts["contradicted"] == sum(counts.values()) == 1


def test_the_states_counted_are_in_the_row() -> None:
    measured = Measured(Verdict.CONFIRMED, 2, states=("AGO", "HTI"))

    assert audit_row(judged("signatories", "2", measured)).computed_states == ("AGO", "HTI")
