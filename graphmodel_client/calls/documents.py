"""The calls: documents."""
# Made by tools/make_client.py from the description of the service. Change the service, and run that again.

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from graphmodel_client.transport import AsyncTransport, Transport
from graphmodel_client.wire import path_of

if TYPE_CHECKING:
    from graphmodel_client.answers.documents import ReadingsAnswer
    from graphmodel_client.wire import Date


class Documents(Transport):
    """What a local document says the law is, compared with the law of its day."""

    def readings(
        self, ident: str, *, paragraph: str | None = None, norm: str | None = None, date: Date | None = None
    ) -> ReadingsAnswer:
        """What a document says the law is.

        Give the readings, each compared with the law of the document's day, or of the day asked about.

        Args:
            ident: A document.
            paragraph: Only this paragraph, as printed.
            norm: Only readings of this norm.
            date: The day asked about; today in London if left out.
        """
        return cast(
            "ReadingsAnswer",
            self._call(
                "GET",
                path_of("/api/v1/documents/{id}/readings", id=ident),
                {"paragraph": paragraph, "norm": norm, "date": date},
            ),
        )


class AsyncDocuments(AsyncTransport):
    """What a local document says the law is, compared with the law of its day."""

    async def readings(
        self, ident: str, *, paragraph: str | None = None, norm: str | None = None, date: Date | None = None
    ) -> ReadingsAnswer:
        """What a document says the law is.

        Give the readings, each compared with the law of the document's day, or of the day asked about.

        Args:
            ident: A document.
            paragraph: Only this paragraph, as printed.
            norm: Only readings of this norm.
            date: The day asked about; today in London if left out.
        """
        return cast(
            "ReadingsAnswer",
            await self._call(
                "GET",
                path_of("/api/v1/documents/{id}/readings", id=ident),
                {"paragraph": paragraph, "norm": norm, "date": date},
            ),
        )
