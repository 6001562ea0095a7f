"""Making a command of a function: its own parameters, and then the options it shares."""

from __future__ import annotations

import sys
from collections.abc import Callable
from inspect import Parameter, Signature, signature
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, get_type_hints

if TYPE_CHECKING:
    from ledger.cli.options import Options

__all__ = ["as_command", "command_name", "question_of"]


def as_command(
    run: Callable[..., None],
    function: Callable[..., Any],
    options: type[Options],
    skip: int,
) -> Callable[..., None]:
    """``run`` under the name of ``function``, with its parameters and those of the options.

    ``skip`` is the number of parameters that do not come from the command line.
    """
    taken = [*_own(function, skip), *options.parameters()]
    run.__name__, run.__doc__ = function.__name__, function.__doc__
    run.__module__ = function.__module__
    run.__annotations__ = {item.name: item.annotation for item in taken}
    run.__signature__ = Signature(taken)  # type: ignore[attr-defined]
    return run


def _own(function: Callable[..., Any], skip: int) -> list[Parameter]:
    """The function's parameters with their types; what it gives back need not be importable."""
    own = list(signature(function).parameters.values())[skip:]
    written = SimpleNamespace(__annotations__={item.name: item.annotation for item in own})
    hints = get_type_hints(written, vars(sys.modules[function.__module__]), include_extras=True)
    return [item.replace(kind=Parameter.KEYWORD_ONLY, annotation=hints[item.name]) for item in own]


def command_name(function: Callable[..., Any]) -> str:
    """The name under which a function is a command; ``group__name`` is one of a group."""
    words = function.__name__.strip("_").split("__")
    return " ".join(word.replace("_", "-") for word in words)


def question_of(function: Callable[..., Any], arguments: dict[str, Any]) -> dict[str, Any]:
    """The command and what it was given, as JSON answers repeat them."""
    given = {key: value for key, value in arguments.items() if value not in (None, [], False)}
    return {"command": command_name(function), "arguments": given}
