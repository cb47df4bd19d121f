"""The calls: accountability."""
# Made by tools/make_client.py from the description of the service. Change the service, and run that again.

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from graphmodel_client.transport import AsyncTransport, Transport
from graphmodel_client.wire import path_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphmodel_client.answers.accountability import AccountabilityAnswer
    from graphmodel_client.wire import Date


class Accountability(Transport):
    """Who answers to whom: every path upwards, how each ends, and where the documents say no more."""

    def accountability(
        self,
        ident: str,
        *,
        to: str | None = None,
        kind: Sequence[str] | str = (),
        strength: str | None = None,
        source: str | None = None,
        depth: int | None = None,
        identity: str | None = None,
        date: Date | None = None,
    ) -> AccountabilityAnswer:
        """Who a body answers to.

        Give every path upwards, how each ends, and where the documents say no more.

        Args:
            ident: The body, post or kind of body to begin at.
            to: The one to reach; all that is above if left out.
            kind: Only lines of this kind. May be repeated.
            strength: Only lines of this strength.
            source: Only what this document says.
            depth: The largest number of steps, 1 to 30; 8 if left out.
            identity: `probable` also goes over identities of names that are only probable.
            date: The day asked about; today in London if left out.
        """
        return cast(
            "AccountabilityAnswer",
            self._call(
                "GET",
                path_of("/api/v1/accountability/{id}", id=ident),
                {
                    "to": to,
                    "kind": kind,
                    "strength": strength,
                    "source": source,
                    "depth": depth,
                    "identity": identity,
                    "date": date,
                },
            ),
        )


class AsyncAccountability(AsyncTransport):
    """Who answers to whom: every path upwards, how each ends, and where the documents say no more."""

    async def accountability(
        self,
        ident: str,
        *,
        to: str | None = None,
        kind: Sequence[str] | str = (),
        strength: str | None = None,
        source: str | None = None,
        depth: int | None = None,
        identity: str | None = None,
        date: Date | None = None,
    ) -> AccountabilityAnswer:
        """Who a body answers to.

        Give every path upwards, how each ends, and where the documents say no more.

        Args:
            ident: The body, post or kind of body to begin at.
            to: The one to reach; all that is above if left out.
            kind: Only lines of this kind. May be repeated.
            strength: Only lines of this strength.
            source: Only what this document says.
            depth: The largest number of steps, 1 to 30; 8 if left out.
            identity: `probable` also goes over identities of names that are only probable.
            date: The day asked about; today in London if left out.
        """
        return cast(
            "AccountabilityAnswer",
            await self._call(
                "GET",
                path_of("/api/v1/accountability/{id}", id=ident),
                {
                    "to": to,
                    "kind": kind,
                    "strength": strength,
                    "source": source,
                    "depth": depth,
                    "identity": identity,
                    "date": date,
                },
            ),
        )
