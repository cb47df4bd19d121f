"""The style sheets, scripts and pictures of a publication: files beside its pages, never in them."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from api.publish.inside import Inside
    from api.theme import Theme

_LOGO = "/theme/logo"
_FOLDERS = ("/static/", "/theme/")
#: A script in which one of these stands asks the service for something, which a publication does not have.
_CALLS = (b"fetch(", b"XMLHttpRequest", b"/api/")


class Assets:
    """What the pages need, each once."""

    def __init__(self, service: Inside, theme: Theme) -> None:
        self.service = service
        self.theme = theme
        self.files: dict[str, bytes] = {}

    def file(self, address: str) -> str | None:
        """Return the file for an address of the service, None where it is no such thing.

        The logo is always a picture made of points: a drawing may hold a script, which would run for whoever opens the file itself.
        """
        path = urlsplit(address).path
        if not path.startswith(_FOLDERS):
            return None
        name = path.removeprefix("/")
        if path == _LOGO:
            name += ".png"
            if name not in self.files:
                self.files[name] = self.theme.points()
        elif name not in self.files:
            self.files[name] = self.service.body(path)
        return name

    def inline(self, text: str, ending: str) -> str:
        """Return the file for a style or script that stood in a page."""
        data = text.encode()
        name = f"static/{hashlib.sha256(data).hexdigest()[:16]}.{ending}"
        self.files[name] = data
        return name

    def works(self, file: str) -> bool:
        """Tell whether a script does without the service."""
        return not any(call in self.files[file] for call in _CALLS)

    def keep_to(self, used: set[str]) -> None:
        """Leave out what no page names."""
        self.files = {name: data for name, data in self.files.items() if name in used}
