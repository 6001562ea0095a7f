"""Fields that rows of many answers have, each said once."""

from __future__ import annotations

from typing import Annotated

from domain.quantities import Quantity
from ledger.answers.model import Column

__all__ = ["MunitionsField", "NameField", "StateField", "SubmunitionsField"]

StateField = Annotated[str, Column("code of the State")]
NameField = Annotated[str, Column("name of the State", "State")]
MunitionsField = Annotated[Quantity | None, Column("munitions; null: not stated", "Munitions")]
SubmunitionsField = Annotated[
    Quantity | None, Column("submunitions; null: not stated", "Submunitions")
]
