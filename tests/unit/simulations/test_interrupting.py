"""An interruption inside compiled code is told as one, and every other fault as it is."""

from __future__ import annotations

import signal
from concurrent.futures import ThreadPoolExecutor

import pytest

from simulations.interrupting import finished_first, interruptible

pytestmark = pytest.mark.usefixtures("heeding_interruptions")


def broken(cause: BaseException | None) -> int:
    message = "returned a result with an exception set"
    raise SystemError(message) from cause


def test_an_interruption_that_was_wrapped_is_one_again() -> None:
    with pytest.raises(KeyboardInterrupt):
        interruptible(broken)(KeyboardInterrupt())


def test_an_interruption_that_was_wrapped_again_and_again_is_one_too() -> None:
    wrapped = SystemError("of a function inside")
    wrapped.__cause__ = KeyboardInterrupt()

    with pytest.raises(KeyboardInterrupt):
        interruptible(broken)(wrapped)


@pytest.mark.parametrize("cause", [None, ValueError("of its own")])
def test_every_other_fault_stays_what_it_is(cause: BaseException | None) -> None:
    with pytest.raises(SystemError):
        interruptible(broken)(cause)


def test_what_it_gives_is_handed_on() -> None:
    assert interruptible(max)(1, 2) == 2


def test_an_interruption_is_heeded_when_what_was_begun_is_done() -> None:
    done = []

    def begin() -> None:
        with finished_first():
            signal.raise_signal(signal.SIGINT)
            done.append("whole")

    with pytest.raises(KeyboardInterrupt):
        begin()

    assert done == ["whole"]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_a_fault_of_its_own_is_not_hidden_by_waiting() -> None:
    with pytest.raises(OSError, match="full"), finished_first():
        broken_off()

    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_elsewhere_than_in_the_main_thread_nothing_is_waited_for() -> None:
    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(done_inside).result() == "done"


def broken_off() -> None:
    message = "full"
    raise OSError(message)


def done_inside() -> str:
    with finished_first():
        return "done"
