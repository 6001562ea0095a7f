"""The views that one audit needs, each made once: many claims are about the same days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.events.machinery import DocumentIssued
from domain.subjects import SubjectKind

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from projections.view import View

__all__ = ["Bench"]


class Bench:
    """Views by day asked about, now and as known at a day, whole and of other documents alone."""

    def __init__(
        self,
        now: View,
        known_at: Callable[[date], View],
        *,
        of_known_documents: bool = False,
    ) -> None:
        """``of_known_documents``: nothing is held against a document that ``now`` does not know."""
        self.now = now
        self.of_known_documents = of_known_documents
        self._known_at = known_at
        self._known: dict[date, View] = {}
        self._others: dict[tuple[date | None, str], View] = {}
        self._on: dict[tuple[date | None, str | None, date], View] = {}

    def view(self, day: date, known_at: date | None = None) -> View:
        """What had happened by a day, as known at another or now."""
        key = (known_at, None, day)
        if key not in self._on:
            self._on[key] = self._whole(known_at).at(day)
        return self._on[key]

    def others(self, day: date, document: str, known_at: date | None = None) -> View:
        """The same, as far as other documents than a claim's own bear it out, published by then.

        Where the claim's document is not known (empty), it can be any: what one document alone
        bears out may be borne out by that one.
        """
        key = (known_at, document, day)
        if key not in self._on:
            self._on[key] = self._of_others(document, known_at).at(day)
        return self._on[key]

    def _of_others(self, document: str, known_at: date | None) -> View:
        key = (known_at, document)
        if key not in self._others:
            whole = self._whole(known_at)
            apart = {document, *self._published_after(known_at)}
            self._others[key] = (
                whole.without_documents(frozenset(apart)) if document else whole.borne_out_twice()
            )
        return self._others[key]

    def _whole(self, known_at: date | None) -> View:
        if known_at is None:
            return self.now
        if known_at not in self._known:
            self._known[known_at] = self._known_at(known_at)
        return self._known[known_at]

    def _published_after(self, day: date | None) -> list[str]:
        """Documents that nobody could read on a day: they may cite what was known before."""
        if day is None:
            return []
        return [
            event.subject_key
            for subject in self.now.subjects(SubjectKind.DOCUMENT)
            for event in self.now.known(subject, DocumentIssued)
            if event.effective_on > day
        ]
