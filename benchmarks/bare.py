"""A bare FastAPI service: each address that is listed in a file gives the bytes that are listed with it, and nothing else happens."""

from __future__ import annotations

import json
import os
from pathlib import Path

from fastapi import FastAPI
from starlette.responses import Response

#: Names a folder with `routes.json` (path → [file, media type]) and the files.
VARIABLE = "GRAPHMODEL_BARE"

app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)


def _route(path: str, body: bytes, media: str) -> None:
    async def give() -> Response:
        return Response(body, media_type=media)

    app.add_api_route(path, give)


_folder = Path(os.environ[VARIABLE])
for _path, (_file, _media) in json.loads((_folder / "routes.json").read_text()).items():
    _route(_path, (_folder / _file).read_bytes(), _media)
