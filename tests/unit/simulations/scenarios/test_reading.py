from __future__ import annotations

import pytest

from simulations.scenarios.distributions import Constant, Pert
from simulations.scenarios.errors import ScenarioError
from simulations.scenarios.model import ClearanceScenario, DestructionScenario
from simulations.scenarios.reading import read_scenario, scenario_from

LAND = """schema_version = 1
name = "One field"
state = "Lebanon"
article = 4
start = 2021-05-01
deadline = 2026-05-01

[land]
confirmed_m2 = 1_000_000
difficult_share = { distribution = "pert", low = 0.1, mode = 0.2, high = 0.4 }

[[clearance]]
teams = 4
m2_per_team_day = 300
"""
STOCK = """schema_version = 1
name = "A stock"
state = "PER"
article = 3
start = 2021-03-01
deadline = 2024-04-01

[[stock.types]]
name = "all types"
munitions = 1_200
lot_size = 100
munitions_per_line_month = 50
"""


def test_a_right_text_is_a_scenario() -> None:
    land, stock = scenario_from(LAND), scenario_from(STOCK)

    assert isinstance(land, ClearanceScenario)
    assert land.state == "LBN"
    assert land.land.confirmed_m2 == Constant(value=1_000_000)
    assert land.land.difficult_share == Pert(distribution="pert", low=0.1, mode=0.2, high=0.4)
    assert isinstance(stock, DestructionScenario)
    assert stock.stock.types[0].munitions == 1200


TRAPS = [
    # text of the file, what stands there instead, line:column, code, part of the sentence
    ("teams = 4", "teams = true", "13:1", "VALUE", "teams = true: it takes a number."),
    ("teams = 4", 'teams = "4"', "13:1", "VALUE", "teams = '4': it takes a number."),
    ("= 300", "= false", "14:1", "VALUE", "it takes a number, or a table with a distribution"),
    ("= 1_000_000", "= 1e300", "9:1", "VALUE", "must not be more than 1e+15"),
    ("= 2026-05-01", "= 9999-12-31", "6:1", "VALUE", "must not be more than 2200-12-31"),
    ("= 2021-05-01", "= 1800-01-01", "5:1", "VALUE", "must not be less than 1900-01-01"),
    ("= 1_000_000", "= -5", "9:1", "VALUE", "must not be less than 0"),
    ("teams = 4", "teams = nan", "13:1", "VALUE", "it takes a finite number"),
    ("= 2026-05-01", "= 2026-02-30", "6:12", "TOML", "invalid date"),
    ("= 2026-05-01", '= "2026-02-30"', "6:1", "VALUE", "it takes a day that exists"),
    ("= 2026-05-01", "= 20260501", "6:1", "VALUE", "it takes a day, such as 2026-05-01"),
    ("deadline", "dead_line", "6:1", "FIELD", "Did you mean deadline?"),
    ("teams = 4", "teams = 4\nteams = 5", "14:1", "KEY_TWICE", "clearance.0.teams is given twice"),
    ("high = 0.4", "high = 1.4", "10:1", "VALUE", "must lie within 0 and 1"),
    ("low = 0.1", "low = 0.3", "10:44", "VALUE", "needs low <= mode <= high, got 0.3 / 0.2 / 0.4"),
    ('"pert"', '"perth"', "10:1", "DISTRIBUTION", "Did you mean pert?"),
    ('distribution = "pert", ', "", "10:1", "DISTRIBUTION", "names no distribution"),
    ("mode = 0.2", "mod = 0.2", "10:55", "FIELD", "Did you mean mode"),
    ("mode = 0.2, ", "", "10:1", "MISSING", "land.difficult_share.mode is missing"),
    ("teams = 4\n", "", "12:3", "MISSING", "clearance.teams is missing"),
    ("Lebanon", "Lebanan", "3:1", "VALUE", "Did you mean Lebanon"),
    ("schema_version = 1", "schema_version = 2", "1:1", "VALUE", "it takes 1"),
    ("article = 4", "article = true", "4:1", "ARTICLE", "article is True"),
    ("article = 4", "artikel = 4", "4:1", "ARTICLE", "Did you mean article?"),
    ("[land]", "[land", "8:6", "TOML", "it is no TOML"),
    ("[land]\n", "extension_cap_months = 61\n[land]\n", "8:1", "VALUE", "not be more than 60"),
    ("[land]\n", "[run]\nseeds = 1\n[land]\n", "9:1", "FIELD", "Did you mean seed?"),
    ("[land]\n", "replications = 9\n[land]\n", "8:1", "FIELD", "Did you mean run.replications?"),
    (
        "[land]\n",
        "[provenance.land]\nsauce = 'x'\n[land]\n",
        "9:1",
        "FIELD",
        "Did you mean source?",
    ),
    ("confirmed_m2 = 1_000_000", "", "1:1", "TOGETHER", "nothing to do"),
    ("confirmed_m2", "suspected_m2", "9:1", "TOGETHER", "needs a team to survey it"),
]


