"""The period in figures: what stood before it and at its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledger.report.sections.tables import both_ends
from ledger.report.writing import Writing

if TYPE_CHECKING:
    from ledger.report.desk import Desk
    from ledger.report.model import Section

__all__ = ["section"]

_ENDS = (
    "contracting_states",
    "states_in_force",
    "signatories",
    "states_with_art3_obligation",
    "submunitions_destroyed_total",
    "states_with_art4_obligation",
    "states_with_art5_obligation",
    "states_legal_measures",
)


def section(desk: Desk) -> Section:
    """What the period came to in a few sentences, and the main figures in one table."""
    writing = Writing(desk, "overview", "The period in figures")
    _without_events(writing)
    _joined(writing)
    _ended(writing)
    _told(writing)
    both_ends(
        writing, "Main figures, at the end of the day before the period and of its last day", _ENDS
    )
    return writing.done()


def _without_events(writing: Writing) -> None:
    """That nothing of the period is on record: its figures are those of before, or unknown."""
    end, period = writing.desk.end, writing.desk.period
    known = [event for event in end.facts.events if event.type != "DocumentIssued"]
    if not any(e.not_before <= period.last and e.effective_on >= period.first for e in known):
        told = "The ledger knows {n:event}; none of them is of this period."
        writing.say(told if known else "The ledger knows of no event.", n=len(known))
        writing.paragraph()


def _joined(writing: Writing) -> None:
    desk = writing.desk
    writing.say(
        "{joined:State} consented to be bound in the period; at its end {all:State} had, and "
        "{signed:State} had signed without doing so.",
        joined=desk.over("states_joined"),
        all=desk.at_end("contracting_states"),
        signed=desk.at_end("signatories"),
    )
    left = desk.at_end("former_states")
    if left.number:
        writing.say("By then {left:State+} had withdrawn.", left=left)


def _ended(writing: Writing) -> None:
    """What of the duties with a time limit was finished, and what is left, where that is known."""
    for article, finished, left in (
        (3, "finished destroying stockpiles", "had some left"),
        (4, "finished clearance", "had areas left to clear"),
    ):
        done = writing.desk.over(f"states_finishing_art{article}")
        open_ = writing.desk.at_end(f"states_with_art{article}_obligation")
        if open_.is_known:
            told = f"{{done:State+}} {finished}, and {{left:State}} {left}."
            writing.say(told, done=done, left=open_)
        else:
            writing.say(f"{{done:State+}} {finished}.", done=done)
            writing.lack(open_)


def _told(writing: Writing) -> None:
    """Victims, law and reports, as far as States told."""
    desk = writing.desk
    writing.say(
        "{victims:State} had victims to assist, and {law:State} had legal measures in place.",
        victims=desk.at_end("states_with_art5_obligation"),
        law=desk.at_end("states_legal_measures"),
    )
    writing.say(
        "Of {due} initial reports due, {n} had come.",
        due=desk.on("initial_reports_due", desk.period.last),
        n=desk.on("initial_reports_submitted", desk.period.last),
    )
