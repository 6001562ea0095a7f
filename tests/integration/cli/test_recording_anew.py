"""A table imported again does not undo a correction without a word."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest


def test_a_fact_that_was_taken_back_is_named_when_a_table_brings_it_again(
    ccm: Callable[..., Any], shipped: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = shutil.copy(shipped, tmp_path / "own.sqlite")
    monkeypatch.setenv("CCM_LEDGER", str(own))
    table = str(tmp_path / "HazardConfirmed.csv")
    ccm("export", "--type", "HazardConfirmed", "-o", table)
    event = ccm("events", "--type", "HazardConfirmed", "--format", "json").json["rows"][0]
    reason = ("--reason", "a slip", "--kind", "transcription")

    assert "recorded anew" not in ccm("import", table, "--dry-run").err
    taken_back = ccm("retract", event["id"], *reason)
    assert taken_back.code == 0
    again = ccm("import", table, "--dry-run")

    assert again.code == 0
    assert "recorded anew, although it was taken back or corrected before" in again.err
