"""The progress report: from a view of the ledger to a document that people read and print.

`period` says of which days; `desk` asks the figures and keeps the notes; `sections` write; `model`
is what they write; `html` and `markdown` show the same model.
"""

from __future__ import annotations
