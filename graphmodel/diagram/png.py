"""The picture as a PNG, drawn from the SVG by resvg."""

from __future__ import annotations

import resvg_py

from graphmodel.errors import BadQuestionError, Fault

_PROBE = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20">{}</svg>'
_LETTER = '<text x="2" y="16" font-family="sans-serif" font-size="16">M</text>'
_ZOOM = 1.5


def png(svg: str) -> bytes:
    """Return a picture as PNG, white behind, half as large again as on the page so that it prints well.

    Raises:
        BadQuestionError: the machine has no fonts, so that the boxes would stand without their names.
    """
    if _draw(_PROBE.format(_LETTER)) == _draw(_PROBE.format("")):
        told = "this machine has no fonts to draw a PNG with; install one (DejaVu, for example), or give a name that ends in .svg"
        raise BadQuestionError((Fault("out", told, (".svg", ".html")),))
    return _draw(svg, zoom=_ZOOM)


def _draw(svg: str, zoom: float = 1.0) -> bytes:
    return bytes(
        resvg_py.svg_to_bytes(svg_string=svg, background="#ffffff", zoom=zoom, sans_serif_family="DejaVu Sans")
    )
