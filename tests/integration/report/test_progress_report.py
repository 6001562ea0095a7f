from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.dates import parse_range
from ledger.answers.figures import metric_answer
from ledger.bootstrap import create_ledger
from ledger.ledger import Ledger
from ledger.report.building import SECTIONS, Written, progress_report
from ledger.report.desk import Desk
from ledger.report.differences import reading_in_words
from ledger.report.html import html
from ledger.report.markdown import markdown
from ledger.report.model import Block, Box, Chart, Coverage, Paragraph, Report, Table
from ledger.report.period import FIRST_REPORTED, ReportPeriod
from ledger.report.writing import Writing
from projections.claims.model import Holding, Measured, OtherReading, Verdict
from projections.coverage import GapKind
from projections.coverage import coverage as gaps

TODAY = date(2026, 9, 1)
_VOID = {"meta", "img"}

Write = Callable[[date, date], Written]


def numbers_in(report: Report) -> Iterator[int]:
    """The numbers of notes as a reader meets them, each time they are cited."""
    for section in report.sections:
        for block in section.blocks:
            for item in _cited(block):
                if item is not None:
                    yield item


def _cited(block: Block) -> Iterator[int | None]:
    match block:
        case Paragraph(pieces=pieces):
            yield from (piece.note for piece in pieces)
        case Table(rows=rows):
            yield from (cell.note for row in rows for cell in row)
        case Box(differences=differences):
            yield from (item.note for item in differences)
        case _:
            return


def first_met(report: Report) -> list[int]:
    return list(dict.fromkeys(numbers_in(report)))


