"""Meetings, offices, mandates, the calendar and citations, on the shipped dataset."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

Ccm = Callable[..., Any]


def rows(ccm: Ccm, *args: str, section: str = "rows") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = ccm(*args, "--format", "json").json[section]
    return found


@pytest.mark.parametrize(
    ("as_of", "known_at", "status", "parts"),
    [
        ("2019-12-31", "2026", "scheduled", ["2020-11-16/2020-11-20"]),
        ("2020-11-01", "2026", "scheduled", ["2020-11-23/2020-11-27"]),
        ("2021-01-31", "2026", "between_parts", ["2020-11-25/2020-11-27", "no days"]),
        ("2021-09-21", "2026", "held", ["2020-11-25/2020-11-27", "2021-09-20/2021-09-21"]),
        ("2026-01-01", "2020-02-13", "not_recorded", ["2020-11-23/2020-11-27"]),
    ],
)
def test_the_second_review_conference_as_it_stood_and_as_it_was_known(
    ccm: Ccm, as_of: str, known_at: str, status: str, parts: list[str]
) -> None:
    (row,) = rows(ccm, "meetings", "2rc", "--as-of", as_of, "--known-at", known_at)
    assert (row["status"], row["parts"]) == (status, parts)


def test_a_meeting_shows_what_it_decided_and_who_came_with_low_confidence(ccm: Ccm) -> None:
    answer = ccm("meetings", "2RC", "--format", "json").json
    assert {row["outcome"] for row in answer["silence_procedures"]} == {"agreed"}
    assert len(answer["silence_procedures"]) == 9
    assert {row["kind"] for row in answer["decisions"]} == {
        "decision",
        "extension",
        "action_plan",
    }
    roles = [row["role"] for row in answer["participants"]]
    assert [roles.count(role) for role in ("state_party", "signatory", "observer")] == [66, 5, 15]
    assert {row["confidence"] for row in answer["participants"]} == {"low"}
    symbols = [row["symbol"] for row in answer["documents"]]
    assert {"CCM/CONF/2020/1", "CCM/CONF/2021/6"} <= set(symbols)
    assert not [symbol for symbol in symbols if "/MSP/" in symbol]


def test_offices_after_the_second_review_conference(ccm: Ccm) -> None:
    found = rows(ccm, "offices", "--as-of", "2021-09-22")
    assert [(row["office"], row["state"]) for row in found[:3]] == [
        ("president", "GBR"),
        ("president_designate", "IRQ"),
        ("outgoing_president", "CHE"),
    ]
    on_clearance = rows(ccm, "offices", "--as-of", "2021-09-22", "--theme", "clearance")
    assert [(row["state"], row["last"]) for row in on_clearance] == [
        ("AFG", "2022-09-02"),
        ("GUY", None),
    ]
    assert on_clearance[1]["ends"] == "with the 11MSP, whose last day is not set"
    bodies = rows(ccm, "offices", "--as-of", "2021-09-22", section="bodies")
    groups = {
        number: [row["state"] for row in bodies if row["body"].endswith(number)] for number in "34"
    }
    assert groups == {"3": ["AUS", "BGR", "MNE", "DEU"], "4": ["AFG", "GUY", "MNE", "DEU"]}


def test_an_office_of_which_no_holder_is_recorded_is_shown_as_that(ccm: Ccm) -> None:
    (president, *_rest) = rows(ccm, "offices", "--as-of", "2025-12-01")
    assert (president["state"], president["name"]) == (None, "not recorded")


def test_members_of_groups_with_requests_of_their_own_are_found(ccm: Ccm) -> None:
    found = rows(ccm, "findings", "--rule", "own_request_in_group")
    assert [row["state"] for row in found] == ["AFG", "BGR", "LAO"]


def test_open_mandates_of_the_seventh_meeting_are_found(ccm: Ccm) -> None:
    found = rows(ccm, "mandates", "--meeting", "7msp", "--status", "not_recorded")
    assert [(row["key"], row["due_on"]) for row in found] == [
        ("isu-synergies-review", "2021-09-21"),
        ("hosting-agreement-review", "2021-09-21"),
    ]
    again = rows(ccm, "findings", "--rule", "mandate_not_recorded", "--as-of", "2021-09-22")
    assert {row["subject"] for row in again} == {"meeting:7MSP"}
    of_isu = rows(ccm, "mandates", "--bearer", "implementation support unit", "--open")
    assert {row["bearer"] for row in of_isu} == {"Implementation Support Unit"}


def test_a_postponement_moves_mandates_and_terms_in_a_comparison(ccm: Ccm) -> None:
    found = rows(ccm, "diff", "--from", "2020-02-12", "--to", "2020-02-13")
    moved = {(row["subject"], row["what"]): (row["before"], row["after"]) for row in found}
    assert moved["meeting:9MSP", "mandate financial-measures"] == (
        "not_yet_due, due 2020-11-20",
        "not_yet_due, due 2020-11-27",
    )
    assert moved["state:AUT", "Coordinator on stockpile destruction"] == (
        "in office, through 2020-11-20",
        "in office, through 2020-11-27",
    )


def test_the_second_part_put_off_until_further_notice_leaves_what_hangs_on_it_without_a_day(
    ccm: Ccm,
) -> None:
    put_off = rows(ccm, "diff", "--from", "2021-01-30", "--to", "2021-01-31")
    said = {(row["subject"], row["what"]): (row["before"], row["after"]) for row in put_off}
    assert said["meeting:7MSP", "mandate hosting-agreement-review"] == (
        "not_yet_due, due 2021-02-05",
        "no_day_set",
    )
    assert said["state:CHE", "President of the 2RC"] == (
        "in office, through 2021-02-05",
        "in office, no last day set",
    )
    assert said["state:SWE", "Coordinator on clearance"][1] == "in office, no last day set"
    set_again = rows(ccm, "diff", "--from", "2021-06-29", "--to", "2021-06-30")
    moved = {(row["subject"], row["what"]): row["after"] for row in set_again}
    assert moved["meeting:9MSP", "mandate financial-measures"] == "not_yet_due, due 2021-09-21"
    assert moved["state:CHE", "President of the 2RC"] == "in office, through 2021-09-21"


def test_the_tenth_meeting_set_for_2022_gives_duties_and_terms_their_days(ccm: Ccm) -> None:
    found = rows(ccm, "diff", "--from", "2021-09-20", "--to", "2021-09-21")
    said = {(row["subject"], row["what"]): (row["before"], row["after"]) for row in found}
    assert said["state:AUS", "Coordinator on stockpile destruction"] == (
        "in office, no last day set",
        "in office, through 2022-09-02",
    )
    assert said["state:GBR", "President of the 10MSP"][1] == "from 2021-09-22, through 2022-09-02"
    assert said["meeting:2RC", "mandate isu-budget-2023"][1] == "not_yet_due, due 2022-07-01"
    asked = [after for (whom, what), (_, after) in said.items() if "(10MSP)" in what]
    assert asked
    assert set(asked) == {"not_yet_due, due 2022-09-02"}


def test_every_mandate_that_the_rules_name_is_kept_with_its_paragraph(ccm: Ccm) -> None:
    found = rows(ccm, "mandates", "--meeting", "2RC")
    cited = " ".join(source for row in found for source in row["sources"])
    numbers = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
    measures = [f"para 91({number})" for number in numbers]
    machinery = ["(i)(a)", "(i)(b)", "(ii)(a)", "(ii)(b)", "(ii)(c)", "(iii)(b)", "(iii)(c)"]
    machinery += ["(iv)(a)", "(iv)(b)", "(iv)(c)"]
    for place in (*measures, *(f"para 85{each}" for each in machinery), "para 84", "Action 45"):
        assert place in cited
    assert {"baseline", "reporting-form", "isu-budget-2023"} <= {row["key"] for row in found}


def test_mandates_are_explained_and_fall_due_beside_the_duties_of_states(ccm: Ccm) -> None:
    steps = rows(ccm, "explain", "7msp", "hosting-agreement-review")
    assert [row["rule"] for row in steps] == ["given", "due", "record"]
    assert steps[0]["answer"] == "not recorded, due by 2021-09-21"
    listed = rows(ccm, "explain", "7msp")
    assert "7MSP hosting-agreement-review" in {row["ask"] for row in listed}
    due = rows(ccm, "due", "--as-of", "2022-06-15", "--within", "30d", section="mandates")
    assert [(row["key"], row["due_on"], row["status"]) for row in due] == [
        ("isu-synergies-review", "2021-09-21", "not_recorded"),
        ("hosting-agreement-review", "2021-09-21", "not_recorded"),
        ("unpaid-30-april-2022", "2022-04-30", "not_recorded"),
        ("isu-budget-2023", "2022-07-01", "not_yet_due"),
    ]
    assert rows(ccm, "due", "--article", "4", section="mandates") == []


def test_an_unknown_mandate_is_told(ccm: Ccm) -> None:
    run = ccm("explain", "7MSP", "hosting")
    assert run.code == 3
    assert run.err.startswith("error[MANDATE]: The 7MSP had given no mandate 'hosting'")


def test_a_mandate_of_each_year_is_told_and_explained_year_by_year(ccm: Ccm) -> None:
    asked = rows(ccm, "mandates", "--meeting", "2RC", "--open", "--as-of", "2023-05-10")
    each = [row for row in asked if row["given_key"] == "unpaid-30-april"]
    assert [(row["key"], row["occasion"], row["status"]) for row in each] == [
        ("unpaid-30-april-2022", "2022", "not_recorded"),
        ("unpaid-30-april-2023", "2023", "not_recorded"),
        ("unpaid-30-april-2024", "2024", "not_yet_due"),
    ]
    steps = rows(ccm, "explain", "2RC", "unpaid-30-april", "--as-of", "2023-05-10")
    assert {row["answer"] for row in steps} == {
        "not recorded, due from 2022-04-30",
        "not recorded, due from 2023-04-30",
        "not yet due, due from 2024-04-30",
    }
    (one,) = {row["answer"] for row in rows(ccm, "explain", "2RC", "agenda-item-11MSP")}
    assert one == "not recorded, due by 2023-09-14"


def test_what_was_recorded_since_is_told_with_what_it_changed(
    ccm: Ccm, shipped: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.sqlite"
    shutil.copy(shipped, copy)
    here = ("--ledger", str(copy), "--format", "json")
    before = ccm("status", *here).json["position"]
    fields = ("--set", "kind=RC", "--set", "part=1", "--set", "opens_on=2027-09-13")
    done = ccm(
        *("record", "MeetingRescheduled", "--subject", "3RC", "--date", "2025-12-01"),
        *(*fields, "--set", "closes_on=2027-09-17", "--source", "a-res-80-52", "--locator", "x"),
        *here,
    )
    assert done.code == 0, done.err
    answer = ccm("diff", "--since", str(before), "--as-of", "2026-02-01", *here).json
    assert [row["type"] for row in answer["recorded"]] == ["MeetingRescheduled"]
    assert {row["subject"] for row in answer["rows"]} >= {"meeting:3RC", "meeting:2RC"}
    first, second = (
        {
            event["uid"]: event
            for event in rows(ccm, "calendar", "--as-of", "2026-02-01", *where[:2])
        }
        for where in (("--ledger", str(shipped)), here)
    )
    moved = [uid for uid in first if second[uid]["first"] != first[uid]["first"]]
    assert len(moved) == 3, "the meeting, a mandate due at it, and one due at each"
    assert all(second[uid]["sequence"] > first[uid]["sequence"] for uid in moved)


@pytest.mark.parametrize(
    ("args", "says"),
    [
        ((), "diff takes --from and --to, or --since"),
        (("--since", "1", "--to", "2"), "--to says nothing here"),
        (("--since", "999999"), "--since 999999 comes after position"),
    ],
)
def test_a_comparison_without_two_sides_is_refused(
    ccm: Ccm, args: tuple[str, ...], says: str
) -> None:
    run = ccm("diff", *args)
    assert run.code == 2
    assert says in run.err


def test_a_calendar_file_is_the_same_each_time_and_reminds_before_marks_and_deadlines(
    ccm: Ccm, tmp_path: Path
) -> None:
    for name in ("due.ics", "again.ics"):
        assert ccm("calendar", "--as-of", "2021-10-01", "-o", name).out == ""
    first = (tmp_path / "due.ics").read_bytes()
    assert first == (tmp_path / "again.ics").read_bytes()
    events = Calendar.from_ical(first).walk("VEVENT")
    assert len({str(event["UID"]) for event in events}) == len(events)
    about = {str(event["SUMMARY"]): event for event in events}
    mark = next(event for said, event in about.items() if "extension request to the 10MSP" in said)
    assert str(mark.decoded("DTSTART")) == "2021-11-30"
    assert "Bulgaria Article 3.2 (2022-10-01)" in str(mark["DESCRIPTION"])
    deadlines = [event for said, event in about.items() if said.startswith("Bulgaria: destroy")]
    for event in (mark, *deadlines):
        assert event.walk("VALARM")
    of_peru = rows(ccm, "calendar", "--as-of", "2021-10-01", "--state", "peru", "--kind", "meeting")
    assert [row["summary"] for row in of_peru] == ["10MSP"]


def test_no_other_answer_is_written_as_a_calendar(ccm: Ccm) -> None:
    run = ccm("states", "-o", "states.ics")
    assert run.code == 2
    assert run.err.startswith("error[ENDING]: states.ics ends in .ics")


def test_a_cited_command_gives_the_same_answer_again(ccm: Ccm) -> None:
    (row,) = rows(ccm, "cite", "metric", "contracting_states", "--as-of", "2020-10-01")
    assert row["result"] == "contracting_states: 110 states"
    again = row["command"].split()[1:]
    assert rows(ccm, *again)[0]["value"] == 110
    (cited,) = rows(ccm, "cite", *again)
    assert cited == row
    assert ccm("cite", *again).out == f"{row['citation']}\n"


@pytest.mark.parametrize(
    ("args", "code", "says"),
    [
        (("record", "x"), 2, "record is no question that can be cited"),
        (("metric", "--list"), 2, "asks no ledger"),
        (("metric", "nonsense"), 3, "error[METRIC]"),
        (("metric", "signatories", "--nonsense"), 2, "No such option"),
    ],
)
def test_what_has_no_answer_cannot_be_cited(
    ccm: Ccm, args: tuple[str, ...], code: int, says: str
) -> None:
    run = ccm("cite", *args)
    assert run.code == code
    assert says in run.err


def test_findings_do_not_hinder_a_citation(ccm: Ccm) -> None:
    run = ccm("cite", "findings", "--state", "bulgaria")
    assert run.code == 0
    assert run.out.startswith("findings: ")


@pytest.mark.parametrize("name", ["99MSP", "nonsense"])
def test_an_unknown_meeting_is_told(ccm: Ccm, name: str) -> None:
    assert ccm("meetings", name).code == 3
    assert ccm("metric", "msp_start", "--meeting", name).code == 3


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (("msp_start",), "msp_start is asked of a meeting: add --meeting NAME"),
        (("signatories", "--meeting", "2RC"), "--meeting says nothing here"),
    ],
)
def test_a_metric_is_asked_of_whom_it_is_about(ccm: Ccm, args: tuple[str, ...], says: str) -> None:
    run = ccm("metric", *args)
    assert run.code == 2
    assert says in run.err


VERDICTS = {
    "m_dec_place": ("contradicted", "true if read so: the last town that it was set for"),
    "m_lap_period_dec": ("contradicted", "no other reading"),
    "m_pres_122": ("contradicted", "no other reading"),
    "m_inter25": ("not_computable", "MeetingClosed"),
    "m_act18": ("contradicted", "no other reading"),
    "m_act19": ("contradicted", "no other reading"),
}


def test_the_claims_on_the_machinery_are_borne_out_but_for_these(ccm: Ccm) -> None:
    found = {row["claim_id"]: row for row in rows(ccm, "audit", "--kind", "machinery")}
    for claim_id, (verdict, because) in VERDICTS.items():
        assert found[claim_id]["verdict"] == verdict
        assert because in found[claim_id]["because"]
    rest = {found[key]["verdict"] for key in found.keys() - VERDICTS.keys()}
    assert rest == {"confirmed", "attested", "editorial"}
