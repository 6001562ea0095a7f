"""A fact told again: what it says beyond what is recorded of it, outside of its identity.

A document that the fact did not cite is a further source. What else differs, such as a note or the
day it was known, changes nothing by itself: it is told, so that nobody takes it for recorded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.events.corrections import SourceAdded
from projections.cut import sources_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from domain.events.header import Event

__all__ = ["further_source", "left_out"]

_HEADER = ("not_before", "effective_on", "known_on", "note", "confidence", "basis")


def further_source(given: Event, held: Sequence[Event]) -> SourceAdded | None:
    """The documents that a fact cites beyond the recorded one and what was added to it.

    ``held`` is the recorded fact, and its added sources behind it.
    """
    cited = {source.document for source in sources_of(held)}
    further = tuple(source for source in given.sources if source.document not in cited)
    if not further:
        return None
    header = {name: getattr(given, name) for name in _HEADER}
    return SourceAdded(subject=given.subject, target=held[0].id, sources=further, **header)


def left_out(given: Event, held: Sequence[Event]) -> tuple[str, ...]:
    """What it says that neither the recorded event nor an added source says: names of columns.

    An empty note says nothing.
    """
    found = [
        name
        for name in ("known_on", "note", "confidence", "basis")
        if getattr(given, name) not in (getattr(event, name) for event in held)
    ]
    places = set(sources_of(held))
    if not {source.document for source in given.sources} <= {each.document for each in places}:
        found.append("documents")
    elif not set(given.sources) <= places:
        found.append("locators")
    return tuple(name for name in found if name != "note" or given.note)
