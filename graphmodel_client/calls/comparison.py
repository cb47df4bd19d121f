"""The calls: comparison."""
# Made by tools/make_client.py from the description of the service. Change the service, and run that again.

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from graphmodel_client.transport import AsyncTransport, Transport
from graphmodel_client.wire import path_of

if TYPE_CHECKING:
    from graphmodel_client.answers.compare import CompareAnswer, ComplianceAnswer
    from graphmodel_client.wire import Date


class Comparison(Transport):
    """Whether a board has the seats that a provision wants, and what differs between two days or two things."""

    def compliance(self, ident: str, *, norm: str, date: Date | None = None) -> ComplianceAnswer:
        """Whether a board has the seats that a provision wants.

        Say for each item of the provision's list by which seat it is held, by none, or why that cannot be told.

        Args:
            ident: A body, as `body/slug`, bare slug or name.
            norm: The norm that says who has to sit.
            date: The day asked about; today in London if left out.
        """
        return cast(
            "ComplianceAnswer",
            self._call("GET", path_of("/api/v1/boards/{id}/compliance", id=ident), {"norm": norm, "date": date}),
        )

    def compare(
        self,
        *,
        left: str,
        right: str | None = None,
        norm: str | None = None,
        from_: Date | None = None,
        until: Date | None = None,
        date: Date | None = None,
    ) -> CompareAnswer:
        """What differs between two days or two things.

        Compare an area or board on two days, or two areas, boards, lists or documents' readings of one norm.

        Args:
            left: An area, board, list or document.
            right: Another one; left out to compare `left` between two days.
            norm: For two documents: the norm whose readings are compared.
            from_: The first day.
            until: The second day.
            date: The day asked about; today in London if left out.
        """
        return cast(
            "CompareAnswer",
            self._call(
                "GET",
                "/api/v1/compare",
                {"left": left, "right": right, "norm": norm, "from": from_, "until": until, "date": date},
            ),
        )


class AsyncComparison(AsyncTransport):
    """Whether a board has the seats that a provision wants, and what differs between two days or two things."""

    async def compliance(self, ident: str, *, norm: str, date: Date | None = None) -> ComplianceAnswer:
        """Whether a board has the seats that a provision wants.

        Say for each item of the provision's list by which seat it is held, by none, or why that cannot be told.

        Args:
            ident: A body, as `body/slug`, bare slug or name.
            norm: The norm that says who has to sit.
            date: The day asked about; today in London if left out.
        """
        return cast(
            "ComplianceAnswer",
            await self._call("GET", path_of("/api/v1/boards/{id}/compliance", id=ident), {"norm": norm, "date": date}),
        )

    async def compare(
        self,
        *,
        left: str,
        right: str | None = None,
        norm: str | None = None,
        from_: Date | None = None,
        until: Date | None = None,
        date: Date | None = None,
    ) -> CompareAnswer:
        """What differs between two days or two things.

        Compare an area or board on two days, or two areas, boards, lists or documents' readings of one norm.

        Args:
            left: An area, board, list or document.
            right: Another one; left out to compare `left` between two days.
            norm: For two documents: the norm whose readings are compared.
            from_: The first day.
            until: The second day.
            date: The day asked about; today in London if left out.
        """
        return cast(
            "CompareAnswer",
            await self._call(
                "GET",
                "/api/v1/compare",
                {"left": left, "right": right, "norm": norm, "from": from_, "until": until, "date": date},
            ),
        )
