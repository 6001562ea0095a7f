"""What a review said of each action of a plan: its verdict, where, and what can be counted now."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Reviewed", "Verdict"]


class Verdict(StrEnum):
    """What the review of the Dubrovnik Action Plan said of an action or of a result.

    In the review's own sense: *carried_out* where it says done, as a rule or by all; *progress*
    where it sees more than before; *partly* where some did and others did not; *mixed* where it
    weighs better against worse; *not_reached* for a number that was missed; *described* where it
    tells what was done and passes no judgement; *not_assessed* where it says itself that this was
    not, or could not be, assessed; *not_mentioned* where it is silent.
    """

    CARRIED_OUT = "carried_out"
    PROGRESS = "progress"
    PARTLY = "partly"
    MIXED = "mixed"
    NOT_REACHED = "not_reached"
    DESCRIBED = "described"
    NOT_ASSESSED = "not_assessed"
    NOT_MENTIONED = "not_mentioned"


@dataclass(frozen=True, slots=True)
class Reviewed:
    """An action, a part of one, or a result that the plan expected, and the verdict on it.

    ``key`` is that of the plan (``2.1``, ``4.1(a)``), or ours for a result (``3 result 1``);
    ``paragraphs`` those of Annex III; ``said`` what the review says, in our words; ``metrics``
    name what the ledger can count of it.
    """

    key: str
    words: str
    verdict: Verdict
    paragraphs: str
    said: str
    metrics: tuple[str, ...] = ()

    @property
    def is_action(self) -> bool:
        """Whether it is one of the 31 actions, not a part or a result."""
        return "(" not in self.key and " " not in self.key
