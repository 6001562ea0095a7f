"""Charts as Vega-Lite specifications; the one package that knows Altair and vl-convert.

`drawing` makes any of them into SVG, PNG or JSON; each chart's module makes the specification.
"""

from __future__ import annotations
