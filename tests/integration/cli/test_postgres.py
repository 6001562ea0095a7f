"""The same commands on a ledger in PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import uuid4


def test_a_ledger_in_postgresql_gives_the_same_answers_and_keeps_its_password_to_itself(
    ccm: Callable[..., Any],
    postgres_url: str,
) -> None:
    option = f"options=-csearch_path%3Dledger_{uuid4().hex}"
    url = f"{postgres_url}{'&' if '?' in postgres_url else '?'}{option}&password=secret"
    made = ccm("init", "--ledger", url)
    again = ccm("init", "--ledger", url)
    there = ccm("status", "--as-of", "2020-10-01", "--format", "json", "--ledger", url)
    here = ccm("status", "--as-of", "2020-10-01", "--format", "json")

    assert made.code == 0, made.err
    assert "secret" not in made.err
    assert "nothing recorded" in again.err
    assert there.json["rows"] == here.json["rows"]
    assert there.json["position"] == here.json["position"]
