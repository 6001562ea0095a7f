"""The shipped claims, judged once against the shipped dataset."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime

import pytest

from ledger.datasets.loading import read_dataset, shipped_claims, shipped_folder
from ledger.journal.claims import read_claims
from projections.claims.judging import audit
from projections.claims.model import Judgement
from projections.cut import Recorded, cut
from projections.view import Facts, View

TODAY = date(2026, 1, 1)


@pytest.fixture(scope="session")
def judged() -> Mapping[str, Judgement]:
    """The judgement of each shipped claim, by its id."""
    now = _view(None)
    claims = read_claims(shipped_claims().read_bytes(), "claims.csv", now).claims
    return {item.claim.claim_id: item for item in audit(claims, now, _view)}


def _view(known_at: date | None) -> View:
    events = read_dataset(shipped_folder()).events
    recorded = [Recorded(at, datetime.now(UTC), event) for at, event in enumerate(events, 1)]
    facts = Facts.of(cut(recorded, known_at=known_at))
    return View(facts, TODAY, known_at, len(events), "", TODAY)
