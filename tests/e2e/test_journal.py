"""Files out and files in, through the installed command."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from support.command import CCM, Command

_ROOT = re.compile(r"root of content ([0-9a-f]{64})")


def _content_root(told: str) -> str:
    found = _ROOT.search(told)
    assert found is not None, told
    return found[1]


@pytest.mark.parametrize("target", ["all.jsonl", "all.xlsx", "tables"])
def test_what_is_exported_and_imported_into_an_empty_ledger_gives_the_same_answers(
    target: str,
    fresh_ccm: Command,
) -> None:
    how = ("--format", "csv") if target == "tables" else ()
    exported = fresh_ccm("export", *how, "-o", target)
    fresh_ccm("init", "--empty", "--ledger", "second.sqlite")
    imported = fresh_ccm("import", target, "--ledger", "second.sqlite", "--format", "json")
    again = fresh_ccm("import", target, "--ledger", "second.sqlite")

    def rows(*question: str) -> Any:
        first = fresh_ccm.json(*question).rows
        second = fresh_ccm.json(*question, "--ledger", "second.sqlite").rows
        assert first == second
        return first

    assert _content_root(exported.err) == imported.json["content_root"]
    assert "0 recorded" in again.err
    assert rows("obligations", "--as-of", "2020-10-01")
    assert rows("states", "--as-of", "2020-10-01", "--known-at", "2020-10-01")
    assert [(row["position"], row["id"]) for row in rows_of(fresh_ccm, fresh_ccm.ledger)] == [
        (row["position"], row["id"]) for row in rows_of(fresh_ccm, "second.sqlite")
    ]


def rows_of(ccm: Command, ledger: object) -> list[dict[str, Any]]:
    return ccm.json("events", "--ledger", str(ledger)).rows


def test_a_batch_of_several_files_is_taken_whole_or_not_at_all(
    fresh_ccm: Command,
    written: Callable[[str, str], str],
) -> None:
    documents = written(
        "DocumentIssued.csv",
        "\ufeffsubject;date;title;publisher;symbol;url;documents;locators\n"
        "togo-2025;2025-04-30;Rapport;Togo;;;togo-2025;tout\n",
    )
    areas = written(
        "ContaminationReported.csv",
        "subject;date;suspected;confirmed;total;covers;documents;locators\n"
        "Tchad;2024-12-31;1,234 km2;;;whole;togo-2025;page 3\n",
    )
    before = fresh_ccm.json("metric", "contracting_states").json["position"]

    refused = fresh_ccm("import", areas, documents, code=2)
    assert refused.out == ""
    assert refused.err.splitlines()[0].startswith("ContaminationReported.csv:2:3: error[CELL]: ")
    assert refused.err.splitlines()[-1] == "Nothing was recorded: 1 problem."
    assert fresh_ccm.json("metric", "contracting_states").json["position"] == before

    written("ContaminationReported.csv", areas_of(fresh_ccm).read_text().replace(",234", ".2"))
    rehearsed = fresh_ccm.json("import", areas, documents, "--dry-run")
    recorded = fresh_ccm.json("import", areas, documents)
    assert [row["outcome"] for row in rehearsed.json["events"]] == ["would_be_recorded"] * 2
    assert [row["outcome"] for row in recorded.json["events"]] == ["recorded"] * 2
    assert rehearsed.json["content_root"] == recorded.json["content_root"]
    assert recorded.json["head"] == before + 2
    known = {row["type"]: row["known_on"] for row in recorded.json["events"]}
    assert known["ContaminationReported"] == "2025-04-30"


def areas_of(ccm: Command) -> Path:
    return ccm.folder / "ContaminationReported.csv"


def test_events_of_one_type_go_to_stdout_or_into_a_file(fresh_ccm: Command) -> None:
    one = fresh_ccm("export", "--type", "WithdrawalNotified", "--format", "csv")
    lines = fresh_ccm("export", "--type", "WithdrawalNotified")
    refused = fresh_ccm("export", "--format", "csv", code=2)

    assert one.out.startswith("subject,date,in_armed_conflict,")
    assert json.loads(lines.out)["subject"] == "state:LTU"
    assert _content_root(one.err) == _content_root(lines.err)
    assert "name one with --type, or a folder" in refused.err


def test_a_workbook_can_be_piped(fresh_ccm: Command) -> None:
    done = subprocess.run(
        [CCM, "export", "--type", "WithdrawalNotified", "--format", "xlsx"],
        env={**fresh_ccm.environment, "CCM_LEDGER": str(fresh_ccm.ledger)},
        capture_output=True,
        check=True,
    )
    assert done.stdout.startswith(b"PK")
