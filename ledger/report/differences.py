"""Where official documents and the ledger differ: both figures, and how theirs would hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.states import all_states
from ledger.answers.audit import audit_row
from ledger.report.days import dated
from ledger.report.desk import in_words
from ledger.report.model import Box, Difference
from ledger.report.statements import stated_otherwise
from ledger.report.wording import NOT_RECORDED, listed, short_name
from projections.claims.judging import OF_ALL
from projections.claims.known import when_of
from projections.claims.model import Holding, Verdict
from projections.claims.names import meant_by
from projections.metrics.model import MetricUnit
from projections.metrics.registry import metric

if TYPE_CHECKING:
    from datetime import date

    from ledger.report.desk import Desk
    from projections.claims.model import Claim, Judgement, Measured

__all__ = ["box_of", "evidence_note", "reading_in_words"]


def box_of(desk: Desk, names: set[str]) -> Box | None:
    """The differences about some metrics, each said once; None where there is none."""
    found: dict[tuple[str, ...], Difference] = {}
    contradicted = _contradicted(desk)
    for item in contradicted:
        name = meant_by(item.claim.metric).metric
        if name in names and not _is_list_beside_count(item, contradicted):
            made = _difference(desk, item)
            found.setdefault((made.what, made.when, made.claimed, made.computed), made)
    others = stated_otherwise(desk, names, {_told(item) for item in contradicted})
    differences = (*found.values(), *others)
    return Box(differences) if differences else None


def _contradicted(desk: Desk) -> list[Judgement]:
    return [item for item in desk.judged if item.now.verdict is Verdict.CONTRADICTED]


def _told(item: Judgement) -> tuple[str, date]:
    """The metric and the day that a claim tells of."""
    assert item.judged_on is not None  # noqa: S101 - contradicted, so it was judged
    return meant_by(item.claim.metric).metric, item.judged_on


def _is_list_beside_count(item: Judgement, contradicted: list[Judgement]) -> bool:
    """Whether a list only repeats what the difference of its count tells already."""
    name = meant_by(item.claim.metric).metric
    return name.endswith("_list") and any(
        each.claim.as_of == item.claim.as_of
        and meant_by(each.claim.metric).metric == name.removesuffix("_list")
        for each in contradicted
    )


def _difference(desk: Desk, item: Judgement) -> Difference:
    row, claim = audit_row(item), item.claim
    what = metric(meant_by(claim.metric).metric).title
    return Difference(
        what=_of_subject(what, claim),
        when=dated(claim.as_of),
        claimed=_shown(claim.value, claim),
        computed=_computed(item, row.computed, claim.unit),
        where=f"{claim.source}, {claim.locator}",
        reading=reading_in_words(item.now),
        note=evidence_note(desk, item),
    )


def evidence_note(desk: Desk, item: Judgement) -> int | None:
    """The number of the note on what the ledger answers to a claim; None where nothing tells."""
    row, when = metric(meant_by(item.claim.metric).metric), when_of(desk.end, item.claim.as_of)
    if not item.now.evidence:
        return None
    about = item.claim.subject
    subject = about if row.about_state or row.about_meeting else None
    ask = desk.ask(row, when.last, when, subject)
    return desk.notes.number(in_words(row, when.last, when), item.now.evidence, ask)


def _of_subject(what: str, claim: Claim) -> str:
    about = claim.subject
    if about in OF_ALL:
        return what
    return f"{_name(about)}: {what}"


def _name(about: str) -> str:
    known = about in {item.iso3 for item in all_states()}
    return short_name(about) if known else about


def _computed(item: Judgement, value: object, unit: str) -> str:
    if value is None:
        return NOT_RECORDED
    if isinstance(item.now.value, tuple):
        return listed(item.now.value)
    row = metric(meant_by(item.claim.metric).metric)
    counts = isinstance(value, int) and row.unit is not MetricUnit.YEAR
    return f"{value:,}{_unit(unit)}" if counts else f"{value}{_unit(unit)}"


_WITH_UNIT = {"percent": " %", "km2": " km²"}


def _unit(unit: str) -> str:
    return _WITH_UNIT.get(unit.lower(), "")


def _shown(value: str, claim: Claim) -> str:
    row = metric(meant_by(claim.metric).metric)
    if row.unit is MetricUnit.STATES_LIST:
        return listed(dict.fromkeys(part.strip() for part in value.split(";") if part.strip()))
    return f"{value}{_unit(claim.unit)}"


_HOLDS = {
    Holding.TRUE: "It holds if one reads it so",
    Holding.CAN_BE: "It can hold if one reads it so",
}


def reading_in_words(now: Measured) -> str:
    """How the other figure would hold: the first reading alone; else why the ledger's is so."""
    for other in now.readings:
        if other.holds:
            return f"{_HOLDS[other.holds]}: {dated(other.words)}."
    because = f": {dated(now.because)}" if now.because else ""
    return f"No other reading makes it hold{because}."
