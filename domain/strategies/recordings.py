"""Facts and amendments in the order in which a ledger could have recorded them."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from domain.events.corrections import Amendment, Corrected, Retracted
from domain.events.header import Event
from domain.strategies.single import amendments_of, any_fact, corrections
from domain.strategies.values import state_codes
from domain.subjects import state_subject

__all__ = ["recordings"]


@st.composite
def recordings(
    draw: DrawFn,
    facts: SearchStrategy[Event] | None = None,
    most: int = 8,
) -> list[Event]:
    """Up to ``most`` facts, by default of one State, and amendments of them and of each other.

    No event is there twice, and every target stands when it is amended. Whether the facts fit
    together is not asked.
    """
    if facts is None:
        facts = any_fact(subject=state_subject(draw(state_codes())))
    recorded: list[Event] = []
    standing: dict[str, Event] = {}
    seen: set[str] = set()
    for fact in draw(st.lists(facts, max_size=most, unique_by=lambda event: event.id)):
        _record(fact, recorded, standing, seen)
        for _ in range(draw(st.integers(0, 2))):
            if standing:
                target = draw(st.sampled_from(list(standing.values())))
                _record(draw(amendments_of(target) | _same_fact(target)), recorded, standing, seen)
    return recorded


def _same_fact(target: Event) -> SearchStrategy[Event]:
    """Corrections of what a fact is known by, which leave its id as it is."""
    later = st.integers(0, 4000).map(lambda number: target.not_before + timedelta(number))
    return later.flatmap(
        lambda day: corrections(target, replacement=target.model_copy(update={"known_on": day})),
    )


def _record(
    event: Event,
    recorded: list[Event],
    standing: dict[str, Event],
    seen: set[str],
) -> None:
    """Add an event unless it, or what it brings instead, was there before."""
    brings = event.replacement if isinstance(event, Corrected) else event
    taken = event.id in seen or (brings.id in seen and brings.id != getattr(event, "target", None))
    if taken:
        return
    recorded.append(event)
    seen |= {event.id, brings.id}
    if isinstance(event, Retracted | Corrected):
        del standing[event.target]
    if not isinstance(brings, Amendment):
        standing[brings.id] = brings
