"""The calls: structure."""
# Made by tools/make_client.py from the description of the service. Change the service, and run that again.

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from graphmodel_client.transport import AsyncTransport, Transport
from graphmodel_client.wire import path_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphmodel_client.answers.structure import StructureAnswer
    from graphmodel_client.wire import Date


class Structure(Transport):
    """The bodies and lines of an area on a day, with positions for a chart."""

    def structure(
        self,
        ident: str,
        *,
        date: Date | None = None,
        focus: Sequence[str] | str = (),
        steps: str | None = None,
        kinds: Sequence[str] | str = (),
        body_kinds: Sequence[str] | str = (),
        hide: Sequence[str] | str = (),
        from_: str | None = None,
        to: str | None = None,
        way: int | None = None,
        compare: Date | None = None,
    ) -> StructureAnswer:
        """The structure of an area on a day.

        Give the nodes and lines that the documents attest on the day, with the place of each node on a chart.

        All of them, or a part: around a body, of some kinds, without some. A path may be marked, and a second
        day compared.

        Args:
            ident: An area, or a body for what is around it.
            date: The day asked about; today in London if left out.
            focus: Only what is around this body. May be repeated.
            steps: How many steps around it: 1 if left out; `all` for everything.
            kinds: Only lines of this sort (`accountable`, `seat`) or kind (`statutory`). May be repeated.
            body_kinds: Only boxes of this kind. May be repeated.
            hide: Leave this body out. May be repeated.
            from_: Mark a path that begins here.
            to: The path ends here; upwards if left out.
            way: Which of several such paths.
            compare: A second day: what differs is marked.
        """
        return cast(
            "StructureAnswer",
            self._call(
                "GET",
                path_of("/api/v1/areas/{id}/structure", id=ident),
                {
                    "date": date,
                    "focus": focus,
                    "steps": steps,
                    "kinds": kinds,
                    "body_kinds": body_kinds,
                    "hide": hide,
                    "from": from_,
                    "to": to,
                    "way": way,
                    "compare": compare,
                },
            ),
        )


class AsyncStructure(AsyncTransport):
    """The bodies and lines of an area on a day, with positions for a chart."""

    async def structure(
        self,
        ident: str,
        *,
        date: Date | None = None,
        focus: Sequence[str] | str = (),
        steps: str | None = None,
        kinds: Sequence[str] | str = (),
        body_kinds: Sequence[str] | str = (),
        hide: Sequence[str] | str = (),
        from_: str | None = None,
        to: str | None = None,
        way: int | None = None,
        compare: Date | None = None,
    ) -> StructureAnswer:
        """The structure of an area on a day.

        Give the nodes and lines that the documents attest on the day, with the place of each node on a chart.

        All of them, or a part: around a body, of some kinds, without some. A path may be marked, and a second
        day compared.

        Args:
            ident: An area, or a body for what is around it.
            date: The day asked about; today in London if left out.
            focus: Only what is around this body. May be repeated.
            steps: How many steps around it: 1 if left out; `all` for everything.
            kinds: Only lines of this sort (`accountable`, `seat`) or kind (`statutory`). May be repeated.
            body_kinds: Only boxes of this kind. May be repeated.
            hide: Leave this body out. May be repeated.
            from_: Mark a path that begins here.
            to: The path ends here; upwards if left out.
            way: Which of several such paths.
            compare: A second day: what differs is marked.
        """
        return cast(
            "StructureAnswer",
            await self._call(
                "GET",
                path_of("/api/v1/areas/{id}/structure", id=ident),
                {
                    "date": date,
                    "focus": focus,
                    "steps": steps,
                    "kinds": kinds,
                    "body_kinds": body_kinds,
                    "hide": hide,
                    "from": from_,
                    "to": to,
                    "way": way,
                    "compare": compare,
                },
            ),
        )
