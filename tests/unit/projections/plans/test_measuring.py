"""Every number of the Lausanne Action Plan over small ledgers, known in part and in whole."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.dates import FIRST_DAY, LAST_DAY
from domain.quantities import Qualifier
from domain.strategies import ledger_stories, views_of
