"""What a dataset is called, and which version of it one has."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ledger.datasets.loading import shipped_folder

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

__all__ = ["DatasetName", "dataset_name"]


@dataclass(frozen=True, slots=True)
class DatasetName:
    """A dataset's name, and its version as ``YEAR.NUMBER``."""

    name: str
    version: str

    def __str__(self) -> str:
        """Name and version, as receipts print them."""
        return f"{self.name} {self.version}"


def dataset_name(folder: Traversable | None = None) -> DatasetName:
    """The name that ``dataset.toml`` gives the tables of a folder; by default the shipped ones.

    Raises FileNotFoundError for a folder without one, TypeError for a file that says more or less.
    """
    text = ((folder or shipped_folder()) / "dataset.toml").read_text(encoding="utf-8")
    return DatasetName(**tomllib.loads(text))
