"""The indicators of the Lausanne Action Plan, and when its actions are due."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated

from domain.errors import UnknownActionError
from domain.states import state
from ledger.answers.model import Answer, Column, Row, Table
from ledger.answers.naming import names_of
from ledger.answers.reliability import BasisField, ConfidenceField, reliability
from ledger.datasets.reviewed import reviewed_numbers, value_in_words
from projections.machinery.decisions import plans
from projections.plans.due import due_days
from projections.plans.lausanne import SECTIONS
from projections.plans.measuring import measured
from projections.plans.model import How
from projections.plans.spans import LAUSANNE, baseline_day

if TYPE_CHECKING:
    from domain.quantities import Qualifier
    from projections.metrics.model import MetricAnswer
    from projections.plans.due import DueDay
    from projections.plans.measuring import Measured
    from projections.plans.model import Action, Number, Section
    from projections.view import View

__all__ = ["DueRow", "IndicatorRow", "OutcomeRow", "indicators_answer", "measurer"]

_NO_DATA = "no_data"


@dataclass(frozen=True, slots=True)
class IndicatorRow(Row):
    """One number of an indicator, at the baseline and at the day asked about."""

    key: Annotated[str, Column("key of the number: action, letter of the bullet, number", "No")]
    action: Annotated[int, Column("number of the action")]
    does: Annotated[str, Column("the action in short words")]
    words: Annotated[str, Column("what is counted, in short words", "Indicator")]
    unit: Annotated[str, Column("what the value is", "Unit", usual="states")]
    value: Annotated[int | None, Column("the value; null: no data", "Value")]
    qualifier: Annotated[
        str | None, Column("how exactly it is known; null: no data", "Exactness", usual="exact")
    ]
    base: Annotated[
        int | None,
        Column("how many these are, as far as recorded; null: no such base, or no data", "Of"),
    ]
    among: Annotated[str | None, Column("who these are", "Among", alone=True)]
    unstated: Annotated[
        tuple[str, ...],
        Column(
            "codes of States Parties of which it is not recorded whether they are among these",
            "Not recorded",
            alone=True,
        ),
    ]
    baseline: Annotated[
        int | None, Column("value at the baseline; null: no data, or not over yet", "Baseline")
    ]
    baseline_qualifier: Annotated[
        str | None, Column("how exactly that is known", "Exactness then", usual="exact")
    ]
    change: Annotated[
        int | None, Column("value less baseline; null unless both are exact", "Change")
    ]
    change_percent: Annotated[
        int | None, Column("that in whole per cent of the baseline, if it is not zero", "Per cent")
    ]
    how: Annotated[
        str,
        Column("computed, counted, reported (by documents on the indicator), or no_data", "How"),
    ]
    span: Annotated[str, Column("the days that it looks at", "Looks at", alone=True)]
    states: Annotated[tuple[str, ...], Column("codes of the States behind it", "States")]
    names: Annotated[tuple[str, ...], Column("their names", "Names", alone=True)]
    because: Annotated[str, Column("why the value is what it is", "Because", alone=True)]
    missing: Annotated[
        str, Column("what would be needed to know it, or to know it exactly", "Needed", alone=True)
    ]
    reviewed: Annotated[
        str,
        Column(
            "what a review by hand of the shipped dataset says of this very value; empty: another",
            "Reviewed",
            alone=True,
        ),
    ]
    measured_by: Annotated[str, Column("who measures it", "Measured by", alone=True)]
    paragraph: Annotated[str, Column("where the plan has it", "Paragraph", alone=True)]
    metric: Annotated[str, Column("its name among the metrics", "Metric", alone=True)]
    confidence: ConfidenceField
    basis: BasisField
    evidence: Annotated[tuple[str, ...], Column("ids of the events behind it")]


@dataclass(frozen=True, slots=True)
class OutcomeRow(Row):
    """How many numbers, and how many whole indicators, have a value of one kind."""

    how: Annotated[str, Column("computed, counted, reported or no_data", "How")]
    numbers: Annotated[int, Column("numbers of this kind", "Numbers")]
    indicators: Annotated[
        int, Column("indicators with a number of this kind, counted under the first", "Indicators")
    ]


@dataclass(frozen=True, slots=True)
class DueRow(Row):
    """By when an action is due; the meeting governs, the printed year is a claim."""

    action: Annotated[int, Column("number of the action", "Action")]
    does: Annotated[str, Column("the action in short words", "What")]
    state: Annotated[str | None, Column("code of the State; null: all others")]
    name: Annotated[str, Column("name of the State, or all", "For")]
    meeting: Annotated[
        str, Column("meeting with whose last day it is due, or years of its own", "By")
    ]
    due_on: Annotated[
        date | None, Column("last day; null: the next meeting after an act of the State", "Due")
    ]
    printed_year: Annotated[int | None, Column("year that the plan prints beside it", "Printed")]


def measurer(section: Section) -> str:
    """Who measures the indicators of a section: the annex names the Coordination Committee."""
    theme = section.theme.value.replace("_", " ")
    return f"Coordination Committee, by its Coordinators on {theme}"


def indicators_answer(
    view: View, key: str | None = None, baseline_on: date | None = None
) -> Answer:
    """Every number of the plan, or those of one action or indicator (``43``, ``43a``).

    Changes count from ``baseline_on``, by default the last day of the Tenth Meeting. Raises
    UnknownActionError.
    """
    base_day = baseline_on or baseline_day(view)
    chosen = list(_chosen(key))
    rows = [
        _row(view, section, action, measured(view, number, base_day))
        for section, action, number in chosen
    ]
    actions = {action.number for _section, action, _number in chosen}
    due = [_due_row(item) for item in due_days(view) if item.action.number in actions]
    summary = [] if key else list(_outcomes(rows))
    return Answer(
        Table("indicators", IndicatorRow, rows, upright=len(rows) == 1),
        sections=(Table("outcomes", OutcomeRow, summary), Table("due", DueRow, due)),
        about={"plan": LAUSANNE, "baseline_on": base_day},
        title=_before_adoption(view),
    )


def _before_adoption(view: View) -> str:
    """That the plan is not in force yet, which is neither no data nor zero; else nothing."""
    adopted = next((event for event in plans(view) if event.plan == LAUSANNE), None)
    if adopted is None:
        return f"{LAUSANNE}: its adoption is not recorded"
    if adopted.effective_on <= view.as_of:
        return ""
    return f"{LAUSANNE}: adopted on {adopted.effective_on}, not in force yet on {view.as_of}"


def _chosen(key: str | None) -> Iterator[tuple[Section, Action, Number]]:
    every = [
        (section, action, number)
        for section in SECTIONS
        for action in section.actions
        for number in action.numbers
    ]
    found = [item for item in every if key is None or _is_under(key.lower(), item[1], item[2])]
    if not found:
        keys = dict.fromkeys(str(action.number) for _section, action, _number in every)
        raise UnknownActionError(LAUSANNE, key or "", keys)
    yield from found


def _is_under(key: str, action: Action, number: Number) -> bool:
    keys = {str(action.number), number.key, number.key.rstrip("0123456789")}
    return key in keys


def _row(view: View, section: Section, action: Action, found: Measured) -> IndicatorRow:
    number, now, then = found.number, found.now, found.baseline
    return IndicatorRow(
        key=number.key,
        action=action.number,
        does=action.words,
        words=number.words,
        unit=number.unit.value,
        value=_whole(now),
        qualifier=_exactness(now),
        base=found.base,
        among=number.base.words if number.base else None,
        unstated=found.unstated,
        baseline=_whole(then) if then else None,
        baseline_qualifier=_exactness(then) if then else None,
        change=found.change.absolute if found.change else None,
        change_percent=found.change.per_cent if found.change else None,
        how=found.how.value if found.how else _NO_DATA,
        span=number.span.value,
        states=now.states,
        names=names_of(now.states),
        because=now.because,
        missing=now.missing,
        reviewed=_review(found),
        measured_by=measurer(section),
        paragraph=f"Annex II, para {section.paragraph}, action {action.number}; its Annex 1",
        metric=number.name,
        **reliability(view, now.evidence)._asdict(),
        evidence=now.evidence,
    )


def _review(found: Measured) -> str:
    """The reason in the review, where the value is the one reviewed."""
    said, now = reviewed_numbers()[found.number.key], found.now
    reviewed = said.how, said.now, said.states
    value = value_in_words(_whole(now), _exactness(now))
    is_same = reviewed == (found.how.value if found.how else _NO_DATA, value, now.states)
    return said.reason if is_same else ""


def _whole(answer: MetricAnswer) -> int | None:
    return answer.value if isinstance(answer.value, int) else None


def _exactness(answer: MetricAnswer) -> str | None:
    found: Qualifier = answer.qualifier
    return None if answer.value is None else found.value


def _outcomes(rows: Sequence[IndicatorRow]) -> Iterator[OutcomeRow]:
    numbers = Counter(row.how for row in rows)
    firsts: dict[str, str] = {}
    for row in rows:
        firsts.setdefault(_bullet(row.key), row.how)
    bullets = Counter(firsts.values())
    for how in (*(item.value for item in How), _NO_DATA):
        yield OutcomeRow(how, numbers[how], bullets[how])


def _bullet(key: str) -> str:
    return key.rstrip("0123456789")


def _due_row(item: DueDay) -> DueRow:
    years = item.due.new_states_years
    by = f"{years} years from entry into force" if item.iso3 else item.due.meeting
    return DueRow(
        action=item.action.number,
        does=item.action.words,
        state=item.iso3,
        name=state(item.iso3).name if item.iso3 else "all",
        meeting=by or "the next meeting after it",
        due_on=item.on,
        printed_year=None if item.iso3 else item.due.printed_year,
    )
