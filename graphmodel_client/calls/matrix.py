"""The calls: matrix."""
# Made by tools/make_client.py from the description of the service. Change the service, and run that again.

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from graphmodel_client.transport import AsyncTransport, Transport
from graphmodel_client.wire import path_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphmodel_client.answers.matrix import MatrixAnswer
    from graphmodel_client.wire import Date


class Matrix(Transport):
    """The same question for every pair of bodies on a board or in an area."""

    def matrix(
        self,
        area: str,
        *,
        purpose: Sequence[str] | str,
        board: str | None = None,
        subject: str | None = None,
        information: Sequence[str] | str = (),
        fact: Sequence[str] | str = (),
        date: Date | None = None,
    ) -> MatrixAnswer:
        """Every member of a partnership to every other.

        Give the strongest outcome of each pair of bodies of an area, or of the members of a board, with norms,
        flags and links.

        As `csv` or `xlsx` it has a row for each pair and purpose.

        Args:
            area: An area.
            purpose: What for; `all` for each purpose there is. May be repeated.
            board: Only the members of this board or partnership.
            subject: Whom the information is about; a child if left out.
            information: Which kind of information; personal if left out. May be repeated.
            fact: A fact of the case, `name=true` or `name=false`. May be repeated.
            date: The day asked about; today in London if left out.
        """
        return cast(
            "MatrixAnswer",
            self._call(
                "GET",
                path_of("/api/v1/matrix/{area}", area=area),
                {
                    "purpose": purpose,
                    "board": board,
                    "subject": subject,
                    "information": information,
                    "fact": fact,
                    "date": date,
                },
            ),
        )


class AsyncMatrix(AsyncTransport):
    """The same question for every pair of bodies on a board or in an area."""

    async def matrix(
        self,
        area: str,
        *,
        purpose: Sequence[str] | str,
        board: str | None = None,
        subject: str | None = None,
        information: Sequence[str] | str = (),
        fact: Sequence[str] | str = (),
        date: Date | None = None,
    ) -> MatrixAnswer:
        """Every member of a partnership to every other.

        Give the strongest outcome of each pair of bodies of an area, or of the members of a board, with norms,
        flags and links.

        As `csv` or `xlsx` it has a row for each pair and purpose.

        Args:
            area: An area.
            purpose: What for; `all` for each purpose there is. May be repeated.
            board: Only the members of this board or partnership.
            subject: Whom the information is about; a child if left out.
            information: Which kind of information; personal if left out. May be repeated.
            fact: A fact of the case, `name=true` or `name=false`. May be repeated.
            date: The day asked about; today in London if left out.
        """
        return cast(
            "MatrixAnswer",
            await self._call(
                "GET",
                path_of("/api/v1/matrix/{area}", area=area),
                {
                    "purpose": purpose,
                    "board": board,
                    "subject": subject,
                    "information": information,
                    "fact": fact,
                    "date": date,
                },
            ),
        )
