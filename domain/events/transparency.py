"""Reports under Article 7: initial, annual, voluntary."""

from __future__ import annotations

from typing import Self

from pydantic import model_validator

from domain.events.fields import Text, Year, not_in_a_later_year
from domain.events.header import Event

__all__ = ["AnnualReportSubmitted", "InitialReportSubmitted", "VoluntaryReportSubmitted"]


class InitialReportSubmitted(Event):
    """A State Party submitted its initial report (Article 7.1); ``form`` where one is named."""

    form: Text | None


class AnnualReportSubmitted(Event):
    """A State Party submitted its report on a calendar year (Article 7.2).

    ``sections`` are the letters of Article 7.1 or the indicators it speaks to, as far as known.
    ``updates`` is true of one that updates or corrects a report on that year which had come before:
    it does not tell when that one came.
    """

    year: Year
    form: Text | None
    sections: tuple[Text, ...] = ()
    updates: bool | None = None

    @model_validator(mode="after")
    def _covers_no_later_year(self) -> Self:
        not_in_a_later_year(self.year, self.effective_on)
        return self


class VoluntaryReportSubmitted(Event):
    """A State that owes none submitted a report; counted apart from those that are due."""

    year: Year | None

    @model_validator(mode="after")
    def _covers_no_later_year(self) -> Self:
        not_in_a_later_year(self.year, self.effective_on)
        return self
