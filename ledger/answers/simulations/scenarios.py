"""Scenario files: what is to be looked at in one, and which fields there are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Literal

from ledger.answers.model import Answer, Column, Row, Table
from simulations.scenarios.distributions import MEANINGS
from simulations.scenarios.fields import fields_of, parameters
from simulations.scenarios.model import ClearanceScenario, DestructionScenario

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from simulations.scenarios.warnings import Warn

__all__ = [
    "DistributionRow",
    "ScenarioFieldRow",
    "WarningRow",
    "check_answer",
    "fields_answer",
]


@dataclass(frozen=True, slots=True)
class WarningRow(Row):
    """Something in a scenario file that can be simulated and deserves a second look."""

    line: Annotated[int, Column("line of the file; 1 where it is about what is absent", "Line")]
    column: Annotated[int, Column("column of the file")]
    code: Annotated[str, Column("short name of the kind of warning", "Warning")]
    field: Annotated[str, Column("the field or table", "Field")]
    sentence: Annotated[str, Column("what is to be looked at", "What")]
    remedy: Annotated[str, Column("what to do about it", "To do")]


@dataclass(frozen=True, slots=True)
class ScenarioFieldRow(Row):
    """A field of a scenario file."""

    article: Annotated[str, Column("3, 4, or both: which scenarios have it", "Article")]
    field: Annotated[str, Column("its name, from the top of the file down", "Field")]
    kind: Annotated[
        Literal["value", "number or distribution", "table", "tables"],
        Column("what it takes", "Takes"),
    ]
    unit: Annotated[str, Column("unit; empty: none", "Unit")]
    default: Annotated[
        str, Column("what holds where it is left out; required: it must be given", "Default")
    ]
    meaning: Annotated[str, Column("what it means", "Meaning")]


@dataclass(frozen=True, slots=True)
class DistributionRow(Row):
    """A distribution that a number may have."""

    distribution: Annotated[str, Column("its name", "Distribution")]
    parameters: Annotated[tuple[str, ...], Column("its parameters", "Parameters")]
    meaning: Annotated[str, Column("what it means", "Meaning")]


def check_answer(warnings: Sequence[Warn], *, article: int) -> Answer:
    """The warnings about a scenario file; they call for attention."""
    rows = [
        WarningRow(item.line, item.column, item.code, item.field, item.sentence, item.remedy)
        for item in warnings
    ]
    about = {"article": article, "warnings": len(rows)}
    return Answer(Table("rows", WarningRow, rows), about=about, calls_for_attention=bool(rows))


def fields_answer(article: int | None = None) -> Answer:
    """All fields, those of both articles first named; and the distributions."""
    rows = [row for row in _field_rows() if article is None or str(article) in row.article]
    kinds = [DistributionRow(name, parameters(name), meaning) for name, meaning in MEANINGS.items()]
    return Answer(
        Table("rows", ScenarioFieldRow, rows),
        sections=(Table("distributions", DistributionRow, kinds),),
    )


def _field_rows() -> Iterator[ScenarioFieldRow]:
    by_article = {4: fields_of(ClearanceScenario), 3: fields_of(DestructionScenario)}
    shared = set(by_article[3]) & set(by_article[4])
    for article, fields in by_article.items():
        for item in fields:
            if item in shared and article == 3:  # noqa: PLR2004
                continue
            yield ScenarioFieldRow(
                article="3, 4" if item in shared else str(article),
                field=item.name,
                kind=item.takes,
                unit=item.unit,
                default="required" if item.required else item.default,
                meaning=item.meaning,
            )
