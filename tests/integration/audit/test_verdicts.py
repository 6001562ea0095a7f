"""The verdict on every shipped claim, as reviewed by hand in verdicts.csv beside this file.

Where a verdict or a value changes on purpose, change its row, after a look at the paragraph of the
report and at what `ccm audit` tells of the claim; each contradicted claim, and each that is not
computable, says why in a sentence or two, in ``reason``.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from ledger.answers.audit import audit_row
from projections.claims.model import Judgement

GOLDEN = Path(__file__).with_name("verdicts.csv")
WEIGHTS = {
    "contradicted": {"error", "basis", "words", "sources"},
    "not_computable": {""},
    "confirmed": {""},
    "attested": {""},
    "editorial": {""},
}
WITH_REASON = {"contradicted", "not_computable"}


def golden() -> dict[str, dict[str, str]]:
    with GOLDEN.open(encoding="utf-8", newline="") as file:
        return {row["claim_id"]: row for row in csv.DictReader(file)}


def shown(value: object) -> str:
    if isinstance(value, tuple):
        return ";".join(value)
    return "" if value is None else str(value)


def found(judgement: Judgement) -> dict[str, str]:
    row = audit_row(judgement)
    return {
        "verdict": row.verdict,
        "then": row.verdict_then or "",
        "computed": shown(row.computed),
    }


def changes(
    reviewed: Mapping[str, Mapping[str, str]], now: Mapping[str, Mapping[str, str]]
) -> Iterator[str]:
    """A line for each claim that is not as reviewed: what was, and what is."""
    for claim_id in dict.fromkeys([*reviewed, *now]):
        before, after = reviewed.get(claim_id), now.get(claim_id)
        if before is None and after is not None:
            yield f"{claim_id}: not reviewed yet; {after['verdict']}, {after['computed']!r}"
        elif after is None:
            yield f"{claim_id}: reviewed, but no claim any more"
        elif before is not None:
            parts = [
                f"{name} {before[name]!r} -> {after[name]!r}"
                for name in after
                if before[name] != after[name]
            ]
            if parts:
                yield f"{claim_id}: {', '.join(parts)}"


def test_every_verdict_is_as_reviewed(judged: Mapping[str, Judgement]) -> None:
    now = {claim_id: found(judgement) for claim_id, judgement in judged.items()}
    changed = list(changes(golden(), now))

    assert not changed, "verdicts.csv is not what the audit says now:\n" + "\n".join(changed)


def test_what_changed_is_told_claim_by_claim() -> None:
    reviewed = {
        "same": {"verdict": "confirmed", "then": "attested", "computed": "3"},
        "other": {"verdict": "confirmed", "then": "confirmed", "computed": "3"},
        "gone": {"verdict": "confirmed", "then": "confirmed", "computed": "3"},
    }
    now = {
        "same": reviewed["same"],
        "other": {"verdict": "contradicted", "then": "confirmed", "computed": "4"},
        "new": {"verdict": "attested", "then": "attested", "computed": "5"},
    }

    assert list(changes(reviewed, now)) == [
        "other: verdict 'confirmed' -> 'contradicted', computed '3' -> '4'",
        "gone: reviewed, but no claim any more",
        "new: not reviewed yet; attested, '5'",
    ]


@pytest.mark.parametrize("claim_id", golden())
def test_a_row_has_a_reason_and_a_weight_where_the_verdict_asks_for_them(claim_id: str) -> None:
    row = golden()[claim_id]

    assert row["weight"] in WEIGHTS[row["verdict"]]
    assert bool(row["reason"]) is (row["verdict"] in WITH_REASON)
    assert not row["reason"] or row["reason"].endswith(".")


def test_few_claims_are_not_computable() -> None:
    counted = [row for row in golden().values() if row["verdict"] != "editorial"]
    missing = [row for row in counted if row["verdict"] == "not_computable"]

    assert len(missing) * 100 <= 15 * len(counted)
