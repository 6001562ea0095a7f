"""``ccm init`` on a ledger that an older version of the dataset filled."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ledger.datasets.loading import shipped_folder
from ledger.datasets.withdrawing import main

_ROOT = Path(__file__).resolve().parents[3]
_DECLARED = Path("stockpiles") / "StockpileDeclared.csv"


@pytest.fixture
def shipped_since(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """Ship a copy of a folder under another version, with a table changed."""

    def ship(name: str, before: Path | None, change: Callable[[str], str]) -> Path:
        folder = tmp_path / name
        shutil.copytree(before or Path(str(shipped_folder())), folder)
        table = folder / _DECLARED
        table.write_text(change(table.read_text(encoding="utf-8")), encoding="utf-8")
        (folder / "dataset.toml").write_text(f'name = "ccm"\nversion = "{name}"\n')
        if before:
            main([str(before)], folder)
        monkeypatch.setattr("ledger.datasets.loading.shipped_folder", lambda: folder)
        return folder

    return ship


def test_a_ledger_of_an_older_version_is_told_what_is_new_corrected_and_retracted(
    ccm: Callable[..., Any],
    shipped_since: Callable[..., Path],
) -> None:
    def slipped(text: str) -> str:
        first, *rows = text.splitlines(keepends=True)
        kept = [row for row in rows if not row.startswith("BGR,2019-05-14,")]
        slip = next(row for row in rows if row.startswith("BGR,2019-05-14,"))
        false = "NRU,2019,5,5,total,all,2026-02-03,untc-xxvi-6-2026-02-03,x,high,read,\n"
        return "".join([first, *kept[1:], slip.replace(",6862,", ",6826,"), false])

    def right(_text: str) -> str:
        return (_ROOT / "ledger/datasets/ccm" / _DECLARED).read_text(encoding="utf-8")

    old = shipped_since("2030.1", None, slipped)
    filled = ccm("init", "--ledger", "old.sqlite")
    shipped_since("2030.2", old, right)
    rehearsed = ccm("init", "--ledger", "old.sqlite", "--dry-run")
    renewed = ccm("init", "--ledger", "old.sqlite")
    again = ccm("init", "--ledger", "old.sqlite")

    assert "facts of the dataset ccm 2030.1 recorded" in filled.err
    told = renewed.err.splitlines()
    assert told[0] == "1 facts of the dataset ccm 2030.2 recorded; the rest were there already"
    assert re.fullmatch(
        r"corrected [0-9a-f]{8} StockpileDeclared of BGR, 2019-05-14: munitions 6,826; .*"
        r" -> munitions 6,862; .*",
        told[1],
    )
    assert told[2] == "  changed: munitions"
    assert re.fullmatch(r"retracted [0-9a-f]{8} StockpileDeclared of NRU, 2019: .*", told[3])
    assert rehearsed.err.splitlines()[:4] == told[:4]
    assert "nothing was recorded: --dry-run" in rehearsed.err
    assert "were there already: nothing recorded" in again.err
    kinds = ccm("events", "--ledger", "old.sqlite", "--type", "Retracted", "--format", "json")
    assert "dataset ccm 2030.2" in kinds.json["rows"][0]["says"]


def test_a_dry_run_makes_no_ledger(ccm: Callable[..., Any], tmp_path: Path) -> None:
    run = ccm("init", "--ledger", "new.sqlite", "--dry-run")

    assert run.code == 4
    assert not (tmp_path / "new.sqlite").exists()
