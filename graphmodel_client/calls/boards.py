"""The calls: boards."""
# Made by tools/make_client.py from the description of the service. Change the service, and run that again.

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from graphmodel_client.transport import AsyncTransport, Transport
from graphmodel_client.wire import path_of

if TYPE_CHECKING:
    from graphmodel_client.answers.boards import QuorumAnswer, RulesAnswer, SeatsAnswer
    from graphmodel_client.wire import Date


class Boards(Transport):
    """The seats of a board as printed, its rules of procedure, and whether a number present is quorate."""

    def seats(self, ident: str, *, list_: str | None = None, date: Date | None = None) -> SeatsAnswer:
        """The seats of a board.

        Give the lists of seats as printed, each with its declared total and its count, and every seat.

        Args:
            ident: A body, as `body/slug`, bare slug or name.
            list_: Only this list of seats.
            date: The day asked about; today in London if left out.
        """
        return cast(
            "SeatsAnswer",
            self._call("GET", path_of("/api/v1/boards/{id}/seats", id=ident), {"list": list_, "date": date}),
        )

    def rules(self, ident: str, *, topic: str | None = None, date: Date | None = None) -> RulesAnswer:
        """The rules of procedure of a body.

        Give the rules, those that a class hands down among them, and what is left unfinished or unstated.

        Args:
            ident: A body, as `body/slug`, bare slug or name.
            topic: Only this topic.
            date: The day asked about; today in London if left out.
        """
        return cast(
            "RulesAnswer",
            self._call("GET", path_of("/api/v1/bodies/{id}/rules", id=ident), {"topic": topic, "date": date}),
        )

    def quorum(self, ident: str, *, present: int, date: Date | None = None) -> QuorumAnswer:
        """Whether a number present is quorate.

        Say whether a number present is quorate, or why that cannot be computed.

        Args:
            ident: A body, as `body/slug`, bare slug or name.
            present: How many are present.
            date: The day asked about; today in London if left out.
        """
        return cast(
            "QuorumAnswer",
            self._call("GET", path_of("/api/v1/boards/{id}/quorum", id=ident), {"present": present, "date": date}),
        )


class AsyncBoards(AsyncTransport):
    """The seats of a board as printed, its rules of procedure, and whether a number present is quorate."""

    async def seats(self, ident: str, *, list_: str | None = None, date: Date | None = None) -> SeatsAnswer:
        """The seats of a board.

        Give the lists of seats as printed, each with its declared total and its count, and every seat.

        Args:
            ident: A body, as `body/slug`, bare slug or name.
            list_: Only this list of seats.
            date: The day asked about; today in London if left out.
        """
        return cast(
            "SeatsAnswer",
            await self._call("GET", path_of("/api/v1/boards/{id}/seats", id=ident), {"list": list_, "date": date}),
        )

    async def rules(self, ident: str, *, topic: str | None = None, date: Date | None = None) -> RulesAnswer:
        """The rules of procedure of a body.

        Give the rules, those that a class hands down among them, and what is left unfinished or unstated.

        Args:
            ident: A body, as `body/slug`, bare slug or name.
            topic: Only this topic.
            date: The day asked about; today in London if left out.
        """
        return cast(
            "RulesAnswer",
            await self._call("GET", path_of("/api/v1/bodies/{id}/rules", id=ident), {"topic": topic, "date": date}),
        )

    async def quorum(self, ident: str, *, present: int, date: Date | None = None) -> QuorumAnswer:
        """Whether a number present is quorate.

        Say whether a number present is quorate, or why that cannot be computed.

        Args:
            ident: A body, as `body/slug`, bare slug or name.
            present: How many are present.
            date: The day asked about; today in London if left out.
        """
        return cast(
            "QuorumAnswer",
            await self._call(
                "GET", path_of("/api/v1/boards/{id}/quorum", id=ident), {"present": present, "date": date}
            ),
        )
