from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import CcmError, InvalidEventError
from domain.events.header import Event
from domain.events.registry import event_from_dict, event_to_dict
from domain.strategies import any_event

_STOCK = {
    "type": "StockpileDeclared",
    "subject": "state:TGO",
    "not_before": "2020-01-01",
    "effective_on": "2020-01-01",
    "known_on": "2020-01-01",
    "sources": [{"document": "a", "locator": "b"}],
    "note": "",
    "confidence": "high",
    "basis": "read",
    "munitions": None,
    "submunitions": None,
    "scope": "total",
}
_LIBRARY = re.compile("[Ii]nput|valid|instance|dictionary|tuple|parse|permitted|datetime|character")


def _said(**changes: Any) -> list[str]:
    with pytest.raises(InvalidEventError) as refused:
        event_from_dict({**_STOCK, **changes})
    return [
        problem.sentence.removeprefix("StockpileDeclared") for problem in refused.value.problems
    ]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"scope": "all"}, '.scope takes total or addition, and not "all".'),
        ({"scop": 12}, ".scop is no field of it. Did you mean scope?"),
        (
            {"munitions": [1]},
            ".munitions takes a quantity, such as 1,495 or 1.88 km2, and not [1].",
        ),
        ({"munitions": {"amount": 1}}, ".munitions.unit is missing."),
        ({"not_before": "soon"}, '.not_before takes a day, such as 2020-10-01, and not "soon".'),
        ({"sources": "a"}, '.sources takes a list, and not "a".'),
        ({"sources": []}, ".sources takes a list with at least one entry, and not []."),
        ({"sources": [3]}, ".sources[0] takes an object with document and locator, and not 3."),
        ({"sources": [{"document": "a"}]}, ".sources[0].locator is missing."),
        ({"note": True}, ".note takes a text, and not true."),
        ({"occurrence": -1}, ".occurrence takes a whole number of 0 or more, and not -1."),
        ({"occurrence": "x"}, '.occurrence takes a whole number, and not "x".'),
        (
            {"subject": "meeting:9MSP"},
            ": a StockpileDeclared is about a state, not about 'meeting:9MSP'.",
        ),
    ],
)
def test_a_fault_names_the_field_its_value_and_what_it_takes(
    changes: dict[str, Any],
    sentence: str,
) -> None:
    assert _said(**changes)[0] == sentence


def test_a_list_whose_entries_have_faults_is_not_said_to_be_empty() -> None:
    assert len(_said(sources=[{"document": "a"}])) == 1


@given(any_event(), st.data())
def test_no_word_of_the_library_reaches_a_reader(event: Event, data: st.DataObject) -> None:
    fields = event_to_dict(event)
    name = data.draw(st.sampled_from(sorted(fields.keys() - {"type"})))
    odd = data.draw(
        st.sampled_from([None, 3.5, "?", True, [], {}, [1], -1, {"a": 1}, "2020-13-01"])
    )
    try:
        event_from_dict({**fields, name: odd})
    except InvalidEventError as error:
        for problem in error.problems:
            said = problem.sentence.partition(", and not ")[0]
            assert not _LIBRARY.search(said) or "ISO 3166" in said, said
    except CcmError:
        pass
