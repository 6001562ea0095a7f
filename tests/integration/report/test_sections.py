"""What the sections of the report say, against what the ledger holds."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest

from domain.events.transparency import AnnualReportSubmitted
from ledger.answers.figures import FigureRow, metric_answer
from ledger.answers.indicators import IndicatorRow, indicators_answer
from ledger.ledger import Ledger
from ledger.report.building import Written, progress_report
from ledger.report.days import dated
from ledger.report.desk import Desk
from ledger.report.model import Chart, Coverage, Paragraph, Table
from ledger.report.period import ReportPeriod
from ledger.report.writing import Writing
from support.kinds import the

TODAY = date(2026, 9, 1)

Write = Callable[[date, date], Written]
TablesOf = Callable[[Written, str], list[Table]]
SaidIn = Callable[[Written, str], str]


def test_the_verdicts_of_a_review_stand_in_the_period_that_holds_its_day(
    write: Write, tables_of: TablesOf
) -> None:
    reviewed = tables_of(write(date(2015, 9, 12), date(2020, 10, 1)), "plans")
    since = tables_of(write(date(2021, 9, 21), date(2026, 9, 1)), "plans")

    (verdicts,) = reviewed
    (numbers,) = since
    assert ("1.1", "not reached") in {(row[0].text, row[2].text) for row in verdicts.rows}
    assert numbers.heads[0] == "No"


def test_the_numbers_of_the_plan_are_those_of_its_indicators(
    write: Write, ledger: Ledger, tables_of: TablesOf
) -> None:
    (numbers,) = tables_of(write(date(2021, 9, 21), TODAY), "plans")
    rows = indicators_answer(ledger.view(TODAY)).main.rows

    assert [row[0].text for row in numbers.rows] == [
        row.key for row in rows if isinstance(row, IndicatorRow) and row.value is not None
    ]


def test_money_tells_each_year_of_the_unit_and_that_no_payment_is_recorded(
    write: Write, tables_of: TablesOf
) -> None:
    written = write(date(2021, 9, 21), TODAY)
    (section,) = [item for item in written.report.sections if item.key == "money"]
    years = next(table for table in tables_of(written, "money") if "7(a) %" in table.heads)
    (coverage,) = [block for block in section.blocks if isinstance(block, Coverage)]

    assert [(row[0].text, row[4].text) for row in years.rows] == [
        ("2021", "40"),
        *((str(number), "50") for number in range(2022, 2027)),
    ]
    assert all(row[3].text == "not recorded" for row in years.rows)
    assert any(text.startswith("Payments of assessed contributions") for text in coverage.pieces)


def test_initial_reports_due_by_a_day_are_in_overdue_or_not_recorded(written: Written) -> None:
    found: dict[date, dict[str, int]] = {}
    for row in written.figures:
        if row.metric in _PARTS:
            assert row.holds_on is None
            found.setdefault(row.as_of, {})[row.metric] = the(row.value, int)
    for parts in found.values():
        due, *rest = (parts.get(name, 0) for name in _PARTS)
        assert due == sum(rest)
    assert found


_PARTS = (
    "initial_reports_due",
    "initial_reports_submitted",
    "initial_reports_overdue",
    "initial_reports_not_recorded",
)


def test_reports_are_overdue_on_the_day_of_the_list_that_tells_it(
    write: Write, said_in: SaidIn
) -> None:
    told = said_in(write(date(2021, 9, 21), TODAY), "transparency")
    first, second = told.split("The last day of the period on which a list tells")

    assert "due by 1 September 2026: 113. Submitted: at least 101." in first
    assert "Overdue" not in first
    assert "due by 21 September 2021: 110. Submitted: 101. Overdue: 9 States" in second


def test_a_figure_of_another_day_says_so_in_words_in_its_row_and_in_its_note(
    ledger: Ledger,
) -> None:
    period = ReportPeriod(date(2021, 9, 21), TODAY, TODAY)
    desk = Desk(period, ledger.view(TODAY))
    writing = Writing(desk, "transparency", "Transparency")

    writing.say("Overdue: {n:State}.", n=desk.over("initial_reports_overdue"))
    cell = writing.cell(desk.over("initial_reports_overdue"))
    (paragraph,) = writing.done().blocks
    (row,) = desk.figures
    (note,) = desk.notes.all()

    assert isinstance(paragraph, Paragraph)
    assert paragraph.pieces[1].text == "9 States (as of 21 September 2021)"
    assert cell.text == row.shown == "9 (as of 21 September 2021)"
    assert row.holds_on == date(2021, 9, 21)
    assert dated(row.because) in note.questions[0][0]


def test_annual_reports_stand_in_the_year_in_which_they_fell_due(
    write: Write, ledger: Ledger, tables_of: TablesOf
) -> None:
    tables = tables_of(write(date(2015, 9, 12), date(2020, 10, 1)), "transparency")
    (table,) = [item for item in tables if item.heads[0] == "Year"]
    (row,) = [row for row in table.rows if row[0].text == "2020"]
    came = [
        event
        for iso3 in ledger.view(date(2020, 10, 1)).states()
        for event in ledger.view(date(2020, 10, 1)).of_state(iso3, AnnualReportSubmitted)
        if event.year == 2019
    ]

    assert table.caption == "Annual reports, by the year in which they fell due"
    assert row[2].text == f"at least {len({event.subject for event in came})}"


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Mauritania", ("not recorded since found again", "June 2020", "reopened")),
        ("Montenegro", ("0 km²", "between January 2018 and July 2020", "met on time")),
        ("Croatia", ("0 km²", "10 July 2020", "met on time")),
        ("Lebanon", ("24 km²", "31 December 2017", "due soon")),
    ],
)
def test_an_area_that_was_finished_since_is_not_what_is_left(
    name: str, told: tuple[str, str, str], write: Write, tables_of: TablesOf
) -> None:
    tables = tables_of(write(date(2015, 9, 12), date(2020, 10, 1)), "clearance")
    (table,) = [item for item in tables if "Area left, as last stated" in item.heads]
    (row,) = [row for row in table.rows if row[0].text == name]

    assert (row[1].text, row[2].text, row[4].text) == told


NINE = "Botswana, Croatia, Cuba, France, Germany, Italy, Slovenia, Spain, Switzerland"


def test_what_was_finished_in_the_period_is_told_by_its_own_day(
    write: Write, said_in: SaidIn
) -> None:
    """Annex III, para 28(a); the Philippines joined with it done, Cameroon retains all it had."""
    told = said_in(write(date(2015, 9, 12), date(2020, 10, 1)), "stockpiles")

    assert f"Finished in the period: 9 States ({NINE})." in told
    assert f"Declared compliance in the period: 9 States ({NINE})." in told


def test_a_declaration_that_is_not_recorded_leaves_the_count_open(
    write: Write, said_in: SaidIn
) -> None:
    told = said_in(write(date(2021, 9, 21), TODAY), "stockpiles")

    assert "Finished in the period: 4 States (Bulgaria, Peru, Slovakia, South Africa)." in told
    assert (
        "Declared compliance in the period: at least 3 States (Bulgaria, Slovakia, South Africa)."
        in told
    )


@pytest.mark.parametrize(
    ("last", "said"),
    [
        # adopted at the First Review Conference, with a target of its own
        ("2020-10-01", "the Dubrovnik Action Plan, was adopted by the 1RC"),
        # its years are over, and the next one is not adopted yet
        ("2021-06-30", "No action plan was in force"),
        ("2021-09-21", "the Lausanne Action Plan, was adopted by the 2RC"),
    ],
)
def test_a_plan_is_told_as_in_force_at_the_end_of_the_period(
    last: str, said: str, write: Write, said_in: SaidIn
) -> None:
    assert said in said_in(write(date(2020, 1, 1), date.fromisoformat(last)), "plans")


def test_each_plan_has_its_own_targets_alone(write: Write, said_in: SaidIn) -> None:
    dubrovnik = said_in(write(date(2015, 9, 12), date(2020, 10, 1)), "plans")
    lausanne = said_in(write(date(2021, 9, 21), TODAY), "plans")

    assert "It aims at 130 States by the 2RC." in dubrovnik
    assert "3RC" not in dubrovnik
    assert "130" not in lausanne
    assert "In the Lausanne Declaration" in lausanne


def test_use_outside_the_convention_is_told_as_the_least_that_is_known(
    write: Write, said_in: SaidIn
) -> None:
    written = write(date(2015, 9, 12), date(2020, 10, 1))
    (section,) = [item for item in written.report.sections if item.key == "universalization"]
    (coverage,) = [block for block in section.blocks if isinstance(block, Coverage)]

    assert "Use was reported on the territory of at least 1 State" in said_in(
        written, "universalization"
    )
    assert any(text.startswith("Use on the territory of States not") for text in coverage.pieces)


def test_totals_that_leave_some_stock_out_are_at_least_so_many_and_say_why(
    write: Write, said_in: SaidIn
) -> None:
    written = write(date(2015, 9, 12), date(2020, 10, 1))
    first = next(row for row in written.figures if row.metric == "submunitions_destroyed_total")

    assert first.as_of == date(2015, 9, 11)
    assert first.shown == "at least 85,035,997"
    assert "only the completion is dated" in first.because
    assert "only the completion is dated" in said_in(written, "stockpiles")


def test_retained_munitions_say_how_old_their_figures_are(write: Write, said_in: SaidIn) -> None:
    written = write(date(2021, 9, 21), TODAY)
    row = next(
        row
        for row in written.figures
        if row.metric == "munitions_retained_total" and row.as_of == TODAY
    )

    assert row.because == "by the last figure of each State on record, of 2015 to 2023"
    assert "The last figures on record are of 2014 to 2023" in said_in(written, "stockpiles")


def test_a_number_that_a_document_states_for_the_very_day_stands_in_the_table(write: Write) -> None:
    """Thirteen States retain munitions by Annex III, para 31; twelve are on record by name."""
    written = write(date(2015, 9, 12), date(2020, 10, 1))
    row = next(
        row
        for row in written.figures
        if row.metric == "states_retaining" and row.as_of == date(2020, 10, 1)
    )

    assert (row.value, row.qualifier) == (13, "exact")
    assert row.because == (
        "not counted: stated in total for 2020-10-01 by ccm-conf-2021-6, Annex III, para 31"
    )


def test_every_state_on_record_with_retained_munitions_has_its_row(
    written: Written, ledger: Ledger, tables_of: TablesOf
) -> None:
    (table,) = [
        item
        for item in tables_of(written, "stockpiles")
        if item.caption.startswith("Munitions kept for training")
    ]
    last = max(row.as_of for row in written.figures)
    (listed,) = metric_answer(ledger.view(last), "states_retaining_list").main.rows

    assert len(table.rows) == len(the(the(listed, FigureRow).value, tuple))


def test_of_a_stated_rate_it_is_said_that_its_year_can_be_either(
    write: Write, said_in: SaidIn
) -> None:
    """Annex III, para 97, says neither whether it is the year covered nor that of the due day."""
    stated = said_in(write(date(2015, 9, 12), date(2020, 10, 1)), "transparency")
    none = said_in(write(date(2021, 9, 21), TODAY), "transparency")

    assert "which may be the one covered or the one of the due day" in stated
    assert "the one of the due day" not in none


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2015, 9, 12), date(2020, 10, 1), "reported: at least 1 State (South Sudan)."),
        (
            date(2021, 9, 21),
            TODAY,
            "in the period: at least 1 signatory (Democratic Republic of the Congo).",
        ),
    ],
)
def test_voluntary_reports_of_signatories_and_of_others_are_told(
    write: Write, said_in: SaidIn, first: date, last: date, said: str
) -> None:
    assert said in said_in(write(first, last), "transparency")


def _unknown(written: Written) -> list[str]:
    return [
        text
        for section in written.report.sections
        for block in section.blocks
        if isinstance(block, Coverage)
        for text in block.pieces
    ]


def test_a_year_without_a_recorded_vote_is_named(write: Write) -> None:
    (votes,) = [
        text
        for text in _unknown(write(date(2021, 9, 21), TODAY))
        if "General Assembly voted" in text
    ]
    assert votes.endswith("not recorded for 2024.")


def test_what_is_not_known_is_told_without_types_of_events(written: Written) -> None:
    assert not [text for text in _unknown(written) if " events" in text]


def test_who_attended_is_called_not_party_when_it_attended(write: Write, said_in: SaidIn) -> None:
    said = said_in(write(date(2015, 9, 12), date(2020, 10, 1)), "universalization")
    assert "not party when they attended: " in said


@pytest.mark.parametrize(
    ("period", "sentences"),
    [
        (
            (date(2015, 9, 12), date(2020, 10, 1)),
            [
                "at its end 110 States had, and 13 States had signed without doing so.",
                "3 States (Croatia, Montenegro, Mozambique) finished clearance",
                "Of 107 initial reports due, 100 had come.",
            ],
        ),
        (
            (date(2021, 9, 21), TODAY),
            [
                "By then 1 State (Lithuania) had withdrawn.",
                "4 States (Bulgaria, Peru, Slovakia, South Africa) finished destroying stockpiles.",
            ],
        ),
    ],
)
def test_the_first_paragraph_says_what_the_period_came_to(
    write: Write, said_in: SaidIn, period: tuple[date, date], sentences: list[str]
) -> None:
    said = said_in(write(*period), "overview")

    assert [sentence for sentence in sentences if sentence not in said] == []
    assert ("had withdrawn" in said) == (period[1] == TODAY)


def test_a_request_that_waits_stands_among_the_requests_though_it_is_older(
    write: Write, tables_of: TablesOf, said_in: SaidIn
) -> None:
    written = write(date(2021, 1, 1), date(2021, 2, 1))
    (table,) = [item for item in tables_of(written, "stockpiles") if "Decision" in item.heads]

    assert [(row[0].text, row[3].text) for row in table.rows] == [
        ("Bulgaria", "pending"),
        ("Peru", "pending"),
    ]
    assert "that waited for a decision: 2 requests." in said_in(written, "stockpiles")


def test_mandates_given_in_the_period_stand_beside_those_that_fell_due_in_it(
    write: Write, tables_of: TablesOf
) -> None:
    written = write(date(2015, 9, 12), date(2020, 10, 1))
    (table,) = [item for item in tables_of(written, "machinery") if "Task" in item.heads]
    told = {(row[0].text, row[3].text, row[4].text) for row in table.rows}

    assert ("1RC", "6 September 2017", "discharged") in told
    assert ("7MSP", "", "standing") in told
    assert ("9MSP", "27 November 2020", "not yet due") in told


def test_a_mandate_that_comes_back_stands_once_with_each_of_its_times(
    write: Write, tables_of: TablesOf
) -> None:
    tables = tables_of(write(date(2021, 9, 21), TODAY), "machinery")
    (table,) = [item for item in tables if "Task" in item.heads]
    rows = {(row[1].text, row[2].text): (row[3].text, row[4].text) for row in table.rows}

    assert len(rows) == len(table.rows)
    assert rows["President", "Ask each State that has not paid by 30 April when it will pay"] == (
        "each year from 30 April, 2022-2027",
        "not recorded (2022-2026); not yet due (2027)",
    )
    progress = "Report on progress under the Lausanne Action Plan, with joint conclusions"
    assert rows["Coordination Committee", progress] == (
        "10MSP, 11MSP, 12MSP, 13MSP, 3RC",
        "discharged (10MSP, 11MSP, 12MSP); not recorded (13MSP); not yet due (3RC)",
    )


def test_days_are_told_in_words(written: Written, tables_of: TablesOf) -> None:
    cells = [
        cell.text
        for section in written.report.sections
        for table in tables_of(written, section.key)
        for row in table.rows
        for cell in row
    ]

    assert [text for text in cells if re.search(r"\b\d{4}-\d{2}(-\d{2})?\b", text)] == []


def test_none_is_told_in_a_word_and_a_sentence_begins_with_a_capital(ledger: Ledger) -> None:
    period = ReportPeriod(date(2021, 9, 21), TODAY, TODAY)
    desk = Desk(period, ledger.view(TODAY))
    writing = Writing(desk, "stockpiles", "Stocks")

    writing.say("{n:State} waits for entry into force.", n=desk.at_end("pending_states"))
    (paragraph,) = writing.done().blocks

    assert isinstance(paragraph, Paragraph)
    assert "".join(piece.text for piece in paragraph.pieces) == (
        "No State waits for entry into force."
    )


def test_what_is_lacking_in_the_same_way_is_told_in_one_sentence(write: Write) -> None:
    told = _unknown(write(date(2015, 9, 12), date(2020, 10, 1)))
    lead = "Not recorded at the end of 11 September 2015; it would take reports that tell it: "

    (victims,) = [text for text in told if text.startswith(lead)]
    assert victims.count("; ") == 5
    assert len([text for text in told if "11 September 2015" in text]) == 1


def test_bars_of_a_total_that_hardly_grew_are_not_drawn(write: Write) -> None:
    drawn = [
        any(isinstance(block, Chart) for block in section.blocks)
        for last in ((date(2015, 9, 12), date(2020, 10, 1)), (date(2021, 9, 21), TODAY))
        for section in write(*last).report.sections
        if section.key == "stockpiles"
    ]

    assert drawn == [True, False]


def test_totals_of_a_vote_that_documents_state_otherwise_stand_below_the_roll_calls(
    write: Write, said_in: SaidIn
) -> None:
    reviewed = said_in(write(date(2015, 9, 12), date(2020, 10, 1)), "universalization")
    since = said_in(write(date(2021, 9, 21), TODAY), "universalization")

    assert (
        reviewed.count("other than the roll call") == since.count("other than the roll call") == 1
    )
    assert "Of A/RES/71/45 isu-news-2016-12-09 states 2 against, other than" in reviewed
    assert "Of A/RES/78/32 isu-unga-2023 states 148 for and 36 abstentions, other than" in since


def test_who_finished_with_less_on_record_than_it_declared_is_named(
    write: Write, said_in: SaidIn
) -> None:
    reviewed = said_in(write(date(2015, 9, 12), date(2020, 10, 1)), "stockpiles")
    since = said_in(write(date(2021, 9, 21), TODAY), "stockpiles")

    assert "than was declared for Cuba, Italy, Spain, which finished" in reviewed
    assert "than was declared for Bulgaria, Peru, Slovakia, South Africa, which" in since


def test_a_part_of_a_meeting_whose_days_are_not_known_is_told_so(
    write: Write, tables_of: TablesOf
) -> None:
    tables = tables_of(write(date(2008, 5, 30), date(2021, 2, 1)), "machinery")
    (table,) = [item for item in tables if "Was set for" in item.heads]

    assert any("no days" in cell.text for row in table.rows for cell in row)


def test_a_meeting_that_nothing_says_was_held_and_its_presidency_rest_on_a_schedule(
    ledger: Ledger, tables_of: TablesOf
) -> None:
    last = date(2026, 11, 1)
    late = progress_report(ledger.view(last), ReportPeriod(date(2021, 9, 21), last, last))
    held, terms = tables_of(late, "machinery")[:2]

    assert {row[0].text: row[3].text for row in held.rows}["3RC"] == (
        "scheduled; whether held is not recorded"
    )
    ends = {row[0].text: row[3].text for row in terms.rows}
    assert ends["3RC"] == "18 September 2026, as scheduled"
    assert ends["13MSP"] == "19 September 2025"


@pytest.mark.parametrize(
    ("position", "said"),
    [
        (0, "The ledger knows of no event."),
        (None, "events; none of them is of this period."),
    ],
)
def test_a_period_of_which_nothing_is_on_record_is_told_as_such(
    ledger: Ledger, said_in: SaidIn, position: int | None, said: str
) -> None:
    last = date(2026, 11, 20)
    view = ledger.view(last, position=position)
    written = progress_report(view, ReportPeriod(last, last, last))

    assert said in said_in(written, "overview")


def test_a_period_with_events_begins_with_its_figures(write: Write, said_in: SaidIn) -> None:
    assert said_in(write(date(2021, 9, 21), TODAY), "overview").startswith("3 States consented")


def test_a_total_of_states_that_retain_munitions_is_told_apart_from_those_on_record(
    write: Write, said_in: SaidIn
) -> None:
    said = "13 States retain munitions by the total of a document; of 12 a figure is on record."

    assert said in said_in(write(date(2015, 9, 12), date(2020, 10, 1)), "stockpiles")
    assert "by the total of a document" not in said_in(
        write(date(2021, 9, 21), TODAY), "stockpiles"
    )
