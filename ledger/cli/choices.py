"""Words that options take, kept apart so that ``--help`` and completion need no more than them.

A test holds them together with the types they name.
"""

from __future__ import annotations

from collections.abc import Collection

from domain.errors import InvalidValueError, did_you_mean

__all__ = [
    "AXES",
    "CLAIM_KINDS",
    "CORRECTION_KINDS",
    "GAP_KINDS",
    "MEMBERSHIP",
    "OBLIGATION_STATUSES",
    "REPORT_STATUSES",
    "SEVERITIES",
    "VERDICTS",
    "ChoiceError",
    "chosen",
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
    "no_statement_on_areas",
    "area_not_stated",
    "release_not_recorded",
    "declaration_not_recorded",
    "nothing_since_deadline",
    "outcome_not_recorded",
    "no_statement_on_victims",
    "initial_report_not_recorded",
    "annual_reports_not_recorded",
    "in_time_not_recorded",
    "no_statement_on_law",
)
SEVERITIES = ("high", "medium", "low")
VERDICTS = ("confirmed", "attested", "contradicted", "not_computable", "editorial")
CLAIM_KINDS = ("membership", "stockpile", "clearance", "extension", "transparency")
CORRECTION_KINDS = ("source", "transcription")
AXES = ("as_of", "known_at", "position")


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
