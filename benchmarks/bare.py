"""A bare FastAPI service: each address that is listed in a file gives the bytes that are listed with it, and nothing else happens.

Run: python -m benchmarks.bare FOLDER PROCESSES
"""

from __future__ import annotations

import json
import multiprocessing
import sys
from pathlib import Path

import uvicorn
from fastapi import FastAPI
from starlette.responses import Response

from api.listening import listen, say


def application(folder: Path) -> FastAPI:
    """Return the service for a folder with `routes.json` (path → [file, media type]) and the files."""
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)

    def route(path: str, body: bytes, media: str) -> None:
        async def give() -> Response:
            return Response(body, media_type=media)

        app.add_api_route(path, give)

    for path, (file, media) in json.loads((folder / "routes.json").read_text()).items():
        route(path, (folder / file).read_bytes(), media)
    return app


def serve(folder: Path, sockets: list) -> None:
    """Serve in this process, on the same server as graphmodel does."""
    config = uvicorn.Config(application(folder), access_log=False, log_level="error", server_header=False, ws="none")
    uvicorn.Server(config).run(sockets=sockets)


if __name__ == "__main__":
    place, processes = Path(sys.argv[1]), int(sys.argv[2])
    # As graphmodel listens: a socket for each process, and none of them waits for what Nagle waits for.
    listening = listen("127.0.0.1", 0, processes)
    for socket in listening:
        socket.listen(1024)
    say(listening[0])
    fork = multiprocessing.get_context("fork")
    for socket in listening[1:]:
        fork.Process(target=serve, args=(place, [socket]), daemon=True).start()
    serve(place, listening[:1])
