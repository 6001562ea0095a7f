"""What is wrong with the data of an event, in words of the events and not of their library."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from domain.dates import FIRST_DAY, LAST_DAY
from domain.errors import did_you_mean
from domain.money import Money
from domain.problems import Problem
from domain.quantities import Quantity
from domain.texts import READABLE, shown

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pydantic import ValidationError

    from domain.events.header import Event

__all__ = ["problems_of"]

_LONGEST_VALUE = 60
_LONGEST_EXCERPT = 160

_EXPECTED = {
    "bool": "true or false",
    "dataclass": "a quantity, such as 1,495 or 1.88 km2",
    "date": "a day, such as 2020-10-01",
    "int": "a whole number",
    "model": "an object with document and locator",
    "string": "a text",
    "tuple": "a list",
}
"""What a field takes, by the first word of the kind of complaint."""


def problems_of(kind: type[Event], error: ValidationError) -> list[Problem]:
    """The library's complaints about one event as problems: field, value, what it takes."""
    found: Sequence[Any] = error.errors(include_url=False)
    return [
        Problem(
            code="EVENT_FIELD",
            sentence=_sentence(kind, item),
            remedy=f"`ccm catalogue {kind.__name__}` shows the fields and what they take.",
            excerpt=_excerpt(item),
        )
        for item in found
        if not _follows(item, found)
    ]


def _follows(item: Any, others: Sequence[Any]) -> bool:
    """Whether a list counts as empty only because what stands in it has faults of its own."""
    place = item["loc"]
    return item["type"] == "too_short" and any(
        other["loc"][: len(place)] == place and other["loc"] != place for other in others
    )


def _sentence(kind: type[Event], item: Any) -> str:
    place = _place(item["loc"])
    named = f"{kind.__name__}.{place}" if place else kind.__name__
    match item["type"]:
        case "missing":
            return f"{named} is missing."
        case "extra_forbidden":
            near = did_you_mean(str(item["loc"][-1]), [*kind.model_fields, "date"])
            return f"{named} is no field of it.{near}"
        case "value_error":
            return f"{named}: {_own_words(item)}"
        case _:
            return f"{named} takes {_expected(item)}, and not {_shown(item['input'])}."


def _own_words(item: Any) -> str:
    """What our own validators say, as they say it."""
    said = str(item["msg"]).removeprefix("Value error, ").rstrip(".")
    return f"{said[:1].lower()}{said[1:]}."


def _expected(item: Any) -> str:
    limits: Mapping[str, Any] = item.get("ctx", {})
    match item["type"]:
        case "enum":
            return str(limits["expected"]).replace("'", "")
        case "too_short":
            return "a list with at least one entry"
        case "string_too_short":
            return "a text that is not empty"
        case "string_pattern_mismatch" if limits["pattern"] == READABLE:
            return "a text without control characters other than tabs and line feeds"
        case "string_unicode":
            return "a text of whole characters (it holds half of a surrogate pair)"
        case "string_pattern_mismatch":
            return "a short name of letters, digits and blanks, such as 9MSP"
        case "dataclass_type" if limits["class_name"] == "Money":
            return "a sum with its currency, such as 1,234.56 USD"
        case "greater_than_equal":
            return _bounded("ge", limits)
        case "less_than_equal":
            return _bounded("le", limits)
        case other:
            return _EXPECTED.get(other.partition("_")[0], "another kind of value")


def _bounded(bound: str, limits: Mapping[str, Any]) -> str:
    """What a field takes that has a least or a largest value; days are given as texts."""
    limit = limits[bound]
    if isinstance(limit, int):
        return f"a whole number of {limit:,} or {'more' if bound == 'ge' else 'less'}"
    return f"a day from {FIRST_DAY} to {LAST_DAY}"


def _place(location: tuple[int | str, ...]) -> str:
    """The place as it is written in paths: ``sources[0].document``."""
    parts = (f"[{part}]" if isinstance(part, int) else f".{part}" for part in location)
    return "".join(parts).removeprefix(".")


def _shown(value: Any) -> str:
    """The value as JSON would have it, cut where it is long."""
    text = shown(json.dumps(value, ensure_ascii=False, default=str))
    return text if len(text) <= _LONGEST_VALUE else f"{text[:_LONGEST_VALUE]}..."


def _excerpt(item: Any) -> str:
    if item["type"] == "missing" or not item["loc"]:
        return ""
    value = item["input"]
    written = str(value) if isinstance(value, Money | Quantity) else repr(value)
    return f"{_place(item['loc'])} = {written}"[:_LONGEST_EXCERPT]
