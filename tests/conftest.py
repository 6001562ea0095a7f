"""Hypothesis profiles: `default` at a desk; `ci` also prints how to replay a failing example."""

from __future__ import annotations

import os

from hypothesis import settings

# No deadline: a busy machine is not a failure. Named parents: Hypothesis' own profiles depend on
# where it runs.
_HYPOTHESIS_OWN = settings.get_profile("default")
settings.register_profile("default", parent=_HYPOTHESIS_OWN, deadline=None)
settings.register_profile("ci", parent=_HYPOTHESIS_OWN, deadline=None, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "default")
