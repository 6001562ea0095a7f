"""What all tests share.

Hypothesis profiles: `default` tries the same examples in every run, `search` others each time.

``CCM_HYPOTHESIS=search pytest`` looks for examples that were never tried; what it finds is mended
and kept as an example, so that a run says the same of the same code on every machine.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import settings

pytest.register_assert_rewrite("support")

# No deadline: a busy machine is not a failure. Named parents: Hypothesis' own profiles depend on
# where it runs.
_HYPOTHESIS_OWN = settings.get_profile("default")
_COMMON: dict[str, Any] = {"deadline": None, "print_blob": True}
settings.register_profile("default", _HYPOTHESIS_OWN, **_COMMON, derandomize=True, database=None)
settings.register_profile("search", _HYPOTHESIS_OWN, **_COMMON)
settings.load_profile(os.environ.get("CCM_HYPOTHESIS", "default"))


@pytest.fixture
def heeding_interruptions() -> Iterator[None]:
    """Interruptions from the keyboard are heeded, also where whoever runs the tests ignores them.

    A test begun in the background of a shell does, and what it starts would as well.
    """
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)
