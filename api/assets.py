"""Static files: our own few, and the chart library that pyvis ships. Nothing comes from anywhere else."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from starlette.staticfiles import StaticFiles

from api.render import STATIC
from graphmodel.diagram.html import vis_network

if TYPE_CHECKING:
    import os

    from starlette.responses import Response


def chart_link() -> str:
    """Return the address of the chart library; its version stands in it, so that it may be kept for ever."""
    return "/static/" + _chart_path()


@cache
def _chart_path() -> str:
    script = vis_network()
    return f"{script.parent.name}/{script.name}"


class Static(StaticFiles):
    """Static files, kept by the browser for a year: every address changes with the content."""

    def __init__(self) -> None:
        super().__init__(directory=STATIC)

    def lookup_path(self, path: str) -> tuple[str, os.stat_result | None]:
        """Return the file at a path; the chart library is found where pyvis keeps it."""
        if path == _chart_path():
            script = vis_network()
            return str(script), script.stat()
        return super().lookup_path(path)

    def file_response(self, *args: Any, **kwargs: Any) -> Response:
        """Return a file with how long it may be kept."""
        response = super().file_response(*args, **kwargs)
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        return response
