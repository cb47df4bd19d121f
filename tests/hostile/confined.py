"""A piece of work in a process with little memory, little time and no network: what came of it, in words."""

from __future__ import annotations

import os
import resource
import signal
import socket
import sys
import traceback
from pathlib import Path

from tests.hostile.tally import most, tried

MEGABYTE = 2**20
MEMORY = 700 * MEGABYTE
SECONDS = 30


class Told(str):
    """What an error for a reader says."""

    __slots__ = ()


def _deny(*_args, **_more):
    raise AssertionError("it reached for the network")


def confined(work, *errors, memory=MEMORY, seconds=SECONDS):
    """Return what work returns, as text, or as `Told` the text of one of these errors that it raised.

    Anything else that it raises, too much memory, too much time and any connection fail the test.
    """
    out, into = os.pipe()
    child = os.fork()
    if not child:
        os.close(out)
        status = 1
        try:
            now = int(Path("/proc/self/statm").read_text(encoding="utf-8").split()[0]) * resource.getpagesize()
            resource.setrlimit(resource.RLIMIT_AS, (now + memory, now + memory))
            used = int(sum(resource.getrusage(resource.RUSAGE_SELF)[:2]))
            resource.setrlimit(resource.RLIMIT_CPU, (used + seconds, used + seconds))
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
            signal.signal(signal.SIGALRM, signal.SIG_DFL)
            socket.socket.connect = _deny
            socket.getaddrinfo = _deny
            try:
                found = f"+{work()}"
            except errors as error:
                found = f"-{error}"
            except BaseException:  # noqa: BLE001  whatever it is, the test tells of it
                found = f"!{traceback.format_exc()}"
            with os.fdopen(into, "wb") as pipe:
                pipe.write(found.encode("utf-8", "backslashreplace"))
            status = 0
        finally:
            os._exit(status)
    os.close(into)
    with os.fdopen(out, "rb") as pipe:
        found = pipe.read().decode()
    _, status, used = os.wait4(child, 0)
    tried("pieces of work in processes of their own")
    most("seconds for the slowest of them", round(used.ru_utime + used.ru_stime, 1))
    assert status == 0, (
        f"the process was ended: status {status} ({sys.platform}); it took more than {seconds} s or {memory // MEGABYTE} MB"
    )
    assert not found.startswith("!"), found
    return found[1:] if found.startswith("+") else Told(found[1:])
