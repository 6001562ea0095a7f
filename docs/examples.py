"""Write anew what the commands shown in README.md and docs/ print: ``python docs/examples.py``.

A console block holds commands after ``$ `` and what each prints; a last line ``…`` stands for
whatever follows. A block opened by ``csv NAME`` is a file that the commands find under that name. A
test runs the same commands, so look at what changed before it is kept.
"""  # noqa: INP001 - a script, not a package

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])
CCM = Path(sys.executable).with_name("ccm")
MORE = "…"

_CONSOLE = re.compile(r"(?<=^```console\n).*?(?=^```)", re.MULTILINE | re.DOTALL)

_FILE = re.compile(r"^```csv (\S+)\n(.*?)^```", re.MULTILINE | re.DOTALL)


def write_files(page: str, folder: Path) -> None:
    """Write the files that a page shows, for its commands to find."""
    for name, text in _FILE.findall(page):
        (folder / name).write_text(text, encoding="utf-8")


def shown(page: str) -> list[tuple[str, list[str]]]:
    """Every command of a page, and the lines shown for it."""
    return [example for block in _CONSOLE.findall(page) for example in _examples(block)]


def printed(out: str, expected: list[str]) -> list[str]:
    """The lines of an output, cut after as many as are shown where more may follow."""
    lines = [line.rstrip() for line in out.rstrip("\n").split("\n")] if out else []
    return [*lines[: len(expected) - 1], MORE] if expected[-1:] == [MORE] else lines


def renewed(page: str, run: Callable[[list[str]], str]) -> str:
    """The page with what ``run`` prints for the arguments of each command."""
    return _CONSOLE.sub(lambda block: "".join(_renewed(block.group(), run)), page)


def _examples(block: str) -> list[tuple[str, list[str]]]:
    examples: list[tuple[str, list[str]]] = []
    for line in block.splitlines():
        if line.startswith("$ "):
            examples.append((line[2:], []))
        else:
            examples[-1][1].append(line)
    return examples


def _renewed(block: str, run: Callable[[list[str]], str]) -> Iterator[str]:
    for command, expected in _examples(block):
        yield f"$ {command}\n"
        for line in printed(run(shlex.split(command)[1:]), expected):
            yield f"{line}\n"


def main() -> None:
    """Fill a ledger of its own for each page, run the commands, write the pages."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        environment = {**os.environ, "CCM_LEDGER": str(folder / "ledger.sqlite")}
        environment.pop("COLUMNS", None)
        _run(folder, environment, ["init"])
        shutil.copy(folder / "ledger.sqlite", folder / "shipped.sqlite")
        for page in PAGES:
            shutil.copy(folder / "shipped.sqlite", folder / "ledger.sqlite")
            text = page.read_text(encoding="utf-8")
            write_files(text, folder)
            page.write_text(
                renewed(text, lambda args: _run(folder, environment, args)), encoding="utf-8"
            )


def _run(folder: Path, environment: dict[str, str], args: list[str]) -> str:
    done = subprocess.run(  # noqa: S603 - our own command
        [CCM, *args],
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode not in {0, 1}:
        sys.exit(f"ccm {shlex.join(args)}: {done.stderr}")
    return done.stdout


if __name__ == "__main__":
    main()