class Page(HTMLParser):
    """What is wrong with a page, and its links, names and texts."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append((tag, given))
        self.ids += filter(None, [given.get("id")])
        self.links += filter(None, [given.get("href")])
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def test_every_section_stands_in_its_place(written: Written) -> None:
    assert [section.key for section in written.report.sections] == [
        "overview",
        "universalization",
        "stockpiles",
        "clearance",
        "victims",
        "cooperation",
        "transparency",
        "national_law",
        "machinery",
        "money",
        "plans",
    ]
    assert all(section.blocks for section in written.report.sections)


def test_every_note_is_cited_and_defined_and_they_are_numbered_as_they_are_met(
    written: Written,
) -> None:
    report = written.report

    assert first_met(report) == [note.number for note in report.notes]
    assert first_met(report) == list(range(1, len(report.notes) + 1))


def test_every_figure_that_is_known_has_a_note_and_rests_on_what_it_lists(written: Written) -> None:
    notes = {note.number: note for note in written.report.notes}

    for row in written.figures:
        assert (row.note is None) == (row.value is None)
        if row.note is not None:
            note = notes[row.note]
            assert len(note.events) + note.more == len(set(row.evidence))
            assert all(event in " ".join(row.evidence) for event in note.events)


def test_a_document_that_a_note_names_is_listed(written: Written) -> None:
    named = {key for note in written.report.notes for key, _ in note.documents}

    assert named == {item.key for item in written.report.documents}


def test_the_report_and_the_metrics_agree_on_every_figure(written: Written, ledger: Ledger) -> None:
    assert len(written.figures) > 100
    for row in written.figures:
        during = parse_range(row.during) if row.during else None
        (asked,) = metric_answer(ledger.view(row.as_of), row.metric, row.subject, during).main.rows
        for name in ("value", "unit", "qualifier", "missing", "states", "during"):
            assert getattr(row, name) == getattr(asked, name), row.metric


def test_what_is_shown_is_what_the_figures_say(written: Written) -> None:
    shown = {row.shown for row in written.figures}
    cells = [
        cell.text
        for section in written.report.sections
        for block in section.blocks
        if isinstance(block, Table) and len(block.heads) == 4 and block.heads[-1] == "Change"
        for row in block.rows
        for cell in row[1:3]
    ]

    assert cells
    assert set(cells) <= shown


def test_html_is_whole_and_every_link_in_it_leads_somewhere(written: Written) -> None:
    page = Page(html(written.report))

    assert not page.open
    assert len(page.ids) == len(set(page.ids))
    assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)


def test_html_runs_nothing_and_fetches_nothing(written: Written) -> None:
    text = html(written.report)
    page = Page(text)
    (style,) = re.findall(r"<style>(.*?)</style>", text, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()

    policy = next(
        given["content"]
        for tag, given in page.tags
        if tag == "meta" and given.get("http-equiv") == "Content-Security-Policy"
    )

    assert policy is not None
    assert policy.startswith(f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:;")
    assert not {tag for tag, _ in page.tags} & {"script", "iframe", "object", "link", "form"}
    for _, named in page.tags:
        assert not [name for name in named if name == "style" or name.startswith("on")]
        source = named.get("src", "data:image/svg+xml;base64,")
        assert str(source).startswith("data:image/svg+xml;base64,")


def test_html_tells_who_cannot_see_what_tables_and_charts_show(written: Written) -> None:
    page = Page(html(written.report))

    assert all(given.get("scope") in {"col", "row"} for tag, given in page.tags if tag == "th")
    assert all(given.get("alt") for tag, given in page.tags if tag == "img")
    tables = [tag for tag, _ in page.tags if tag == "table"]
    assert len(tables) == len([tag for tag, _ in page.tags if tag == "caption"])


def test_html_and_markdown_say_the_same(written: Written) -> None:
    page = " ".join("".join(Page(html(written.report)).texts).split())
    text = " ".join(re.sub(r"\\([\\`*_\[\]<>|#~])", r"\1", markdown(written.report)).split())

    for said in _texts(written.report):
        assert " ".join(said.split()) in page
        assert " ".join(said.split()) in text


def _texts(report: Report) -> list[str]:
    found = [report.period, *report.lead]
    for section in report.sections:
        found.append(section.title)
        for block in section.blocks:
            match block:
                case Paragraph(pieces=pieces):
                    found += [piece.text.strip() for piece in pieces]
                case Table(caption=caption, heads=heads, rows=rows):
                    found += [caption, *heads, *(cell.text for row in rows for cell in row)]
                case Chart(caption=caption):
                    found.append(caption)
                case Box(differences=differences):
                    found += [item.reading for item in differences]
                case Coverage(pieces=pieces):
                    found += pieces
    return found


def test_markdown_defines_every_footnote_and_picture_that_it_uses(written: Written) -> None:
    text = markdown(written.report)

    used = re.findall(r"\[\^(\d+)\](?!:)", text)
    defined = re.findall(r"^\[\^(\d+)\]: ", text, re.MULTILINE)
    pictures = re.findall(r"\]\[(chart-\d+)\]", text)

    assert list(dict.fromkeys(used)) == defined
    assert pictures == re.findall(r"^\[(chart-\d+)\]: data:", text, re.MULTILINE)


def test_the_same_question_gives_the_same_bytes_on_another_day(
    written: Written, ledger: Ledger
) -> None:
    days = {row.as_of for row in written.figures}
    day, last = min(days) + timedelta(days=1), max(days)

    one, other = (
        html(_plain(ledger, day, last, today).report)
        for today in (last, last + timedelta(days=4000))
    )

    assert one == other


def _plain(ledger: Ledger, first: date, last: date, today: date) -> Written:
    view = replace(ledger.view(last), today=today)
    return progress_report(view, ReportPeriod(first, last, today))


@pytest.mark.parametrize("known_at", [None, date(2020, 12, 31)])
def test_the_stamp_names_the_days_the_limit_and_the_position(
    ledger: Ledger, known_at: date | None
) -> None:
    first, last = date(2020, 1, 1), date(2020, 10, 1)
    view = ledger.view(last, known_at)
    stamp = progress_report(view, ReportPeriod(first, last, TODAY)).report.stamp

    limit = f" --known-at {known_at}" if known_at else ""
    days = "ccm report --from 2020-01-01 --to 2020-10-01"
    assert stamp.command == f"{days}{limit} --position {view.position}"
    assert stamp.position == view.position > 0


def test_where_official_documents_differ_both_figures_stand(write: Write) -> None:
    report = write(date(2015, 9, 12), date(2020, 10, 1)).report

    found = {
        (item.claimed, item.computed, item.where)
        for section in report.sections
        if section.key == "stockpiles"
        for block in section.blocks
        if isinstance(block, Box)
        for item in block.differences
    }

    assert ("100", "105", "CCM/CONF/2021/6, Annex III, para 28") in found
    assert ("5", "4", "CCM/CONF/2021/6, Annex III, para 30") in found


def test_a_difference_says_by_which_reading_it_holds_and_that_alone(write: Write) -> None:
    report = write(date(2015, 9, 12), date(2020, 10, 1)).report
    said = {
        item.reading.partition(":")[0].rstrip(".")
        for section in report.sections
        for block in section.blocks
        if isinstance(block, Box)
        for item in block.differences
    }

    assert said <= {
        "",
        "It holds if one reads it so",
        "It can hold if one reads it so",
        "No other reading makes it hold",
    }
    assert {"It holds if one reads it so", "No other reading makes it hold"} <= said


def test_only_the_reading_that_holds_is_told_whatever_stands_in_its_words() -> None:
    words = "only States; otherwise than said"
    holds = OtherReading(words, Holding.CAN_BE)
    rest = OtherReading("otherwise 9: others")

    now = Measured(Verdict.CONTRADICTED, 8, readings=(holds, rest))
    none = Measured(Verdict.CONTRADICTED, 8, because="it never signed")

    assert reading_in_words(now) == f"It can hold if one reads it so: {words}."
    assert reading_in_words(none) == "No other reading makes it hold: it never signed."


def test_differences_of_other_days_are_left_out(write: Write) -> None:
    report = write(date(2018, 1, 1), date(2018, 6, 30)).report

    assert not [
        block for section in report.sections for block in section.blocks if isinstance(block, Box)
    ]


def test_what_is_not_recorded_is_never_told_as_none(write: Write) -> None:
    report = write(date(2021, 9, 21), date(2026, 9, 1)).report
    (victims,) = [section for section in report.sections if section.key == "victims"]
    (coverage,) = [block for block in victims.blocks if isinstance(block, Coverage)]
    casualties = next(
        block for block in victims.blocks if isinstance(block, Table) and block.heads[0] == "Year"
    )

    assert casualties.rows[-1][1].text == "not recorded"
    assert any("not recorded for 2025-2026" in text for text in coverage.pieces)


@given(
    ends=st.tuples(*[st.dates(FIRST_REPORTED, TODAY)] * 2).map(sorted),
    known_at=st.none() | st.dates(FIRST_REPORTED, TODAY),
)
@settings(max_examples=12)
def test_any_period_makes_a_whole_report(
    ledger: Ledger, ends: list[date], known_at: date | None
) -> None:
    first, last = ends
    written = progress_report(ledger.view(last, known_at), ReportPeriod(first, last, TODAY))

    _is_whole(written)


@pytest.mark.parametrize("first", [FIRST_REPORTED, TODAY])
def test_a_ledger_without_events_makes_a_report_that_says_so(first: date) -> None:
    with create_ledger(":memory:", TODAY) as empty:
        written = progress_report(empty.view(TODAY), ReportPeriod(first, TODAY, TODAY))

    _is_whole(written)
    assert not written.report.documents


def _is_whole(written: Written) -> None:
    report = written.report
    assert len(report.sections) == len(SECTIONS)
    assert first_met(report) == [note.number for note in report.notes]
    assert not Page(html(report)).open
    assert markdown(report).startswith("# ")


def test_what_is_not_known_is_counted_as_the_coverage_counts_it_in_the_period_alone(
    write: Write, ledger: Ledger
) -> None:
    last = date(2020, 10, 1)
    report = write(date(2018, 1, 1), last).report
    (transparency,) = [section for section in report.sections if section.key == "transparency"]
    (coverage,) = [block for block in transparency.blocks if isinstance(block, Coverage)]
    lacking = [
        gap
        for gap in gaps(ledger.view(last))
        if gap.kind is GapKind.ANNUAL_REPORTS_NOT_RECORDED and {2018, 2019, 2020} & {*gap.years}
    ]

    (said,) = [text for text in coverage.pieces if text.startswith("Annual reports not recorded")]

    assert said.startswith("Annual reports not recorded, of 2018-2019: ")
    assert said.endswith(f": {len(lacking)} States.")


def test_a_sentence_is_left_out_where_a_figure_of_it_is_not_recorded(ledger: Ledger) -> None:
    day = date(2009, 1, 1)
    desk = Desk(ReportPeriod(day, day, TODAY), ledger.view(day))
    writing = Writing(desk, "victims", "Victims")

    assert writing.say("Joined: {n:State}.", n=desk.at_end("contracting_states"))
    assert not writing.say("Focal points: {n}.", n=desk.at_end("art5_states_with_focal_point"))
    paragraph, coverage = writing.done().blocks

    assert isinstance(paragraph, Paragraph)
    assert "".join(piece.text for piece in paragraph.pieces) == "Joined: 4 States."
    assert isinstance(coverage, Coverage)
    (said,) = coverage.pieces
    assert said.endswith("focal point: not recorded; it would take reports that tell it.")
