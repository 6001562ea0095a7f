"""A scenario file of a programme too little of which is known: what is missing is marked.

What has to be given stands as a comment, in its table, so that a check names it as missing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import tomlkit

from simulations.scenarios.fields import fields_of
from simulations.scenarios.model import ClearanceScenario, DestructionScenario

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["MISSING", "skeleton_text"]

MISSING = "MISSING"
"""What marks a number that is to be given."""

_TABLES = {
    4: {
        "": ("deadline",),
        "# [land]": ("confirmed_m2",),
        "[[clearance]]": ("teams", "m2_per_team_day"),
    },
    3: {
        "": ("deadline",),
        "[stock]": (),
        "[[stock.types]]": ("name", "munitions", "lot_size", "munitions_per_line_month"),
    },
}
"""What has to be given, table by table. Of land no field alone has to be: the table has."""

_HINTS = {
    "land.confirmed_m2": "; or suspected_m2, with a table [[non_technical_survey]]",
}


def skeleton_text(
    article: int, why: str, head: Mapping[str, Any], known: Mapping[str, tuple[Any, str]]
) -> str:
    """The file as TOML; ``why`` a scenario cannot be made from the ledger alone.

    ``head``: the fields at the top; ``known``: values by the names of their fields, each with
    where it comes from.
    """
    lines = [
        f"# {why}.",
        f"# Give what is marked {MISSING}, and take the # before it and its table away;",
        "# `ccm scenario check FILE` then says what is still missing.",
        "# `ccm scenario fields` lists all that can be said.",
        *(f"{name} = {_toml(value)}" for name, value in head.items()),
    ]
    for table, names in _TABLES[article].items():
        lines += [*(["", table] if table else []), *_fields(article, table, names, known)]
    for name, (_, source) in known.items():
        about = "stock.types" if name.startswith("stock.types") else name
        lines += ["", f'[provenance."{about}"]', f"source = {_toml(source)}"]
    return "\n".join(lines) + "\n"


def _fields(
    article: int, table: str, names: tuple[str, ...], known: Mapping[str, tuple[Any, str]]
) -> Iterator[str]:
    kind = ClearanceScenario if article == 4 else DestructionScenario  # noqa: PLR2004
    said = {item.name: item for item in fields_of(kind)}
    for name in names:
        field = said[f"{table.strip('# []')}.{name}".removeprefix(".")]
        if field.name in known:
            unit = f" # {field.unit}" if field.unit else ""
            yield f"{name} = {_toml(known[field.name][0])}{unit}"
        elif field.required or field.name in _HINTS:
            yield f"# {name} =   # {MISSING}: {field.said}{_HINTS.get(field.name, '')}"


def _toml(value: Any) -> str:
    return str(tomlkit.item(value).as_string())
