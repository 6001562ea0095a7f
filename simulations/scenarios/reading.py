"""From a TOML text to a scenario, or to everything that is wrong with it at once.

Values are read strictly: ``true`` is no number, ``"12"`` neither, ``20260501`` no date. Whether
fields fit together is looked at only where each of them can be read; otherwise it is said that
more may follow.
"""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from domain.errors import did_you_mean
from domain.problems import Place, Problem
from simulations.scenarios.complaints import complaints
from simulations.scenarios.errors import ScenarioError
from simulations.scenarios.model import ClearanceScenario, DestructionScenario
from simulations.scenarios.positions import Positions, positions

if TYPE_CHECKING:
    from simulations.scenarios.positions import Path

__all__ = ["Reading", "read_scenario", "scenario_from"]

KINDS: dict[int, type[ClearanceScenario | DestructionScenario]] = {
    3: DestructionScenario,
    4: ClearanceScenario,
}
_AT = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text says: a scenario, or problems in the order of their places.

    ``given`` is the text's data as they stand, ``positions`` where its keys are.
    ``more_may_follow`` where problems keep others from being looked for.
    """

    scenario: ClearanceScenario | DestructionScenario | None
    problems: tuple[Problem, ...]
    given: dict[str, Any]
    positions: Positions
    more_may_follow: bool = False


def scenario_from(text: str, file: str = "") -> ClearanceScenario | DestructionScenario:
    """The scenario that a text describes. Raises ScenarioError, which holds every problem."""
    reading = read_scenario(text, file)
    if reading.scenario is None:
        raise ScenarioError(reading.problems, more_may_follow=reading.more_may_follow)
    return reading.scenario


def read_scenario(text: str, file: str = "") -> Reading:
    """Read a scenario; nothing is raised for what is wrong with it."""
    lines = _Lines(file, text.splitlines())
    try:
        given = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        problems = _twice(text, lines) or (_no_toml(error, lines),)
        return Reading(None, problems, {}, Positions(), more_may_follow=True)
    found = positions(text)
    lines.positions = found
    kind = KINDS.get(given["article"]) if type(given.get("article")) is int else None
    if kind is None:
        return Reading(None, (_no_article(given, lines),), given, found, more_may_follow=True)
    try:
        scenario = kind.model_validate_json(json.dumps(given, default=str), strict=True)
    except ValidationError as error:
        return _problems(error, kind, Reading(None, (), given, found), lines)
    return Reading(scenario, (), given, found)


class _Lines:
    """The text's lines, to show beside a problem where it stands."""

    def __init__(self, file: str, lines: list[str]) -> None:
        self.file, self.lines = file, lines
        self.positions = Positions()

    def at(self, problem: Problem, path: Path) -> Problem:
        return self.at_spot(problem, *self.positions.of(path))

    def at_spot(self, problem: Problem, line: int, column: int) -> Problem:
        there = self.lines[line - 1].strip() if 0 < line <= len(self.lines) else ""
        return problem.at(Place(self.file, line, column), there)


def _problems(
    error: ValidationError,
    kind: type[ClearanceScenario | DestructionScenario],
    reading: Reading,
    lines: _Lines,
) -> Reading:
    items = error.errors(include_url=False)
    found = [each for item in items for each in complaints(item, kind, reading.given)]
    told = sorted(
        (lines.at(problem, path) for problem, path in found), key=lambda problem: problem.sort_key
    )
    follow = any(item["loc"] for item in items)
    return Reading(None, tuple(told), reading.given, reading.positions, more_may_follow=follow)


def _no_toml(error: tomllib.TOMLDecodeError, lines: _Lines) -> Problem:
    found = _AT.search(str(error))
    line = int(found[1]) if found and found[1] else len(lines.lines)
    column = int(found[2]) if found and found[2] else 1
    said = _AT.sub("", str(error))
    problem = Problem(
        "SCENARIO_TOML",
        f"it is no TOML: {said[:1].lower()}{said[1:]}.",
        "TOML writes name = 1_000_000, name = 0.5, name = true, name = 2026-05-01 (a day that "
        'exists), and texts as "text"; [name] begins a table.',
    )
    return lines.at_spot(problem, line, column)


def _twice(text: str, lines: _Lines) -> tuple[Problem, ...]:
    """The keys that are given twice, if that is what is wrong with a text."""
    try:
        found = positions(text)
    except ValueError:
        return ()
    return tuple(
        lines.at_spot(
            Problem(
                "SCENARIO_KEY_TWICE",
                f"{'.'.join(map(str, path))} is given twice, first in line {found.spots[path][0]}.",
                "Keep one of the two.",
            ),
            *spot,
        )
        for path, spot in found.twice.items()
    )


def _no_article(given: dict[str, Any], lines: _Lines) -> Problem:
    near = next((key for key in given if did_you_mean(key, ["article"])), "article")
    guess = did_you_mean(near, ["article"]) if near != "article" else ""
    said = f"article is {given['article']!r}" if "article" in given else "article is not given"
    problem = Problem(
        "SCENARIO_ARTICLE",
        f"{said}, and it decides which fields there are.{guess}",
        "Write article = 3 for a stockpile or article = 4 for contaminated land.",
    )
    return lines.at(problem, (near,))
