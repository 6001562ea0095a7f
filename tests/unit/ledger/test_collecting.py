from __future__ import annotations

import gc

import pytest

from ledger.collecting import collector_paused


@collector_paused()
def _fail() -> None:
    assert not gc.isenabled()
    raise KeyError


def test_the_collector_goes_on_behind_it_even_after_a_failure() -> None:
    with pytest.raises(KeyError):
        _fail()
    assert gc.isenabled()


def test_where_somebody_paused_it_before_it_stays_so() -> None:
    with collector_paused():
        with collector_paused():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()
