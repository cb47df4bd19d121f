"""The calls: service."""
# Made by tools/make_client.py from the description of the service. Change the service, and run that again.

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from graphmodel_client.transport import AsyncTransport, Transport

if TYPE_CHECKING:
    from graphmodel_client.answers.common import Health
    from graphmodel_client.answers.health import Live


class Service(Transport):
    """Whether the service is up and ready."""

    def health(self) -> Health:
        """Whether the service is up.

        Say that the service is up, and name the data it answers from.
        """
        return cast("Health", self._call("GET", "/api/v1/health", {}))

    def live(self) -> Live:
        """Whether the process is alive.

        Say that the process answers at all; if it does not, it has to be started again.
        """
        return cast("Live", self._call("GET", "/health/live", {}))

    def ready(self) -> Health:
        """Whether the process takes questions.

        Say that the data are loaded and questions are answered; 503 while the process starts, and from when it
        is told to stop.
        """
        return cast("Health", self._call("GET", "/health/ready", {}))


class AsyncService(AsyncTransport):
    """Whether the service is up and ready."""

    async def health(self) -> Health:
        """Whether the service is up.

        Say that the service is up, and name the data it answers from.
        """
        return cast("Health", await self._call("GET", "/api/v1/health", {}))

    async def live(self) -> Live:
        """Whether the process is alive.

        Say that the process answers at all; if it does not, it has to be started again.
        """
        return cast("Live", await self._call("GET", "/health/live", {}))

    async def ready(self) -> Health:
        """Whether the process takes questions.

        Say that the data are loaded and questions are answered; 503 while the process starts, and from when it
        is told to stop.
        """
        return cast("Health", await self._call("GET", "/health/ready", {}))
