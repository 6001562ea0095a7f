"""Every question, through the installed command."""

from __future__ import annotations

import csv
import io
import json
import shlex
import subprocess
from pathlib import Path

from support.command import CCM, AskedOnce, Command


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
    assert all(row["evidence"] for row in run.rows)


def test_a_duty_that_nothing_is_recorded_of_since_its_deadline_is_never_left_out(
    ccm: AskedOnce,
) -> None:
    asked = ("--as-of", "2026-11-01")
    of_chad = ccm.json("obligations", "--state", "chad", *asked)
    of_all = ccm.json("obligations", *asked)
    due = ccm.json("due", *asked)

    found = [(row["article"], row["status"]) for row in of_chad.rows]
    assert found[:2] == [("3.2", "not_recorded"), ("4.1(a)", "not_recorded")]
    assert {article for article, _status in found[2:]} == {"7.1", "7.2"}
    left_out = of_chad.json["left_out"]
    assert f"{left_out} duties without any record are left out; --all shows them" in of_chad.err
    for run in (of_all, due):
        assert run.row(state="TCD", article="4.1(a)")["due_on"] == "2026-10-01"
        assert f"{run.json['left_out']} duties without any record are left out" in run.err
    days = [row["due_on"] for row in due.rows]
    assert days == sorted(days)


def test_all_shows_what_is_left_out(ccm: AskedOnce) -> None:
    for command in ("obligations", "due"):
        short, whole = (ccm.json(command, *every) for every in ((), ("--all",)))

        assert len(whole.rows) == len(short.rows) + short.json["left_out"]
        assert whole.json["left_out"] == 0


def test_answers_say_how_far_what_they_rest_on_can_be_relied_on(ccm: AskedOnce) -> None:
    asked = ("--as-of", "2026-11-01")
    duty = ccm.json("obligations", "--state", "chad", "--article", "4.1a", *asked).rows[0]
    state = ccm.json("state", "chad", *asked).json
    explained = ccm.json("explain", "chad", "4.1a", *asked).json

    assert (duty["confidence"], duty["basis"]) == ("medium", "inferred")
    assert {row["basis"] for row in state["extensions"]} >= {"inferred"}
    assert {row["basis"] for row in explained["rows"]} == {"read", "inferred"}
    assert "(medium confidence, inferred)" in ccm("explain", "chad", "4.1a", *asked).out
    assert {row["confidence"] for row in ccm.json("status", *asked).rows} >= {"high", "low"}


def test_provisional_application_is_shown_with_its_end(ccm: AskedOnce) -> None:
    before = ccm.json("state", "norway", "--as-of", "2009-06").json["rows"][0]
    after = ccm.json("state", "norway").json["rows"][0]
    never = ccm.json("state", "chad").json["rows"][0]

    assert (before["provisional"], before["provisional_until"]) == (["Article 1"], None)
    assert after["provisional_until"] == after["in_force_on"] == "2010-08-01"
    assert (never["provisional"], never["provisional_until"]) == ([], None)
    assert "Until          2010-08-01" in ccm("state", "norway").out


def test_explain_without_an_article_lists_what_it_can_explain(ccm: AskedOnce) -> None:
    duties = ccm.json("explain", "bosnia", "and", "herzegovina")
    metrics = ccm.json("explain")

    assert "bih 4.1a" in {row["ask"] for row in duties.rows}
    assert "stockpile_status --state NAME" in {row["ask"] for row in metrics.rows}
    assert "it can explain these" in duties.err
    for row in duties.rows:
        ccm("explain", *shlex.split(row["ask"]))


def test_where_nothing_was_stated_no_duty_is_not_said_to_be_none(ccm: AskedOnce) -> None:
    open_one = ccm("explain", "ssd", "5", code=3).err
    settled = ccm("explain", "lao", "5", code=3).err

    assert "what one would rest on is not recorded: no statement on victims" in open_one
    assert "VictimAssistanceDutyReported or VictimAssistanceDutyLifted" in open_one
    assert "not recorded" not in settled


def test_an_event_recorded_after_the_position_asked_for_is_not_found(ccm: AskedOnce) -> None:
    (listed,) = ccm.json("events", "--type", "WithdrawalNotified", "--since", "2024").rows
    run = ccm("event", listed["id"], "--position", "5", code=3)

    assert f"stands at position {listed['position']}, after --position 5" in run.err


def test_findings_end_with_exit_code_1_and_their_absence_with_0(ccm: AskedOnce) -> None:
    options = ("--state", "BGR", "--rule", "gap_before_extension")
    found = ccm.json("findings", *options, "--as-of", "2021", code=1)
    nothing = ccm("findings", *options, "--as-of", "2019", code=0)

    days = "from 2020-10-02 to 2021-02-25, 147 days"
    text = f"Article 3.2: {days}, the deadline had passed and no extension was granted"
    assert [row["text"] for row in found.rows] == [text]
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
    change = known.row(state="GBR", what="Article 3.2: destroy all cluster munition stockpiles")
    assert (change["before"], change["after"]) == ("met_on_time, due 2018-11-01", "closed")
    change = known.row(state="GBR", what="Article 7.2: submit the transparency report on 2020")
    assert change["after"] == "met_on_time, due 2021-04-30"
    assert recorded.row(state="NRU", what="membership")["after"] == "state_party"


def test_a_duty_is_explained_down_to_events_and_documents(ccm: AskedOnce) -> None:
    run = ccm("explain", "bulgaria", "3", "--as-of", "2020-10-02")

    lines = run.out.splitlines()
    assert lines[:3] == [
        "BGR: destroy all cluster munition stockpiles (Article 3.2), as of 2020-10-02",
        "  overdue request pending, due by 2020-10-01 (medium confidence)",
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
    command = f"set -o pipefail; '{CCM}' events --ledger '{shipped_ledger}' | head -1"
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
