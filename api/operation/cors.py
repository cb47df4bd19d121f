"""Calls from pages of other sites: what reads data may be called from any page, without credentials. Pages for people may not be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.middleware.cors import CORSMiddleware

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

#: What may be read from any page.
OPEN = ("/api", "/data", "/id", "/sparql", "/openapi.json")
#: What a page may read of a response beside its body.
EXPOSED = ("ETag", "Link", "Location", "RateLimit", "RateLimit-Policy", "Retry-After", "X-Request-ID")
_DAY = 24 * 60 * 60


class Cors:
    """Lets the pages of any site call what is open, and nothing else."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.open = CORSMiddleware(
            app,
            allow_origins=["*"],
            # Every POST here asks a question and changes nothing.
            allow_methods=["GET", "HEAD", "OPTIONS", "POST"],
            allow_headers=["Content-Type", "If-None-Match", "X-Request-ID"],
            expose_headers=EXPOSED,
            max_age=_DAY,
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        inside = scope["type"] == "http" and _is_open(scope["path"])
        await (self.open if inside else self.app)(scope, receive, send)


def _is_open(path: str) -> bool:
    return any(path == first or path.startswith(first + "/") for first in OPEN)
