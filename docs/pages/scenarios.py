"""The reference of scenario files."""

from __future__ import annotations

from collections.abc import Iterable

from ledger.answers.simulations.scenarios import DistributionRow, ScenarioFieldRow, fields_answer
from pages.parts import MADE, page, rows_of, table

__all__ = ["scenarios_page"]

_ABOUT_SCENARIOS = """A scenario file says in TOML what is simulated: what there is to do, with
which means, by when, and where each number comes from. `ccm scenario new STATE` writes one filled
in from the ledger, `ccm scenario check FILE` tells every error with its line and column, and what
deserves a second look; `ccm scenario fields` lists what stands below. Fields are named from the
top of the file down: `land.suspected_m2` is the field `suspected_m2` of the table `[land]`. Where
tables are taken, each is a `[[clearance]]` of its own. `provenance` names fields or whole tables:
`[provenance.\"land.cancelled_share\"]`, with `source`, `page`, `as_of` and `events`."""
_ABOUT_DISTRIBUTIONS = """A field that takes a number or a distribution is given either way: `10`,
or `{ distribution = \"pert\", low = 8, mode = 10, high = 14 }`. Every mean is arithmetic; `low`
and `high` are limits, not percentiles."""


def scenarios_page() -> str:
    """The reference of scenario files."""
    answer = fields_answer()
    heads = {
        "3, 4": "## Both articles",
        "4": "## Article 4: clearance",
        "3": "## Article 3: stockpiles",
    }
    fields = rows_of(answer.main, ScenarioFieldRow)
    parts = ["# Scenario files", MADE, _ABOUT_SCENARIOS]
    for article, head in heads.items():
        rows = [row for row in fields if row.article == article]
        parts += [head, _scenario_table(rows)]
    kinds = [
        (f"`{row.distribution}`", ", ".join(row.parameters), row.meaning)
        for row in rows_of(answer.sections[0], DistributionRow)
    ]
    distributions = table(("distribution", "parameters", "meaning"), kinds)
    return page([*parts, "## Distributions", _ABOUT_DISTRIBUTIONS, distributions])


def _scenario_table(rows: Iterable[ScenarioFieldRow]) -> str:
    return table(
        ("field", "takes", "unit", "default", "meaning"),
        [(f"`{row.field}`", row.kind, row.unit, row.default, row.meaning) for row in rows],
    )
