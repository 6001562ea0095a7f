"""A sum of an account that no meeting on record bears is taken, and told at once."""

from __future__ import annotations

from collections.abc import Callable

from support.command import Command

_HEADER = "subject,date,account,paid,receipt,documents,locators,known_on\n"
_SOURCE = "ccm-conf-2021-6,para 1,2024-01-31"


def _import(ccm: Command, written: Callable[[str, str], str], account: str, *options: str) -> str:
    row = f"Austria,2021-01-02,{account},5 USD,1,{_SOURCE}\n"
    run = ccm("import", written("PaymentReceived.csv", _HEADER + row), *options)
    return run.err


def test_a_mistyped_account_is_told_with_the_nearest_names(
    fresh_ccm: Command, written: Callable[[str, str], str]
) -> None:
    for options in (("--dry-run",), ()):
        said = _import(fresh_ccm, written, "11MSPP", *options)
        assert "no meeting and no year on record is called '11MSPP'" in said
        assert "Did you mean 11MSP" in said


def test_an_account_on_record_is_not_told(
    fresh_ccm: Command, written: Callable[[str, str], str]
) -> None:
    assert "on record is called" not in _import(fresh_ccm, written, "11msp")
    assert "on record is called" not in _import(fresh_ccm, written, "14.2 2021")


def test_what_is_recorded_from_the_command_line_is_told_too(fresh_ccm: Command) -> None:
    fields = ("account=12MSPP", "paid=5 USD", "receipt=1")
    told = [word for field in fields for word in ("--set", field)]
    run = fresh_ccm(
        *("record", "PaymentReceived", "--subject", "Austria", "--date", "2021-01-02", *told),
        *("--source", "ccm-conf-2021-6", "--locator", "para 1", "--known-on", "2024-01-31"),
    )
    assert "called '12MSPP'" in run.err
