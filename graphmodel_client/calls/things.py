"""The calls: things."""
# Made by tools/make_client.py from the description of the service. Change the service, and run that again.

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from graphmodel_client.transport import AsyncTransport, Transport
from graphmodel_client.wire import path_of

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from graphmodel_client.answers.entities import EntityAnswer
    from graphmodel_client.answers.identifiers import IdentifiersAnswer
    from graphmodel_client.answers.search import Result, SearchAnswer
    from graphmodel_client.answers.things import Thing, ThingsAnswer
    from graphmodel_client.wire import Date


class Things(Transport):
    """Things of any kind by id, by words, and as lists."""

    def search(
        self,
        *,
        q: str,
        kind: str | None = None,
        area: str | None = None,
        date: Date | None = None,
        limit: int | None = None,
        cursor: str | None = None,
    ) -> SearchAnswer:
        """Things by words.

        Find things by their labels, other and former names and identifiers; slips are forgiven.

        Args:
            q: The words to look for.
            kind: Only things of this kind.
            area: Only bodies and documents of this area.
            date: The day asked about; today in London if left out.
            limit: The most rows to give, 1 to 250; the answer links to the next ones.
            cursor: Where to go on, as the `next` link of an answer has it; empty for the beginning.
        """
        return cast(
            "SearchAnswer",
            self._call(
                "GET",
                "/api/v1/search",
                {"q": q, "kind": kind, "area": area, "date": date, "limit": limit, "cursor": cursor},
            ),
        )

    def iter_search(
        self,
        *,
        q: str,
        kind: str | None = None,
        area: str | None = None,
        date: Date | None = None,
        limit: int | None = None,
    ) -> Iterator[Result]:
        """Yield every row of `search`, asking for one part after the other; `limit` is how many rows a part has."""
        part = self.search(q=q, kind=kind, area=area, date=date, limit=limit)
        while True:
            yield from part["results"]
            if part["next"] is None:
                return
            part = cast("SearchAnswer", self._call("GET", part["next"], {}))

    def identifiers(self, scheme: str, value: str, *, date: Date | None = None) -> IdentifiersAnswer:
        """Things by a code.

        Find what has a code of a public register (GSS, ODS, company number), and tell whether it had it on the
        day.

        Args:
            scheme: The register, a word of codelist/identifier-scheme.
            value: The code; capitals and spaces do not count.
            date: The day asked about; today in London if left out.
        """
        return cast(
            "IdentifiersAnswer",
            self._call(
                "GET", path_of("/api/v1/identifiers/{scheme}/{value}", scheme=scheme, value=value), {"date": date}
            ),
        )

    def things(
        self,
        things: str,
        *,
        q: str | None = None,
        area: str | None = None,
        page: int | None = None,
        date: Date | None = None,
        limit: int | None = None,
        cursor: str | None = None,
    ) -> ThingsAnswer:
        """All things of one kind.

        Give all norms, Acts, bars, purposes, types, bodies, boards, documents and so on, a page at a time, each
        in one line.

        Args:
            things: Which list: norms, instruments, bars, regimes, purposes, information, subjects, types,
                bodies, boards, posts, areas, documents, plans.
            q: Only those whose names these words fit.
            area: Only bodies that serve this area, and its documents.
            page: Which page of the list; the first if left out.
            date: The day asked about; today in London if left out.
            limit: The most rows to give, 1 to 250; the answer links to the next ones.
            cursor: Where to go on, as the `next` link of an answer has it; empty for the beginning.
        """
        return cast(
            "ThingsAnswer",
            self._call(
                "GET",
                path_of("/api/v1/things/{things}", things=things),
                {"q": q, "area": area, "page": page, "date": date, "limit": limit, "cursor": cursor},
            ),
        )

    def iter_things(
        self,
        things: str,
        *,
        q: str | None = None,
        area: str | None = None,
        date: Date | None = None,
        limit: int | None = None,
    ) -> Iterator[Thing]:
        """Yield every row of `things`, asking for one part after the other; `limit` is how many rows a part has."""
        part = self.things(things, q=q, area=area, date=date, limit=limit)
        while True:
            yield from part["results"]
            if part["next"] is None:
                return
            part = cast("ThingsAnswer", self._call("GET", part["next"], {}))

    def entity(self, ident: str, *, date: Date | None = None) -> EntityAnswer:
        """A thing and all that is stated of it.

        Give a thing, its periods, its statements with their citations, what came after it, and the findings
        that touch it.

        Args:
            ident: Any id, such as `body/slug`, or a bare slug or name.
            date: The day asked about; today in London if left out.
        """
        return cast("EntityAnswer", self._call("GET", path_of("/api/v1/entities/{id}", id=ident), {"date": date}))


