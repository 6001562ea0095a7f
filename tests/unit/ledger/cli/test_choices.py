"""The words that --help shows are those the library knows."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

import pytest

from domain.events.corrections import CorrectionKind
from domain.events.decisions import Bearer
from domain.events.machinery import MeetingKind
from domain.events.offices import Theme
from ledger.cli import choices
from ledger.cli.choices import ChoiceError, chosen, named
from projections.agenda import EntryKind
from projections.claims.model import Verdict
from projections.findings import Severity
from projections.gaps import GapKind
from projections.mandates import MandateStatus
from projections.membership import MembershipStatus
from projections.obligations import Status
from projections.transparency.filings import ReportStatus


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        (choices.MEMBERSHIP, MembershipStatus),
        (choices.OBLIGATION_STATUSES, Status),
        (choices.SEVERITIES, Severity),
        (choices.REPORT_STATUSES, ReportStatus),
        (choices.GAP_KINDS, GapKind),
        (choices.VERDICTS, Verdict),
        (choices.CORRECTION_KINDS, CorrectionKind),
        (choices.MEETING_KINDS, MeetingKind),
        (choices.THEMES, Theme),
        (choices.BEARERS, Bearer),
        (choices.MANDATE_STATUSES, MandateStatus),
        (choices.AGENDA_KINDS, EntryKind),
    ],
)
def test_an_option_takes_every_word_of_its_type(words: Iterable[str], kind: type[StrEnum]) -> None:
    assert set(words) == {item.value for item in kind}


def test_words_may_be_written_with_blanks_hyphens_and_capitals() -> None:
    assert chosen("--status", ["Not yet due", "met-late"], choices.OBLIGATION_STATUSES) == [
        "not_yet_due",
        "met_late",
    ]


def test_no_words_are_no_choice() -> None:
    assert chosen("--status", None, choices.OBLIGATION_STATUSES) == []


def test_an_unknown_word_is_refused_with_the_nearest_ones() -> None:
    with pytest.raises(ChoiceError, match="Did you mean attested"):
        chosen("--verdict", ["atested"], choices.VERDICTS)


def test_names_keep_their_capitals_however_they_are_written() -> None:
    assert named("--kind", ["msp", "rc"], choices.MEETING_KINDS) == ["MSP", "RC"]
    assert named("--bearer", ["united-nations"], choices.BEARERS) == ["United Nations"]
    with pytest.raises(ChoiceError, match="It takes: MSP"):
        named("--kind", ["nonsense"], choices.MEETING_KINDS)
