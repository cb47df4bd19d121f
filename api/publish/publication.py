"""Publishing an area: its pages, charts and data as a folder that opens from a file system or lies on any web server."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from html import unescape
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from api.app import create_app
from api.publish.addresses import Addresses
from api.publish.assets import Assets
from api.publish.folder import whole
from api.publish.inside import Inside
from api.publish.names import by_letter, index, named
from api.publish.relink import Relinker
from api.publish.scope import ACCESSIBILITY, COVERAGE, HOME, PRIVACY, SEARCH, Scope
from api.publish.tables import TABLES, tables
from api.render import api_link, link_pairs, query, text
from api.theme import Theme
from graphmodel import __version__
from graphmodel.errors import BadQuestionError, Fault
from graphmodel.formats.compact_json import compact
from graphmodel.ids import kind_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from api.publish.folder import Folder
    from graphmodel.graph import Graph

_LINK = re.compile(r'href="(/[^"#]*)')
_INDEX = "/data/names.json"
#: Forms of a chart as a file, and those of them that weigh too much to lie beside every chart.
_PICTURES, _LARGE = frozenset({"svg", "png", "html"}), frozenset({"png", "html"})
#: Forms of the data of the area's own pages, and of the pages of what they name.
_FORMS, _ONE_FORM = frozenset({"json", "csv", "ttl"}) | _PICTURES, frozenset({"json"})


@dataclass(frozen=True)
class Published:
    """What was written.

    Attributes:
        pages: how many pages.
        files: how many files.
        size: how many bytes.
    """

    pages: int
    files: int
    size: int


@dataclass(frozen=True)
class Shown:
    """What pages say of the publication that they are in.

    Attributes:
        told: a sentence for every page.
        navigation: the links at the top of every page, each with its label.
    """

    told: str
    navigation: tuple[tuple[str, str], ...]


def publish(graph: Graph, area: str, out: Path, *, date: str | None = None, theme: Theme | None = None) -> Published:
    """Write an area's pages as they are on a day.

    The same data, day and theme give the same bytes. Nothing is changed unless everything could be written.

    Args:
        graph: the loaded graph.
        area: the area.
        out: the folder; it may be a former publication, which is then replaced.
        date: the day, as YYYY-MM-DD; today in London if left out.
        theme: the name, logo and colours of the pages.

    Raises:
        NotInGraphError: there is no such area.
        BadQuestionError: no document speaks of the area on that day, or the folder cannot be taken or written.
    """
    ident = graph.model.resolve(area, "area", field="area")
    with whole(out) as folder:
        structure = graph.structure(ident, date=date)
        if structure["state"] != "answered":
            raise BadQuestionError((Fault("date", structure["told"]),))
        return _Writer(graph, Scope(graph, structure), theme or Theme(), folder).write()


class _Writer:
    """Collects the pages of one publication, then writes them."""

    def __init__(self, graph: Graph, scope: Scope, theme: Theme, folder: Folder) -> None:
        self.graph = graph
        self.scope = scope
        self.theme = theme
        self.folder = folder
        self.site = Addresses(scope.date)
        self.pages: dict[str, str] = {}
        self.app = create_app(graph, theme)
        self.app.state.publication = self._shown()

    def write(self) -> Published:
        with Inside(self.app) as service:
            self._collect(service)
            assets = Assets(service, self.theme)
            relinker = Relinker(self.site, assets)
            for address in sorted(self.pages):
                page = relinker.page(address, self.pages[address])
                self.folder.write(self.site.file(address) or "", page.encode("utf-8", "replace"))
            assets.keep_to(relinker.used)
            for name, data in sorted(assets.files.items()):
                self.folder.write(name, data)
        self.folder.finish(self._about())
        files = self.folder.files.values()
        return Published(len(self.pages), len(files), sum(f["bytes"] for f in files))

    def _collect(self, service: Inside) -> None:
        """Fetch the area's own pages, then what they name, then make the pages that only a publication has."""
        self._fetch(service, self.scope.own())
        keys = {
            self.site.linked(address, unescape(link))
            for address, page in self.pages.items()
            for link in _LINK.findall(page)
            if self.scope.named(link.partition("?")[0])
        }
        self._fetch(service, sorted(key for key in keys if key and key not in self.site), forms=_ONE_FORM)
        self._fetch(service, [ACCESSIBILITY])
        for table, data in tables(self.scope):
            name = self.site.add(f"/data/{table.name}.csv", f"data/{table.name}.csv")
            self.folder.write(name, data)
        for address in (HOME, SEARCH, COVERAGE, PRIVACY):
            self.site.add(address)
        self._own_pages(service)

    def _fetch(self, service: Inside, addresses: Iterable[str], forms: frozenset[str] = _FORMS) -> None:
        for address in addresses:
            asked = self.scope.dated(address)
            file = self.site.add(address, day=self.scope.day(address))
            self.pages[address] = service.text(asked)
            large = address.startswith(f"/areas/{self.scope.area}")
            self._data_of(service, address, file, forms if large else forms - _LARGE)

    def _data_of(self, service: Inside, address: str, file: str, forms: frozenset[str]) -> None:
        """Write the data of a page beside it, in those forms that the page links to, and note where they are.

        A chart as a picture is what the page shows, which may be a part; its large forms are there for the area alone.
        """
        stem, day = file.removesuffix(".html"), self.scope.day(address)
        call = self.site.key(api_link(address)) or ""
        for link in map(unescape, _LINK.findall(self.pages[address])):
            bare, form = _form(link)
            same = self.site.linked(address, bare) == call
            shown = form in _PICTURES and urlsplit(bare).path == urlsplit(call).path
            if form in forms and (same or shown) and self.site.linked(address, link) not in self.site.files:
                name = f"{stem}-chart.html" if form == "html" else f"{stem}.{form}"
                self.folder.write(self.site.add(link, name, day), service.body(link))

    def _own_pages(self, service: Inside) -> None:
        scope, things = self.scope, named(self.graph, self.site)
        coverage = self.graph.coverage(date=scope.date)
        call = api_link(coverage["permalink"])
        self.folder.write(self.site.add(call, "coverage.json"), service.body(call))
        names = index(things, self.site)
        self.folder.write(self.site.add(_INDEX, _INDEX.removeprefix("/")), compact(names))
        about = {
            "area": scope.structure["question"]["about"],
            "date": scope.date,
            "structure": scope.structure,
            "boards": [n for n in scope.bodies if n["id"] in scope.seats or n["id"] in scope.rules],
            "seats": scope.seats,
            "rules": scope.rules,
            "bodies": [n for n in scope.bodies if kind_of(n["id"]) == "body"],
            "posts": [n for n in scope.bodies if kind_of(n["id"]) == "post"],
            "documents": [{"id": d, "label": self.graph.model.label(d)} for d in scope.documents],
            "norms": [n for n in things if kind_of(n.id) == "norm"],
            "findings": scope.findings,
            "findings_page": scope.findings_page(),
            "tables": TABLES,
            "coverage": coverage,
            "letters": by_letter(things),
            "names": names,
        }
        for address, template in ((HOME, "home"), (SEARCH, "search"), (COVERAGE, "coverage"), (PRIVACY, "privacy")):
            self.pages[address] = text(self.app, f"publication/{template}.html", path=address, **about)

    def _shown(self) -> Shown:
        scope = self.scope
        label = scope.structure["question"]["about"]["label"]
        told = (
            f"These pages were published from the graph for {label} on {scope.date}. They are files and answer nothing: "
            "a question on sharing, another day or a comparison needs the service graphmodel itself."
        )
        navigation = (
            (HOME, "This publication"),
            (f"/areas/{scope.area}", "Structure"),
            (scope.findings_page(), "Findings"),
            (SEARCH, "All names"),
            (COVERAGE, "Coverage"),
        )
        return Shown(told, navigation)

    def _about(self) -> dict[str, Any]:
        theme = replace(self.theme, colours=dict(sorted(self.theme.colours.items())))
        looks = hashlib.sha256(repr(theme).encode()).hexdigest()
        return {
            "graphmodel": __version__,
            "area": self.scope.area,
            "date": self.scope.date,
            "theme": {"name": theme.name, "sha256": looks},
            "dataset": self.scope.structure["dataset"],
            "pages": len(self.pages),
        }


def _form(link: str) -> tuple[str, str]:
    """Return a link to data without its form, and the form."""
    pairs = link_pairs(link)
    form = next((value for name, value in pairs if name == "format"), "json")
    return query(link.partition("?")[0], [pair for pair in pairs if pair[0] != "format"]), form
