"""Claims, and the events of two documents: the report that claims, and a monitor beside it."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from domain.events.extensions import ExtensionGranted, ExtensionRequested
from domain.events.header import Event
from domain.events.machinery import DocumentIssued, MeetingClosed, MeetingScheduled
from domain.events.membership import ConventionSigned, InstrumentDeposited
from domain.events.statements import FigureReported
from domain.quantities import Quantity, Unit
from domain.sources import Source
from domain.strategies import example
from domain.subjects import CONVENTION
from projections.claims.model import Claim

REPORT, MONITOR = "report", "monitor"


def claim(metric: str, value: str, **fields: str) -> Claim:
    """A claim of the report about all States on 1 October 2020, where nothing else is said."""
    given = dict.fromkeys(Claim.__dataclass_fields__, "")
    told = {"claim_id": "c1", "as_of": "2020-10-01", "subject": "CCM", "source": REPORT}
    return Claim(**{**given, **told, "metric": metric, "value": value, **fields})


def of(iso3: str, kind: type[Event], when: str, /, *documents: str, **fields: Any) -> Event:
    """An event of a State, by documents; by the monitor alone where none is named."""
    sources = tuple(Source(document=name, locator="para 1") for name in documents or (MONITOR,))
    return example(kind, when, f"state:{iso3}", sources=sources, **fields)


def document(key: str, when: str, title: str = "", symbol: str | None = None) -> Event:
    return example(
        DocumentIssued,
        when,
        f"document:{key}",
        title=title or key.title(),
        publisher="Somebody",
        symbol=symbol,
    )


def meeting(name: str, kind: str, opens: str, closes: str) -> list[Event]:
    first, last = date.fromisoformat(opens), date.fromisoformat(closes)
    days = {"opens_on": first, "closes_on": last}
    subject = f"meeting:{name}"
    return [
        example(MeetingScheduled, "2010-01-01", subject, kind=kind, part=1, **days),
        example(MeetingClosed, closes, subject, part=1),
    ]


def granted(when: str, deadline: str, /, *documents: str, months: int = 12) -> Event:
    return of(
        "CHL",
        ExtensionGranted,
        when,
        *documents,
        article=4,
        deadline=date.fromisoformat(deadline),
        months=months,
        decided_by="2RC",
        form="at_meeting",
    )


def asked(iso3: str, when: str, /, *documents: str, article: int = 3) -> Event:
    return of(
        iso3, ExtensionRequested, when, *documents, article=article, months=12, for_meeting="2RC"
    )


DOCUMENTS = [document(REPORT, "2021-10-31", symbol="CCM/1"), document(MONITOR, "2020-01-01")]


def joined(iso3: str, when: str, /, *documents: str, kind: str = "accession") -> Event:
    return of(iso3, InstrumentDeposited, when, *documents, kind=kind)


def first_thirty(*documents: str) -> list[Event]:
    """Thirty consents, so that the Convention is in force from 1 August 2010."""
    codes = "ALB AUT BEL BFA BDI HRV DNK FRA DEU VAT IRL JPN LAO LUX MWI MLT MEX MCO MNE NZL"
    codes += " NIC NER NOR SMR SLE SVN ESP MKD URY ZMB"
    return [joined(iso3, "2010-02-16", *documents) for iso3 in codes.split()]


SIGNED = [
    *first_thirty(),
    *(of(iso3, ConventionSigned, "2008-12-03") for iso3 in ("AGO", "HTI", "IDN")),
]


def counted(metric: str, number: int) -> Event:
    """What the monitor counts exactly on 1 October 2020: of States that it left out it knows."""
    return example(
        FigureReported,
        "2020-10-01",
        CONVENTION,
        sources=(Source(document=MONITOR, locator="para 2"),),
        metric=metric,
        scope="States Parties",
        period_from=date(2020, 10, 1),
        period_to=date(2020, 10, 1),
        value=Quantity(number, Unit.STATES),
    )


@pytest.fixture(scope="session")
def make() -> SimpleNamespace:
    """The makers of this module, by name."""
    return SimpleNamespace(
        asked=asked,
        claim=claim,
        counted=counted,
        document=document,
        documents=DOCUMENTS,
        first_thirty=first_thirty,
        granted=granted,
        joined=joined,
        meeting=meeting,
        of=of,
        signed=SIGNED,
    )
