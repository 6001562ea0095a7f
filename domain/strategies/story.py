"""Telling what could have happened, day after day."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from domain.dates import DateRange
from domain.events.header import Event
from domain.sources import Basis, Confidence, Source
from domain.strategies.single import events
from domain.strategies.values import DOCUMENTS

__all__ = ["Story"]

E = TypeVar("E", bound=Event)


# What a story does not turn on is not drawn: this halves the time it takes to tell one.
_PLAIN: dict[str, Any] = {
    "sources": st.sampled_from(
        [(Source(document=key, locator="para 1"),) for key in DOCUMENTS],
    ),
    "note": "",
    "confidence": Confidence.HIGH,
    "basis": Basis.READ,
}


@dataclass(slots=True)
class Story:
    """What is told of one subject so far, and the day that the telling has reached."""

    draw: DrawFn
    subject: str
    vague: bool
    day: date
    told: list[Event] = field(default_factory=list)

    def chance(self) -> bool:
        """Whether something happens that need not."""
        return self.draw(st.booleans())

    def wait(self, least: int, most: int) -> date:
        """Let so many days pass."""
        self.day += timedelta(self.draw(st.integers(least, most)))
        return self.day

    def tell(self, kind: type[E], /, **fields: Any) -> E:
        """An event of today; of a vague story it may have been up to a month earlier."""
        earlier = self.draw(st.integers(0, 30)) if self.vague else 0
        when = DateRange(self.day - timedelta(earlier), self.day)
        event = self.draw(events(kind, subject=self.subject, when=when, **{**_PLAIN, **fields}))
        self.told.append(event)
        return event

    def beside(self, day: date) -> Story:
        """Another thread of the same story, from a day of its own."""
        return Story(self.draw, self.subject, self.vague, day, self.told)
