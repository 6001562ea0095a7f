"""The options of a question decide on what is seen of the ledger."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ledger.cli.asking import Question
from ledger.cli.options import QueryOptions


def test_what_was_known_at_a_day_never_reaches_beyond_the_limit_of_the_question(
    shipped: Path,
) -> None:
    with Question(QueryOptions(ledger=str(shipped), known_at="2015")) as question:
        assert question.view_known_at(date(2020, 1, 1)).known_at == date(2015, 12, 31)
        assert question.view_known_at(date(2012, 1, 1)).known_at == date(2012, 1, 1)


def test_a_question_that_needs_no_ledger_opens_none(tmp_path: Path) -> None:
    with Question(QueryOptions(ledger=str(tmp_path / "none"))) as question:
        assert question.triple() == {}


def test_the_log_leaves_out_what_happened_or_became_known_later(ccm: Callable[..., Any]) -> None:
    asked = ("events", "--subject", "united-kingdom", "--format", "json")
    everything = ccm(*asked).json["rows"]
    happened = ccm(*asked, "--as-of", "2020-06").json["rows"]
    known = ccm(*asked, "--known-at", "2021-04-29").json["rows"]
    recorded = ccm(*asked, "--position", "700").json["rows"]

    late = {"StockpileDiscovered", "StockpileDestroyed"}
    assert late < {row["type"] for row in everything}
    assert not late & {row["type"] for row in happened}
    assert not late & {row["type"] for row in known}
    assert [row["position"] for row in recorded] == [
        row["position"] for row in everything if row["position"] <= 700
    ]


def test_what_replaces_a_fact_is_known_from_the_correction_on_unless_its_day_is_set(
    ccm: Callable[..., Any],
    shipped: Path,
    tmp_path: Path,
) -> None:
    why = ("--reason", "the world learnt better", "--kind", "source", "--known-on", "2022-06-01")
    found = ccm("events", "--type", "StockpileDeclared", "--subject", "peru", "--format", "json")
    event = found.json["rows"][-1]["id"]
    for changes, known_on in (((), "2022-06-01"), (("--set", "known_on=2021-01-01"), "2021-01-01")):
        copy = tmp_path / f"{known_on}.sqlite"
        shutil.copy(shipped, copy)
        here = ("--ledger", str(copy))
        ccm("correct", event, "--set", "munitions=999", *changes, *why, *here)
        explained = ccm("explain", "peru", "3", "--format", "json", *here).json
        (replaced,) = [row for row in explained["events"] if "munitions 999" in row["says"]]
        assert replaced["known_on"] == known_on


def test_an_article_is_matched_as_an_article(ccm: Callable[..., Any]) -> None:
    asked = ("obligations", "--all", "--as-of", "2020-10-01", "--format", "json", "--article")
    grants = ccm(*asked, "9MSP on Article 3").json["rows"]

    assert [row["article"] for row in grants] == ["9MSP on Article 3"]
    assert "No duty stands under '9'" in ccm(*asked, "9").err
    assert {row["article"] for row in ccm(*asked, "4.1").json["rows"]} == {"4.1(a)", "4.1(c)"}


def test_one_claim_is_shown_with_its_reason_and_its_events(ccm: Callable[..., Any]) -> None:
    run = ccm("audit", "--claim", "u_nonc", "--format", "json")
    (row,) = run.json["rows"]
    assert (row["claim_id"], row["verdict"]) == ("u_nonc", "attested")
    assert row["because"].startswith("otherwise 1: treaty deadlines that lapsed")
    assert [event["id"] for event in run.json["events"]] == row["evidence"]
    assert ccm("audit", "--claim", "u_2015_mus").code == 1, "a contradicted claim"


@pytest.mark.parametrize("limits", [("--known-at", "2018-10-01"), ("--position", "1")])
def test_the_shipped_claims_are_audited_where_their_meetings_are_not_known_yet(
    ccm: Callable[..., Any], limits: tuple[str, str]
) -> None:
    assert ccm("audit", "--summary", *limits).code == 0
    assert ccm("report", "--from", "2015", "--to", "2018-10-01", *limits, "-o", "r.md").code == 0


def test_a_file_of_claims_can_name_what_only_the_whole_log_knows(
    ccm: Callable[..., Any], tmp_path: Path
) -> None:
    path = tmp_path / "own.csv"
    path.write_text(
        "claim_id,as_of,subject,metric,value\n"
        "c1,2RC Prep 1,2RC Prep 1,meeting_held_date,2020-06-29\n",
        encoding="utf-8",
    )

    run = ccm("audit", str(path), "--known-at", "2018-10-01", "--format", "json")

    (row,) = run.json["rows"]
    assert row["verdict"] == "not_computable"
    assert row["missing"] == "MeetingScheduled events of the 2RC Prep 1"
