"""The progress report on the shipped ledger, through the installed command."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.command import AskedOnce, Command

REVIEWED = ("--from", "2015-09-12", "--to", "2020-10-01")
SINCE = ("--from", "2021-09-21", "--to", "2026-09-01", "--today", "2026-09-01")


@pytest.mark.parametrize("period", [REVIEWED, SINCE])
@pytest.mark.parametrize("name", ["report.html", "report.md"])
def test_a_report_is_written_whole_and_the_same_each_time(
    fresh_ccm: Command, period: tuple[str, ...], name: str
) -> None:
    run = fresh_ccm("report", *period, "-o", name)
    first = (fresh_ccm.folder / name).read_bytes()
    fresh_ccm("report", *period, "-o", name)

    assert run.out == ""
    assert f"written to {name}" in run.err
    assert b"Progress under the Convention on Cluster Munitions" in first
    assert (fresh_ccm.folder / name).read_bytes() == first


def test_the_report_gives_what_the_commands_give(ccm: AskedOnce) -> None:
    figures = ccm.json("report", *REVIEWED).rows
    asked = ccm.json("metric", "contracting_states", "--as-of", "2020-10-01").rows[0]

    (found,) = [
        row
        for row in figures
        if row["metric"] == "contracting_states" and row["as_of"] == "2020-10-01"
    ]

    assert found["value"] == asked["value"] == 110
    assert found["evidence"] == asked["evidence"]


def test_the_command_in_a_report_gives_the_same_report(fresh_ccm: Command, tmp_path: Path) -> None:
    said = fresh_ccm("report", *REVIEWED, "--known-at", "2020-12-31", "--format", "md").out
    command = said.partition("Made by: ")[2].partition("`ccm ")[2].partition("`")[0]

    again = fresh_ccm(*command.split(), "-o", "again.md")

    assert "--known-at 2020-12-31" in command
    assert "written to again.md" in again.err
    assert (tmp_path / "again.md").read_text(encoding="utf-8") == said


def test_a_document_goes_into_a_file_of_its_own_ending_or_to_whatever_reads(
    fresh_ccm: Command,
) -> None:
    fresh_ccm("report", *REVIEWED, "--format", "html", "-o", "page.htm", code=2)
    run = fresh_ccm("report", *REVIEWED, "--format", "html")

    assert run.out.startswith("<!DOCTYPE html>")


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("-o", "x.html", "--format", "md"), "does not hold what --format md writes"),
        (("-o", "x.html", "--format", "json"), "does not hold what --format json writes"),
        (("-o", "x.docx"), "Let it end in .html or .md (for people)"),
        (("-o", "no/such/x.html"), "there is no folder no/such"),
        (("--to", "2030"), "nobody knows what comes after"),
        (("--from", "12MSP", "--to", "2020"), "it would end before it begins"),
        (("--from", "1999"), "the Convention was adopted on 2008-05-30"),
    ],
)
def test_what_cannot_be_written_is_refused_and_nothing_is_left(
    fresh_ccm: Command, args: tuple[str, ...], said: str
) -> None:
    given = args if "--from" in args else ("--from", "2015-09-12", *args)

    run = fresh_ccm("report", *given, code=2)

    assert said in run.err
    assert not [*fresh_ccm.folder.glob("x.*")]


def test_a_ledger_is_never_written_over(fresh_ccm: Command) -> None:
    (fresh_ccm.folder / "report.html").write_bytes(fresh_ccm.ledger.read_bytes())

    run = fresh_ccm("report", *REVIEWED, "-o", "report.html", code=2)

    assert "it is a ledger or another database" in run.err
