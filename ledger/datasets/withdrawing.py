"""``python -m ledger.datasets.withdrawing OLD_FOLDER``: note what a new version no longer ships.

``withdrawn.csv`` beside the tables holds, for each fact of an earlier version that the present one
does not ship to the letter, its leaf of content (:mod:`ledger.journal.canonical`), the last version
that held it, its id and what it said. By the leaf a ledger's events are recognised as shipped ones.
OLD_FOLDER are the tables of the version before, with its ``dataset.toml``.
"""

from __future__ import annotations

import csv
import io
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

from ledger.datasets.loading import read_dataset, shipped_folder
from ledger.journal.canonical import content_leaf
from projections.describing import described

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from domain.events.header import Event

__all__ = ["WITHDRAWN", "main", "withdrawn_leaves"]

WITHDRAWN = "withdrawn.csv"
_COLUMNS = ("leaf", "version", "id", "said")


def withdrawn_leaves(folder: Traversable | None = None) -> frozenset[str]:
    """The leaves, in hex, of what earlier versions of a dataset shipped and this one does not."""
    return frozenset(row["leaf"] for row in _rows(folder or shipped_folder()))


def _rows(folder: Traversable) -> list[dict[str, str]]:
    file = folder / WITHDRAWN
    if not file.is_file():
        return []
    return list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8"))))


def withdrawn_since(old: Traversable, new: Traversable) -> list[dict[str, str]]:
    """The rows of ``withdrawn.csv`` for a new version of a dataset: those of the old, and more."""
    shipped = {content_leaf(event).hex() for event in read_dataset(new).events}
    version = tomllib.loads((old / "dataset.toml").read_text(encoding="utf-8"))["version"]
    rows = {row["leaf"]: row for row in (*_rows(old), *_rows(new))}
    for event in read_dataset(old).events:
        leaf = content_leaf(event).hex()
        rows.setdefault(leaf, _row(leaf, version, event))
    return [row for leaf, row in rows.items() if leaf not in shipped]


def _row(leaf: str, version: str, event: Event) -> dict[str, str]:
    said = f"{event.type} of {event.subject_key}, {event.when}: {described(event)}"
    return {"leaf": leaf, "version": version, "id": event.id, "said": said}


def main(arguments: list[str], folder: Path | None = None) -> int:
    """Write ``withdrawn.csv`` of the shipped tables anew; 0, or 2 without a folder."""
    if len(arguments) != 1:
        sys.stderr.write(f"{__doc__}\n")
        return 2
    new = folder or Path(str(shipped_folder()))
    rows = withdrawn_since(Path(arguments[0]), new)
    with (new / WITHDRAWN).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, _COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    sys.stderr.write(f"{len(rows)} withdrawn facts\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
