"""One worker process, as the service sees it: asked one thing at a time, and killed when it takes too long."""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
import time
import weakref
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from graphmodel.sparql.frames import Frames, frame

if TYPE_CHECKING:
    from pathlib import Path

    from graphmodel.sparql.limits import Limits

#: Seconds that a worker is given to open the dataset. A large one on a slow disk takes a while.
_TO_OPEN = 120.0
_CHUNK = 1024 * 1024


class TimeIsUpError(Exception):
    """The worker took longer than it may; it was killed."""


class DiedError(Exception):
    """The worker ended by itself; its argument is the number of the signal, or 0."""


class Worker:
    """A worker process. It inherits nothing but its own two pipes, and does not outlive this process."""

    def __init__(self, place: Path, limits: Limits) -> None:
        command = [sys.executable, "-P", "-m", "graphmodel.sparql.worker", str(place), str(os.getpid())]
        self._process = subprocess.Popen(  # noqa: S603  the command is ours, and nothing of a query is in it
            [*command, json.dumps(asdict(limits))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # an engine that gives up may print what it was working on
            env={"PATH": os.defpath, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "LANG": "C.UTF-8"},
            bufsize=0,
            start_new_session=True,  # Ctrl+C in a terminal is for the service, which then ends its workers
        )
        self._frames = Frames()
        self._end = weakref.finalize(self, _end, self._process)
        self.pid = self._process.pid

    def wait_ready(self) -> None:
        """Wait until the dataset is open.

        Raises:
            DiedError: it could not open the dataset.
            TimeIsUpError: it took minutes; it was killed.
        """
        self._read(time.monotonic() + _TO_OPEN)

    def ask(self, head: dict[str, Any], seconds: float) -> tuple[dict[str, Any], bytes]:
        """Send a query and return what comes back.

        Args:
            head: the query and what goes with it, as `graphmodel.sparql.worker` reads it.
            seconds: how long it may take.

        Raises:
            DiedError: the worker ended meanwhile.
            TimeIsUpError: the time is up; the worker was killed.
        """
        until = time.monotonic() + seconds
        self._write(memoryview(frame(head)), until)
        return self._read(until)

    def kill(self) -> None:
        """Kill the process, from any thread; the one that waits for its answer is told that it died."""
        self._process.kill()

    def end(self) -> None:
        """Kill the process, if it still runs, and wait until it is gone."""
        self._end()

    def _write(self, data: memoryview, until: float) -> None:
        assert self._process.stdin is not None  # noqa: S101  it was started with a pipe
        number = self._process.stdin.fileno()
        os.set_blocking(number, False)
        while data:
            self._wait(number, select.POLLOUT, until)
            try:
                data = data[os.write(number, data) :]
            except BrokenPipeError:
                raise self._died() from None

    def _read(self, until: float) -> tuple[dict[str, Any], bytes]:
        assert self._process.stdout is not None  # noqa: S101  it was started with a pipe
        number = self._process.stdout.fileno()
        while True:
            self._wait(number, select.POLLIN, until)
            data = os.read(number, _CHUNK)
            if not data:
                raise self._died()
            if message := self._frames.feed(data):
                return message

    def _wait(self, number: int, event: int, until: float) -> None:
        poll = select.poll()
        poll.register(number, event)
        left = until - time.monotonic()
        if left <= 0 or not poll.poll(left * 1000):
            self.end()
            raise TimeIsUpError

    def _died(self) -> DiedError:
        """Return why it ended; one that has closed its pipes is about to."""
        try:
            status = self._process.wait(5)
        except subprocess.TimeoutExpired:
            status = -signal.SIGKILL
        self.end()
        return DiedError(-status if status < 0 else 0)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            pipe.close()
