"""The benchmarks run, at a tiny size; how fast is not asked here."""

from __future__ import annotations

import importlib
import pkgutil
import re

import pytest

import benchmarks

_NAMES = [item.name for item in pkgutil.iter_modules(benchmarks.__path__)]
_TINY = {"EVENTS": 20, "REFERENCE": 20, "REPLICATIONS": 250, "ROUNDS": 1}


@pytest.mark.parametrize("name", _NAMES)
def test_a_benchmark_runs_and_says_what_it_measured(
    name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    module = importlib.import_module(f"benchmarks.{name}")
    for constant, value in _TINY.items():
        if hasattr(module, constant):
            monkeypatch.setattr(module, constant, value)
    module.main()

    assert re.search(r"\d (ms|s)\b", capsys.readouterr().out)
