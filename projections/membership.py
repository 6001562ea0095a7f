"""Who is bound, and from when (Articles 15 to 20)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from domain.events.membership import (
    ConventionSigned,
    DeclarationMade,
    InstrumentDeposited,
    ProvisionalApplicationDeclared,
    WithdrawalNotified,
)
from domain.rules import article_17
from domain.rules.article_20 import withdrawal_effective_on
from domain.states import all_states
from domain.subjects import state_subject
from projections.grown import Grown
from projections.view import per_view

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from domain.dates import DateRange
    from domain.events.header import Event
    from projections.view import View

__all__ = [
    "Bound",
    "Membership",
    "MembershipStatus",
    "Standing",
    "bound",
    "contracting_in",
    "contracting_states",
    "convention_in_force_on",
    "ever_contracting",
    "former_states",
    "is_over",
    "members",
    "memberships",
    "pending_states",
    "register",
    "signatories",
    "standing",
    "states_in_force",
]


class MembershipStatus(StrEnum):
    """The words of TREATY section 1."""

    NOT_SIGNED = "not_signed"
    SIGNATORY = "signatory"
    PENDING = "pending"
    STATE_PARTY = "state_party"
    FORMER = "former_state_party"


@dataclass(frozen=True, slots=True)
class Membership:
    """A State's treaty acts so far, in order."""

    signature: ConventionSigned | None = None
    consents: Grown[InstrumentDeposited] = Grown()
    notices: Grown[WithdrawalNotified] = Grown()
    provisional: Grown[ProvisionalApplicationDeclared] = Grown()
    declarations: Grown[DeclarationMade] = Grown()


def apply(state: Membership, event: Event) -> Membership:
    """The treaty acts after one more event; events of other kinds change nothing."""
    match event:
        case ConventionSigned():
            return replace(state, signature=event)
        case InstrumentDeposited():
            return replace(state, consents=state.consents.plus(event))
        case WithdrawalNotified():
            return replace(state, notices=state.notices.plus(event))
        case ProvisionalApplicationDeclared():
            return replace(state, provisional=state.provisional.plus(event))
        case DeclarationMade():
            return replace(state, declarations=state.declarations.plus(event))
        case _:
            return state


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a State stands at the view's day.

    ``in_force_on`` is the first day on which the Convention binds it (it may lie ahead),
    ``withdrawn_on`` the first day on which it no longer does (may lie ahead too).
    """

    iso3: str
    status: MembershipStatus
    acts: Membership
    consent: InstrumentDeposited | None
    in_force_on: date | None
    withdrawn_on: date | None
    provisional_until: date | None

    @property
    def evidence(self) -> tuple[str, ...]:
        """Ids of the acts that make the standing."""
        acts = self.acts
        events: tuple[Event | None, ...] = (acts.signature, *acts.consents, *acts.notices)
        return tuple(event.id for event in events if event is not None)

    @property
    def attached(self) -> tuple[str, ...]:
        """Ids of what was declared with the acts: it changes nothing of the standing."""
        return tuple(event.id for event in (*self.acts.provisional, *self.acts.declarations))


@per_view
def thirtieth_deposit(view: View) -> date | None:
    """The day of the thirtieth deposit, counted by the first consent of each State."""
    return article_17.thirtieth(
        acts.consents[0].effective_on for acts in _acts(view).values() if acts.consents
    )


@per_view
def convention_in_force_on(view: View) -> date | None:
    """When the Convention entered or will enter into force, or None before the 30th deposit."""
    return article_17.convention_entry_into_force(
        acts.consents[0].effective_on for acts in _acts(view).values() if acts.consents
    )


@per_view
def _acts(view: View) -> Mapping[str, Membership]:
    return {iso3: view.folded(state_subject(iso3), Membership(), apply) for iso3 in view.states()}


@per_view
def standing(view: View, iso3: str) -> Standing:
    """Where one State stands."""
    acts = _acts(view).get(iso3, Membership())
    consent = acts.consents[-1] if acts.consents else None
    in_force_on = (
        article_17.entry_into_force(consent.effective_on, thirtieth_deposit(view))
        if consent
        else None
    )
    withdrawn_on = _withdrawn_on(acts)
    return Standing(
        iso3=iso3,
        status=_status(view.as_of, acts, in_force_on, withdrawn_on),
        acts=acts,
        consent=consent,
        in_force_on=in_force_on,
        withdrawn_on=withdrawn_on,
        provisional_until=in_force_on if _applied_provisionally(acts) else None,
    )


def _applied_provisionally(acts: Membership) -> bool:
    """Whether provisional application was declared with the last consent (Article 18)."""
    return any(
        declared.when.overlaps(acts.consents[-1].when)
        for declared in acts.provisional
        if acts.consents
    )


def _withdrawn_on(acts: Membership) -> date | None:
    """When the membership of the last consent ends, by the notice that was given in it."""
    notice = _notices(acts).get(len(acts.consents) - 1)
    return withdrawal_effective_on(notice) if notice else None


def _notices(acts: Membership) -> Mapping[int, WithdrawalNotified]:
    """Each notice by the place of the consent whose membership it ends.

    That is the newest consent surely given before it; where no consent surely was, the oldest that
    can have been. None has two, so what is vague of a later accession never draws the notice of an
    earlier membership to itself.
    """
    found: dict[int, WithdrawalNotified] = {}
    for notice in acts.notices:
        free = [
            index
            for index, consent in enumerate(acts.consents)
            if index not in found and consent.not_before <= notice.effective_on
        ]
        sure = [index for index in free if acts.consents[index].effective_on <= notice.not_before]
        if free:
            found[sure[-1] if sure else free[0]] = notice
    return found


def _status(
    as_of: date,
    acts: Membership,
    in_force_on: date | None,
    withdrawn_on: date | None,
) -> MembershipStatus:
    if not acts.consents:
        return MembershipStatus.SIGNATORY if acts.signature else MembershipStatus.NOT_SIGNED
    if withdrawn_on and as_of >= withdrawn_on:
        return MembershipStatus.FORMER
    if in_force_on and as_of >= in_force_on:
        return MembershipStatus.STATE_PARTY
    return MembershipStatus.PENDING


@dataclass(frozen=True, slots=True)
class Bound:
    """Since when, by which consent, and until when the Convention binds a State."""

    in_force_on: date
    consent: InstrumentDeposited
    withdrawn_on: date | None


def bound(view: View, iso3: str) -> Bound | None:
    """What binds a State that is or was a State Party by the view's day; None for all others."""
    stands = standing(view, iso3)
    if stands.consent is None or stands.in_force_on is None or view.as_of < stands.in_force_on:
        return None
    return Bound(stands.in_force_on, stands.consent, stands.withdrawn_on)


