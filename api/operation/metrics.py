"""Measurements for Prometheus, at `/metrics`: how many requests, how long they take, what answers come to. Nothing of any one question.

Each process has its own. Where several share a port, a scrape would reach any one of them: with `PROMETHEUS_MULTIPROC_DIR` naming an
empty folder before the first of them starts, they write there, and whichever is asked tells the sum of all.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from fastapi import Request  # noqa: TC002  FastAPI reads the annotations when it runs
from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    ProcessCollector,
    disable_created_metrics,
    generate_latest,
)
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4
from prometheus_client.multiprocess import MultiProcessCollector, mark_process_dead
from starlette.responses import Response

if TYPE_CHECKING:
    from collections.abc import Iterable

    from api.operation.observe import Exchange
    from graphmodel.model.model import Model

#: The upper ends of the classes of time, in seconds.
SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
# When each series began doubles what is scraped, and nobody here asks for it.
disable_created_metrics()  # type: ignore[no-untyped-call]
#: The variable that names the folder which several processes share.
SHARED = "PROMETHEUS_MULTIPROC_DIR"


class Metrics:
    """The measurements of one process."""

    def __init__(self, model: Model) -> None:
        registry = self._registry = CollectorRegistry()
        self._shared = bool(os.environ.get(SHARED))
        if not self._shared:
            ProcessCollector(registry=registry)
        by = ("method", "route")
        self._requests = Counter(
            "graphmodel_requests",
            "Requests that were answered, by route and status.",
            (*by, "status"),
            registry=registry,
        )
        self._seconds = Histogram(
            "graphmodel_request_seconds", "Seconds to the end of the response.", by, buckets=SECONDS, registry=registry
        )
        self._under_way = Gauge(
            "graphmodel_requests_under_way", "Requests being answered.", multiprocess_mode="livesum", registry=registry
        )
        self._answers = Counter(
            "graphmodel_legal_basis_answers",
            "Answers on the legal basis, by outcome, or by state where there is no outcome.",
            ("outcome",),
            registry=registry,
        )
        dataset = Gauge(
            "graphmodel_dataset_info",
            "The data that is answered from; always 1.",
            ("version", "digest", "law_checked_to"),
            multiprocess_mode="max",
            registry=registry,
        )
        release = model.release
        dataset.labels(release.version, model.digest, str(release.law_checked_to)).set(1)

    def begun(self) -> None:
        """Count a request that has come in."""
        self._under_way.inc()

    def done(self, exchange: Exchange) -> None:
        """Count a request that was answered."""
        self._under_way.dec()
        self._requests.labels(exchange.method, exchange.route, str(exchange.status)).inc()
        self._seconds.labels(exchange.method, exchange.route).observe(exchange.seconds)

    def answered(self, outcomes: Iterable[str]) -> None:
        """Count answers on the legal basis, each by what it came to."""
        for outcome in outcomes:
            self._answers.labels(outcome).inc()

    def exposition(self) -> bytes:
        """Return all measurements in the text format of Prometheus; of all processes where they share a folder."""
        if not self._shared:
            return generate_latest(self._registry)
        together = CollectorRegistry()
        MultiProcessCollector(together)  # type: ignore[no-untyped-call]
        return generate_latest(together)

    def leave(self) -> None:
        """Take back what only a living process has, when this one ends."""
        if self._shared:
            mark_process_dead(os.getpid())  # type: ignore[no-untyped-call]


async def show_metrics(request: Request) -> Response:
    """Answer a scrape."""
    metrics: Metrics = request.app.state.metrics
    return Response(metrics.exposition(), media_type=CONTENT_TYPE_PLAIN_0_0_4)


def count_answer(request: Request, answer: dict[str, Any]) -> dict[str, Any]:
    """Count an answer on the legal basis where measurements are kept, and return it as it is."""
    metrics: Metrics | None = request.app.state.metrics
    # One for several pairs counts once for each. Who gives the answer again counts it again (api.operation.kept).
    outcomes = [one["outcome"] or one["state"] for one in answer.get("answers", (answer,))]
    request.state.outcomes = outcomes
    if metrics is not None:
        metrics.answered(outcomes)
    return answer
