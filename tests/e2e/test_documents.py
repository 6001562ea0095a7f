"""What the README and the documents show is what the command says and what the code does."""

from __future__ import annotations

import re
import shlex
import subprocess
from pathlib import Path

import examples
import pytest

from support.command import CCM, Command

ROOT = Path(__file__).parents[2]
PAGES = examples.PAGES
PYTHON = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)")


def _name(page: Path) -> str:
    return str(page.relative_to(ROOT))


def _out_of(ccm: Command, args: list[str]) -> str:
    done = subprocess.run(
        [CCM, *args],
        cwd=ccm.folder,
        env={**ccm.environment, "CCM_LEDGER": str(ccm.ledger)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode in {0, 1}, done.stderr
    return done.stdout


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_commands_on_a_page_print_what_it_shows(page: Path, fresh_ccm: Command) -> None:
    text = page.read_text(encoding="utf-8")
    examples.write_files(text, fresh_ccm.folder)
    for command, expected in examples.shown(text):
        name, *args = shlex.split(command)
        assert name == "ccm", command
        out = _out_of(fresh_ccm, args)
        assert examples.printed(out, expected) == expected, command


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_snippets_on_a_page_run(page: Path) -> None:
    for snippet in PYTHON.findall(page.read_text(encoding="utf-8")):
        names: dict[str, object] = {}
        exec(compile(snippet, page.name, "exec"), names)  # noqa: S102 - our own pages
        for name, thing in names.items():
            if name.startswith("test_") and callable(thing):
                thing()


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_links_on_a_page_lead_somewhere(page: Path) -> None:
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


def test_the_readme_shows_commands_and_a_snippet() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert len(examples.shown(text)) > 5
    assert PYTHON.search(text)