def memberships(view: View, iso3: str) -> tuple[Bound, ...]:
    """Every membership by a consent given by the view's day, in order; it may begin later.

    After a withdrawal a State can accede anew (R20): each consent has a membership of its own.
    """
    acts, thirtieth = _acts(view).get(iso3, Membership()), thirtieth_deposit(view)
    notices = _notices(acts)
    found = []
    for index, consent in enumerate(acts.consents):
        begins = article_17.entry_into_force(consent.effective_on, thirtieth)
        notice = notices.get(index)
        if begins:
            ends = withdrawal_effective_on(notice) if notice else None
            found.append(Bound(begins, consent, ends))
    return tuple(found)


def is_over(view: View, iso3: str) -> bool:
    """Whether a withdrawal of the State has taken effect by the view's day."""
    withdrawn_on = standing(view, iso3).withdrawn_on
    return withdrawn_on is not None and view.as_of >= withdrawn_on


@per_view
def register(view: View) -> Mapping[str, Standing]:
    """Every State the ledger knows of, by code, with where it stands."""
    return {item.iso3: standing(view, item.iso3) for item in all_states()}


def members(view: View, *statuses: MembershipStatus) -> tuple[str, ...]:
    """Codes of the States in any of these statuses, sorted."""
    return tuple(
        sorted(iso3 for iso3, item in register(view).items() if item.status in statuses),
    )


@per_view
def contracting_states(view: View) -> tuple[str, ...]:
    """States that have consented and not effectively withdrawn, in force or not."""
    return members(view, MembershipStatus.PENDING, MembershipStatus.STATE_PARTY)


@per_view
def states_in_force(view: View) -> tuple[str, ...]:
    """States Parties proper: those for which the Convention is in force."""
    return members(view, MembershipStatus.STATE_PARTY)


def pending_states(view: View) -> tuple[str, ...]:
    """Contracting States for which the Convention is not in force yet."""
    return members(view, MembershipStatus.PENDING)


@per_view
def signatories(view: View) -> tuple[str, ...]:
    """States that signed and have not consented."""
    return members(view, MembershipStatus.SIGNATORY)


@per_view
def ever_contracting(view: View) -> tuple[str, ...]:
    """States that ever consented, withdrawn ones among them: what they did stays done."""
    return members(
        view, MembershipStatus.PENDING, MembershipStatus.STATE_PARTY, MembershipStatus.FORMER
    )


def contracting_in(view: View, during: DateRange) -> tuple[str, ...]:
    """States that were contracting States on a day of a period, as far as the view's day."""
    return tuple(
        iso3
        for iso3 in ever_contracting(view)
        if (stands := standing(view, iso3)).consent
        and stands.consent.not_before <= during.last
        and (stands.withdrawn_on is None or stands.withdrawn_on > during.first)
    )


def former_states(view: View) -> tuple[str, ...]:
    """States whose withdrawal has taken effect."""
    return members(view, MembershipStatus.FORMER)


def joined(view: View, first: date, last: date) -> tuple[str, ...]:
    """Codes of the States whose consent was deposited from ``first`` to ``last``, sorted."""
    return tuple(
        sorted(iso3 for iso3, acts in _acts(view).items() if _consented(acts.consents, first, last))
    )


def _consented(consents: Iterable[InstrumentDeposited], first: date, last: date) -> bool:
    return any(first <= consent.effective_on <= last for consent in consents)
