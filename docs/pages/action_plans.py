"""The page on the action plans: what they ask, how each number is measured, what it comes to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ledger.answers.indicators import DueRow, IndicatorRow, OutcomeRow, indicators_answer, measurer
from ledger.answers.reviewed import ReviewedRow, reviewed_answer
from ledger.datasets.reviewed import REVIEWED_ON, reviewed_numbers
from pages.parts import MADE, in_words, page, rows_of, table
from pages.shipped import shipped_view
from projections.plans import dubrovnik
from projections.plans.lausanne import SECTIONS, actions
from projections.plans.model import Action, Section
from projections.plans.spans import baseline_day

if TYPE_CHECKING:
    from projections.view import View

_ABOUT = """The Lausanne Action Plan has {actions} actions and {indicators} indicators, and some
indicators hold more than one number: {numbers} in all. The Dubrovnik Action Plan before it has
{reviewed} actions, which the Second Review Conference reviewed as of {reviewed_on}. Both stand
here in short words of our own; the plan itself is Annex II of CCM/CONF/2021/6, the review its Annex
III. `ccm indicators` gives the values for any day, `ccm indicators --action 43` those of one
action, `ccm explain lausanne_43a` the events behind a number, and `ccm indicators --plan dubrovnik`
the review."""
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
_ABOUT_OUTCOMES = """On the shipped dataset, on {day}. An indicator is counted under the
first of its numbers."""
_ABOUT_REASONS = """Values at the end of the baseline period ({baseline}) and on {day}, of every
number that has one on either day, or that projections could tell; the reasons were written by hand,
`ccm indicators` shows them of the same values, and a test holds the values to what was
reviewed."""
_ABOUT_DUE = """Where an action is tied to a meeting, the last day of that meeting governs, whenever
it is held; the year that the plan prints beside it is only a claim. States that joined later have
two years from entry into force where the plan says so."""
_ABOUT_REVIEW = """The verdicts say what the review says, in its own sense: *carried out*,
*progress*, *partly*, *mixed* (better and worse weighed), *not reached* (a number that was missed),
*described* (told without a judgement), *not assessed* (the review says itself that it was not, or
could not be), *not mentioned*. Results that the plan expected stand beside the actions."""


def action_plans_page() -> str:
    """Both plans on the shipped dataset, the earlier one on the day of its review."""
    view = shipped_view(REVIEWED_ON)
    answer = indicators_answer(view)
    rows = rows_of(answer.main, IndicatorRow)
    outcomes = [
        (row.how.replace("_", " "), str(row.numbers), str(row.indicators))
        for row in rows_of(answer.sections[0], OutcomeRow)
    ]
    parts = ["# Action plans", MADE, _about_plans(), "## How numbers are measured", _ABOUT_HOW]
    parts += [_by_kind(), _ABOUT_VALUES, "## How many have a value"]
    parts.append(_ABOUT_OUTCOMES.format(day=in_words(REVIEWED_ON)))
    parts.append(table(("value", "numbers", "indicators"), outcomes))
    for section in SECTIONS:
        parts += [f"## {section.title}", _about(section), _numbers(section)]
    parts += ["## Values and reasons", _about_reasons(view), _reasons(rows)]
    parts += ["## Due days", _ABOUT_DUE, _due(rows_of(answer.sections[1], DueRow))]
    parts += [
        "## Review of the Dubrovnik Action Plan",
        _ABOUT_REVIEW,
        _review(),
    ]
    return page(parts)


def _about_plans() -> str:
    every = actions()
    return _ABOUT.format(
        actions=len(every),
        indicators=sum(len(item.indicators) for item in every),
        numbers=sum(len(item.numbers) for item in every),
        reviewed=sum(row.is_action for row in dubrovnik.ROWS),
        reviewed_on=in_words(dubrovnik.REVIEWED_ON),
    )


def _about_reasons(view: View) -> str:
    baseline = baseline_day(view)
    days = {"baseline": in_words(baseline) if baseline else "", "day": in_words(REVIEWED_ON)}
    return _ABOUT_REASONS.format(**days)


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
    lines = []
    for row in rows:
        said = reviewed_numbers()[row.key]
        if said.has_value or not said.reason.startswith("No document since"):
            of = f" of {said.base}" if said.base else ""
            lines.append((row.key, said.baseline, said.now + of, said.reason))
    return table(("", "baseline", in_words(REVIEWED_ON), "why"), lines)


def _due(rows: list[DueRow]) -> str:
    lines = [
        (str(row.action), row.name, row.meeting, str(row.due_on or ""), str(row.printed_year or ""))
        for row in rows
    ]
    return table(("action", "for", "by", "due", "printed"), lines)


def _review() -> str:
    answer = reviewed_answer(shipped_view(dubrovnik.REVIEWED_ON))
    lines = [
        (row.key, row.words, row.verdict.replace("_", " "), row.said, row.paragraphs)
        for row in rows_of(answer.main, ReviewedRow)
    ]
    return table(("action", "what", "verdict", "the review", "Annex III"), lines)
