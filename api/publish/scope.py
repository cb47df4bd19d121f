"""What of an area is published: its own pages, and one step from them the things that they name."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlsplit

from api.render import query
from graphmodel.ids import ID, kind_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphmodel.graph import Graph

#: Pages that every publication has.
HOME, SEARCH, COVERAGE, PRIVACY, ACCESSIBILITY = "/", "/search", "/coverage", "/privacy", "/accessibility"
_THINGS = "/entities/"
_READINGS = "/documents/{}/readings"
#: Pages that say the same on every day, so that the service takes no day for them.
_TIMELESS = frozenset({ACCESSIBILITY})


class Scope:
    """The pages of an area on a day."""

    def __init__(self, graph: Graph, structure: dict[str, Any]) -> None:
        self.graph = graph
        self.structure = structure
        self.area: str = structure["question"]["about"]["id"]
        self.date: str = structure["date"]

    @cached_property
    def bodies(self) -> list[dict[str, Any]]:
        """The bodies and posts of the chart, by their labels."""
        found = [n for n in self.structure["nodes"] if n["id"].startswith(("body/", "post/"))]
        return sorted(found, key=lambda n: (n["label"].casefold(), n["id"]))

    @cached_property
    def documents(self) -> list[str]:
        """The documents of the area and others that speak on its chart, by their labels."""
        model = self.graph.model
        found = {d.id for d in model.documents.values() if d.area == self.area}
        found |= {d["id"] for d in self.structure["documents"]}
        return sorted(found, key=lambda i: (model.label(i).casefold(), i))

    @cached_property
    def seats(self) -> dict[str, dict[str, Any]]:
        """The seats of each body of whose seats something is told."""
        named = [n["id"] for n in self.bodies if kind_of(n["id"]) == "body"]
        found = {i: self.graph.members(i, date=self.date) for i in named}
        return {i: answer for i, answer in found.items() if answer["lists"] or answer["silences"]}

    @cached_property
    def rules(self) -> dict[str, dict[str, Any]]:
        """The rules of each body of which some are told."""
        named = [n["id"] for n in self.bodies if kind_of(n["id"]) == "body"]
        found = {i: self.graph.rules(i, date=self.date) for i in named}
        return {i: answer for i, answer in found.items() if answer["rules"] or answer["silences"]}

    @cached_property
    def readings(self) -> dict[str, dict[str, Any]]:
        """What each document says the law is."""
        return {i: self.graph.readings(i, date=self.day(_READINGS.format(i))) for i in self.documents}

    @cached_property
    def findings(self) -> list[dict[str, Any]]:
        """The findings on the area."""
        found: list[dict[str, Any]] = self.graph.findings(area=self.area, date=self.date)["findings"]
        return found

    def own(self) -> Iterator[str]:
        """Yield the addresses of the area's own pages, without their day."""
        yield f"/areas/{self.area}"
        yield query(f"/areas/{self.area}", steps="all")
        yield self.findings_page()
        yield from (self.findings_page(kind) for kind in sorted({f["kind"] for f in self.findings}))
        yield _THINGS + self.area
        for node in self.bodies:
            ident = node["id"]
            yield from (_THINGS + ident, f"/path/{ident}", f"/areas/{ident}")
            if kind_of(ident) == "body":
                yield f"/bodies/{ident}/duties"
        yield from (f"/boards/{ident}/seats" for ident in self.seats)
        yield from (f"/bodies/{ident}/rules" for ident in self.rules)
        for document in self.documents:
            yield from (_THINGS + document, _READINGS.format(document))

    def day(self, address: str) -> str:
        """Return the day that a page is about: what a document says the law is stands beside the law of a day on which it speaks."""
        document = address.removeprefix(_READINGS.partition("{")[0]).removesuffix("/readings")
        record = self.graph.model.documents.get(document)
        if record is None or record.attested is None:
            return self.date
        first, last = record.attested.not_before, record.attested.not_after
        days = [d.isoformat() for d in (first and first.first, last and last.last) if d]
        return days[0] if days and not days[0] <= self.date <= days[-1] else self.date

    def dated(self, address: str) -> str:
        """Return an address with the day that its page is about."""
        if address in _TIMELESS:
            return address
        path, _, rest = address.partition("?")
        return f"{path}?{rest}&date={self.day(address)}" if rest else query(path, date=self.day(address))

    def findings_page(self, kind: str | None = None) -> str:
        """Return the address of the findings on the area, of one kind or of all."""
        return query("/findings", area=self.area, kind=kind)

    def named(self, address: str) -> bool:
        """Tell whether what the area's own pages name has a page too: bodies, posts, norms, kinds, plans ...; but no other document."""
        parts = urlsplit(address)
        ident = parts.path.removeprefix(_THINGS)
        thing = parts.path.startswith(_THINGS) and bool(ID.fullmatch(ident))
        return thing and kind_of(ident) != "document" and not parse_qsl(parts.query)
