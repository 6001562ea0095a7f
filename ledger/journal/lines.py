"""Events as JSON: one object, an array, or one object after the other (JSON Lines).

An object is an event as ``ccm event ID --format json`` shows it. Shorter forms are read too:
``date`` for ``not_before`` and ``effective_on``, a State by its name, quantities and sums as
people write them (``1.88 km2``, ``1,234.56 USD``); ``known_on``, ``confidence``, ``basis`` and
``note`` may be left out (they mean: by rule, high, read, nothing to add).
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
from domain.errors import (
    CcmError,
    InvalidDateError,
    InvalidEventError,
    InvalidValueError,
    UnknownDocumentError,
    quoted,
)
from domain.events.header import Event
from domain.events.machinery import DocumentIssued
from domain.events.registry import event_from_dict, event_type
from domain.knowledge import default_known_on
from domain.money import Money
from domain.problems import Place, Problem
from domain.sources import Basis, Confidence
from ledger.journal.cells import read_cell, shape
from ledger.journal.tables import TableReading, subject_of

__all__ = ["EXAMPLE", "Lines", "read_lines"]

_LONGEST_NUMBER = 18  # digits; longer ones are told apart from all that can be kept as texts


def _whole(digits: str) -> int | str:
    return int(digits) if len(digits) <= _LONGEST_NUMBER else digits


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """The object of these members; the last of those of one name, and a mark that there were more.

    Which of the two is meant cannot be known.
    """
    found = dict(pairs)
    return found if len(found) == len(pairs) else _Repeating(pairs)


class _Repeating(dict[str, Any]):
    """An object with several members of one name."""

    def __init__(self, pairs: list[tuple[str, Any]]) -> None:
        super().__init__(pairs)
        names = [name for name, _ in pairs]
        self.name = next(name for name in names if names.count(name) > 1)


_DECODER = json.JSONDecoder(parse_int=_whole, object_pairs_hook=_once)
_BLANK = " \t\r\n"
_NO_JSON = object()
_LINE_END = re.compile("\n")
_LONGEST_EXCERPT = 160
EXAMPLE = """\
{"type": "ContaminationReported", "subject": "Chad", "date": "2020-12-31",
 "suspected": "1.5 km2", "confirmed": null, "total": null, "covers": "whole",
 "sources": [{"document": "ccm-conf-2021-6", "locator": "page 2"}]}"""
"""An event as it may be written."""

_SHORT_EXAMPLE = (
    '{"type": "ConventionSigned", "subject": "NRU", "date": "2008-12-03", "sources": [...]}'
)


def read_lines(text: str, file: str, published: Mapping[str, date]) -> TableReading:
    """Read every event of a JSON text.

    ``published`` gives for each document key the latest day it can have appeared; it is asked
    where ``known_on`` is left out, and so are the documents of the text itself. Nothing is raised
    for faults in the data.
    """
    lines = Lines(text, file)
    return lines.read({**published, **lines.documents()})


class Lines:
    """The objects of a JSON text, each with its place; made events once documents are known."""

    def __init__(self, text: str, file: str) -> None:
        self._problems: list[Problem] = []
        self._found = list(_objects(text, file, self._problems))

    def __len__(self) -> int:
        return len(self._found)

    def documents(self) -> dict[str, date]:
        """The latest day of publication of each document that the text itself brings."""
        days: dict[str, date] = {}
        for item in self._found:
            if item.data.get("type") == DocumentIssued.__name__:
                reading = TableReading()
                item.read_into(reading, {})
                days |= {event.subject_key: event.effective_on for event in reading.events}
        return days

    def read(
        self,
        published: Mapping[str, date],
        step: Callable[[], None] = lambda: None,
    ) -> TableReading:
        """The events, and every problem; ``step`` is called after each object."""
        reading = TableReading(problems=list(self._problems))
        for item in self._found:
            item.read_into(reading, published)
            step()
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
            reading.add(event, self.place, self.excerpt)


def _objects(text: str, file: str, problems: list[Problem]) -> Iterator[_Object]:
    at = _next(text, 0)
    scanner = _Scanner(text, file, problems)
    if at == len(text):
        problems.append(_empty(file))
    yield from scanner.array(at + 1) if text.startswith("[", at) else scanner.objects(at)


def _next(text: str, at: int) -> int:
    """Where the next character stands that is no blank."""
    while at < len(text) and text[at] in _BLANK:
        at += 1
    return at


@dataclass(slots=True)
class _Scanner:
    """Finds the objects of a text; what is no JSON is a problem, and reading goes on behind it."""

    text: str
    file: str
    problems: list[Problem]
    lines: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.lines = [0, *(match.end() for match in _LINE_END.finditer(self.text))]

    def objects(self, at: int) -> Iterator[_Object]:
        """One object after the other, with blanks or nothing between."""
        while at < len(self.text):
            value, end = self._value(at)
            yield from self._object(value, at, end)
            at = _next(self.text, end)

    def array(self, at: int) -> Iterator[_Object]:
        """The objects of an array, from behind its opening bracket to the end of the text."""
        at, is_more = _next(self.text, at), False
        while is_more or not self.text.startswith("]", at):
            value, end = self._value(at)
            yield from self._object(value, at, end)
            at = _next(self.text, end)
            is_more = self.text.startswith(",", at)
            if is_more:
                at = _next(self.text, at + 1)
            elif value is _NO_JSON and at < len(self.text):
                is_more = True
            elif value is _NO_JSON:
                return
            elif not self.text.startswith("]", at):
                self._complain(at, "a comma or ] is missing")
                return
        self._end(at + 1)

    def _end(self, at: int) -> None:
        at = _next(self.text, at)
        if at < len(self.text):
            self._complain(at, "the array ends before this")

    def _value(self, at: int) -> tuple[Any, int]:
        """The value at an offset, or _NO_JSON, and where reading goes on."""
        try:
            value, end = _DECODER.raw_decode(self.text, at)
        except json.JSONDecodeError:
            return _NO_JSON, self._after_fault(at)
        except RecursionError:
            self._complain(at, "it is nested too deep")
            return _NO_JSON, len(self.text)
        return value, end

    def _after_fault(self, at: int) -> int:
        """Tell the fault of the value at an offset; reading goes on at the next line with ``{``.

        What begins there is no part of the value: without it the fault shows where it is.
        """
        found = self.text.find("\n{", at)
        end = len(self.text) if found < 0 else found + 1
        try:
            _DECODER.raw_decode(self.text[at:end].rstrip())
        except json.JSONDecodeError as error:
            self._complain(at + error.pos, _lowered(error.msg))
        return end

    def _object(self, value: Any, at: int, end: int) -> Iterator[_Object]:
        place = _place(self.lines, at, self.file)
        excerpt = self.text[at:end].partition("\n")[0][:_LONGEST_EXCERPT]
        repeated = _repeated(value)
        if repeated:
            self.problems.append(_said_twice(repeated, place, excerpt))
        elif isinstance(value, dict):
            yield _Object(value, place, excerpt)
        elif value is not _NO_JSON:
            self.problems.append(_no_object(place, excerpt))

    def _complain(self, at: int, why: str) -> None:
        place = _place(self.lines, at, self.file)
        start = self.lines[place.line - 1]
        line = self.text[start : start + _LONGEST_EXCERPT].partition("\n")[0]
        self.problems.append(
            Problem(
                "JSON_SYNTAX",
                f"the text is no JSON from here on: {why}.",
                "Correct it; each event is one object.",
                place,
                line,
            )
        )


def _lowered(message: str) -> str:
    """The parser's words for the middle of a sentence, without the place they lead up to."""
    return f"{message[:1].lower()}{message[1:]}".removesuffix(" at")


def _repeated(value: Any) -> str:
    """The first member that an object in a value has twice; empty where none has."""
    if isinstance(value, _Repeating):
        return value.name
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return next(filter(None, map(_repeated, inside)), "")


def _said_twice(name: str, place: Place, excerpt: str) -> Problem:
    return Problem(
        "JSON_TWICE",
        f"the member {quoted(name)} stands twice in one object.",
        "Delete one of the two.",
        place,
        excerpt,
    )


def _empty(file: str) -> Problem:
    return Problem(
        "EMPTY",
        "the file holds nothing.",
        "Check that it was written to its end; each event is one JSON object.",
        Place(file),
    )


def _place(lines: list[int], at: int, file: str) -> Place:
    """The line and column of an offset; ``lines`` are the offsets at which lines begin."""
    line = bisect_right(lines, at)
    return Place(file, line, at - lines[line - 1] + 1)


def _no_object(place: Place, excerpt: str) -> Problem:
    return Problem(
        "JSON_NO_OBJECT",
        "an event is a JSON object; here stands something else.",
        f"Write for example {_SHORT_EXAMPLE}.",
        place,
        excerpt,
    )


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
            annotation, unit, _optional = shape(kind, name)
            if unit or annotation is Money:
                self._text(name, partial(read_cell, kind, name))
        self._known_on(kind)
        return self.done

    def _text(self, name: str, read: Callable[[str], Any]) -> None:
        """Read a field that is written as people write it; a plain number counts as its text."""
        value = self.done.get(name)
        if isinstance(value, str | int) and not isinstance(value, bool):
            self.done[name] = read(str(value))

    def _dates(self) -> None:
        if "date" not in self.data:
            return
        both = {"not_before", "effective_on"} & self.data.keys()
        if both:
            message = f"date stands beside {' and '.join(sorted(both))}: give one or the other"
            raise InvalidValueError(message)
        written = self.data["date"]
        if not isinstance(written, str):
            raise InvalidDateError(json.dumps(written))
        when = parse_range(written)
        self.done |= {"not_before": when.first, "effective_on": when.last}

    def _known_on(self, kind: type[Event]) -> None:
        if "known_on" in self.done:
            return
        effective_on = self.done.get("effective_on")
        if isinstance(effective_on, str):
            effective_on = parse_range(effective_on).last
        if effective_on:
            day = default_known_on(kind, effective_on, self._published())
            if day is None:
                self._refuse_unknown_documents()
            else:
                self.done["known_on"] = day

    def _refuse_unknown_documents(self) -> None:
        """Raise UnknownDocumentError where the day would have followed from a document."""
        for key in self._cited():
            if key not in self.published:
                raise UnknownDocumentError(key, self.published)

    def _published(self) -> list[date]:
        return [self.published[key] for key in self._cited() if key in self.published]

    def _cited(self) -> list[str]:
        sources = self.data.get("sources")
        listed = sources if isinstance(sources, list) else []
        return [
            str(item["document"])
            for item in listed
            if isinstance(item, dict) and "document" in item
        ]
