"""The calls: findings."""
# Made by tools/make_client.py from the description of the service. Change the service, and run that again.

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from graphmodel_client.transport import AsyncTransport, Transport

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from graphmodel_client.answers.common import Finding
    from graphmodel_client.answers.findings import FindingsAnswer
    from graphmodel_client.wire import Date


class Findings(Transport):
    """What a reader should know of the documents: contradictions, lines that stop, loops, dangling references."""

    def findings(
        self,
        *,
        about: str | None = None,
        area: str | None = None,
        kind: str | None = None,
        date: Date | None = None,
        limit: int | None = None,
        cursor: str | None = None,
    ) -> FindingsAnswer:
        """What a reader should know of the documents.

        Give contradictions, lines that stop, loops, dangling references and the like, each with its citations.

        Args:
            about: Only findings that touch this thing.
            area: Only findings of this area's documents.
            kind: Only findings of this kind.
            date: The day asked about; today in London if left out.
            limit: The most rows to give, 1 to 250; the answer links to the next ones.
            cursor: Where to go on, as the `next` link of an answer has it; empty for the beginning.
        """
        return cast(
            "FindingsAnswer",
            self._call(
                "GET",
                "/api/v1/findings",
                {"about": about, "area": area, "kind": kind, "date": date, "limit": limit, "cursor": cursor},
            ),
        )

    def iter_findings(
        self,
        *,
        about: str | None = None,
        area: str | None = None,
        kind: str | None = None,
        date: Date | None = None,
        limit: int | None = None,
    ) -> Iterator[Finding]:
        """Yield every row of `findings`, asking for one part after the other; `limit` is how many rows a part has."""
        part = self.findings(about=about, area=area, kind=kind, date=date, limit=limit)
        while True:
            yield from part["findings"]
            if part["next"] is None:
                return
            part = cast("FindingsAnswer", self._call("GET", part["next"], {}))


class AsyncFindings(AsyncTransport):
    """What a reader should know of the documents: contradictions, lines that stop, loops, dangling references."""

    async def findings(
        self,
        *,
        about: str | None = None,
        area: str | None = None,
        kind: str | None = None,
        date: Date | None = None,
        limit: int | None = None,
        cursor: str | None = None,
    ) -> FindingsAnswer:
        """What a reader should know of the documents.

        Give contradictions, lines that stop, loops, dangling references and the like, each with its citations.

        Args:
            about: Only findings that touch this thing.
            area: Only findings of this area's documents.
            kind: Only findings of this kind.
            date: The day asked about; today in London if left out.
            limit: The most rows to give, 1 to 250; the answer links to the next ones.
            cursor: Where to go on, as the `next` link of an answer has it; empty for the beginning.
        """
        return cast(
            "FindingsAnswer",
            await self._call(
                "GET",
                "/api/v1/findings",
                {"about": about, "area": area, "kind": kind, "date": date, "limit": limit, "cursor": cursor},
            ),
        )

    async def iter_findings(
        self,
        *,
        about: str | None = None,
        area: str | None = None,
        kind: str | None = None,
        date: Date | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[Finding]:
        """Yield every row of `findings`, asking for one part after the other; `limit` is how many rows a part has."""
        part = await self.findings(about=about, area=area, kind=kind, date=date, limit=limit)
        while True:
            for row in part["findings"]:
                yield row
            if part["next"] is None:
                return
            part = cast("FindingsAnswer", await self._call("GET", part["next"], {}))
