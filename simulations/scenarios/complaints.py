"""What Pydantic says of a scenario, in the words of whoever wrote the file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from domain.errors import did_you_mean
from domain.problems import Problem
from simulations.scenarios.fields import Field, distribution_names, fields_of, known_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic_core import ErrorDetails

    from simulations.scenarios.positions import Path

__all__ = ["complaints"]

_LIST_ALL = "`ccm scenario fields` lists every field."
_SAYS = {
    "float_type": "it takes a number",
    "int_type": "it takes a whole number",
    "bool_type": "it takes true or false",
    "string_type": "it takes a text",
    "date_type": "it takes a day, such as 2026-05-01",
    "date_from_datetime_parsing": "it takes a day that exists, such as 2026-05-01",
    "date_parsing": "it takes a day that exists, such as 2026-05-01",
    "tuple_type": "it takes a list, such as [ ... ] or [[...]]",
    "dict_type": "it takes a table",
    "model_type": "it takes a table",
    "model_attributes_type": "it takes a table",
    "finite_number": "it takes a finite number",
    "string_pattern_mismatch": "it takes a month and a day, such as 03-15",
    "string_too_short": "it must not be empty",
    "too_short": "it must not be empty",
    "greater_than": "it must be more than {gt}",
    "greater_than_equal": "it must not be less than {ge}",
    "less_than": "it must be less than {lt}",
    "less_than_equal": "it must not be more than {le}",
    "literal_error": "it takes {expected}",
}


def complaints(
    item: ErrorDetails, kind: type[BaseModel], given: dict[str, Any]
) -> Iterator[tuple[Problem, Path]]:
    """One of Pydantic's errors as problems, each with the path of the key it is about.

    A list whose entries are wrong is not empty, though Pydantic says so as well. Where several
    fields do not fit together, each line of its message is a problem.
    """
    if item["type"] == "too_short" and item["input"]:
        return
    for said in item["msg"].removeprefix("Value error, ").splitlines():
        yield _complaint(item, said, kind, given)


def _complaint(
    item: ErrorDetails, said: str, kind: type[BaseModel], given: dict[str, Any]
) -> tuple[Problem, Path]:
    path = _in_file(item["loc"], given)
    name = _dotted(path)
    match item["type"]:
        case "extra_forbidden":
            return _unknown(path, kind, given), path
        case "missing":
            return _missing(name, path, kind), path
        case "union_tag_invalid" | "union_tag_not_found":
            return _no_distribution(name, item["input"]), path
        case "value_error" if not path or isinstance(_at(given, path), dict | list):
            problem = _together(name, said, is_distribution=_tagged(_at(given, path)))
            return problem, _named_in(said, path, given)
        case _:
            return _wrong(name, item, said, _field(kind, path)), path


def _unknown(path: Path, kind: type[BaseModel], given: dict[str, Any]) -> Problem:
    where = _dotted(path[:-1]) or "the file"
    known = known_names(kind, path[:-1], _at(given, path[:-1]))
    guess = _elsewhere(str(path[-1]), kind) or did_you_mean(str(path[-1]), known)
    return Problem(
        "SCENARIO_FIELD",
        f"there is no field {path[-1]!r} in {where}.{guess}",
        f"It takes {', '.join(sorted(known))}. {_LIST_ALL}" if known else _LIST_ALL,
    )


def _missing(name: str, path: Path, kind: type[BaseModel]) -> Problem:
    field = _field(kind, path)
    remedy = f"{field.name}: {field.said}." if field else "Give it."
    return Problem("SCENARIO_MISSING", f"{name} is missing.", f"{remedy} {_LIST_ALL}")


def _no_distribution(name: str, value: Any) -> Problem:
    names = distribution_names()
    tag = value.get("distribution") if isinstance(value, dict) else None
    said = "names no distribution" if tag is None else f"names the distribution {tag!r}"
    guess = did_you_mean(str(tag), names) if tag is not None else ""
    return Problem(
        "SCENARIO_DISTRIBUTION",
        f"{name} {said}, and takes a number or one of {', '.join(names)}.{guess}",
        'Write a number, or a table such as { distribution = "pert", low = 1, mode = 2, '
        "high = 4 }.",
    )


def _together(name: str, said: str, *, is_distribution: bool) -> Problem:
    where = f"{name}: " if name else ""
    if is_distribution:
        return Problem("SCENARIO_VALUE", f"{where}{said}.", "Correct its parameters.")
    return Problem(
        "SCENARIO_TOGETHER", f"{where}{said}.", f"Correct one of the fields. {_LIST_ALL}"
    )


def _wrong(name: str, item: ErrorDetails, said: str, field: Field | None) -> Problem:
    pattern = _SAYS.get(item["type"], said.rstrip(".").replace("{", "{{").replace("}", "}}"))
    if item["type"].startswith("model") and field and field.is_distribution:
        pattern = "it takes a number, or a table with a distribution"
    why = pattern.format(**item.get("ctx", {}))
    remedy = f"{field.name}: {field.said}." if field else "Correct it."
    return Problem("SCENARIO_VALUE", f"{name} = {_shown(item['input'])}: {why}.", remedy)


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return repr(value) if isinstance(value, str | int | float) else "..."


def _in_file(loc: tuple[int | str, ...], given: dict[str, Any]) -> Path:
    """Pydantic's path without the names of distributions, which are no keys of the file."""
    path: Path = ()
    value: Any = given
    for part in loc:
        if part in distribution_names() and (_tagged(value) or not isinstance(value, dict)):
            continue
        path = (*path, part)
        value = _at(value, (part,))
    return path


def _tagged(value: Any) -> bool:
    return isinstance(value, dict) and value.get("distribution") in distribution_names()


def _at(value: Any, path: Path) -> Any:
    """What stands at a path of the file; None where nothing does."""
    for part in path:
        try:
            value = value[part]
        except (KeyError, IndexError, TypeError):
            return None
    return value


def _field(kind: type[BaseModel], path: Path) -> Field | None:
    """The field that a path leads to; entries of lists are all alike."""
    name = _dotted(path)
    return next((item for item in fields_of(kind) if item.name == name), None)


def _elsewhere(name: str, kind: type[BaseModel]) -> str:
    """Where a field of that name belongs, as a sentence; nothing where there is none."""
    found = [
        item.name for item in fields_of(kind) if item.name.endswith(f".{name}") or item.name == name
    ]
    return f" Did you mean {' or '.join(found[:3])}?" if found else ""


def _named_in(said: str, path: Path, given: dict[str, Any]) -> Path:
    """The first field of a table that a sentence names; the table where it names none."""
    for word in re.findall(r"[a-z_0-9.]+", said):
        inner = (*path, *word.strip(".").split("."))
        if _at(given, inner) is not None:
            return inner
    return path


def _dotted(path: Path) -> str:
    """A path as files write it; entries of lists are all alike."""
    return ".".join(part for part in path if isinstance(part, str))
