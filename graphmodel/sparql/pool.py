"""The workers and the queue before them. No process runs, and no copy of the dataset is written, before the first query."""

from __future__ import annotations

import math
import queue
import shutil
import signal
import tempfile
import threading
import weakref
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graphmodel.sparql import told
from graphmodel.sparql.errors import BusyError, NotRunError, OverLimitError, SparqlError
from graphmodel.sparql.limits import Limits
from graphmodel.sparql.process import DiedError, TimeIsUpError, Worker

if TYPE_CHECKING:
    from collections.abc import Callable

#: How an engine ends that asks for more memory than it is given; by any other signal one ends whose query is nested beyond its stack.
_OUT_OF_MEMORY = {signal.SIGABRT, signal.SIGKILL}


@dataclass(frozen=True)
class Result:
    """A result: its bytes, and how many rows or triples it has."""

    body: bytes
    rows: int


@dataclass(frozen=True)
class _Job:
    head: dict[str, Any]
    seconds: float
    future: Future[Result] = field(default_factory=Future)


class Pool:
    """Runs queries, so many at once, each in a process that is killed when its time is up.

    Args:
        source: the folder of a database of Oxigraph (or a file of N-Quads) that is there already; or what writes one into the folder
            that it is given, and returns it.
        limits: what a query may take.
    """

    def __init__(self, source: Path | Callable[[Path], Path], limits: Limits | None = None) -> None:
        self.limits = limits or Limits()
        self._source = source
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._place: Path | None = source if isinstance(source, Path) else None
        self._writing = threading.Lock()
        self._under_way = 0
        self._threads: list[threading.Thread] = []
        self._workers: set[Worker] = set()
        self._closed = False
        self._remove: weakref.finalize[..., Pool] | None = None

    @property
    def pids(self) -> list[int]:
        """The processes that run now."""
        with self._lock:
            return sorted(w.pid for w in self._workers)

    def submit(self, head: dict[str, Any], seconds: float) -> Future[Result]:
        """Have a query run, and return what its result will be in.

        Args:
            head: the query, its form, prefixes and graphs, as `graphmodel.sparql.worker` reads them.
            seconds: for how long it may run once it has a process.

        Raises:
            BusyError: as many as may wait are waiting.

        The future raises OverLimitError, MalformedError or NotRunError.
        """
        job = _Job(head, seconds)
        with self._lock:
            if self._closed:
                raise BusyError.of(told.CLOSED)
            if self._under_way >= self.limits.workers + self.limits.waiting:
                error = BusyError.of(told.busy(self._under_way))
                error.seconds = math.ceil(self.limits.seconds)
                raise error
            self._under_way += 1
            if self._under_way > len(self._threads) and len(self._threads) < self.limits.workers:
                thread = threading.Thread(target=self._lane, name=f"sparql-{len(self._threads) + 1}", daemon=True)
                self._threads.append(thread)
                thread.start()
            self._jobs.put(job)
        return job.future

    def close(self) -> None:
        """End all workers, whatever they are at, and take the copy of the dataset away."""
        with self._lock:
            self._closed = True
            workers = list(self._workers)
            threads = list(self._threads)
        for _ in threads:
            self._jobs.put(None)
        for worker in workers:
            worker.kill()
        for thread in threads:
            thread.join()
        if self._remove is not None:
            self._remove()

    def _lane(self) -> None:
        """Answer from the queue by a worker of its own. One that was killed is started again before the next query comes."""
        worker: Worker | None = None
        while job := self._jobs.get():
            outcome: Result | SparqlError | None = None
            if job.future.set_running_or_notify_cancel():
                worker, outcome = self._outcome(worker, job)
            with self._lock:
                self._under_way -= 1
            if isinstance(outcome, Result):
                job.future.set_result(outcome)
            elif outcome:
                job.future.set_exception(outcome)
            worker = worker or self._again()
        self._gone(worker)

    def _outcome(self, worker: Worker | None, job: _Job) -> tuple[Worker | None, Result | SparqlError]:
        """Return the worker, unless it is gone, and what came of the query."""
        if self._closed:
            return worker, BusyError.of(told.CLOSED)
        try:
            worker = worker or self._started()
        except (DiedError, TimeIsUpError, OSError) as error:
            return None, NotRunError.of(told.not_started(error))
        try:
            head, body = worker.ask(job.head, job.seconds)
        except TimeIsUpError:
            wrong: SparqlError = OverLimitError.of(told.time_is_up(job.seconds))
        except DiedError as died:
            wrong = self._why(died.args[0])
        else:
            return worker, told.wrong(head, self.limits, job.head["query"]) or Result(body, head["rows"])
        self._gone(worker)
        return None, wrong

    def _started(self) -> Worker:
        worker = Worker(self._copy(), self.limits)
        with self._lock:
            self._workers.add(worker)
            closed = self._closed
        try:
            if closed:
                worker.kill()
            worker.wait_ready()
        except (DiedError, TimeIsUpError, OSError):
            self._gone(worker)
            raise
        return worker

    def _again(self) -> Worker | None:
        """Start a worker for the next query; where that fails, the next query tells why."""
        if self._closed:
            return None
        try:
            return self._started()
        except (DiedError, TimeIsUpError, OSError):
            return None

    def _gone(self, worker: Worker | None) -> None:
        if worker is not None:
            worker.end()
            with self._lock:
                self._workers.discard(worker)

    def _why(self, number: int) -> SparqlError:
        if self._closed:
            return BusyError.of(told.CLOSED)
        if number in _OUT_OF_MEMORY:
            return OverLimitError.of(told.out_of_memory(self.limits.memory))
        return OverLimitError.of(told.TOO_DEEP) if number else NotRunError.of(told.ENDED)

    def _copy(self) -> Path:
        """Return what the workers open; the first to ask writes it."""
        with self._writing:
            if self._place is None:
                assert not isinstance(self._source, Path)  # noqa: S101  a path is there from the beginning
                folder = tempfile.mkdtemp(prefix="graphmodel-sparql-")
                self._remove = weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)
                self._place = self._source(Path(folder))
            return self._place
