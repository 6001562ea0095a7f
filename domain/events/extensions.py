"""Extension requests of Articles 3 and 4 and what became of them."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from domain.events.fields import Article, Meeting, Months, Text
from domain.events.header import Event

__all__ = [
    "DecisionForm",
    "ExtensionAnalysed",
    "ExtensionGranted",
    "ExtensionRefused",
    "ExtensionRequestRevised",
    "ExtensionRequested",
    "ExtensionWithdrawn",
    "RecommendationMade",
    "RecommendationMet",
]


class DecisionForm(StrEnum):
    """How States Parties decided."""

    AT_MEETING = "at_meeting"
    SILENCE_PROCEDURE = "silence_procedure"


class ExtensionRequested(Event):
    """A State asked for an extension: of so many months, or until a day, where stated."""

    article: Article
    months: Months | None
    until: date | None
    for_meeting: Meeting | None
    contents: tuple[Text, ...] = ()


class ExtensionRequestRevised(Event):
    """A State replaced its pending request."""

    article: Article
    months: Months | None
    until: date | None
    for_meeting: Meeting | None


class ExtensionAnalysed(Event):
    """The Analysis Group handed in its analysis of the pending request."""

    article: Article


class ExtensionGranted(Event):
    """States Parties granted an extension until ``deadline``, which governs over ``months``."""

    article: Article
    deadline: date
    months: Months | None
    decided_by: Meeting
    form: DecisionForm


class ExtensionRefused(Event):
    """States Parties refused the pending request."""

    article: Article
    decided_by: Meeting


class ExtensionWithdrawn(Event):
    """The State withdrew its pending request."""

    article: Article


class RecommendationMade(Event):
    """One thing a granting decision asks of the State: recommended, not owed under the treaty.

    ``key`` is short and unlike the other keys of the same decision; ``due_meeting`` is the
    meeting by which it is asked, where one is named.
    """

    article: Article
    decided_by: Meeting
    key: Text
    ask: Text
    due_meeting: Meeting | None


class RecommendationMet(Event):
    """The State did what a decision had recommended under ``key``."""

    article: Article
    decided_by: Meeting
    key: Text
