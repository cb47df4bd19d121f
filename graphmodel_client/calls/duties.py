"""The calls: duties."""
# Made by tools/make_client.py from the description of the service. Change the service, and run that again.

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from graphmodel_client.transport import AsyncTransport, Transport
from graphmodel_client.wire import path_of

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from graphmodel_client.answers.duties import DutiesAnswer, Duty, HoldersAnswer
    from graphmodel_client.wire import Date


class Duties(Transport):
    """The norms that a body bears or is owed, and the bodies that bear a norm."""

    def duties(
        self, ident: str, *, date: Date | None = None, limit: int | None = None, cursor: str | None = None
    ) -> DutiesAnswer:
        """The norms that a body bears or is owed.

        Give each norm with the chain of kinds and roles that makes it the body's.

        Args:
            ident: A body, as `body/slug`, bare slug or name.
            date: The day asked about; today in London if left out.
            limit: The most rows to give, 1 to 250; the answer links to the next ones.
            cursor: Where to go on, as the `next` link of an answer has it; empty for the beginning.
        """
        return cast(
            "DutiesAnswer",
            self._call(
                "GET", path_of("/api/v1/bodies/{id}/duties", id=ident), {"date": date, "limit": limit, "cursor": cursor}
            ),
        )

    def iter_duties(self, ident: str, *, date: Date | None = None, limit: int | None = None) -> Iterator[Duty]:
        """Yield every row of `duties`, asking for one part after the other; `limit` is how many rows a part has."""
        part = self.duties(ident, date=date, limit=limit)
        while True:
            yield from part["duties"]
            if part["next"] is None:
                return
            part = cast("DutiesAnswer", self._call("GET", part["next"], {}))

    def holders(
        self,
        ident: str,
        *,
        area: str | None = None,
        date: Date | None = None,
        limit: int | None = None,
        cursor: str | None = None,
    ) -> HoldersAnswer:
        """The bodies that bear a norm.

        Give the bodies that bear a norm on a day, in an area or anywhere.

        Args:
            ident: A norm.
            area: Only bodies that serve this area.
            date: The day asked about; today in London if left out.
            limit: The most rows to give, 1 to 250; the answer links to the next ones.
            cursor: Where to go on, as the `next` link of an answer has it; empty for the beginning.
        """
        return cast(
            "HoldersAnswer",
            self._call(
                "GET",
                path_of("/api/v1/norms/{id}/holders", id=ident),
                {"area": area, "date": date, "limit": limit, "cursor": cursor},
            ),
        )

    def iter_holders(
        self, ident: str, *, area: str | None = None, date: Date | None = None, limit: int | None = None
    ) -> Iterator[Duty]:
        """Yield every row of `holders`, asking for one part after the other; `limit` is how many rows a part has."""
        part = self.holders(ident, area=area, date=date, limit=limit)
        while True:
            yield from part["duties"]
            if part["next"] is None:
                return
            part = cast("HoldersAnswer", self._call("GET", part["next"], {}))


class AsyncDuties(AsyncTransport):
    """The norms that a body bears or is owed, and the bodies that bear a norm."""

    async def duties(
        self, ident: str, *, date: Date | None = None, limit: int | None = None, cursor: str | None = None
    ) -> DutiesAnswer:
        """The norms that a body bears or is owed.

        Give each norm with the chain of kinds and roles that makes it the body's.

        Args:
            ident: A body, as `body/slug`, bare slug or name.
            date: The day asked about; today in London if left out.
            limit: The most rows to give, 1 to 250; the answer links to the next ones.
            cursor: Where to go on, as the `next` link of an answer has it; empty for the beginning.
        """
        return cast(
            "DutiesAnswer",
            await self._call(
                "GET", path_of("/api/v1/bodies/{id}/duties", id=ident), {"date": date, "limit": limit, "cursor": cursor}
            ),
        )

    async def iter_duties(
        self, ident: str, *, date: Date | None = None, limit: int | None = None
    ) -> AsyncIterator[Duty]:
        """Yield every row of `duties`, asking for one part after the other; `limit` is how many rows a part has."""
        part = await self.duties(ident, date=date, limit=limit)
        while True:
            for row in part["duties"]:
                yield row
            if part["next"] is None:
                return
            part = cast("DutiesAnswer", await self._call("GET", part["next"], {}))

    async def holders(
        self,
        ident: str,
        *,
        area: str | None = None,
        date: Date | None = None,
        limit: int | None = None,
        cursor: str | None = None,
    ) -> HoldersAnswer:
        """The bodies that bear a norm.

        Give the bodies that bear a norm on a day, in an area or anywhere.

        Args:
            ident: A norm.
            area: Only bodies that serve this area.
            date: The day asked about; today in London if left out.
            limit: The most rows to give, 1 to 250; the answer links to the next ones.
            cursor: Where to go on, as the `next` link of an answer has it; empty for the beginning.
        """
        return cast(
            "HoldersAnswer",
            await self._call(
                "GET",
                path_of("/api/v1/norms/{id}/holders", id=ident),
                {"area": area, "date": date, "limit": limit, "cursor": cursor},
            ),
        )

    async def iter_holders(
        self, ident: str, *, area: str | None = None, date: Date | None = None, limit: int | None = None
    ) -> AsyncIterator[Duty]:
        """Yield every row of `holders`, asking for one part after the other; `limit` is how many rows a part has."""
        part = await self.holders(ident, area=area, date=date, limit=limit)
        while True:
            for row in part["duties"]:
                yield row
            if part["next"] is None:
                return
            part = cast("HoldersAnswer", await self._call("GET", part["next"], {}))
