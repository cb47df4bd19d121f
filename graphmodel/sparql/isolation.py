"""What a worker gives up before it runs a query: the network, further files, more memory, its place before the service, and outliving it.

The queries are read before they come here, and none that names another address does. This is for the one that should be missed.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import resource
import signal
from pathlib import Path

_PR_SET_PDEATHSIG = 1
_CLONE_NEWUSER = 0x10000000
_CLONE_NEWNET = 0x40000000
_NICENESS = 15


def yield_to_the_service(parent: int) -> None:
    """Take second place at the processor, leave no core file, and die when the parent does.

    Args:
        parent: the process that has to be there; where it is gone already, this one ends.
    """
    os.nice(_NICENESS)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with contextlib.suppress(OSError, AttributeError):  # Linux alone has it; elsewhere the end of the input says so
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        raise SystemExit(0)


def leave_network() -> bool:
    """Move to a network of this process alone, in which there is nothing; tell whether that was allowed.

    It has to come before any thread is started. Root may do it at once; others as the owners of a user namespace, where the system lets them.
    """
    try:
        unshare = ctypes.CDLL(None).unshare
    except (OSError, AttributeError):
        return False
    return any(unshare(what) == 0 for what in (_CLONE_NEWNET, _CLONE_NEWUSER | _CLONE_NEWNET))


def open_nothing_more() -> None:
    """Forbid to open any further file or socket: each needs a number, and the lowest that is free is forbidden."""
    free = os.dup(0)
    os.close(free)
    resource.setrlimit(resource.RLIMIT_NOFILE, (free, free))


def bound_memory(more: int) -> None:
    """Allow so many bytes of memory beside those that are in use; where the system does not tell how many are, time alone is the bound."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except FileNotFoundError:
        return
    most = pages * resource.getpagesize() + more
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
