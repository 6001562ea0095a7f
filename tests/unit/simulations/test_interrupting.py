"""An interruption inside compiled code is told as one, and every other fault as it is."""

from __future__ import annotations

import pytest

from simulations.interrupting import interruptible


def broken(cause: BaseException | None) -> int:
    message = "returned a result with an exception set"
    raise SystemError(message) from cause


def test_an_interruption_that_was_wrapped_is_one_again() -> None:
    with pytest.raises(KeyboardInterrupt):
        interruptible(broken)(KeyboardInterrupt())


@pytest.mark.parametrize("cause", [None, ValueError("of its own")])
def test_every_other_fault_stays_what_it_is(cause: BaseException | None) -> None:
    with pytest.raises(SystemError):
        interruptible(broken)(cause)


def test_what_it_gives_is_handed_on() -> None:
    assert interruptible(max)(1, 2) == 2
