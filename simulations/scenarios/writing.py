"""From a scenario to a TOML text that reads back as an equal scenario.

Every field that has a value is written, defaults too, each with its unit; where numbers come from
stands in the table ``provenance``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import tomlkit
from pydantic import BaseModel

from simulations.scenarios.distributions import Constant
from simulations.scenarios.fields import distribution_names, fields_of

if TYPE_CHECKING:
    from tomlkit.items import Array, InlineTable, Item, Table

    from simulations.scenarios.model import ClearanceScenario, DestructionScenario
    from simulations.scenarios.parts import Source

__all__ = ["scenario_text"]

_FIRST = ("schema_version", "name", "state", "article", "start", "deadline")
_ABOUT = (
    "`ccm scenario fields` says what each field means; `ccm scenario check FILE` looks it over.",
    'A number may be a distribution: { distribution = "pert", low = 1.0, mode = 2.0, high = 4.0 }.',
)


def scenario_text(scenario: ClearanceScenario | DestructionScenario) -> str:
    """The scenario as TOML, with units as comments."""
    units = {item.name: item.unit for item in fields_of(type(scenario)) if not item.is_table}
    document = tomlkit.document()
    for line in _ABOUT:
        document.add(tomlkit.comment(line))
    _fill(document, _plain_fields(scenario), "", units)
    for name, value in _tables(scenario):
        document.add(name, _table_of(value, name, units))
    if scenario.provenance:
        document.add("provenance", _provenance(scenario.provenance))
    return tomlkit.dumps(document)


def _plain_fields(part: BaseModel) -> dict[str, Any]:
    """Fields that hold values, by the names that files use; absent ones are left out."""
    kind = type(part)
    given = {
        item.alias or name: getattr(part, name)
        for name, item in kind.model_fields.items()
        if name != "provenance" and not _is_table(getattr(part, name))
    }
    kept = {name: value for name, value in given.items() if value is not None and value != ()}
    first = {name: kept[name] for name in _FIRST if name in kept}
    return {**first, **kept}


def _tables(part: BaseModel) -> list[tuple[str, Any]]:
    names = [name for name in type(part).model_fields if name != "provenance"]
    return [(name, getattr(part, name)) for name in names if _is_table(getattr(part, name))]


def _is_table(value: Any) -> bool:
    """Whether a value is a table of its own, or a list of them; a distribution is not."""
    if isinstance(value, tuple):
        return bool(value) and _is_table(value[0])
    return isinstance(value, BaseModel) and not _is_distribution(value)


def _is_distribution(value: Any) -> bool:
    return getattr(value, "distribution", None) in distribution_names()


def _table_of(value: Any, name: str, units: dict[str, str]) -> Any:
    if isinstance(value, tuple):
        made = tomlkit.aot()
        for each in value:
            made.append(_table_of(each, name, units))
        return made
    table = tomlkit.table()
    _fill(table, _plain_fields(value), f"{name}.", units)
    for inner, part in _tables(value):
        table.add(inner, _table_of(part, f"{name}.{inner}", units))
    return table


def _fill(table: Any, fields: dict[str, Any], above: str, units: dict[str, str]) -> None:
    for name, value in fields.items():
        item = _item(value)
        unit = units.get(f"{above}{name}")
        if unit:
            item.comment(unit)
        table.add(name, item)


def _item(value: Any) -> Item:
    if isinstance(value, Constant):
        return _item(value.value)
    if isinstance(value, BaseModel):
        return _distribution(value)
    if isinstance(value, tuple):
        return _list(value)
    item: Item = tomlkit.item(value)
    return item


def _distribution(value: BaseModel) -> InlineTable:
    table = tomlkit.inline_table()
    for name, part in _plain_fields(value).items():
        table.add(name, _item(part))
    return table


def _list(values: tuple[Any, ...], *, long: bool = False) -> Array:
    array = tomlkit.array()
    array.extend(values)
    return array.multiline(long)


def _provenance(sources: dict[str, Source]) -> Table:
    made = tomlkit.table(is_super_table=True)
    for name, source in sources.items():
        table = tomlkit.table()
        for key, value in _plain_fields(source).items():
            if value not in {"", False}:
                is_list = isinstance(value, tuple)
                table.add(key, _list(value, long=True) if is_list else _item(value))
        made.add(name, table)
    return made
