"""Metrics of membership (TREATY section 1)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from domain.dates import add_days
from domain.events.membership import ConsentKind
from domain.states import Region, region
from projections.machinery.meetings import after_1rc
from projections.membership import MembershipStatus as Status
from projections.membership import (
    contracting_states,
    former_states,
    joined,
    members,
    pending_states,
    signatories,
    standing,
    states_in_force,
)
from projections.metrics.building import count, ids, listed, of_state, reading
from projections.metrics.lacking import lacking
from projections.metrics.members import lacks_consents, lacks_signatures
from projections.metrics.model import Asked, Metric, MetricAnswer, MetricUnit, unknown
from projections.metrics.transparency.reports import initial_due

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from projections.view import View

__all__ = ["METRICS"]

_IN_FORCE = "States Parties proper: those for which the Convention is in force"
_CONTRACTING = "contracting States: consented, in force or not"


def _joined_in(asked: Asked) -> Sequence[str]:
    return joined(asked.view, asked.during.first, min(asked.during.last, asked.view.as_of))


def _joined_since_1rc(asked: Asked) -> Sequence[str] | None:
    closed = after_1rc(asked.view)
    return joined(asked.view, add_days(closed, 1), asked.view.as_of) if closed else None


def _joined_in_after_1rc(asked: Asked) -> Sequence[str] | None:
    since = _joined_since_1rc(asked)
    return None if since is None else [iso3 for iso3 in since if iso3 in _joined_in(asked)]


def _report_due(asked: Asked) -> Sequence[str]:
    return [item.owing.iso3 for item in initial_due(asked)]


def _signatories_in(where: Region) -> Callable[[Asked], Sequence[str]]:
    return lambda asked: [iso3 for iso3 in signatories(asked.view) if region(iso3) is where]


_IN_THE_EUROPEAN_UNION = frozenset({"CYP"})
"""Signatories that are members of the European Union but lie in Asia by UN M49."""


def _signatories_by_union(where: Region) -> Callable[[Asked], Sequence[str]]:
    def found(asked: Asked) -> Sequence[str]:
        return [
            iso3
            for iso3 in signatories(asked.view)
            if (Region.EUROPE if iso3 in _IN_THE_EUROPEAN_UNION else region(iso3)) is where
        ]

    return found


def _by_region() -> Iterator[Metric]:
    for where in Region:
        yield count(
            f"signatories_{where.value.lower()}",
            f"Signatories in {where.value} that have not consented",
            "R15-16; regions of UN M49",
            _signatories_in(where),
            needs=lacks_signatures,
            readings=(
                reading(
                    "Cyprus counted to Europe, as a member of the European Union",
                    _signatories_by_union(where),
                ),
            ),
        )


def _consent_kind(view: View, iso3: str, _asked: Asked) -> MetricAnswer:
    consent = standing(view, iso3).consent
    if consent is None:
        return unknown(lacking("InstrumentDeposited", "of the State"))
    signature = standing(view, iso3).acts.signature
    signed = f"it signed on {signature.when}" if signature else "it never signed"
    because = f"{signed}, and deposited its {consent.kind.value} on {consent.when}"
    return MetricAnswer(consent.kind.value, evidence=ids(signature, consent), because=because)


def _status(view: View, iso3: str, _asked: Asked) -> MetricAnswer:
    stands = standing(view, iso3)
    lacks = lacks_consents(view)
    if stands.status in {Status.NOT_SIGNED, Status.SIGNATORY} and lacks:
        return unknown(lacks, stands.evidence)
    return MetricAnswer(stands.status.value, evidence=stands.evidence)


def _date(
    pick: Callable[[View, str], date | None],
    lacks: str = "InstrumentDeposited",
) -> Callable[[View, str, Asked], MetricAnswer]:
    def answer(view: View, iso3: str, _asked: Asked) -> MetricAnswer:
        day = pick(view, iso3)
        evidence = standing(view, iso3).evidence
        return (
            MetricAnswer(day, evidence=evidence)
            if day
            else unknown(lacking(lacks, "of the State"), evidence)
        )

    return answer


_COUNTS = (
    count(
        "contracting_states",
        "States that have consented and not withdrawn, in force or not",
        "R17, R20",
        lambda asked: contracting_states(asked.view),
        open_to=lacks_consents,
        readings=(reading(_IN_FORCE, lambda asked: states_in_force(asked.view)),),
    ),
    count(
        "states_in_force",
        "States Parties: those for which the Convention is in force",
        "R17, R20",
        lambda asked: states_in_force(asked.view),
        open_to=lacks_consents,
        readings=(reading(_CONTRACTING, lambda asked: contracting_states(asked.view)),),
    ),
    count(
        "pending_states",
        "Contracting States for which the Convention is not in force yet",
        "R17.2",
        lambda asked: pending_states(asked.view),
        open_to=lacks_consents,
    ),
    count(
        "former_states",
        "States whose withdrawal has taken effect",
        "R20",
        lambda asked: former_states(asked.view),
        open_to=lacks_consents,
    ),
    count(
        "signatories",
        "States that signed and have not consented",
        "R15-16",
        lambda asked: signatories(asked.view),
        needs=lacks_signatures,
    ),
    count(
        "states_committed",
        "Contracting States and signatories together",
        "R15-17",
        lambda asked: members(asked.view, Status.SIGNATORY, Status.PENDING, Status.STATE_PARTY),
        open_to=lacks_signatures,
    ),
    count(
        "states_joined",
        "States whose consent was deposited in the period",
        "R16",
        _joined_in,
        open_to=lacks_consents,
        over_period=True,
    ),
    count(
        "states_joined_since_1rc",
        "States whose consent was deposited after the First Review Conference",
        "R16",
        _joined_since_1rc,
        open_to=lacks_consents,
        missing=lacking("MeetingClosed", "of the First Review Conference"),
    ),
    count(
        "states_joined_after_1rc",
        "States whose consent was deposited in the period, after the First Review Conference",
        "R16",
        _joined_in_after_1rc,
        open_to=lacks_consents,
        missing=lacking("MeetingClosed", "of the First Review Conference"),
        over_period=True,
    ),
    count(
        "initial_reports_due",
        "States whose initial transparency report fell due by the day, since withdrawn or not",
        "R7.1",
        _report_due,
        open_to=lacks_consents,
    ),
    *_by_region(),
)

METRICS: tuple[Metric, ...] = (
    *_COUNTS,
    *(listed(metric) for metric in _COUNTS),
    of_state(
        "consent_kind",
        "How the State consented to be bound",
        MetricUnit.KIND,
        "R15-16",
        _consent_kind,
        words=tuple(ConsentKind),
    ),
    of_state(
        "membership_status",
        "Where the State stands",
        MetricUnit.STATUS,
        "R15-20",
        _status,
        words=tuple(Status),
    ),
    of_state(
        "entry_into_force",
        "First day on which the Convention binds the State",
        MetricUnit.DATE,
        "R17",
        _date(lambda view, iso3: standing(view, iso3).in_force_on),
    ),
    of_state(
        "withdrawal_effective",
        "First day on which a withdrawn State is no longer bound",
        MetricUnit.DATE,
        "R20",
        _date(lambda view, iso3: standing(view, iso3).withdrawn_on, "WithdrawalNotified"),
    ),
)