class AsyncThings(AsyncTransport):
    """Things of any kind by id, by words, and as lists."""

    async def search(
        self,
        *,
        q: str,
        kind: str | None = None,
        area: str | None = None,
        date: Date | None = None,
        limit: int | None = None,
        cursor: str | None = None,
    ) -> SearchAnswer:
        """Things by words.

        Find things by their labels, other and former names and identifiers; slips are forgiven.

        Args:
            q: The words to look for.
            kind: Only things of this kind.
            area: Only bodies and documents of this area.
            date: The day asked about; today in London if left out.
            limit: The most rows to give, 1 to 250; the answer links to the next ones.
            cursor: Where to go on, as the `next` link of an answer has it; empty for the beginning.
        """
        return cast(
            "SearchAnswer",
            await self._call(
                "GET",
                "/api/v1/search",
                {"q": q, "kind": kind, "area": area, "date": date, "limit": limit, "cursor": cursor},
            ),
        )

    async def iter_search(
        self,
        *,
        q: str,
        kind: str | None = None,
        area: str | None = None,
        date: Date | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[Result]:
        """Yield every row of `search`, asking for one part after the other; `limit` is how many rows a part has."""
        part = await self.search(q=q, kind=kind, area=area, date=date, limit=limit)
        while True:
            for row in part["results"]:
                yield row
            if part["next"] is None:
                return
            part = cast("SearchAnswer", await self._call("GET", part["next"], {}))

    async def identifiers(self, scheme: str, value: str, *, date: Date | None = None) -> IdentifiersAnswer:
        """Things by a code.

        Find what has a code of a public register (GSS, ODS, company number), and tell whether it had it on the
        day.

        Args:
            scheme: The register, a word of codelist/identifier-scheme.
            value: The code; capitals and spaces do not count.
            date: The day asked about; today in London if left out.
        """
        return cast(
            "IdentifiersAnswer",
            await self._call(
                "GET", path_of("/api/v1/identifiers/{scheme}/{value}", scheme=scheme, value=value), {"date": date}
            ),
        )

    async def things(
        self,
        things: str,
        *,
        q: str | None = None,
        area: str | None = None,
        page: int | None = None,
        date: Date | None = None,
        limit: int | None = None,
        cursor: str | None = None,
    ) -> ThingsAnswer:
        """All things of one kind.

        Give all norms, Acts, bars, purposes, types, bodies, boards, documents and so on, a page at a time, each
        in one line.

        Args:
            things: Which list: norms, instruments, bars, regimes, purposes, information, subjects, types,
                bodies, boards, posts, areas, documents, plans.
            q: Only those whose names these words fit.
            area: Only bodies that serve this area, and its documents.
            page: Which page of the list; the first if left out.
            date: The day asked about; today in London if left out.
            limit: The most rows to give, 1 to 250; the answer links to the next ones.
            cursor: Where to go on, as the `next` link of an answer has it; empty for the beginning.
        """
        return cast(
            "ThingsAnswer",
            await self._call(
                "GET",
                path_of("/api/v1/things/{things}", things=things),
                {"q": q, "area": area, "page": page, "date": date, "limit": limit, "cursor": cursor},
            ),
        )

    async def iter_things(
        self,
        things: str,
        *,
        q: str | None = None,
        area: str | None = None,
        date: Date | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[Thing]:
        """Yield every row of `things`, asking for one part after the other; `limit` is how many rows a part has."""
        part = await self.things(things, q=q, area=area, date=date, limit=limit)
        while True:
            for row in part["results"]:
                yield row
            if part["next"] is None:
                return
            part = cast("ThingsAnswer", await self._call("GET", part["next"], {}))

    async def entity(self, ident: str, *, date: Date | None = None) -> EntityAnswer:
        """A thing and all that is stated of it.

        Give a thing, its periods, its statements with their citations, what came after it, and the findings
        that touch it.

        Args:
            ident: Any id, such as `body/slug`, or a bare slug or name.
            date: The day asked about; today in London if left out.
        """
        return cast("EntityAnswer", await self._call("GET", path_of("/api/v1/entities/{id}", id=ident), {"date": date}))
