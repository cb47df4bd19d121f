"""Actions that are killed at a chosen moment, each in a process of its own, with no chance to tidy up.

A moment is the n-th time that the process touches the file system (Python tells of each before it happens), the n-th byte of any
file (the system then ends the process in the midst of the write, be it Python's or the database engine's), or a time.
"""

from __future__ import annotations

import multiprocessing
import os
import resource
import signal
import sys
import time
import warnings
from dataclasses import dataclass

#: What touches the file system. An `open` counts only where it may write.
EVENTS = {
    "open",
    "os.mkdir",
    "os.rename",
    "os.rmdir",
    "os.remove",
    "os.chmod",
    "os.utime",
    "shutil.rmtree",
    "ctypes.dlsym",
}
_FOREVER = 60


@dataclass(frozen=True)
class Moment:
    """When the process is killed; without any number it is not.

    Attributes:
        event: after so many events.
        size: when a file has so many bytes.
        seconds: after so long.
    """

    event: int | None = None
    size: int | None = None
    seconds: float | None = None

    def __str__(self):
        return next((f"{name} {value}" for name, value in vars(self).items() if value is not None), "never")


@dataclass(frozen=True)
class Death:
    """How it ended: whether it was killed; where it was not, how many events there were and how many seconds it took."""

    killed: bool
    events: int
    seconds: float


def run(phase, place, moment=None):
    """Run a phase on a place in a process that is killed at a moment; return how it ended."""
    # From a process that has loaded everything and opened no database: engines and threads do not survive being copied.
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.faults.phases"])
    mine, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_live, args=(phase, str(place), moment or Moment(), theirs))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        process.start()
    theirs.close()
    process.join(_FOREVER)
    assert process.exitcode is not None, f"{phase} hangs, killed at {moment}"
    events, seconds = mine.recv() if process.exitcode == 0 else (-1, -1.0)
    mine.close()
    killed = process.exitcode in {-signal.SIGKILL, -signal.SIGXFSZ, -signal.SIGALRM}
    assert killed or process.exitcode == 0, f"{phase} ended by itself with {process.exitcode}, killed at {moment}"
    return Death(killed, events, seconds)


def _live(phase, place, moment, tell):
    from tests.faults import phases

    action = getattr(phases, phase)
    action.prepare(place)
    seen = [0]

    def watch(event, arguments):
        if event not in EVENTS or (event == "open" and not _writes(arguments)):
            return
        if seen[0] == moment.event:
            os.kill(os.getpid(), signal.SIGKILL)
        seen[0] += 1

    sys.addaudithook(watch)
    if moment.size is not None:
        signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (moment.size, moment.size))
    if moment.seconds is not None:
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, max(moment.seconds, 1e-6))
    begin = time.perf_counter()
    action.do(place)
    signal.setitimer(signal.ITIMER_REAL, 0)
    tell.send((seen[0], time.perf_counter() - begin))
    # No tidying up either: what is not written by now is not written.
    os._exit(0)


def _writes(arguments):
    _, mode, flags = arguments
    return bool((flags or 0) & (os.O_WRONLY | os.O_RDWR)) or (isinstance(mode, str) and bool(set("wax+") & set(mode)))


def attempt(phase, place, size):
    """Run a phase in a process whose files may have so many bytes, and return what is told; None where all went well."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.faults.phases"])
    mine, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_try, args=(phase, str(place), size, theirs))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        process.start()
    theirs.close()
    told = mine.recv() if mine.poll(_FOREVER) else f"{phase} hangs"
    process.join()
    mine.close()
    return told


def _try(phase, place, size, tell):
    from graphmodel.errors import GraphmodelError
    from tests.faults import phases

    action = getattr(phases, phase)
    action.prepare(place)
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    try:
        action.do(place)
    except GraphmodelError as error:
        tell.send(str(error))
    else:
        tell.send(None)
