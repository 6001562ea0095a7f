"""Set the project up, run it, test it, renew its lock; needs nothing but Python itself.

python3 dev.py setup        make .venv from requirements.txt (run and test do so when needed)
python3 dev.py run [ARGS]   hand ARGS to ccm; without ARGS show the shipped ledger
python3 dev.py test [ARGS]  ruff, mypy, import-linter, then pytest with ARGS
python3 dev.py lock [ARGS]  renew requirements.txt, handing ARGS to uv (--upgrade: newest releases)
"""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent
LOCK = ROOT / "requirements.txt"
VENV = ROOT / ".venv"
CCM = VENV / "bin" / "ccm"
LEDGER = ROOT / ".demo" / "ledger.sqlite"
CHECKS = (
    "ruff check .",
    "ruff format --check .",
    "mypy",
    "lint-imports --no-logo",
    "pytest -n auto",
)
UV_COMPILE = """pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header
    --no-annotate --all-extras --group dev --output-file requirements.txt pyproject.toml"""


def setup(*_args: str) -> int:
    """Make the virtual environment and install the project into it, each only when out of date.

    The stamps are written last, so an interrupted set-up is begun again. A virtual environment
    holds its own path in its scripts: a copied or moved one is out of date.
    """
    environment = f"{sys.version_info[:2]} {VENV}\n".encode() + LOCK.read_bytes()
    if not _stamped("environment", environment):
        _say("setting up .venv, about a minute")
        _make_venv(VENV)
        # The lock is whole. Left to resolve, pip takes the newest release of a package that is
        # asked for with an extra, and then finds that this one is not locked.
        locked = ("--require-hashes", "--no-deps", "--only-binary", ":all:", "-r", str(LOCK))
        _pip_install(VENV, *locked)
        _stamp("environment").write_bytes(environment)
    project = (ROOT / "pyproject.toml").read_bytes()
    if not _stamped("project", project):
        _pip_install(VENV, "--no-deps", "--no-build-isolation", "-e", str(ROOT))
        _stamp("project").write_bytes(project)
    return 0


def run(*args: str) -> int:
    """Become ccm with the arguments; without any, show the shipped ledger.

    The shipped ledger, built once, stands in where CCM_LEDGER is not set.
    """
    setup()
    own = os.environ.get("CCM_LEDGER")
    code = 0 if args and own else _build()
    if args and not code:
        os.environ["CCM_LEDGER"] = own or str(LEDGER)
        os.execv(CCM, ["ccm", *args])
    return code or _show()


def test(*args: str) -> int:
    """Run every check in order, pytest with the arguments; return the first failure's code."""
    setup()
    for check in CHECKS:
        _say(check)
        tool, *options = check.split()
        command = [f"{VENV}/bin/{tool}", *options, *(args if tool == "pytest" else ())]
        code = subprocess.call(command, cwd=ROOT)
        if code:
            _say(f"failed: {check} (exit code {code})")
            return code
    _say("all checks passed")
    return 0


def lock(*args: str) -> int:
    """Renew the lock: one for every platform and supported Python, naming no package index."""
    with tempfile.TemporaryDirectory() as folder:
        _make_venv(Path(folder))
        _pip_install(Path(folder), "uv")
        return subprocess.call([f"{folder}/bin/uv", *UV_COMPILE.split(), *args], cwd=ROOT)


def _build() -> int:
    """Build the shipped ledger where it is not there yet.

    Filled under another name: one cut short is never taken for the whole.
    """
    if LEDGER.exists():
        return 0
    LEDGER.parent.mkdir(exist_ok=True)
    unfinished = LEDGER.with_suffix(".part")
    for left_over in LEDGER.parent.glob(f"{unfinished.name}*"):
        left_over.unlink()
    code = _ccm(unfinished, "init")
    if not code:
        unfinished.rename(LEDGER)
    return code


def _show() -> int:
    """Show the Convention on 1 October 2020 and the audit, whose findings (1) are no failure."""
    code = _ccm(LEDGER, "status", "--as-of", "2020-10-01")
    if code:
        return code
    code = _ccm(LEDGER, "audit")
    return 0 if code == 1 else code


def _ccm(ledger: Path, *args: str) -> int:
    _say(f"ccm {' '.join(args)}")
    return subprocess.call([CCM, *args], env={**os.environ, "CCM_LEDGER": str(ledger)})


def _make_venv(folder: Path) -> None:
    subprocess.check_call([sys.executable, "-m", "venv", "--clear", str(folder)])


def _pip_install(venv: Path, *args: str) -> None:
    subprocess.check_call([f"{venv}/bin/python", "-m", "pip", "install", "--quiet", *args])


def _stamp(name: str) -> Path:
    return VENV / f"{name}.stamp"


def _stamped(name: str, content: bytes) -> bool:
    # The interpreter is a link, and may have lost its target.
    there = _stamp(name).exists() and (VENV / "bin" / "python").exists()
    return there and _stamp(name).read_bytes() == content


def _say(line: str) -> None:
    print(f"== {line}", file=sys.stderr, flush=True)


def _refuse_unfit_python() -> None:
    version = ".".join(map(str, sys.version_info[:2]))
    if version not in {"3.11", "3.12", "3.13"}:
        sys.exit(f"dev.py: needs Python 3.11, 3.12 or 3.13, not {version}: try python3.11 dev.py")
    if importlib.util.find_spec("ensurepip") is None:
        package = f"python{version}-venv"
        sys.exit(f"dev.py: this Python makes no virtual environments: apt-get install {package}")


def main(command: str = "", *args: str) -> int:
    """Run one command and return its exit code; 2 for an unknown one."""
    _refuse_unfit_python()
    commands = {"setup": setup, "run": run, "test": test, "lock": lock}
    if command not in commands:
        _say(f"usage:\n{__doc__}")
        return 2
    try:
        return commands[command](*args)
    except subprocess.CalledProcessError as error:
        _say(f"set-up failed: {' '.join(error.cmd)} (exit code {error.returncode})")
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
