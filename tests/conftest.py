"""Hypothesis profiles: `default` tries the same examples in every run, `search` others each time.

``CCM_HYPOTHESIS=search pytest`` looks for examples that were never tried; what it finds is mended
and kept as an example, so that a run says the same of the same code on every machine.
"""

from __future__ import annotations

import os

from hypothesis import settings

# No deadline: a busy machine is not a failure. Named parents: Hypothesis' own profiles depend on
# where it runs.
_HYPOTHESIS_OWN = settings.get_profile("default")
_COMMON = {"parent": _HYPOTHESIS_OWN, "deadline": None, "print_blob": True}
settings.register_profile("default", **_COMMON, derandomize=True, database=None)
settings.register_profile("search", **_COMMON)
settings.load_profile(os.environ.get("CCM_HYPOTHESIS", "default"))
