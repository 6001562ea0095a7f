"""What a Meeting of States Parties found on compliance (Article 8)."""

from __future__ import annotations

from domain.events.fields import Meeting, Text
from domain.events.header import Event

__all__ = ["NonComplianceFound"]


class NonComplianceFound(Event):
    """A Meeting of States Parties found that a State does not comply (Article 8).

    ``provision`` is what it found not to be complied with, such as ``3.2``. Only a meeting finds
    it: a lapsed deadline, a late report or what a document says of a State is none.
    """

    found_by: Meeting
    provision: Text
