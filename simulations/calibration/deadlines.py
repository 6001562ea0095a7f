"""Which deadline a programme has to meet, as a view sees it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from domain.subjects import key_of
from projections.obligations import OPEN, obligations
from simulations.calibration.errors import NotSimulableError

if TYPE_CHECKING:
    from datetime import date

    from projections.obligations import Obligation
    from projections.view import View

__all__ = ["ARTICLES", "Deadline", "duty_of", "open_deadline", "open_duties"]

ARTICLES = {3: "3.2", 4: "4.1(a)"}
"""The provisions whose performance can be simulated, by article."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day on which a duty is met in time, with the events that it rests on."""

    day: date
    events: tuple[str, ...]


def open_duties(view: View) -> list[tuple[str, int]]:
    """State and article of every open duty to destroy or to clear, in order."""
    provisions = {provision: article for article, provision in ARTICLES.items()}
    return sorted(
        (key_of(item.bearer), provisions[item.article])
        for item in obligations(view)
        if item.article in provisions and item.status in OPEN
    )


def open_deadline(view: View, iso3: str, article: int) -> Deadline:
    """The deadline of a State's open duty.

    It may have passed. Raises NotSimulableError where there is no open duty, or no known deadline.
    """
    duty = duty_of(view, iso3, article)
    if duty is None or duty.status not in OPEN:
        status = f"stands as {duty.status}" if duty else "does not bind it"
        why = f"the duty {ARTICLES[article]} {status} on {view.as_of}"
        raise NotSimulableError(iso3, article, why, "Ask as of a day on which it is open")
    if duty.due_on is None:
        why = "the deadline is not known"
        raise NotSimulableError(iso3, article, why, "Record the deposit of its instrument")
    return Deadline(duty.due_on, duty.evidence)


def duty_of(view: View, iso3: str, article: int) -> Obligation | None:
    """A State's duty to destroy or to clear, whatever its status; None where it does not bind."""
    duties = obligations(view, iso3)
    return next((item for item in duties if item.article == ARTICLES[article]), None)
