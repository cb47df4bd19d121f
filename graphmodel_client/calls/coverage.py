"""The calls: coverage."""
# Made by tools/make_client.py from the description of the service. Change the service, and run that again.

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from graphmodel_client.transport import AsyncTransport, Transport

if TYPE_CHECKING:
    from graphmodel_client.answers.coverage import CoverageAnswer
    from graphmodel_client.wire import Date


class Coverage(Transport):
    """What of the law is in the graph, how it was read, and up to when. What is not in the graph is not thereby unlawful."""

    def coverage(self, *, date: Date | None = None) -> CoverageAnswer:
        """What of the law is in the graph.

        Give for each Act what of it is in the graph, how it was read, up to when, and what is not confirmed.

        Args:
            date: The day asked about; today in London if left out.
        """
        return cast("CoverageAnswer", self._call("GET", "/api/v1/coverage", {"date": date}))


class AsyncCoverage(AsyncTransport):
    """What of the law is in the graph, how it was read, and up to when. What is not in the graph is not thereby unlawful."""

    async def coverage(self, *, date: Date | None = None) -> CoverageAnswer:
        """What of the law is in the graph.

        Give for each Act what of it is in the graph, how it was read, up to when, and what is not confirmed.

        Args:
            date: The day asked about; today in London if left out.
        """
        return cast("CoverageAnswer", await self._call("GET", "/api/v1/coverage", {"date": date}))
