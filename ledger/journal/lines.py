"""Events as JSON: one object, an array, or one object after the other (JSON Lines).

An object is an event as ``ccm event ID --format json`` shows it. Shorter forms are read too:
``date`` for ``not_before`` and ``effective_on``, a State by its name, quantities as people write
them (``1.88 km2``); ``known_on``, ``confidence``, ``basis`` and ``note`` may be left out (they
mean: by rule, high, read, nothing to add).
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any

from domain.dates import parse_range
from domain.errors import CcmError, InvalidEventError
from domain.events.header import Event
from domain.events.machinery import DocumentIssued
from domain.events.registry import event_from_dict, event_type
from domain.knowledge import default_known_on
from domain.problems import Place, Problem
from domain.sources import Basis, Confidence
from ledger.journal.cells import read_cell, shape
from ledger.journal.tables import TableReading, subject_of

__all__ = ["read_lines"]

_DECODER = json.JSONDecoder()
_BETWEEN = " \t\r\n,[]"
_LINE_END = re.compile("\n")
_LONGEST_EXCERPT = 160
_EXAMPLE = '{"type": "ConventionSigned", "subject": "NRU", "date": "2008-12-03", "sources": [...]}'


def read_lines(text: str, file: str, published: Mapping[str, date]) -> TableReading:
    """Read every event of a JSON text.

    ``published`` gives for each document key the latest day it can have appeared; it is asked
    where ``known_on`` is left out, and so are the documents of the text itself. Nothing is raised
    for faults in the data.
    """
    reading = TableReading()
    found = list(_objects(text, file, reading.problems))
    days = {**published, **_documents(found)}
    for item in found:
        item.read_into(reading, days)
    return reading


@dataclass(frozen=True, slots=True)
class _Object:
    """One JSON object, and where it stands."""

    data: dict[str, Any]
    place: Place
    excerpt: str

    def read_into(self, reading: TableReading, published: Mapping[str, date]) -> None:
        """Add the event to the reading, or its problems."""
        try:
            event = event_from_dict(_Filled(self.data, published).fields())
        except InvalidEventError as error:
            reading.problems += [
                item.at(self.place, item.excerpt or self.excerpt) for item in error.problems
            ]
        except CcmError as error:
            reading.problems.append(Problem(error.code, str(error), "", self.place, self.excerpt))
        else:
            reading.events.append(event)
            reading.places.append(self.place)


def _objects(text: str, file: str, problems: list[Problem]) -> Iterator[_Object]:
    at = 0
    lines = [0, *(match.end() for match in _LINE_END.finditer(text))]
    while (at := _next(text, at)) < len(text):
        place = _place(lines, at, file)
        try:
            value, end = _DECODER.raw_decode(text, at)
        except json.JSONDecodeError:
            end = _next_object(text, at)
            problems.append(_syntax(text[at:end].rstrip(), place))
        else:
            excerpt = text[at:end].partition("\n")[0][:_LONGEST_EXCERPT]
            if isinstance(value, dict):
                yield _Object(value, place, excerpt)
            else:
                problems.append(_no_object(place, excerpt))
        at = end


def _next_object(text: str, at: int) -> int:
    """Where reading goes on after a fault: at the next object that begins a line."""
    end = text.find("\n{", at)
    return len(text) if end < 0 else end + 1


def _next(text: str, at: int) -> int:
    """Where the next value begins; the brackets and commas of arrays are passed over."""
    while at < len(text) and text[at] in _BETWEEN:
        at += 1
    return at


def _place(lines: list[int], at: int, file: str) -> Place:
    """The line and column of an offset; ``lines`` are the offsets at which lines begin."""
    line = bisect_right(lines, at)
    return Place(file, line, at - lines[line - 1] + 1)


def _syntax(piece: str, start: Place) -> Problem:
    """The fault of a piece of the text that is no JSON, at the place where it shows."""
    try:
        _DECODER.raw_decode(piece)
    except json.JSONDecodeError as error:
        column = error.colno + (start.column - 1 if error.lineno == 1 else 0)
        return Problem(
            "JSON_SYNTAX",
            f"the text is no JSON from here on: {error.msg[:1].lower()}{error.msg[1:]}.",
            "Correct it; each event is one object.",
            Place(start.file, start.line + error.lineno - 1, column),
            piece.split("\n")[error.lineno - 1][:_LONGEST_EXCERPT],
        )
    message = "the piece is JSON by itself"
    raise AssertionError(message)


def _no_object(place: Place, excerpt: str) -> Problem:
    return Problem(
        "JSON_NO_OBJECT",
        "an event is a JSON object; here stands something else.",
        f"Write for example {_EXAMPLE}.",
        place,
        excerpt,
    )


def _documents(found: list[_Object]) -> dict[str, date]:
    """The latest day of publication of the documents that the text itself brings."""
    days: dict[str, date] = {}
    for item in found:
        if item.data.get("type") == DocumentIssued.__name__:
            reading = TableReading()
            item.read_into(reading, {})
            days |= {event.subject_key: event.effective_on for event in reading.events}
    return days


@dataclass(slots=True)
class _Filled:
    """The fields of an event with what was left out filled in, and shorter forms written out."""

    data: Mapping[str, Any]
    published: Mapping[str, date]
    done: dict[str, Any] = field(default_factory=dict)

    def fields(self) -> dict[str, Any]:
        """The fields as the event's type takes them; raises what reading one of them raises."""
        kind = event_type(str(self.data.get("type", "")))
        self.done = {
            "note": "",
            "confidence": Confidence.HIGH,
            "basis": Basis.READ,
            **{name: value for name, value in self.data.items() if name != "date"},
        }
        self._text("subject", partial(subject_of, kind))
        self._dates()
        for name in kind.payload_fields():
            if shape(kind, name)[1]:
                self._text(name, partial(read_cell, kind, name))
        self._known_on(kind)
        return self.done

    def _text(self, name: str, read: Callable[[str], Any]) -> None:
        """Read a field that is written as people write it; a plain number counts as its text."""
        value = self.done.get(name)
        if isinstance(value, str | int) and not isinstance(value, bool):
            self.done[name] = read(str(value))

    def _dates(self) -> None:
        if isinstance(written := self.data.get("date"), str):
            when = parse_range(written)
            self.done = {"not_before": when.first, "effective_on": when.last, **self.done}

    def _known_on(self, kind: type[Event]) -> None:
        if "known_on" in self.done:
            return
        effective_on = self.done.get("effective_on")
        if isinstance(effective_on, str):
            effective_on = parse_range(effective_on).last
        if effective_on:
            day = default_known_on(kind, effective_on, self._published())
            if day:
                self.done["known_on"] = day

    def _published(self) -> list[date]:
        sources = self.data.get("sources")
        listed = sources if isinstance(sources, list) else []
        keys = [str(item.get("document")) for item in listed if isinstance(item, dict)]
        return [self.published[key] for key in keys if key in self.published]
