"""Every question, through the installed command."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from conftest import AskedOnce, Command


def test_an_answer_repeats_its_question_and_names_its_three_dates_and_its_root(
    ccm: AskedOnce,
) -> None:
    options = ("--known-at", "2RC", "--position", "4000", "--today", "2022-01-01", "--as-of", "1RC")
    answer = ccm.json("due", "--within", "1y", *options).json

    assert answer["question"] == {"command": "due", "arguments": {"within": "1y"}}
    assert answer["as_of"] == "2015-09-11"
    assert answer["known_at"] == "2021-09-21"
    assert answer["position"] == 4000
    assert answer["today"] == "2022-01-01"
    assert len(answer["root"]) == 64
    assert all(row["due_on"] <= "2016-09-11" for row in answer["rows"])


def test_states_can_be_asked_for_by_status_as_csv(ccm: AskedOnce) -> None:
    run = ccm("states", "--status", "pending", "--as-of", "2020-10-01", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(run.out)))

    assert [(row["state"], row["in_force_on"]) for row in rows] == [
        ("NIU", "2021-02-01"),
        ("LCA", "2021-03-01"),
    ]
    assert run.err.startswith("as of 2020-10-01 · known at: no limit · position ")


def test_duties_without_a_record_are_left_out_and_counted(ccm: AskedOnce) -> None:
    run = ccm.json("obligations", "--as-of", "2020-10-02")

    left_out = run.json["left_out"]
    assert left_out > 0
    assert f"{left_out} duties without any record are left out; --all shows them" in run.err
    assert all(row["status"] != "not_recorded" for row in run.rows)


def test_findings_end_with_exit_code_1_and_their_absence_with_0(ccm: AskedOnce) -> None:
    options = ("--state", "BGR", "--rule", "gap_before_extension")
    found = ccm.json("findings", *options, "--as-of", "2021", code=1)
    nothing = ccm("findings", *options, "--as-of", "2019", code=0)

    assert [row["text"] for row in found.rows] == [
        "Article 3.2: no deadline governed from 2020-10-02 to 2021-02-25: 147 days",
    ]
    assert nothing.out == ""
    assert "nothing found" in nothing.err


def test_coverage_says_what_is_not_known_and_what_would_tell(ccm: AskedOnce) -> None:
    rows = ccm.json("coverage", "--state", "chad", "--as-of", "2020-10-01").rows

    assert ("3", "no statement on stocks", "StockpileDeclared or HoldingsClarified") in {
        (row["article"], row["what"], row["needed"]) for row in rows
    }


def test_the_history_of_a_state_runs_in_the_order_of_what_happened(ccm: AskedOnce) -> None:
    rows = ccm.json("history", "Lao PDR", "--as-of", "2RC").rows

    assert {row["subject"] for row in rows} == {"state:LAO"}
    days = [row["effective_on"] for row in rows]
    assert days == sorted(days)
    assert days[-1] <= "2021-09-21"


def test_differences_are_found_on_each_axis(ccm: AskedOnce) -> None:
    world = ccm.json("diff", "--from", "2021-02-25", "--to", "2021-02-26")
    known = ccm.json(
        "diff", "--from", "2021-04-29", "--to", "2021-04-30", "--on", "known-at", "--as-of", "2021"
    )
    recorded = ccm.json("diff", "--from", "0", "--to", "4000", "--on", "position")

    change = world.row(state="BGR", what="Article 3.2: destroy all cluster munition stockpiles")
    assert change["before"] == "overdue_request_pending, due 2020-10-01"
    assert change["after"] == "extended, due 2022-10-01"
    change = known.row(state="GBR")
    assert (change["before"], change["after"]) == ("met_on_time, due 2018-11-01", "closed")
    assert recorded.row(state="NRU", what="membership")["after"] == "state_party"


def test_a_duty_is_explained_down_to_events_and_documents(ccm: AskedOnce) -> None:
    run = ccm("explain", "bulgaria", "3", "--as-of", "2020-10-02")

    lines = run.out.splitlines()
    assert lines[:3] == [
        "BGR: destroy all cluster munition stockpiles (Article 3.2), as of 2020-10-02",
        "  overdue request pending, due by 2020-10-01",
        "  1. [R17] in force for the State on 2011-10-01",
    ]
    assert any("InstrumentDeposited of 2011-04-06" in line for line in lines)
    assert any(line.strip() == "untc-xxvi-6-2026-02-03, participant table" for line in lines)


def test_a_metric_is_explained_by_the_states_and_events_it_counts(ccm: AskedOnce) -> None:
    answer = ccm.json("explain", "pending_states", "--as-of", "2020-10-01").json

    assert answer["version"] == 1
    assert answer["rows"][0]["answer"] == "2 states"
    assert answer["rows"][1]["text"] == "counts LCA, NIU"
    assert {event["type"] for event in answer["events"]} == {"InstrumentDeposited"}


def test_the_log_can_be_asked_for_by_type_and_an_event_by_the_beginning_of_its_id(
    ccm: AskedOnce,
) -> None:
    (listed,) = ccm.json("events", "--type", "WithdrawalNotified", "--since", "2024").rows
    answer = ccm.json("event", listed["id"][:8]).json

    assert (listed["subject"], listed["when"]) == ("state:LTU", "2024-09-06")
    assert answer["rows"][0]["id"] == listed["id"]
    assert answer["event"]["type"] == "WithdrawalNotified"
    assert answer["sources"][0]["document"] == "untc-xxvi-6-2026-02-03"
    assert answer["amendments"] == []


def test_documents_are_listed_with_the_facts_that_cite_them(ccm: AskedOnce) -> None:
    run = ccm.json("documents")

    report = run.row(key="ccm-conf-2021-6")
    assert report["symbol"] == "CCM/CONF/2021/6"
    assert report["cited"] > 100


def test_a_table_never_cuts_a_date_off(ccm: AskedOnce) -> None:
    run = ccm("obligations", "--state", "bgr", "--as-of", "2020-10-02")

    assert "…" not in run.out
    assert " 2020-10-01 " in run.out
    assert "\x1b" not in run.out


def test_the_catalogue_needs_no_ledger(ccm_without_ledger: Command) -> None:
    run = ccm_without_ledger.json("catalogue", "InstrumentDeposited")

    kind = run.row(column="kind")
    assert kind["takes"] == "ratification, acceptance, approval, accession"
    assert kind["needed"] is True
    assert run.json["known_on_its_day"] is True


def test_the_format_follows_the_ending_of_the_file(fresh_ccm: Command) -> None:
    run = fresh_ccm("metric", "--list", "-o", "metrics.json")

    assert run.out == ""
    assert "written to metrics.json" in run.err
    text = (fresh_ccm.folder / "metrics.json").read_text(encoding="utf-8")
    assert "contracting_states" in {row["metric"] for row in json.loads(text)["rows"]}


def test_a_reader_that_has_had_enough_is_no_failure(
    shipped_ledger: Path,
    environment: dict[str, str],
) -> None:
    ccm = Path(sys.executable).with_name("ccm")
    command = f"set -o pipefail; '{ccm}' events --ledger '{shipped_ledger}' | head -1"
    done = subprocess.run(
        ["bash", "-c", command],  # noqa: S607 - the shell is the point
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("Position")
    assert "error" not in done.stderr.lower()
