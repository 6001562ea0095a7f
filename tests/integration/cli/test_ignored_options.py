"""An option that would change nothing is refused, and never passed over in silence."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

_SOURCE = ("--source", "ccm-conf-2021-6", "--locator", "para 1")
_DOCUMENT = ("record", "DocumentIssued", "--subject", "x", "--date", "2026", *_SOURCE)
_LEBANON = ("simulate", "lebanon", "--as-of", "2021-04-22")
_AMENDING = ("--reason", "y", "--kind", "source")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("obligations", "--article", "foo"), 2, "error[ARTICLE]: No duty stands under 'foo'"),
        (("obligations", "--all", "--status", "closed"), 2, "--all says nothing beside --status"),
        (("obligations", "--state", "chad", "--state=peru"), 2, "--state is given 2 times"),
        (("status", "-o", "a.csv", "-o", "b.csv"), 2, "-o is given 2 times"),
        (("record", "DocumentIssued", "--locator", "x"), 2, "name it with --source"),
        (("audit", "--kind", "typo"), 2, "error[CHOICE]: --kind does not take 'typo'"),
        (("audit", "--as-of", "2020"), 2, "--as-of says nothing here"),
        (("audit", "--summary", "--kind", "membership"), 2, "--summary is of all claims"),
        (("audit", "--summary", "--claim", "u_nonc"), 2, "--summary is of all claims"),
        (("audit", "--claim", "u_nonc", "--verdict", "attested"), 2, "--claim is of one claim"),
        (("audit", "--claim", "u_non"), 3, "Did you mean u_nonc"),
        (("metric", "--state", "chad"), 2, "--state goes with the name of a metric"),
        (("metric", "--during", "2020"), 2, "--during goes with the name of a metric"),
        (("metric", "--as-of", "2020"), 2, "--as-of says nothing here"),
        (("metric", "--ledger", "x"), 2, "--ledger says nothing here"),
        (("metric", "signatories", "--list"), 2, "--list takes no metric"),
        (("metric", "signatories", "--state", "chad"), 2, "is not asked of a State"),
        (("metric", "signatories", "--during", "2020"), 2, "holds at a day, which is --as-of"),
        (("metric", "stockpile_status"), 2, "is asked of a State: add --state NAME"),
        (("explain", "stockpile_status"), 2, "is asked of a State: add --state NAME"),
        (("explain", "signatories", "--state", "chad"), 2, "is not asked of a State"),
        (("explain", "chad", "3", "--state", "peru"), 2, "--state goes with a metric"),
        (("explain", "chad", "--during", "2020"), 2, "--during goes with a metric"),
        (("diff", "--from", "2019", "--to", "2020", "--as-of", "2020"), 2, "--as-of says nothing"),
        (
            ("diff", "--on", "position", "--from", "1", "--to", "2", "--position", "3"),
            2,
            "--position says nothing here",
        ),
        (("events", "--subject", ""), 3, "error[STATE]"),
        (("events", "--type", ""), 3, "error[EVENT_TYPE]"),
        (("obligations", "--state", ""), 3, "error[STATE]"),
        (("status", "--ledger", ""), 2, "--ledger names no ledger"),
        (("init", "--ledger", ""), 2, "--ledger names no ledger"),
        ((*_DOCUMENT, "--set", "title=a", "--set", "title=b"), 2, "another --set gives it too"),
        ((*_DOCUMENT, "--set", "subject=y"), 2, "--set gives subject, and --subject gives it too"),
        ((*_DOCUMENT, "--set", "colour=red"), 2, "has no column 'colour'"),
        ((*_LEBANON, "--chart", "dates"), 2, "--chart says nothing without --plot: name the file"),
        ((*_LEBANON, "--chart", "bogus"), 2, "--chart says nothing without --plot"),
        ((*_LEBANON, "--chart", "fna", "--plot", "a.svg"), 2, "'fna'. Did you mean fan? It takes"),
        ((*_LEBANON, "--plot", "a.pdf"), 2, "a.pdf is no file of a chart: let it end in .svg"),
        ((*_LEBANON, "--chart", "fan", "--trace", "1"), 2, "--chart says nothing beside --trace"),
        ((*_LEBANON, "--trace", "1", "-n", "7"), 2, "--replications says nothing beside --trace"),
        ((*_LEBANON, "--trace", "1", "--precision", "0.1"), 2, "--precision says nothing beside"),
        ((*_LEBANON, "--trace", "1", "--target", "0.8"), 2, "--target says nothing beside --trace"),
        ((*_LEBANON, "--trace", "1", "--workers", "2"), 2, "--workers says nothing beside --trace"),
        ((*_LEBANON, "--trace", "1", "--archive", "a"), 2, "--archive says nothing beside --trace"),
        ((*_LEBANON, "--trace", "1", "--sensitivity", "sobol"), 2, "--sensitivity says nothing"),
        ((*_LEBANON, "--sensitivity", "sobl"), 2, "'sobl'. Did you mean sobol?"),
        ((*_LEBANON, "--trace", "9" * 26), 2, "'--trace': Input should be less than or equal to"),
        ((*_LEBANON, "--trace", "10000000"), 2, "less than or equal to 9999999"),
        (
            (*_LEBANON, "-n", "7", "--precision", "0.1"),
            2,
            (
                "--replications says nothing beside --precision: it plays as many as the precision "
                "takes. Leave one of them out"
            ),
        ),
        ((*_LEBANON, "--scenario", "a.toml"), 2, "name a State, or --all, or a --scenario"),
        ((*_LEBANON, "--all"), 2, "name a State, or --all, or a --scenario: one of them"),
        (
            ("simulate", "--scenario", "a.toml", "--article", "3"),
            2,
            "--article says nothing beside --scenario: the file says which article it is of",
        ),
        (("import", "a.jsonl", "--type", "DocumentIssued"), 2, "names its own type"),
        (("import", "a.csv", "a.csv"), 2, "a.csv is named twice"),
        (("retract", "228892b0", *_AMENDING, "--locator", "x"), 2, "name it with --source"),
        (
            ("correct", "228892b0", *_AMENDING, "--date", "2020", "--set", "date=2021"),
            2,
            "--date gives it too",
        ),
    ],
)
def test_what_would_be_ignored_is_refused(
    ccm: Callable[..., Any],
    arguments: tuple[str, ...],
    code: int,
    said: str,
) -> None:
    run = ccm(*arguments)

    assert said in run.err
    assert (run.code, run.out) == (code, "")


def test_a_usage_error_names_the_help_of_its_own_command(ccm: Callable[..., Any]) -> None:
    run = ccm("metric", "--state", "chad")

    assert run.err.splitlines() == [
        "error[USAGE]: --state goes with the name of a metric. See `ccm metric --help`.",
    ]


def test_a_kind_that_only_the_users_own_claims_have_can_be_asked_for(
    ccm: Callable[..., Any],
    tmp_path: Any,
) -> None:
    header = "claim_id,as_of,metric,value,kind\n"
    (tmp_path / "own.csv").write_text(f"{header}a,2020-10-01,signatories,13,own\n", "utf-8")
    run = ccm("audit", "own.csv", "--kind", "own", "--format", "json")

    assert [row["claim_id"] for row in run.json["rows"]] == ["a"]
