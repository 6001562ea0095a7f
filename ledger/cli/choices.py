"""Words that options take, kept apart so that ``--help`` and completion need no more than them.

A test holds them together with the types they name.
"""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum

from domain.errors import InvalidValueError, did_you_mean

__all__ = [
    "AGENDA_KINDS",
    "AXES",
    "BEARERS",
    "CASUALTY_CAUSES",
    "CLAIM_KINDS",
    "CORRECTION_KINDS",
    "GAP_KINDS",
    "LAW",
    "MANDATE_STATUSES",
    "MEETING_KINDS",
    "MEMBERSHIP",
    "OBLIGATION_STATUSES",
    "PLANS",
    "REPORT_STATUSES",
    "SENSITIVITY",
    "SEVERITIES",
    "THEMES",
    "TIME_BOUND_ARTICLES",
    "VERDICTS",
    "VOTES",
    "Chart",
    "ChoiceError",
    "chosen",
    "named",
]

MEMBERSHIP = ("state_party", "pending", "signatory", "former_state_party", "not_signed")
OBLIGATION_STATUSES = (
    "not_yet_due",
    "due_soon",
    "extended",
    "overdue",
    "overdue_request_pending",
    "reopened",
    "met_on_time",
    "met_late",
    "closed",
    "unverified",
    "not_recorded",
    "outcome_not_recorded",
    "cannot_tell",
    "ended_by_withdrawal",
)
REPORT_STATUSES = (
    "not_yet_due",
    "on_time",
    "late",
    "overdue",
    "not_recorded",
    "cannot_tell",
    "ended_by_withdrawal",
)
GAP_KINDS = (
    "no_statement_on_stocks",
    "holdings_not_stated",
    "retention_not_recorded",
    "transfers_not_recorded",
    "no_statement_on_areas",
    "area_not_stated",
    "release_not_recorded",
    "declaration_not_recorded",
    "nothing_since_deadline",
    "outcome_not_recorded",
    "no_statement_on_victims",
    "no_statement_on_assistance",
    "initial_report_not_recorded",
    "annual_reports_not_recorded",
    "in_time_not_recorded",
    "no_statement_on_law",
    "deposits_not_recorded",
)
SEVERITIES = ("high", "medium", "low")
VERDICTS = ("confirmed", "attested", "contradicted", "not_computable", "editorial")
CLAIM_KINDS = (
    "membership",
    "stockpile",
    "clearance",
    "extension",
    "transparency",
    "victim_assistance",
    "assistance",
    "national_law",
    "universalization",
    "machinery",
    "finance",
)
CORRECTION_KINDS = ("source", "transcription")
LAW = ("specific_law", "existing_law_sufficient", "under_consideration", "not_reported")
CASUALTY_CAUSES = ("all", "attacks", "remnants", "all_explosive_ordnance")
VOTES = ("yes", "no", "abstain", "not_voting")
TIME_BOUND_ARTICLES = ("3", "4")
AXES = ("as_of", "known_at", "position")
MEETING_KINDS = ("MSP", "RC", "preparatory", "intersessional", "workshop", "briefing")
THEMES = (
    "general_status",
    "universalization",
    "stockpile_destruction",
    "clearance",
    "victim_assistance",
    "cooperation_and_assistance",
    "transparency",
    "national_implementation",
)
BEARERS = (
    "President",
    "Coordination Committee",
    "Coordinators",
    "Implementation Support Unit",
    "United Nations",
    "Geneva International Centre for Humanitarian Demining",
    "Meeting of States Parties",
)
MANDATE_STATUSES = (
    "discharged",
    "discharged_late",
    "not_yet_due",
    "no_day_set",
    "not_recorded",
    "standing",
)
PLANS = ("lausanne", "dubrovnik")
AGENDA_KINDS = ("meeting", "last_day_to_request", "obligation", "mandate")
SENSITIVITY = ("tornado", "sobol")


class Chart(StrEnum):
    """What can be drawn of one simulated programme."""

    FAN = "fan"
    DATES = "dates"
    MONTHS = "months"
    CAPACITY = "capacity"
    TORNADO = "tornado"


class ChoiceError(InvalidValueError):
    """A word that an option does not take."""

    code = "CHOICE"

    def __init__(self, option: str, text: str, choices: Collection[str]) -> None:
        super().__init__(
            f"{option} does not take {text!r}.{did_you_mean(text, choices)} "
            f"It takes: {', '.join(choices)}.",
        )


def chosen(option: str, texts: Collection[str] | None, choices: Collection[str]) -> list[str]:
    """The words given, read as they stand or with blanks and hyphens. Raises ChoiceError."""
    found = []
    for text in texts or ():
        word = text.strip().lower().replace(" ", "_").replace("-", "_")
        if word not in choices:
            raise ChoiceError(option, text, choices)
        found.append(word)
    return found


def named(option: str, texts: Collection[str] | None, names: Collection[str]) -> list[str]:
    """The names meant, whatever their case, with blanks or hyphens. Raises ChoiceError."""
    by_word = {name.lower().replace(" ", "_"): name for name in names}
    found = []
    for text in texts or ():
        word = text.strip().lower().replace(" ", "_").replace("-", "_")
        if word not in by_word:
            raise ChoiceError(option, text, names)
        found.append(by_word[word])
    return found
