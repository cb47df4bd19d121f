"""The log of requests: a line of JSON for each, on standard error. No address, no query string, no body, no id of what was asked for."""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from api.operation.observe import REQUEST_ID

if TYPE_CHECKING:
    from api.operation.observe import Exchange

_REQUESTS = logging.getLogger("graphmodel.requests")


class RequestLog:
    """Writes a line for each request that was answered."""

    def begun(self) -> None:
        """Do nothing: a request is logged when it is done."""

    def done(self, exchange: Exchange) -> None:
        """Write the line."""
        fields = {
            "method": exchange.method,
            "route": exchange.route,
            "status": exchange.status,
            "milliseconds": round(exchange.seconds * 1000, 1),
        }
        _REQUESTS.info("request", extra={"fields": fields})


class JsonLines(logging.Formatter):
    """A record of a log as a line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line: `time`, `level`, `event`, the fields of a request, `request_id`, and `exception` where one was raised."""
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "event": record.getMessage(),
            **getattr(record, "fields", {}),
        }
        if ident := REQUEST_ID.get():
            line["request_id"] = ident
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


def configure() -> None:
    """Send what the service and its server log to standard error as lines of JSON."""
    handler = logging.StreamHandler()
    handler.setFormatter(JsonLines())
    for name, level in (("graphmodel", logging.INFO), ("uvicorn", logging.WARNING)):
        logger = logging.getLogger(name)
        logger.handlers, logger.propagate = [handler], False
        logger.setLevel(level)
