"""Answers say how much of what they rest on is not known."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

_DAY = ("--as-of", "2020-10-01")


@pytest.mark.parametrize(
    ("command", "articles"),
    [
        ("clearance", ("4",)),
        ("stockpiles", ("3",)),
        ("extensions", ("3", "4")),
        ("victims", ("5",)),
        ("cooperation", ("6",)),
        ("law", ("9",)),
        ("reports", ("7",)),
    ],
)
def test_an_answer_counts_the_gaps_that_bear_on_it_at_the_foot_and_in_json(
    ccm: Callable[..., Any], command: str, articles: tuple[str, ...]
) -> None:
    gaps = {
        (row["subject"], row["kind"], row["article"])
        for article in articles
        for row in ccm("coverage", "--article", article, *_DAY, "--format", "json").json["rows"]
    }
    said = ccm(command, *_DAY, "--format", "json").json["gaps"]

    assert said == len(gaps) > 1
    assert f"{said} things that bear on this are not known" in ccm(command, *_DAY).err
    table = ccm(command, *_DAY, "--format", "csv")
    assert "things that bear" not in table.err + table.out


def test_offices_and_mandates_say_how_many_lack_a_record(ccm: Callable[..., Any]) -> None:
    mandates = ccm("mandates", "--meeting", "7MSP", "--format", "json").json
    offices = ccm("offices", "--as-of", "2021-09-22", "--format", "json").json

    silent = [row for row in mandates["rows"] if row["status"] == "not_recorded"]
    assert mandates["not_recorded"] == len(silent) > 0
    assert offices["not_recorded"] == len([row for row in offices["rows"] if not row["state"]])


def test_the_unit_says_of_which_year_nothing_is_recorded(ccm: Callable[..., Any]) -> None:
    year = ("money", "isu", "--year", "2040")
    assert "of 2040 neither a budget nor a contribution is recorded" in ccm(*year).err
    assert [row["year"] for row in ccm(*year, "--format", "json").json["rows"]] == [2040]
    assert ccm("money", "isu", "--year", "1800").code == 2
    assert "neither a budget" not in ccm("money", "isu", "--year", "2022").err
