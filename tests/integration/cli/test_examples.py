"""The row that the catalogue shows of each type can be recorded in the shipped ledger as it is."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from domain.events.corrections import Amendment
from domain.events.registry import event_types

_TABLES = [name for name, kind in event_types().items() if not issubclass(kind, Amendment)]


@pytest.mark.parametrize("name", _TABLES)
def test_the_example_of_a_type_is_a_row_that_can_be_recorded(
    ccm: Callable[..., Any], tmp_path: Path, name: str
) -> None:
    columns = ccm("catalogue", name, "--format", "json").json["rows"]
    with (tmp_path / f"{name}.csv").open("w", newline="", encoding="utf-8") as file:
        rows = [[row[key] for row in columns] for key in ("column", "example")]
        csv.writer(file).writerows(rows)
    done = ccm("import", f"{name}.csv", "--dry-run")

    assert done.code == 0, done.err
    assert "1 would be recorded" in done.err or "1 known already" in done.err
