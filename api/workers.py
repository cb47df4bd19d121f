"""Several processes that answer on one port: started together, replaced when one dies, stopped together.

Each has a listening socket of its own on the port, and the system deals out the connections. The sockets belong to the
process that supervises: connections that wait for a process that died are taken by the one in its place.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
import time
from dataclasses import dataclass
from multiprocessing import connection
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable, Sequence
    from multiprocessing.context import SpawnProcess

#: Seconds before a process that could not start is tried again, at first and at most.
PAUSE, LONGEST_PAUSE = 1.0, 30.0
#: Seconds beyond those that a process gives its own requests, after which one that was told to stop is ended.
PATIENCE = 3.0
#: The status of a process that finds another release than the others serve.
OTHER_RELEASE = 75
#: A new process starts from nothing: threads and open databases do not survive being copied.
_NEW = multiprocessing.get_context("spawn")


@dataclass
class _Place:
    """A socket, and the process that serves on it; `due` is when the next one may start, None while one runs."""

    listening: socket.socket
    process: SpawnProcess | None = None
    pipe: connection.Connection | None = None
    ready: bool = False
    failures: int = 0
    due: float | None = 0.0


class Supervisor:
    """Keeps one process on each of some sockets."""

    def __init__(self, work: Callable[..., None], sockets: Sequence[socket.socket], *, grace: float) -> None:
        """Prepare.

        Args:
            work: what each process does, given its socket and a function to call once it takes requests. It can be pickled.
            sockets: one for each process, all on one port.
            grace: seconds that each process gives the requests under way when it is told to stop.
        """
        self._work = work
        self._places = [_Place(s) for s in sockets]
        self._grace = grace
        self._said = False

    def run(self, listens: Callable[[], None]) -> int:
        """Keep the processes until told to stop by SIGTERM, SIGINT or SIGHUP; return the exit status.

        Args:
            listens: called once, when all of them take requests.
        """
        told, tell = os.pipe()
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, lambda *_: os.write(tell, b"."))
        try:
            while True:
                self._start_due()
                happened = set(connection.wait([told, *self._watched()], self._until_due()))
                if told in happened:
                    return 0
                for place in list(self._places):
                    self._hear(place, happened)
                    if place.process and place.process.sentinel in happened and (failed := self._lost(place)):
                        return failed
                if not self._said and all(p.ready for p in self._places):
                    self._said = True
                    listens()
        finally:
            self._stop()

    def _start_due(self) -> None:
        for place in self._places:
            if place.due is not None and place.due <= time.monotonic():
                place.pipe, theirs = _NEW.Pipe()
                place.process = _NEW.Process(target=_begin, args=(self._work, place.listening, theirs))
                place.process.start()
                theirs.close()
                place.due, place.ready = None, False

    def _watched(self) -> list[Any]:
        """Return what may tell that something happened: the end of a process, or its word that it is ready."""
        running = [p for p in self._places if p.process]
        return [p.process.sentinel for p in running if p.process] + [p.pipe for p in running if p.pipe and not p.ready]

    def _until_due(self) -> float | None:
        """Return the seconds until the next process may start; None where none waits."""
        due = [p.due for p in self._places if p.due is not None]
        return max(0.0, min(due) - time.monotonic()) if due else None

    def _hear(self, place: _Place, happened: set[Any]) -> None:
        if place.pipe in happened and place.pipe:
            try:
                place.ready = bool(place.pipe.recv())
                place.failures = 0
            except EOFError:  # it ended; its sentinel tells so
                place.pipe.close()
                place.pipe = None

    def _lost(self, place: _Place) -> int:
        """Take note of a process that ended unasked; return the exit status where all has to end by that, else 0."""
        process = place.process
        assert process is not None  # noqa: S101  it was watched
        process.join()
        code = process.exitcode or 0
        how = f"ended by signal {-code}" if code < 0 else f"ended with status {code}"
        if not self._said:
            sys.stderr.write(f"graphmodel: a process {how} before all had started; all are stopped.\n")
            return code if code > 0 else 1
        if place.pipe:
            place.pipe.close()
        if code == OTHER_RELEASE:
            # Nobody is to wait at its door. Where none is left, whoever started the service starts it on the new release.
            sys.stderr.write(f"graphmodel: process {process.pid} {how}; {len(self._places) - 1} of them are left.\n")
            place.listening.close()
            self._places.remove(place)
            return 0 if self._places else code
        pause = 0.0 if place.ready else min(PAUSE * 2**place.failures, LONGEST_PAUSE)
        when = "another takes its place" if place.ready else f"the next attempt is in {pause:g} seconds"
        sys.stderr.write(f"graphmodel: process {process.pid} {how}; {when}.\n")
        place.failures += not place.ready
        place.process, place.pipe, place.ready, place.due = None, None, False, time.monotonic() + pause
        return 0

    def _stop(self) -> None:
        """Tell all processes to stop, and end those that do not."""
        for place in self._places:
            # A socket ends with its last holder. That is to be the process that serves on it, which takes who still waits there.
            place.listening.close()
        running = [p.process for p in self._places if p.process]
        for process in running:
            process.terminate()
        until = time.monotonic() + self._grace + PATIENCE
        for process in running:
            process.join(max(0.0, until - time.monotonic()))
            if process.is_alive():
                process.kill()
                process.join()


def _begin(work: Callable[..., None], listening: socket.socket, pipe: connection.Connection) -> None:
    """Work, until told to stop or until the process that supervises is gone."""
    threading.Thread(target=_follow, args=(pipe,), daemon=True).start()
    work(listening, lambda: pipe.send(True))


def _follow(pipe: connection.Connection) -> None:
    """Stop this process when the other end of a pipe is closed: nobody would replace or stop it any more."""
    try:
        pipe.recv()
    except (EOFError, OSError):
        os.kill(os.getpid(), signal.SIGTERM)
