"""Which address of the service is which file of a publication."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, quote, unquote, urljoin, urlsplit

from api.render import query

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Parameters that show a part of a page: their links lead to the whole of it, by the last part of its path.
_PARTS = {"rules": {"topic"}, "readings": {"paragraph", "norm"}}
_CHARTS = "/areas/"


class Addresses:
    """The files of a publication by the addresses at which the service has them, on the one day that is published.

    >>> site = Addresses("2008-12-01")
    >>> site.add("/path/body/medway-yot-board")
    'path/body/medway-yot-board.html'
    >>> site.found("/entities/body/medway-yot", "/path/body/medway-yot-board?date=2008-12-01#top")
    '../../path/body/medway-yot-board.html#top'
    >>> site.found("/entities/body/medway-yot", "/path/body/medway-yot-board?date=2013-10-01") is None
    True
    """

    def __init__(self, date: str) -> None:
        self.date = date
        self.files: dict[str, str] = {}
        #: Pages that are about a day of their own, by their addresses without it: their links to that day lead to the day published.
        self.days: dict[str, str] = {}

    def __contains__(self, address: str) -> bool:
        return self.key(address) in self.files

    def __iter__(self) -> Iterator[str]:
        return iter(self.files)

    def key(self, address: str, also: str | None = None) -> str | None:
        """Return an address without its day, its parameters in order; None where it is about another day than the one published, or `also`."""
        parts = urlsplit(address)
        path = unquote(parts.path).rstrip("/") or "/"
        pairs = [(name, value) for name, value in parse_qsl(parts.query) if value]
        if any(name == "date" and value not in {self.date, also} for name, value in pairs):
            return None
        if path.startswith(_CHARTS):
            path, pairs = _chart(path.removesuffix("/structure"), pairs)
        left_out = {"date"} | _PARTS.get(path.rpartition("/")[2], set())
        return query(path, sorted(pair for pair in pairs if pair[0] not in left_out))

    def add(self, address: str, file: str | None = None, day: str | None = None) -> str:
        """Note that an address is published, and return its file; the name of a file holds no question mark and no day.

        Args:
            address: the address at the service.
            file: the name of the file; made of the address if left out.
            day: the day that the page is about, where that is another one.

        Raises:
            ValueError: the address is about another day.
        """
        key = self.key(address, day)
        if key is None:
            raise ValueError(f"{address} is not about {self.date}")
        if day and day != self.date:
            self.days[key] = day
        self.files[key] = file or _named(key)
        return self.files[key]

    def file(self, address: str) -> str | None:
        """Return the file of an address, if it is published."""
        return self.files.get(self.key(address) or "")

    def linked(self, page: str, href: str) -> str | None:
        """Return the address, without its day, that a link on a page leads to; None where it is about another day."""
        target = urlsplit(urljoin(page, href))._replace(fragment="").geturl()
        return self.key(target, self.days.get(self.key(page) or ""))

    def found(self, page: str, href: str) -> str | None:
        """Return the way from the file of a page to what a link on it leads to, if that is published.

        Args:
            page: the address of the page.
            href: the link, as it stands on the page.
        """
        file = self.files.get(self.linked(page, href) or "")
        if file is None:
            return None
        fragment = urlsplit(href).fragment
        return way(self.file(page) or _named(page), file) + (f"#{fragment}" if fragment else "")


def way(from_: str, to: str) -> str:
    """Return the way from one file to another.

    >>> way("path/body/a.html", "static/graphmodel.css")
    '../../static/graphmodel.css'
    """
    return quote(posixpath.relpath(to, posixpath.dirname(from_) or "."))


def _chart(path: str, pairs: list[tuple[str, str]]) -> tuple[str, list[tuple[str, str]]]:
    """Return where a view of a chart is to be found: what is around one body on its own chart, a box that is chosen on its own page.

    >>> _chart("/areas/area/a", [("focus", "body/b"), ("steps", "1"), ("chosen", "body/b")])
    ('/areas/body/b', [])
    >>> _chart("/areas/area/a", [("focus", "body/b"), ("steps", "1"), ("chosen", "body/c")])
    ('/entities/body/c', [])
    """
    given = dict(pairs)
    chosen, focus = given.get("chosen"), [value for name, value in pairs if name == "focus"]
    if chosen and focus == [chosen] and given.get("steps") == "1":
        return f"{_CHARTS}{chosen}", []
    return (f"/entities/{chosen}", []) if chosen else (path, pairs)


def _named(key: str) -> str:
    parts = urlsplit(key)
    values = [f"/{name}/{value}" for name, value in parse_qsl(parts.query)]
    return (unquote(parts.path).strip("/") or "index") + "".join(values) + ".html"
