"""``ccm init`` that is killed in the middle: no ledger, or a whole one."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

_INIT = (sys.executable, "-m", "ledger.cli", "init", "--ledger")
_ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.parametrize("seconds", [0, 0.02, 0.05, 0.1, 0.3])
def test_a_killed_init_leaves_no_ledger_that_lacks_facts(
    ccm: Callable[..., Any], tmp_path: Path, seconds: float
) -> None:
    file = tmp_path / "killed.sqlite"
    with subprocess.Popen([*_INIT, str(file)], cwd=_ROOT, stderr=subprocess.DEVNULL) as init:
        while not file.exists() and init.poll() is None:
            time.sleep(0.001)
        time.sleep(seconds)
        init.kill()

    _is_none_or_whole(ccm, str(file))


@pytest.mark.parametrize("seconds", [0, 0.02, 0.05])
def test_a_killed_init_leaves_no_database_that_lacks_facts(
    ccm: Callable[..., Any], postgres_url: str, seconds: float
) -> None:
    option = f"options=-csearch_path%3Dledger_{uuid4().hex}"
    url = f"{postgres_url}{'&' if '?' in postgres_url else '?'}{option}"
    with subprocess.Popen([*_INIT, url], cwd=_ROOT, stderr=subprocess.DEVNULL) as init:
        while not _is_being_made(postgres_url) and init.poll() is None:
            time.sleep(0.001)
        time.sleep(seconds)
        init.kill()

    _is_none_or_whole(ccm, url)


def _is_being_made(postgres_url: str) -> bool:
    """Whether somebody holds the lock under which ledgers are made."""
    import psycopg  # noqa: PLC0415

    with psycopg.connect(postgres_url) as connection:
        query = "SELECT 1 FROM pg_locks WHERE locktype = 'advisory'"
        return connection.execute(query).fetchone() is not None


def _is_none_or_whole(ccm: Callable[..., Any], target: str) -> None:
    left = ccm("status", "--ledger", target)
    again = ccm("init", "--ledger", target)
    whole = ccm("status", "--ledger", target)

    assert again.code == whole.code == 0, again.err
    assert left.code == 4 or left.out == whole.out
    assert ccm("status").out == whole.out
