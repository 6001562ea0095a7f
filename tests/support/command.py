"""The installed command, run on a ledger."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

__all__ = ["CCM", "AskedOnce", "Command", "Run"]

CCM = Path(sys.executable).with_name("ccm")


@dataclass(frozen=True)
class Run:
    """What one run of the command came to."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def rows(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.json["rows"]
        return found

    def row(self, **wanted: Any) -> dict[str, Any]:
        (found,) = [row for row in self.rows if wanted.items() <= row.items()]
        return found


@dataclass
class Command:
    """``ccm`` on one ledger; runs in ``folder``."""

    ledger: Path
    folder: Path
    environment: dict[str, str] = field(repr=False)

    def __call__(self, *args: str, code: int = 0, stdin: str | None = None) -> Run:
        done = subprocess.run(
            [CCM, *args],
            cwd=self.folder,
            env={**self.environment, "CCM_LEDGER": str(self.ledger)},
            input=stdin,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == code, done.stderr
        assert "Traceback" not in done.stderr
        return Run(done.returncode, done.stdout, done.stderr)

    def json(self, *args: str, code: int = 0) -> Run:
        return self(*args, "--format", "json", code=code)


class AskedOnce:
    """``ccm`` on a ledger nobody writes to: the same question is asked once a run."""

    def __init__(self, command: Command) -> None:
        self._command = command
        self._answers: dict[tuple[str, ...], Run] = {}

    def json(self, *args: str, code: int = 0) -> Run:
        return self(*args, "--format", "json", code=code)

    def __call__(self, *args: str, code: int = 0) -> Run:
        if args not in self._answers:
            self._answers[args] = self._command(*args, code=code)
        return self._answers[args]
