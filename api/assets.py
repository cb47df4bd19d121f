"""Static files: our own few, those of the chart, and the chart library that pyvis ships. Nothing comes from anywhere else."""

from __future__ import annotations

import hashlib
from functools import cache
from typing import TYPE_CHECKING, Any

from starlette.staticfiles import StaticFiles

from api.render import STATIC
from graphmodel.diagram.html import vis_network
from graphmodel.diagram.svg import TEMPLATES

if TYPE_CHECKING:
    import os
    from pathlib import Path

    from starlette.responses import Response

_CHART = ("chart.css", "chart.js")


def chart_link() -> str:
    """Return the address of the chart library; its version stands in it, so that it may be kept for ever."""
    return "/static/" + _chart_path()


@cache
def chart_links() -> dict[str, str]:
    """Return the addresses of what a chart needs: `library`, `css` and `js`; each changes with the content."""
    marks = {name: hashlib.sha256((TEMPLATES / name).read_bytes()).hexdigest()[:12] for name in _CHART}
    css, js = (f"/static/diagram/{name}?v={marks[name]}" for name in _CHART)
    return {"library": chart_link(), "css": css, "js": js}


@cache
def _chart_path() -> str:
    script = vis_network()
    return f"{script.parent.name}/{script.name}"


@cache
def _elsewhere() -> dict[str, Path]:
    """Return the files that are not in our folder of static files, by the path at which they are served."""
    return {_chart_path(): vis_network()} | {f"diagram/{name}": TEMPLATES / name for name in _CHART}


class Static(StaticFiles):
    """Static files, kept by the browser for a year: every address changes with the content."""

    def __init__(self) -> None:
        super().__init__(directory=STATIC)

    def lookup_path(self, path: str) -> tuple[str, os.stat_result | None]:
        """Return the file at a path; the chart's own files and library are found where they are kept."""
        file = _elsewhere().get(path)
        if file is not None:
            return str(file), file.stat()
        return super().lookup_path(path)

    def file_response(self, *args: Any, **kwargs: Any) -> Response:
        """Return a file with how long it may be kept."""
        response = super().file_response(*args, **kwargs)
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        return response