@pytest.mark.parametrize(("right", "wrong", "spot", "code", "said"), TRAPS)
def test_each_trap_is_told_with_its_place(
    right: str, wrong: str, spot: str, code: str, said: str
) -> None:
    assert right in LAND
    reading = read_scenario(LAND.replace(right, wrong), "plan.toml")

    assert reading.scenario is None
    told = {f"{item.place.line}:{item.place.column}": item for item in reading.problems}
    assert told[spot].code == f"SCENARIO_{code}"
    assert said in told[spot].sentence
    assert all(item.remedy and item.place.file == "plan.toml" for item in reading.problems)


@pytest.mark.parametrize(
    ("season", "line", "said"),
    [
        ('start = "02-29"\nend = "03-31"', 17, "'02-29' is no day of every year"),
        ('start = "03-01"\nend = "04-31"', 18, "'04-31' is no day of every year"),
        ('start = "13-01"\nend = "03-31"', 17, "'13-01' is no day of every year"),
        ('start = "3-1"\nend = "03-31"', 17, "it takes a month and a day, such as 03-15"),
        ('start = 2021-03-01\nend = "03-31"', 17, "it takes a month and a day"),
    ],
)
def test_a_season_that_never_opens_or_closes_is_told(season: str, line: int, said: str) -> None:
    (problem,) = read_scenario(f"{LAND}\n[[seasons]]\n{season}\n").problems

    assert problem.place.line == line
    assert said in problem.sentence


def test_more_retained_than_there_are_is_told_where_it_is_said() -> None:
    text = STOCK.replace("lot_size", "retained = 1_201\nlot_size")
    (problem,) = read_scenario(text).problems

    assert problem.code == "SCENARIO_TOGETHER"
    assert problem.place.line == 11
    assert "1201 are retained of 1200" in problem.sentence


def test_all_problems_are_told_at_once_in_the_order_of_the_file() -> None:
    text = LAND.replace("teams = 4", "teams = true").replace("Lebanon", "Atlantis")
    reading = read_scenario(text.replace("[land]", "[land]\nhectares = 3"))

    assert [item.place.line for item in reading.problems] == [3, 9, 14]


def test_all_that_does_not_fit_together_is_told_at_once() -> None:
    later = "[[clearance]]\nteams = 9\nfrom_date = 2020-01-01\nm2_per_team_day = 1\n"
    reading = read_scenario(LAND.replace("confirmed_m2", "suspected_m2") + later + later)

    assert [item.code for item in reading.problems] == ["SCENARIO_TOGETHER"] * 2
    assert not reading.more_may_follow


def test_where_fields_cannot_be_read_it_is_said_that_more_may_follow() -> None:
    text = LAND.replace("confirmed_m2 = 1_000_000", "").replace("teams = 4", "teams = true")

    with pytest.raises(ScenarioError, match=r"1 problem\. Fix these first: ") as caught:
        scenario_from(text)

    assert "nothing to do" not in str(caught.value.problems)


def test_nothing_is_said_to_follow_where_all_was_looked_at() -> None:
    text = LAND.replace("confirmed_m2 = 1_000_000", "")

    with pytest.raises(ScenarioError) as caught:
        scenario_from(text)

    assert str(caught.value) == "The scenario cannot be simulated: 1 problem."


OFTEN = "[discovery]\nrate_per_year = 1e9\nsize_m2 = 1\nenters = 'confirmed'\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (LAND + OFTEN, "must not be more than 366 a year on average"),
        (STOCK.replace("1_200", "1_000_000").replace("= 100", "= 1"), "1,000,000 lots"),
        (STOCK.replace("= 50", '= { distribution = "poisson", mean = 9 }'), "more than 0"),
        (STOCK.replace("= 50", '= { distribution = "gamma", mean = 9, cv = 99 }'), "than 10"),
    ],
)
def test_what_nobody_could_wait_for_is_refused(text: str, said: str) -> None:
    (problem,) = read_scenario(text).problems
    assert said in problem.sentence
