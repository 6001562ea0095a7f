"""From a chart to a file: SVG, PNG or the Vega-Lite specification itself, without any network."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import vl_convert

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import altair as alt

__all__ = ["FORMATS", "drawn", "specification"]

_SCALE = 2.0
"""Pixels of a PNG to a unit of the chart: sharp on paper."""


def specification(chart: alt.TopLevelMixin) -> str:
    """The Vega-Lite specification as JSON, the same text for the same chart."""
    return json.dumps(chart.to_dict(), sort_keys=True, ensure_ascii=False, allow_nan=False)


def _svg(spec: str) -> bytes:
    return vl_convert.vegalite_to_svg(spec).encode()


def _png(spec: str) -> bytes:
    return bytes(vl_convert.vegalite_to_png(spec, scale=_SCALE))


FORMATS: Mapping[str, Callable[[str], bytes]] = {
    ".svg": _svg,
    ".png": _png,
    ".json": lambda spec: spec.encode(),
}
"""What a chart can be made into, by the ending of the file."""


def drawn(chart: alt.TopLevelMixin, ending: str) -> bytes:
    """A chart as the bytes of a file with that ending, one of `FORMATS`."""
    return FORMATS[ending](specification(chart))
