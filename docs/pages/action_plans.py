"""The page on the action plans: what they ask, how each number is measured, what it comes to."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from ledger.answers.indicators import DueRow, IndicatorRow, OutcomeRow, indicators_answer, measurer
from ledger.answers.reviewed import ReviewedRow, reviewed_answer
from pages.parts import MADE, page, rows_of, table
from pages.shipped import shipped_view
from projections.plans.dubrovnik import REVIEWED_ON
from projections.plans.lausanne import SECTIONS
from projections.plans.model import Action, Section

REVIEWED = Path(__file__).resolve().parents[2] / "tests/integration/plans/indicators.csv"
"""The values as reviewed by hand, with a reason for each."""

_SHOWN_ON = date(2026, 11, 1)
_ABOUT = """The Lausanne Action Plan has 50 actions and 77 indicators, and some indicators hold
more than one number: 84 in all. The Dubrovnik Action Plan before it has 31 actions, which the
Second Review Conference reviewed as of 1 October 2020. Both stand here in short words of our own;
the plan itself is Annex II of CCM/CONF/2021/6, the review its Annex III. `ccm indicators` gives
the values for any day, `ccm indicators --action 43` those of one action, `ccm explain
lausanne_43a` the events behind a number, and `ccm indicators --plan dubrovnik` the review."""
_ABOUT_HOW = """*Computed* numbers follow from treaty acts, duties and decisions; *counted* ones
from what States stated, one event a statement; *reported* ones only from what documents or Article
7 reports say on the very indicator. For these record a `ListReported` event of the number's metric
(`lausanne_2a`), a `FigureReported` event of it, or annual reports with `indicator 2a` among their
sections; that also stands in where a number of the other two kinds has no data. Figures that count
no States end as their unit does: `lausanne_4b2_number`, `lausanne_17b_munitions`,
`lausanne_20a_requests`. A request counts for 15a and 20a whose contents name a `costed multi-year
work plan`, a report for 45a whose form is the `adapted form`."""
_ABOUT_VALUES = """What is not on record is not zero. A count of statements is *at least* so many
unless the ledger knows of every State in question; where nothing is on record there is no data,
and the answer says what would be needed. The baseline is the value on the last day of the Tenth
Meeting, as last scheduled (`--baseline` takes another day); changes are shown where both values are
exact, for the difference of two lower bounds tells nothing. Who measures is the Coordination
Committee, each member within its mandate; which Coordinators that are is our reading."""
_ABOUT_OUTCOMES = """On the shipped dataset, on 1 November 2026. An indicator is counted under the
first of its numbers."""
_ABOUT_REASONS = """Values at the end of the baseline period (2 September 2022) and on 1 November
2026, of every number that has one on either day, or that projections could tell; the reasons were
written by hand, and a test holds the values to what was reviewed."""
_ABOUT_DUE = """Where an action is tied to a meeting, the last day of that meeting governs, whenever
it is held; the year that the plan prints beside it is only a claim. States that joined later have
two years from entry into force where the plan says so."""
_ABOUT_REVIEW = """The verdicts say what the review says, in its own sense: *carried out*,
*progress*, *partly*, *mixed* (better and worse weighed), *not reached* (a number that was missed),
*described* (told without a judgement), *not assessed* (the review says itself that it was not, or
could not be), *not mentioned*. Results that the plan expected stand beside the actions."""


def action_plans_page() -> str:
    """Both plans on the shipped dataset, the earlier one on the day of its review."""
    answer = indicators_answer(shipped_view(_SHOWN_ON))
    rows = rows_of(answer.main, IndicatorRow)
    outcomes = [
        (row.how.replace("_", " "), str(row.numbers), str(row.indicators))
        for row in rows_of(answer.sections[0], OutcomeRow)
    ]
    parts = ["# Action plans", MADE, _ABOUT, "## How numbers are measured", _ABOUT_HOW]
    parts += [_by_kind(), _ABOUT_VALUES, "## How many have a value", _ABOUT_OUTCOMES]
    parts.append(table(("value", "numbers", "indicators"), outcomes))
    for section in SECTIONS:
        parts += [f"## {section.title}", _about(section), _numbers(section)]
    parts += ["## Values and reasons", _ABOUT_REASONS, _reasons(rows)]
    parts += ["## Due days", _ABOUT_DUE, _due(rows_of(answer.sections[1], DueRow))]
    parts += [
        "## Review of the Dubrovnik Action Plan",
        _ABOUT_REVIEW,
        _review(),
    ]
    return page(parts)


def _by_kind() -> str:
    kinds = Counter(
        number.how.value for item in SECTIONS for each in item.actions for number in each.numbers
    )
    return table(("kind", "numbers"), [(kind, str(count)) for kind, count in kinds.items()])


def _about(section: Section) -> str:
    return f"Annex II, paragraph {section.paragraph}. Measured by: {measurer(section)}."


def _numbers(section: Section) -> str:
    rows = [line for action in section.actions for line in _of_action(action)]
    return table(("", "what", "unit", "kind", "looks at", "among"), rows)


def _of_action(action: Action) -> Iterator[tuple[str, ...]]:
    yield f"**{action.number}**", f"**{action.words}**", "", "", "", ""
    for number in action.numbers:
        among = number.base.words if number.base else ""
        yield (
            number.key,
            number.words,
            number.unit.value,
            number.how.value,
            number.span.value,
            among,
        )


def _reasons(rows: list[IndicatorRow]) -> str:
    with REVIEWED.open(encoding="utf-8", newline="") as file:
        reviewed = {row["key"]: row for row in csv.DictReader(file)}
    lines = []
    for row in rows:
        said = reviewed[row.key]
        if said["now"] or said["baseline"] or not said["reason"].startswith("No document since"):
            of = f" of {said['base']}" if said["base"] else ""
            lines.append((row.key, said["baseline"], said["now"] + of, said["reason"]))
    return table(("", "baseline", "1 November 2026", "why"), lines)


def _due(rows: list[DueRow]) -> str:
    lines = [
        (str(row.action), row.name, row.meeting, str(row.due_on or ""), str(row.printed_year or ""))
        for row in rows
    ]
    return table(("action", "for", "by", "due", "printed"), lines)


def _review() -> str:
    answer = reviewed_answer(shipped_view(REVIEWED_ON))
    lines = [
        (row.key, row.words, row.verdict.replace("_", " "), row.said, row.paragraphs)
        for row in rows_of(answer.main, ReviewedRow)
    ]
    return table(("action", "what", "verdict", "the review", "Annex III"), lines)
