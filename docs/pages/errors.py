"""The page on error codes."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from pathlib import Path

from domain.errors import CcmError
from pages.docstrings import first_paragraph
from pages.parts import MADE, block, page, table

__all__ = ["WITH_ERRORS", "errors_page"]

EXAMPLES = Path(__file__).resolve().parents[2] / "tests" / "errors"

WITH_ERRORS = (
    "domain.states.errors",
    "ledger.answers.audit",
    "ledger.answers.explanations",
    "ledger.answers.money.naming",
    "ledger.answers.money.to_record",
    "ledger.answers.obligations",
    "ledger.answers.votes",
    "ledger.answers.when",
    "ledger.cli.choices",
    "ledger.cli.commands.log",
    "ledger.cli.reading",
    "ledger.cli.delivering",
    "ledger.cli.rendering",
    "ledger.cli.usage",
    "ledger.journal.cells",
    "ledger.report.period",
    "ledger.sheets",
    "ledger.store.errors",
    "simulations.calibration.errors",
    "simulations.questions.comparing",
    "simulations.engines.results",
    "simulations.planning",
    "simulations.runs.chunks",
    "simulations.runs.workers",
    "simulations.scenarios.errors",
)
"""Modules with error classes of their own, beside domain.errors."""


def errors_page() -> str:
    """Every error code: the general case, and an example with its whole output."""
    for module in WITH_ERRORS:
        importlib.import_module(module)
    kinds = {kind.code: kind for kind in _subclasses(CcmError)}
    parts = ["# Errors", MADE, *_exit_codes()]
    for folder in sorted(path.parent for path in EXAMPLES.glob("*/example.txt")):
        parts += [f"## {folder.name}"]
        kind = kinds.get(folder.name)
        if kind:
            parts.append(first_paragraph(kind.__doc__))
        parts += [*_inputs(folder), block((folder / "example.txt").read_text(encoding="utf-8"))]
    return page(parts)


def _exit_codes() -> Iterator[str]:
    yield (
        "Data go to stdout, everything on this page to stderr. Each message says what is wrong, "
        "where, why, and what to do: `FILE:LINE:COLUMN: error[CODE]: ...`, then the input as it "
        "stands, then the remedy. All faults of an input are told in one run, and nothing of it "
        "is recorded."
    )
    yield table(
        ("exit code", "means"),
        [
            ("0", "fine"),
            ("1", "findings, or claims that are contradicted"),
            ("2", "wrong usage, or data that cannot be recorded"),
            ("3", "something asked for is not there"),
            ("4", "the ledger's file or database, or what the system refuses (`error[SYSTEM]`)"),
            (
                "5",
                "done, but the answer could not be written; the message says what was recorded",
            ),
            ("70", "a fault of the program itself (`error[INTERNAL]`)"),
        ],
    )


def _subclasses(kind: type[CcmError]) -> set[type[CcmError]]:
    return {kind}.union(*(_subclasses(child) for child in kind.__subclasses__()))


def _inputs(folder: Path) -> Iterator[str]:
    for path in sorted(folder.iterdir()):
        if path.suffix in {".xls", ".xlsx"}:
            yield f"With the workbook `{path.name}`:"
        elif path.name != "example.txt":
            yield f"With `{path.name}`:"
            yield block(
                path.read_bytes().decode("cp1252" if folder.name == "ENCODING" else "utf-8")
            )
