"""A ledger of an older version of a dataset is brought up to the present one, and no further."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from domain.events.corrections import Amendment, CorrectionKind, Retracted, SourceAdded
from domain.events.header import Event
from domain.events.machinery import DocumentIssued
from domain.events.stockpiles import Holdings, HoldingsClarified, StockpileDeclared
from domain.sources import Basis, Confidence, Source
from domain.strategies import histories
from ledger.bootstrap import create_ledger
from ledger.datasets.renewing import Renewal, renewal
from ledger.datasets.withdrawing import main, withdrawn_leaves
from ledger.journal.amending import Grounds, retracted, source_added
from ledger.journal.canonical import content_leaf
from ledger.ledger import Ledger
from support.kinds import the

_HEADER: dict[str, Any] = {"note": "", "confidence": Confidence.HIGH, "basis": Basis.READ}


def _document(key: str, title: str = "A report") -> DocumentIssued:
    return DocumentIssued(
        subject=f"document:{key}",
        not_before=date(2020, 1, 1),
        effective_on=date(2020, 1, 1),
        known_on=date(2020, 1, 1),
        sources=(Source(document=key, locator="whole"),),
        title=title,
        publisher="Somebody",
        symbol=None,
        url=None,
        **_HEADER,
    )


def _held(
    code: str, holdings: Holdings = Holdings.NONE, *, cites: str = "a", note: str = ""
) -> Event:
    return HoldingsClarified(
        subject=f"state:{code}",
        not_before=date(2019, 1, 1),
        effective_on=date(2019, 1, 1),
        known_on=date(2020, 1, 1),
        sources=(Source(document=cites, locator="page 1"),),
        holdings=holdings,
        **(_HEADER | {"note": note}),
    )


def _gone(old: Sequence[Event], new: Sequence[Event]) -> set[str]:
    return {content_leaf(event).hex() for event in old} - {
        content_leaf(event).hex() for event in new
    }


def _renewed(ledger: Ledger, old: Sequence[Event], new: Sequence[Event]) -> Renewal:
    found = renewal(ledger.recorded(), new, _gone(old, new), "ccm 2026.2")
    ledger.record(found.batch())
    return found


def _facts(ledger: Ledger) -> set[Event]:
    return {event.model_copy(update={"occurrence": 0}) for event in ledger.view().facts.events}


def _amendments(ledger: Ledger, target: Event) -> list[Amendment]:
    events = (item.event for item in ledger.recorded())
    return [event for event in events if isinstance(event, Amendment) and event.target == target.id]


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return create_ledger(str(tmp_path / "own.sqlite"))


_DOCUMENT = _document("a")
_OLD = [_DOCUMENT, _held("NRU"), _held("NIU"), _held("TGO")]


def test_what_is_new_is_added_and_what_is_gone_retracted(ledger: Ledger) -> None:
    new = [_DOCUMENT, _held("NRU"), _held("TGO"), _held("PER")]
    ledger.record(_OLD)

    found = _renewed(ledger, _OLD, new)

    assert (found.added, found.corrected, found.retracted) == ([_held("PER")], [], [_held("NIU")])
    assert _facts(ledger) == set(new)
    (amendment,) = _amendments(ledger, _held("NIU"))
    ending = the(amendment, Retracted)
    assert ending.reason == "dataset ccm 2026.2"
    assert ending.kind is CorrectionKind.TRANSCRIPTION


def test_what_changed_is_corrected_whether_its_id_changes_or_not(ledger: Ledger) -> None:
    sure = _held("NIU", note="read again")
    new = [_DOCUMENT, _held("NRU", Holdings.HELD), sure, _held("TGO")]
    ledger.record(_OLD)

    found = _renewed(ledger, _OLD, new)

    assert (found.added, found.retracted) == ([], [])
    assert found.corrected == [
        (_held("NIU"), sure),
        (_held("NRU"), _held("NRU", Holdings.HELD)),
    ]
    assert _facts(ledger) == set(new)


def test_a_ledger_that_is_up_to_date_is_left_alone(ledger: Ledger) -> None:
    new = [_DOCUMENT, _held("NRU", Holdings.HELD), _held("PER")]
    ledger.record(_OLD)
    _renewed(ledger, _OLD, new)
    head = ledger.head

    assert _renewed(ledger, _OLD, new).batch() == []
    assert ledger.head == head


def test_what_people_recorded_took_back_or_put_right_themselves_stays_so(ledger: Ledger) -> None:
    grounds = Grounds(sources=(), known_on=date(2021, 1, 1))
    own = [_held("CHL"), _held("NIU", note="our own reading")]
    ledger.record([*_OLD[:2], _OLD[3], *own])
    ledger.record([retracted(_held("TGO"), "wrong", CorrectionKind.SOURCE, grounds)])
    new = [_DOCUMENT, _held("NRU"), _held("TGO")]

    found = _renewed(ledger, _OLD, new)

    assert found.batch() == []
    assert _facts(ledger) == {_DOCUMENT, _held("NRU"), *own}


def test_what_one_version_withdrew_a_later_one_can_bring_again(ledger: Ledger) -> None:
    ledger.record(_OLD)
    without = [event for event in _OLD if event != _held("NIU")]
    _renewed(ledger, _OLD, without)

    found = _renewed(ledger, [], _OLD)

    assert found.added == [_held("NIU")]
    assert _facts(ledger) == set(_OLD)


def test_a_document_goes_with_the_facts_that_cite_it_unless_others_cite_it_too(
    ledger: Ledger,
) -> None:
    old = [_DOCUMENT, _document("b"), _document("c"), _held("NRU", cites="b"), _held("NIU")]
    own = _held("CHL", cites="c")
    ledger.record([*old, own])

    found = _renewed(ledger, old, [_DOCUMENT, _held("NIU")])

    assert found.retracted == [_document("b"), _held("NRU", cites="b")]
    assert found.kept == [_document("c")]
    assert own in _facts(ledger)


def test_a_source_that_somebody_added_stays_with_the_corrected_fact(ledger: Ledger) -> None:
    ledger.record([*_OLD, _document("own")])
    grounds = Grounds(
        sources=(Source(document="own", locator="page 9"),), known_on=date(2020, 1, 1)
    )
    ledger.record([source_added(_held("NRU"), grounds)])

    _renewed(ledger, _OLD, [_DOCUMENT, _held("NRU", Holdings.HELD), *_OLD[2:]])

    (fact,) = [event for event in _facts(ledger) if event.subject == "state:NRU"]
    assert [source.document for source in fact.sources] == ["a", "own"]
    assert any(isinstance(item.event, SourceAdded) for item in ledger.recorded())


@st.composite
def _versions(draw: st.DrawFn) -> list[list[Event]]:
    """Versions differ in facts that nothing rests on: what they say stocks are."""
    whole = draw(histories())
    loose = [event for event in whole if isinstance(event, StockpileDeclared)]
    firm = [event for event in whole if event not in loose]

    def version() -> list[Event]:
        some = draw(st.lists(st.sampled_from(loose), unique=True)) if loose else []
        noted = draw(st.sampled_from(("", "read again")))
        return [*firm, *(event.model_copy(update={"note": noted}) for event in some)]

    return [version(), version(), version()]


_NOTED = _held("NIU", note="read again")
_OTHER = _held("NIU", Holdings.HELD)


@settings(max_examples=25)
@given(versions=_versions())
@example(versions=[[_DOCUMENT, _held("NIU")], [_DOCUMENT, _NOTED], [_DOCUMENT, _held("NIU")]])
@example(versions=[[_DOCUMENT, event] for event in (_held("NIU"), _OTHER, _NOTED, _OTHER, _NOTED)])
def test_any_version_can_be_brought_up_to_any_other(versions: list[list[Event]]) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        create_ledger(str(Path(folder) / "own.sqlite")) as ledger,
    ):
        for number, new in enumerate(versions):
            older = [event for old in versions[:number] for event in old]
            _renewed(ledger, older, new)
            assert _facts(ledger) == set(new)
            assert _renewed(ledger, older, new).batch() == []


_TABLE = "subject,date,holdings,documents,locators,known_on\n"
_DOCUMENTS = "subject,date,title,publisher,symbol,url,documents,locators\na,2020,A,B,,,a,all\n"


def _folder(path: Path, version: str, *rows: str) -> Path:
    (path / "documents").mkdir(parents=True)
    (path / "stockpiles").mkdir()
    (path / "dataset.toml").write_text(f'name = "ccm"\nversion = "{version}"\n')
    (path / "documents" / "DocumentIssued.csv").write_text(_DOCUMENTS)
    text = _TABLE + "".join(f"{row},a,page 1,2020-12-31\n" for row in rows)
    (path / "stockpiles" / "HoldingsClarified.csv").write_text(text)
    return path


def test_what_a_version_withdraws_is_noted_and_forgotten_when_it_comes_again(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    first = _folder(tmp_path / "1", "2026.1", "NRU,2019,none", "NIU,2019,none")
    second = _folder(tmp_path / "2", "2026.2", "NRU,2019,held", "NIU,2019,none")
    third = _folder(tmp_path / "3", "2026.3", "NRU,2019,none")

    assert main([str(first)], second) == 0
    assert len(withdrawn_leaves(second)) == 1
    text = (second / "withdrawn.csv").read_text()
    assert ",2026.1," in text
    assert "HoldingsClarified of NRU, 2019: holdings none" in text

    assert main([str(second)], third) == 0
    assert len(withdrawn_leaves(third)) == 2
    assert "holdings held" in (third / "withdrawn.csv").read_text()
    assert main([]) == 2
    assert "OLD_FOLDER" in capsys.readouterr().err


def test_nothing_that_is_shipped_is_withdrawn() -> None:
    from ledger.datasets.loading import read_dataset, shipped_folder  # noqa: PLC0415

    shipped = {content_leaf(event).hex() for event in read_dataset(shipped_folder()).events}
    assert not shipped & withdrawn_leaves()


def test_what_people_recorded_from_another_document_gets_the_documents_of_the_dataset(
    ledger: Ledger,
) -> None:
    other = _document("b")
    own = _held("NRU").model_copy(update={"sources": other.sources})
    ledger.record([other, own])

    found = _renewed(ledger, [], _OLD)

    assert found.borne_out == [_held("NRU")]
    (added,) = _amendments(ledger, own)
    assert added.sources == _held("NRU").sources
    assert _renewed(ledger, [], _OLD).batch() == []
