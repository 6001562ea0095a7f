"""What a view knows of a programme that it knows too little of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from projections.stockpiles import stockpile
from simulations.calibration.deadlines import open_deadline
from simulations.calibration.destruction import stock_left
from simulations.calibration.errors import NotSimulableError

if TYPE_CHECKING:
    from projections.view import View

__all__ = ["known_of"]


def known_of(view: View, iso3: str, article: int) -> dict[str, tuple[Any, str]]:
    """Values by the names of their fields in scenario files, each with where it comes from."""
    found: dict[str, tuple[Any, str]] = {}
    try:
        day = open_deadline(view, iso3, article).day
        found["deadline"] = day, f"the ledger's derivation of the duty, as of {view.as_of}"
    except NotSimulableError:
        pass
    left = stock_left(stockpile(view, iso3)).munitions if article == 3 else None  # noqa: PLR2004
    if left and left.amount:
        said = f"no more than this is left of what was declared, as of {view.as_of}"
        found["stock.types.munitions"] = left.amount, said
    return found
