"""``dev.py run`` builds the shipped ledger before anything asks it."""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

_SPEC = importlib.util.spec_from_file_location("dev", Path(__file__).parents[2] / "dev.py")
assert _SPEC is not None
assert _SPEC.loader is not None


@pytest.fixture
def done() -> list[tuple[str, ...]]:
    """What was run, in order."""
    return []


@pytest.fixture
def dev(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    done: list[tuple[str, ...]],
) -> ModuleType:
    """``dev.py`` that sets nothing up, and whose commands succeed."""
    assert _SPEC is not None
    assert _SPEC.loader is not None
    module = importlib.util.module_from_spec(_SPEC)
    _SPEC.loader.exec_module(module)

    def ccm(ledger: Path, *args: str) -> int:
        done.append(args)
        ledger.touch()
        return 0

    def become(_path: Path, args: list[str]) -> None:
        done.append((*args, os.environ["CCM_LEDGER"]))
        raise SystemExit(0)

    monkeypatch.delenv("CCM_LEDGER", raising=False)
    ledger = tmp_path / ".demo" / "ledger.sqlite"
    changes: dict[str, Any] = {"setup": lambda: 0, "LEDGER": ledger, "_ccm": ccm}
    for name, value in changes.items():
        monkeypatch.setattr(module, name, value)
    monkeypatch.setattr(os, "execv", become)
    return module


def test_a_command_finds_the_shipped_ledger_built_once(
    dev: ModuleType,
    done: list[tuple[str, ...]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for _ in range(2):
        monkeypatch.delenv("CCM_LEDGER", raising=False)
        with pytest.raises(SystemExit):
            dev.run("status")

    asked = ("ccm", "status", str(dev.LEDGER))
    assert done == [("init",), asked, asked]


def test_a_ledger_of_ones_own_is_asked_and_none_built(
    dev: ModuleType,
    done: list[tuple[str, ...]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("CCM_LEDGER", "own.sqlite")
    with pytest.raises(SystemExit):
        dev.run("status")

    assert done == [("ccm", "status", "own.sqlite")]
    assert not dev.LEDGER.exists()


def test_without_arguments_the_shipped_ledger_is_shown(
    dev: ModuleType,
    done: list[tuple[str, ...]],
) -> None:
    assert dev.run() == 0
    assert done == [("init",), ("status", "--as-of", "2020-10-01"), ("audit",)]


def test_a_ledger_that_cannot_be_built_ends_it(
    dev: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(dev, "_ccm", lambda *_args: 4)

    assert dev.run("status") == 4
    assert not dev.LEDGER.exists()
