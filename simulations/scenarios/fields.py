"""Every field of a scenario file: its unit, its default, its meaning; read off the model."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from types import UnionType
from typing import TYPE_CHECKING, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic_core import PydanticUndefined

from simulations.scenarios.distributions import (
    Beta,
    Constant,
    Empirical,
    Gamma,
    Lognormal,
    Pert,
    Poisson,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic.fields import FieldInfo

    from simulations.scenarios.positions import Path

__all__ = ["Field", "distribution_names", "fields_of", "known_names", "parameters", "unit_of"]

_DISTRIBUTIONS: dict[str, type[BaseModel]] = {
    "constant": Constant,
    "lognormal": Lognormal,
    "pert": Pert,
    "beta": Beta,
    "gamma": Gamma,
    "poisson": Poisson,
    "empirical": Empirical,
}

_UNITS = {
    "m2_per_team_day": "m2 a day",
    "_per_line_month": "munitions a month",
    "_per_munition": "submunitions",
    "_per_km2": "submunitions a km2",
    "cost_per_team_month": "currency a month",
    "fixed_cost_per_month": "currency a month",
    "rate_per_year": "times a year",
    "wakes_per_year": "0 to 1",
    "falls_dormant_per_year": "0 to 1",
    "working_days_per_week": "days a week",
    "_m2": "m2",
    "_share": "0 to 1",
    "share_removed": "0 to 1",
    "probability": "0 to 1",
    "precision": "0 to 1",
    "rate_factor": "0 to 1",
    "_days": "days",
    "_months": "months",
    "_years": "years",
    "amount": "currency",
    "opening_balance": "currency",
    "munitions": "munitions",
    "retained": "munitions",
    "lot_size": "munitions",
    "convoy_lots": "lots",
    "lines": "lines",
    "teams": "teams",
    "replications": "paths",
    "currency": "ISO 4217",
}
"""Units by the end of a field's name; the first that fits."""

_DAYS_OF_YEAR = frozenset({"start", "end"})


@dataclass(frozen=True, slots=True)
class Field:
    """One field: ``name`` from the top of the file down, ``default`` as TOML writes it.

    ``default`` is empty where the field is required, "none" where it may be absent.
    """

    name: str
    unit: str
    default: str
    meaning: str
    required: bool
    is_distribution: bool
    is_table: bool
    is_list: bool = False

    @property
    def takes(self) -> Literal["value", "number or distribution", "table", "tables"]:
        """What a file gives for it."""
        if self.is_table:
            return "tables" if self.is_list else "table"
        return "number or distribution" if self.is_distribution else "value"

    @property
    def said(self) -> str:
        """Meaning and unit, for the middle of a sentence."""
        return f"{self.meaning}{f' ({self.unit})' if self.unit else ''}"


@cache
def fields_of(kind: type[BaseModel]) -> tuple[Field, ...]:
    """All fields of a kind of scenario, tables before what they hold."""
    return tuple(_fields(kind, ""))


def distribution_names() -> tuple[str, ...]:
    """The names that ``distribution`` takes."""
    return tuple(_DISTRIBUTIONS)


def parameters(name: str) -> tuple[str, ...]:
    """The parameters of a distribution, as files name them."""
    fields = _DISTRIBUTIONS[name].model_fields
    return tuple(item.alias or key for key, item in fields.items() if key != "distribution")


def known_names(kind: type[BaseModel], path: Path, value: Any) -> tuple[str, ...]:
    """The keys that the table at a path takes; ``value`` is what the file holds there."""
    tag = value.get("distribution") if isinstance(value, dict) else None
    if tag in _DISTRIBUTIONS:
        return ("distribution", *parameters(tag))
    for part in path:
        if isinstance(part, str):
            inner = _part_of(kind.model_fields[part]) if part in kind.model_fields else None
            if inner is None:
                return tuple(_source_fields(kind)) if path[0] == "provenance" else ()
            kind = inner
    return tuple(kind.model_fields)


def unit_of(name: str, annotation: Any = None) -> str:
    """The unit of a field, by the end of its name; empty where it has none."""
    if name in _DAYS_OF_YEAR and annotation is str:
        return "MM-DD"
    if name == "article":
        return ""
    return next((unit for end, unit in _UNITS.items() if name.endswith(end)), "")


def _source_fields(kind: type[BaseModel]) -> Iterator[str]:
    source = get_args(kind.model_fields["provenance"].annotation)[1]
    yield from source.model_fields


def _fields(kind: type[BaseModel], above: str) -> Iterator[Field]:
    for name, item in kind.model_fields.items():
        part = _part_of(item)
        yield Field(
            name=f"{above}{name}",
            unit="" if part else _unit(name, item),
            default=_default(item),
            meaning=_meaning(item),
            required=item.is_required(),
            is_distribution=_is_distribution(item),
            is_table=part is not None,
            is_list=part is not None and _is_list(item),
        )
        if part:
            yield from _fields(part, f"{above}{name}.")


def _unit(name: str, item: FieldInfo) -> str:
    known = unit_of(name, item.annotation)
    if known:
        return known
    kinds = {str(each.__name__) for each in _types(item) if isinstance(each, type)}
    return next((said for kind, said in _PLAIN.items() if kind in kinds), "")


_PLAIN = {"bool": "true or false", "date": "day"}


def _meaning(item: FieldInfo) -> str:
    """The field's docstring, for the middle of a sentence."""
    text = " ".join((item.description or "").split()).removesuffix(".")
    second = text[1:2]
    return text if second.isupper() or not second.isalpha() else f"{text[0].lower()}{text[1:]}"


def _default(item: FieldInfo) -> str:
    if item.is_required():
        return ""
    value = item.get_default(call_default_factory=True)
    if value is None or value is PydanticUndefined or value in ((), {}):
        return "none"
    if isinstance(value, Constant):
        return f"{value.value:g}"
    if isinstance(value, BaseModel):
        return "as its fields"
    if isinstance(value, bool):
        return str(value).lower()
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def _types(item: FieldInfo) -> tuple[Any, ...]:
    """The annotation, or what a union unites."""
    annotation = item.annotation
    united = get_origin(annotation) in {Union, UnionType}
    return get_args(annotation) if united else (annotation,)


def _is_distribution(item: FieldInfo) -> bool:
    return Constant in _types(item)


def _part_of(item: FieldInfo) -> type[BaseModel] | None:
    """The model of the table, or of the tables, that a field holds."""
    if _is_distribution(item):
        return None
    candidates = [
        each
        for kind in _types(item)
        for each in (get_args(kind) if get_origin(kind) is tuple else (kind,))
    ]
    return next((x for x in candidates if isinstance(x, type) and issubclass(x, BaseModel)), None)


def _is_list(item: FieldInfo) -> bool:
    return any(get_origin(kind) is tuple for kind in _types(item))
