"""Finished chunks in a folder, so that a run that was cut short goes on where it was.

One folder a run, named by its identity; one file a chunk, written under another name first: a
file that is there is whole.
"""

from __future__ import annotations

from dataclasses import asdict, fields
from hashlib import sha256
from json import dumps
from os import getpid
from typing import TYPE_CHECKING
from zipfile import BadZipFile

import numpy as np

from simulations.engines.results import Outcome
from simulations.interrupting import finished_first

if TYPE_CHECKING:
    from pathlib import Path

    from simulations.runs.identity import Identity

__all__ = ["Archive"]


class Archive:
    """The finished chunks of one run.

    Chunks do not depend on how many are asked for, nor on the ledger's position once the scenario
    is given: neither is part of the folder's name.
    """

    def __init__(self, folder: Path, run: Identity, **also: object) -> None:
        said = asdict(run)
        kept = {name: said[name] for name in ("scenario", "engine", "seed", "chunk")} | also
        key = sha256(dumps(kept, sort_keys=True, default=str).encode()).hexdigest()[:16]
        self.folder = folder / key
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / "run.json").write_text(
            dumps(said | also, indent=2, default=str) + "\n", encoding="utf-8"
        )

    def load(self, number: int, size: int) -> Outcome | None:
        """A chunk, if so many replications of it are there, whole."""
        try:
            with self._file(number).open("rb") as file, np.load(file) as found:
                arrays = [found[item.name] for item in fields(Outcome)]
        except (FileNotFoundError, BadZipFile, EOFError, ValueError, KeyError):
            return None
        if min(map(len, arrays)) < size:
            return None
        return Outcome(*(each[:size] for each in arrays))

    def save(self, number: int, outcome: Outcome) -> None:
        """Keep a chunk, whole even where the run is interrupted meanwhile."""
        unfinished = self._file(number).with_suffix(f".{getpid()}.part")
        with finished_first():
            with unfinished.open("wb") as file:
                np.savez(file, **asdict(outcome))
            unfinished.replace(self._file(number))

    def _file(self, number: int) -> Path:
        return self.folder / f"chunk-{number:06}.npz"
