"""Scenario files from end to end: made from the shipped dataset, changed, checked."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from support.command import AskedOnce, Command

LEBANON = ("scenario", "new", "lebanon", "--as-of", "2021-04-22")


def test_a_file_is_filled_in_from_what_was_known_on_the_day(ccm: AskedOnce) -> None:
    plan = tomllib.loads(ccm(*LEBANON).out)

    assert plan["state"] == "LBN"
    assert plan["article"] == 4
    assert plan["start"].isoformat() == "2021-04-22"
    assert plan["name"] == "Lebanon as known on 2021-04-22"
    # 22.1 km2 are left at most: of some years since the last report nothing is known.
    parts = (plan["land"]["suspected_m2"], plan["land"]["confirmed_m2"])
    assert sum(part["high"] for part in parts) == pytest.approx(22_100_000)
    assert all(part["low"] < part["mode"] < part["high"] for part in parts)
    assert plan["provenance"]["land"]["events"]
    days = {source["as_of"].isoformat() for source in plan["provenance"].values()}
    assert days == {"2017-12-31", "2021-04-22"}  # that of the last report, and of the question


def test_a_stockpile_is_taken_where_that_duty_alone_is_open(ccm: AskedOnce) -> None:
    plan = tomllib.loads(ccm("scenario", "new", "peru", "--as-of", "2021-03-01").out)

    assert plan["article"] == 3
    assert plan["stock"]["types"][0]["munitions"] > 0


def test_what_was_written_is_checked_and_only_warned_of(fresh_ccm: Command) -> None:
    fresh_ccm(*LEBANON, "-o", "plan.toml")
    run = fresh_ccm.json("scenario", "check", "plan.toml", code=1)

    assert "plan.toml can be simulated" in run.err
    codes = {row["code"] for row in run.rows}
    assert "NO_FUNDING_LIMIT" in codes
    assert "AREA_CHANGED" not in codes
    assert all(row["line"] >= 1 for row in run.rows)


def test_an_area_unlike_the_last_report_is_warned_of(fresh_ccm: Command) -> None:
    text = fresh_ccm(*LEBANON).out
    area = next(line for line in text.splitlines() if line.startswith("suspected_m2"))
    (fresh_ccm.folder / "plan.toml").write_text(
        text.replace(area, "suspected_m2 = 20_000_000"), encoding="utf-8"
    )

    run = fresh_ccm.json("scenario", "check", "plan.toml", code=1)

    assert "m2 that the ledger has for 2021-04-22" in run.row(code="AREA_CHANGED")["sentence"]


def test_every_error_is_told_on_stderr_with_its_place(
    ccm_without_ledger: Command, written: Callable[[str, str], str]
) -> None:
    name = written(
        "bad.toml", "article = 3\nstart = 2021-02-01\nlines = true\n[stock]\ntypes = []\n"
    )
    run = ccm_without_ledger("scenario", "check", name, code=2)

    assert run.out == ""
    assert "bad.toml:3:1: error[SCENARIO_FIELD]: there is no field 'lines'" in run.err
    assert "Did you mean stock.lines?" in run.err
    assert "bad.toml:5:1: error[SCENARIO_VALUE]: stock.types" in run.err
    assert "error[SCENARIO_MISSING]: deadline is missing." in run.err
    assert "Fix these first" in run.err


def test_a_file_is_checked_without_any_ledger_and_that_is_said(
    ccm: AskedOnce, ccm_without_ledger: Command, written: Callable[[str, str], str]
) -> None:
    run = ccm_without_ledger("scenario", "check", written("plan.toml", ccm(*LEBANON).out), code=1)

    assert "no ledger was found: what is on record was not compared" in run.err


def test_a_plan_is_read_from_standard_input(ccm_without_ledger: Command) -> None:
    run = ccm_without_ledger("scenario", "check", "-", code=2, stdin="article = 9\n")

    assert run.err.startswith("standard input:1:1: error[SCENARIO_ARTICLE]")


def test_a_file_that_is_not_there_is_told(ccm_without_ledger: Command) -> None:
    assert "error[INPUT]" in ccm_without_ledger("scenario", "check", "none.toml", code=2).err


@pytest.mark.parametrize(
    ("asked", "known", "missing"),
    [
        (("norway", "--article", "4"), {"state": "NOR"}, {"deadline", "land"}),
        (
            ("chad", "--article", "4", "--as-of", "2022-05-31"),
            {"state": "TCD", "deadline": date(2023, 9, 1)},
            {"land"},
        ),
    ],
)
def test_of_a_programme_that_is_not_known_what_is_missing_is_marked_and_named(
    fresh_ccm: Command, asked: tuple[str, ...], known: dict[str, Any], missing: set[str]
) -> None:
    made = fresh_ccm("scenario", "new", *asked, "-o", "plan.toml", code=1)
    assert "Give what is marked MISSING" in made.err
    text = (fresh_ccm.folder / "plan.toml").read_text(encoding="utf-8")
    plan = tomllib.loads(text)

    assert known.items() <= plan.items()
    assert text.count("=   # MISSING") == len(missing | {"teams", "m2_per_team_day"})
    told = fresh_ccm("scenario", "check", "plan.toml", code=2).err
    for name in (*missing, "clearance.teams", "clearance.m2_per_team_day"):
        assert f"error[SCENARIO_MISSING]: {name} is missing." in told


def test_a_marked_file_can_be_simulated_once_it_is_filled_in(fresh_ccm: Command) -> None:
    asked = ("bulgaria", "--article", "3", "--as-of", "2019-09-01")
    text = fresh_ccm("scenario", "new", *asked, code=1).out
    assert "munitions = 6862 # munitions" in text
    for name, value in (("name", '"all"'), ("lot_size", "100"), ("munitions_per_line_month", "50")):
        text = text.replace(f"# {name} =   #", f"{name} = {value} #")
    (fresh_ccm.folder / "plan.toml").write_text(text, encoding="utf-8")

    rows = fresh_ccm.json("simulate", "--scenario", "plan.toml", "-n", "250").rows
    assert rows[0]["deadline"] == "2019-10-01"


@pytest.mark.parametrize(
    "asked",
    [
        ("lebanon", "--as-of", "2021-04-22"),
        ("bulgaria", "--article", "3", "--as-of", "2020-10-01"),
    ],
)
def test_a_new_file_names_the_source_of_every_number(
    fresh_ccm: Command, asked: tuple[str, ...]
) -> None:
    fresh_ccm("scenario", "new", *asked, "-o", "plan.toml")
    rows = fresh_ccm.json("scenario", "check", "plan.toml", code=1).rows
    assert "NO_PROVENANCE" not in {row["code"] for row in rows}


def test_a_currency_that_does_not_exist_is_refused(
    ccm: AskedOnce, ccm_without_ledger: Command, written: Callable[[str, str], str]
) -> None:
    name = written("plan.toml", ccm(*LEBANON).out.replace('"USD"', '"BEER"'))
    told = ccm_without_ledger("scenario", "check", name, code=2).err
    assert "'BEER' is the code of no currency (ISO 4217)" in told


def test_another_format_is_refused(ccm: AskedOnce) -> None:
    assert "a scenario file is TOML" in ccm(*LEBANON, "--format", "csv", code=2).err


def test_the_fields_are_listed_for_one_article(ccm: AskedOnce) -> None:
    rows = ccm.json("scenario", "fields", "--article", "3").rows

    fields = {row["field"]: row for row in rows}
    assert "land" not in fields
    assert fields["stock.types.retained"]["default"] == "0"
    assert fields["deadline"]["default"] == "required"
