"""What stands out in reports under Article 7: late, overdue, silent, at odds with a list."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from domain.events.statements import ListReported
from domain.subjects import CONVENTION
from projections.noticed import Noticed
from projections.transparency.filings import ReportKind, ReportStatus, reports
from projections.transparency.silence import Heard, silence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from projections.transparency.filings import Report
    from projections.view import View

__all__ = ["ARTICLE_7_RULES", "noticed"]

ARTICLE_7_RULES = {
    "report_late": "a report under Article 7 came after its due date (R7.1, R7.2)",
    "report_overdue": "a report under Article 7 is known to be overdue (R7.1, R7.2)",
    "two_years_silent": "no Article 7 report came on two due dates in a row (2RC, para 85 (iv)(c))",
    "list_at_odds": "a list has a report as missing, or as in time, that is recorded otherwise",
}

ENGAGED_FROM = date(2021, 9, 21)
"""Since when the President is to engage with States that are silent (2RC, para 85)."""


def noticed(view: View, iso3: str) -> Iterator[Noticed]:
    """What stands out in the reports of one State; overdue annual reports are taken together."""
    owed = reports(view, iso3)
    for item in owed:
        if item.status is ReportStatus.LATE:
            yield Noticed("report_late", _late(item), item.evidence)
            yield from _named_in_time(view, item)
        if item.is_in and item.known.refuted:
            yield _at_odds(item)
    for kind in ReportKind:
        yield from _overdue(
            [i for i in owed if i.kind is kind and i.status is ReportStatus.OVERDUE]
        )
    yield from _silent(view, iso3)


def _name(item: Report) -> str:
    return "initial report" if item.year is None else f"report on {item.year}"


def _late(item: Report) -> str:
    when = item.submitted
    came = f"on {when}" if item.known.listing is None or when is None else f"by {when.last}"
    return f"{_name(item)}: due by {item.due_on}, submitted {came}"


def _at_odds(item: Report) -> Noticed:
    lists = ", ".join(str(event.when) for event in item.known.refuted)
    text = f"{_name(item)}: submitted on {item.submitted}, missing by the list of {lists}"
    evidence = (*item.evidence, *(event.id for event in item.known.refuted))
    return Noticed("list_at_odds", text, evidence)


def _named_in_time(view: View, item: Report) -> Iterator[Noticed]:
    if item.year is not None or item.known.report is None:
        return
    for event in view.known(CONVENTION, ListReported):
        if event.metric == "states_with_initial_report_on_time" and item.owing.iso3 in event.states:
            text = f"{_late(item)}, in time by the list of {event.when}"
            yield Noticed("list_at_odds", text, (*item.evidence, event.id))


def _overdue(found: list[Report]) -> Iterator[Noticed]:
    if not found:
        return
    if found[0].year is None:
        text = f"initial report: due by {found[0].due_on}"
    else:
        years = ", ".join(str(item.year) for item in found)
        text = f"annual reports on {years}: the first due by {found[0].due_on}"
    evidence = tuple(dict.fromkeys(event for item in found for event in item.evidence))
    yield Noticed("report_overdue", text, evidence)


def _silent(view: View, iso3: str) -> Iterator[Noticed]:
    found = silence(view, iso3) if view.as_of >= ENGAGED_FROM else None
    if found and found.report is Heard.SILENT:
        dues = ", ".join(str(item.due_on) for item in found.owed)
        also = (
            "nor any other information" if found.information is Heard.SILENT else "but other news"
        )
        text = f"duties under {', '.join(found.duties)}: no report by {dues}, {also}"
        yield Noticed("two_years_silent", text, found.evidence)
