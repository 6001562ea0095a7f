"""A citation's command line asks for the same answer again."""

from __future__ import annotations

from typing import Any

import pytest

from ledger.answers.citations import CitationRow, citation_answer, repeatable
from support.kinds import all_of

DOCUMENT: dict[str, Any] = {
    "question": {"command": "metric", "arguments": {}},
    "as_of": "2020-10-01",
    "known_at": None,
    "position": 12,
    "root": "ab" * 32,
    "only_read": False,
    "without": [],
    "dataset": "d 2",
    "rows": [
        {
            "metric": "signatories",
            "state": None,
            "meeting": None,
            "value": 13,
            "unit": "states",
            "qualifier": "exact",
            "missing": "",
        }
    ],
}


def with_row(**fields: Any) -> dict[str, Any]:
    return {**DOCUMENT, "rows": [{**DOCUMENT["rows"][0], **fields}]}


@pytest.mark.parametrize(
    ("words", "without", "again"),
    [
        (["metric", "signatories"], [], "metric signatories --as-of 2020-10-01 --position 12"),
        (
            ["metric", "signatories", "--as-of", "1RC", "--ledger=x", "--today", "2026-01-01"],
            [],
            "metric signatories --as-of 2020-10-01 --position 12",
        ),
        (["audit", "own.csv", "-o", "x.csv"], ["as_of"], "audit own.csv --position 12"),
        (
            ["diff", "--from", "2019", "--to", "2020"],
            ["as_of"],
            "diff --from 2019 --to 2020 --position 12",
        ),
        (
            ["diff", "--from", "3", "--to", "9", "--on", "position"],
            ["position"],
            "diff --from 3 --to 9 --on position --as-of 2020-10-01",
        ),
    ],
)
def test_the_dates_are_spelt_out_and_what_says_nothing_is_left_out(
    words: list[str], without: list[str], again: str
) -> None:
    assert repeatable(words, {**DOCUMENT, "without": without}) == again.split()


def test_a_limit_of_knowledge_is_kept() -> None:
    limited = {**DOCUMENT, "known_at": "2019-12-31"}
    assert repeatable(["states"], limited)[-4:] == ["--known-at", "2019-12-31", "--position", "12"]


@pytest.mark.parametrize(
    ("document", "result"),
    [
        (DOCUMENT, "signatories: 13 states"),
        (with_row(state="BGR", value="none", unit="status"), "signatories of BGR: none"),
        (with_row(meeting="2RC", value=["AUT", "FIN"]), "signatories of 2RC: AUT; FIN"),
        (with_row(qualifier="at_least"), "signatories: at least 13 states"),
        (with_row(value=None, missing="X events"), "signatories: not computable, lacking X events"),
        ({**DOCUMENT, "question": {"command": "states", "arguments": {}}}, "states: 1 row"),
    ],
)
def test_the_result_is_the_value_or_the_number_of_rows(
    document: dict[str, Any], result: str
) -> None:
    answer = citation_answer(["metric", "signatories"], document, "p 1")
    (row,) = all_of(answer.main.rows, CitationRow)
    assert row.result == result
    assert answer.lines == (row.citation,)
    assert row.citation.startswith(f"{result}. ")
    assert all(text in row.citation for text in (DOCUMENT["root"], "p 1", "d 2", row.command))


def test_the_digest_is_that_of_the_rows_alone() -> None:
    def digest(document: dict[str, Any]) -> str:
        (row,) = all_of(citation_answer(["x"], document, "p").main.rows, CitationRow)
        return row.digest

    assert digest(DOCUMENT) == digest({**DOCUMENT, "position": 13})
    assert digest(DOCUMENT) != digest(with_row(value=14))
